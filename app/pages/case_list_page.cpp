#include "app/pages/case_list_page.h"

#include "ui/case_words.h"
#include "ui/date_words.h"
#include "ui/lists.h"
#include "ui/status_chip.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::app
{

namespace
{

constexpr int IdRole = Qt::UserRole;

} // namespace

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
    m_find->setClearButtonEnabled(true);
    shop.entered.watch(m_find);
    column->addWidget(m_find);
    m_list = new QListWidget(this);
    ui::prepareList(m_list);
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
    connect(m_list, &QListWidget::currentRowChanged, this, &CaseListPage::showButtons);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &CaseListPage::goOn);
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
    return m_list->count() > 0 ? tr("↑↓ 选择，Enter 打开") : tr("没有待办的件，按 F2 开始新的办件");
}

void CaseListPage::refresh()
{
    const auto *now = current();
    const auto kept = now ? now->id : QUuid();
    const auto wanted = m_find->text().trimmed();
    m_list->clear();
    const auto &cases = m_shop.desk.cases();
    for (const auto &one : cases) {
        const auto state = ui::stateWords(one.state);
        const auto item = one.itemName.isEmpty() ? tr("（未选事项）") : one.itemName;
        const auto person = one.applicantMasked.isEmpty() ? tr("（未读证件）") : one.applicantMasked;
        const auto found = wanted.isEmpty() || one.number.contains(wanted, Qt::CaseInsensitive) || item.contains(wanted)
            || person.startsWith(wanted.left(1)) || state.contains(wanted);
        if (!found)
            continue;
        auto second = QStringList{one.number.isEmpty() ? tr("无编号") : one.number, person,
                                  ui::timeWords(one.changedAt, m_shop.desk.clock().now())};
        if (one.provisional)
            second[0] = tr("临时编号 %1").arg(one.number);
        if (one.due.isValid()) {
            const auto catalogue = m_shop.desk.catalogue();
            second += catalogue ? ui::limitWords(m_shop.today(), one.due, catalogue->calendar())
                                : tr("承诺办结 %1").arg(ui::shortDayWords(one.due));
        }
        const auto first = QStringLiteral("%1 %2    %3").arg(ui::StatusChip::sign(ui::toneOf(one.state)), state, item);
        auto *line = new QListWidgetItem(first + QLatin1Char('\n') + second.join(QStringLiteral(" · ")), m_list);
        line->setData(IdRole, one.id);
        line->setData(Qt::AccessibleTextRole, QStringList{item, state, one.number}.join(QLatin1Char(' ')).trimmed());
        if (one.id == kept)
            m_list->setCurrentItem(line);
    }
    if (m_list->currentRow() < 0 && m_list->count() > 0)
        m_list->setCurrentRow(0);
    m_empty->setVisible(m_list->count() == 0);
    m_empty->setText(cases.isEmpty() ? tr("还没有办件。把身份证放到读卡区即开始第一件。")
                                     : tr("没有符合的办件，请换一个编号或事项名称。"));
    showButtons();
    Q_EMIT instructionChanged();
}

const core::flow::CaseSummary *CaseListPage::current() const
{
    const auto *line = m_list->currentItem();
    if (!line)
        return nullptr;
    const auto id = line->data(IdRole).toUuid();
    for (const auto &one : m_shop.desk.cases())
        if (one.id == id)
            return &one;
    return nullptr;
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
    (m_list->count() > 0 ? static_cast<QWidget *>(m_list) : m_find)->setFocus();
}

bool CaseListPage::goOn()
{
    const auto *one = current();
    if (!one)
        return false;
    Q_EMIT openWanted(one->id);
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
