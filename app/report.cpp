#include "app/report.h"

#include "ui/entered_characters.h"
#include "ui/stall_detector.h"

#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

#include <ctime>
#include <unistd.h>

namespace yc::app
{

QJsonObject reportOf(const ui::StallDetector &stalls, const ui::EnteredCharacters &entered, qint64 firstInputMs)
{
    const auto seen = stalls.seen();
    return {{QStringLiteral("max_ui_stall_ms"),
             stalls.isWatching() ? QJsonValue(qRound(seen.worstMs * 10) / 10.0) : QJsonValue()},
            {QStringLiteral("max_ui_cpu_ms"),
             stalls.isWatching() ? QJsonValue(qRound(seen.worstCpuMs * 10) / 10.0) : QJsonValue()},
            {QStringLiteral("ui_turns"), static_cast<qint64>(seen.turns)},
            {QStringLiteral("ui_turns_over_16_ms"), static_cast<qint64>(seen.over16)},
            {QStringLiteral("ui_turns_over_50_ms"), static_cast<qint64>(seen.over50)},
            {QStringLiteral("longest_turn"),
             stalls.isWatching() ? QJsonValue(ui::StallDetector::toJson(stalls.longest())) : QJsonValue()},
            {QStringLiteral("entered_characters"), entered.count()},
            {QStringLiteral("first_input_ms"), firstInputMs < 0 ? QJsonValue() : QJsonValue(firstInputMs)}};
}

bool writeReport(const QString &path, const QJsonObject &report)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(report).toJson()) > 0 && file.commit();
}

qint64 msSinceExec()
{
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    const auto text = file.readAll();
    // The second member is the program's name in brackets and may hold spaces; the 22nd is the start in clock ticks.
    const auto fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 20)
        return -1;
    const auto started = fields[19].toLongLong() * 1000 / sysconf(_SC_CLK_TCK);
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return static_cast<qint64>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000 - started;
}

} // namespace yc::app
