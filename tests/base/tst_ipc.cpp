#include "base/image.h"
#include "base/ipc.h"
#include "tests/support/register.h"

#include <QRandomGenerator>
#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace yc;
using namespace std::chrono_literals;

class TestIpc : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFrameIsTakenHoweverItArrives();
    void whatIsNoFrameIsRefusedAtItsFirstByte_data();
    void whatIsNoFrameIsRefusedAtItsFirstByte();
    void anyBytesAreReadWithoutHarm();
    void messagesCrossInOrder();
    void aPictureCrossesAsAFile();
    void filesStayWithTheirMessage();
    void aFrameThatClaimsFilesItLacksIsRefused();
    void aMessageLargerThanTheSocketGoesThrough();
    void aPeerThatDoesNotReadIsNotWaitedForForEver();
    void theEndOfThePeerIsSaidAfterItsLastWord();
};

namespace
{
int openFiles()
{
    int count = 0;
    for (int fd = 0; fd < 1024; ++fd)
        count += ::fcntl(fd, F_GETFD) != -1;
    return count;
}
} // namespace

void TestIpc::aFrameIsTakenHoweverItArrives()
{
    const auto wire = ipc::encode(7, "hello") + ipc::encode(0xFFFF, {}) + ipc::encode(9, QByteArray(300, 'x'), 2);
    for (qsizetype piece = 1; piece <= wire.size(); ++piece) {
        QByteArray buffer;
        QStringList seen;
        for (qsizetype at = 0; at < wire.size(); at += piece) {
            buffer += wire.mid(at, piece);
            for (auto frame = ipc::takeFrame(buffer); frame && *frame; frame = ipc::takeFrame(buffer))
                seen << QStringLiteral("%1/%2/%3").arg((*frame)->kind).arg((*frame)->files).arg((*frame)->body.size());
        }
        QCOMPARE(seen, (QStringList{QStringLiteral("7/0/5"), QStringLiteral("65535/0/0"), QStringLiteral("9/2/300")}));
    }
}

void TestIpc::whatIsNoFrameIsRefusedAtItsFirstByte_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("another tongue") << QByteArray("H");
    QTest::newRow("half the mark") << QByteArray("YX");
    QTest::newRow("too long") << QByteArray::fromHex("5943000100000010000100");
    QTest::newRow("too many files") << QByteArray::fromHex("59430001000900000000");
}

void TestIpc::whatIsNoFrameIsRefusedAtItsFirstByte()
{
    QFETCH(QByteArray, bytes);
    const auto frame = ipc::takeFrame(bytes);
    QVERIFY(!frame);
    QVERIFY(frame.error() == codes::BadFrame);
}

void TestIpc::anyBytesAreReadWithoutHarm()
{
    QRandomGenerator random(5);
    for (int round = 0; round < 2000; ++round) {
        auto buffer = ipc::encode(1, QByteArray(random.bounded(50), 'x'));
        for (int flips = random.bounded(4); flips >= 0; --flips)
            buffer[random.bounded(static_cast<int>(buffer.size()))] = static_cast<char>(random.bounded(256));
        for (int i = 0; i < 5; ++i) {
            const auto frame = ipc::takeFrame(buffer);
            if (!frame || !*frame)
                break;
            QVERIFY((*frame)->files <= ipc::MostFiles);
        }
    }
}

void TestIpc::messagesCrossInOrder()
{
    auto ends = ipc::Channel::makePair();
    QVERIFY(ends);
    auto &[here, there] = *ends;
    QVERIFY(!*there.receive()); // nothing yet, and no waiting
    for (quint16 i = 0; i < 100; ++i)
        QVERIFY(here.send(i, QByteArray::number(i)));
    for (quint16 i = 0; i < 100; ++i) {
        const auto message = there.receive(1s);
        QVERIFY(message && *message);
        QCOMPARE((*message)->kind, i);
        QCOMPARE((*message)->body, QByteArray::number(i));
    }
}

void TestIpc::aPictureCrossesAsAFile()
{
    const int before = openFiles();
    {
        auto ends = ipc::Channel::makePair();
        auto sent = Image::create({100, 50}, Image::Format::Rgb24, 300);
        QVERIFY(ends && sent);
        sent->row(49)[299] = std::byte{0x77};
        const int fd = sent->fd();
        QVERIFY(ends->first.send(3, "page", {&fd, 1}));
        sent->handOver();
        auto message = ends->second.receive(1s);
        QVERIFY(message && *message);
        QCOMPARE((*message)->files.size(), 1U);
        QVERIFY(::fcntl((*message)->files[0].fd(), F_GETFD) & FD_CLOEXEC);
        const auto got = Image::adopt((*message)->files[0].release(), {100, 50}, Image::Format::Rgb24, 300);
        QVERIFY(got);
        QCOMPARE(std::to_integer<int>(got->row(49)[299]), 0x77);
    }
    QCOMPARE(openFiles(), before); // nothing is left open on either side
}

void TestIpc::filesStayWithTheirMessage()
{
    auto ends = ipc::Channel::makePair();
    QVERIFY(ends);
    std::vector<Image> pictures;
    for (int i = 1; i <= 5; ++i) {
        auto picture = Image::create({i, 1}, Image::Format::Gray8, 0);
        QVERIFY(picture);
        picture->row(0)[0] = static_cast<std::byte>(i);
        const int fd = picture->fd();
        QVERIFY(ends->first.send(100, "none"));
        QVERIFY(ends->first.send(static_cast<quint16>(i), "one", {&fd, 1}));
        pictures.push_back(std::move(*picture));
    }
    for (int i = 1; i <= 5; ++i) {
        const auto without = ends->second.receive(1s);
        QVERIFY(without && *without && (*without)->files.empty());
        auto with = ends->second.receive(1s);
        QVERIFY(with && *with);
        QCOMPARE((*with)->files.size(), 1U);
        const auto got = Image::adopt((*with)->files[0].release(), {i, 1}, Image::Format::Gray8, 0);
        QVERIFY(got);
        QCOMPARE(std::to_integer<int>(got->row(0)[0]), i);
    }
}

void TestIpc::aFrameThatClaimsFilesItLacksIsRefused()
{
    auto ends = ipc::Channel::makePair();
    QVERIFY(ends);
    const auto lie = ipc::encode(1, "x", 1);
    QCOMPARE(::send(ends->first.fd(), lie.constData(), static_cast<std::size_t>(lie.size()), 0), lie.size());
    const auto message = ends->second.receive(1s);
    QVERIFY(!message);
    QVERIFY(message.error() == codes::BadFrame);
}

void TestIpc::aMessageLargerThanTheSocketGoesThrough()
{
    auto ends = ipc::Channel::makePair();
    QVERIFY(ends);
    const QByteArray body(ipc::LargestBody, 'b');
    bool sent = false;
    std::thread sender([&] { sent = ends->first.send(1, body).has_value(); });
    Result<std::optional<ipc::Message>> message = std::nullopt;
    message = ends->second.receive(5s);
    sender.join();
    QVERIFY(sent);
    QVERIFY(message && *message);
    QCOMPARE((*message)->body, body);
    QVERIFY(ends->first.send(1, body + 'b').error() == codes::BadFrame);
}

void TestIpc::aPeerThatDoesNotReadIsNotWaitedForForEver()
{
    auto ends = ipc::Channel::makePair();
    QVERIFY(ends);
    Done sent;
    for (int i = 0; i < 100 && sent; ++i)
        sent = ends->first.send(1, QByteArray(100'000, 'b'), {}, 20ms);
    QVERIFY(!sent);
    QVERIFY(sent.error() == codes::TimedOut);
}

void TestIpc::theEndOfThePeerIsSaidAfterItsLastWord()
{
    auto ends = ipc::Channel::makePair();
    QVERIFY(ends);
    QVERIFY(ends->first.send(1, "last"));
    (void)ends->first.takeSocket();
    const auto last = ends->second.receive(1s);
    QVERIFY(last && *last);
    const auto end = ends->second.receive(1s);
    QVERIFY(!end && end.error() == codes::PeerGone);
    QVERIFY(ends->second.send(1, "hello?").error() == codes::PeerGone);
}

YC_TEST(TestIpc)
#include "tst_ipc.moc"
