#include "hall/services/changes.h"

#include "hall/services/records.h"

namespace yc::hall::services
{

namespace wire = core::wire;

Answer<wire::Changes> changesAfter(Context &context, const store::Terminal &terminal, qint64 cursor)
{
    constexpr int most = 200;
    wire::Changes changes;
    qint64 last = cursor;
    const auto done = context.store.read([&](store::Rows &rows) {
        const auto notes = rows.changesAfter(cursor, terminal.id, most);
        for (const auto &note : notes) {
            wire::Change change{.cursor = QString::number(note.cursor), .kind = note.kind, .body = {}};
            if (note.kind == QLatin1String("case")) {
                // As it stands now: who comes late is not led through every step.
                const auto row = rows.caseById(QUuid::fromString(note.subject));
                if (!row)
                    continue;
                change.body = wire::toJson(recordOf(rows, *row));
            } else if (note.kind == QLatin1String("catalogue")) {
                change.body = {{QStringLiteral("version"), note.subject}};
            }
            changes.list.append(std::move(change));
            last = note.cursor;
        }
        // Past what was not for this terminal, so that it is not looked through again.
        if (notes.size() < most)
            last = std::max(last, rows.lastCursor());
        return true;
    });
    if (!done)
        return internal(done.error(), "changes");
    changes.cursor = QString::number(last);
    return changes;
}

Done announceCatalogue(Context &context)
{
    const auto version = context.catalogue.catalogue->version() + u' ' + QString::fromLatin1(context.catalogue.etag);
    return context.store.write([&](store::Rows &rows) {
        if (rows.setting(setting::CatalogueVersion) == version)
            return false;
        rows.putSetting(setting::CatalogueVersion, version);
        rows.addChange({.scope = QStringLiteral("*"),
                        .kind = QStringLiteral("catalogue"),
                        .subject = context.catalogue.catalogue->version()});
        return true;
    });
}

} // namespace yc::hall::services
