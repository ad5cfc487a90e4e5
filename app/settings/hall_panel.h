#pragma once

#include "app/settings/panel.h"

class QLineEdit;
class QPushButton;

namespace yc::app
{

class ProxyFields;

// The hall, who vouches for it, the way there; and going over to another, which is an enrolment and asks first.
class HallPanel : public Panel
{
    Q_OBJECT
public:
    HallPanel(Shop &shop, QWidget *parent);
    void refresh(bool mayChange) override;
    void forget() override;

private:
    void showLine();
    void keepProxy();
    void ask(bool open);
    void enrol();

    QLabel *m_address = nullptr;
    QLabel *m_authority = nullptr;
    QLabel *m_terminal = nullptr;
    QLabel *m_until = nullptr;
    QLabel *m_line = nullptr;
    ProxyFields *m_proxy = nullptr;
    QPushButton *m_keepProxy = nullptr;
    QPushButton *m_again = nullptr;
    QWidget *m_form = nullptr;
    QLineEdit *m_hall = nullptr;
    QLineEdit *m_code = nullptr;
    QPushButton *m_enrol = nullptr;
    bool m_busy = false;
};

} // namespace yc::app
