#pragma once

#include "base/code.h"

#include <QJsonArray>
#include <QString>
#include <QUrl>

// The settings file of a kiosk, the same shape as a counter's:
//   {"hall":{"url":"https://…","code":"ABCDE-…"},"keys":"file",
//    "devices":[{"kind":"card-reader","place":"tcp:127.0.0.1:PORT"},{"kind":"receipt-printer","place":"tcp:…"}]}
namespace yc::kiosk
{

struct Settings {
    QUrl hall;
    QString terminalCode; // a kiosk has no keyboard: it enrols by itself with this
    bool keysInFile = false; // insecure, asked for by name
    QJsonArray devices; // as devices::hub::plugsFromJson() reads them
};

// BadFile: not JSON, or a member of another kind than above.
[[nodiscard]] Result<Settings> settingsFrom(const QByteArray &json);

} // namespace yc::kiosk
