#include "core/wire/staff_wire.h"

#include "core/wire/strict_json.h"

namespace yc::core::wire
{

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
    value.staffNo = fields.text("staffNo", 32, 1);
    value.staffName = fields.text("staffName", 100);
    value.pin = SecretText(fields.text("pin", 64, 6));
    return outcome(good, std::move(value));
}

} // namespace yc::core::wire
