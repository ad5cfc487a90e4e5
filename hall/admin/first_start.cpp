#include "hall/admin/admin.h"

#include "core/seal/digest.h"
#include "core/seal/envelope.h"
#include "hall/services/enrolment.h"
#include "hall/services/pin_rules.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace yc::hall::admin
{

namespace
{

namespace wire = core::wire;

QJsonObject resource(const char *name)
{
    QFile file(QLatin1String(":/hall/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QJsonObject without(const QJsonObject &plan) // the sample, less everything that a real hall names for itself
{
    const QJsonArray nodes{plan.value(QLatin1String("nodes")).toArray().first()};
    QJsonArray staff;
    for (const auto &entry : plan.value(QLatin1String("staff")).toArray()) {
        if (entry.toObject().value(QLatin1String("role")) == QLatin1String("administrator"))
            staff.append(entry);
    }
    return {{QStringLiteral("nodes"), nodes}, {QStringLiteral("staff"), staff}};
}

struct NewStaff {
    store::Staff row;
    QString pin;
};

} // namespace

Result<QJsonObject> firstStart(Bench &bench, bool sample)
{
    auto plan = resource("sample.json");
    if (!sample)
        plan = without(plan);
    const auto settings = resource("settings.json");

    // Argon2id takes its time: not inside the transaction.
    QList<NewStaff> staff;
    for (const auto &entry : plan.value(QLatin1String("staff")).toArray()) {
        const auto json = entry.toObject();
        const auto no = json.value(QLatin1String("no")).toString();
        const auto pin = services::oneTimePin(no);
        staff.append({{.no = no,
                       .name = json.value(QLatin1String("name")).toString(),
                       .nodeCode = json.value(QLatin1String("node")).toString(),
                       .roles = {json.value(QLatin1String("role")).toString()},
                       .verifier = core::seal::pinVerifier(SecretText(pin)),
                       .mustChangePin = true},
                      pin});
    }

    QJsonObject told;
    bool hadOne = false;
    const auto done = bench.store.write([&](store::Rows &rows) {
        if (hadOne = !rows.nodes().isEmpty(); hadOne)
            return false;
        for (auto setting = settings.begin(); setting != settings.end(); ++setting)
            rows.putSetting(setting.key(), setting->toString());
        QHash<QString, QString> names;
        for (const auto &entry : plan.value(QLatin1String("nodes")).toArray()) {
            const auto json = entry.toObject();
            const store::Node node{json.value(QLatin1String("code")).toString(),
                                   json.value(QLatin1String("name")).toString(),
                                   json.value(QLatin1String("parent")).toString()};
            rows.putNode(node);
            names.insert(node.code, node.name);
        }
        QJsonArray people;
        for (const auto &made : staff) {
            rows.putStaff(made.row);
            people.append(QJsonObject{{QStringLiteral("no"), made.row.no},
                                      {QStringLiteral("name"), made.row.name},
                                      {QStringLiteral("role"), made.row.roles.first()},
                                      {QStringLiteral("node"), names.value(made.row.nodeCode)},
                                      {QStringLiteral("pin"), made.pin}});
        }
        QJsonArray terminals;
        for (const auto &entry : plan.value(QLatin1String("terminals")).toArray()) {
            const auto json = entry.toObject();
            const auto kind = wire::terminalKindFrom(json.value(QLatin1String("kind")).toString());
            const services::TicketWish wish{kind.value_or(wire::TerminalKind::Counter),
                                            json.value(QLatin1String("node")).toString(),
                                            json.value(QLatin1String("window")).toString()};
            const auto code = services::issueTicket(rows, wish, bench.pki, bench.clock.now());
            terminals.append(QJsonObject{{QStringLiteral("kind"), wire::toText(wish.kind)},
                                         {QStringLiteral("window"), wish.windowNo},
                                         {QStringLiteral("node"), names.value(wish.nodeCode)},
                                         {QStringLiteral("code"), wire::toText(code)}});
        }
        told = {
            {QStringLiteral("staff"), people},
            {QStringLiteral("terminals"), terminals},
            {QStringLiteral("caFingerprint"), core::seal::hex(bench.pki.tlsAuthority().certificate().fingerprint())}};
        return true;
    });
    if (!done)
        return std::unexpected(done.error());
    if (hadOne)
        return std::unexpected(codes::AlreadyStarted);
    return told;
}

} // namespace yc::hall::admin
