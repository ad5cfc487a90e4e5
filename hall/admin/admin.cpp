#include "hall/admin/admin.h"

#include "core/seal/envelope.h"
#include "core/wire/strict_json.h"
#include "hall/admin/inside.h"
#include "hall/admin/signature_export.h"
#include "hall/services/context.h"
#include "hall/services/enrolment.h"
#include "hall/services/numbering.h"
#include "hall/services/pin_rules.h"
#include "hall/services/staff_card.h"

#include <QHash>
#include <QJsonArray>

namespace yc::hall::admin
{

namespace
{

namespace wire = core::wire;

// --name value pairs; a flag without value is not known here.
struct Options {
    QHash<QString, QString> values;
    bool good = true;

    [[nodiscard]] QString of(const char *name) const { return values.value(QLatin1String(name)); }
};

Options optionsFrom(const QStringList &words)
{
    Options options;
    for (qsizetype i = 0; i < words.size(); i += 2) {
        if (!words[i].startsWith(QLatin1String("--")) || i + 1 >= words.size()) {
            options.good = false;
            return options;
        }
        options.values.insert(words[i].mid(2), words[i + 1]);
    }
    return options;
}

Result<QJsonObject> addNode(Bench &bench, const Options &options)
{
    const store::Node node{options.of("code"), options.of("name"), options.of("parent")};
    if (node.code.isEmpty() || node.name.isEmpty())
        return std::unexpected(codes::Usage);
    return inside(bench, [&](store::Rows &rows) -> Result<QJsonObject> {
        if (!node.parent.isEmpty() && !rows.node(node.parent))
            return std::unexpected(codes::Unknown);
        rows.putNode(node);
        return QJsonObject{{QStringLiteral("node"), node.code}};
    });
}

Result<QJsonObject> listNodes(Bench &bench, const Options &)
{
    return inside(bench, [](store::Rows &rows) -> Result<QJsonObject> {
        QJsonArray list;
        for (const auto &node : rows.nodes())
            list.append(QJsonObject{{QStringLiteral("code"), node.code},
                                    {QStringLiteral("name"), node.name},
                                    {QStringLiteral("parent"), node.parent}});
        return QJsonObject{{QStringLiteral("nodes"), list}};
    });
}

// A new one, or one whose PIN is forgotten: both get a one-time PIN.
Result<QJsonObject> putStaff(Bench &bench, const Options &options, bool isNew)
{
    const auto no = options.of("no");
    const auto pin = services::oneTimePin(no);
    const auto verifier = core::seal::pinVerifier(SecretText(pin));
    return inside(bench, [&](store::Rows &rows) -> Result<QJsonObject> {
        auto staff = rows.staff(no).value_or(store::Staff{.no = no});
        if (isNew) {
            staff.name = options.of("name");
            staff.nodeCode = options.of("node");
            staff.roles = options.of("role").split(u',', Qt::SkipEmptyParts);
            staff.gone = false;
        }
        if (no.isEmpty() || staff.name.isEmpty() || staff.roles.isEmpty())
            return std::unexpected(codes::Usage);
        for (const auto &role : staff.roles) {
            if (!store::isRole(role))
                return std::unexpected(codes::Usage);
        }
        if (!rows.node(staff.nodeCode))
            return std::unexpected(codes::Unknown);
        staff.verifier = verifier;
        staff.mustChangePin = true;
        rows.putStaff(staff);
        rows.endSessionsOf(no);
        rows.putAttempts(no, {});
        return QJsonObject{{QStringLiteral("no"), no}, {QStringLiteral("pin"), pin}};
    });
}

Result<QJsonObject> addStaff(Bench &bench, const Options &options)
{
    return putStaff(bench, options, true);
}

Result<QJsonObject> resetPin(Bench &bench, const Options &options)
{
    return putStaff(bench, options, false);
}

Result<QJsonObject> removeStaff(Bench &bench, const Options &options)
{
    return inside(bench, [&](store::Rows &rows) -> Result<QJsonObject> {
        auto staff = rows.staff(options.of("no"));
        if (!staff)
            return std::unexpected(codes::Unknown);
        staff->gone = true;
        rows.putStaff(*staff);
        rows.endSessionsOf(staff->no);
        return QJsonObject{{QStringLiteral("gone"), staff->no}};
    });
}

QJsonValue cardOf(store::Rows &rows, const QString &no)
{
    const auto card = rows.staffCard(no);
    return card ? QJsonValue(card->serial) : QJsonValue();
}

Result<QJsonObject> listStaff(Bench &bench, const Options &)
{
    return inside(bench, [](store::Rows &rows) -> Result<QJsonObject> {
        QJsonArray list;
        for (const auto &staff : rows.allStaff())
            list.append(QJsonObject{{QStringLiteral("no"), staff.no},
                                    {QStringLiteral("name"), staff.name},
                                    {QStringLiteral("node"), staff.nodeCode},
                                    {QStringLiteral("roles"), QJsonArray::fromStringList(staff.roles)},
                                    {QStringLiteral("gone"), staff.gone},
                                    {QStringLiteral("needsCard"), services::needsCard(rows, staff)},
                                    {QStringLiteral("card"), cardOf(rows, staff.no)}});
        return QJsonObject{{QStringLiteral("staff"), list}};
    });
}

Result<QJsonObject> bindStaffCard(Bench &bench, const Options &options)
{
    return bindCard(bench, options.of("no"), options.of("serial"), options.of("key"));
}

Result<QJsonObject> unbindStaffCard(Bench &bench, const Options &options)
{
    return unbindCard(bench, options.of("no"));
}

Result<QJsonObject> needStaffCard(Bench &bench, const Options &options)
{
    return needCard(bench, options.of("no"), options.of("need"));
}

Result<QJsonObject> terminalCode(Bench &bench, const Options &options)
{
    const auto kind = wire::terminalKindFrom(options.of("kind"));
    if (!kind)
        return std::unexpected(codes::Usage);
    return inside(bench, [&](store::Rows &rows) -> Result<QJsonObject> {
        if (!rows.node(options.of("node")))
            return std::unexpected(codes::Unknown);
        const auto code = services::issueTicket(rows, {*kind, options.of("node"), options.of("window")}, bench.pki,
                                                bench.clock.now());
        return QJsonObject{{QStringLiteral("code"), wire::toText(code)}};
    });
}

Result<QJsonObject> listTerminals(Bench &bench, const Options &)
{
    return inside(bench, [](store::Rows &rows) -> Result<QJsonObject> {
        QJsonArray list;
        for (const auto &terminal : rows.terminals())
            list.append(QJsonObject{{QStringLiteral("id"), terminal.id},
                                    {QStringLiteral("kind"), wire::toText(terminal.kind)},
                                    {QStringLiteral("node"), terminal.nodeCode},
                                    {QStringLiteral("window"), terminal.windowNo},
                                    {QStringLiteral("shut"), terminal.shut},
                                    {QStringLiteral("enrolledAt"), wire::instantText(terminal.enrolledAt)}});
        return QJsonObject{{QStringLiteral("terminals"), list}};
    });
}

Result<QJsonObject> shut(Bench &bench, const Options &options, bool out)
{
    return inside(bench, [&](store::Rows &rows) -> Result<QJsonObject> {
        auto terminal = rows.terminal(options.of("id"));
        if (!terminal)
            return std::unexpected(codes::Unknown);
        terminal->shut = out;
        rows.putTerminal(*terminal);
        return QJsonObject{{QStringLiteral("id"), terminal->id}, {QStringLiteral("shut"), out}};
    });
}

Result<QJsonObject> shutOut(Bench &bench, const Options &options)
{
    return shut(bench, options, true);
}

Result<QJsonObject> letIn(Bench &bench, const Options &options)
{
    return shut(bench, options, false);
}

Result<QJsonObject> set(Bench &bench, const Options &options)
{
    const auto name = options.of("name");
    const auto value = options.of("value");
    const bool isNumber = name == services::setting::CaseNumber || name.startsWith(services::setting::PaperNumber);
    if (name.isEmpty() || (isNumber && !services::isPattern(value)))
        return std::unexpected(codes::Usage);
    if (name == services::setting::StaffCard && !services::isCardRule(value))
        return std::unexpected(codes::Usage);
    return inside(bench, [&](store::Rows &rows) -> Result<QJsonObject> {
        rows.putSetting(name, value);
        return QJsonObject{{name, value}};
    });
}

Result<QJsonObject> signatures(Bench &bench, const Options &options)
{
    return exportSignatures(bench, options.of("case"), options.of("out"));
}

struct Command {
    const char *words;
    const char *options; // for the usage
    Result<QJsonObject> (*run)(Bench &, const Options &);
};

constexpr Command Commands[] = {
    {"node add", "--code CODE --name NAME [--parent CODE]", addNode},
    {"node list", "", listNodes},
    {"staff add", "--no NO --name NAME --node CODE --role clerk[,agent,supervisor,administrator,auditor]", addStaff},
    {"staff reset-pin", "--no NO", resetPin},
    {"staff remove", "--no NO", removeStaff},
    {"staff list", "", listStaff},
    {"staff bind-card", "--no NO --serial SERIAL --key HEX(65 bytes, 04 X Y)", bindStaffCard},
    {"staff unbind-card", "--no NO", unbindStaffCard},
    {"staff need-card", "--no NO --need yes|no", needStaffCard},
    {"terminal-code", "--kind counter|kiosk|agent --node CODE [--window NO]", terminalCode},
    {"terminals", "", listTerminals},
    {"shut-out", "--id TERMINAL", shutOut},
    {"let-in", "--id TERMINAL", letIn},
    {"signatures", "--case NUMBER --out FOLDER", signatures},
    {"set", "--name SETTING --value VALUE", set},
};

} // namespace

QByteArray usage()
{
    QByteArray text = "yichuang-hall admin first-start --data DIR [--sample]\n";
    for (const auto &command : Commands)
        text += QByteArray("yichuang-hall admin ") + command.words + " --data DIR " + command.options + '\n';
    return text;
}

Result<QJsonObject> run(Bench &bench, const QStringList &words)
{
    if (words.value(0) == QLatin1String("first-start")) {
        const auto rest = words.mid(1);
        if (!rest.isEmpty() && rest != QStringList{QStringLiteral("--sample")})
            return std::unexpected(codes::Usage);
        return firstStart(bench, !rest.isEmpty());
    }
    for (const auto &command : Commands) {
        const auto name = QString::fromLatin1(command.words).split(u' ');
        if (words.mid(0, name.size()) != name)
            continue;
        const auto options = optionsFrom(words.mid(name.size()));
        if (!options.good)
            return std::unexpected(codes::Usage);
        return command.run(bench, options);
    }
    return std::unexpected(codes::Usage);
}

} // namespace yc::hall::admin
