#pragma once

#include "base/code.h"
#include "core/domain/party.h"

#include <QJsonObject>

// A person as JSON: part of drafts, manifests and of the kiosk's question. {"document":"111", …} with the certificate
// type codes of GA/T 2000.156; what is empty is left out; "validTo" absent means 长期.
namespace yc::core::wire
{

[[nodiscard]] QJsonObject toJson(const domain::Person &person);
[[nodiscard]] Result<domain::Person> personFrom(const QJsonObject &json);

[[nodiscard]] QJsonObject toJson(const domain::Organisation &organisation); // {"name", "uscc", "representative"}
[[nodiscard]] Result<domain::Organisation> organisationFrom(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const domain::Guardian &guardian); // {"person", "relation"}
[[nodiscard]] Result<domain::Guardian> guardianFrom(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const domain::Party &party); // {"person" or "organisation", "guardian"}
[[nodiscard]] Result<domain::Party> partyFrom(const QJsonObject &json);

// POST /v1/citizen/cases and POST /v1/cases/search: in a body, because addresses are logged by whatever stands between.
struct CitizenQuery {
    QString number; // upper case, no spaces
    QString name; // as the chip has it
    [[no_unique_address]] Personal personal{};
};
[[nodiscard]] QJsonObject toJson(const CitizenQuery &query);
[[nodiscard]] Result<CitizenQuery> citizenQueryFrom(const QJsonObject &json);

} // namespace yc::core::wire
