#pragma once

#include "base/secret.h"
#include "core/domain/item.h"

#include <QString>

#include <optional>

// 数据异议: the applicant says that what a card, a licence, the hall or an earlier case knows of them is wrong. What
// the source said stays recorded; what the applicant says stands in the field.
namespace yc::core::domain
{

enum class DisputeReason {
    Outdated,
    Mistaken,
    Misread,
    NotTheirs,
    Other
}; // 已变更, 登记有误, 读取有误, 不是本人的, 其他
[[nodiscard]] QString toText(DisputeReason reason); // the wire's word: "outdated" …
[[nodiscard]] std::optional<DisputeReason> disputeReasonFrom(QStringView text);

struct Dispute {
    Source source = Source::Card; // who said it; never Typed
    QString said; // their value, as FilledValue::text
    DisputeReason reason = DisputeReason::Outdated;
    QString note{}; // of Other: always; else if there is more to say
    [[no_unique_address]] Personal personal{};
    [[nodiscard]] Dispute clone() const;
};
inline constexpr qsizetype LongestDisputeNote = 200;

// Told as it has to be: of a source, with another value than the source's, and with words where the reason is none.
[[nodiscard]] bool isTold(const Dispute &dispute, const QString &text);

} // namespace yc::core::domain
