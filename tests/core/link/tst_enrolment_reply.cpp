#include "core/link/enrolment.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::core;
using seal::Authority;
using seal::KeyKind;

class TestEnrolmentReply : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatFitsBecomesAnIdentity();
    void anIdentitySurvivesItsWritingDown();
    void certificatesThatDoNotFitAreRefused_data();
    void certificatesThatDoNotFitAreRefused();
    void whatIsNoIdentityIsNotReadAsOne();

private:
    [[nodiscard]] wire::EnrolReply honest() const;
    [[nodiscard]] QByteArray issue(const Authority &authority, const QByteArray &request, Authority::Use use) const;

    QDateTime m_now = QDateTime::currentDateTimeUtc();
    Authority m_tls = *Authority::create(KeyKind::P256, QStringLiteral("TLS"), m_now.addDays(-1), 10);
    Authority m_evidence = *Authority::create(KeyKind::Sm2, QStringLiteral("Evidence"), m_now.addDays(-1), 10);
    link::Keys m_keys = link::makeKeys();
};

QByteArray TestEnrolmentReply::issue(const Authority &authority, const QByteArray &request, Authority::Use use) const
{
    const auto one = authority.issue(request, QStringLiteral("t-1"), use, {QStringLiteral("urn:yichuang:t-1")},
                                     m_now.addDays(-1), 5);
    return *seal::toPkcs7({*one, authority.certificate()});
}

wire::EnrolReply TestEnrolmentReply::honest() const
{
    const auto request = *link::requestFor(m_keys, QByteArray(10, 's'));
    const auto hallKey = seal::PrivateKey::generate(KeyKind::Sm2);
    return {.terminalId = QStringLiteral("t-1"),
            .kind = wire::TerminalKind::Kiosk,
            .nodeCode = QStringLiteral("330100"),
            .nodeName = QStringLiteral("示例镇便民服务中心"),
            .windowNo = QStringLiteral("3"),
            .tls = issue(m_tls, request.tlsRequest, Authority::Use::TlsClient),
            .evidence = issue(m_evidence, request.evidenceRequest, Authority::Use::Evidence),
            .document = issue(m_tls, request.documentRequest, Authority::Use::Document),
            .hallEvidence
            = issue(m_evidence, *hallKey.certificateRequest(QStringLiteral("hall")), Authority::Use::Evidence)};
}

void TestEnrolmentReply::whatFitsBecomesAnIdentity()
{
    const auto identity = link::identityFrom(honest(), m_keys, m_tls.certificate().toDer(),
                                             QUrl(QStringLiteral("https://hall")), m_now);
    QVERIFY(identity);
    QCOMPARE(identity->terminalId, QStringLiteral("t-1"));
    QCOMPARE(identity->evidenceAuthority, m_evidence.certificate().toDer());
    QCOMPARE(identity->authority, m_tls.certificate().toDer());
}

void TestEnrolmentReply::anIdentitySurvivesItsWritingDown()
{
    const auto identity = link::identityFrom(honest(), m_keys, m_tls.certificate().toDer(),
                                             QUrl(QStringLiteral("https://hall:8443")), m_now);
    const auto again = link::TerminalIdentity::fromBytes(identity->toBytes());
    QVERIFY(again);
    QCOMPARE(again->toBytes().reveal(), identity->toBytes().reveal());
    QVERIFY(again->kind == wire::TerminalKind::Kiosk);
    QVERIFY(seal::PrivateKey::fromPem(again->evidenceKey));
}

void TestEnrolmentReply::certificatesThatDoNotFitAreRefused_data()
{
    QTest::addColumn<QString>("what");
    for (const auto *what : {"another's key", "another authority", "an authority that was not pinned", "garbage",
                             "no terminal id", "two evidence authorities", "run out"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestEnrolmentReply::certificatesThatDoNotFitAreRefused()
{
    QFETCH(QString, what);
    auto reply = honest();
    auto pinned = m_tls.certificate().toDer();
    auto at = m_now;
    const auto strangerKeys = link::makeKeys();
    const auto stranger = *link::requestFor(strangerKeys, QByteArray(10, 's'));
    if (what == QLatin1String("another's key")) {
        reply.tls = issue(m_tls, stranger.tlsRequest, Authority::Use::TlsClient);
    } else if (what == QLatin1String("another authority")) {
        const auto other = Authority::create(KeyKind::P256, QStringLiteral("TLS"), m_now.addDays(-1), 10);
        reply.document
            = issue(*other, link::requestFor(m_keys, QByteArray(10, 's'))->documentRequest, Authority::Use::Document);
    } else if (what == QLatin1String("an authority that was not pinned")) {
        pinned = m_evidence.certificate().toDer();
    } else if (what == QLatin1String("garbage")) {
        reply.evidence = QByteArray("not PKCS#7");
    } else if (what == QLatin1String("no terminal id")) {
        reply.terminalId.clear();
    } else if (what == QLatin1String("two evidence authorities")) {
        const auto other = Authority::create(KeyKind::Sm2, QStringLiteral("Evidence"), m_now.addDays(-1), 10);
        const auto key = seal::PrivateKey::generate(KeyKind::Sm2);
        reply.hallEvidence = issue(*other, *key.certificateRequest(QStringLiteral("hall")), Authority::Use::Evidence);
    } else {
        at = m_now.addDays(6);
    }
    const auto identity = link::identityFrom(reply, m_keys, pinned, QUrl(QStringLiteral("https://hall")), at);
    QVERIFY(!identity);
    QVERIFY(identity.error() == link::codes::WrongCertificates);
}

void TestEnrolmentReply::whatIsNoIdentityIsNotReadAsOne()
{
    for (const auto *text : {"", "{}", "[]", "{\"hall\":\"https://hall\",\"kind\":\"counter\"}"})
        QVERIFY(!link::TerminalIdentity::fromBytes(SecretBytes(QByteArray(text))));
}

YC_TEST(TestEnrolmentReply)
#include "tst_enrolment_reply.moc"
