#pragma once

#include "app/call_room.h"
#include "app/page.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace yc::app
{

// 叫号 F9: the next ticket's number, told by the displays and speakers of this window; F9 or an empty Enter calls the
// last one again. Where there is neither display nor speaker nobody comes here.
class CallPage : public Page
{
    Q_OBJECT
public:
    explicit CallPage(Shop &shop, QWidget *parent = nullptr);
    [[nodiscard]] QString instruction() const override;
    void enter() override;
    bool goOn() override;
    void callAgain();

private:
    void call(const QString &ticket);
    void tell();
    [[nodiscard]] QString wordsOf(const CallRoom::Call &call) const;

    CallRoom m_calls;
    QLabel *m_window = nullptr;
    QLineEdit *m_ticket = nullptr;
    QPushButton *m_call = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_clear = nullptr;
    QListWidget *m_list = nullptr;
};

} // namespace yc::app
