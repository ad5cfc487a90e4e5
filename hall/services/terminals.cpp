#include "hall/services/terminals.h"

#include "core/wire/staff_wire.h"
#include "core/wire/strict_json.h"
#include "hall/services/nodes.h"

#include <QHash>
#include <QJsonDocument>

#include <algorithm>
#include <tuple>

namespace yc::hall::services
{

namespace wire = core::wire;

namespace
{

constexpr qsizetype LargestReport = 64LL * 1024;

std::optional<wire::TerminalReport> reportFrom(const QByteArray &json)
{
    const auto object = wire::objectFrom(json, LargestReport);
    const auto report = object ? wire::terminalReportFrom(*object) : std::unexpected(object.error());
    return report ? std::optional(*report) : std::nullopt; // one that a newer hall wrote
}

} // namespace

Answer<bool> takeReport(Context &context, const store::Terminal &terminal, const wire::TerminalReport &report)
{
    // Written anew from what was understood: what nobody asked for is not kept.
    const auto done = context.store.write([&](store::Rows &rows) {
        rows.putReport({.terminalId = terminal.id,
                        .at = context.clock.now(),
                        .json = QJsonDocument(wire::toJson(report)).toJson(QJsonDocument::Compact)});
        return true;
    });
    if (!done)
        return internal(done.error(), "terminal-report");
    return true;
}

Answer<QList<wire::TerminalSeen>> terminalsSeen(Context &context, const store::Staff &staff)
{
    if (!staff.roles.contains(QLatin1String("administrator")))
        return refuse(403, wire::codes::NotAdministrator, "Only an administrator may");
    QList<wire::TerminalSeen> seen;
    const auto done = context.store.read([&](store::Rows &rows) {
        QHash<QString, store::TerminalReport> reports;
        for (const auto &report : rows.reports())
            reports.insert(report.terminalId, report);
        QHash<QString, QString> nodes; // those of this administrator, with their names
        for (const auto &node : rows.nodes())
            if (isAtOrAbove(rows, staff.nodeCode, node.code))
                nodes.insert(node.code, node.name);
        for (const auto &terminal : rows.terminals()) {
            if (!nodes.contains(terminal.nodeCode) || seen.size() == wire::MostTerminals)
                continue;
            const auto &told = reports.value(terminal.id);
            seen.append({.id = terminal.id,
                         .kind = terminal.kind,
                         .nodeCode = terminal.nodeCode,
                         .nodeName = nodes.value(terminal.nodeCode),
                         .windowNo = terminal.windowNo,
                         .shut = terminal.shut,
                         .heard = told.at,
                         .report = told.json.isEmpty() ? std::nullopt : reportFrom(told.json)});
        }
        return true;
    });
    if (!done)
        return internal(done.error(), "terminals");
    const auto order = [](const wire::TerminalSeen &one) {
        // Windows are numbers as a rule: the ninth stands before the tenth.
        return std::tuple(one.nodeCode, one.windowNo.toInt(), one.windowNo, one.id);
    };
    std::ranges::sort(seen, {}, order);
    return seen;
}

} // namespace yc::hall::services
