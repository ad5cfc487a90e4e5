#include "devices/api/device.h"
#include "devices/card/protocol/sdt_frame.h"
#include "devices/card/protocol/sdt_status.h"
#include "tests/support/register.h"

#include <QRandomGenerator>
#include <QTest>

using namespace yc::devices;
using namespace yc::devices::card;

class TestSdtFrame : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void encodesTheKnownCommands_data();
    void encodesTheKnownCommands();
    void repliesAreTheFramesOfTheTable_data();
    void repliesAreTheFramesOfTheTable();
    void takesAReplyHoweverItArrives();
    void goesOnBehindADamagedFrame();
    void everyFlippedBitIsNoticed();
    void aLyingLengthCostsOnlyItself_data();
    void aLyingLengthCostsOnlyItself();
    void aFrameInsideALyingFrameIsFound();
    void noiseNeverHidesTheFrameBehindIt();
    void whatOneSideSaysTheOtherHears();
    void everyStatusByteHasAMeaning();
    void statusesAskForTheReactionOfTheTable_data();
    void statusesAskForTheReactionOfTheTable();
};

namespace
{
const auto NoCard = QByteArray::fromHex("AAAAAA9669000400008084");
const auto Selected = QByteArray::fromHex("AAAAAA9669000C00009000000000000000009C");
} // namespace

void TestSdtFrame::encodesTheKnownCommands_data()
{
    QTest::addColumn<quint16>("command");
    QTest::addColumn<QByteArray>("frame");
    const auto row = [](const char *name, sdt::Command command, const char *hex) {
        QTest::newRow(name) << static_cast<quint16>(command) << QByteArray::fromHex(hex);
    };
    row("reset", sdt::Command::ResetSam, "AAAAAA9669000310FFEC");
    row("status", sdt::Command::SamStatus, "AAAAAA9669000311FFED");
    row("number", sdt::Command::SamNumber, "AAAAAA9669000312FFEE");
    row("find", sdt::Command::FindCard, "AAAAAA96690003200122");
    row("select", sdt::Command::SelectCard, "AAAAAA96690003200221");
    row("read", sdt::Command::ReadTextAndPhoto, "AAAAAA96690003300132");
    row("fingerprint", sdt::Command::ReadWithFingerprint, "AAAAAA96690003301023");
    row("address", sdt::Command::ReadLatestAddress, "AAAAAA96690003300330");
}

void TestSdtFrame::encodesTheKnownCommands()
{
    QFETCH(quint16, command);
    QTEST(sdt::encode(static_cast<sdt::Command>(command)), "frame");
}

void TestSdtFrame::repliesAreTheFramesOfTheTable_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QByteArray>("frame");
    const auto row = [](const char *name, sdt::Status status, QByteArray data, const char *hex) {
        QTest::newRow(name) << static_cast<int>(status) << data << QByteArray::fromHex(hex);
    };
    row("done", sdt::Status::Done, {}, "AAAAAA9669000400009094");
    row("found", sdt::Status::CardFound, QByteArray(4, '\0'), "AAAAAA9669000800009F0000000097");
    row("no card", sdt::Status::NoCard, {}, "AAAAAA9669000400008084");
    row("selected", sdt::Status::Done, QByteArray(8, '\0'), "AAAAAA9669000C00009000000000000000009C");
    row("select failed", sdt::Status::SelectFailed, {}, "AAAAAA9669000400008185");
    row("read failed", sdt::Status::ReadFailed, {}, "AAAAAA9669000400004145");
    row("self test", sdt::Status::SelfTestFailed, {}, "AAAAAA9669000400006064");
    row("no item", sdt::Status::NoSuchItem, {}, "AAAAAA9669000400009195");
    row("check", sdt::Status::BadHostCheck, {}, "AAAAAA9669000400001014");
    row("length", sdt::Status::BadHostLength, {}, "AAAAAA9669000400001115");
    row("command", sdt::Status::CommandError, {}, "AAAAAA9669000400002125");
}

void TestSdtFrame::repliesAreTheFramesOfTheTable()
{
    QFETCH(int, status);
    QFETCH(QByteArray, data);
    QFETCH(QByteArray, frame);
    QCOMPARE(sdt::encode(static_cast<sdt::Status>(status), data), frame);
    const auto reply = sdt::takeReply(frame);
    QVERIFY(reply && *reply);
    QCOMPARE(static_cast<int>((*reply)->status), status);
    QCOMPARE((*reply)->data, data);
    QVERIFY(frame.isEmpty());
}

void TestSdtFrame::takesAReplyHoweverItArrives()
{
    const auto wire = QByteArray::fromHex("00AAAA") + NoCard + Selected + Selected; // noise like a preamble, doubled
    for (qsizetype piece = 1; piece <= wire.size(); ++piece) {
        QByteArray buffer;
        QList<int> seen;
        for (qsizetype at = 0; at < wire.size(); at += piece) {
            buffer += wire.mid(at, piece);
            for (auto reply = sdt::takeReply(buffer); reply && *reply; reply = sdt::takeReply(buffer))
                seen << static_cast<int>((*reply)->status);
        }
        QCOMPARE(seen, (QList{0x80, 0x90, 0x90}));
    }
}

void TestSdtFrame::goesOnBehindADamagedFrame()
{
    auto damaged = Selected;
    damaged[9] = static_cast<char>(damaged[9] ^ 0x01);
    auto buffer = damaged + NoCard;
    QVERIFY(sdt::takeReply(buffer).error() == codes::BadCheck);
    const auto reply = sdt::takeReply(buffer);
    QVERIFY(reply && *reply);
    QVERIFY((*reply)->status == sdt::Status::NoCard);
}

void TestSdtFrame::everyFlippedBitIsNoticed()
{
    for (qsizetype at = 0; at < Selected.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            auto buffer = Selected;
            buffer[at] = static_cast<char>(buffer[at] ^ (1 << bit));
            const auto reply = sdt::takeReply(buffer);
            QVERIFY2(!reply || !*reply, qPrintable(QStringLiteral("byte %1 bit %2").arg(at).arg(bit)));
        }
    }
}

void TestSdtFrame::aLyingLengthCostsOnlyItself_data()
{
    QTest::addColumn<QByteArray>("lie");
    for (const auto *lie : {"AAAAAA9669FFFF", "AAAAAA96690A11", "AAAAAA96690000", "AAAAAA96690003"})
        QTest::newRow(lie) << QByteArray::fromHex(lie);
}

void TestSdtFrame::aLyingLengthCostsOnlyItself()
{
    QFETCH(QByteArray, lie);
    auto buffer = lie + NoCard;
    QVERIFY(sdt::takeReply(buffer).error() == codes::BadLength);
    const auto reply = sdt::takeReply(buffer);
    QVERIFY(reply && *reply);
    QVERIFY((*reply)->status == sdt::Status::NoCard);
}

void TestSdtFrame::aFrameInsideALyingFrameIsFound()
{
    auto buffer = QByteArray::fromHex("AAAAAA96690010") + NoCard + QByteArray(20, '\x55');
    QVERIFY(sdt::takeReply(buffer).error() == codes::BadCheck);
    const auto reply = sdt::takeReply(buffer);
    QVERIFY(reply && *reply);
    QVERIFY((*reply)->status == sdt::Status::NoCard);
}

void TestSdtFrame::noiseNeverHidesTheFrameBehindIt()
{
    QRandomGenerator random(20'260'101); // the same noise every time
    for (int round = 0; round < 2000; ++round) {
        QByteArray buffer;
        const int size = random.bounded(40);
        for (int i = 0; i < size; ++i)
            buffer.append(static_cast<char>("\xAA\x96\x69\x00\x7F"[random.bounded(5)]));
        if (buffer.contains(QByteArray::fromHex("AAAAAA9669")))
            continue; // that would be a frame's beginning
        buffer += NoCard;
        const auto reply = sdt::takeReply(buffer);
        QVERIFY(reply && *reply);
        QVERIFY((*reply)->status == sdt::Status::NoCard);
    }
}

void TestSdtFrame::whatOneSideSaysTheOtherHears()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 300; ++round) {
        QByteArray data(random.bounded(2500), Qt::Uninitialized);
        for (auto &byte : data)
            byte = static_cast<char>(random.bounded(256));
        auto wire = sdt::encode(sdt::Command::FindCard, data);
        const auto request = sdt::takeRequest(wire);
        QVERIFY(request && *request);
        QVERIFY((*request)->command == sdt::Command::FindCard);
        QCOMPARE((*request)->data, data);
        wire = sdt::encode(sdt::Status::Done, data);
        const auto reply = sdt::takeReply(wire);
        QVERIFY(reply && *reply);
        QCOMPARE((*reply)->data, data);
    }
}

void TestSdtFrame::everyStatusByteHasAMeaning()
{
    for (int byte = 0; byte < 256; ++byte) {
        const auto meaning = sdt::meaningOf(static_cast<sdt::Status>(byte));
        const bool fine = meaning.reaction == sdt::Reaction::GoOn || meaning.reaction == sdt::Reaction::NoCard
            || meaning.reaction == sdt::Reaction::NothingThere || meaning.reaction == sdt::Reaction::SelectAgain
            || meaning.reaction == sdt::Reaction::NotAnIdCard;
        QCOMPARE(meaning.code.has_value(), !fine);
    }
}

void TestSdtFrame::statusesAskForTheReactionOfTheTable_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("reaction");
    const auto row = [](int status, sdt::Reaction reaction) {
        QTest::addRow("%02X", status) << status << static_cast<int>(reaction);
    };
    row(0x10, sdt::Reaction::Resend);
    row(0x11, sdt::Reaction::Resend);
    for (const int status : {0x21, 0x23, 0x24})
        row(status, sdt::Reaction::Refused);
    for (const int status : {0x31, 0x32, 0x33, 0x3F, 0x41, 0x47, 0x05, 0xFF})
        row(status, sdt::Reaction::PlaceAgain);
    row(0x37, sdt::Reaction::WithoutFingerprint);
    row(0x40, sdt::Reaction::NotAnIdCard);
    row(0x60, sdt::Reaction::ResetSam);
    row(0x66, sdt::Reaction::OutOfService);
    row(0x80, sdt::Reaction::NoCard);
    row(0x81, sdt::Reaction::SelectAgain);
    row(0x90, sdt::Reaction::GoOn);
    row(0x91, sdt::Reaction::NothingThere);
    row(0x9F, sdt::Reaction::GoOn);
}

void TestSdtFrame::statusesAskForTheReactionOfTheTable()
{
    QFETCH(int, status);
    QTEST(static_cast<int>(sdt::meaningOf(static_cast<sdt::Status>(status)).reaction), "reaction");
}

YC_TEST(TestSdtFrame)
#include "tst_sdt_frame.moc"
