#include "core/domain/identity_numbers.h"
#include "tests/core/domain/people.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc::core::domain;
using yc::tests::Today;
using Verdict = NumberVerdict;

class TestDocumentNumber : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDocumentsNumberIsJudged_data();
    void aDocumentsNumberIsJudged();
    void aChinesePassportIsJudged_data();
    void aChinesePassportIsJudged();
    void anExitPermitIsJudged_data();
    void anExitPermitIsJudged();
};

void TestDocumentNumber::aDocumentsNumberIsJudged_data()
{
    QTest::addColumn<DocumentKind>("kind");
    QTest::addColumn<QString>("number");
    QTest::addColumn<Verdict>("verdict");
    const auto row = [](DocumentKind kind, const char *number, Verdict verdict) {
        QTest::addRow("%d %s", static_cast<int>(kind), number) << kind << QString::fromUtf8(number) << verdict;
    };
    row(DocumentKind::ResidentId, "11010519491231002X", Verdict::Good);
    row(DocumentKind::TemporaryId, "11010519491231002X", Verdict::Good);
    row(DocumentKind::HouseholdRegister, "110105194912310021", Verdict::BadCheck);
    row(DocumentKind::HkMacaoPass, "H12345678", Verdict::Good);
    row(DocumentKind::HkMacaoPass, "M12345678", Verdict::Good);
    row(DocumentKind::HkMacaoPass, "H1234567801", Verdict::Good); // 1999, with the renewal
    row(DocumentKind::HkMacaoPass, "T12345678", Verdict::BadCharacter);
    row(DocumentKind::HkMacaoPass, "H1234567", Verdict::BadLength);
    row(DocumentKind::HkMacaoPass, "HA2345678", Verdict::BadCharacter);
    row(DocumentKind::TaiwanPass, "12345678", Verdict::Good);
    row(DocumentKind::TaiwanPass, "1234567B", Verdict::BadCharacter);
    row(DocumentKind::TaiwanPass, "T123456789", Verdict::Good); // single-use booklet
    row(DocumentKind::TaiwanPass, "1234567", Verdict::BadLength);
    row(DocumentKind::TaiwanPass, "123456789", Verdict::BadLength);
    row(DocumentKind::ForeignerPermanent, "USA110100000123", Verdict::Good);
    row(DocumentKind::ForeignerPermanent, "US1110100000123", Verdict::BadCharacter);
    row(DocumentKind::ForeignerPermanent, "911084098001010014", Verdict::BadCheck);
    row(DocumentKind::ForeignerPermanent, "811084098001010014", Verdict::BadCharacter);
    row(DocumentKind::ForeignerPermanent, "91108409800101", Verdict::BadLength);
    row(DocumentKind::HkMoTwResidence, "11010519491231002X", Verdict::UnusualPrefix);
    row(DocumentKind::OfficerCard, "军字第2001988号", Verdict::Good);
    row(DocumentKind::OfficerCard, "20019880", Verdict::Good);
    row(DocumentKind::OfficerCard, "军字", Verdict::BadLength);
    row(DocumentKind::OfficerCard, "军字第？？？？号", Verdict::BadCharacter);
    row(DocumentKind::Passport, "L898902C3", Verdict::Good);
    row(DocumentKind::Passport, "L898 902", Verdict::BadCharacter);
    row(DocumentKind::Passport, "L898", Verdict::BadLength);
    for (const auto *seventeen : {"81000019940823002", "82000019940823002", "83000019940823002"}) {
        const auto number = QString::fromLatin1(seventeen) + citizenCheck(QString::fromLatin1(seventeen));
        row(DocumentKind::HkMoTwResidence, number.toLatin1().constData(), Verdict::Good);
    }
    const auto foreigner = QStringLiteral("91108401980010100");
    row(DocumentKind::ForeignerPermanent, (foreigner + citizenCheck(foreigner)).toLatin1().constData(), Verdict::Good);
}

void TestDocumentNumber::aDocumentsNumberIsJudged()
{
    QFETCH(DocumentKind, kind);
    QFETCH(QString, number);
    QFETCH(Verdict, verdict);
    QCOMPARE(judgeDocumentNumber(kind, number, Today), verdict);
}

void TestDocumentNumber::aChinesePassportIsJudged_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<Verdict>("verdict");
    for (const auto *good : {"E12345678", "EA1234567", "G12345678", "G1234567", "P1234567", "PE1234567", "SE1234567",
                             "DE1234567", "K12345678", "KJ1234567", "MA1234567", "H12345678"})
        QTest::newRow(good) << QString::fromLatin1(good) << Verdict::Good;
    for (const auto *bad : {"EI1234567", "EO1234567", "Q12345678", "E1234567A", "MB1234567", "X1234567"})
        QTest::newRow(bad) << QString::fromLatin1(bad) << Verdict::BadCharacter;
    for (const auto *bad : {"E123456", "E123456789", ""})
        QTest::newRow(*bad ? bad : "empty") << QString::fromLatin1(bad) << Verdict::BadLength;
}

void TestDocumentNumber::aChinesePassportIsJudged()
{
    QFETCH(QString, number);
    QFETCH(Verdict, verdict);
    QCOMPARE(judgeChinesePassport(number), verdict);
}

void TestDocumentNumber::anExitPermitIsJudged_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<Verdict>("verdict");
    QTest::newRow("digits") << QStringLiteral("C12345678") << Verdict::Good;
    QTest::newRow("since 2018") << QStringLiteral("CA1234567") << Verdict::Good;
    QTest::newRow("letter I") << QStringLiteral("CI1234567") << Verdict::BadCharacter;
    QTest::newRow("booklet") << QStringLiteral("W12345678") << Verdict::BadCharacter;
    QTest::newRow("short") << QStringLiteral("C1234567") << Verdict::BadLength;
}

void TestDocumentNumber::anExitPermitIsJudged()
{
    QFETCH(QString, number);
    QFETCH(Verdict, verdict);
    QCOMPARE(judgeExitPermit(number), verdict);
}

YC_TEST(TestDocumentNumber)
#include "tst_document_number.moc"
