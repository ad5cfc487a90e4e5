#pragma once

#include "base/clock.h"
#include "base/code.h"
#include "hall/pki/pki.h"
#include "hall/store/store.h"

#include <QJsonObject>
#include <QStringList>

namespace yc::hall::admin
{

namespace codes
{ // H-092x: said by the command line
inline constexpr Code Usage{'H', 921}; // not a command, or something is missing from it
inline constexpr Code Unknown{'H', 922}; // no such node, staff or terminal
inline constexpr Code AlreadyStarted{'H', 923}; // first-start where there is a hall
inline constexpr Code CardTaken{'H', 924}; // that card is bound to somebody else
} // namespace codes

struct Bench { // what commands work on
    store::Store &store;
    const pki::Pki &pki;
    const Clock &clock;
};

// One command, without "admin" and without --data: {"first-start","--sample"}, {"node","add",…}. The object is what
// goes to standard output. One-time PINs and terminal codes are in it and nowhere else.
[[nodiscard]] Result<QJsonObject> run(Bench &bench, const QStringList &words);
[[nodiscard]] QByteArray usage();

// Nodes, staff, terminal codes and settings of an empty hall. sample: invented ones, else the administrator alone.
[[nodiscard]] Result<QJsonObject> firstStart(Bench &bench, bool sample);

// Staff cards 工作证卡: {"no","serial","key"}, {"no"}, {"no","need"} as text. Logged with number and serial. Binding
// and unbinding end that person's sessions. CardTaken, Unknown, Usage.
[[nodiscard]] Result<QJsonObject> bindCard(Bench &bench, const QString &no, const QString &serial, const QString &key);
[[nodiscard]] Result<QJsonObject> unbindCard(Bench &bench, const QString &no);
[[nodiscard]] Result<QJsonObject> needCard(Bench &bench, const QString &no, const QString &need); // "yes", "no"

} // namespace yc::hall::admin
