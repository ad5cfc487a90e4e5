#pragma once

#include "app/page.h"
#include "ui/terminal_settings.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace yc::app
{

// The first page of a fresh terminal: where the hall is and the code that the administrator handed out.
class FirstRunPage : public Page
{
    Q_OBJECT
public:
    FirstRunPage(Shop &shop, const ui::TerminalSettings &settings, QWidget *parent = nullptr);
    [[nodiscard]] QString instruction() const override;
    void enter() override;
    bool goOn() override;
    [[nodiscard]] QList<QLineEdit *> fields() const { return {m_hall, m_code}; }

Q_SIGNALS:
    void enrolled();

private:
    void enrol();
    void setBusy(bool busy);

    QLineEdit *m_hall = nullptr;
    QLineEdit *m_code = nullptr;
    QPushButton *m_button = nullptr;
    QLabel *m_progress = nullptr;
    bool m_busy = false;
};

} // namespace yc::app
