#include "core/domain/calendar.h"

#include <algorithm>
#include <array>

namespace yc::core::domain
{

namespace
{

// The feasts of the State Council's decree that have a fixed day; those by the moon cannot be known without data.
bool isFixedFeast(QDate day)
{
    struct MonthDay {
        int month;
        int day;
    };
    constexpr std::array feasts{MonthDay{1, 1},  MonthDay{5, 1},  MonthDay{5, 2},
                                MonthDay{10, 1}, MonthDay{10, 2}, MonthDay{10, 3}};
    return std::any_of(feasts.begin(), feasts.end(),
                       [&](MonthDay feast) { return feast.month == day.month() && feast.day == day.day(); });
}

} // namespace

void Calendar::add(const CalendarYear &year)
{
    m_years.insert(year.year, year);
}

QList<CalendarYear> Calendar::years() const
{
    auto all = m_years.values();
    std::sort(all.begin(), all.end(),
              [](const CalendarYear &left, const CalendarYear &right) { return left.year < right.year; });
    return all;
}

bool Calendar::isWorkingDay(QDate day) const
{
    if (!day.isValid())
        return false;
    // January may stand in the year before's notice, and the last days of December in the year after's
    for (const int year : {day.year(), day.year() - 1, day.year() + 1}) {
        const auto found = m_years.constFind(year);
        if (found == m_years.constEnd())
            continue;
        if (found->makeUp.contains(day))
            return true;
        if (found->off.contains(day))
            return false;
    }
    if (day.dayOfWeek() > Qt::Friday)
        return false;
    return knows(day.year()) || !isFixedFeast(day);
}

QDate Calendar::addWorkingDays(QDate from, int days) const
{
    auto day = from;
    for (int left = days; day.isValid() && left > 0;) {
        day = day.addDays(1);
        if (isWorkingDay(day))
            --left;
    }
    return day;
}

} // namespace yc::core::domain
