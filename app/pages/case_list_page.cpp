#include "app/pages/case_list_page.h"

#include "app/pages/case_lines.h"
#include "ui/case_words.h"
#include "ui/catalogue_words.h"
#include "ui/date_words.h"
#include "ui/lists.h"
#include "ui/status_chip.h"
#include "ui/step_button.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QCoreApplication>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <vector>

namespace yc::app
{

using core::vault::CaseFound;
using core::vault::CaseOrder;
using core::vault::CaseShelf;

namespace
{

constexpr std::array Shelves{CaseShelf::Today,  CaseShelf::Mine, CaseShelf::ToDo,     CaseShelf::Waiting,
                             CaseShelf::Parked, CaseShelf::All,  CaseShelf::Discarded};

using State = core::domain::CaseState;
constexpr std::array States{State::Draft,    State::Owed,       State::Received,    State::BackOffice,
                            State::Accepted, State::Correction, State::GapAccepted, State::Refused,
                            State::Closed,   State::Withdrawn};

QString nameOf(CaseShelf shelf)
{
    switch (shelf) {
    case CaseShelf::Today: return CaseListPage::tr("今日");
    case CaseShelf::Mine: return CaseListPage::tr("我的");
    case CaseShelf::ToDo: return CaseListPage::tr("待处理");
    case CaseShelf::Waiting: return CaseListPage::tr("等待中");
    case CaseShelf::Parked: return CaseListPage::tr("已挂起");
    case CaseShelf::All: return CaseListPage::tr("全部");
    case CaseShelf::Discarded: return CaseListPage::tr("已删除草稿");
    }
    Q_UNREACHABLE();
}

} // namespace

CaseListPage::CaseListPage(Shop &shop, QWidget *parent) : Page(shop, parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(8);
    auto *title = new QLabel(tr("我的待办"), this);
    ui::setRole(title, "title");
    column->addWidget(title);
    m_hands = new QFrame(this);
    ui::setRole(m_hands, "notice");
    auto *hands = new QVBoxLayout(m_hands);
    hands->addWidget(new QLabel(tr("交接中的件"), m_hands));
    m_handed = new QListWidget(m_hands);
    ui::prepareList(m_handed);
    m_handed->setAccessibleName(tr("交接中的件"));
    m_handed->setMaximumHeight(shop.theme.room(96));
    hands->addWidget(m_handed);
    auto *handRow = new QHBoxLayout;
    m_take = new QPushButton(tr("接收"), m_hands);
    ui::setRole(m_take, "primary");
    handRow->addWidget(m_take);
    m_decline = new QPushButton(tr("退回"), m_hands);
    handRow->addWidget(m_decline);
    handRow->addStretch(1);
    hands->addLayout(handRow);
    m_hands->hide();
    column->addWidget(m_hands);
    auto *shelves = new QHBoxLayout;
    shelves->setSpacing(0);
    m_shelves = new QButtonGroup(this);
    for (const auto shelf : Shelves) {
        auto *button = new ui::StepButton(nameOf(shelf), this);
        button->setCheckable(true);
        button->setAccessibleName(nameOf(shelf));
        ui::setRole(button, "step");
        m_shelves->addButton(button, static_cast<int>(shelf));
        shelves->addWidget(button);
    }
    m_shelves->button(static_cast<int>(CaseShelf::Mine))->setChecked(true);
    shelves->addStretch(1);
    column->addLayout(shelves);
    auto *asking = new QHBoxLayout;
    m_find = new QLineEdit(this);
    m_find->setAccessibleName(tr("查找办件"));
    m_find->setPlaceholderText(tr("姓名或拼音首字母、编号、证件号或后几位、电话、事项、状态"));
    auto *leftOut = ui::prepareFilter(m_find, &shop.entered);
    m_find->installEventFilter(this);
    asking->addWidget(m_find, 1);
    m_order = new QComboBox(this);
    m_order->setAccessibleName(tr("排列"));
    m_order->view()->setAccessibleName(tr("排列"));
    m_order->addItem(tr("最近变动在前"), static_cast<int>(CaseOrder::Changed));
    m_order->addItem(tr("新办的在前"), static_cast<int>(CaseOrder::Begun));
    m_order->addItem(tr("先到期的在前"), static_cast<int>(CaseOrder::Due));
    m_order->addItem(tr("按事项"), static_cast<int>(CaseOrder::Item));
    m_order->addItem(tr("按申请人"), static_cast<int>(CaseOrder::Applicant));
    asking->addWidget(m_order);
    column->addLayout(asking);
    column->addWidget(leftOut);
    m_count = new QLabel(this);
    ui::setRole(m_count, "caption");
    column->addWidget(m_count);
    m_list = new QListView(this);
    m_lines = new CaseLines(shop.desk,
                            {.shown = [this](const auto &one) { return wordsOf(one); },
                             .spoken = [this](const auto &one) { return spokenOf(one); }},
                            this);
    m_list->setModel(m_lines);
    m_list->setUniformItemSizes(true); // two lines each: no need to measure every one
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
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
    m_undo = new QFrame(this);
    ui::setRole(m_undo, "notice");
    auto *undo = new QHBoxLayout(m_undo);
    undo->addWidget(new QLabel(tr("草稿已删除；退出登录前可以恢复。"), m_undo), 1);
    auto *back = new QPushButton(tr("撤销 Ctrl+Z"), m_undo);
    undo->addWidget(back);
    m_undo->hide();
    column->addWidget(m_undo);
    auto *row = new QHBoxLayout;
    m_open = new QPushButton(tr("打开办件"), this);
    ui::setRole(m_open, "primary");
    row->addWidget(m_open);
    m_discard = new QPushButton(tr("删除草稿"), this);
    ui::setRole(m_discard, "danger");
    row->addWidget(m_discard);
    row->addStretch(1);
    column->addLayout(row);
    connect(m_shelves, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (on)
            refresh();
    });
    connect(m_find, &QLineEdit::textChanged, this, &CaseListPage::refresh);
    connect(m_order, &QComboBox::currentIndexChanged, this, &CaseListPage::refresh);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CaseListPage::showButtons);
    connect(m_list, &QListView::doubleClicked, this, &CaseListPage::goOn);
    connect(&shop.desk, &core::flow::Desk::signedOut, this, &CaseListPage::forget); // nothing of anybody stays here
    connect(m_open, &QPushButton::clicked, this, &CaseListPage::goOn);
    connect(m_discard, &QPushButton::clicked, this, &CaseListPage::discard);
    connect(back, &QPushButton::clicked, this, [this] { restore(m_discarded); });
    connect(m_take, &QPushButton::clicked, this, [this] { answerHandOver(true); });
    connect(m_decline, &QPushButton::clicked, this, [this] { answerHandOver(false); });
    connect(m_handed, &QListWidget::currentRowChanged, this, &CaseListPage::showButtons);
    auto *undoKey = new QShortcut(QKeySequence::Undo, m_list);
    undoKey->setContext(Qt::WidgetShortcut);
    connect(undoKey, &QShortcut::activated, this, [this] {
        if (m_undo->isVisibleTo(this))
            restore(m_discarded);
    });
}

QString CaseListPage::instruction() const
{
    if (m_lines->rowCount() == 0)
        return tr("←→ 换栏，Ctrl+K 查找全部办件，F2 开始新的办件");
    return shelf() == CaseShelf::Discarded ? tr("↑↓ 选择，Enter 恢复草稿，←→ 换栏")
                                           : tr("↑↓ 选择，Enter 打开，←→ 换栏");
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
    if (one.parked)
        second += tr("已挂起");
    if (one.withdrawing)
        second += tr("撤回待确认");
    if (one.due.isValid() && ui::isDueStill(one.state)) {
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

CaseShelf CaseListPage::shelf() const
{
    return static_cast<CaseShelf>(m_shelves->checkedId());
}

void CaseListPage::show(CaseShelf shelf)
{
    const QSignalBlocker quiet(m_shelves);
    m_shelves->button(static_cast<int>(shelf))->setChecked(true);
    const ui::EnteredCharacters::Quiet uncounted(&m_shop.entered);
    const QSignalBlocker still(m_find);
    m_find->clear();
}

void CaseListPage::turn(int by)
{
    const auto count = static_cast<int>(Shelves.size());
    m_shelves->button((m_shelves->checkedId() + by + count) % count)->setChecked(true);
}

void CaseListPage::showHandOvers()
{
    const auto row = m_handed->currentRow();
    m_handed->clear();
    for (const auto &one : m_shop.desk.handOvers()) {
        const auto other = QStringLiteral("%1 %2").arg(one.otherNo, one.otherName);
        QStringList facts{one.toMe           ? tr("%1 交来").arg(other)
                              : one.declined ? tr("%1 已退回，请取回").arg(other)
                                             : tr("已交给 %1，待接收").arg(other),
                          one.itemName.isEmpty() ? tr("（未选事项）") : ui::said(one.itemName), one.applicantMasked,
                          one.note};
        facts.removeAll(QString());
        m_handed->addItem(facts.join(QStringLiteral(" · ")));
    }
    m_handed->setCurrentRow(std::clamp(row, 0, std::max(0, m_handed->count() - 1)));
    m_hands->setVisible(m_handed->count() > 0);
}

void CaseListPage::answerHandOver(bool take)
{
    const auto at = m_handed->currentRow();
    if (at < 0 || at >= m_shop.desk.handOvers().size())
        return;
    const auto id = m_shop.desk.handOvers()[at].caseId;
    const auto done = [this](const Result<bool> &answered) {
        if (!answered)
            Q_EMIT problem(answered.error());
        refresh();
    };
    if (take)
        m_shop.desk.takeOver(id, this, done);
    else
        m_shop.desk.declineHandOver(id, this, done);
}

void CaseListPage::refresh()
{
    showHandOvers();
    core::vault::CaseQuestion question;
    question.words = m_find->text().trimmed();
    question.shelf = shelf();
    question.order = static_cast<CaseOrder>(m_order->currentData().toInt());
    if (!question.words.isEmpty()) {
        for (const auto state : States)
            if (ui::stateWords(state).contains(question.words))
                question.states += core::domain::toText(state);
    }
    m_asking = true;
    m_shop.desk.find(std::move(question), this, [this, mine = ++m_asked](const Result<CaseFound> &found) {
        if (mine != m_asked)
            return;
        m_asking = false;
        if (found)
            take(*found);
        if (std::exchange(m_openFirst, false))
            goOn();
    });
}

void CaseListPage::take(const CaseFound &found)
{
    const auto kept = m_lines->at(m_list->currentIndex().row());
    for (const auto shelf : Shelves) {
        auto *button = m_shelves->button(static_cast<int>(shelf));
        button->setText(QStringLiteral("%1 %2").arg(nameOf(shelf)).arg(found.on(shelf)));
        button->setAccessibleDescription(QString::number(found.on(shelf)));
        button->setVisible(shelf != CaseShelf::Discarded || found.on(shelf) > 0 || shelf == this->shelf());
    }
    m_lines->show(found.ids);
    if (m_lines->rowCount() > 0)
        m_list->setCurrentIndex(m_lines->index(qMax(0, m_lines->rowOf(kept)), 0));
    m_count->setText(m_find->text().trimmed().isEmpty()
                         ? tr("共 %1 件").arg(found.total)
                         : tr("找到 %1 件，本栏共 %2 件").arg(found.total).arg(found.on(shelf())));
    m_empty->setVisible(m_lines->rowCount() == 0);
    m_empty->setText(emptyWords());
    showButtons();
    Q_EMIT instructionChanged();
}

QString CaseListPage::emptyWords() const
{
    if (!m_find->text().trimmed().isEmpty())
        return shelf() == CaseShelf::All ? tr("没有符合的办件。可换姓名、拼音首字母、编号或证件号后几位再试。")
                                         : tr("这一栏没有符合的办件。按 → 到“全部”里找，或换一个说法。");
    switch (shelf()) {
    case CaseShelf::Today: return tr("今天还没有办件。把身份证放到读卡区即开始第一件。");
    case CaseShelf::Mine: return tr("没有未办完的件。把身份证放到读卡区即开始新的办件。");
    case CaseShelf::ToDo: return tr("没有等您处理的件。");
    case CaseShelf::Waiting: return tr("没有等待大厅、后台或申请人的件。");
    case CaseShelf::Parked: return tr("没有挂起的件。办理中按 F10 可把手上的件挂起，先接待下一位。");
    case CaseShelf::All: return tr("还没有办件。把身份证放到读卡区即开始第一件。");
    case CaseShelf::Discarded: return tr("没有已删除的草稿。");
    }
    Q_UNREACHABLE();
}

void CaseListPage::forget()
{
    m_undo->hide();
    m_discarded = {};
    m_openFirst = false;
    ++m_asked;
    m_lines->show({});
    const ui::EnteredCharacters::Quiet quiet(&m_shop.entered);
    const QSignalBlocker still(m_find);
    m_find->clear();
    showButtons();
}

std::optional<core::flow::CaseSummary> CaseListPage::current() const
{
    return m_shop.desk.summary(m_lines->at(m_list->currentIndex().row()));
}

void CaseListPage::showButtons()
{
    const auto one = current();
    const bool gone = shelf() == CaseShelf::Discarded;
    m_open->setEnabled(one.has_value());
    m_open->setText(gone ? tr("恢复草稿") : tr("打开办件"));
    const auto at = m_handed->currentRow();
    const auto &hands = m_shop.desk.handOvers();
    const bool toMe = at >= 0 && at < hands.size() && hands[at].toMe;
    m_take->setText(toMe ? tr("接收") : tr("取回"));
    m_decline->setVisible(toMe && !hands[at].declined);
    m_discard->setVisible(one && !gone && one->state == core::domain::CaseState::Draft);
}

void CaseListPage::discard()
{
    const auto one = current();
    if (!one)
        return;
    m_discarded = one->id;
    m_shop.desk.discardDraft(m_discarded, this, [this](Result<bool> done) {
        if (!done) {
            Q_EMIT problem(done.error());
            return;
        }
        m_undo->setVisible(*done);
        m_list->setFocus();
        refresh();
    });
}

void CaseListPage::restore(const QUuid &id)
{
    m_undo->hide();
    m_shop.desk.restoreDraft(id, this, [this](Result<bool> done) {
        if (!done)
            Q_EMIT problem(done.error());
        refresh();
        m_list->setFocus();
    });
}

void CaseListPage::enter()
{
    refresh();
    (m_lines->rowCount() > 0 ? static_cast<QWidget *>(m_list) : m_find)->setFocus();
}

bool CaseListPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        auto *press = static_cast<QKeyEvent *>(event);
        const auto key = press->key();
        const bool sideways = (key == Qt::Key_Left || key == Qt::Key_Right) && press->modifiers() == Qt::NoModifier;
        // In the field the arrows move the caret as long as there is a text to move it in.
        if (sideways && (watched == m_list || m_find->text().isEmpty())) {
            turn(key == Qt::Key_Right ? 1 : -1);
            return true;
        }
        if (watched == m_find && (key == Qt::Key_Down || key == Qt::Key_Up))
            return QCoreApplication::sendEvent(m_list, event);
    }
    return Page::eventFilter(watched, event);
}

bool CaseListPage::goOn()
{
    if (m_handed->hasFocus()) {
        answerHandOver(true);
        return true;
    }
    if (m_asking) { // what is on the screen is not yet what was asked for
        m_openFirst = true;
        return true;
    }
    const auto one = current();
    if (!one)
        return false;
    if (one->discarded)
        restore(one->id);
    else
        Q_EMIT openWanted(one->id);
    return true;
}

bool CaseListPage::goBack()
{
    if (!m_undo->isVisibleTo(this))
        return false;
    m_undo->hide();
    return true;
}

} // namespace yc::app
