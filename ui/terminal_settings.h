#pragma once

#include "base/code.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>

class QCommandLineParser;

// What both clients are started with: the command line that they share, and the settings file, JSON, read once:
//   {"hall":{"url":"https://…","code":"ABCDE-…"},"proxy":"http://10.0.0.1:3128","keys":"file",
//    "devices":[{"kind":"card-reader","place":"tcp:127.0.0.1:PORT"},
//               {"kind":"document-scanner","place":"sane:pnm:0","env":{"SANE_CONFIG_DIR":"…"},"options":{…}}]}
namespace yc::ui
{

namespace codes
{
inline constexpr Code SettingsUnreadable{'B', 8}; // there is a file, but not the above: said, and never written over
inline constexpr Code SettingsNotKept{'B', 9}; // the disk or the folder's rights; the file is as it was
} // namespace codes

struct TerminalSettings {
    QUrl hall;
    QUrl proxy; // on the way to the hall, http:// or socks5:// with a port; empty: none
    QString terminalCode; // fills the counter's first page; a kiosk has no keyboard and enrols by itself with it
    bool keysInFile = false; // insecure, asked for by name
    std::chrono::minutes lockAfter{10}; // "lockAfterMinutes", 1 to 240: nobody has touched anything
    std::chrono::minutes signOutAfter{120}; // "signOutAfterMinutes", 1 to 1440: and then nobody came back
    // "citizenScreen": where the person at the counter reads along. "auto": on the screen that is not the clerk's, if
    // there is one; the name of a screen, as the system calls it; "window": a window beside; "off".
    QString citizenScreen = QStringLiteral("auto");
    QJsonArray devices; // as devices::hub::plugsFromJson() reads them
    QJsonObject use; // of several of a kind the one that is worked with: {"receipt-printer": its place}
};

// SettingsUnreadable: not JSON, or a member of another kind than above.
[[nodiscard]] Result<TerminalSettings> settingsFrom(const QByteArray &json);
[[nodiscard]] bool isProxy(const QUrl &url); // http:// or socks5://, a host, a port, nothing else

// Where a terminal's settings are: read from one place, and what an administrator changes is written to another where
// the first is the system's (/etc/xdg/NAME/terminal.json).
struct SettingsPlace {
    QString read; // need not be there
    QString write;
};
// Some members put in place of what stood there, or taken away where they are undefined; all others stay as they are,
// known to us or not. The file is whole afterwards, or as it was: SettingsNotKept. What cannot be read is not written
// over: SettingsUnreadable.
[[nodiscard]] Done changeSettings(const SettingsPlace &place, const QJsonObject &members);

// Before the application is made: --help, --version, --diagnose and --doctor are answered on a machine without a
// display too.
void needNoDisplayForWords(int argc, char **argv);

// --vault DIR, --settings FILE, --report FILE, --record-wire DIR, --diagnose [--json], --doctor [--json], --help and
// --version.
void addTerminalOptions(QCommandLineParser &options);
struct TerminalOptions {
    TerminalSettings settings; // where there is a problem: as if nothing had been set
    std::optional<Code> problem; // with the file: SettingsUnreadable
    SettingsPlace place; // the file that was given, else where the system keeps such files
    QString vaultFolder; // the place that the system has for it where none was given
    QString reportFile; // empty: none wanted
    QString recordFolder; // of what goes over the devices' lines; empty: nowhere
    bool diagnose = false;
    bool doctor = false; // and each device is followed to the end and tried
    bool json = false; // of what --diagnose says
};
// After QCommandLineParser::process().
[[nodiscard]] TerminalOptions terminalOptions(const QCommandLineParser &options);

} // namespace yc::ui
