#include "app/steps/form_page.h"

#include "ui/case_words.h"
#include "ui/field_editor.h"
#include "ui/form_view.h"
#include "ui/lists.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::app
{

namespace domain = core::domain;

namespace
{

constexpr int PlaceRole = Qt::UserRole;

} // namespace

FormPage::FormPage(Shop &shop, QWidget *parent) : StepPage(shop, parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 8, 16, 12);
    row->setSpacing(12);
    auto *left = new QVBoxLayout;
    m_none = new QLabel(this);
    m_none->setWordWrap(true);
    m_none->setContentsMargins(16, 16, 16, 16);
    ui::setRole(m_none, "value");
    left->addWidget(m_none);
    m_form = new ui::FormView(&shop.entered, this);
    left->addWidget(m_form, 1);
    row->addLayout(left, 1);

    m_side = new QWidget(this);
    m_side->setFixedWidth(shop.theme.room(240));
    auto *side = new QVBoxLayout(m_side);
    side->setContentsMargins(0, 8, 0, 0);
    m_earlier = new QFrame(m_side);
    ui::setRole(m_earlier, "card");
    auto *known = new QVBoxLayout(m_earlier);
    known->setContentsMargins(10, 8, 10, 8);
    m_known = new QLabel(m_earlier);
    m_known->setWordWrap(true);
    known->addWidget(m_known);
    //: button: takes over what the applicant wrote in earlier cases, into every field that is still empty
    m_takeAll = new QPushButton(tr("全部采用 Ctrl+Shift+B"), m_earlier);
    m_takeAll->setAccessibleName(tr("采用全部以往办件内容"));
    known->addWidget(m_takeAll);
    auto *one = new QLabel(tr("Ctrl+B 只采用当前一项"), m_earlier);
    ui::setRole(one, "caption");
    known->addWidget(one);
    side->addWidget(m_earlier);
    m_count = new QLabel(m_side);
    ui::setRole(m_count, "heading");
    side->addWidget(m_count);
    m_findings = new QListWidget(m_side);
    ui::prepareList(m_findings);
    m_findings->setAccessibleName(tr("待补充内容"));
    side->addWidget(m_findings, 100);
    m_hint = new QLabel(tr("Ctrl+数字 直接到该项"), m_side);
    ui::setRole(m_hint, "caption");
    side->addWidget(m_hint);
    side->addStretch(1); // where the list was, once it is empty
    m_go = new QPushButton(tr("继续：材料"), m_side);
    ui::setRole(m_go, "primary");
    side->addWidget(m_go);
    row->addWidget(m_side);

    connect(m_form, &ui::FormView::edited, this, [this](const QString &id, const QString &text) {
        if (m_intake)
            m_intake->setField(id, text);
    });
    connect(m_form, &ui::FormView::entered, this, &FormPage::fieldInHand);
    connect(m_form, &ui::FormView::entered, this, [this](const QString &id) { m_inHand = id; });
    connect(m_form, &ui::FormView::disputeWanted, this, &FormPage::beginDispute);
    connect(m_form, &ui::FormView::disputeTold, this,
            [this](const QString &id, domain::DisputeReason reason, const QString &note) {
                if (m_intake)
                    m_intake->setDisputeReason(id, reason, note);
            });
    connect(m_form, &ui::FormView::disputeWithdrawn, this, [this](const QString &id) {
        if (m_intake && m_intake->withdrawDispute(id))
            m_form->focusField(id);
    });
    connect(m_form, &ui::FormView::offerTaken, this, &FormPage::acceptEarlier);
    connect(m_takeAll, &QPushButton::clicked, this, &FormPage::acceptAllEarlier);
    connect(m_form, &ui::FormView::left, this, [this](const QString &id) {
        m_visited.insert(id);
        if (m_intake)
            showFindings();
    });
    connect(m_form, &ui::FormView::built, this, [this] {
        m_form->putBefore(m_takeAll);
        setTabOrder(m_takeAll, m_findings);
        setTabOrder(m_findings, m_go);
    });
    connect(m_form, &ui::FormView::pastLast, this, [this] { m_go->setFocus(); });
    connect(m_findings, &QListWidget::itemClicked, this, [this] { jump(m_findings->currentRow()); });
    connect(m_go, &QPushButton::clicked, this, &FormPage::goOn);
    FormPage::opened();
}

void FormPage::opened()
{
    m_visited.clear();
    m_pointed.clear();
    m_inHand.clear();
    m_all = false;
    m_form->hide();
    m_side->hide();
    m_none->show();
    m_none->setText(tr("请先选择事项（F3）"));
}

void FormPage::setPointed(const QSet<QString> &fieldIds)
{
    if (std::exchange(m_pointed, fieldIds) != fieldIds && m_intake && m_intake->item())
        showFindings();
}

void FormPage::prepare()
{
    if (const auto *item = m_intake ? m_intake->item() : nullptr; item && item->form.version > 0)
        m_form->prepare(item->form);
}

void FormPage::refresh()
{
    const auto *item = m_intake->item();
    const auto ready = item && item->form.version > 0;
    m_form->setVisible(ready);
    m_side->setVisible(item != nullptr);
    m_none->setVisible(!ready);
    if (!ready) {
        m_count->clear();
        m_findings->clear();
        m_findings->hide();
        m_hint->hide();
        m_none->setText(item ? tr("本事项没有需要填写的申请信息") : tr("请先选择事项（F3）"));
        return;
    }
    m_form->setForm(item->form);
    QSet<QString> shown;
    const auto fields = m_intake->fields();
    for (const auto *field : fields) {
        shown.insert(field->id);
        auto *editor = m_form->editor(field->id);
        const auto *value = m_intake->value(field->id);
        const auto text = value ? value->text : QString();
        const auto source = value ? value->source : domain::Source::Typed;
        // A field that the clerk is typing into already says what the flow knows.
        if (editor && (editor->text() != text || source != domain::Source::Typed || editor->isLocked()))
            editor->fill(text, source);
        if (editor)
            editor->setDispute(value && value->dispute ? &*value->dispute : nullptr);
    }
    m_form->setShown(shown);
    showEarlier();
    showFindings();
    Q_EMIT instructionChanged();
}

// 历史办件 stands beside the fields that it knows, and beside the form how many they are.
void FormPage::showEarlier()
{
    int known = 0;
    const auto fields = m_intake->fields();
    for (const auto *field : fields) {
        const auto *earlier = m_intake->earlier(field->id);
        known += earlier ? 1 : 0;
        if (auto *editor = m_form->editor(field->id))
            editor->setOffer(earlier ? earlier->text : QString(), earlier ? earlier->day : QDate());
    }
    m_known->setText(tr("以往办件可带入 %1 项").arg(known));
    m_earlier->setVisible(known > 0);
}

void FormPage::acceptEarlier(const QString &fieldId)
{
    if (m_intake && m_intake->acceptEarlier(fieldId))
        m_form->goOnFrom(fieldId);
}

void FormPage::acceptAllEarlier()
{
    if (m_intake && m_intake->acceptAllEarlier() > 0)
        m_form->focusFirstOpen();
}

void FormPage::showFindings()
{
    const auto fields = m_intake->fields();
    for (const auto *field : fields) {
        auto *editor = m_form->editor(field->id);
        if (!editor)
            continue;
        const auto finding = m_intake->fieldFinding(field->id);
        const auto waits = finding
            && (finding->kind == domain::Finding::Kind::FieldMissing
                || finding->kind == domain::Finding::Kind::DisputeUnfit);
        const auto silent = waits && !m_all && !m_visited.contains(field->id);
        editor->setProblem(finding && !silent ? ui::fieldFindingWords(*finding, *field)
                               : m_pointed.contains(field->id) ? tr("申请人指出这里不对，请当面核对更正")
                                                               : QString());
    }
    const auto row = m_findings->currentRow();
    m_findings->clear();
    int number = 0;
    const auto findings = m_intake->findings();
    for (const auto &finding : findings) {
        if (ui::stepOf(finding) != core::flow::Step::Form)
            continue;
        // A failed check stands at its fields too; what a dispute still needs is said once the field was left.
        const bool waits = finding.kind == domain::Finding::Kind::DisputeUnfit;
        for (const auto &id : finding.fields)
            if (auto *editor = m_form->editor(id);
                editor && !waits && editor->problem().isEmpty() && !editor->text().isEmpty())
                editor->setProblem(ui::fieldFindingWords(finding, editor->field()));
        const auto words = ui::findingWords(finding, m_intake->item());
        auto *line = new QListWidgetItem(QStringLiteral("%1  %2").arg(++number).arg(words), m_findings);
        line->setData(Qt::AccessibleTextRole, words);
        line->setData(PlaceRole, finding.fields.isEmpty() ? finding.place : finding.fields.first());
    }
    m_findings->setCurrentRow(qMin(row, m_findings->count() - 1));
    m_findings->setVisible(number > 0);
    m_hint->setVisible(number > 0);
    m_count->setText(number == 0 ? tr("✓ 申请信息已齐全") : tr("待补充 %1 项").arg(number));
}

FormPage::~FormPage()
{
    m_form->disconnect(this); // a field that goes while it has the focus still says that it was left
}

QString FormPage::instruction() const
{
    if (!m_intake || !m_intake->item())
        return tr("请先选择事项（F3）");
    switch (m_intake->stateOf(core::flow::Step::Form)) {
    case core::flow::StepState::Complete: return tr("申请信息已齐全，按 Enter 继续到材料");
    case core::flow::StepState::Wrong: return tr("有内容填写有误，请按提示更正");
    case core::flow::StepState::Empty:
    case core::flow::StepState::Partial: return tr("请填写带入之外的内容，Enter 到下一项");
    }
    return {};
}

void FormPage::enter()
{
    if (m_form->isVisibleTo(this))
        m_form->focusFirstOpen();
    if (m_intake && m_intake->stateOf(core::flow::Step::Form) == core::flow::StepState::Complete)
        m_go->setFocus();
}

void FormPage::focusField(const QString &fieldId)
{
    m_form->focusField(fieldId);
}

void FormPage::jump(int row)
{
    if (const auto *line = m_findings->item(row))
        m_form->focusField(line->data(PlaceRole).toString());
}

void FormPage::beginDispute(const QString &fieldId)
{
    if (!m_intake)
        return;
    m_visited.remove(fieldId); // what the applicant says is still to be typed: not wrong yet
    if (!m_intake->dispute(fieldId)) {
        Q_EMIT complaint(tr("只有身份证、证照等带入的内容可以提出异议；自己填写的内容直接改正即可"));
        return;
    }
    m_form->focusField(fieldId);
    if (auto *line = qobject_cast<QLineEdit *>(m_form->editor(fieldId)->input()))
        line->selectAll();
}

bool FormPage::goOn()
{
    if (!m_intake)
        return false;
    if (m_findings->hasFocus() && m_findings->currentRow() >= 0) {
        jump(m_findings->currentRow());
        return true;
    }
    if (!m_all && m_findings->count() > 0) {
        // Once: here is what is missing. A second time goes on: the steps are a path, not a cage.
        m_all = true;
        showFindings();
        jump(0);
        Q_EMIT complaint(tr("还有 %1 项待补充，已在表中标出；再按一次“继续”可先办后面的步骤").arg(m_findings->count()));
        return true;
    }
    Q_EMIT stepWanted(core::flow::Step::Materials);
    return true;
}

void FormPage::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers() == Qt::ControlModifier && event->key() >= Qt::Key_1 && event->key() <= Qt::Key_9) {
        jump(event->key() - Qt::Key_1);
        return;
    }
    if (event->modifiers() == Qt::ControlModifier && event->key() == Qt::Key_J && !m_inHand.isEmpty()) {
        beginDispute(m_inHand);
        return;
    }
    if (event->key() == Qt::Key_B && event->modifiers() == Qt::ControlModifier) {
        acceptEarlier(m_inHand);
        return;
    }
    if (event->key() == Qt::Key_B && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)) {
        acceptAllEarlier();
        return;
    }
    StepPage::keyPressEvent(event);
}

} // namespace yc::app
