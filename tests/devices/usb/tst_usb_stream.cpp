#include "devices/transport/usb_stream.h"
#include "devices/transport/usb_tree.h"
#include "devices/virtual/usb/usb_device.h"
#include "tests/support/plug_rounds.h"
#include "tests/support/register.h"

#include <QTest>

#include <libusb-1.0/libusb.h>
#include <mutex>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::virtual_bench;
using transport::UsbPlace;
using transport::UsbStream;

namespace
{

const UsbPlace Reader{.vendor = 0x0400, .product = 0xC35A, .serial = {}, .port = {}};

// What a device hears, from umockdev's thread.
struct Heard {
    void take(quint8 endpoint, const QByteArray &bytes)
    {
        const std::scoped_lock lock(mutex);
        parts.emplace_back(endpoint, bytes);
    }
    [[nodiscard]] QByteArray at(quint8 endpoint) const
    {
        const std::scoped_lock lock(mutex);
        QByteArray all;
        for (const auto &[where, bytes] : parts)
            all += where == endpoint ? bytes : QByteArray();
        return all;
    }
    mutable std::mutex mutex;
    std::vector<std::pair<quint8, QByteArray>> parts;
};

UsbModel withPipes(const std::vector<UsbEndpoint> &endpoints, quint8 kind = 0xFF, quint8 protocol = 0)
{
    auto model = twoPipeReader();
    model.interfaces = {{.kind = kind, .protocol = protocol, .endpoints = endpoints}};
    return model;
}

} // namespace

class TestUsbStream : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void bytesGoBothWays();
    void theKernelsTreeIsRead();
    void pipesAreFoundWhereverTheyAre_data();
    void pipesAreFoundWhereverTheyAre();
    void theOneMeantIsOpened_data();
    void theOneMeantIsOpened();
    void lyingDescriptorsOpenNothing_data();
    void lyingDescriptorsOpenNothing();
    void whyItWasNotOpenedIsTold_data();
    void whyItWasNotOpenedIsTold();
    void whatIsNotThereIsSaid();
    void whatAnotherProgramHoldsIsRefused();
    void anAnswerThatFillsItsLastPacketArrivesAtOnce();
    void messagesInTwoPartsStayWhole();
    void muchGoesOutInParts();
    void aStallIsClearedOnce_data();
    void aStallIsClearedOnce();
    void aPipeThatStallsAgainIsLost();
    void unpluggedInABlockingReadItIsLost();
    void unpluggedWhileItTakesNothingItIsLost();
    void closedItIsSilentAndOpensAgain();
    void closedBeforeItWasOpenedItStaysSilent();
    void aHundredPlugsLeaveNothingBehind();

private:
    void plug(const UsbModel &model, const QByteArray &port = "1");
    void make(const UsbPlace &place = Reader, transport::StreamShape::Split split = {});
    [[nodiscard]] bool isOpen() const { return m_opened && !m_lost; }

    std::unique_ptr<UsbBed> m_bed;
    std::vector<std::unique_ptr<UsbDevice>> m_devices;
    Heard m_heard;
    std::unique_ptr<UsbStream> m_stream;
    bool m_opened = false;
    QByteArray m_came;
    std::optional<DeviceError> m_lost;
};

void TestUsbStream::init()
{
    QVERIFY2(UsbBed::isPossible(), "run by ctest, which preloads umockdev");
    m_bed = std::make_unique<UsbBed>();
}

void TestUsbStream::cleanup()
{
    m_stream.reset();
    m_devices.clear();
    m_bed.reset();
    m_heard.parts.clear();
    m_opened = false;
    m_came.clear();
    m_lost.reset();
}

void TestUsbStream::plug(const UsbModel &model, const QByteArray &port)
{
    auto device = std::make_unique<UsbDevice>(*m_bed, model, port);
    device->setEars({.heard = [this](quint8 endpoint, const QByteArray &bytes) { m_heard.take(endpoint, bytes); }});
    QVERIFY(device->plug());
    m_devices.push_back(std::move(device));
}

void TestUsbStream::make(const UsbPlace &place, transport::StreamShape::Split split)
{
    m_stream = std::make_unique<UsbStream>(place, split);
    connect(m_stream.get(), &UsbStream::opened, this, [this] { m_opened = true; });
    connect(m_stream.get(), &UsbStream::arrived, this, [this](const QByteArray &bytes) { m_came += bytes; });
    connect(m_stream.get(), &UsbStream::lost, this, [this](const DeviceError &error) { m_lost = error; });
    m_stream->open();
}

void TestUsbStream::bytesGoBothWays()
{
    plug(twoPipeReader());
    make();
    QTRY_VERIFY(isOpen());
    m_stream->write("question");
    QTRY_COMPARE(m_heard.at(0x02), QByteArray("question"));
    QTRY_COMPARE(m_stream->waiting(), 0);
    m_devices[0]->send(0x81, "answer");
    QTRY_COMPARE(m_came, QByteArray("answer"));
    m_devices[0]->send(0x81, QByteArray(2000, 'x'));
    QTRY_COMPARE(m_came.size(), 2006);
}

void TestUsbStream::theKernelsTreeIsRead()
{
    QVERIFY(transport::attachedUsb().isEmpty());
    plug(usbReceiptPrinter("P1"), "10");
    plug(twoPipeReader("R1"), "9");
    const auto all = transport::attachedUsb();
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[0].port, QStringLiteral("1-9")); // by number, not by character
    QCOMPARE(all[0].serial, QStringLiteral("R1"));
    QCOMPARE(all[0].vendor, 0x0400);
    QCOMPARE(all[1].product, 0x0202);
    QCOMPARE(all[1].name, QStringLiteral("Receipt"));
    QCOMPARE(all[1].release, QStringLiteral("1.04"));
    m_devices.erase(m_devices.begin());
    QCOMPARE(transport::attachedUsb().size(), 1);
}

void TestUsbStream::pipesAreFoundWhereverTheyAre_data()
{
    QTest::addColumn<UsbModel>("model");
    QTest::addColumn<int>("out");
    QTest::addColumn<int>("in");
    using Type = UsbEndpoint::Type;
    QTest::newRow("as usual") << twoPipeReader() << 0x02 << 0x81;
    QTest::newRow("moved") << withPipes({{.address = 0x8D}, {.address = 0x0F}}) << 0x0F << 0x8D;
    QTest::newRow("behind interrupt pipes") << withPipes({{.address = 0x83, .type = Type::Interrupt},
                                                          {.address = 0x03, .type = Type::Interrupt},
                                                          {.address = 0x84},
                                                          {.address = 0x05}})
                                            << 0x05 << 0x84;
    QTest::newRow("printer") << withPipes({{.address = 0x01}, {.address = 0x82}}, 7, 2) << 0x01 << 0x82;
    auto composite = usbReceiptPrinter();
    composite.vendor = Reader.vendor;
    composite.product = Reader.product;
    composite.interfaces
        = {{.number = 0, .kind = 3, .endpoints = {{.address = 0x85, .type = Type::Interrupt}}},
           {.number = 1, .kind = 0xFF, .endpoints = {{.address = 0x06}, {.address = 0x86}}},
           {.number = 2, .kind = 7, .protocol = 4, .endpoints = {{.address = 0x07}, {.address = 0x87}}},
           {.number = 3, .kind = 7, .protocol = 2, .endpoints = {{.address = 0x04}, {.address = 0x83}}}};
    QTest::newRow("the printer of a composite device") << composite << 0x04 << 0x83;
    auto alternate = twoPipeReader();
    alternate.interfaces = {{.alternate = 0}, {.alternate = 1, .endpoints = {{.address = 0x01}, {.address = 0x81}}}};
    QTest::newRow("an alternate setting") << alternate << 0x01 << 0x81;
    auto boaster = twoPipeReader();
    boaster.lie = configurationDescriptor(boaster).replace(2, 2, "\xFF\xFF", 2);
    QTest::newRow("claims 65,535 bytes of descriptors") << boaster << 0x02 << 0x81; // and has what it needs in 32
}

void TestUsbStream::pipesAreFoundWhereverTheyAre()
{
    QFETCH(UsbModel, model);
    QFETCH(int, out);
    QFETCH(int, in);
    plug(model);
    make();
    QTRY_VERIFY(m_opened || m_lost);
    QVERIFY(isOpen());
    m_stream->write("there");
    QTRY_COMPARE(m_heard.at(static_cast<quint8>(out)), QByteArray("there"));
    m_devices[0]->send(static_cast<quint8>(in), "back");
    QTRY_COMPARE(m_came, QByteArray("back"));
}

void TestUsbStream::theOneMeantIsOpened_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<int>("which");
    QTest::newRow("any: the first by socket") << "usb:0400:c35a" << 1;
    QTest::newRow("by serial") << "usb:0400:c35a#B" << 0;
    QTest::newRow("by socket") << "usb:0400:c35a@1-2.3" << 2;
    QTest::newRow("by both") << "usb:0400:c35a#C@1-2.3" << 2;
    QTest::newRow("the serial elsewhere") << "usb:0400:c35a#B@1-2.3" << -1;
    QTest::newRow("another number") << "usb:0400:c35b" << -1;
}

void TestUsbStream::theOneMeantIsOpened()
{
    QFETCH(QString, place);
    QFETCH(int, which);
    plug(twoPipeReader("B"), "4");
    plug(twoPipeReader("A"), "1");
    plug(twoPipeReader("C"), "2.3");
    const auto wanted = transport::placeFromText(place);
    QVERIFY(wanted);
    make(std::get<UsbPlace>(*wanted));
    QTRY_VERIFY(m_opened || m_lost);
    QCOMPARE(m_opened, which >= 0);
    for (int i = 0; i < 3; ++i)
        m_devices[static_cast<std::size_t>(i)]->send(0x81, QByteArray::number(i));
    if (which >= 0)
        QTRY_COMPARE(m_came, QByteArray::number(which));
    else
        QCOMPARE(toString(m_lost->code), toString(devices::codes::Unplugged));
}

void TestUsbStream::lyingDescriptorsOpenNothing_data()
{
    QTest::addColumn<UsbModel>("model");
    using Type = UsbEndpoint::Type;
    const auto lie = [](const char *name, const QByteArray &configuration) {
        auto model = twoPipeReader();
        model.lie = configuration;
        QTest::newRow(name) << model;
    };
    const auto truth = configurationDescriptor(twoPipeReader());
    QTest::newRow("no pipes") << withPipes({});
    QTest::newRow("only to us") << withPipes({{.address = 0x81}});
    QTest::newRow("a maker's own, only from us") << withPipes({{.address = 0x02}});
    QTest::newRow("pipe 0") << withPipes({{.address = 0x00}, {.address = 0x80}});
    QTest::newRow("no packet size") << withPipes({{.address = 0x02, .packet = 0}, {.address = 0x81, .packet = 0}});
    QTest::newRow("only interrupts") << withPipes(
        {{.address = 0x02, .type = Type::Interrupt}, {.address = 0x81, .type = Type::Interrupt}});
    QTest::newRow("a disk") << withPipes({{.address = 0x02}, {.address = 0x81}}, 8);
    QTest::newRow("a printer that speaks HTTP") << withPipes({{.address = 0x02}, {.address = 0x81}}, 7, 4);
    lie("cut off in a descriptor", truth.first(truth.size() - 3));
    lie("nothing behind the head", truth.first(9));
    auto bytes = truth;
    bytes[9] = 0;
    lie("an interface of no length", bytes);
    bytes = truth;
    bytes[9] = 2;
    lie("an interface of two bytes", bytes);
    bytes = truth;
    bytes[4] = '\xFF';
    lie("255 interfaces", bytes.first(9));
    lie("noise", QByteArray(64, '\xA5'));
    lie("no configuration at all", QByteArray(9, '\0'));
}

void TestUsbStream::lyingDescriptorsOpenNothing()
{
    QFETCH(UsbModel, model);
    plug(model);
    make();
    QTRY_VERIFY(m_opened || m_lost);
    QVERIFY(!m_opened);
    QCOMPARE(toString(m_lost->code), toString(devices::codes::WrongDevice));
    QVERIFY(m_heard.parts.empty());
}

void TestUsbStream::whyItWasNotOpenedIsTold_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, int error, Code code) { QTest::newRow(name) << error << toString(code); };
    row("no rights", LIBUSB_ERROR_ACCESS, devices::codes::NoRights);
    row("gone meanwhile", LIBUSB_ERROR_NO_DEVICE, devices::codes::Unplugged);
    row("no such interface", LIBUSB_ERROR_NOT_FOUND, devices::codes::Unplugged);
    row("another program has it", LIBUSB_ERROR_BUSY, devices::codes::OpenRefused);
    row("anything else", LIBUSB_ERROR_OTHER, devices::codes::OpenRefused);
}

void TestUsbStream::whyItWasNotOpenedIsTold()
{
    QFETCH(int, error);
    QFETCH(QString, code);
    QCOMPARE(toString(transport::usbFailure(error)), code);
}

void TestUsbStream::whatIsNotThereIsSaid()
{
    make(); // this machine has no USB at all
    QTRY_VERIFY(m_lost);
    QVERIFY(!m_opened);
    QCOMPARE(toString(m_lost->code), toString(devices::codes::Unplugged));
}

void TestUsbStream::whatAnotherProgramHoldsIsRefused()
{
    plug(twoPipeReader());
    m_devices[0]->refuseClaims(true);
    make();
    QTRY_VERIFY(m_lost);
    QVERIFY(!m_opened);
    QCOMPARE(toString(m_lost->code), toString(devices::codes::OpenRefused));
    m_devices[0]->refuseClaims(false);
    m_lost.reset();
    m_stream->open();
    QTRY_VERIFY(isOpen());
}

void TestUsbStream::anAnswerThatFillsItsLastPacketArrivesAtOnce()
{
    plug(twoPipeReader());
    make();
    QTRY_VERIFY(isOpen());
    m_devices[0]->send(0x81, QByteArray(128, 'a')); // two packets, and none that is short behind them
    QTRY_COMPARE(m_came, QByteArray(128, 'a'));
}

void TestUsbStream::messagesInTwoPartsStayWhole()
{
    const auto model = fourPipeReader(); // one byte of head here: how many follow it over the second pair
    plug(model);
    make({.vendor = model.vendor, .product = model.product, .serial = {}, .port = {}},
         {.head = 1, .restOf = [](QByteArrayView head) -> qsizetype { return static_cast<quint8>(head.front()); }});
    QTRY_VERIFY(isOpen());
    m_devices[0]->send(0x81, QByteArrayLiteral("\3\2")); // two heads before any rest
    m_devices[0]->send(0x85, "abcd");
    QTRY_COMPARE(m_came, QByteArrayLiteral("\3abc\2d"));
    m_stream->write("?!"); // asked while an answer to something older is still coming
    m_devices[0]->send(0x85, "egh"); // and here the rest of the next overtakes its head
    m_devices[0]->send(0x81, QByteArrayLiteral("\0\2")); // a message without a rest holds nothing up
    QTRY_COMPARE(m_came, QByteArrayLiteral("\3abc\2de\0\2gh"));
    m_devices[0]->send(0x81, QByteArrayLiteral("\xFF")); // a lie
    m_devices[0]->send(0x85, "abc");
    QTRY_VERIFY(m_came.endsWith("abc"));
    m_stream->dropHalf();
    m_devices[0]->send(0x81, QByteArrayLiteral("\1"));
    m_devices[0]->send(0x85, "i");
    QTRY_VERIFY(m_came.endsWith("abc\1i"));
}

void TestUsbStream::muchGoesOutInParts()
{
    plug(usbReceiptPrinter());
    make({.vendor = 0x04B8, .product = 0x0202, .serial = {}, .port = {}});
    QTRY_VERIFY(isOpen());
    m_devices[0]->holdOut(true);
    QByteArray much;
    for (int i = 0; i < 100'000; ++i)
        much.append(static_cast<char>(i * 7));
    m_stream->write(much);
    m_stream->write("end");
    QCOMPARE(m_stream->waiting(), much.size() + 3);
    QTRY_VERIFY(m_devices[0]->underWay() > 0);
    QVERIFY(m_heard.at(0x01).isEmpty());
    m_devices[0]->holdOut(false);
    QTRY_COMPARE(m_stream->waiting(), 0);
    QTRY_VERIFY(m_heard.at(0x01) == much + "end");
}

void TestUsbStream::aStallIsClearedOnce_data()
{
    QTest::addColumn<int>("endpoint");
    QTest::newRow("to us") << 0x81;
    QTest::newRow("from us") << 0x02;
}

void TestUsbStream::aStallIsClearedOnce()
{
    QFETCH(int, endpoint);
    plug(twoPipeReader());
    make();
    QTRY_VERIFY(isOpen());
    for (int round = 1; round <= 3; ++round) { // each has one coming to it: bytes went through in between
        m_devices[0]->halt(static_cast<quint8>(endpoint));
        m_stream->write("q");
        m_devices[0]->send(0x81, "a");
        QTRY_COMPARE(m_came.size(), round);
        QTRY_COMPARE(m_heard.at(0x02).size(), round); // once, not again
        QTRY_COMPARE(m_devices[0]->cleared(), round);
    }
    QVERIFY(isOpen());
}

void TestUsbStream::aPipeThatStallsAgainIsLost()
{
    plug(twoPipeReader());
    make();
    QTRY_VERIFY(isOpen());
    m_devices[0]->halt(0x81, 1000);
    QTRY_VERIFY(m_lost);
    QCOMPARE(toString(m_lost->code), toString(devices::codes::Unplugged));
    QCOMPARE(m_devices[0]->cleared(), 1);
    QCOMPARE(m_devices[0]->underWay(), 0);
}

void TestUsbStream::unpluggedInABlockingReadItIsLost()
{
    plug(twoPipeReader());
    make();
    QTRY_VERIFY(isOpen());
    QTRY_VERIFY(m_devices[0]->underWay() > 0); // somebody waits for an answer
    m_devices[0]->send(0x81, "last word");
    m_devices.clear();
    QTRY_VERIFY(m_lost);
    QCOMPARE(toString(m_lost->code), toString(devices::codes::Unplugged));
    QCOMPARE(m_came, QByteArray("last word"));
    m_stream->write("to nobody");
    QCOMPARE(m_stream->waiting(), 0);
}

void TestUsbStream::unpluggedWhileItTakesNothingItIsLost()
{
    plug(twoPipeReader());
    make();
    QTRY_VERIFY(isOpen());
    m_devices[0]->holdOut(true);
    m_stream->write(QByteArray(40'000, 'x'));
    QTRY_VERIFY(m_devices[0]->underWay() > 4);
    m_devices.clear();
    QTRY_VERIFY(m_lost);
    QCOMPARE(toString(m_lost->code), toString(devices::codes::Unplugged));
}

void TestUsbStream::closedItIsSilentAndOpensAgain()
{
    plug(twoPipeReader());
    make();
    for (int round = 0; round < 3; ++round) {
        QTRY_VERIFY(isOpen());
        m_stream->close();
        QCOMPARE(m_devices[0]->underWay(), 0);
        m_devices[0]->send(0x81, "unheard");
        m_opened = false;
        m_stream->open();
    }
    QTRY_VERIFY(isOpen());
    m_devices[0]->send(0x81, "heard");
    QTRY_COMPARE(m_came, QByteArray("heard"));
    QVERIFY(!m_lost);
}

void TestUsbStream::closedBeforeItWasOpenedItStaysSilent()
{
    plug(twoPipeReader());
    make();
    m_stream->close();
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    QVERIFY(!m_opened && !m_lost);
}

void TestUsbStream::aHundredPlugsLeaveNothingBehind()
{
    plug(twoPipeReader());
    make();
    const auto outAndIn = [this] {
        QTRY_VERIFY(isOpen());
        m_devices[0]->unplug();
        QTRY_VERIFY(m_lost);
        m_opened = false;
        m_lost.reset();
        QVERIFY(m_devices[0]->plug());
        m_stream->open();
    };
    QCOMPARE(tests::PlugRounds().leaveBehind(outAndIn), QString());
    QTRY_VERIFY(isOpen());
}

YC_TEST(TestUsbStream)
#include "tst_usb_stream.moc"
