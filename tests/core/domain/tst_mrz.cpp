#include "core/domain/identity_numbers.h"
#include "tests/core/domain/people.h"
#include "tests/support/register.h"

#include <rapidcheck.h>

#include <QTest>

using namespace yc::core::domain;
using yc::tests::Today;

namespace
{

const QStringList passport{QStringLiteral("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"),
                           QStringLiteral("L898902C36UTO7408122F1204159ZE184226B<<<<<10")};
const QStringList booklet{QStringLiteral("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<"),
                          QStringLiteral("D231458907UTO7408122F1204159<<<<<<<6")};
const QStringList card{QStringLiteral("I<UTOD231458907<<<<<<<<<<<<<<<"),
                       QStringLiteral("7408122F1204159UTO<<<<<<<<<<<6"),
                       QStringLiteral("ERIKSSON<<ANNA<MARIA<<<<<<<<<<")};

} // namespace

class TestMrz : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theSamplesOfIcaoAreRead_data();
    void theSamplesOfIcaoAreRead();
    void aFieldsCheckIsTheirs_data();
    void aFieldsCheckIsTheirs();
    void aWrongLineIsNamed_data();
    void aWrongLineIsNamed();
    void aBirthIsNeverInTheFuture();
    void aLongNumberIsContinued();
    void anEmptyOptionalFieldMayHaveNoCheck();
    void oneWrongDigitOfTheNumberIsFound();
    void anyLinesHaveAnAnswer();
};

void TestMrz::theSamplesOfIcaoAreRead_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("optional");
    QTest::newRow("TD3") << passport << QStringLiteral("P") << QStringLiteral("L898902C3")
                         << QStringLiteral("ZE184226B");
    QTest::newRow("TD2") << booklet << QStringLiteral("I") << QStringLiteral("D23145890") << QString();
    QTest::newRow("TD1") << card << QStringLiteral("I") << QStringLiteral("D23145890") << QString();
}

void TestMrz::theSamplesOfIcaoAreRead()
{
    QFETCH(QStringList, lines);
    QFETCH(QString, code);
    QFETCH(QString, number);
    QFETCH(QString, optional);
    const auto mrz = readMrz(lines, Today);
    QVERIFY2(mrz, mrz ? "" : qPrintable(QString::number(static_cast<int>(mrz.error()))));
    QCOMPARE(mrz->documentCode, code);
    QCOMPARE(mrz->number, number);
    QCOMPARE(mrz->optional, optional);
    QCOMPARE(mrz->issuer, QStringLiteral("UTO"));
    QCOMPARE(mrz->nationality, QStringLiteral("UTO"));
    QCOMPARE(mrz->surname, QStringLiteral("ERIKSSON"));
    QCOMPARE(mrz->givenNames, QStringLiteral("ANNA MARIA"));
    QCOMPARE(mrz->birth, QDate(1974, 8, 12));
    QCOMPARE(mrz->expiry, QDate(2012, 4, 15));
    QCOMPARE(mrz->sex, Sex::Female);
}

void TestMrz::aFieldsCheckIsTheirs_data()
{
    QTest::addColumn<QString>("characters");
    QTest::addColumn<int>("check");
    QTest::newRow("number") << QStringLiteral("L898902C3") << 6;
    QTest::newRow("birth") << QStringLiteral("740812") << 2;
    QTest::newRow("expiry") << QStringLiteral("120415") << 9;
    QTest::newRow("optional") << QStringLiteral("ZE184226B<<<<<") << 1;
    QTest::newRow("empty") << QString() << 0;
    QTest::newRow("small letter") << QStringLiteral("l8") << -1;
    QTest::newRow("blank") << QStringLiteral("L 8") << -1;
}

void TestMrz::aFieldsCheckIsTheirs()
{
    QFETCH(QString, characters);
    QFETCH(int, check);
    QCOMPARE(mrzCheck(characters), check);
}

void TestMrz::aWrongLineIsNamed_data()
{
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<MrzProblem>("problem");
    const auto with = [](QStringList lines, int line, int at, char unit) {
        lines[line][at] = QLatin1Char(unit);
        return lines;
    };
    QTest::newRow("none") << QStringList() << MrzProblem::Shape;
    QTest::newRow("one line") << passport.mid(0, 1) << MrzProblem::Shape;
    QTest::newRow("cut") << QStringList{passport[0], passport[1].chopped(1)} << MrzProblem::Shape;
    QTest::newRow("kinds mixed") << QStringList{passport[0], booklet[1]} << MrzProblem::Shape;
    QTest::newRow("small letter") << with(passport, 0, 5, 'e') << MrzProblem::Character;
    QTest::newRow("number") << with(passport, 1, 0, 'M') << MrzProblem::NumberCheck;
    QTest::newRow("birth") << with(passport, 1, 13, '8') << MrzProblem::BirthCheck;
    QTest::newRow("expiry") << with(passport, 1, 21, '2') << MrzProblem::ExpiryCheck;
    QTest::newRow("optional") << with(passport, 1, 28, 'X') << MrzProblem::OptionalCheck;
    QTest::newRow("composite") << with(passport, 1, 43, '1') << MrzProblem::CompositeCheck;
    QTest::newRow("card number") << with(card, 0, 5, 'E') << MrzProblem::NumberCheck;
    QTest::newRow("card birth") << with(card, 1, 0, '8') << MrzProblem::BirthCheck;
    QTest::newRow("card expiry") << with(card, 1, 8, '2') << MrzProblem::ExpiryCheck;
    QTest::newRow("card composite") << with(card, 1, 29, '7') << MrzProblem::CompositeCheck;
    QTest::newRow("booklet composite") << with(booklet, 1, 35, '7') << MrzProblem::CompositeCheck;
}

void TestMrz::aWrongLineIsNamed()
{
    QFETCH(QStringList, lines);
    QFETCH(MrzProblem, problem);
    const auto mrz = readMrz(lines, Today);
    QVERIFY(!mrz);
    QCOMPARE(mrz.error(), problem);
}

void TestMrz::aBirthIsNeverInTheFuture()
{
    QCOMPARE(readMrz(passport, QDate(2074, 8, 11))->birth, QDate(1974, 8, 12));
    QCOMPARE(readMrz(passport, QDate(2074, 8, 12))->birth, QDate(2074, 8, 12));
}

void TestMrz::aLongNumberIsContinued()
{
    // D23145890734 with its check digit, as Doc 9303-5 lays it out
    const auto check = QString::number(mrzCheck(u"D23145890734"));
    auto first = QStringLiteral("I<UTOD23145890<734") + check + QStringLiteral("<<<<<<<<<<<");
    const auto middle = QStringLiteral("7408122F1204159UTO<<<<<<<<<<<");
    const auto composite = first.sliced(5) + middle.first(7) + middle.sliced(8, 7) + middle.sliced(18, 11);
    const auto mrz = readMrz({first, middle + QString::number(mrzCheck(composite)), card[2]}, Today);
    QVERIFY(mrz);
    QCOMPARE(mrz->number, QStringLiteral("D23145890734"));
}

void TestMrz::anEmptyOptionalFieldMayHaveNoCheck()
{
    auto line = QStringLiteral("L898902C36UTO7408122F1204159<<<<<<<<<<<<<<");
    for (const auto own : {u'<', u'0'}) {
        const auto checked = line + own;
        const auto composite = checked.first(10) + checked.sliced(13, 7) + checked.sliced(21, 22);
        QVERIFY(readMrz({passport[0], checked + QString::number(mrzCheck(composite))}, Today));
    }
}

void TestMrz::oneWrongDigitOfTheNumberIsFound()
{
    QVERIFY(rc::check("one wrong digit", [] {
        auto lines = passport;
        const auto at = *rc::gen::inRange(13, 19); // the birth: digits, where no two values share a check
        const QChar digit(static_cast<char16_t>(u'0' + *rc::gen::inRange(0, 10)));
        RC_PRE(lines[1][at] != digit);
        lines[1][at] = digit;
        RC_ASSERT(!readMrz(lines, Today));
    }));
}

void TestMrz::anyLinesHaveAnAnswer()
{
    QVERIFY(rc::check("any lines", [] {
        static const auto alphabet = QStringLiteral("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<");
        const auto size = *rc::gen::element(30, 36, 44, 43);
        const auto count = *rc::gen::inRange(0, 4);
        QStringList lines;
        for (int i = 0; i < count; ++i) {
            QString line;
            for (int j = 0; j < size; ++j)
                line += alphabet[*rc::gen::inRange<qsizetype>(0, alphabet.size())];
            lines.append(line);
        }
        static_cast<void>(readMrz(lines, Today));
    }));
}

YC_TEST(TestMrz)
#include "tst_mrz.moc"
