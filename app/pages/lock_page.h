#pragma once

#include "app/page.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace yc::app
{

// 已锁屏: stands over everything while the clerk is away. Their PIN opens what was there, without the hall; a colleague
// signs in instead, which signs them out with everything of theirs saved and sealed.
class LockPage : public Page
{
    Q_OBJECT
public:
    explicit LockPage(Shop &shop, QWidget *parent = nullptr);
    [[nodiscard]] QString instruction() const override;
    void enter() override;
    bool goOn() override;
    void sayWhy(const QString &words); // why it is locked; empty: because they left or wanted it

private:
    void answered(const Result<bool> &done);

    QLabel *m_why = nullptr;
    QLabel *m_who = nullptr;
    QLineEdit *m_pin = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_other = nullptr;
    bool m_asking = false;
};

} // namespace yc::app
