#include "core/seal/digest.h"
#include "core/seal/envelope.h"
#include "core/seal/identity.h"
#include "tests/core/seal/openssl_tool.h"
#include "tests/support/fails.h"
#include "tests/support/register.h"

#include <QTest>

#include <optional>

using namespace yc;
using namespace yc::core;
using seal::Authority;
using seal::Certificate;
using seal::KeyKind;
using seal::PrivateKey;

Q_DECLARE_METATYPE(KeyKind)

class TestCertificate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theWholeWayAgreesWithOpenssl_data();
    void theWholeWayAgreesWithOpenssl();
    void aCertificateSaysWhatWasAskedFor_data() { kinds(); }
    void aCertificateSaysWhatWasAskedFor();
    void namesBecomeWhatTheyAre();
    void aChangedCertificateIsNotIssuedByAnyone_data() { kinds(); }
    void aChangedCertificateIsNotIssuedByAnyone();
    void anotherAuthorityOfTheSameNameIsForeign_data() { kinds(); }
    void anotherAuthorityOfTheSameNameIsForeign();
    void aLeafIssuesNothing();
    void aCertificateHasItsDays_data();
    void aCertificateHasItsDays();
    void aRequestThatWasTamperedWithIsRefused_data() { kinds(); }
    void aRequestThatWasTamperedWithIsRefused();
    void aRequestOfTheOtherKindIsRefused();
    void anAuthorityIsLoadedWithItsOwnKeyOnly_data() { kinds(); }
    void anAuthorityIsLoadedWithItsOwnKeyOnly();
    void aCertificateThatIsNoneIsRefused();
    void pkcs7CarriesCertificatesThereAndBack();
    void aPkcs7ThatIsNoneIsRefused();

private:
    static void kinds()
    {
        QTest::addColumn<KeyKind>("kind");
        QTest::newRow("P-256") << KeyKind::P256;
        QTest::newRow("SM2") << KeyKind::Sm2;
    }
    static QDateTime day(int day) { return QDateTime(QDate(2026, 11, day), QTime(8, 30, 5), Qt::UTC); }
    static Authority make(KeyKind kind)
    {
        return Authority::create(kind, QStringLiteral("测试根"), day(1), 3650).value();
    }
    static Certificate leaf(const Authority &authority, Authority::Use use = Authority::Use::Evidence,
                            const QStringList &names = {})
    {
        const auto key = PrivateKey::generate(authority.key().kind());
        return authority
            .issue(key.certificateRequest(QStringLiteral("asked-for")).value(), QStringLiteral("终端-0007"), use, names,
                   day(2), 365)
            .value();
    }
    tests::OpensslTool m_openssl;
};

void TestCertificate::theWholeWayAgreesWithOpenssl_data()
{
    QTest::addColumn<KeyKind>("kind");
    QTest::addColumn<int>("use");
    QTest::addColumn<QString>("purpose");
    QTest::newRow("TLS server") << KeyKind::P256 << int(Authority::Use::TlsServer) << "sslserver";
    QTest::newRow("TLS client") << KeyKind::P256 << int(Authority::Use::TlsClient) << "sslclient";
    QTest::newRow("document") << KeyKind::P256 << int(Authority::Use::Document) << "smimesign";
    QTest::newRow("evidence") << KeyKind::Sm2 << int(Authority::Use::Evidence) << "any";
}

void TestCertificate::theWholeWayAgreesWithOpenssl()
{
    QFETCH(KeyKind, kind);
    QFETCH(int, use);
    QFETCH(QString, purpose);
    const auto authority = make(kind);
    const auto certificate = leaf(authority, static_cast<Authority::Use>(use));
    QVERIFY(certificate.checkIssuedBy(authority.certificate(), day(3)));
    m_openssl.file(QStringLiteral("ca.pem"), authority.certificate().toPem());
    m_openssl.file(QStringLiteral("leaf.pem"), certificate.toPem());
    QStringList arguments = QStringLiteral("verify -x509_strict -CAfile ca.pem -attime").split(u' ');
    arguments += {QString::number(day(3).toSecsSinceEpoch()), QStringLiteral("-purpose"), purpose};
    if (kind == KeyKind::Sm2)
        arguments += {QStringLiteral("-vfyopt"), QStringLiteral("distid:1234567812345678")};
    else
        arguments += QStringLiteral("-check_ss_sig"); // the tool has no way to give a root its SM2 id
    const auto answer = m_openssl.run(arguments + QStringList{QStringLiteral("leaf.pem")});
    QVERIFY2(answer.code == 0 && answer.output.contains("leaf.pem: OK"), answer.output.constData());
}

void TestCertificate::aCertificateSaysWhatWasAskedFor()
{
    QFETCH(KeyKind, kind);
    const auto authority = make(kind);
    QVERIFY(authority.certificate().isAuthority());
    QCOMPARE(authority.certificate().commonName(), QStringLiteral("测试根"));
    const auto certificate = leaf(authority);
    QCOMPARE(certificate.commonName(), QStringLiteral("终端-0007")); // ours, not what the request asked for
    QVERIFY(!certificate.isAuthority());
    QCOMPARE(certificate.kind(), kind);
    QCOMPARE(certificate.notBefore(), day(2));
    QCOMPARE(certificate.notAfter(), day(2).addDays(365));
    QCOMPARE(certificate.fingerprint(), seal::sha256(certificate.toDer()));
    QCOMPARE(certificate.serial().size(), 32);
    QVERIFY(certificate.serial() != leaf(authority).serial());
    QCOMPARE(Certificate::fromPem(certificate.toPem())->toDer(), certificate.toDer());

    m_openssl.file(QStringLiteral("leaf.pem"), certificate.toPem());
    const auto text
        = m_openssl.run(QStringLiteral("x509 -in leaf.pem -noout -text -nameopt oneline,utf8,-esc_msb").split(u' '))
              .output;
    for (const auto *part :
         {"C = CN, O = 示例, CN = 终端-0007", "C = CN, O = 示例, CN = 测试根", "CA:FALSE",
          "Digital Signature, Non Repudiation", "X509v3 Subject Key Identifier", "X509v3 Authority Key Identifier",
          "X509v3 Key Usage: critical", "X509v3 Basic Constraints: critical"})
        QVERIFY2(text.contains(part), part);
    QVERIFY(text.contains(kind == KeyKind::Sm2 ? "SM2-with-SM3" : "ecdsa-with-SHA256"));
}

void TestCertificate::namesBecomeWhatTheyAre()
{
    const auto authority = make(KeyKind::P256);
    const auto certificate = leaf(authority, Authority::Use::TlsServer,
                                  {QStringLiteral("hall.example"), QStringLiteral("127.0.0.1"), QStringLiteral("::1"),
                                   QStringLiteral("urn:yichuang:terminal:0007")});
    m_openssl.file(QStringLiteral("leaf.pem"), certificate.toPem());
    const auto text = m_openssl.run(QStringLiteral("x509 -in leaf.pem -noout -ext subjectAltName").split(u' ')).output;
    QVERIFY2(text.contains("DNS:hall.example, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1, "
                           "URI:urn:yichuang:terminal:0007"),
             text.constData());
    // A comma brings no second name in, and a name that is not ASCII is refused instead of being mangled.
    const auto sly = leaf(authority, Authority::Use::TlsServer, {QStringLiteral("a.example,DNS:b.example")});
    m_openssl.file(QStringLiteral("leaf.pem"), sly.toPem());
    QCOMPARE(
        m_openssl
                .run(QStringLiteral(
                         "verify -partial_chain -no_check_time -trusted leaf.pem -verify_hostname b.example leaf.pem")
                         .split(u' '))
                .code
            == 0,
        false);
    const auto request = PrivateKey::generate(KeyKind::P256).certificateRequest(QStringLiteral("x")).value();
    YC_FAILS(
        authority.issue(request, QStringLiteral("x"), Authority::Use::TlsServer, {QStringLiteral("大厅")}, day(2), 1),
        seal::codes::CryptoFailed);
}

void TestCertificate::aChangedCertificateIsNotIssuedByAnyone()
{
    QFETCH(KeyKind, kind);
    const auto authority = make(kind);
    const auto der = leaf(authority).toDer();
    int readable = 0;
    for (qsizetype i = 0; i < der.size(); ++i) {
        auto changed = der;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        const auto certificate = Certificate::fromDer(changed);
        if (!certificate)
            continue;
        ++readable;
        QVERIFY2(!certificate->checkIssuedBy(authority.certificate(), day(3)), qPrintable(QString::number(i)));
    }
    QVERIFY(readable > 100); // most flips leave a certificate that reads well: only the signature tells
}

void TestCertificate::anotherAuthorityOfTheSameNameIsForeign()
{
    QFETCH(KeyKind, kind);
    const auto authority = make(kind);
    const auto other = make(kind);
    YC_FAILS(leaf(authority).checkIssuedBy(other.certificate(), day(3)), seal::codes::ForeignCertificate);
    const auto stranger = Authority::create(kind, QStringLiteral("别处"), day(1), 10).value();
    YC_FAILS(leaf(authority).checkIssuedBy(stranger.certificate(), day(3)), seal::codes::ForeignCertificate);
}

void TestCertificate::aLeafIssuesNothing()
{
    const auto authority = make(KeyKind::Sm2);
    const auto certificate = leaf(authority);
    YC_FAILS(leaf(authority).checkIssuedBy(certificate, day(3)), seal::codes::ForeignCertificate);
    YC_FAILS(certificate.checkIssuedBy(certificate, day(3)), seal::codes::ForeignCertificate);
}

void TestCertificate::aCertificateHasItsDays_data()
{
    QTest::addColumn<QDateTime>("at");
    QTest::addColumn<bool>("good");
    QTest::newRow("a second early") << day(2).addSecs(-1) << false;
    QTest::newRow("the first second") << day(2) << true;
    QTest::newRow("the last but one second") << day(2).addDays(365).addSecs(-1) << true;
    QTest::newRow("a second late") << day(2).addDays(365).addSecs(1) << false;
    QTest::newRow("years late") << day(2).addYears(20) << false;
}

void TestCertificate::aCertificateHasItsDays()
{
    QFETCH(QDateTime, at);
    QFETCH(bool, good);
    static const auto authority = make(KeyKind::Sm2);
    static const auto certificate = leaf(authority);
    const auto done = certificate.checkIssuedBy(authority.certificate(), at);
    QCOMPARE(done.has_value(), good);
    if (!good)
        YC_FAILS(done, seal::codes::OutOfValidity);
}

void TestCertificate::aRequestThatWasTamperedWithIsRefused()
{
    QFETCH(KeyKind, kind);
    const auto authority = make(kind);
    const auto der = PrivateKey::generate(kind).certificateRequest(QStringLiteral("t")).value();
    const auto issue = [&](const QByteArray &request) {
        return authority.issue(request, QStringLiteral("t"), Authority::Use::Evidence, {}, day(2), 1);
    };
    QVERIFY(issue(der));
    for (qsizetype i = 0; i < der.size(); ++i) {
        auto changed = der;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        YC_FAILS(issue(changed), seal::codes::BadRequest);
    }
    for (const auto &bad : {QByteArray(), QByteArray("x"), der.chopped(1), der + '\0'})
        YC_FAILS(issue(bad), seal::codes::BadRequest);
}

void TestCertificate::aRequestOfTheOtherKindIsRefused()
{
    const auto der = PrivateKey::generate(KeyKind::P256).certificateRequest(QStringLiteral("t")).value();
    YC_FAILS(make(KeyKind::Sm2).issue(der, QStringLiteral("t"), Authority::Use::Evidence, {}, day(2), 1),
             seal::codes::BadRequest);
}

void TestCertificate::anAuthorityIsLoadedWithItsOwnKeyOnly()
{
    QFETCH(KeyKind, kind);
    const auto authority = make(kind);
    const auto key = [&] { return PrivateKey::fromPem(authority.key().toPem()).value(); };
    const auto loaded = Authority::load(authority.certificate(), key());
    QVERIFY(loaded);
    QVERIFY(leaf(*loaded).checkIssuedBy(authority.certificate(), day(3)));
    YC_FAILS(Authority::load(authority.certificate(), PrivateKey::generate(kind)), seal::codes::BadKey);
    YC_FAILS(Authority::load(leaf(authority), key()), seal::codes::BadCertificate);
}

void TestCertificate::aCertificateThatIsNoneIsRefused()
{
    const auto der = make(KeyKind::Sm2).certificate().toDer();
    for (const auto &bad : {QByteArray(), QByteArray("no certificate"), der.chopped(1), der + '\0'})
        YC_FAILS(Certificate::fromDer(bad), seal::codes::BadCertificate);
    YC_FAILS(Certificate::fromPem("-----BEGIN CERTIFICATE-----\n"), seal::codes::BadCertificate);
    QCOMPARE(
        m_openssl
            .run(QStringLiteral("req -x509 -newkey rsa:2048 -nodes -keyout k.pem -subj /CN=x -out rsa.pem").split(u' '))
            .code,
        0);
    YC_FAILS(Certificate::fromPem(m_openssl.read(QStringLiteral("rsa.pem"))), seal::codes::BadCertificate);
}

void TestCertificate::pkcs7CarriesCertificatesThereAndBack()
{
    const auto authority = make(KeyKind::Sm2);
    const QList<Certificate> chain{leaf(authority), authority.certificate()};
    const auto der = seal::toPkcs7(chain);
    QVERIFY(der);
    const auto back = seal::fromPkcs7(*der);
    QVERIFY(back);
    QCOMPARE(back->size(), 2);
    for (const auto &certificate : chain)
        QVERIFY(std::ranges::any_of(*back, [&](const auto &one) { return one.toDer() == certificate.toDer(); }));
    m_openssl.file(QStringLiteral("chain.p7"), *der);
    const auto answer = m_openssl.run(QStringLiteral("pkcs7 -inform DER -in chain.p7 -print_certs").split(u' '));
    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.output.count("BEGIN CERTIFICATE"), 2);
    QVERIFY(seal::fromPkcs7(*seal::toPkcs7({}))->isEmpty());
}

void TestCertificate::aPkcs7ThatIsNoneIsRefused()
{
    const auto der = seal::toPkcs7({make(KeyKind::P256).certificate()}).value();
    for (const auto &bad : {QByteArray(), QByteArray("x"), der.chopped(1), der + '\0'})
        YC_FAILS(seal::fromPkcs7(bad), seal::codes::BadCertificate);
    YC_FAILS(seal::toPkcs7({Certificate()}), seal::codes::BadCertificate);
}

YC_TEST(TestCertificate)
#include "tst_certificate.moc"
