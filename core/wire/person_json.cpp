#include "core/wire/person_json.h"

#include "core/wire/strict_json.h"

namespace yc::core::wire
{

namespace
{

using domain::IdentityProof;

QString toText(IdentityProof proof)
{
    switch (proof) {
    case IdentityProof::ByChip: return QStringLiteral("chip");
    case IdentityProof::ByCode: return QStringLiteral("code");
    case IdentityProof::ByEye: return QStringLiteral("eye");
    }
    Q_UNREACHABLE();
}

void putText(QJsonObject &json, const char *key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(QLatin1String(key), text);
}

void putDay(QJsonObject &json, const char *key, QDate day)
{
    if (day.isValid())
        json.insert(QLatin1String(key), day.toString(Qt::ISODate));
}

QDate dayOrNone(Fields &fields, const char *key)
{
    return fields.has(key) ? fields.day(key) : QDate();
}

QJsonObject toJson(const domain::Sighting &sighting)
{
    QJsonObject json{{QStringLiteral("judgedBy"), sighting.judgedBy},
                     {QStringLiteral("secondBy"), sighting.secondBy},
                     {QStringLiteral("reason"), domain::toText(sighting.reason)}};
    putText(json, "note", sighting.note);
    if (sighting.at.isValid())
        json.insert(QStringLiteral("at"), instantText(sighting.at));
    putText(json, "code", sighting.code);
    return json;
}

domain::Sighting sightingFrom(Fields fields)
{
    domain::Sighting sighting;
    sighting.judgedBy = fields.text("judgedBy", 32);
    sighting.secondBy = fields.text("secondBy", 32);
    const auto reason = domain::eyeReasonFrom(fields.text("reason", 32));
    if (!reason)
        fields.refuse();
    sighting.reason = reason.value_or(domain::EyeReason::Other);
    sighting.note = fields.textOrNone("note", domain::LongestSightingNote);
    if (fields.has("at"))
        sighting.at = fields.instant("at");
    sighting.code = fields.textOrNone("code", domain::LongestShownCode);
    return sighting;
}

} // namespace

QJsonObject toJson(const domain::Person &person)
{
    QJsonObject json{{QStringLiteral("document"), domain::codeOf(person.document)},
                     {QStringLiteral("sex"), static_cast<int>(person.sex)},
                     {QStringLiteral("proof"), toText(person.proof)}};
    putText(json, "number", person.number);
    putText(json, "name", person.name);
    putText(json, "nameLatin", person.nameLatin);
    putText(json, "ethnicity", person.ethnicity);
    putDay(json, "birth", person.birth);
    putText(json, "address", person.address);
    putText(json, "issuer", person.issuer);
    putDay(json, "validFrom", person.validFrom);
    if (person.validTo)
        putDay(json, "validTo", *person.validTo);
    putText(json, "nationality", person.nationality);
    if (person.sighting)
        json.insert(QStringLiteral("sighting"), toJson(*person.sighting));
    return json;
}

Result<domain::Person> personFrom(const QJsonObject &json)
{
    bool good = true;
    Fields fields(json, good);
    domain::Person person;
    const auto document = domain::documentKindOf(fields.text("document", 3));
    if (!document)
        fields.refuse();
    person.document = document.value_or(domain::DocumentKind::ResidentId);
    person.number = fields.textOrNone("number", 40);
    person.name = fields.textOrNone("name", 200);
    person.nameLatin = fields.textOrNone("nameLatin", 200);
    switch (fields.integer("sex", 0, 9)) {
    case 0: person.sex = domain::Sex::Unknown; break;
    case 1: person.sex = domain::Sex::Male; break;
    case 2: person.sex = domain::Sex::Female; break;
    case 9: person.sex = domain::Sex::NotStated; break;
    default: fields.refuse();
    }
    person.ethnicity = fields.textOrNone("ethnicity", 40);
    person.birth = dayOrNone(fields, "birth");
    person.address = fields.textOrNone("address", 400);
    person.issuer = fields.textOrNone("issuer", 200);
    person.validFrom = dayOrNone(fields, "validFrom");
    if (fields.has("validTo"))
        person.validTo = fields.day("validTo");
    person.nationality = fields.textOrNone("nationality", 8);
    const auto proof = fields.text("proof", 8);
    bool known = false;
    for (const auto kind : {IdentityProof::ByChip, IdentityProof::ByCode, IdentityProof::ByEye}) {
        if (toText(kind) == proof) {
            person.proof = kind;
            known = true;
        }
    }
    if (!known)
        fields.refuse();
    if (fields.has("sighting"))
        person.sighting = sightingFrom(fields.part("sighting"));
    return outcome(good, std::move(person));
}

QJsonObject toJson(const domain::Organisation &organisation)
{
    QJsonObject json{{QStringLiteral("name"), organisation.name}, {QStringLiteral("uscc"), organisation.uscc}};
    putText(json, "representative", organisation.representative);
    return json;
}

Result<domain::Organisation> organisationFrom(const QJsonObject &json)
{
    bool good = true;
    Fields fields(json, good);
    domain::Organisation organisation;
    organisation.name = fields.text("name", 200);
    organisation.uscc = fields.text("uscc", 18);
    organisation.representative = fields.textOrNone("representative", 200);
    return outcome(good, std::move(organisation));
}

QJsonObject toJson(const domain::Guardian &guardian)
{
    return {{QStringLiteral("person"), toJson(guardian.person)},
            {QStringLiteral("relation"), domain::toText(guardian.relation)}};
}

Result<domain::Guardian> guardianFrom(const QJsonObject &json)
{
    bool good = true;
    Fields fields(json, good);
    auto person = personFrom(fields.object("person"));
    const auto relation = domain::relationFrom(fields.text("relation", 32));
    if (!person || !relation)
        return std::unexpected(codes::Unreadable);
    return outcome(good, domain::Guardian{.person = std::move(*person), .relation = *relation});
}

QJsonObject toJson(const domain::Party &party)
{
    QJsonObject json;
    if (party.person)
        json.insert(QStringLiteral("person"), toJson(*party.person));
    if (party.organisation)
        json.insert(QStringLiteral("organisation"), toJson(*party.organisation));
    if (party.guardian)
        json.insert(QStringLiteral("guardian"), toJson(*party.guardian));
    return json;
}

Result<domain::Party> partyFrom(const QJsonObject &json)
{
    bool good = true;
    Fields fields(json, good);
    domain::Party party;
    if (fields.has("person") == fields.has("organisation"))
        fields.refuse();
    fields.optional("person", personFrom, party.person);
    fields.optional("organisation", organisationFrom, party.organisation);
    fields.optional("guardian", guardianFrom, party.guardian);
    return outcome(good, std::move(party));
}

QJsonObject toJson(const CitizenQuery &query)
{
    QJsonObject json{{QStringLiteral("number"), query.number}};
    putText(json, "name", query.name);
    return json;
}

Result<CitizenQuery> citizenQueryFrom(const QJsonObject &json)
{
    bool good = true;
    Fields fields(json, good);
    CitizenQuery query;
    query.number = fields.text("number", 40, 4);
    query.name = fields.textOrNone("name", 200);
    return outcome(good, std::move(query));
}

} // namespace yc::core::wire
