#include "core/flow/ink_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace yc::core::flow
{

QByteArray inkJson(const devices::Ink &ink)
{
    QJsonArray points;
    for (const auto &point : ink.points)
        points.append(QJsonArray{point.x, point.y, point.t, point.pressure, point.down ? 1 : 0});
    const QJsonObject json{{QStringLiteral("device"), ink.device},
                           {QStringLiteral("width"), ink.widthMm100},
                           {QStringLiteral("height"), ink.heightMm100},
                           {QStringLiteral("unit"), QStringLiteral("mm/100")},
                           {QStringLiteral("points"), points}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace yc::core::flow
