#pragma once

#include "app/settings/panel.h"

#include <QTimer>

class QLineEdit;
class QPushButton;

namespace yc::app
{

// A PIN for one sign-in, for a colleague who forgot theirs. Shown once, and gone with the page, the person or two
// minutes.
class PinPanel : public Panel
{
    Q_OBJECT
public:
    PinPanel(Shop &shop, QWidget *parent);
    void refresh(bool mayChange) override;
    void forget() override;

private:
    enum class Stage { Ask, Confirm, Shown };
    void go(Stage stage);
    void wanted();
    void give();

    QWidget *m_ask = nullptr;
    QLineEdit *m_staff = nullptr;
    QPushButton *m_reset = nullptr;
    QWidget *m_confirm = nullptr;
    QLabel *m_question = nullptr;
    QPushButton *m_yes = nullptr;
    QWidget *m_shown = nullptr;
    QLabel *m_whose = nullptr;
    QLabel *m_pin = nullptr;
    QPushButton *m_noted = nullptr;
    QTimer m_end;
    bool m_busy = false;
    quint64 m_asked = 0; // an answer that comes after the page was left shows nothing
};

} // namespace yc::app
