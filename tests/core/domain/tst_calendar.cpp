#include "core/domain/calendar.h"
#include "tests/core/domain/people.h"
#include "tests/core/domain/sample_catalogue.h"
#include "tests/support/register.h"

using namespace yc::core::domain;
using yc::tests::day;

class TestCalendar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyMakeUpDayIsWorkedAndAWeekend_data();
    void everyMakeUpDayIsWorkedAndAWeekend();
    void noHolidayIsWorked_data();
    void noHolidayIsWorked();
    void anOrdinaryDayIsByTheWeek_data();
    void anOrdinaryDayIsByTheWeek();
    void theYearsHaveSoManyWorkingDays();
    void aYearNotThereHasTheFixedFeastsOnly();
    void daysOfTheNextYearCountToo();
    void workingDaysAreAdded_data();
    void workingDaysAreAdded();
};

namespace
{

const Calendar &calendar()
{
    return yc::tests::sampleCatalogue().calendar;
}

} // namespace

void TestCalendar::everyMakeUpDayIsWorkedAndAWeekend_data()
{
    QTest::addColumn<QDate>("date");
    for (const auto *iso : {"2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11", "2026-01-04",
                            "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"})
        QTest::newRow(iso) << day(iso);
}

void TestCalendar::everyMakeUpDayIsWorkedAndAWeekend()
{
    QFETCH(QDate, date);
    QVERIFY(date.dayOfWeek() > Qt::Friday);
    QVERIFY(calendar().isWorkingDay(date));
}

void TestCalendar::noHolidayIsWorked_data()
{
    QTest::addColumn<QDate>("first");
    QTest::addColumn<QDate>("last");
    const auto row = [](const char *first, const char *last) { QTest::newRow(first) << day(first) << day(last); };
    row("2025-01-01", "2025-01-01");
    row("2025-01-28", "2025-02-04");
    row("2025-04-04", "2025-04-06");
    row("2025-05-01", "2025-05-05");
    row("2025-05-31", "2025-06-02");
    row("2025-10-01", "2025-10-08");
    row("2026-01-01", "2026-01-03");
    row("2026-02-15", "2026-02-23");
    row("2026-04-04", "2026-04-06");
    row("2026-05-01", "2026-05-05");
    row("2026-06-19", "2026-06-21");
    row("2026-09-25", "2026-09-27");
    row("2026-10-01", "2026-10-07");
}

void TestCalendar::noHolidayIsWorked()
{
    QFETCH(QDate, first);
    QFETCH(QDate, last);
    for (auto date = first; date <= last; date = date.addDays(1))
        QVERIFY2(!calendar().isWorkingDay(date), qPrintable(date.toString(Qt::ISODate)));
}

void TestCalendar::anOrdinaryDayIsByTheWeek_data()
{
    QTest::addColumn<QDate>("date");
    QTest::addColumn<bool>("worked");
    QTest::newRow("Friday") << day("2026-11-20") << true;
    QTest::newRow("Saturday") << day("2026-11-21") << false;
    QTest::newRow("day after the National Day week") << day("2026-10-08") << true;
    QTest::newRow("last day of the year") << day("2025-12-31") << true;
    QTest::newRow("no day") << QDate() << false;
}

void TestCalendar::anOrdinaryDayIsByTheWeek()
{
    QFETCH(QDate, date);
    QFETCH(bool, worked);
    QCOMPARE(calendar().isWorkingDay(date), worked);
}

void TestCalendar::theYearsHaveSoManyWorkingDays()
{
    // 365 less weekends and holidays plus make-up days, as published for these years
    const auto count = [](int year) {
        int days = 0;
        for (QDate date(year, 1, 1); date.year() == year; date = date.addDays(1))
            days += calendar().isWorkingDay(date) ? 1 : 0;
        return days;
    };
    QCOMPARE(count(2025), 248);
    QCOMPARE(count(2026), 248);
}

void TestCalendar::aYearNotThereHasTheFixedFeastsOnly()
{
    QVERIFY(!calendar().knows(2027));
    QVERIFY(!calendar().isWorkingDay(day("2027-01-01"))); // a Friday
    QVERIFY(calendar().isWorkingDay(day("2027-02-08"))); // within Spring Festival, which nobody knows without data
    QVERIFY(!calendar().isWorkingDay(day("2027-10-01")));
    QVERIFY(!calendar().isWorkingDay(day("2027-01-02")));
    QVERIFY(calendar().isWorkingDay(day("2027-01-04")));
}

void TestCalendar::daysOfTheNextYearCountToo()
{
    Calendar own;
    own.add({.year = 2026, .off = {day("2027-01-04")}, .makeUp = {day("2027-01-02")}});
    own.add({.year = 2027, .off = {day("2026-12-31")}, .makeUp = {}});
    QVERIFY(!own.isWorkingDay(day("2027-01-04")));
    QVERIFY(own.isWorkingDay(day("2027-01-02")));
    QVERIFY(!own.isWorkingDay(day("2026-12-31")));
}

void TestCalendar::workingDaysAreAdded_data()
{
    QTest::addColumn<QDate>("from");
    QTest::addColumn<int>("days");
    QTest::addColumn<QDate>("to");
    const auto row = [](const char *name, const char *from, int days, const char *to) {
        QTest::newRow(name) << day(from) << days << day(to);
    };
    row("none", "2026-11-21", 0, "2026-11-21");
    row("over a weekend", "2026-11-20", 1, "2026-11-23");
    row("from a Saturday", "2026-11-21", 5, "2026-11-27");
    row("over Spring Festival", "2026-02-13", 2, "2026-02-24"); // the 14th is worked, 15 to 23 are off
    row("onto the make-up Saturday", "2026-02-27", 1, "2026-02-28");
    row("over the National Day week", "2026-09-30", 3, "2026-10-10"); // 8, 9 and the make-up Saturday
    row("over the end of the year", "2025-12-31", 1, "2026-01-04"); // a make-up Sunday
}

void TestCalendar::workingDaysAreAdded()
{
    QFETCH(QDate, from);
    QFETCH(int, days);
    QFETCH(QDate, to);
    QCOMPARE(calendar().addWorkingDays(from, days), to);
}

YC_TEST(TestCalendar)
#include "tst_calendar.moc"
