#include "devices/api/device.h"
#include "devices/smartcard/protocol/atr.h"
#include "devices/smartcard/protocol/exchange.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::smartcard;

namespace
{

QByteArray hex(const char *text)
{
    return QByteArray::fromHex(text);
}

} // namespace

// What a host and a card say to one another, as values.
class TestApdu : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anAtrIsTakenApart_data();
    void anAtrIsTakenApart();
    void anAtrThatCannotBeIsRefused_data();
    void anAtrThatCannotBeIsRefused();
    void theFourCasesGoThereAndBack_data();
    void theFourCasesGoThereAndBack();
    void aCommandThatCannotBeIsRefused();
    void anAnswerHasAStatusAndABound();
    void whatWaitsIsFetched();
    void theWrongLengthIsAskedAgainOnce();
    void anAnswerWithoutEndEnds();
};

void TestApdu::anAtrIsTakenApart_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QList<int>>("protocols");
    QTest::addColumn<QByteArray>("historical");
    QTest::newRow("nothing but its head: T=0") << hex("3b00") << QList<int>{0} << QByteArray();
    QTest::newRow("historical bytes") << hex("3b0341424f") << QList<int>{0} << QByteArray("ABO");
    QTest::newRow("inverse") << hex("3f00") << QList<int>{0} << QByteArray();
    QTest::newRow("T=1 with TCK") << hex("3b800181") << QList<int>{1} << QByteArray();
    QTest::newRow("contactless, as PC/SC part 3 makes it")
        << hex("3b8f8001804f0ca000000306030001000000006a") << QList<int>{0, 1} << hex("804f0ca00000030603000100000000");
    QTest::newRow("T=15 is no protocol") << hex("3b801f039c") << QList<int>{0} << QByteArray();
}

void TestApdu::anAtrIsTakenApart()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QList<int>, protocols);
    QFETCH(QByteArray, historical);
    const auto atr = atrFromBytes(bytes);
    QVERIFY(atr);
    QCOMPARE(atr->protocols, protocols);
    QCOMPARE(atr->historical, historical);
    QCOMPARE(atr->inverse, bytes.startsWith('\x3f'));
}

void TestApdu::anAtrThatCannotBeIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("length"); // else its check
    QTest::newRow("nothing") << QByteArray() << true;
    QTest::newRow("another first byte") << hex("3c00") << false;
    QTest::newRow("fewer historical bytes than it says") << hex("3b0f4142") << true;
    QTest::newRow("more than it says") << hex("3b014142") << true;
    QTest::newRow("an announced byte is missing") << hex("3b80") << true;
    QTest::newRow("announces for ever") << hex("3b80") + QByteArray(31, '\x80') << true;
    QTest::newRow("too long") << hex("3b0f") + QByteArray(40, 'x') << true;
    QTest::newRow("wrong TCK") << hex("3b800182") << false;
    QTest::newRow("TCK is missing") << hex("3b8001") << true;
}

void TestApdu::anAtrThatCannotBeIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, length);
    const auto atr = atrFromBytes(bytes);
    QVERIFY(!atr);
    QCOMPARE(toString(atr.error()), toString(length ? devices::codes::BadLength : devices::codes::BadCheck));
}

void TestApdu::theFourCasesGoThereAndBack_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<int>("expected");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("case 1") << QByteArray() << 0 << hex("00b20800");
    QTest::newRow("case 2") << QByteArray() << 20 << hex("00b2080014");
    QTest::newRow("case 2, all there is") << QByteArray() << 256 << hex("00b2080000");
    QTest::newRow("case 3") << QByteArray("AB") << 0 << hex("00b20800024142");
    QTest::newRow("case 4") << QByteArray("AB") << 256 << hex("00b2080002414200");
    QTest::newRow("as long as can be") << QByteArray(255, 'A') << 1
                                       << hex("00b20800ff") + QByteArray(255, 'A') + hex("01");
}

void TestApdu::theFourCasesGoThereAndBack()
{
    QFETCH(QByteArray, data);
    QFETCH(int, expected);
    QFETCH(QByteArray, bytes);
    const Command command{.cla = 0,
                          .ins = 0xB2,
                          .p1 = 8,
                          .p2 = 0,
                          .data = data,
                          .expected = expected ? std::optional(expected) : std::nullopt};
    QCOMPARE(encode(command).value_or(QByteArray()), bytes);
    const auto back = commandFromBytes(bytes);
    QVERIFY(back);
    QVERIFY(*back == command);
}

void TestApdu::aCommandThatCannotBeIsRefused()
{
    QVERIFY(!encode(Command{.data = QByteArray(256, 'A'), .expected = {}}));
    QVERIFY(!encode(Command{.data = {}, .expected = 0}));
    QVERIFY(!encode(Command{.data = {}, .expected = 257}));
    for (const auto *bytes : {"", "00b208", "00b20800024142ffff", "00b2080003414200ff42", "00b2080000000001"})
        QVERIFY2(!commandFromBytes(hex(bytes)), bytes);
    QVERIFY(!commandFromBytes(QByteArray(262, '\x01')));
}

void TestApdu::anAnswerHasAStatusAndABound()
{
    const auto plain = answerFromBytes(hex("41429000"));
    QVERIFY(plain);
    QCOMPARE(plain->data, QByteArray("AB"));
    QCOMPARE(plain->status, Normal);
    QCOMPARE(encode(*plain), hex("41429000"));
    QCOMPARE(answerFromBytes(hex("6a82"))->status, quint16{0x6A82});
    QVERIFY(!answerFromBytes(QByteArray()));
    QVERIFY(!answerFromBytes(hex("90")));
    QVERIFY(answerFromBytes(QByteArray(258, '\0')));
    QVERIFY(!answerFromBytes(QByteArray(259, '\0')));
    QCOMPARE(lengthIn(0x6100), 256);
    QCOMPARE(lengthIn(0x6114), 20);
}

void TestApdu::whatWaitsIsFetched()
{
    Exchange one(Command{.cla = 0, .ins = 0xA4, .p1 = 4, .p2 = 0, .data = "AB", .expected = {}});
    QCOMPARE(one.next().value_or(QByteArray()), hex("00a40400024142"));
    QVERIFY(one.take(hex("6103")));
    QCOMPARE(one.next().value_or(QByteArray()), hex("00c0000003"));
    QVERIFY(one.take(hex("4142436102")));
    QCOMPARE(one.next().value_or(QByteArray()), hex("00c0000002"));
    QVERIFY(one.take(hex("44459000")));
    QVERIFY(!one.next());
    QCOMPARE(one.answer().data, QByteArray("ABCDE"));
    QCOMPARE(one.answer().status, Normal);
}

void TestApdu::theWrongLengthIsAskedAgainOnce()
{
    Exchange one(Command{.cla = 0, .ins = 0xB2, .p1 = 8, .p2 = 0, .data = {}, .expected = 20});
    QVERIFY(one.take(hex("6c05")));
    QCOMPARE(one.next().value_or(QByteArray()), hex("00b2080005"));
    QVERIFY(one.take(hex("6c05")));
    QVERIFY(!one.next()); // it said so before
    QCOMPARE(one.answer().status, quint16{0x6C05});
}

void TestApdu::anAnswerWithoutEndEnds()
{
    Exchange rounds(Command{.cla = 0, .ins = 0xB0, .data = {}, .expected = 256});
    int taken = 0;
    while (rounds.next() && rounds.take(hex("416101")))
        QVERIFY(++taken <= Exchange::MostRounds);
    QCOMPARE(taken, Exchange::MostRounds);
    QVERIFY(!rounds.next());

    Exchange bytes(Command{.cla = 0, .ins = 0xB0, .data = {}, .expected = 256});
    taken = 0;
    while (bytes.next() && bytes.take(QByteArray(256, 'A') + hex("6100")))
        ++taken;
    QCOMPARE(taken * 256, Exchange::MostBytes);
    QVERIFY(bytes.answer().data.size() <= Exchange::MostBytes);
}

YC_TEST(TestApdu)
#include "tst_apdu.moc"
