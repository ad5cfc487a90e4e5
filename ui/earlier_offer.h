#pragma once

#include <QDate>
#include <QWidget>

class QPushButton;

namespace yc::ui
{

class OfferWords;

// Beside the label of an empty field: what the same people handed in before 历史办件, and the key that takes it over.
// Gives way where the line is narrow; the whole of it stands in its tool tip, and in the field once it is taken.
class EarlierOffer : public QWidget
{
    Q_OBJECT
public:
    EarlierOffer(const QString &label, QWidget *parent = nullptr);
    void say(const QString &value, QDate day); // the value by its words, masked where it has to be
    [[nodiscard]] QString words() const; // all of it
    [[nodiscard]] QWidget *button() const;

Q_SIGNALS:
    void taken();

private:
    OfferWords *m_words = nullptr;
    QPushButton *m_take = nullptr;
};

} // namespace yc::ui
