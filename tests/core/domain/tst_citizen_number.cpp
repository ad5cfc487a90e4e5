#include "core/domain/identity_numbers.h"
#include "tests/core/domain/people.h"
#include "tests/support/register.h"

#include <rapidcheck.h>

#include <QTest>

using namespace yc::core::domain;
using yc::tests::Today;

class TestCitizenNumber : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aNumberIsJudged_data();
    void aNumberIsJudged();
    void aNumberTellsBirthAndSex();
    void anOldNumberIsUpgraded();
    void whatIsNoOldNumberIsNot_data();
    void whatIsNoOldNumberIsNot();
    void oneWrongDigitIsAlwaysFound();
    void twoNeighboursChangedOverAreAlwaysFound();
    void anyTextHasAVerdict();
};

void TestCitizenNumber::aNumberIsJudged_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<NumberVerdict>("verdict");
    // "?": with the right check digit
    const auto row = [](const char *name, const char *number, NumberVerdict verdict) {
        QTest::newRow(name) << QString::fromUtf8(number) << verdict;
    };
    row("published sample", "11010519491231002X", NumberVerdict::Good);
    row("published sample, digits", "34052419800101001X", NumberVerdict::Good);
    row("small x", "11010519491231002x", NumberVerdict::Good);
    row("Hong Kong residence permit", "81000019940823002?", NumberVerdict::Good);
    row("wrong check", "110105194912310021", NumberVerdict::BadCheck);
    row("last two changed over", "1101051949123100X2", NumberVerdict::BadCharacter);
    row("too short", "11010519491231002", NumberVerdict::BadLength);
    row("too long", "11010519491231002X1", NumberVerdict::BadLength);
    row("empty", "", NumberVerdict::BadLength);
    row("letter inside", "1101051949123I002X", NumberVerdict::BadCharacter);
    row("full-width digit", "１1010519491231002X", NumberVerdict::BadCharacter);
    row("30 February", "11010519900230002?", NumberVerdict::BadDate);
    row("tomorrow", "11010520261122002?", NumberVerdict::BadDate);
    row("born 1870", "11010518700101002?", NumberVerdict::BadDate);
    row("no province", "00000019900101002?", NumberVerdict::UnusualPrefix);
}

void TestCitizenNumber::aNumberIsJudged()
{
    QFETCH(QString, number);
    QFETCH(NumberVerdict, verdict);
    if (number.endsWith(u'?'))
        number.back() = citizenCheck(number.first(17));
    QCOMPARE(judgeCitizenNumber(number, Today), verdict);
}

void TestCitizenNumber::aNumberTellsBirthAndSex()
{
    QCOMPARE(birthOf(u"11010519491231002X"), QDate(1949, 12, 31));
    QCOMPARE(sexOf(u"11010519491231002X"), Sex::Female);
    QCOMPARE(sexOf(u"34052419800101001X"), Sex::Male);
    QVERIFY(!birthOf(u"1101051949").isValid());
    QCOMPARE(sexOf(u"样例"), Sex::Unknown);
    QCOMPARE(judgeCitizenNumber(u"11010519491231002X", QDate()), NumberVerdict::Good); // without a day, no comparison
}

void TestCitizenNumber::anOldNumberIsUpgraded()
{
    QCOMPARE(upgradeCitizenNumber(u"110105491231002"), QStringLiteral("11010519491231002X"));
    QCOMPARE(upgradeCitizenNumber(u"340524800101001"), QStringLiteral("34052419800101001X"));
}

void TestCitizenNumber::whatIsNoOldNumberIsNot_data()
{
    QTest::addColumn<QString>("number");
    for (const auto *number : {"", "11010549123100", "1101054912310021", "11010549123100X", "110105499931002"})
        QTest::newRow(number) << QString::fromLatin1(number);
}

void TestCitizenNumber::whatIsNoOldNumberIsNot()
{
    QFETCH(QString, number);
    QVERIFY(!upgradeCitizenNumber(number));
}

namespace
{

QString someNumber()
{
    const auto birth = QDate(1930, 1, 1).addDays(*rc::gen::inRange(0, 30'000));
    auto number = QStringLiteral("119999") + birth.toString(QStringLiteral("yyyyMMdd"))
        + QString::number(*rc::gen::inRange(0, 1000)).rightJustified(3, u'0');
    return number + citizenCheck(number);
}

} // namespace

void TestCitizenNumber::oneWrongDigitIsAlwaysFound()
{
    QVERIFY(rc::check("one wrong digit", [] {
        auto number = someNumber();
        RC_ASSERT(judgeCitizenNumber(number, Today) == NumberVerdict::Good);
        const auto at = *rc::gen::inRange(0, 17);
        const QChar digit(static_cast<char16_t>(u'0' + *rc::gen::inRange(0, 10)));
        RC_PRE(number[at] != digit);
        number[at] = digit;
        RC_ASSERT(judgeCitizenNumber(number, Today) == NumberVerdict::BadCheck);
    }));
}

void TestCitizenNumber::twoNeighboursChangedOverAreAlwaysFound()
{
    QVERIFY(rc::check("neighbours changed over", [] {
        auto number = someNumber();
        const auto at = *rc::gen::inRange(0, 16);
        RC_PRE(number[at] != number[at + 1]);
        const QChar kept = number[at];
        number[at] = number[at + 1];
        number[at + 1] = kept;
        RC_ASSERT(judgeCitizenNumber(number, Today) == NumberVerdict::BadCheck);
    }));
}

void TestCitizenNumber::anyTextHasAVerdict()
{
    QVERIFY(rc::check("any text", [](const std::string &bytes) {
        const auto text = QString::fromLatin1(bytes);
        const auto verdict = judgeCitizenNumber(text, Today);
        RC_ASSERT(text.size() == 18 || verdict == NumberVerdict::BadLength);
        static_cast<void>(upgradeCitizenNumber(text));
        static_cast<void>(birthOf(text));
    }));
}

YC_TEST(TestCitizenNumber)
#include "tst_citizen_number.moc"
