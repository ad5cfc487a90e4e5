#include "app/typed_line.h"

#include "app/pin_field.h"
#include "ui/fit_text.h"

#include <QLabel>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace yc::app
{

TypedLine::TypedLine(Shop &shop, const QString &label, core::domain::TypedKind kind, qsizetype longest, QWidget *parent)
    : QWidget(parent), m_shop(shop), m_kind(kind), m_longest(longest), m_edit(new QLineEdit(this)),
      m_problem(new QLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(1);
    auto *caption = new QLabel(label, this);
    ui::setRole(caption, "caption");
    caption->setBuddy(m_edit);
    m_edit->setAccessibleName(label);
    m_edit->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhSensitiveData);
    m_problem->setWordWrap(true);
    ui::setRole(m_problem, "wrong");
    m_problem->hide();
    column->addWidget(caption);
    column->addWidget(m_edit);
    column->addWidget(m_problem);
    column->addStretch(1);
    m_shop.entered.watch(m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, &TypedLine::typed);
}

QString TypedLine::text() const
{
    const auto typed = m_edit->text().simplified();
    return QString(typed.constData(), typed.size());
}

void TypedLine::fill(const QString &text)
{
    const QScopedValueRollback making(m_making, true);
    const ui::EnteredCharacters::Quiet quiet(&m_shop.entered);
    m_edit->setText(text);
    m_note.clear();
    say({});
}

void TypedLine::clear()
{
    const QScopedValueRollback making(m_making, true);
    const ui::EnteredCharacters::Quiet quiet(&m_shop.entered);
    blank(*m_edit);
    m_note.clear();
    say({});
}

void TypedLine::say(const QString &words)
{
    m_wrong = !words.isEmpty();
    const auto &shown = m_wrong ? words : m_note;
    if (m_problem->text() != shown)
        m_problem->setText(shown);
    m_problem->setVisible(!shown.isEmpty());
    m_edit->setAccessibleDescription(shown);
}

void TypedLine::typed()
{
    if (m_making)
        return;
    {
        const QScopedValueRollback making(m_making, true);
        m_note = ui::makeFit(*m_edit, m_kind, m_longest, &m_shop.entered);
        say({});
    }
    Q_EMIT edited();
}

} // namespace yc::app
