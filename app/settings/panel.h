#pragma once

#include "app/shop.h"

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace yc::app
{

// One card of the settings: a heading, what is set, and what became of the last change.
class Panel : public QFrame
{
    Q_OBJECT
public:
    Panel(Shop &shop, const QString &title, QWidget *parent);

    // Shows what holds now. mayChange: else everything is to be read only.
    virtual void refresh(bool mayChange) = 0;
    // The page is left or somebody else signs in: nothing that was shown for one pair of eyes stays.
    virtual void forget() { }

Q_SIGNALS:
    void problem(yc::Code code);
    void complaint(const QString &words);

protected:
    void say(const QString &words, const char *role = "muted"); // under the card; empty: nothing
    // Keeps members of the settings file; false: the problem is told.
    bool keep(const QJsonObject &members);
    // A row "title: value" whose value can be marked and copied.
    QLabel *fact(const QString &title);

    Shop &m_shop;
    QVBoxLayout *m_column = nullptr;

private:
    QLabel *m_said = nullptr;
};

} // namespace yc::app
