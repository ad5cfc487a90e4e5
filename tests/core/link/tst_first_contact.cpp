#include "core/link/first_contact.h"
#include "core/seal/identity.h"
#include "core/wire/access.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::core;

class TestFirstContact : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theAuthorityOnTheCodeIsTakenInEachForm();
    void anotherAuthorityIsRefused();
    void aFingerprintOfAnotherLengthIsRefused();
    void whatIsNoCertificateIsUnreadable_data();
    void whatIsNoCertificateIsUnreadable();

private:
    seal::Authority m_hall = *seal::Authority::create(seal::KeyKind::P256, QStringLiteral("A hall"),
                                                      QDateTime::currentDateTimeUtc().addDays(-1), 10);
};

void TestFirstContact::theAuthorityOnTheCodeIsTakenInEachForm()
{
    const auto certificate = m_hall.certificate();
    const auto fingerprint = certificate.fingerprint().first(16);
    const auto pkcs7 = *seal::toPkcs7({certificate});
    for (const auto &body : {pkcs7, pkcs7.toBase64(), certificate.toPem(), certificate.toDer()}) {
        const auto found = link::authorityOf(body, fingerprint);
        QVERIFY(found);
        QCOMPARE(*found, certificate.toDer());
    }
}

void TestFirstContact::anotherAuthorityIsRefused()
{
    const auto other = seal::Authority::create(seal::KeyKind::P256, QStringLiteral("A hall"),
                                               QDateTime::currentDateTimeUtc().addDays(-1), 10);
    const auto found = link::authorityOf(other->certificate().toPem(), m_hall.certificate().fingerprint().first(16));
    QVERIFY(found.error().code == link::codes::WrongFingerprint);
    QVERIFY(found.error().retry == link::Retry::Never);
}

void TestFirstContact::aFingerprintOfAnotherLengthIsRefused()
{
    const auto certificate = m_hall.certificate();
    QVERIFY(!link::authorityOf(certificate.toDer(), {}));
    QVERIFY(!link::authorityOf(certificate.toDer(), certificate.fingerprint().first(15)));
}

void TestFirstContact::whatIsNoCertificateIsUnreadable_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("HTML") << QByteArray("<html><body>Please sign in to the network</body></html>");
    QTest::newRow("cut") << m_hall.certificate().toDer().first(100);
    QTest::newRow("JSON") << QByteArray("{\"ca\":\"yes\"}");
    QTest::newRow("PEM of nothing") << QByteArray("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
}

void TestFirstContact::whatIsNoCertificateIsUnreadable()
{
    QFETCH(QByteArray, body);
    const auto found = link::authorityOf(body, m_hall.certificate().fingerprint().first(16));
    QVERIFY(found.error().code == wire::codes::Unreadable);
}

YC_TEST(TestFirstContact)
#include "tst_first_contact.moc"
