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
    return outcome(good, std::move(person));
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
