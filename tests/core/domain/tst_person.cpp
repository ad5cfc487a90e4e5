#include "core/domain/ethnicity.h"
#include "tests/core/domain/people.h"
#include "tests/support/register.h"

#include <QSet>

using namespace yc::core::domain;

class TestPerson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aNumberIsMasked_data();
    void aNumberIsMasked();
    void aNameIsMasked_data();
    void aNameIsMasked();
    void everyDocumentHasACodeOfItsOwn();
    void aCloneIsTheSameAndApart();
    void everyEthnicityIsReadBack();
    void anUnknownEthnicityStaysAsItIs();
};

void TestPerson::aNumberIsMasked_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("shown");
    QTest::newRow("citizen") << QStringLiteral("11010519491231002X") << QStringLiteral("110***********002X");
    QTest::newRow("passport") << QStringLiteral("E12345678") << QStringLiteral("E*****678");
    QTest::newRow("pass") << QStringLiteral("12345678") << QStringLiteral("1****678");
    QTest::newRow("short") << QStringLiteral("12345") << QStringLiteral("****5");
    QTest::newRow("shorter") << QStringLiteral("123") << QStringLiteral("***");
    QTest::newRow("empty") << QString() << QString();
}

void TestPerson::aNumberIsMasked()
{
    QFETCH(QString, number);
    QFETCH(QString, shown);
    QCOMPARE(maskedNumber(number), shown);
}

void TestPerson::aNameIsMasked_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("shown");
    QTest::newRow("three") << QStringLiteral("张样例") << QStringLiteral("张**");
    QTest::newRow("two") << QStringLiteral("样例") << QStringLiteral("样*");
    QTest::newRow("rare character") << QStringLiteral("𠮷样") << QStringLiteral("𠮷*");
    QTest::newRow("Latin") << QStringLiteral("SAMPLE TEST") << QStringLiteral("S***** T***");
    QTest::newRow("with dot") << QStringLiteral("阿样·例") << QStringLiteral("阿***");
    QTest::newRow("empty") << QString() << QString();
}

void TestPerson::aNameIsMasked()
{
    QFETCH(QString, name);
    QFETCH(QString, shown);
    QCOMPARE(maskedName(name), shown);
}

void TestPerson::everyDocumentHasACodeOfItsOwn()
{
    QSet<QString> seen;
    for (int i = 0; i <= static_cast<int>(DocumentKind::ForeignerPermanent); ++i) {
        const auto kind = static_cast<DocumentKind>(i);
        const auto code = codeOf(kind);
        QVERIFY(!seen.contains(code));
        seen.insert(code);
        QVERIFY(documentKindOf(code) == kind);
    }
    QVERIFY(!documentKindOf(u"000"));
}

void TestPerson::aCloneIsTheSameAndApart()
{
    const auto person = yc::tests::samplePerson();
    auto copy = person.clone();
    QCOMPARE(copy.number, person.number);
    QCOMPARE(copy.birth, person.birth);
    QCOMPARE(copy.ethnicity, person.ethnicity);
    QCOMPARE(copy.proof, person.proof);
    copy.number = QStringLiteral("34052419800101001X");
    QCOMPARE(person.number, QStringLiteral("11010519491231002X"));
}

void TestPerson::everyEthnicityIsReadBack()
{
    QSet<QString> words;
    for (int number = 1; number <= 56; ++number) {
        const auto code = QString::number(number).rightJustified(2, u'0');
        const auto name = ethnicityOf(code);
        QVERIFY2(name != code, qPrintable(code));
        QVERIFY(!words.contains(name));
        words.insert(name);
        QVERIFY(ethnicityCode(name) == code);
        QVERIFY(ethnicityCode(name + u'族') == code);
    }
    QCOMPARE(ethnicityOf(u"01"), QStringLiteral("汉"));
    QCOMPARE(ethnicityOf(u"56"), QStringLiteral("基诺"));
    QCOMPARE(ethnicityOf(u"97"), QStringLiteral("其他"));
}

void TestPerson::anUnknownEthnicityStaysAsItIs()
{
    QCOMPARE(ethnicityOf(u"81"), QStringLiteral("81"));
    QCOMPARE(ethnicityOf(u"  "), QString());
    QCOMPARE(ethnicityOf(u"汉"), QStringLiteral("汉"));
    QVERIFY(!ethnicityCode(u"样例"));
    QVERIFY(!ethnicityCode(u""));
}

YC_TEST(TestPerson)
#include "tst_person.moc"
