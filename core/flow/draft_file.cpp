#include "core/flow/draft_file.h"

#include "core/flow/desk.h"

#include <QJsonDocument>

namespace yc::core::flow
{

QJsonObject toJson(const DraftFile &file)
{
    return {{QStringLiteral("draft"), wire::toJson(file.draft)},
            {QStringLiteral("typed"), file.typed},
            {QStringLiteral("sent"), QString::fromLatin1(file.manifestDigest.toBase64())}};
}

QByteArray encoded(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

Result<DraftFile> draftFileFrom(const QByteArray &bytes)
{
    const auto json = QJsonDocument::fromJson(bytes).object();
    auto draft = wire::draftFrom(json[QLatin1String("draft")].toObject());
    if (!draft)
        return std::unexpected(codes::DraftUnreadable);
    return DraftFile{.draft = *std::move(draft),
                     .typed = json[QLatin1String("typed")].toInt(),
                     .manifestDigest = QByteArray::fromBase64(json[QLatin1String("sent")].toString().toLatin1())};
}

} // namespace yc::core::flow
