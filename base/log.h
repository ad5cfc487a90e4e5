#pragma once

#include "base/code.h"

#include <QJsonObject>

namespace yc
{

// Structured log: one JSON object a line on standard error (or the file given), never a person's data. Fields are
// names of things (case number, code, device place), counts and times. Safe from any thread.
//
//   log::write(log::Level::Warning, "link", "upload-stopped", {{"code", toString(code)}, {"offset", offset}});
namespace log
{

enum class Level { Debug, Info, Warning, Error };

void openFile(const QString &path); // empty: standard error again
void setLevel(Level least);
void write(Level level, const char *where, const char *event, const QJsonObject &fields = {});
// Qt's own messages (qWarning and friends) go the same way.
void takeQtMessages();

} // namespace log
} // namespace yc
