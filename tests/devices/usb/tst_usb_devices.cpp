#include "devices/card/sdt_reader.h"
#include "devices/print/escpos_printer.h"
#include "devices/transport/device_thread.h"
#include "devices/virtual/escpos_twin.h"
#include "devices/virtual/sample_cards.h"
#include "devices/virtual/sdt_twin.h"
#include "devices/virtual/usb/hid_wire.h"
#include "devices/virtual/usb/usb_wire.h"
#include "tests/support/plug_rounds.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::virtual_bench;
using namespace std::chrono_literals;
using card::sdt::Command;

namespace
{

// 54 bytes of payload behind eight of the maker's own and its length, as some readers have it.
constexpr transport::HidLayout MakersReports{.size = 64, .number = 0, .payloadAt = 9, .payload = 54, .lengthAt = 8};
constexpr transport::HidLayout NumberedReports{.size = 63, .number = 5, .payloadAt = 0, .payload = 63, .lengthAt = -1};

} // namespace

// The drivers that ship, on USB: the same twins as on other wires stand behind the pipes.
class TestUsbDevices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aCardIsReadOverEachWire_data();
    void aCardIsReadOverEachWire();
    void lineFaultsCostNoCard_data();
    void lineFaultsCostNoCard();
    void unpluggedAtAnyMomentItComesBack_data();
    void unpluggedAtAnyMomentItComesBack();
    void twoAlikeAreToldApartBySocket();
    void aReaderThatStallsOnceReadsOn();
    void whatIsNoReaderIsAFault();
    void aReportThatLiesAboutItsLengthHurtsNobody();
    void aSlipComesOutOfAPrinterOnUsb();
    void anOpenCoverIsToldWithoutBeingAsked();
    void pulledOutInTheMiddleIsInDoubtAndNeverRepeated();
    void destroyedInTheMiddleNothingIsLeftBehind();
    void aHundredPlugsLeaveNothingBehind_data();
    void aHundredPlugsLeaveNothingBehind();

private:
    struct Wire {
        QString place;
        transport::HidLayout reports;
        UsbWire *usb = nullptr;
        HidWire *hid = nullptr;
        void plug() const { QVERIFY(usb ? usb->device().plug() : hid->plug()); }
        void unplug() const { usb ? usb->device().unplug() : hid->unplug(); }
    };
    static void wires();
    [[nodiscard]] Wire wire(const QString &name);
    void makeReader(const Wire &wire);
    void makePrinter(const Wire &wire);
    void print(const QString &jobId, const QStringList &lines);

    SystemClock m_clock;
    std::unique_ptr<UsbBed> m_bed;
    std::unique_ptr<SdtTwin> m_twin;
    std::unique_ptr<EscPosTwin> m_printerTwin;
    std::unique_ptr<TwinWire> m_wire;
    std::unique_ptr<transport::DeviceThread> m_thread;
    std::unique_ptr<card::SdtReader> m_reader;
    std::unique_ptr<print::EscPosPrinter> m_printer;
    std::vector<std::shared_ptr<IdentityCard>> m_cards;
    int m_lifted = 0;
    QStringList m_failures;
    QHash<QString, QString> m_answers; // "printed" or the code
};

void TestUsbDevices::init()
{
    QVERIFY2(UsbBed::isPossible(), "run by ctest, which preloads umockdev");
    m_bed = std::make_unique<UsbBed>();
    m_twin = std::make_unique<SdtTwin>();
    m_printerTwin = std::make_unique<EscPosTwin>(QString());
    m_thread = std::make_unique<transport::DeviceThread>(QStringLiteral("usb"));
}

void TestUsbDevices::cleanup()
{
    m_reader.reset();
    m_printer.reset();
    m_thread.reset();
    m_wire.reset();
    m_twin.reset();
    m_printerTwin.reset();
    m_bed.reset();
    m_cards.clear();
    m_lifted = 0;
    m_failures.clear();
    m_answers.clear();
}

void TestUsbDevices::wires()
{
    QTest::addColumn<QString>("wire");
    for (const auto *name : {"usb two pipes", "usb four pipes", "hid", "hid, a maker's reports", "hid, numbered"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

TestUsbDevices::Wire TestUsbDevices::wire(const QString &name)
{
    Wire made;
    if (name.startsWith(QLatin1String("hid"))) {
        made.reports = name.contains(QLatin1String("maker")) ? MakersReports
            : name.contains(QLatin1String("numbered"))       ? NumberedReports
                                                             : transport::HidLayout();
        auto hid = std::make_unique<HidWire>(*m_bed, twoPipeReader("SDT1"), made.reports);
        made.hid = hid.get();
        made.place = QStringLiteral("hid:0400:c35a#SDT1");
        m_twin->listenTo(*hid);
        m_wire = std::move(hid);
    } else {
        const bool printer = name.contains(QLatin1String("printer"));
        const auto model = printer                 ? usbReceiptPrinter("P1")
            : name.contains(QLatin1String("four")) ? fourPipeReader("SDT1")
                                                   : twoPipeReader("SDT1");
        auto usb = std::make_unique<UsbWire>(*m_bed, model);
        made.usb = usb.get();
        made.place = printer ? QStringLiteral("usb:04b8:0202") : QStringLiteral("usb:0400:c35a#SDT1");
        if (printer)
            m_printerTwin->listenTo(*usb);
        else
            m_twin->listenTo(*usb);
        m_wire = std::move(usb);
    }
    return made;
}

void TestUsbDevices::makeReader(const Wire &wire)
{
    card::SdtSettings settings;
    settings.place = wire.place;
    settings.reports = wire.reports;
    settings.poll = 15ms;
    settings.shortTimeout = 300ms;
    settings.readTimeout = 600ms;
    settings.firstRetry = 20ms;
    settings.lastRetry = 80ms;
    m_reader = std::make_unique<card::SdtReader>(settings, m_clock, m_thread->thread());
    connect(m_reader.get(), &CardReader::cardRead, this, [this](const auto &card) { m_cards.push_back(card); });
    connect(m_reader.get(), &CardReader::cardLifted, this, [this] { ++m_lifted; });
    connect(m_reader.get(), &CardReader::failed, this,
            [this](const DeviceError &error) { m_failures << toString(error.code); });
    m_reader->start();
}

void TestUsbDevices::makePrinter(const Wire &wire)
{
    print::EscPosSettings settings;
    settings.place = wire.place;
    settings.answerTimeout = 300ms;
    settings.settleTimeout = 4s;
    settings.watch = 1h; // what it says by itself is what we hear
    settings.firstRetry = 30ms;
    settings.lastRetry = 60ms;
    m_printer = std::make_unique<print::EscPosPrinter>(settings, print::LineRasteriser(), m_clock, m_thread->thread());
    connect(m_printer.get(), &ReceiptPrinter::printed, this,
            [this](const QString &id) { m_answers[id] = QStringLiteral("printed"); });
    connect(m_printer.get(), &ReceiptPrinter::notPrinted, this,
            [this](const QString &id, const DeviceError &error) { m_answers[id] = toString(error.code); });
    m_printer->start();
}

void TestUsbDevices::print(const QString &jobId, const QStringList &lines)
{
    Slip slip;
    slip.jobId = jobId;
    for (const auto &line : lines)
        slip.parts.emplace_back(SlipText{.text = line});
    m_printer->print(std::move(slip));
}

void TestUsbDevices::aCardIsReadOverEachWire_data()
{
    wires();
}

void TestUsbDevices::aCardIsReadOverEachWire()
{
    QFETCH(QString, wire);
    const auto made = this->wire(wire);
    made.plug();
    makeReader(made);
    QTRY_COMPARE(m_reader->health().state, DeviceState::Ready);
    m_twin->putCard(*sampleCard(QStringLiteral("li")));
    QTRY_COMPARE(m_cards.size(), 1U);
    QCOMPARE(m_cards[0]->name, QStringLiteral("李测试"));
    QCOMPARE(m_cards[0]->photo.reveal(), sampleCard(QStringLiteral("li"))->photo);
    QCOMPARE(m_cards[0]->latestAddress, QStringLiteral("安徽省马鞍山市样例区测试大道８８号"));
    QCOMPARE(m_reader->info().serial, QStringLiteral("05.03-20100341-0000000123-0000000456"));
    m_twin->liftCard();
    QTRY_COMPARE(m_lifted, 1);
    m_twin->putCard(*sampleCard(QStringLiteral("zhang")));
    QTRY_COMPARE(m_cards.size(), 2U);
    QCOMPARE(m_cards[1]->number, QStringLiteral("11010519491231002X"));
    QCOMPARE(m_failures, QStringList());
}

void TestUsbDevices::lineFaultsCostNoCard_data()
{
    QTest::addColumn<QString>("wire");
    QTest::addColumn<QString>("fault");
    for (const auto *wire : {"usb two pipes", "usb four pipes", "hid"}) {
        for (const auto *fault : {"doubled", "wrong check", "lying length", "cut"})
            QTest::addRow("%s, %s", wire, fault) << QString::fromLatin1(wire) << QString::fromLatin1(fault);
    }
}

void TestUsbDevices::lineFaultsCostNoCard()
{
    QFETCH(QString, wire);
    QFETCH(QString, fault);
    const auto made = this->wire(wire);
    made.plug();
    makeReader(made);
    QTRY_COMPARE(m_reader->health().state, DeviceState::Ready);
    auto &faults = m_twin->faults();
    faults.doubled = fault == QLatin1String("doubled");
    connect(m_twin.get(), &SdtTwin::asked, m_twin.get(), [&, done = false](Command command) mutable {
        if (done || command != Command::SelectCard)
            return;
        done = true;
        faults.wrongCheck = fault == QLatin1String("wrong check");
        faults.lyingLength = fault == QLatin1String("lying length");
        faults.cut = fault == QLatin1String("cut");
    });
    m_twin->putCard(*sampleCard(QStringLiteral("zhang")));
    QTRY_COMPARE(m_cards.size(), 1U);
    m_twin->disconnect(m_twin.get());
}

void TestUsbDevices::unpluggedAtAnyMomentItComesBack_data()
{
    QTest::addColumn<QString>("wire");
    QTest::addColumn<int>("at");
    const std::pair<const char *, Command> moments[]{
        {"self-test", Command::SamStatus},
        {"find", Command::FindCard},
        {"read", Command::ReadTextAndPhoto},
        {"address", Command::ReadLatestAddress},
    };
    for (const auto *wire : {"usb two pipes", "usb four pipes", "hid"}) {
        for (const auto &[name, command] : moments)
            QTest::addRow("%s, %s", wire, name) << QString::fromLatin1(wire) << static_cast<int>(command);
    }
}

void TestUsbDevices::unpluggedAtAnyMomentItComesBack()
{
    QFETCH(QString, wire);
    QFETCH(int, at);
    const auto made = this->wire(wire);
    made.plug();
    bool pulled = false;
    connect(m_twin.get(), &SdtTwin::asked, m_twin.get(), [&](Command command) {
        if (pulled || static_cast<int>(command) != at)
            return;
        pulled = true;
        m_twin->faults().silent = true;
        made.unplug();
    });
    makeReader(made);
    m_twin->putCard(*sampleCard(QStringLiteral("li")));
    QTRY_VERIFY(pulled);
    QTRY_COMPARE(m_failures, QStringList{toString(devices::codes::Unplugged)});
    QVERIFY(m_cards.empty());
    QTRY_COMPARE(m_reader->health().state, DeviceState::Absent);
    m_twin->faults().silent = false;
    made.plug();
    m_twin->putCard(*sampleCard(QStringLiteral("li")));
    QTRY_COMPARE(m_cards.size(), 1U);
    QCOMPARE(m_failures.size(), 1);
}

void TestUsbDevices::twoAlikeAreToldApartBySocket()
{
    SdtTwin other;
    UsbWire left(*m_bed, twoPipeReader(), "1");
    UsbWire right(*m_bed, twoPipeReader(), "2.4");
    m_twin->listenTo(right);
    other.listenTo(left);
    QVERIFY(left.device().plug() && right.device().plug());
    makeReader({.place = QStringLiteral("usb:0400:c35a@1-2.4"), .reports = {}});
    QTRY_COMPARE(m_reader->health().state, DeviceState::Ready);
    other.putCard(*sampleCard(QStringLiteral("li")));
    m_twin->putCard(*sampleCard(QStringLiteral("zhang")));
    QTRY_COMPARE(m_cards.size(), 1U);
    QCOMPARE(m_cards[0]->name, QStringLiteral("张样例"));
    QCOMPARE(other.requests(), 0);
    m_reader.reset();
    m_thread.reset();
}

void TestUsbDevices::aReaderThatStallsOnceReadsOn()
{
    const auto made = wire(QStringLiteral("usb two pipes"));
    made.plug();
    makeReader(made);
    QTRY_COMPARE(m_reader->health().state, DeviceState::Ready);
    connect(m_twin.get(), &SdtTwin::asked, m_twin.get(), [&, done = false](Command command) mutable {
        if (!done && command == Command::ReadTextAndPhoto)
            made.usb->device().halt(0x81);
        done = done || command == Command::ReadTextAndPhoto;
    });
    m_twin->putCard(*sampleCard(QStringLiteral("zhang")));
    QTRY_COMPARE(m_cards.size(), 1U);
    QCOMPARE(made.usb->device().cleared(), 1);
    QCOMPARE(m_failures, QStringList());
    m_twin->disconnect(m_twin.get());
}

void TestUsbDevices::whatIsNoReaderIsAFault()
{
    auto disk = twoPipeReader();
    disk.interfaces[0].kind = 8;
    UsbWire wire(*m_bed, disk);
    QVERIFY(wire.device().plug());
    makeReader({.place = QStringLiteral("usb:0400:c35a"), .reports = {}});
    QTRY_COMPARE(m_failures, QStringList{toString(devices::codes::WrongDevice)});
    QTRY_COMPARE(m_reader->health().state, DeviceState::Fault); // waiting does not mend it
    m_reader.reset();
    m_thread.reset();
}

void TestUsbDevices::aReportThatLiesAboutItsLengthHurtsNobody()
{
    const auto made = wire(QStringLiteral("hid, a maker's reports"));
    made.plug();
    makeReader(made);
    QTRY_COMPARE(m_reader->health().state, DeviceState::Ready);
    for (const auto &report : {QByteArray(64, '\xFF'), QByteArray(3, '\xFF'), QByteArray(64, '\0')})
        made.hid->sendReport(report);
    m_twin->putCard(*sampleCard(QStringLiteral("zhang")));
    QTRY_COMPARE(m_cards.size(), 1U);
    QCOMPARE(m_failures, QStringList());
}

void TestUsbDevices::aSlipComesOutOfAPrinterOnUsb()
{
    const auto made = wire(QStringLiteral("printer"));
    made.plug();
    makePrinter(made);
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
    print(QStringLiteral("a"), {QStringLiteral("申请材料接收凭证"), QStringLiteral("申请人：张样例")});
    QTRY_COMPARE(m_answers.value(QStringLiteral("a")), QStringLiteral("printed"));
    QCOMPARE(m_printerTwin->slips().size(), 1U);
    QCOMPARE(m_printerTwin->slips()[0].lines.first(2),
             (QStringList{QStringLiteral("申请材料接收凭证"), QStringLiteral("申请人：张样例")}));
    QCOMPARE(m_printerTwin->unknownBytes(), 0);
}

void TestUsbDevices::anOpenCoverIsToldWithoutBeingAsked()
{
    const auto made = wire(QStringLiteral("printer"));
    made.plug();
    makePrinter(made);
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
    QTRY_VERIFY(m_printerTwin->isTelling());
    QVERIFY(m_printerTwin->setState(QStringLiteral("cover")));
    QTRY_COMPARE(m_printer->health().guidance, Guidance::CloseCover);
    QVERIFY(m_printerTwin->setState(QStringLiteral("ok")));
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
}

void TestUsbDevices::pulledOutInTheMiddleIsInDoubtAndNeverRepeated()
{
    const auto made = wire(QStringLiteral("printer"));
    made.plug();
    makePrinter(made);
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
    QVERIFY(m_printerTwin->setState(QStringLiteral("silent"), 1)); // after one line nothing more is printed or said
    print(QStringLiteral("a"), {QStringLiteral("一"), QStringLiteral("二"), QStringLiteral("三")});
    QTRY_COMPARE(m_printerTwin->state(), QStringLiteral("silent"));
    made.unplug();
    m_printerTwin->unplug();
    QTRY_COMPARE(m_answers.value(QStringLiteral("a")), toString(devices::codes::SlipIncomplete));
    QVERIFY(m_printerTwin->setState(QStringLiteral("ok")));
    made.plug();
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
    print(QStringLiteral("a"), {QStringLiteral("一")});
    print(QStringLiteral("b"), {QStringLiteral("另一张")});
    QTRY_COMPARE(m_answers.value(QStringLiteral("b")), QStringLiteral("printed"));
    QCOMPARE(m_answers.value(QStringLiteral("a")), toString(devices::codes::SlipIncomplete));
    QCOMPARE(m_printerTwin->slips().size(), 1U);
}

void TestUsbDevices::destroyedInTheMiddleNothingIsLeftBehind()
{
    const auto made = wire(QStringLiteral("usb four pipes"));
    made.plug();
    m_twin->putCard(*sampleCard(QStringLiteral("zhang")));
    for (int round = 0; round < 5; ++round) {
        const int before = m_twin->requests();
        makeReader(made);
        QTRY_VERIFY(m_twin->requests() > before + round);
        m_reader.reset();
    }
    m_thread.reset(); // joins: a session left behind would show here under the sanitizers
    QCOMPARE(made.usb->device().underWay(), 0);
}

void TestUsbDevices::aHundredPlugsLeaveNothingBehind_data()
{
    wires();
    QTest::newRow("usb printer") << QStringLiteral("usb printer");
}

void TestUsbDevices::aHundredPlugsLeaveNothingBehind()
{
    QFETCH(QString, wire);
    const auto made = this->wire(wire);
    const bool printer = wire.contains(QLatin1String("printer"));
    made.plug();
    printer ? makePrinter(made) : makeReader(made);
    const auto state = [&] { return printer ? m_printer->health().state : m_reader->health().state; };
    QTRY_COMPARE(state(), DeviceState::Ready);
    const auto outAndIn = [&] {
        made.unplug();
        QTRY_COMPARE(state(), DeviceState::Absent);
        made.plug();
        QTRY_COMPARE(state(), DeviceState::Ready);
    };
    QCOMPARE(tests::PlugRounds().leaveBehind(outAndIn), QString());
}

YC_TEST(TestUsbDevices)
#include "tst_usb_devices.moc"
