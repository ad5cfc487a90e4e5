#include "app/device_room.h"
#include "app/slip_maker.h"
#include "devices/card/sdt_reader.h"
#include "devices/hub/hub.h"
#include "devices/hub/place_check.h"
#include "devices/print/escpos_printer.h"
#include "devices/virtual/escpos_twin.h"
#include "devices/virtual/sample_cards.h"
#include "devices/virtual/sdt_twin.h"
#include "devices/virtual/usb/usb_wire.h"
#include "tests/support/register.h"
#include "ui/diagnosis_run.h"

#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace devices::virtual_bench;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

// The doctor from the plug to a card's name, on USB: the kernel's tree, the node's rights, the pipes and the twins
// behind them.
class TestUsbDoctor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void eachStepIsGreenDownToACardsNameAndAPrintedLine();
    void whatIsNotPluggedInIsSaidFirst();
    void whatIsNoReaderIsFoundWhereItIsOpened();

private:
    void examine(); // into m_told
    [[nodiscard]] QString stepsOf(const QString &id) const; // "plugged ✓, rights ✓, …"

    SystemClock m_clock;
    std::unique_ptr<UsbBed> m_bed;
    std::unique_ptr<SdtTwin> m_reader;
    std::unique_ptr<EscPosTwin> m_printer;
    std::unique_ptr<UsbWire> m_readerWire;
    std::unique_ptr<UsbWire> m_printerWire;
    ui::Diagnosis m_told;
};

void TestUsbDoctor::init()
{
    QVERIFY2(UsbBed::isPossible(), "run by ctest, which preloads umockdev");
    m_bed = std::make_unique<UsbBed>();
    m_reader = std::make_unique<SdtTwin>();
    m_printer = std::make_unique<EscPosTwin>(QString());
}

void TestUsbDoctor::cleanup()
{
    m_readerWire.reset();
    m_printerWire.reset();
    m_reader.reset();
    m_printer.reset();
    m_bed.reset();
    m_told = {};
}

void TestUsbDoctor::examine()
{
    const QTemporaryDir folder;
    devices::hub::Hub hub({devices::card::sdtDriver(), devices::print::escPosDriver(app::drawSlipLine)}, m_clock);
    hub.use({{.kind = devices::Kind::CardReader, .place = u"usb:0400:c35a#SDT1"_s},
             {.kind = devices::Kind::ReceiptPrinter, .place = u"usb:04b8:0202"_s}});
    ui::DiagnosisParts parts;
    parts.desk.vaultFolder = folder.filePath(u"vault"_s);
    parts.desk.keysInFile = true;
    parts.startDevices = [&hub] { hub.start(); };
    parts.devices = [&hub] { return app::devicesSeen(hub); };
    parts.placeFacts = [](const QString &place) { return devices::hub::factsOf(place); };
    parts.toTry = [&hub] { return app::devicesToTry(hub); };
    parts.limits = {.all = 15s, .doctor = 15s, .devices = 5s};
    ui::DiagnosisRun run(parts, m_clock);
    bool over = false;
    connect(&run, &ui::DiagnosisRun::finished, this, [&](const ui::Diagnosis &all) {
        m_told = all;
        over = true;
    });
    run.start();
    QTRY_VERIFY_WITH_TIMEOUT(over, 40'000);
}

QString TestUsbDoctor::stepsOf(const QString &id) const
{
    QStringList told;
    for (const auto &check : m_told.checks) {
        if (check.id != id)
            continue;
        for (const auto &step : check.steps)
            told << step.id + u' ' + ui::markOf(step.state) + (step.code ? u' ' + toString(*step.code) : QString());
    }
    return told.join(u", "_s);
}

void TestUsbDoctor::eachStepIsGreenDownToACardsNameAndAPrintedLine()
{
    m_readerWire = std::make_unique<UsbWire>(*m_bed, twoPipeReader("SDT1"), "1");
    m_printerWire = std::make_unique<UsbWire>(*m_bed, usbReceiptPrinter("P1"), "2");
    QVERIFY(m_readerWire->device().plug() && m_printerWire->device().plug());
    m_reader->listenTo(*m_readerWire);
    m_printer->listenTo(*m_printerWire);
    m_reader->putCard(*sampleCard(u"zhang"_s));
    examine();
    QCOMPARE(stepsOf(u"device.card-reader"_s), u"plugged ✓, rights ✓, opened ✓, answers ✓, tried ✓"_s);
    QCOMPARE(stepsOf(u"device.receipt-printer"_s), u"plugged ✓, rights ✓, opened ✓, answers ✓, tried ✓"_s);
    QCOMPARE(m_printer->slips().size(), 1U);
    for (const auto &check : std::as_const(m_told.checks))
        for (const auto &step : check.steps)
            QVERIFY2(!step.says.contains(u"张样例"_s), qPrintable(step.says)); // masked
}

void TestUsbDoctor::whatIsNotPluggedInIsSaidFirst()
{
    m_printerWire = std::make_unique<UsbWire>(*m_bed, usbReceiptPrinter("P1"), "2");
    QVERIFY(m_printerWire->device().plug());
    m_printer->listenTo(*m_printerWire);
    examine();
    QVERIFY2(stepsOf(u"device.card-reader"_s).startsWith(u"plugged ✕ D-0901"_s),
             qPrintable(stepsOf(u"device.card-reader"_s)));
    QVERIFY(stepsOf(u"device.receipt-printer"_s).startsWith(u"plugged ✓, rights ✓, opened ✓"_s));
}

void TestUsbDoctor::whatIsNoReaderIsFoundWhereItIsOpened()
{
    auto disk = twoPipeReader("SDT1");
    disk.interfaces[0].kind = 8;
    m_readerWire = std::make_unique<UsbWire>(*m_bed, disk, "1");
    QVERIFY(m_readerWire->device().plug());
    examine();
    QVERIFY2(stepsOf(u"device.card-reader"_s).startsWith(u"plugged ✓, rights ✓, opened ✕ D-0909"_s),
             qPrintable(stepsOf(u"device.card-reader"_s)));
}

YC_TEST(TestUsbDoctor)
#include "tst_usb_doctor.moc"
