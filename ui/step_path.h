#pragma once

#include "core/flow/intake.h"

#include <QFrame>

#include <array>
#include <optional>

class QPushButton;

namespace yc::ui
{

// ① 申请人 ✓ ── ② 事项情形 ── …: a path, not a cage. Every step can be visited; what is missing shows on the step.
class StepPath : public QFrame
{
    Q_OBJECT
public:
    explicit StepPath(QWidget *parent = nullptr);

    // note stands behind the name: "2/5" at the materials; empty: the sign of the state.
    void setState(core::flow::Step step, core::flow::StepState state, const QString &note = {});
    void setCurrent(core::flow::Step step);
    [[nodiscard]] core::flow::Step current() const { return m_current; }
    [[nodiscard]] QString text(core::flow::Step step) const; // as shown

Q_SIGNALS:
    void chosen(yc::core::flow::Step step);

private:
    void choose(core::flow::Step step);

    std::array<QPushButton *, core::flow::StepCount> m_buttons{};
    core::flow::Step m_current = core::flow::Step::Applicant;
    std::optional<core::flow::Step> m_told; // in this turn of the event loop
};

} // namespace yc::ui
