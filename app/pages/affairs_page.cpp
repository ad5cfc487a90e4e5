#include "app/pages/affairs_page.h"

#include "core/wire/text_limits.h"
#include "ui/case_words.h"
#include "ui/catalogue_words.h"
#include "ui/fit_text.h"
#include "ui/lists.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::app
{

using core::domain::CaseState;
using core::flow::CaseNote;

namespace
{

constexpr qsizetype LongestNote = 500; // rests on this terminal alone

QVBoxLayout *cardIn(QVBoxLayout *column, QWidget *page, const QString &title)
{
    auto *card = new QFrame(page);
    ui::setRole(card, "card");
    auto *inside = new QVBoxLayout(card);
    inside->setContentsMargins(20, 14, 20, 14);
    inside->setSpacing(8);
    auto *heading = new QLabel(title, card);
    ui::setRole(heading, "heading");
    inside->addWidget(heading);
    column->addWidget(card);
    return inside;
}

QLabel *wordsIn(QVBoxLayout *inside)
{
    auto *label = new QLabel(inside->parentWidget());
    label->setWordWrap(true);
    ui::setRole(label, "muted");
    inside->addWidget(label);
    return label;
}

} // namespace

AffairsPage::AffairsPage(Shop &shop, QWidget *parent) : Page(shop, parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(10);
    auto *title = new QLabel(tr("本件事务"), this);
    ui::setRole(title, "title");
    column->addWidget(title);
    m_head = new QLabel(this);
    m_head->setWordWrap(true);
    column->addWidget(m_head);

    auto *notes = cardIn(column, this, tr("备注（只供内部查看，不印在文书上）"));
    m_noNotes = wordsIn(notes);
    m_noNotes->setText(tr("还没有备注。"));
    m_notes = new QListWidget(this);
    ui::prepareList(m_notes);
    m_notes->setAccessibleName(tr("备注列表"));
    m_notes->setMaximumHeight(shop.theme.room(150));
    notes->addWidget(m_notes);
    auto *noteRow = new QHBoxLayout;
    m_note = new QLineEdit(this);
    m_note->setAccessibleName(tr("新备注"));
    m_note->setPlaceholderText(tr("例如：申请人下午补送照片"));
    auto *noteFit = new ui::FitText(m_note, core::domain::TypedKind::Plain, LongestNote, &shop.entered);
    noteRow->addWidget(m_note, 1);
    m_addNote = new QPushButton(tr("添加备注"), this);
    noteRow->addWidget(m_addNote);
    notes->addLayout(noteRow);
    notes->addWidget(noteFit->words());

    auto *hand = cardIn(column, this, tr("交接给同事"));
    m_handWords = wordsIn(hand);
    auto *handRow = new QHBoxLayout;
    m_colleague = new QComboBox(this);
    m_colleague->setAccessibleName(tr("接手的同事"));
    m_colleague->view()->setAccessibleName(tr("接手的同事"));
    m_colleague->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_colleague->setMinimumWidth(shop.theme.room(180));
    handRow->addWidget(m_colleague);
    m_handNote = new QLineEdit(this);
    m_handNote->setAccessibleName(tr("交接说明"));
    m_handNote->setPlaceholderText(tr("交接说明（可不填）"));
    auto *handFit = new ui::FitText(m_handNote, core::domain::TypedKind::Plain, LongestNote, &shop.entered);
    handRow->addWidget(m_handNote, 1);
    m_hand = new QPushButton(tr("交接"), this);
    handRow->addWidget(m_hand);
    hand->addLayout(handRow);
    hand->addWidget(handFit->words());

    auto *back = cardIn(column, this, tr("撤回提交"));
    m_withdrawWords = wordsIn(back);
    auto *backRow = new QHBoxLayout;
    m_reason = new QComboBox(this);
    m_reason->setAccessibleName(tr("撤回原因"));
    m_reason->view()->setAccessibleName(tr("撤回原因"));
    m_reason->setEditable(true);
    m_reason->addItems(
        {tr("选错事项"), tr("申请信息填写有误"), tr("材料放错或缺页"), tr("重复提交"), tr("申请人要求撤回")});
    m_reason->lineEdit()->setAccessibleName(tr("撤回原因"));
    m_reason->lineEdit()->setPlaceholderText(tr("选择或写明原因"));
    auto *reasonFit = new ui::FitText(m_reason->lineEdit(), core::domain::TypedKind::Plain,
                                      core::wire::LongestWithdrawalReason, &shop.entered);
    backRow->addWidget(m_reason, 1);
    m_withdraw = new QPushButton(tr("撤回"), this);
    ui::setRole(m_withdraw, "danger");
    backRow->addWidget(m_withdraw);
    back->addLayout(backRow);
    back->addWidget(reasonFit->words());
    m_confirm = new QFrame(this);
    ui::setRole(m_confirm, "notice");
    auto *confirm = new QHBoxLayout(m_confirm);
    auto *ask = new QLabel(tr("撤回后本件终止办理，不能恢复；需要时重新申请。"), m_confirm);
    ask->setWordWrap(true);
    confirm->addWidget(ask, 1);
    m_sure = new QPushButton(tr("确认撤回"), m_confirm);
    ui::setRole(m_sure, "danger");
    confirm->addWidget(m_sure);
    auto *keep = new QPushButton(tr("不撤回"), m_confirm);
    confirm->addWidget(keep);
    m_confirm->hide();
    back->addWidget(m_confirm);
    column->addStretch(1);

    connect(m_addNote, &QPushButton::clicked, this, &AffairsPage::addNote);
    connect(m_hand, &QPushButton::clicked, this, &AffairsPage::handOver);
    connect(m_withdraw, &QPushButton::clicked, this, [this] {
        if (m_reason->currentText().trimmed().isEmpty()) {
            Q_EMIT complaint(tr("请写明撤回原因"));
            m_reason->setFocus();
            return;
        }
        m_confirm->show();
        m_sure->setFocus();
    });
    connect(m_sure, &QPushButton::clicked, this, &AffairsPage::withdraw);
    connect(keep, &QPushButton::clicked, m_confirm, &QWidget::hide);
    connect(&shop.desk, &core::flow::Desk::signedOut, this, [this] { open({}); });
}

QString AffairsPage::instruction() const
{
    return tr("写备注、交接给同事或撤回错误的提交，按 Esc 返回办理");
}

void AffairsPage::open(const QUuid &caseId)
{
    m_case = caseId;
    m_notes->clear();
    m_confirm->hide();
    const ui::EnteredCharacters::Quiet quiet(&m_shop.entered);
    m_note->clear();
    m_handNote->clear();
    m_reason->setCurrentIndex(-1);
    m_reason->clearEditText();
    m_head->clear();
}

void AffairsPage::refresh()
{
    const auto one = m_shop.desk.summary(m_case);
    if (!one) {
        m_head->setText(tr("这件还没有内容。先读取证件或选择事项。"));
    } else {
        QStringList facts{one->itemName.isEmpty() ? tr("（未选事项）") : ui::said(one->itemName), one->applicantMasked,
                          one->number, ui::stateWords(one->state)};
        facts.removeAll(QString());
        m_head->setText(facts.join(QStringLiteral(" · ")));
    }
    const auto state = one ? one->state : CaseState::Draft;
    const bool mayWithdraw = one && !one->withdrawing
        && (state == CaseState::Owed || state == CaseState::Received || state == CaseState::BackOffice
            || state == CaseState::Correction);
    m_withdrawWords->setText(one && one->withdrawing ? tr("撤回已登记，待大厅确认；网络恢复后自动办理。")
                                 : state == CaseState::Draft ? tr("还没有提交，不需要撤回：草稿可直接修改或删除。")
                                 : mayWithdraw
                                 ? tr("受理之前可以撤回，大厅会留下经办人、时间和原因，并出具撤回通知书。")
                                 : state == CaseState::Withdrawn ? tr("本件已撤回。")
                                                                 : tr("已受理或已办结的件不能撤回。"));
    m_reason->setEnabled(mayWithdraw);
    m_withdraw->setEnabled(mayWithdraw);
    m_confirm->setVisible(m_confirm->isVisibleTo(this) && mayWithdraw);
    const bool owing = one && (state == CaseState::Owed || one->withdrawing);
    const bool anybody = m_colleague->count() > 0;
    m_handWords->setText(owing ? tr("有内容待上传，上传完成后才能交接。")
                             : anybody ? tr("交接后由同事在本机登录接收，本件及备注、材料一并移交，您不再看到。")
                                       : tr("还没有其他同事在本机登录过，暂不能交接。"));
    m_hand->setEnabled(one && !owing && anybody);
    m_colleague->setEnabled(m_hand->isEnabled());
    m_handNote->setEnabled(m_hand->isEnabled());
    m_note->setEnabled(!m_case.isNull());
    m_addNote->setEnabled(!m_case.isNull());
}

void AffairsPage::enter()
{
    refresh();
    m_shop.desk.notes(m_case, this, [this](const Result<QList<CaseNote>> &notes) {
        if (notes)
            showNotes(*notes);
        else
            showNotes({});
    });
    m_shop.desk.colleagues(this, [this](const Result<QList<core::flow::StaffInfo>> &found) {
        m_colleague->clear();
        for (const auto &one : found ? *found : QList<core::flow::StaffInfo>())
            m_colleague->addItem(QStringLiteral("%1 %2").arg(one.no, one.name), one.no);
        refresh();
    });
    m_note->setFocus();
}

QString AffairsPage::wordsOf(const CaseNote &note) const
{
    QString said;
    switch (note.kind) {
    case CaseNote::Kind::Written: said = note.text; break;
    case CaseNote::Kind::Withdrawn: said = tr("撤回：%1").arg(note.text); break;
    case CaseNote::Kind::HandedOver:
        said = note.text.isEmpty() ? tr("交接给 %1").arg(note.to) : tr("交接给 %1：%2").arg(note.to, note.text);
        break;
    case CaseNote::Kind::TakenOver: said = tr("接收交接"); break;
    }
    return QStringLiteral("%1  %2 %3\n%4")
        .arg(ui::timeWords(note.at, m_shop.desk.clock().now()), note.staffNo, note.staffName, said);
}

void AffairsPage::showNotes(const QList<CaseNote> &notes)
{
    m_notes->clear();
    for (const auto &note : notes)
        m_notes->addItem(wordsOf(note));
    m_noNotes->setVisible(notes.isEmpty());
    m_notes->setVisible(!notes.isEmpty());
    m_notes->scrollToBottom();
}

void AffairsPage::addNote()
{
    const auto text = m_note->text().trimmed();
    if (text.isEmpty() || m_case.isNull()) {
        Q_EMIT complaint(tr("请先写备注内容"));
        m_note->setFocus();
        return;
    }
    m_shop.desk.addNote(m_case, text, this, [this](const Result<QList<CaseNote>> &notes) {
        if (!notes) {
            Q_EMIT problem(notes.error());
            return;
        }
        const ui::EnteredCharacters::Quiet quiet(&m_shop.entered);
        m_note->clear();
        showNotes(*notes);
        refresh();
        m_note->setFocus();
    });
}

void AffairsPage::handOver()
{
    m_shop.desk.handOver(m_case, m_colleague->currentData().toString(), m_handNote->text().trimmed(), this,
                         [this](const Result<bool> &given) {
                             if (!given) {
                                 Q_EMIT problem(given.error());
                                 return;
                             }
                             open({});
                             Q_EMIT gone();
                         });
}

void AffairsPage::withdraw()
{
    m_confirm->hide();
    m_shop.desk.withdraw(m_case, m_reason->currentText().trimmed(), this, [this](const Result<bool> &owed) {
        if (!owed)
            Q_EMIT problem(owed.error());
        enter();
    });
}

bool AffairsPage::goOn()
{
    if (m_note->hasFocus())
        addNote();
    else if (m_handNote->hasFocus())
        m_hand->click();
    else if (m_reason->lineEdit()->hasFocus())
        m_withdraw->click();
    else
        return false;
    return true;
}

bool AffairsPage::goBack()
{
    if (!m_confirm->isVisibleTo(this))
        return false;
    m_confirm->hide();
    m_withdraw->setFocus();
    return true;
}

} // namespace yc::app
