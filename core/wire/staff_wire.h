#pragma once

#include "base/code.h"
#include "base/secret.h"

#include <QJsonObject>
#include <QString>

// What an administrator does for colleagues, and what the contract calls itself. hall/openapi.yaml:
// /v1/staff/{no}/one-time-pin, /v1/vault-keys, /healthz.
namespace yc::core::wire
{

namespace codes
{
inline constexpr Code NotAdministrator{'H', 123}; // only an administrator of that node or one above it may
inline constexpr Code NotYourDeposit{'H', 124}; // a vault key that is somebody else's, or not left with this hall
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

// A vault key left with the hall, and wanted back by who has forgotten their PIN: core/seal/deposit.h.
struct DepositReturn { // POST /v1/vault-keys
    QByteArray deposit; // as the terminal kept it
    QByteArray closeFor; // X25519 (32), made for this one question
};
struct ReturnedKey {
    QByteArray box; // the same key, for `closeFor`
};
[[nodiscard]] QJsonObject toJson(const DepositReturn &value);
[[nodiscard]] QJsonObject toJson(const ReturnedKey &value);
[[nodiscard]] Result<DepositReturn> depositReturnFrom(const QJsonObject &json);
[[nodiscard]] Result<ReturnedKey> returnedKeyFrom(const QJsonObject &json);

} // namespace yc::core::wire
