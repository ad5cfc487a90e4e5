#pragma once

#include <QJsonObject>
#include <QString>

#include <chrono>

namespace yc::ui
{
class EnteredCharacters;
class StallDetector;
} // namespace yc::ui

namespace yc::app
{

// What --report writes at the end: figures of this run for the demo and the bench, never a person's data.
//   {"max_ui_stall_ms":…|null,"max_ui_cpu_ms":…|null,"ui_turns":…,"ui_turns_over_16_ms":…,"ui_turns_over_50_ms":…,
//    "longest_turn":{…}|null,"entered_characters":…,"first_input_ms":…|null}
// first_input_ms: from exec to the first character in a field, -1 if there was none.
[[nodiscard]] QJsonObject reportOf(const ui::StallDetector &stalls, const ui::EnteredCharacters &entered,
                                   qint64 firstInputMs);
[[nodiscard]] bool writeReport(const QString &path, const QJsonObject &report);

// Since the kernel started this process (10 ms resolution); -1 if /proc does not say.
[[nodiscard]] qint64 msSinceExec();

} // namespace yc::app
