#pragma once

#include "app/page.h"

#include <QUuid>

class QFrame;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace yc::app
{

// 我的待办: the clerk's cases, newest first; found by number, item or person; opened, or a draft given up.
class CaseListPage : public Page
{
    Q_OBJECT
public:
    explicit CaseListPage(Shop &shop, QWidget *parent = nullptr);
    [[nodiscard]] QString instruction() const override;
    void enter() override;
    bool goOn() override;
    bool goBack() override;
    void refresh();

Q_SIGNALS:
    void openWanted(const QUuid &caseId);

private:
    [[nodiscard]] const core::flow::CaseSummary *current() const;
    void showButtons();

    QLineEdit *m_find = nullptr;
    QListWidget *m_list = nullptr;
    QLabel *m_empty = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_discard = nullptr;
    QFrame *m_confirm = nullptr;
    QUuid m_discarding;
};

} // namespace yc::app
