#include "core/domain/dispute.h"

#include <array>
#include <utility>

namespace yc::core::domain
{

namespace
{

constexpr std::array reasons{
    std::pair{DisputeReason::Outdated, "outdated"}, std::pair{DisputeReason::Mistaken, "mistaken"},
    std::pair{DisputeReason::Misread, "misread"},   std::pair{DisputeReason::NotTheirs, "not-theirs"},
    std::pair{DisputeReason::Other, "other"},
};

} // namespace

QString toText(DisputeReason reason)
{
    for (const auto &[value, word] : reasons) {
        if (value == reason)
            return QString::fromLatin1(word);
    }
    Q_UNREACHABLE();
}

std::optional<DisputeReason> disputeReasonFrom(QStringView text)
{
    for (const auto &[value, word] : reasons) {
        if (text == QLatin1String(word))
            return value;
    }
    return std::nullopt;
}

Dispute Dispute::clone() const
{
    return {.source = source, .said = said, .reason = reason, .note = note};
}

bool isTold(const Dispute &dispute, const QString &text)
{
    return dispute.source != Source::Typed && text.trimmed() != dispute.said.trimmed()
        && (dispute.reason != DisputeReason::Other || !dispute.note.trimmed().isEmpty());
}

} // namespace yc::core::domain
