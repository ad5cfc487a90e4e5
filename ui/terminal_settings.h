#pragma once

#include "base/code.h"

#include <QJsonArray>
#include <QString>
#include <QUrl>

#include <chrono>

class QCommandLineParser;

// What both clients are started with: the command line that they share, and the settings file, JSON, read once:
//   {"hall":{"url":"https://…","code":"ABCDE-…"},"keys":"file",
//    "devices":[{"kind":"card-reader","place":"tcp:127.0.0.1:PORT"},
//               {"kind":"document-scanner","place":"sane:pnm:0","env":{"SANE_CONFIG_DIR":"…"},"options":{…}}]}
namespace yc::ui
{

struct TerminalSettings {
    QUrl hall;
    QString terminalCode; // fills the counter's first page; a kiosk has no keyboard and enrols by itself with it
    bool keysInFile = false; // insecure, asked for by name
    std::chrono::minutes lockAfter{10}; // "lockAfterMinutes", 1 to 240: nobody has touched anything
    std::chrono::minutes signOutAfter{120}; // "signOutAfterMinutes", 1 to 1440: and then nobody came back
    QJsonArray devices; // as devices::hub::plugsFromJson() reads them
};

// BadFile: not JSON, or a member of another kind than above.
[[nodiscard]] Result<TerminalSettings> settingsFrom(const QByteArray &json);

// --vault DIR, --settings FILE and --report FILE.
void addTerminalOptions(QCommandLineParser &options);
struct TerminalOptions {
    TerminalSettings settings;
    QString settingsFile; // as it was given
    QString vaultFolder; // the place that the system has for it where none was given
    QString reportFile; // empty: none wanted
};
// After QCommandLineParser::process(). BadFile: the settings cannot be read or are none.
[[nodiscard]] Result<TerminalOptions> terminalOptions(const QCommandLineParser &options);

} // namespace yc::ui
