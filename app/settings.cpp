#include "app/settings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace yc::app
{

using namespace Qt::Literals::StringLiterals;

Result<Settings> settingsFrom(const QByteArray &json)
{
    const auto document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return std::unexpected(codes::BadFile);
    const auto root = document.object();
    Settings settings;
    const auto hall = root[u"hall"_s].toObject();
    settings.hall = QUrl(hall[u"url"_s].toString(), QUrl::StrictMode);
    settings.terminalCode = hall[u"code"_s].toString();
    if (!settings.hall.isEmpty() && settings.hall.scheme() != u"https"_s)
        return std::unexpected(codes::BadFile);
    const auto keys = root[u"keys"_s].toString(u"keychain"_s);
    if (keys != u"keychain"_s && keys != u"file"_s)
        return std::unexpected(codes::BadFile);
    settings.keysInFile = keys == u"file"_s;
    const auto devices = root[u"devices"_s];
    if (!devices.isUndefined() && !devices.isArray())
        return std::unexpected(codes::BadFile);
    settings.devices = devices.toArray();
    // A scanner may be described as SANE users do, by environment and options; the driver has its own words for both.
    for (auto &&entry : settings.devices) {
        auto device = entry.toObject();
        if (!device.contains(u"env"_s))
            continue;
        const auto env = device.take(u"env"_s).toObject();
        auto options = device[u"options"_s].toObject();
        if (!options.contains(u"set"_s))
            options = {{u"set"_s, options}};
        if (const auto folder = env[u"SANE_CONFIG_DIR"_s].toString(); !folder.isEmpty())
            options.insert(u"configDir"_s, folder);
        device.insert(u"options"_s, options);
        entry = device;
    }
    return settings;
}

} // namespace yc::app
