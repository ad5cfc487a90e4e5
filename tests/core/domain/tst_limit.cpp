#include "core/domain/limit.h"
#include "tests/core/domain/people.h"
#include "tests/core/domain/sample_catalogue.h"
#include "tests/support/register.h"

#include <rapidcheck.h>

using namespace yc::core::domain;
using yc::tests::day;

class TestLimit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLimitEnds_data();
    void aLimitEnds();
    void aYearWithoutDataIsProvisional();
    void noLimitHasNoDay();
    void daysLeftAreCounted_data();
    void daysLeftAreCounted();
    void whatIsDueIsLeftInFull();
};

namespace
{

const Calendar &calendar()
{
    return yc::tests::sampleCatalogue().calendar;
}

} // namespace

void TestLimit::aLimitEnds_data()
{
    QTest::addColumn<int>("value");
    QTest::addColumn<LimitUnit>("unit");
    QTest::addColumn<QDate>("accepted");
    QTest::addColumn<int>("suspended");
    QTest::addColumn<QDate>("due");
    const auto row
        = [](const char *name, int value, LimitUnit unit, const char *accepted, int suspended, const char *due) {
              QTest::newRow(name) << value << unit << day(accepted) << suspended << day(due);
          };
    row("at once", 0, LimitUnit::Immediate, "2026-11-20", 0, "2026-11-20");
    row("one working day", 1, LimitUnit::WorkingDay, "2026-11-20", 0, "2026-11-23");
    row("ten working days", 10, LimitUnit::WorkingDay, "2026-11-20", 0, "2026-12-04");
    row("accepted on a Saturday evening", 5, LimitUnit::WorkingDay, "2026-11-21", 0, "2026-11-27");
    row("twenty over the National Day week", 20, LimitUnit::WorkingDay, "2026-09-14", 0, "2026-10-16");
    row("suspended for an expert review", 10, LimitUnit::WorkingDay, "2026-11-20", 5, "2026-12-11");
    row("natural days", 7, LimitUnit::NaturalDay, "2026-11-20", 0, "2026-11-27");
    row("natural days that end on a Saturday", 8, LimitUnit::NaturalDay, "2026-11-20", 0, "2026-11-30");
    row("natural days that end in a holiday", 15, LimitUnit::NaturalDay, "2026-09-20", 0, "2026-10-08");
    row("a month", 1, LimitUnit::Month, "2026-10-30", 0, "2026-11-30");
    row("a month that has no such day", 1, LimitUnit::Month, "2026-01-31", 0, "2026-02-28"); // a worked Saturday
    row("three months that end on a Sunday", 3, LimitUnit::Month, "2025-11-08", 0, "2026-02-09");
    row("a year from a leap day", 1, LimitUnit::Year, "2024-02-29", 0, "2025-02-28");
    row("24 hours", 24, LimitUnit::Hour, "2026-11-20", 0, "2026-11-21");
    row("25 hours", 25, LimitUnit::Hour, "2026-11-20", 0, "2026-11-22");
}

void TestLimit::aLimitEnds()
{
    QFETCH(int, value);
    QFETCH(LimitUnit, unit);
    QFETCH(QDate, accepted);
    QFETCH(int, suspended);
    QFETCH(QDate, due);
    QCOMPARE(dueDay({.value = value, .unit = unit}, accepted, calendar(), suspended).day, due);
}

void TestLimit::aYearWithoutDataIsProvisional()
{
    const Limit ten{.value = 10, .unit = LimitUnit::WorkingDay};
    QVERIFY(!dueDay(ten, day("2026-12-01"), calendar()).provisional);
    const auto over = dueDay(ten, day("2026-12-25"), calendar());
    QVERIFY(over.provisional);
    QCOMPARE(over.day, day("2027-01-11")); // New Year's Day is a fixed feast, more nobody knows yet
    QVERIFY(!dueDay({.unit = LimitUnit::Immediate}, day("2027-03-01"), calendar()).provisional);
}

void TestLimit::noLimitHasNoDay()
{
    QVERIFY(!dueDay({}, day("2026-11-20"), calendar()).day.isValid());
    QVERIFY(!dueDay({.value = 5, .unit = LimitUnit::WorkingDay}, QDate(), calendar()).day.isValid());
}

void TestLimit::daysLeftAreCounted_data()
{
    QTest::addColumn<QDate>("today");
    QTest::addColumn<QDate>("due");
    QTest::addColumn<int>("left");
    const auto row = [](const char *name, const char *today, const char *due, int left) {
        QTest::newRow(name) << day(today) << day(due) << left;
    };
    row("the last day", "2026-11-20", "2026-11-20", 1);
    row("Friday to Monday", "2026-11-20", "2026-11-23", 2);
    row("from a Sunday", "2026-11-22", "2026-11-23", 1);
    row("over since yesterday", "2026-11-24", "2026-11-23", -1);
    row("over since Friday, on Sunday", "2026-11-22", "2026-11-20", -1);
    row("over for a week", "2026-11-27", "2026-11-20", -5);
    row("over a holiday", "2026-09-30", "2026-10-08", 2);
}

void TestLimit::daysLeftAreCounted()
{
    QFETCH(QDate, today);
    QFETCH(QDate, due);
    QFETCH(int, left);
    QCOMPARE(workingDaysLeft(today, due, calendar()), left);
}

void TestLimit::whatIsDueIsLeftInFull()
{
    QVERIFY(rc::check("a limit of n working days leaves n on the morning after acceptance", [] {
        const auto accepted = QDate(2025, 1, 1).addDays(*rc::gen::inRange(0, 600));
        const int value = *rc::gen::inRange(1, 40);
        const auto due = dueDay({.value = value, .unit = LimitUnit::WorkingDay}, accepted, calendar());
        RC_ASSERT(calendar().isWorkingDay(due.day));
        RC_ASSERT(workingDaysLeft(accepted.addDays(1), due.day, calendar()) == value);
    }));
}

YC_TEST(TestLimit)
#include "tst_limit.moc"
