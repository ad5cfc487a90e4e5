#include "tests/core/domain/sample_catalogue.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace yc::tests
{

using namespace core;

Result<QJsonObject> sampleFile(const QString &name)
{
    QFile file(qEnvironmentVariable("YC_SOURCE") + QStringLiteral("/resources/catalogue/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(codes::BadFile);
    QJsonParseError error{};
    const auto document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject()) {
        qWarning("%s at %d: %s", qPrintable(name), error.offset, qPrintable(error.errorString()));
        return std::unexpected(codes::BadFile);
    }
    return document.object();
}

QStringList sampleFiles()
{
    QStringList names;
    const auto manifest = sampleFile(QStringLiteral("catalogue.json"));
    for (const auto &name : manifest ? manifest->value(QLatin1String("items")).toArray() : QJsonArray())
        names.append(name.toString());
    return names;
}

const wire::CatalogueParts &sampleCatalogue()
{
    static const auto parts = [] {
        QString where;
        auto read = wire::assembleCatalogue(sampleFile, &where);
        if (!read)
            qFatal("%s: %s", qPrintable(toString(read.error())), qPrintable(where));
        return *std::move(read);
    }();
    return parts;
}

} // namespace yc::tests
