#pragma once

#include "app/page.h"

#include <QUuid>

class QFrame;
class QLabel;
class QLineEdit;
class QListView;
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

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; // arrows in the field choose in the list

private:
    class Lines;
    [[nodiscard]] const core::flow::CaseSummary *current() const;
    [[nodiscard]] QString itemOf(const core::flow::CaseSummary &one) const;
    [[nodiscard]] QString personOf(const core::flow::CaseSummary &one) const;
    [[nodiscard]] QString wordsOf(const core::flow::CaseSummary &one) const;
    [[nodiscard]] QString spokenOf(const core::flow::CaseSummary &one) const;
    void showButtons();

    QLineEdit *m_find = nullptr;
    QListView *m_list = nullptr;
    Lines *m_lines = nullptr;
    QLabel *m_empty = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_discard = nullptr;
    QFrame *m_confirm = nullptr;
    QUuid m_discarding;
};

} // namespace yc::app
