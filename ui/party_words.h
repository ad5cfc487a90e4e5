#pragma once

#include "core/domain/case.h"
#include "core/domain/identity_numbers.h"
#include "core/domain/person_validity.h"
#include "core/domain/typed_text.h"

#include <QString>

// Words for who applies, who acts for them, and how their documents were judged. UI thread; follows the client's
// language.
namespace yc::ui
{

[[nodiscard]] QString placeWords(const QString &place); // of a finding: 申请人, 第2申请人, 代理人, 监护人 …
[[nodiscard]] QString proofWords(const core::domain::Person &person); // 芯片读取; 人工核验（证件遗失）…
[[nodiscard]] QString reasonWords(core::domain::EyeReason reason);
[[nodiscard]] QString relationWords(core::domain::Relation relation); // the guardian is the applicant's …
// What a typed document lacks or contradicts, and what to do.
[[nodiscard]] QString personFindingWords(const core::domain::PersonFinding &finding, core::domain::DocumentKind kind);
[[nodiscard]] QString numberWords(core::domain::NumberVerdict verdict, core::domain::DocumentKind kind); // empty: good
[[nodiscard]] QString usccWords(core::domain::NumberVerdict verdict); // empty: good
[[nodiscard]] QString mrzPartWords(core::domain::MrzProblem part); // 护照号码
[[nodiscard]] QString mrzWords(core::domain::MrzProblem problem); // what to do
[[nodiscard]] QString typedWords(const core::domain::TypedText &typed,
                                 qsizetype longest); // empty: nothing was done to it
// The finding kinds of parties (case.h, from DocumentInvalid on) and an expired document.
[[nodiscard]] QString partyFindingWords(const core::domain::Finding &finding, const core::domain::ServiceItem *item);

} // namespace yc::ui
