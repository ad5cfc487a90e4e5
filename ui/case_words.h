#pragma once

#include "core/domain/case.h"
#include "core/flow/intake.h"

#include <QString>

// Words for what the flow says in values: states, endings, sources, findings. UI thread; follows the client's language.
namespace yc::ui
{

[[nodiscard]] QString stateWords(core::domain::CaseState state); // 已收件
enum class Tone { Plain, Done, Soon, Wrong };
[[nodiscard]] Tone toneOf(core::domain::CaseState state);

// Whether a promised day is still to be told: not of what has ended, nor of what waits for its applicant.
[[nodiscard]] bool isDueStill(core::domain::CaseState state);

[[nodiscard]] QString endingName(core::domain::Ending ending); // 受理
[[nodiscard]] QString endingConsequence(core::domain::Ending ending); // one line under the button
[[nodiscard]] QString sourceWords(core::domain::Source source); // 身份证读取; empty for what was typed
[[nodiscard]] QString stepName(core::flow::Step step); // 申请人
[[nodiscard]] QString stepStateWords(core::flow::StepState state); // 已完成, 待补充 …
[[nodiscard]] QString cardFindingWords(core::flow::CardFinding finding); // what is wrong with the card and what to do
[[nodiscard]] QString documentWords(core::domain::DocumentKind kind);
[[nodiscard]] QString sexWords(core::domain::Sex sex);
[[nodiscard]] QString paperWords(const QString &kind); // 受理通知书

// One line for the list of what is missing or wrong; names the field, question or material.
[[nodiscard]] QString findingWords(const core::domain::Finding &finding, const core::domain::ServiceItem *item);
// The same at the field itself, where the name already stands above.
[[nodiscard]] QString fieldFindingWords(const core::domain::Finding &finding, const core::domain::FormField &field);
// The step where it is put right.
[[nodiscard]] core::flow::Step stepOf(const core::domain::Finding &finding);

} // namespace yc::ui
