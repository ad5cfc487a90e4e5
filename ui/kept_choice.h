#pragma once

#include "base/code.h"

#include <QJsonObject>

// What this place was last told it wants (its look, its printer, how it scans): small JSON files beside the sealed
// data, nothing personal in them.
namespace yc::ui
{

[[nodiscard]] QJsonObject keptChoice(const QString &path); // empty: none there, or no file of ours
[[nodiscard]] Done keepChoice(const QString &path, const QJsonObject &choice); // whole or not at all; BadFile

} // namespace yc::ui
