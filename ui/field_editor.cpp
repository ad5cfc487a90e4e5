#include "ui/field_editor.h"

#include "core/domain/person.h"
#include "core/domain/typed_text.h"
#include "ui/case_words.h"
#include "ui/choice_keys.h"
#include "ui/choice_layout.h"
#include "ui/date_words.h"
#include "ui/dispute_row.h"
#include "ui/earlier_offer.h"
#include "ui/entered_characters.h"
#include "ui/fit_text.h"
#include "ui/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScopedValueRollback>
#include <QStyle>
#include <QVBoxLayout>

namespace yc::ui
{

namespace domain = core::domain;

namespace
{

constexpr qsizetype MostRadios = 6; // more go into a list that opens
constexpr int LongestPaste = 20'000;
constexpr auto ChoiceId = "choiceId";

domain::TypedKind typedKind(domain::FieldKind kind)
{
    using Kind = domain::FieldKind;
    switch (kind) {
    case Kind::CitizenNumber:
    case Kind::Uscc: return domain::TypedKind::Number;
    case Kind::Number:
    case Kind::Money:
    case Kind::Date:
    case Kind::Phone: return domain::TypedKind::Figures;
    case Kind::LongText: return domain::TypedKind::Paragraphs;
    case Kind::Text:
    case Kind::Address:
    case Kind::YesNo:
    case Kind::Choice:
    case Kind::Choices: return domain::TypedKind::Plain;
    }
    Q_UNREACHABLE();
}

void markWrong(QWidget *widget, bool wrong)
{
    if (widget->property("wrong").toBool() == wrong)
        return;
    widget->setProperty("wrong", wrong);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace

FieldEditor::FieldEditor(const domain::FormField &field, EnteredCharacters *counter, QWidget *parent)
    : QWidget(parent), m_field(field), m_counter(counter)
{
    auto *column = new QVBoxLayout(this);
    m_column = column;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(3);
    auto *head = new QHBoxLayout;
    m_head = head;
    head->setSpacing(8);
    auto *label = new QLabel(field.required ? field.label : tr("%1（选填）").arg(field.label), this);
    setRole(label, "caption");
    head->addWidget(label);
    m_source = new QLabel(this);
    setRole(m_source, "source");
    m_source->hide();
    head->addWidget(m_source);
    //: button beside a value that came from the card or the hall: lets the clerk change it
    m_unlock = new QPushButton(tr("更正"), this);
    setRole(m_unlock, "link");
    m_unlock->setAccessibleName(tr("更正 %1").arg(field.label));
    m_unlock->hide();
    head->addWidget(m_unlock);
    //: button beside it: the applicant says that what the card or the hall knows is wrong (数据异议)
    m_object = new QPushButton(tr("异议"), this);
    setRole(m_object, "link");
    m_object->setAccessibleName(tr("异议 %1").arg(field.label));
    m_object->setToolTip(tr("Ctrl+J：申请人认为来源数据有误"));
    m_object->hide();
    head->addWidget(m_object);
    head->addStretch(1);
    column->addLayout(head);

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    using Kind = domain::FieldKind;
    switch (field.kind) {
    case Kind::Text:
    case Kind::Address: makeLine(false); break;
    case Kind::LongText: makeText(); break;
    case Kind::Number:
    case Kind::Money:
    case Kind::Date:
    case Kind::Phone:
    case Kind::CitizenNumber:
    case Kind::Uscc: makeLine(true); break;
    case Kind::YesNo: makeChoices({{QStringLiteral("yes"), tr("是")}, {QStringLiteral("no"), tr("否")}}, false); break;
    case Kind::Choice:
        if (field.choices.size() > MostRadios)
            makeCombo();
        else
            makeChoices(field.choices, false);
        break;
    case Kind::Choices: makeChoices(field.choices, true); break;
    }
    const bool narrow = m_combo || (m_line && m_line->maximumWidth() < 1000); // stands at the left, like all others
    row->addWidget(m_input, narrow ? 0 : 1);
    const auto unit = field.kind == Kind::Money && field.unit.isEmpty() ? tr("元") : field.unit;
    if (!unit.isEmpty())
        row->addWidget(new QLabel(unit, this));
    if (narrow)
        row->addStretch(1);
    column->addLayout(row);
    label->setBuddy(m_input);

    m_help = new QLabel(field.help, this);
    setRole(m_help, "caption");
    m_help->setWordWrap(true);
    m_help->setVisible(!field.help.isEmpty());
    column->addWidget(m_help);
    m_note = new QLabel(this);
    setRole(m_note, "muted");
    m_note->setWordWrap(true);
    m_note->hide();
    column->addWidget(m_note);
    m_problem = new QLabel(this);
    setRole(m_problem, "wrong");
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_problem);
    describe();
    connect(m_unlock, &QPushButton::clicked, this, [this] {
        setLocked(false);
        m_input->setFocus();
    });
    connect(m_object, &QPushButton::clicked, this, &FieldEditor::disputeWanted);
}

void FieldEditor::makeLine(bool narrow)
{
    m_line = new QLineEdit(this);
    m_line->setAccessibleName(m_field.label);
    m_line->setMaxLength(LongestPaste); // so that what is too long is cut with a word, not without
    if (narrow)
        m_line->setFixedWidth(260);
    if (m_field.kind == domain::FieldKind::Date)
        m_line->setPlaceholderText(tr("年月日，如 20261121"));
    if (m_counter)
        m_counter->watch(m_line);
    connect(m_line, &QLineEdit::textChanged, this, &FieldEditor::noteEdit);
    m_input = m_line;
}

void FieldEditor::makeText()
{
    m_text = new QPlainTextEdit(this);
    m_text->setAccessibleName(m_field.label);
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(76);
    if (m_counter)
        m_counter->watch(m_text);
    connect(m_text, &QPlainTextEdit::textChanged, this, &FieldEditor::noteEdit);
    m_input = m_text;
}

void FieldEditor::makeChoices(const QList<domain::Choice> &choices, bool several)
{
    m_input = new QWidget(this);
    m_input->setAccessibleName(m_field.label);
    m_group = new QButtonGroup(m_input);
    m_group->setExclusive(!several);
    qsizetype longest = 0;
    for (const auto &choice : choices)
        longest = qMax(longest, choice.words.size());
    auto *side = new ChoiceLayout(longest > 14 ? 1 : longest > 8 ? 2 : 4, m_input);
    int place = 0;
    for (const auto &choice : choices) {
        QAbstractButton *button = nullptr;
        if (several)
            button = new QCheckBox(numbered(place, choice.words), m_input);
        else
            button = new QRadioButton(numbered(place, choice.words), m_input);
        button->setAccessibleName(choice.words);
        button->setProperty(ChoiceId, choice.id);
        button->setAccessibleDescription(m_field.label);
        m_group->addButton(button, place);
        side->addWidget(button);
        if (place == 0)
            m_input->setFocusProxy(button);
        ++place;
    }
    connect(m_group, &QButtonGroup::idToggled, this, &FieldEditor::noteEdit);
}

void FieldEditor::makeCombo()
{
    m_combo = new QComboBox(this);
    m_combo->setAccessibleName(m_field.label);
    m_combo->addItem(tr("请选择"), QString());
    for (const auto &choice : m_field.choices)
        m_combo->addItem(choice.words, choice.id);
    m_combo->setMinimumWidth(260);
    m_combo->setMaximumWidth(480);
    new PinyinKeys(m_combo); // lives with it
    connect(m_combo, &QComboBox::currentIndexChanged, this, &FieldEditor::noteEdit);
    m_input = m_combo;
}

bool FieldEditor::takesSeveral() const
{
    return m_group && !m_group->exclusive();
}

bool FieldEditor::choose(int place)
{
    auto *button = m_group && !m_locked ? m_group->button(place) : nullptr;
    if (!button)
        return false;
    button->setChecked(!takesSeveral() || !button->isChecked());
    return true;
}

QString FieldEditor::text() const
{
    if (m_line) {
        if (m_locked && isMasked())
            return m_masked;
        const auto typed = m_line->text().trimmed();
        using Kind = domain::FieldKind;
        if (m_field.kind == Kind::Date) {
            const auto day = dayFromTyping(typed);
            return day.isValid() ? day.toString(Qt::ISODate) : typed; // what is not a day stays visible and wrong
        }
        if (m_field.kind == Kind::CitizenNumber || m_field.kind == Kind::Uscc)
            return typed.toUpper().remove(QLatin1Char(' '));
        if (m_field.kind == Kind::Number || m_field.kind == Kind::Money)
            return QString(typed).remove(QLatin1Char(','));
        return typed;
    }
    if (m_text)
        return m_text->toPlainText().trimmed();
    if (m_combo)
        return m_combo->currentData().toString();
    QStringList chosen;
    const auto buttons = m_group->buttons();
    for (const auto *button : buttons)
        if (button->isChecked())
            chosen.append(button->property(ChoiceId).toString());
    return chosen.join(QLatin1Char(','));
}

void FieldEditor::fill(const QString &text, domain::Source source)
{
    const auto words = text.isEmpty() ? QString() : sourceWords(source);
    m_source->setText(words);
    m_source->setVisible(!words.isEmpty());
    if (text != this->text() || m_locked != !words.isEmpty()) {
        setLocked(false);
        const EnteredCharacters::Quiet quiet(m_counter);
        m_filling = true;
        put(text);
        m_filling = false;
    }
    m_told = text;
    setLocked(!words.isEmpty());
}

void FieldEditor::put(const QString &text)
{
    if (m_line) {
        m_line->setText(text);
    } else if (m_text) {
        m_text->setPlainText(text);
    } else if (m_combo) {
        m_combo->setCurrentIndex(qMax(0, m_combo->findData(text)));
    } else {
        const auto ids = text.split(QLatin1Char(','), Qt::SkipEmptyParts);
        // An exclusive group does not let go of its last button by itself.
        const auto exclusive = m_group->exclusive();
        m_group->setExclusive(false);
        const auto buttons = m_group->buttons();
        for (auto *button : buttons)
            button->setChecked(ids.contains(button->property(ChoiceId).toString()));
        m_group->setExclusive(exclusive);
    }
}

// Numbers of people are masked until asked for; what stands behind the mask is what text() gives.
bool FieldEditor::isMasked() const
{
    return m_field.kind == domain::FieldKind::CitizenNumber || m_field.fill == QStringLiteral("applicant.number");
}

void FieldEditor::setLocked(bool locked)
{
    if (locked != m_locked && m_line && isMasked()) {
        const EnteredCharacters::Quiet quiet(m_counter);
        m_filling = true;
        if (locked)
            m_masked = m_line->text();
        m_line->setText(locked ? domain::maskedNumber(m_masked) : m_masked);
        m_filling = false;
        if (!locked)
            m_masked.clear();
    }
    m_locked = locked;
    m_unlock->setVisible(locked);
    m_object->setVisible(locked);
    if (m_line) {
        m_line->setReadOnly(locked);
        setRole(m_line, locked ? "locked" : "");
    } else if (m_text) {
        m_text->setReadOnly(locked);
        setRole(m_text, locked ? "locked" : "");
    } else {
        m_input->setEnabled(!locked);
    }
}

QString FieldEditor::said(const QString &text) const
{
    if (isMasked())
        return domain::maskedNumber(text);
    if (m_field.kind == domain::FieldKind::YesNo)
        return text == QLatin1String("yes") ? tr("是") : text == QLatin1String("no") ? tr("否") : text;
    QStringList words;
    for (const auto &choice : m_field.choices)
        if (text.split(QLatin1Char(',')).contains(choice.id))
            words += choice.words;
    return words.isEmpty() ? text : words.join(tr("、"));
}

void FieldEditor::makeDispute()
{
    m_dispute = new DisputeRow(m_field.label, m_counter, this);
    m_column->insertWidget(m_column->indexOf(m_help), m_dispute);
    connect(m_dispute, &DisputeRow::told, this, &FieldEditor::disputeTold);
    connect(m_dispute, &DisputeRow::withdrawn, this, &FieldEditor::disputeWithdrawn);
    connect(m_dispute, &DisputeRow::done, this, &FieldEditor::disputeDone);
    auto *before = m_input; // the last part of it, where there are several
    if (m_group && !m_group->buttons().isEmpty())
        before = m_group->buttons().last();
    for (auto *part : m_dispute->inTabOrder()) {
        setTabOrder(before, part);
        before = part;
    }
}

void FieldEditor::setDispute(const domain::Dispute *dispute)
{
    if (!dispute) {
        if (m_dispute)
            m_dispute->hide();
        return;
    }
    if (!m_dispute)
        makeDispute();
    m_dispute->say(*dispute, said(dispute->said));
}

bool FieldEditor::isDisputed() const
{
    return m_dispute && !m_dispute->isHidden();
}

void FieldEditor::setOffer(const QString &text, QDate day)
{
    if (text.isEmpty() && !m_offer)
        return;
    if (!m_offer) {
        m_offer = new EarlierOffer(m_field.label, this);
        m_head->insertWidget(m_head->indexOf(m_object) + 1, m_offer);
        setTabOrder(m_object, m_offer->button());
        connect(m_offer, &EarlierOffer::taken, this, &FieldEditor::offerTaken);
    }
    if (!text.isEmpty())
        m_offer->say(said(text), day);
    m_offer->setVisible(!text.isEmpty());
    describe();
}

QString FieldEditor::offer() const
{
    return m_offer && !m_offer->isHidden() ? m_offer->words() : QString();
}

void FieldEditor::makeFit()
{
    const QScopedValueRollback filling(m_filling, true);
    const auto kind = typedKind(m_field.kind);
    const auto longest = qMax(1, m_field.longest);
    const auto words
        = m_line ? ui::makeFit(*m_line, kind, longest, m_counter) : ui::makeFit(*m_text, kind, longest, m_counter);
    m_note->setText(words);
    m_note->setVisible(!words.isEmpty());
    describe();
}

void FieldEditor::noteEdit()
{
    if (m_filling)
        return;
    if (m_locked && (m_line || m_text)) { // assistive technology writes past a line's being read-only
        const EnteredCharacters::Quiet quiet(m_counter);
        const QScopedValueRollback filling(m_filling, true);
        put(m_line && isMasked() ? domain::maskedNumber(m_masked) : m_told);
        return;
    }
    if (m_line || m_text)
        makeFit();
    const auto now = text();
    if (now == m_told)
        return;
    m_told = now;
    m_source->hide();
    Q_EMIT edited(now);
}

void FieldEditor::setProblem(const QString &words)
{
    m_problem->setText(words.isEmpty() ? QString() : QStringLiteral("✕ ") + words);
    m_problem->setVisible(!words.isEmpty());
    describe();
    markWrong(m_input, !words.isEmpty());
}

void FieldEditor::describe()
{
    const auto problem = m_problem->text();
    m_input->setAccessibleDescription(!problem.isEmpty()              ? problem.mid(2)
                                          : !m_note->text().isEmpty() ? m_note->text()
                                          : !offer().isEmpty()        ? offer()
                                                                      : m_field.help);
}

QString FieldEditor::problem() const
{
    return m_problem->text();
}

} // namespace yc::ui
