#include "kiosk/settings.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace yc::kiosk
{

using namespace Qt::Literals::StringLiterals;

Result<Settings> settingsFrom(const QByteArray &json)
{
    const auto document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return std::unexpected(codes::BadFile);
    const auto root = document.object();
    const auto hall = root[u"hall"_s].toObject();
    const auto keys = root[u"keys"_s].toString(u"keychain"_s);
    const auto devices = root[u"devices"_s];
    Settings settings{.hall = QUrl(hall[u"url"_s].toString(), QUrl::StrictMode),
                      .terminalCode = hall[u"code"_s].toString(),
                      .keysInFile = keys == u"file"_s,
                      .devices = devices.toArray()};
    if (!settings.hall.isEmpty() && settings.hall.scheme() != u"https"_s)
        return std::unexpected(codes::BadFile);
    if (keys != u"keychain"_s && keys != u"file"_s)
        return std::unexpected(codes::BadFile);
    if (!devices.isUndefined() && !devices.isArray())
        return std::unexpected(codes::BadFile);
    return settings;
}

} // namespace yc::kiosk
