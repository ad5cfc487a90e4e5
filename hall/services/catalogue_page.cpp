#include "hall/services/catalogue_page.h"

#include "base/log.h"
#include "core/seal/digest.h"
#include "core/wire/case_wire.h"
#include "core/wire/catalogue_json.h"
#include "core/wire/strict_json.h"

#include <QDir>
#include <QFile>

namespace yc::hall::services
{

namespace wire = core::wire;

Result<CataloguePage> loadCatalogue(const QString &folder)
{
    constexpr qsizetype largest = 16LL * 1024 * 1024;
    QString last;
    const auto read = [&](const QString &name) -> Result<QJsonObject> {
        last = name;
        QFile file(QDir(folder).filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return std::unexpected(yc::codes::BadFile);
        return wire::objectFrom(file.readAll(), largest);
    };
    QString where;
    auto parts = wire::assembleCatalogue(read, &where);
    if (!parts) {
        log::write(log::Level::Error, "hall", "catalogue-refused",
                   {{QStringLiteral("file"), last},
                    {QStringLiteral("place"), where},
                    {QStringLiteral("code"), toString(parts.error())}});
        return std::unexpected(parts.error());
    }
    CataloguePage page;
    page.json = wire::canonical(wire::toJson(*parts));
    page.etag = '"' + core::seal::sm3(page.json).toHex().left(32) + '"';
    page.catalogue = std::make_unique<core::domain::Catalogue>(
        parts->version, std::move(parts->items), std::move(parts->calendar), std::move(parts->translations));
    return page;
}

} // namespace yc::hall::services
