#pragma once

#include "app/page.h"
#include "core/vault/case_line.h"

#include <QList>
#include <QUuid>

class QButtonGroup;
class QComboBox;
class QFrame;
class QLabel;
class QLineEdit;
class QListView;
class QListWidget;
class QPushButton;

namespace yc::app
{

class CaseLines;

// 我的待办: the clerk's cases on shelves (今日, 待处理, 等待中, 已挂起 …), found as one types, in the order asked for;
// opened, or a draft given up and taken back. As many as the vault holds: only the lines that are looked at get words.
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
    void show(core::vault::CaseShelf shelf); // the next enter() comes there
    using QWidget::show;

Q_SIGNALS:
    void openWanted(const QUuid &caseId);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; // arrows in the field choose in the list

private:
    [[nodiscard]] std::optional<core::flow::CaseSummary> current() const;
    [[nodiscard]] QString itemOf(const core::flow::CaseSummary &one) const;
    [[nodiscard]] QString personOf(const core::flow::CaseSummary &one) const;
    [[nodiscard]] QString wordsOf(const core::flow::CaseSummary &one) const;
    [[nodiscard]] QString spokenOf(const core::flow::CaseSummary &one) const;
    [[nodiscard]] QString emptyWords() const;
    [[nodiscard]] core::vault::CaseShelf shelf() const;
    void take(const core::vault::CaseFound &found);
    void turn(int by); // to the next shelf
    void discard();
    void restore(const QUuid &id);
    void showButtons();
    void forget();
    void showHandOvers();
    void answerHandOver(bool take);

    QButtonGroup *m_shelves = nullptr;
    QLineEdit *m_find = nullptr;
    QComboBox *m_order = nullptr;
    QListView *m_list = nullptr;
    CaseLines *m_lines = nullptr;
    QLabel *m_count = nullptr;
    QLabel *m_empty = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_discard = nullptr;
    QFrame *m_undo = nullptr;
    QFrame *m_hands = nullptr; // cases between two clerks
    QListWidget *m_handed = nullptr;
    QPushButton *m_take = nullptr;
    QPushButton *m_decline = nullptr;
    QUuid m_discarded; // the last one
    quint64 m_asked = 0; // only the last answer counts
    bool m_asking = false;
    bool m_openFirst = false; // Enter came before the answer
};

} // namespace yc::app
