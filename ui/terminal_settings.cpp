#include "ui/terminal_settings.h"

#include <QCommandLineParser>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

namespace yc::ui
{

using namespace Qt::Literals::StringLiterals;

namespace
{

const auto VaultOption = u"vault"_s;
const auto SettingsOption = u"settings"_s;
const auto ReportOption = u"report"_s;

} // namespace

Result<TerminalSettings> settingsFrom(const QByteArray &json)
{
    const auto document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return std::unexpected(codes::BadFile);
    const auto root = document.object();
    TerminalSettings settings;
    const auto hall = root[u"hall"_s].toObject();
    settings.hall = QUrl(hall[u"url"_s].toString(), QUrl::StrictMode);
    settings.terminalCode = hall[u"code"_s].toString();
    if (!settings.hall.isEmpty() && settings.hall.scheme() != u"https"_s)
        return std::unexpected(codes::BadFile);
    const auto keys = root[u"keys"_s].toString(u"keychain"_s);
    if (keys != u"keychain"_s && keys != u"file"_s)
        return std::unexpected(codes::BadFile);
    settings.keysInFile = keys == u"file"_s;
    const auto minutes = [&root](const QString &name, std::chrono::minutes &into, int most) {
        const auto given = root[name];
        if (given.isUndefined())
            return true;
        into = std::chrono::minutes{given.toInt()};
        return into.count() >= 1 && into.count() <= most;
    };
    if (!minutes(u"lockAfterMinutes"_s, settings.lockAfter, 240)
        || !minutes(u"signOutAfterMinutes"_s, settings.signOutAfter, 1440))
        return std::unexpected(codes::BadFile);
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

void addTerminalOptions(QCommandLineParser &options)
{
    options.addHelpOption();
    options.addOptions({{VaultOption, u"folder of this terminal's sealed data"_s, u"DIR"_s},
                        {SettingsOption, u"JSON settings, see ui/terminal_settings.h"_s, u"FILE"_s},
                        {ReportOption, u"where to write this run's figures"_s, u"FILE"_s}});
}

Result<TerminalOptions> terminalOptions(const QCommandLineParser &options)
{
    TerminalOptions given;
    given.settingsFile = options.value(SettingsOption);
    given.reportFile = options.value(ReportOption);
    given.vaultFolder = options.isSet(VaultOption) ? options.value(VaultOption)
                                                   : QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    if (given.settingsFile.isEmpty())
        return given;
    QFile file(given.settingsFile);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(codes::BadFile);
    auto read = settingsFrom(file.readAll());
    if (!read)
        return std::unexpected(read.error());
    given.settings = std::move(*read);
    return given;
}

} // namespace yc::ui
