#include "core/domain/limit.h"

#include <algorithm>

namespace yc::core::domain
{

namespace
{

// A limit in days, months or years that would end on a day off ends on the next working day (Civil Code 203).
QDate endOn(QDate day, const Calendar &calendar)
{
    return calendar.isWorkingDay(day) ? day : calendar.addWorkingDays(day, 1);
}

bool isProvisional(QDate from, QDate to, const Calendar &calendar)
{
    for (int year = from.year(); year <= to.year(); ++year) {
        if (!calendar.knows(year))
            return true;
    }
    return false;
}

constexpr int HoursADay = 24;

QDate lastDay(const Limit &limit, QDate accepted, const Calendar &calendar, int suspended)
{
    const auto shifted = [&](QDate day) { return calendar.addWorkingDays(endOn(day, calendar), suspended); };
    switch (limit.unit) {
    case LimitUnit::None: return {};
    case LimitUnit::Immediate: return accepted;
    case LimitUnit::WorkingDay: return calendar.addWorkingDays(accepted, limit.value + suspended);
    case LimitUnit::NaturalDay: return shifted(accepted.addDays(limit.value));
    case LimitUnit::Month: return shifted(accepted.addMonths(limit.value));
    case LimitUnit::Year: return shifted(accepted.addYears(limit.value));
    // hours run through nights and weekends: the day that holds the last one
    case LimitUnit::Hour: return accepted.addDays((limit.value + HoursADay - 1) / HoursADay);
    }
    Q_UNREACHABLE();
}

} // namespace

DueDay dueDay(const Limit &limit, QDate accepted, const Calendar &calendar, int suspendedDays)
{
    if (!accepted.isValid())
        return {};
    const auto day = lastDay(limit, accepted, calendar, std::max(0, suspendedDays));
    if (!day.isValid())
        return {};
    const bool reckoned = limit.unit != LimitUnit::Immediate && limit.unit != LimitUnit::Hour;
    return {.day = day, .provisional = reckoned && isProvisional(accepted, day, calendar)};
}

int workingDaysLeft(QDate today, QDate due, const Calendar &calendar)
{
    if (!today.isValid() || !due.isValid())
        return 0;
    const auto count = [&](QDate from, QDate to) {
        int days = 0;
        for (auto day = from; day <= to; day = day.addDays(1))
            days += calendar.isWorkingDay(day) ? 1 : 0;
        return days;
    };
    if (today <= due)
        return count(today, due);
    // over is over, also on the Saturday after a Friday
    return -std::max(1, count(due.addDays(1), today));
}

} // namespace yc::core::domain
