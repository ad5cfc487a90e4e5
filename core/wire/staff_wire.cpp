#include "core/wire/staff_wire.h"

#include "core/wire/strict_json.h"
#include "core/wire/text_limits.h"

namespace yc::core::wire
{

namespace
{

constexpr qsizetype LargestBox = 1024;
constexpr qsizetype PublicHalf = 32;

} // namespace

QJsonObject toJson(const OneTimePin &value)
{
    return {{QStringLiteral("staffNo"), value.staffNo},
            {QStringLiteral("staffName"), value.staffName},
            {QStringLiteral("pin"), value.pin.reveal()}};
}

Result<OneTimePin> oneTimePinFrom(const QJsonObject &json)
{
    bool good = true;
    Fields fields(json, good);
    OneTimePin value;
    value.staffNo = fields.text("staffNo", LongestStaffNo, 1);
    value.staffName = fields.text("staffName", 100);
    value.pin = SecretText(fields.text("pin", 64, 6));
    return outcome(good, std::move(value));
}

QJsonObject toJson(const DepositReturn &value)
{
    return {{QStringLiteral("deposit"), base64Text(value.deposit)},
            {QStringLiteral("closeFor"), base64Text(value.closeFor)}};
}

Result<DepositReturn> depositReturnFrom(const QJsonObject &json)
{
    bool good = true;
    Fields fields(json, good);
    DepositReturn value;
    value.deposit = fields.bytes("deposit", LargestBox, 1);
    value.closeFor = fields.bytes("closeFor", PublicHalf, PublicHalf);
    return outcome(good, std::move(value));
}

QJsonObject toJson(const ReturnedKey &value)
{
    return {{QStringLiteral("box"), base64Text(value.box)}};
}

Result<ReturnedKey> returnedKeyFrom(const QJsonObject &json)
{
    bool good = true;
    Fields fields(json, good);
    ReturnedKey value;
    value.box = fields.bytes("box", LargestBox, 1);
    return outcome(good, std::move(value));
}

} // namespace yc::core::wire
