#include "app/pages/case_list_page.h"

#include "ui/case_words.h"
#include "ui/catalogue_words.h"
#include "ui/date_words.h"
#include "ui/lists.h"
#include "ui/status_chip.h"

#include <QAbstractListModel>
#include <QCoreApplication>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <functional>
#include <vector>

namespace yc::app
{

// The lines that are looked at get their words, not all ten thousand.
class CaseListPage::Lines : public QAbstractListModel
{
public:
    explicit Lines(CaseListPage &page) : QAbstractListModel(&page), m_page(page) { }

    using Fits = std::function<bool(const core::flow::CaseSummary &)>;
    void show(const QList<core::flow::CaseSummary> &cases, const Fits &fits)
    {
        beginResetModel();
        m_cases = cases;
        m_rows.clear();
        for (int i = 0; i < static_cast<int>(m_cases.size()); ++i)
            if (!fits || fits(m_cases[i]))
                m_rows.push_back(i);
        endResetModel();
    }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const auto *one = at(index.row());
        if (one && role == Qt::DisplayRole)
            return m_page.wordsOf(*one);
        if (one && role == Qt::AccessibleTextRole)
            return m_page.spokenOf(*one);
        return {};
    }
    [[nodiscard]] const core::flow::CaseSummary *at(int row) const
    {
        return row >= 0 && row < rowCount() ? &m_cases[m_rows[static_cast<std::size_t>(row)]] : nullptr;
    }
    [[nodiscard]] int rowOf(const QUuid &id) const
    {
        const auto found = std::ranges::find_if(m_rows, [&](int i) { return m_cases[i].id == id; });
        return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
    }

private:
    CaseListPage &m_page;
    QList<core::flow::CaseSummary> m_cases;
    std::vector<int> m_rows; // of m_cases: those that were asked for
};

CaseListPage::CaseListPage(Shop &shop, QWidget *parent) : Page(shop, parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(8);
    auto *title = new QLabel(tr("我的待办"), this);
    ui::setRole(title, "title");
    column->addWidget(title);
    m_find = new QLineEdit(this);
    m_find->setAccessibleName(tr("查找办件"));
    m_find->setPlaceholderText(tr("编号、事项、姓氏或状态"));
    ui::prepareFilter(m_find);
    shop.entered.watch(m_find);
    m_find->installEventFilter(this);
    column->addWidget(m_find);
    m_list = new QListView(this);
    m_lines = new Lines(*this);
    m_list->setModel(m_lines);
    m_list->setUniformItemSizes(true); // two lines each: no need to measure every one
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // A line that an assistive technology selects becomes the current one, as in every list (ui/lists.h).
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        const auto selected = m_list->selectionModel()->selectedIndexes();
        if (selected.size() == 1 && selected.first() != m_list->currentIndex())
            m_list->setCurrentIndex(selected.first());
    });
    m_list->setAccessibleName(tr("办件列表"));
    column->addWidget(m_list, 1);
    m_empty = new QLabel(this);
    m_empty->setWordWrap(true);
    ui::setRole(m_empty, "muted");
    column->addWidget(m_empty);
    m_confirm = new QFrame(this);
    ui::setRole(m_confirm, "notice");
    auto *confirm = new QHBoxLayout(m_confirm);
    confirm->addWidget(new QLabel(tr("删除后，已填内容和已扫描的材料都不能恢复。"), m_confirm), 1);
    auto *yes = new QPushButton(tr("确认删除"), m_confirm);
    ui::setRole(yes, "danger");
    confirm->addWidget(yes);
    auto *no = new QPushButton(tr("保留"), m_confirm);
    confirm->addWidget(no);
    m_confirm->hide();
    column->addWidget(m_confirm);
    auto *row = new QHBoxLayout;
    m_open = new QPushButton(tr("打开办件"), this);
    ui::setRole(m_open, "primary");
    row->addWidget(m_open);
    m_discard = new QPushButton(tr("删除草稿"), this);
    ui::setRole(m_discard, "danger");
    row->addWidget(m_discard);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_find, &QLineEdit::textChanged, this, &CaseListPage::refresh);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CaseListPage::showButtons);
    connect(m_list, &QListView::doubleClicked, this, &CaseListPage::goOn);
    connect(&shop.desk, &core::flow::Desk::signedOut, this, &CaseListPage::refresh); // nothing of anybody stays here
    connect(m_open, &QPushButton::clicked, this, &CaseListPage::goOn);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        if (const auto *one = current()) {
            m_discarding = one->id;
            m_confirm->show();
        }
    });
    connect(no, &QPushButton::clicked, m_confirm, &QWidget::hide);
    connect(yes, &QPushButton::clicked, this, [this] {
        m_confirm->hide();
        m_shop.desk.discardDraft(m_discarding, this, [this](Result<bool> done) {
            if (!done)
                Q_EMIT problem(done.error());
        });
    });
}

QString CaseListPage::instruction() const
{
    return m_lines->rowCount() > 0 ? tr("↑↓ 选择，Enter 打开") : tr("没有待办的件，按 F2 开始新的办件");
}

QString CaseListPage::itemOf(const core::flow::CaseSummary &one) const
{
    return one.itemName.isEmpty() ? tr("（未选事项）") : ui::said(one.itemName);
}

QString CaseListPage::personOf(const core::flow::CaseSummary &one) const
{
    return one.applicantMasked.isEmpty() ? tr("（未读证件）") : one.applicantMasked;
}

QString CaseListPage::wordsOf(const core::flow::CaseSummary &one) const
{
    auto second = QStringList{one.number.isEmpty() ? tr("无编号") : one.number, personOf(one),
                              ui::timeWords(one.changedAt, m_shop.desk.clock().now())};
    if (one.provisional)
        second[0] = tr("临时编号 %1").arg(one.number);
    if (one.due.isValid()) {
        const auto catalogue = m_shop.desk.catalogue();
        second += catalogue ? ui::limitWords(m_shop.today(), one.due, catalogue->calendar())
                            : tr("承诺办结 %1").arg(ui::shortDayWords(one.due));
    }
    const auto first = QStringLiteral("%1 %2    %3")
                           .arg(ui::StatusChip::sign(ui::toneOf(one.state)), ui::stateWords(one.state), itemOf(one));
    return first + QLatin1Char('\n') + second.join(QStringLiteral(" · "));
}

QString CaseListPage::spokenOf(const core::flow::CaseSummary &one) const
{
    return QStringList{itemOf(one), ui::stateWords(one.state), one.number}.join(QLatin1Char(' ')).trimmed();
}

void CaseListPage::refresh()
{
    const auto *now = current();
    const auto kept = now ? now->id : QUuid();
    const auto wanted = m_find->text().trimmed();
    const auto &cases = m_shop.desk.cases();
    if (wanted.isEmpty()) {
        m_lines->show(cases, {});
    } else {
        QHash<core::domain::CaseState, bool> inState; // a few states, thousands of cases
        m_lines->show(cases, [&](const auto &one) {
            if (!inState.contains(one.state))
                inState[one.state] = ui::stateWords(one.state).contains(wanted);
            return inState[one.state] || one.number.contains(wanted, Qt::CaseInsensitive)
                || itemOf(one).contains(wanted) || personOf(one).startsWith(wanted.left(1));
        });
    }
    if (m_lines->rowCount() > 0)
        m_list->setCurrentIndex(m_lines->index(qMax(0, m_lines->rowOf(kept)), 0));
    m_empty->setVisible(m_lines->rowCount() == 0);
    m_empty->setText(cases.isEmpty() ? tr("还没有办件。把身份证放到读卡区即开始第一件。")
                                     : tr("没有符合的办件，请换一个编号或事项名称。"));
    showButtons();
    Q_EMIT instructionChanged();
}

const core::flow::CaseSummary *CaseListPage::current() const
{
    return m_lines->at(m_list->currentIndex().row());
}

void CaseListPage::showButtons()
{
    const auto *one = current();
    m_open->setEnabled(one != nullptr);
    m_discard->setVisible(one && one->state == core::domain::CaseState::Draft);
    m_confirm->hide();
}

void CaseListPage::enter()
{
    refresh();
    (m_lines->rowCount() > 0 ? static_cast<QWidget *>(m_list) : m_find)->setFocus();
}

bool CaseListPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_find && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up)
            return QCoreApplication::sendEvent(m_list, event);
    }
    return Page::eventFilter(watched, event);
}

bool CaseListPage::goOn()
{
    const auto *one = current();
    if (!one)
        return false;
    const auto id = one->id; // what is opened may change the list
    Q_EMIT openWanted(id);
    return true;
}

bool CaseListPage::goBack()
{
    if (!m_confirm->isVisibleTo(this))
        return false;
    m_confirm->hide();
    return true;
}

} // namespace yc::app
