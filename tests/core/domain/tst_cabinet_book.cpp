#include "core/domain/cabinet_book.h"
#include "tests/support/register.h"

#include <QTest>
#include <QTimeZone>

using namespace yc::core::domain;
using namespace Qt::Literals::StringLiterals;

namespace
{

const auto Cabinet = u"tcp:127.0.0.1:1"_s;
const QDate Today(2026, 11, 23);

Deposit deposit(int door, const QString &number, const QDate &day = Today, int days = UsualKeepDays)
{
    return {.cabinet = Cabinet,
            .door = door,
            .number = number,
            .at = QDateTime(day, QTime(9, 30), QTimeZone::utc()),
            .until = day.addDays(days)};
}

} // namespace

class TestCabinetBook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasPutLiesThereUntilItIsTaken();
    void aDoorHoldsOneThing();
    void whatIsNoNumberIsRefused_data();
    void whatIsNoNumberIsRefused();
    void nobodysNumberStandsInIt();
    void overdueIsWhatWasNotFetchedByItsLastDay();
};

void TestCabinetBook::whatWasPutLiesThereUntilItIsTaken()
{
    CabinetBook book;
    QVERIFY(book.put(deposit(3, u" 990100-20261123-00001 "_s), Today));
    QVERIFY(book.put(deposit(4, u"990100-20261123-00001"_s), Today));
    QCOMPARE(book.behind(Cabinet, 3).value_or(Deposit{}).number, u"990100-20261123-00001"_s);
    QVERIFY(!book.behind(u"another"_s, 3));
    QCOMPARE(book.of(u"990100-20261123-00001"_s).size(), 2);
    QCOMPARE(book.take(Cabinet, 3).value_or(Deposit{}).door, 3);
    QVERIFY(!book.behind(Cabinet, 3));
    QVERIFY(!book.take(Cabinet, 3));
    QCOMPARE(book.of(u"990100-20261123-00001"_s).size(), 1);
}

void TestCabinetBook::aDoorHoldsOneThing()
{
    CabinetBook book;
    QVERIFY(book.put(deposit(3, u"A1"_s), Today));
    const auto second = book.put(deposit(3, u"A2"_s), Today);
    QVERIFY(!second && second.error() == NoDeposit::DoorTaken);
    QCOMPARE(book.all().size(), 1);
}

void TestCabinetBook::whatIsNoNumberIsRefused_data()
{
    QTest::addColumn<QString>("number");
    QTest::newRow("nothing") << QString();
    QTest::newRow("blanks") << u"   "_s;
    QTest::newRow("a name") << u"张三"_s;
    QTest::newRow("a blank in it") << u"990100 1"_s;
    QTest::newRow("too long") << QString(LongestCaseNumber + 1, u'9');
}

void TestCabinetBook::whatIsNoNumberIsRefused()
{
    QFETCH(QString, number);
    CabinetBook book;
    const auto put = book.put(deposit(1, number), Today);
    QVERIFY(!put && put.error() == NoDeposit::NoNumber);
    QVERIFY(book.all().isEmpty());
}

void TestCabinetBook::nobodysNumberStandsInIt()
{
    CabinetBook book;
    const auto put = book.put(deposit(1, u"11010519491231002x"_s), Today); // the sample published with GB 11643
    QVERIFY(!put && put.error() == NoDeposit::PersonsNumber);
}

void TestCabinetBook::overdueIsWhatWasNotFetchedByItsLastDay()
{
    CabinetBook book;
    QVERIFY(book.put(deposit(1, u"A1"_s, Today.addDays(-15)), Today)); // today is its last day
    QVERIFY(book.put(deposit(2, u"A2"_s, Today.addDays(-16)), Today));
    QVERIFY(book.put(deposit(3, u"A3"_s, Today.addDays(-10), 3), Today));
    QVERIFY(book.put(deposit(4, u"A4"_s), Today));
    const auto late = book.overdue(Today);
    QCOMPARE(late.size(), 2);
    QCOMPARE(late[0].number, u"A3"_s);
    QCOMPARE(late[1].number, u"A2"_s);
    QCOMPARE(book.all().first().number, u"A2"_s);
}

YC_TEST(TestCabinetBook)
#include "tst_cabinet_book.moc"
