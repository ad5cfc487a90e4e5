#include "core/wire/terminal_report.h"

#include "core/wire/strict_json.h"

namespace yc::core::wire
{

namespace
{

constexpr qsizetype LongestWord = 64;
constexpr qsizetype LongestName = 200; // of a maker, a model, a place

void putIf(QJsonObject &json, const char *key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(QLatin1String(key), text);
}

QJsonObject deviceJson(const DeviceReport &value)
{
    QJsonObject json{{QStringLiteral("kind"), value.kind},
                     {QStringLiteral("place"), value.place},
                     {QStringLiteral("state"), value.state},
                     {QStringLiteral("done"), value.done},
                     {QStringLiteral("failed"), value.failed}};
    putIf(json, "maker", value.maker);
    putIf(json, "model", value.model);
    putIf(json, "serial", value.serial);
    putIf(json, "firmware", value.firmware);
    putIf(json, "guidance", value.guidance);
    putIf(json, "fault", value.fault);
    if (value.lastGood.isValid())
        json.insert(QStringLiteral("lastGood"), instantText(value.lastGood));
    if (value.counter >= 0)
        json.insert(QStringLiteral("counter"), value.counter);
    return json;
}

DeviceReport deviceFrom(Fields fields)
{
    DeviceReport value;
    value.kind = fields.text("kind", LongestWord, 1);
    value.place = fields.text("place", LongestName);
    value.maker = fields.textOrNone("maker", LongestName);
    value.model = fields.textOrNone("model", LongestName);
    value.serial = fields.textOrNone("serial", LongestName);
    value.firmware = fields.textOrNone("firmware", LongestName);
    value.state = fields.text("state", LongestWord, 1);
    value.guidance = fields.textOrNone("guidance", LongestWord);
    value.fault = fields.textOrNone("fault", LongestWord);
    value.done = fields.integer("done", 0, LargestInteger);
    value.failed = fields.integer("failed", 0, LargestInteger);
    if (fields.has("lastGood"))
        value.lastGood = fields.instant("lastGood");
    if (fields.has("counter"))
        value.counter = fields.integer("counter", 0, LargestInteger);
    return value;
}

} // namespace

QJsonObject toJson(const TerminalReport &value)
{
    QJsonArray devices;
    for (const auto &device : value.devices)
        devices.append(deviceJson(device));
    QJsonObject json{{QStringLiteral("program"), value.program},
                     {QStringLiteral("version"), value.version},
                     {QStringLiteral("at"), instantText(value.at)},
                     {QStringLiteral("owed"), value.owed},
                     {QStringLiteral("devices"), devices}};
    if (value.diskFree >= 0)
        json.insert(QStringLiteral("diskFree"), value.diskFree);
    return json;
}

Result<TerminalReport> terminalReportFrom(const QJsonObject &json)
{
    bool good = true;
    Fields fields(json, good);
    TerminalReport value;
    value.program = fields.text("program", LongestWord, 1);
    value.version = fields.text("version", LongestWord);
    value.at = fields.instant("at");
    if (fields.has("diskFree"))
        value.diskFree = fields.integer("diskFree", 0, LargestInteger);
    value.owed = fields.integer("owed", 0, LargestInteger);
    for (const auto &device : fields.list("devices", MostDevices))
        value.devices.append(deviceFrom(fields.element(device)));
    return outcome(good, std::move(value));
}

QJsonObject toJson(const QList<TerminalSeen> &value)
{
    QJsonArray list;
    for (const auto &terminal : value) {
        QJsonObject json{{QStringLiteral("id"), terminal.id},
                         {QStringLiteral("kind"), toText(terminal.kind)},
                         {QStringLiteral("nodeCode"), terminal.nodeCode},
                         {QStringLiteral("nodeName"), terminal.nodeName},
                         {QStringLiteral("windowNo"), terminal.windowNo},
                         {QStringLiteral("shut"), terminal.shut}};
        if (terminal.report) {
            json.insert(QStringLiteral("heard"), instantText(terminal.heard));
            json.insert(QStringLiteral("report"), toJson(*terminal.report));
        }
        list.append(json);
    }
    return {{QStringLiteral("terminals"), list}};
}

Result<QList<TerminalSeen>> terminalsSeenFrom(const QJsonObject &json)
{
    bool good = true;
    Fields fields(json, good);
    QList<TerminalSeen> list;
    for (const auto &entry : fields.list("terminals", MostTerminals)) {
        auto one = fields.element(entry);
        TerminalSeen terminal;
        terminal.id = one.text("id", LongestWord, 1);
        const auto kind = terminalKindFrom(one.text("kind", LongestWord));
        if (!kind)
            one.refuse();
        terminal.kind = kind.value_or(TerminalKind::Counter);
        terminal.nodeCode = one.text("nodeCode", LongestWord);
        terminal.nodeName = one.text("nodeName", LongestName);
        terminal.windowNo = one.text("windowNo", LongestWord);
        terminal.shut = one.flag("shut");
        one.optional("report", terminalReportFrom, terminal.report);
        if (terminal.report)
            terminal.heard = one.instant("heard");
        list.append(std::move(terminal));
    }
    return outcome(good, std::move(list));
}

} // namespace yc::core::wire
