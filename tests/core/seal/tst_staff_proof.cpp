#include "core/seal/staff_proof.h"
#include "tests/core/seal/openssl_tool.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::core;
using namespace Qt::Literals::StringLiterals;

// A card of the openssl command line's: what it signs is what a card signs, by other code than ours.
class TestStaffProof : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whatOpensslSignedIsProven();
    void everyChangedByteIsNoticed();
    void anotherChallengeOrAnotherCardIsNoProof();
    void aSignatureWithoutThePrefixIsNoProof();
    void whatIsOutOfShapeIsNoProof();
    void aPointThatIsNotOnTheCurveIsNoKey();

private:
    [[nodiscard]] QByteArray newKey(const QString &name) const; // its public half
    [[nodiscard]] QByteArray sign(const QString &name, const QByteArray &text) const;
    [[nodiscard]] QByteArray asked(const QByteArray &challenge) const { return "yichuang staff card 1" + challenge; }

    tests::OpensslTool m_openssl;
    QByteArray m_challenge = QByteArray(32, 'c');
    QByteArray m_key;
    QByteArray m_signature;
};

QByteArray TestStaffProof::newKey(const QString &name) const
{
    const auto made
        = m_openssl.run({u"ecparam"_s, u"-name"_s, u"prime256v1"_s, u"-genkey"_s, u"-noout"_s, u"-out"_s, name});
    const auto told
        = m_openssl.run({u"pkey"_s, u"-in"_s, name, u"-pubout"_s, u"-outform"_s, u"DER"_s, u"-out"_s, u"public.der"_s});
    if (made.code != 0 || told.code != 0)
        return {};
    return m_openssl.read(u"public.der"_s).last(65); // the point ends a SubjectPublicKeyInfo
}

QByteArray TestStaffProof::sign(const QString &name, const QByteArray &text) const
{
    m_openssl.file(u"text"_s, text);
    const auto done = m_openssl.run({u"dgst"_s, u"-sha256"_s, u"-sign"_s, name, u"-out"_s, u"signature"_s, u"text"_s});
    return done.code == 0 ? m_openssl.read(u"signature"_s) : QByteArray();
}

void TestStaffProof::initTestCase()
{
    m_key = newKey(u"card.pem"_s);
    QCOMPARE(m_key.size(), seal::StaffKeySize);
    m_signature = sign(u"card.pem"_s, asked(m_challenge));
    QVERIFY(!m_signature.isEmpty() && m_signature.size() <= seal::LongestStaffSignature);
}

void TestStaffProof::whatOpensslSignedIsProven()
{
    QVERIFY(seal::isStaffKey(m_key));
    QVERIFY(seal::isProvenBy({m_challenge, m_signature}, m_key));
}

void TestStaffProof::everyChangedByteIsNoticed()
{
    for (qsizetype i = 0; i < m_signature.size(); ++i) {
        auto changed = m_signature;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        QVERIFY2(!seal::isProvenBy({m_challenge, changed}, m_key), qPrintable(QString::number(i)));
    }
    for (qsizetype i = 0; i < m_key.size(); ++i) {
        auto changed = m_key;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        QVERIFY(!seal::isProvenBy({m_challenge, m_signature}, changed));
    }
}

void TestStaffProof::anotherChallengeOrAnotherCardIsNoProof()
{
    auto other = m_challenge;
    other[31] = 'd';
    QVERIFY(!seal::isProvenBy({other, m_signature}, m_key));
    QVERIFY(!seal::isProvenBy({m_challenge, m_signature}, newKey(u"other.pem"_s)));
    QVERIFY(!seal::isProvenBy({m_challenge, sign(u"other.pem"_s, asked(m_challenge))}, m_key));
}

void TestStaffProof::aSignatureWithoutThePrefixIsNoProof()
{
    QVERIFY(!seal::isProvenBy({m_challenge, sign(u"card.pem"_s, m_challenge)}, m_key));
}

void TestStaffProof::whatIsOutOfShapeIsNoProof()
{
    for (qsizetype size = 0; size < m_signature.size(); ++size)
        QVERIFY(!seal::isProvenBy({m_challenge, m_signature.first(size)}, m_key));
    QVERIFY(!seal::isProvenBy({m_challenge, m_signature + '\0'}, m_key));
    QVERIFY(!seal::isProvenBy({m_challenge, QByteArray(1 << 20, '0')}, m_key));
    const auto longer = m_challenge + 'c'; // rightly signed, and not a challenge
    QVERIFY(!seal::isProvenBy({longer, sign(u"card.pem"_s, asked(longer))}, m_key));
    QVERIFY(!seal::isProvenBy({{}, m_signature}, m_key));
}

void TestStaffProof::aPointThatIsNotOnTheCurveIsNoKey()
{
    auto off = m_key;
    off[64] = static_cast<char>(off[64] ^ 1);
    for (const auto &key : {off, QByteArray(), m_key.first(64), m_key + '\0', '\x04' + QByteArray(64, '\0'),
                            '\x02' + m_key.mid(1), QByteArray(1, '\0')})
        QVERIFY(!seal::isStaffKey(key));
}

YC_TEST(TestStaffProof)
#include "tst_staff_proof.moc"
