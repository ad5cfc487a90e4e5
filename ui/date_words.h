#pragma once

#include <QDate>
#include <QDateTime>
#include <QString>

// Days, limits and sizes as people here write them (domain.md part 3). UI thread; follows the client's language.
namespace yc::core::domain
{
class Calendar;
}

namespace yc::ui
{

[[nodiscard]] QString dayWords(QDate day); // 2026年11月21日（星期六）
[[nodiscard]] QString shortDayWords(QDate day); // 12月5日
[[nodiscard]] QString plainDayWords(QDate day); // 2026年11月21日
// 14:02, or 11月20日 14:02 on another day
[[nodiscard]] QString timeWords(const QDateTime &time, const QDateTime &now);
// By the hall's wall clock, whatever this machine is set to: China has one zone and no summer time.
[[nodiscard]] QDateTime hallTime(const QDateTime &moment);
// 剩余3个工作日（12月5日前办结） / 今天到期（…） / 已超期2个工作日（应于12月5日前办结）
[[nodiscard]] QString limitWords(QDate today, QDate due, const core::domain::Calendar &calendar);
[[nodiscard]] QString sizeWords(qint64 bytes); // 1.2 MB
[[nodiscard]] QString waitWords(int seconds); // 45秒, 2分05秒
// What a clerk types for a day: 20261121, 2026-11-21, 2026.11.21, 2026/1/2, 2026年11月21日. Null: not a day.
[[nodiscard]] QDate dayFromTyping(QStringView text);

} // namespace yc::ui
