#include "ui/step_path.h"

#include "ui/case_words.h"
#include "ui/step_button.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace yc::ui
{

namespace
{

constexpr QStringView Numerals = u"①②③④⑤⑥";

QString signOf(core::flow::StepState state)
{
    switch (state) {
    case core::flow::StepState::Empty: return {};
    case core::flow::StepState::Partial: return QStringLiteral(" …");
    case core::flow::StepState::Complete: return QStringLiteral(" ✓");
    case core::flow::StepState::Wrong: return QStringLiteral(" !");
    }
    return {};
}

} // namespace

StepPath::StepPath(QWidget *parent) : QFrame(parent)
{
    setRole(this, "strip");
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(0);
    for (int i = 0; i < core::flow::StepCount; ++i) {
        if (i > 0) {
            auto *dash = new QLabel(QStringLiteral("──"), this);
            setRole(dash, "muted");
            dash->setAccessibleName(QStringLiteral(" ")); // drawing, nothing to read out
            row->addWidget(dash);
        }
        auto *button = new StepButton(this);
        setRole(button, "step");
        button->setCheckable(true);
        button->setAutoExclusive(true);
        const auto step = static_cast<core::flow::Step>(i);
        button->setAccessibleName(stepName(step));
        m_buttons[static_cast<std::size_t>(i)] = button;
        row->addWidget(button);
        // An accessible action toggles without a click, a press on the current step clicks without a toggle.
        connect(button, &QPushButton::toggled, this, [this, step](bool on) {
            if (on && step != m_current)
                choose(step);
        });
        connect(button, &QPushButton::clicked, this, [this, step] {
            if (m_told != step)
                choose(step);
        });
        setState(step, core::flow::StepState::Empty);
    }
    row->addStretch(1);
    setCurrent(m_current);
}

void StepPath::choose(core::flow::Step step)
{
    m_told = step;
    // The click that follows a toggle is the same wish.
    QMetaObject::invokeMethod(
        this, [this] { m_told.reset(); }, Qt::QueuedConnection);
    setCurrent(m_current); // the flow decides where we are
    Q_EMIT chosen(step);
}

void StepPath::setState(core::flow::Step step, core::flow::StepState state, const QString &note)
{
    const auto index = static_cast<int>(step);
    auto *button = m_buttons[static_cast<std::size_t>(index)];
    auto words = QString(Numerals[index]) + QLatin1Char(' ') + stepName(step);
    if (!note.isEmpty() && state != core::flow::StepState::Complete)
        words += QLatin1Char(' ') + note;
    else
        words += signOf(state);
    button->setText(words);
    button->setAccessibleDescription(stepStateWords(state) + (note.isEmpty() ? QString() : QLatin1Char(' ') + note));
    button->setToolTip(stepStateWords(state));
}

void StepPath::setCurrent(core::flow::Step step)
{
    m_current = step;
    m_buttons[static_cast<std::size_t>(step)]->setChecked(true);
}

QString StepPath::text(core::flow::Step step) const
{
    return m_buttons[static_cast<std::size_t>(step)]->text();
}

} // namespace yc::ui
