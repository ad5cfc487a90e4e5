#pragma once

#include "core/domain/calendar.h"

#include <QString>

// Limits are data of the item (domain.md 2.7): value, unit, and where they come from.
namespace yc::core::domain
{

enum class LimitUnit { None, Immediate, WorkingDay, NaturalDay, Month, Year, Hour };

struct Limit {
    int value = 0;
    LimitUnit unit = LimitUnit::None;
    QString words; // as the guide prints it: 30个工作日（特殊情况45个工作日）
    QString basis;
};

// The day of acceptance is not counted; day 1 is the next working day; the limit ends with the last working day
// (reference.md C.4). suspendedDays are whole working days between start and end of special procedures.
struct DueDay {
    QDate day;
    bool provisional = false; // the calendar of that year was not there: Monday to Friday less the fixed feasts
};
[[nodiscard]] DueDay dueDay(const Limit &limit, QDate accepted, const Calendar &calendar, int suspendedDays = 0);

// Working days left, negative when over. Today counts if it is still a working day.
[[nodiscard]] int workingDaysLeft(QDate today, QDate due, const Calendar &calendar);

} // namespace yc::core::domain
