#pragma once

#include "app/page.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace yc::app
{

// 数据同步: what is owed to the hall, case by case; why it waits, when it is tried next, and the way to try now.
class SyncPage : public Page
{
    Q_OBJECT
public:
    explicit SyncPage(Shop &shop, QWidget *parent = nullptr);
    [[nodiscard]] QString instruction() const override;
    void enter() override;
    void refresh();

private:
    QLabel *m_line = nullptr;
    QLabel *m_cause = nullptr;
    QListWidget *m_list = nullptr;
    QLabel *m_empty = nullptr;
    QPushButton *m_one = nullptr;
    QPushButton *m_all = nullptr;
};

} // namespace yc::app
