#include "ui/terminal_settings.h"

#include "ui/staff_card_out.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

namespace yc::ui
{

using namespace Qt::Literals::StringLiterals;

namespace
{

const auto VaultOption = u"vault"_s;
const auto SettingsOption = u"settings"_s;
const auto ReportOption = u"report"_s;
const auto RecordOption = u"record-wire"_s;
const auto DiagnoseOption = u"diagnose"_s;
const auto DoctorOption = u"doctor"_s;
const auto JsonOption = u"json"_s;
const auto SettingsName = u"terminal.json"_s;
constexpr qint64 LargestFile = qint64{1024} * 1024;

} // namespace

bool isProxy(const QUrl &url)
{
    return url.isValid() && (url.scheme() == u"http"_s || url.scheme() == u"socks5"_s) && !url.host().isEmpty()
        && url.port() > 0 && (url.path().isEmpty() || url.path() == u"/"_s) && url.userInfo().isEmpty()
        && !url.hasQuery() && !url.hasFragment();
}

Result<TerminalSettings> settingsFrom(const QByteArray &json)
{
    const auto document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return std::unexpected(codes::SettingsUnreadable);
    const auto root = document.object();
    TerminalSettings settings;
    const auto hall = root[u"hall"_s].toObject();
    settings.hall = QUrl(hall[u"url"_s].toString(), QUrl::StrictMode);
    settings.terminalCode = hall[u"code"_s].toString();
    if (!settings.hall.isEmpty() && settings.hall.scheme() != u"https"_s)
        return std::unexpected(codes::SettingsUnreadable);
    settings.proxy = QUrl(root[u"proxy"_s].toString(), QUrl::StrictMode);
    if (root.contains(u"proxy"_s) && !isProxy(settings.proxy))
        return std::unexpected(codes::SettingsUnreadable);
    const auto keys = root[u"keys"_s].toString(u"keychain"_s);
    if (keys != u"keychain"_s && keys != u"file"_s)
        return std::unexpected(codes::SettingsUnreadable);
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
        return std::unexpected(codes::SettingsUnreadable);
    const auto screen = root[u"citizenScreen"_s];
    settings.citizenScreen = screen.toString(settings.citizenScreen);
    if (settings.citizenScreen.isEmpty() || (!screen.isUndefined() && !screen.isString()))
        return std::unexpected(codes::SettingsUnreadable);
    if (!staffCardOutFrom(root))
        return std::unexpected(codes::SettingsUnreadable);
    const auto devices = root[u"devices"_s];
    if (!devices.isUndefined() && !devices.isArray())
        return std::unexpected(codes::SettingsUnreadable);
    settings.devices = devices.toArray();
    const auto use = root[u"use"_s];
    if (!use.isUndefined() && !use.isObject())
        return std::unexpected(codes::SettingsUnreadable);
    settings.use = use.toObject();
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

void needNoDisplayForWords(int argc, char **argv)
{
    if (qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY"))
        return;
    for (int i = 1; i < argc; ++i) {
        const QByteArrayView word(argv[i]);
        if (word == "--help" || word == "-h" || word == "--version" || word == "-v" || word == "--diagnose"
            || word == "--doctor")
            qputenv("QT_QPA_PLATFORM", "offscreen");
    }
}

void addTerminalOptions(QCommandLineParser &options)
{
    options.addHelpOption();
    options.addVersionOption();
    options.addOptions(
        {{VaultOption, u"folder of this terminal's sealed data"_s, u"DIR"_s},
         {SettingsOption, u"JSON settings of this terminal"_s, u"FILE"_s},
         {DiagnoseOption, u"say how this terminal is, and end: 0 all is well, 1 something is wrong"_s},
         {DoctorOption, u"the same, and each device is followed from its plug to a card read or a line printed"_s},
         {JsonOption, u"what --diagnose or --doctor says as JSON"_s},
         {ReportOption, u"where to write this run's figures"_s, u"FILE"_s}});
    options.addOption(
        {RecordOption, u"write down what goes over the devices' lines, people masked, into this folder"_s, u"DIR"_s});
}

namespace
{

SettingsPlace placeOf(const QCommandLineParser &options)
{
    if (options.isSet(SettingsOption))
        return {options.value(SettingsOption), options.value(SettingsOption)};
    const auto own = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + u'/' + SettingsName;
    // The user's own, else what an installer laid down for everybody (/etc/xdg/NAME); the first start has neither.
    const auto found = QStandardPaths::locate(QStandardPaths::AppConfigLocation, SettingsName);
    return {found.isEmpty() ? own : found, own};
}

Result<QByteArray> bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(codes::SettingsUnreadable);
    return file.read(LargestFile);
}

} // namespace

TerminalOptions terminalOptions(const QCommandLineParser &options)
{
    TerminalOptions given;
    given.place = placeOf(options);
    given.reportFile = options.value(ReportOption);
    given.recordFolder = options.value(RecordOption);
    given.doctor = options.isSet(DoctorOption);
    given.diagnose = given.doctor || options.isSet(DiagnoseOption);
    given.json = options.isSet(JsonOption);
    given.vaultFolder = options.isSet(VaultOption) ? options.value(VaultOption)
                                                   : QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    if (!options.isSet(SettingsOption) && !QFile::exists(given.place.read))
        return given;
    const auto bytes = bytesOf(given.place.read);
    auto read = bytes ? settingsFrom(*bytes) : std::unexpected(bytes.error());
    if (read)
        given.settings = *std::move(read);
    else
        given.problem = read.error();
    return given;
}

Done changeSettings(const SettingsPlace &place, const QJsonObject &members)
{
    QJsonObject root;
    if (QFile::exists(place.read)) {
        const auto bytes = bytesOf(place.read);
        if (!bytes || !settingsFrom(*bytes))
            return std::unexpected(codes::SettingsUnreadable);
        root = QJsonDocument::fromJson(*bytes).object();
    }
    for (auto member = members.begin(); member != members.end(); ++member) {
        if (member.value().isUndefined() || member.value().isNull())
            root.remove(member.key());
        else
            root.insert(member.key(), member.value());
    }
    const auto bytes = QJsonDocument(root).toJson();
    // What we would not read again is not what an administrator meant.
    if (!settingsFrom(bytes))
        return std::unexpected(codes::SettingsUnreadable);
    // Through a link to where the file is: what an administrator linked stays linked.
    const auto real = QFileInfo(place.write).canonicalFilePath();
    QSaveFile file(real.isEmpty() ? place.write : real);
    if (!QDir().mkpath(QFileInfo(file.fileName()).absolutePath()) || !file.open(QIODevice::WriteOnly)
        || file.write(bytes) != bytes.size() || !file.commit())
        return std::unexpected(codes::SettingsNotKept);
    return {};
}

} // namespace yc::ui
