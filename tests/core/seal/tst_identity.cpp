#include "core/seal/envelope.h"
#include "core/seal/identity.h"
#include "tests/core/seal/openssl_tool.h"
#include "tests/support/fails.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::core;
using seal::KeyKind;

Q_DECLARE_METATYPE(KeyKind)

class TestIdentity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aKeySurvivesItsPem_data() { kinds(); }
    void aKeySurvivesItsPem();
    void aKeyThatIsNoneIsRefused_data();
    void aKeyThatIsNoneIsRefused();
    void opensslVerifiesOurSignature_data() { kinds(); }
    void opensslVerifiesOurSignature();
    void weVerifyASignatureOfOpenssl_data() { kinds(); }
    void weVerifyASignatureOfOpenssl();
    void anSm2SignatureUnderAnotherIdIsBad();
    void everyChangedByteOfASignatureIsNoticed_data() { kinds(); }
    void everyChangedByteOfASignatureIsNoticed();
    void aChangedMessageOrAnotherKeyIsNoticed_data() { kinds(); }
    void aChangedMessageOrAnotherKeyIsNoticed();
    void opensslVerifiesOurRequest_data() { kinds(); }
    void opensslVerifiesOurRequest();
    void aNameThatFitsNoCertificateIsRefused();

private:
    static void kinds()
    {
        QTest::addColumn<KeyKind>("kind");
        QTest::newRow("P-256") << KeyKind::P256;
        QTest::newRow("SM2") << KeyKind::Sm2;
    }
    // A self-signed certificate of the key: what verify() needs.
    static seal::Authority authority(KeyKind kind)
    {
        return seal::Authority::create(kind, QStringLiteral("测试根"), QDateTime(QDate(2026, 1, 1), {}, Qt::UTC), 3650)
            .value();
    }
    static QStringList distid(KeyKind kind)
    {
        return kind == KeyKind::Sm2 ? QStringList{QStringLiteral("-sigopt"), QStringLiteral("distid:1234567812345678")}
                                    : QStringList{};
    }
    static QString digest(KeyKind kind)
    {
        return kind == KeyKind::Sm2 ? QStringLiteral("-sm3") : QStringLiteral("-sha256");
    }
    tests::OpensslTool m_openssl;
};

void TestIdentity::aKeySurvivesItsPem()
{
    QFETCH(KeyKind, kind);
    const auto authority = TestIdentity::authority(kind);
    const auto pem = authority.key().toPem();
    QVERIFY(pem.reveal().startsWith("-----BEGIN PRIVATE KEY-----"));
    const auto again = seal::PrivateKey::fromPem(pem);
    QVERIFY(again);
    QCOMPARE(again->kind(), kind);
    QVERIFY(authority.certificate().verify("message", *again->sign("message")));
    QVERIFY(seal::PrivateKey::generate(kind).toPem().reveal() != pem.reveal());
}

void TestIdentity::aKeyThatIsNoneIsRefused_data()
{
    QTest::addColumn<QByteArray>("pem");
    const auto good = seal::PrivateKey::generate(KeyKind::P256).toPem();
    const auto make = [this](const QStringList &arguments) {
        (void)m_openssl.run(arguments);
        return m_openssl.read(QStringLiteral("other.pem"));
    };
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("no key");
    QTest::newRow("cut") << good.reveal().first(100);
    const auto rsa
        = make(QStringLiteral("genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out other.pem").split(u' '));
    QVERIFY(!rsa.isEmpty());
    QTest::newRow("RSA") << rsa;
    const auto p384
        = make(QStringLiteral("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-384 -out other.pem").split(u' '));
    QVERIFY(p384 != rsa);
    QTest::newRow("P-384") << p384;
    const auto locked = make(
        QStringLiteral("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -aes256 -pass pass:word -out other.pem")
            .split(u' '));
    QVERIFY(locked.contains("ENCRYPTED"));
    QTest::newRow("under a passphrase") << locked;
}

void TestIdentity::aKeyThatIsNoneIsRefused()
{
    QFETCH(QByteArray, pem);
    YC_FAILS(seal::PrivateKey::fromPem(SecretBytes(pem)), seal::codes::BadKey);
}

void TestIdentity::opensslVerifiesOurSignature()
{
    QFETCH(KeyKind, kind);
    const auto key = seal::PrivateKey::generate(kind);
    m_openssl.file(QStringLiteral("key.pem"), key.toPem().reveal());
    QCOMPARE(m_openssl
                 .run({QStringLiteral("pkey"), QStringLiteral("-in"), QStringLiteral("key.pem"),
                       QStringLiteral("-pubout"), QStringLiteral("-out"), QStringLiteral("pub.pem")})
                 .code,
             0);
    for (const auto &message : {QByteArray("a receipt"), QByteArray(), QByteArray(100'000, 'm')}) {
        m_openssl.file(QStringLiteral("message"), message);
        m_openssl.file(QStringLiteral("signature"), key.sign(message).value());
        const auto answer = m_openssl.run(QStringList{QStringLiteral("dgst"), digest(kind), QStringLiteral("-verify"),
                                                      QStringLiteral("pub.pem"), QStringLiteral("-signature"),
                                                      QStringLiteral("signature")}
                                          + distid(kind) + QStringList{QStringLiteral("message")});
        QVERIFY2(answer.code == 0 && answer.output.contains("Verified OK"), answer.output.constData());
    }
}

void TestIdentity::weVerifyASignatureOfOpenssl()
{
    QFETCH(KeyKind, kind);
    const auto authority = TestIdentity::authority(kind);
    m_openssl.file(QStringLiteral("key.pem"), authority.key().toPem().reveal());
    m_openssl.file(QStringLiteral("message"), "made elsewhere");
    const auto answer
        = m_openssl.run(QStringList{QStringLiteral("dgst"), digest(kind), QStringLiteral("-sign"),
                                    QStringLiteral("key.pem"), QStringLiteral("-out"), QStringLiteral("signature")}
                        + distid(kind) + QStringList{QStringLiteral("message")});
    QVERIFY2(answer.code == 0, answer.output.constData());
    QVERIFY(authority.certificate().verify("made elsewhere", m_openssl.read(QStringLiteral("signature"))));
}

void TestIdentity::anSm2SignatureUnderAnotherIdIsBad()
{
    const auto authority = TestIdentity::authority(KeyKind::Sm2);
    m_openssl.file(QStringLiteral("key.pem"), authority.key().toPem().reveal());
    m_openssl.file(QStringLiteral("message"), "made elsewhere");
    QCOMPARE(
        m_openssl.run(QStringLiteral("dgst -sm3 -sign key.pem -out signature -sigopt distid:other message").split(u' '))
            .code,
        0);
    YC_FAILS(authority.certificate().verify("made elsewhere", m_openssl.read(QStringLiteral("signature"))),
             seal::codes::BadSignature);
}

void TestIdentity::everyChangedByteOfASignatureIsNoticed()
{
    QFETCH(KeyKind, kind);
    const auto authority = TestIdentity::authority(kind);
    const auto signature = authority.key().sign("message").value();
    for (qsizetype i = 0; i < signature.size(); ++i) { // DER heads and both numbers
        auto changed = signature;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        YC_FAILS(authority.certificate().verify("message", changed), seal::codes::BadSignature);
    }
    for (qsizetype size = 0; size < signature.size(); ++size)
        YC_FAILS(authority.certificate().verify("message", signature.first(size)), seal::codes::BadSignature);
    YC_FAILS(authority.certificate().verify("message", signature + '\0'), seal::codes::BadSignature);
}

void TestIdentity::aChangedMessageOrAnotherKeyIsNoticed()
{
    QFETCH(KeyKind, kind);
    const auto authority = TestIdentity::authority(kind);
    const auto signature = authority.key().sign("message").value();
    QVERIFY(authority.certificate().verify("message", signature));
    YC_FAILS(authority.certificate().verify("messagf", signature), seal::codes::BadSignature);
    YC_FAILS(authority.certificate().verify("", signature), seal::codes::BadSignature);
    YC_FAILS(TestIdentity::authority(kind).certificate().verify("message", signature), seal::codes::BadSignature);
    const auto other = kind == KeyKind::Sm2 ? KeyKind::P256 : KeyKind::Sm2;
    YC_FAILS(TestIdentity::authority(other).certificate().verify("message", signature), seal::codes::BadSignature);
}

void TestIdentity::opensslVerifiesOurRequest()
{
    QFETCH(KeyKind, kind);
    const auto der = seal::PrivateKey::generate(kind).certificateRequest(QStringLiteral("终端-0007")).value();
    m_openssl.file(QStringLiteral("request.der"), der);
    QStringList arguments
        = QStringLiteral("req -inform DER -in request.der -noout -verify -subject -nameopt utf8").split(u' ');
    if (kind == KeyKind::Sm2)
        arguments += {QStringLiteral("-vfyopt"), QStringLiteral("distid:1234567812345678")};
    const auto answer = m_openssl.run(arguments);
    QVERIFY2(answer.code == 0 && answer.output.contains("verify OK") && answer.output.contains("CN=终端-0007"),
             answer.output.constData());
}

void TestIdentity::aNameThatFitsNoCertificateIsRefused()
{
    const auto key = seal::PrivateKey::generate(KeyKind::P256);
    QVERIFY(key.certificateRequest(QString(64, u'终')));
    YC_FAILS(key.certificateRequest(QString(65, u'终')), seal::codes::CryptoFailed);
    YC_FAILS(key.certificateRequest({}), seal::codes::CryptoFailed);
}

YC_TEST(TestIdentity)
#include "tst_identity.moc"
