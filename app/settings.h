#pragma once

#include "base/code.h"

#include <QJsonArray>
#include <QString>
#include <QUrl>

// The settings file of a counter: JSON, read once at the start.
//   {"hall":{"url":"https://…","code":"ABCDE-…"},"keys":"file",
//    "devices":[{"kind":"card-reader","place":"tcp:127.0.0.1:PORT"},
//               {"kind":"document-scanner","place":"sane:pnm:0","env":{"SANE_CONFIG_DIR":"…"},"options":{…}}]}
namespace yc::app
{

struct Settings {
    QUrl hall;
    QString terminalCode; // fills the first-run page
    bool keysInFile = false; // insecure, asked for by name
    QJsonArray devices; // as devices::hub::plugsFromJson() reads them
};

// BadFile: not JSON, or a member of another kind than above.
[[nodiscard]] Result<Settings> settingsFrom(const QByteArray &json);

} // namespace yc::app
