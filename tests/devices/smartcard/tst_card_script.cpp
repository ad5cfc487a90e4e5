#include "devices/smartcard/protocol/social_security_card.h"
#include "devices/smartcard/protocol/staff_card.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::smartcard;

namespace
{

// A card that answers from a list: which command, what it says.
struct Spoken {
    QByteArray command;
    QByteArray answer;
};

// What a social security card says to the whole script, as papers and programs show it.
QList<Spoken> socialDialogue()
{
    const auto hex = [](const char *text) { return QByteArray::fromHex(text); };
    return {
        {hex("00a404000f7378312e73682ec9e7bbe1b1a3d5cf"), hex("9000")},
        {hex("00a4020002ef05"), hex("9000")},
        {hex("00b2060006"), hex("0604203301019000")},
        {hex("00b207000b"), hex("0709") + "AB1234567" + hex("9000")},
        {hex("00a4020002ef06"), hex("9000")},
        {hex("00b2080014"), hex("0812") + "11010519491231002X" + hex("9000")},
        {hex("00b2090020"), hex("091ed5c5d1f9c0fd") + QByteArray(24, '\0') + hex("9000")},
        {hex("00b20a0003"), hex("0a01329000")},
        {hex("00b20b0003"), hex("0b01019000")},
        {hex("00b20d0006"), hex("0d04194912319000")},
    };
}

using Outcome = CardReading::Outcome;

} // namespace

// Cards read along their scripts, as values; and what a staff card's signature is worth.
class TestCardScript : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSocialSecurityCardIsReadAsThePapersSay();
    void whatMayLackMayLack();
    void aCardThatIsClosedSaysSo();
    void whatCannotBeIsRefused_data();
    void whatCannotBeIsRefused();
    void anotherCardIsAskedForAllAndIsUnknown();
    void theAtrChoosesTheScripts();
    void aFurtherKindOfCardIsATable();
    void aSignatureHoldsForItsChallengeAndKeyAlone();
};

void TestCardScript::aSocialSecurityCardIsReadAsThePapersSay()
{
    CardReading reading(scriptsFor(QByteArray()));
    const auto dialogue = socialDialogue();
    for (const auto &one : dialogue) {
        QCOMPARE(reading.next().value_or(QByteArray()).toHex(), one.command.toHex());
        reading.take(one.answer);
    }
    QVERIFY(!reading.next());
    QVERIFY(reading.outcome() == Outcome::Read);
    const auto card = reading.takeCard();
    QVERIFY(card.kind == SmartCardKind::SocialSecurity);
    QCOMPARE(card.name, QStringLiteral("张样例"));
    QCOMPARE(card.number, QStringLiteral("11010519491231002X"));
    QCOMPARE(card.cardNumber, QStringLiteral("AB1234567"));
    QCOMPARE(card.validTo, QStringLiteral("20330101"));
    QCOMPARE(card.sexCode, QStringLiteral("2"));
    QCOMPARE(card.ethnicityCode, QStringLiteral("01"));
    QCOMPARE(card.birth, QStringLiteral("19491231"));
}

void TestCardScript::whatMayLackMayLack()
{
    CardReading reading(scriptsFor(QByteArray()));
    auto dialogue = socialDialogue();
    dialogue[2].answer = QByteArray::fromHex("6a83");
    dialogue[9].answer = QByteArray::fromHex("0d00") + QByteArray::fromHex("9000"); // there, and empty
    for (const auto &one : dialogue)
        reading.take(one.answer);
    QVERIFY(reading.outcome() == Outcome::Read);
    const auto card = reading.takeCard();
    QVERIFY(card.validTo.isEmpty());
    QVERIFY(card.birth.isEmpty());
    QCOMPARE(card.name, QStringLiteral("张样例"));
}

void TestCardScript::aCardThatIsClosedSaysSo()
{
    CardReading reading(scriptsFor(QByteArray()));
    auto dialogue = socialDialogue();
    dialogue[5].answer = QByteArray::fromHex("6982"); // wants a PIN first
    for (const auto &one : dialogue)
        reading.take(one.answer);
    QVERIFY(reading.outcome() == Outcome::Closed);
    QCOMPARE(reading.status(), quint16{0x6982});
    QVERIFY(!reading.next());
}

void TestCardScript::whatCannotBeIsRefused_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char *name, int at, const char *answer) {
        QTest::newRow(name) << at << QByteArray::fromHex(answer);
    };
    row("another record than asked for", 7, "0b01329000");
    row("longer than it may be", 7, "0a0231329000");
    row("longer than it is", 5, "08123131019000");
    row("nothing behind the tag", 5, "089000");
    row("no digits", 9, "0d04abcdef129000");
    row("no characters", 6, "0902ff209000");
    row("control characters in a name", 6, "0903d50a419000");
    row("no name at all", 6, "09009000");
    row("no status", 5, "90");
    row("nothing", 5, "");
}

void TestCardScript::whatCannotBeIsRefused()
{
    QFETCH(int, at);
    QFETCH(QByteArray, answer);
    CardReading reading(scriptsFor(QByteArray()));
    const auto dialogue = socialDialogue();
    for (int i = 0; i < at; ++i)
        reading.take(dialogue[i].answer);
    reading.take(answer);
    QVERIFY(reading.outcome() == Outcome::Garbled);
    QVERIFY(!reading.next());
    reading.take(dialogue[at].answer); // too late
    QVERIFY(reading.outcome() == Outcome::Garbled);
}

void TestCardScript::anotherCardIsAskedForAllAndIsUnknown()
{
    CardReading reading(scriptsFor(QByteArray::fromHex("3b00")));
    for (std::size_t i = 0; i < knownScripts().size(); ++i) {
        QVERIFY(reading.next());
        QVERIFY(reading.next()->startsWith(QByteArray::fromHex("00a404")));
        reading.take(QByteArray::fromHex(i == 0 ? "6e00" : "6a82"));
    }
    QVERIFY(reading.outcome() == Outcome::Unknown);
    QVERIFY(CardReading({}).outcome() == Outcome::Unknown);
}

void TestCardScript::theAtrChoosesTheScripts()
{
    static constexpr std::array<quint8, 2> mark{'Y', 'C'};
    const std::array own{
        CardScript{
            .kind = SmartCardKind::Staff, .application = StaffApplication, .historical = mark, .steps = StaffSteps},
        SocialSecurityScript};
    QCOMPARE(scriptsFor(QByteArray::fromHex("3b03594331"), own).size(), 2);
    QCOMPARE(scriptsFor(QByteArray::fromHex("3b03584331"), own).size(), 1);
    QCOMPARE(scriptsFor(QByteArray::fromHex("0102"), own).size(), 2); // none at all: it is asked
}

void TestCardScript::aFurtherKindOfCardIsATable()
{
    static constexpr std::array<quint8, 5> name{0xA0, 0, 0, 0, 1};
    static constexpr std::array steps{Step{Step::Way::Object, 0x5A, Field::CardNumber, Coding::Digits, 10}};
    static constexpr CardScript bus{
        .kind = SmartCardKind::Staff, .application = name, .historical = {}, .steps = steps};
    CardReading reading({&bus});
    reading.take(QByteArray::fromHex("9000"));
    QCOMPARE(reading.next().value_or(QByteArray()).toHex(), QByteArray("00ca005a0c"));
    reading.take(QByteArray::fromHex("5a051234567fff9000"));
    QVERIFY(reading.outcome() == Outcome::Read);
    QCOMPARE(reading.takeCard().cardNumber, QStringLiteral("1234567"));
}

void TestCardScript::aSignatureHoldsForItsChallengeAndKeyAlone()
{
    // Made with `openssl dgst -sha256 -sign` over the prefix and 32 times 'A'.
    const QByteArray challenge(ChallengeSize, 'A');
    const auto key = QByteArray::fromHex("040f8c7a688600253e30a5990cacec729ccec34dc4e5bda9009c1a37f0bdfbe95d7aa072708d0"
                                         "347e1e84c503e995643270d2ba0fbdbed623692c59b2da85c532d");
    const auto signature
        = QByteArray::fromHex("3045022100dc26d71344c196ef0405e9bc5ffce74ab48eff968b56416f4dabac4139b0b3fa022076dd268e3a"
                              "0901daa3a509d184d2cc63e9348ee1afeaf1235fd0a5260997d563");
    QCOMPARE(encode(proofOf(challenge)).value_or(QByteArray()).toHex(), "0088000020" + challenge.toHex() + "00");
    QVERIFY(isProof(signature, challenge, key));
    QVERIFY(!isProof(signature, QByteArray(ChallengeSize, 'B'), key));
    QVERIFY(!isProof(signature, challenge.first(31), key));
    auto other = signature;
    other[other.size() - 1] = static_cast<char>(other.back() ^ 1);
    QVERIFY(!isProof(other, challenge, key));
    QVERIFY(!isProof({}, challenge, key));
    QVERIFY(!isProof(QByteArray(72, '\x30'), challenge, key));
    auto offCurve = key;
    offCurve[64] = static_cast<char>(offCurve[64] ^ 1);
    QVERIFY(!isProof(signature, challenge, offCurve));
    QVERIFY(!isProof(signature, challenge, key.first(64)));
    QVERIFY(!isProof(signature, challenge, {}));
}

YC_TEST(TestCardScript)
#include "tst_card_script.moc"
