#include "core/domain/identity_numbers.h"
#include "tests/support/register.h"

#include <rapidcheck.h>

#include <QTest>

using namespace yc::core::domain;

class TestOrganisationNumber : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCreditCodeIsJudged_data();
    void aCreditCodeIsJudged();
    void anOrganisationCodeIsJudged_data();
    void anOrganisationCodeIsJudged();
    void oneWrongCharacterIsAlwaysFound();
    void theInnerCodeIsJudgedByItself();
};

void TestOrganisationNumber::aCreditCodeIsJudged_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<NumberVerdict>("verdict");
    for (const auto *good :
         {"91350100M000100Y43", "91110108551385082Q", "91440300708461136T", "11511301008778183N", "11370800MB28559184"})
        QTest::newRow(good) << QString::fromLatin1(good) << NumberVerdict::Good;
    const auto row = [](const char *name, const char *code, NumberVerdict verdict) {
        QTest::newRow(name) << QString::fromUtf8(code) << verdict;
    };
    row("wrong check", "91350100M000100Y44", NumberVerdict::BadCheck);
    row("letter O for nought", "9135010OM000100Y43", NumberVerdict::BadCharacter);
    row("letter I", "91350100MI00100Y43", NumberVerdict::BadCharacter);
    row("small letters", "91350100m000100y43", NumberVerdict::BadCharacter);
    row("letter in the division", "91A50100M000100Y43", NumberVerdict::BadCharacter);
    row("old licence number", "370100200012345", NumberVerdict::BadLength);
    row("empty", "", NumberVerdict::BadLength);
}

void TestOrganisationNumber::aCreditCodeIsJudged()
{
    QFETCH(QString, code);
    QFETCH(NumberVerdict, verdict);
    QCOMPARE(judgeUscc(code), verdict);
}

void TestOrganisationNumber::anOrganisationCodeIsJudged_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<NumberVerdict>("verdict");
    const auto row
        = [](const char *code, NumberVerdict verdict) { QTest::newRow(code) << QString::fromUtf8(code) << verdict; };
    row("551385082", NumberVerdict::Good); // inside 91110108551385082Q
    row("55138508-2", NumberVerdict::Good);
    row("708461136", NumberVerdict::Good);
    row("008778183", NumberVerdict::Good);
    row("MB2855918", NumberVerdict::Good);
    row("551385083", NumberVerdict::BadCheck);
    row("55138508Y", NumberVerdict::BadCharacter);
    row("5513850821", NumberVerdict::BadLength);
    row("样例样例样例样例样", NumberVerdict::BadCharacter);
}

void TestOrganisationNumber::anOrganisationCodeIsJudged()
{
    QFETCH(QString, code);
    QFETCH(NumberVerdict, verdict);
    QCOMPARE(judgeOrganisationCode(code), verdict);
}

void TestOrganisationNumber::oneWrongCharacterIsAlwaysFound()
{
    QVERIFY(rc::check("one wrong character", [] {
        static const auto alphabet = QStringLiteral("0123456789ABCDEFGHJKLMNPQRTUWXY");
        auto code = QStringLiteral("91350100M000100Y43");
        const auto at = *rc::gen::inRange<qsizetype>(0, 18);
        const auto other = alphabet[*rc::gen::inRange<qsizetype>(0, alphabet.size())];
        RC_PRE(code[at] != other);
        code[at] = other;
        RC_ASSERT(judgeUscc(code) != NumberVerdict::Good);
    }));
}

void TestOrganisationNumber::theInnerCodeIsJudgedByItself()
{
    QCOMPARE(judgeInnerOrganisationCode(u"91110108551385082Q"), NumberVerdict::Good);
    QCOMPARE(judgeInnerOrganisationCode(u"9111"), NumberVerdict::BadLength);
}

YC_TEST(TestOrganisationNumber)
#include "tst_organisation_number.moc"
