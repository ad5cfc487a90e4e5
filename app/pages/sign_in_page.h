#pragma once

#include "app/page.h"

#include <QTimer>

class QLabel;
class QLineEdit;
class QPushButton;

namespace yc::app
{

class StaffCardBox;

// Staff number and PIN; a new PIN at first use; the PIN before, when it was changed at another terminal; the staff card
// where it is asked for; the wait after wrong ones, counted down.
class SignInPage : public Page
{
    Q_OBJECT
public:
    explicit SignInPage(Shop &shop, QWidget *parent = nullptr);
    [[nodiscard]] QString instruction() const override;
    void enter() override;
    bool goOn() override;
    bool goBack() override;
    void showTerminal(); // the terminal is known now, or changed
    [[nodiscard]] QList<QLineEdit *> fields() const { return {m_staff, m_pin}; }

Q_SIGNALS:
    void signedIn();

private:
    void signIn();
    void changePin();
    void recover();
    void answered(Result<core::flow::SignIn> result);
    void askForCard(const QByteArray &challenge);
    enum class Asks { Pin, NewPin, OldPin };
    void ask(Asks what);
    void setBusy(bool busy, const QString &words = {});
    void countDown();

    QLabel *m_terminal = nullptr;
    QLineEdit *m_staff = nullptr;
    QLineEdit *m_pin = nullptr;
    QWidget *m_change = nullptr;
    QWidget *m_before = nullptr;
    QLineEdit *m_oldPin = nullptr;
    QPushButton *m_forgotten = nullptr;
    QLineEdit *m_newPin = nullptr;
    QLineEdit *m_again = nullptr;
    StaffCardBox *m_card = nullptr;
    QPushButton *m_button = nullptr;
    QLabel *m_wait = nullptr;
    QTimer m_tick;
    Asks m_asks = Asks::Pin;
    bool m_busy = false;
};

} // namespace yc::app
