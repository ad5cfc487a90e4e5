#pragma once

#include <QDate>
#include <QHash>
#include <QSet>

// The official calendar of off days and make-up working days, as data with years (reference.md C.5).
namespace yc::core::domain
{

struct CalendarYear {
    int year = 0;
    QSet<QDate> off; // holidays on weekdays or weekends
    QSet<QDate> makeUp; // weekend days that are worked
};

// A year that is not here falls back to Monday to Friday less the feasts with fixed dates; whoever reckons with it says
// "provisional" (dueDay). The notice of one year may name days of the next: all years are looked in.
class Calendar
{
public:
    void add(const CalendarYear &year); // a year that is there already is replaced
    [[nodiscard]] QList<CalendarYear> years() const; // in order
    [[nodiscard]] bool knows(int year) const { return m_years.contains(year); }
    [[nodiscard]] bool isWorkingDay(QDate day) const;
    [[nodiscard]] QDate addWorkingDays(QDate from, int days) const; // days ≥ 0; from itself is not counted

private:
    QHash<int, CalendarYear> m_years;
};

} // namespace yc::core::domain
