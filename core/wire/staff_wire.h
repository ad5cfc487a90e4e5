#pragma once

#include "base/code.h"
#include "base/secret.h"

#include <QJsonObject>
#include <QString>

// What an administrator does for colleagues, and what the contract calls itself. hall/openapi.yaml:
// /v1/staff/{no}/one-time-pin, /healthz.
namespace yc::core::wire
{

namespace codes
{
inline constexpr Code NotAdministrator{'H', 123}; // only an administrator of that node or one above it may
} // namespace codes

// Of hall/openapi.yaml; /healthz tells it. The first number is the one in "/v1/".
inline constexpr QLatin1StringView ContractVersion("1.0.0");

struct OneTimePin { // POST /v1/staff/{no}/one-time-pin
    QString staffNo;
    QString staffName;
    SecretText pin; // good for one sign-in, which changes it
};
[[nodiscard]] QJsonObject toJson(const OneTimePin &value);
[[nodiscard]] Result<OneTimePin> oneTimePinFrom(const QJsonObject &json);

} // namespace yc::core::wire
