#include "devices/smartcard/protocol/atr.h"
#include "devices/smartcard/protocol/card_mask.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc::devices;

// What of a card may be written down.
class TestCardMask : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatACommandHoldsStandsOnlyIfItIsPublic();
    void anAnswerKeepsItsShapeHoweverItComes();
    void anAtrKeepsWhatItsInterfaceNeeds();
};

void TestCardMask::whatACommandHoldsStandsOnlyIfItIsPublic()
{
    smartcard::MaskedCard mask;
    const auto masked = [&mask](const char *hex) { return mask.sent(QByteArray::fromHex(hex)).toHex(); };
    QCOMPARE(masked("00a404000af059432e535441464601"), QByteArray("00a404000af059432e535441464601"));
    QCOMPARE(masked("0020000108313233343536ffff"), QByteArray("00200001080000000000000000")); // a PIN
    QCOMPARE(masked("008800000401020304ff"), QByteArray("008800000400000000ff"));
    QCOMPARE(masked("00b2080014"), QByteArray("00b2080014"));
    QCOMPARE(masked("00200001ff31323334"), QByteArray("002000010000000000")); // its length lies
    QCOMPARE(masked("3132"), QByteArray("3132")); // no more than a head
    QCOMPARE(masked(""), QByteArray());
}

void TestCardMask::anAnswerKeepsItsShapeHoweverItComes()
{
    smartcard::MaskedCard mask;
    const auto heard = [&mask](const char *hex) { return mask.heard(QByteArray::fromHex(hex)).toHex(); };
    const auto ask = [&mask](const char *hex) { (void)mask.sent(QByteArray::fromHex(hex)); };
    ask("00b2090020");
    QCOMPARE(heard("0904d5c5d1f99000"), QByteArray("0904303030309000"));
    ask("00b2090020");
    QCOMPARE(heard("6106"), QByteArray("6106"));
    ask("00c0000003");
    QCOMPARE(heard("0904d56103"), QByteArray("0904306103"));
    ask("00c0000003");
    QCOMPARE(heard("0904d19000"), QByteArray("3030309000")); // inside the value a tag is none
    ask("00b2090020");
    QCOMPARE(heard("d5c5d1f99000"), QByteArray("000000009000")); // no tag: who knows what it is
    ask("00ca9f0244");
    QCOMPARE(heard("9f020241429000"), QByteArray("9f020230309000"));
    ask("0084000008"); // anything else
    QCOMPARE(heard("01020304050607089000"), QByteArray("00000000000000009000"));
    QCOMPARE(heard("41"), QByteArray("00"));
    QCOMPARE(heard(""), QByteArray());
}

void TestCardMask::anAtrKeepsWhatItsInterfaceNeeds()
{
    const auto atr = QByteArray::fromHex("3b8b01") + "SSCARD-TWIN";
    char check = 0;
    for (qsizetype i = 1; i < atr.size(); ++i)
        check = static_cast<char>(check ^ atr[i]);
    const auto masked = smartcard::maskedAtr(atr + check);
    QCOMPARE(masked.toHex(), QByteArray("3b8b01") + QByteArray(22, '0') + "8a");
    QVERIFY(smartcard::atrFromBytes(masked));
    QCOMPARE(smartcard::maskedAtr(QByteArray::fromHex("3b0341424f")).toHex(), QByteArray("3b03000000")); // T=0: no TCK
    QCOMPARE(smartcard::maskedAtr("no ATR").toHex(), QByteArray("000000000000"));
}

YC_TEST(TestCardMask)
#include "tst_card_mask.moc"
