#include "core/wire/withdrawal.h"

#include "core/wire/strict_json.h"
#include "core/wire/text_limits.h"

namespace yc::core::wire
{

QJsonObject toJson(const Withdrawal &withdrawal)
{
    return {{QStringLiteral("staffNo"), withdrawal.staffNo},
            {QStringLiteral("reason"), withdrawal.reason},
            {QStringLiteral("at"), instantText(withdrawal.at)}};
}

Result<Withdrawal> withdrawalFrom(const QJsonObject &json)
{
    bool good = true;
    Fields fields(json, good);
    Withdrawal withdrawal;
    withdrawal.staffNo = fields.text("staffNo", LongestStaffNo, 1);
    withdrawal.reason = fields.text("reason", LongestWithdrawalReason);
    withdrawal.at = fields.instant("at");
    return outcome(good, std::move(withdrawal));
}

} // namespace yc::core::wire
