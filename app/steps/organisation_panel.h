#pragma once

#include "app/shop.h"
#include "core/domain/party.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QPushButton;

namespace yc::app
{

// An organisation that applies: its code judged while it is typed, its name, who represents it.
class OrganisationPanel : public QFrame
{
    Q_OBJECT
public:
    explicit OrganisationPanel(Shop &shop, QWidget *parent = nullptr);

    void begin(const QString &whom);
    void clear();
    void enter();
    void takeUscc(const QString &code); // it was scanned; what comes next has the focus
    void goOn(); // Enter: the next field, or at the last one submit()
    void submit();

Q_SIGNALS:
    void confirmed(const std::shared_ptr<core::domain::Organisation> &organisation);
    void cancelled();
    void complaint(const QString &words);

private:
    struct Line {
        QLineEdit *edit = nullptr;
        QLabel *problem = nullptr;
    };
    [[nodiscard]] Line makeLine(const QString &label, const QString &help);
    void edited(const Line &line);
    void judge(bool all, const Line *noted = nullptr, const QString &note = {});

    Shop &m_shop;
    QLabel *m_title = nullptr;
    Line m_uscc;
    Line m_name;
    Line m_representative;
    QPushButton *m_take = nullptr;
    bool m_making = false; // changes are our own
};

} // namespace yc::app
