#pragma once

#include "app/page.h"
#include "ui/terminal_settings.h"

class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;

namespace yc::app
{

class DevicePanel;
class ProxyFields;

// The first page of a fresh terminal: where the hall is, the way there, and the code that the administrator handed out;
// then the devices, tried one by one while whoever plugged them in still stands there.
class FirstRunPage : public Page
{
    Q_OBJECT
public:
    FirstRunPage(Shop &shop, const ui::TerminalSettings &settings, QWidget *parent = nullptr);
    [[nodiscard]] QString instruction() const override;
    void enter() override;
    bool goOn() override;
    [[nodiscard]] bool isDone() const { return m_done; } // enrolled; the devices are being looked at
    [[nodiscard]] QList<QLineEdit *> fields() const { return {m_hall, m_code}; }

Q_SIGNALS:
    void enrolled();

private:
    void buildDevices();
    void showDevices();
    void enrol();
    void setBusy(bool busy);

    QLineEdit *m_hall = nullptr;
    QLineEdit *m_code = nullptr;
    QPushButton *m_button = nullptr;
    QLabel *m_progress = nullptr;
    QFrame *m_form = nullptr;
    ProxyFields *m_proxy = nullptr;
    QWidget *m_after = nullptr; // built when it is needed
    QLabel *m_who = nullptr;
    DevicePanel *m_devices = nullptr;
    QPushButton *m_finish = nullptr;
    bool m_busy = false;
    bool m_done = false;
};

} // namespace yc::app
