#include "app/device_room.h"
#include "app/slip_maker.h"
#include "devices/card/sdt_reader.h"
#include "devices/print/escpos_printer.h"
#include "devices/virtual/escpos_twin.h"
#include "devices/virtual/sdt_twin.h"
#include "tests/support/register.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;

// Whether what a counter says of its devices is still so: the real drivers, and twins that are pulled out.
class TestDeviceRoom : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void whatWasSaidOfAReaderIsTakenBackWhenItIsThere();
    void whatWasSaidOfAPrinterIsTakenBackWhenItIsThere();
    void paperHasToBeThereAgain();
    void whatAsksForAHandComesBeforeTheWorkOnlyWhereItIsInHand();
    void whatNobodySaysAnyMoreIsTakenBackWhenAllAreThere();
    void whatHappenedOnceIsNotUndone();

private:
    QTemporaryDir m_prints;
    SystemClock m_clock;
    std::unique_ptr<devices::virtual_bench::SdtTwin> m_reader;
    std::unique_ptr<devices::virtual_bench::EscPosTwin> m_printer;
    std::unique_ptr<devices::hub::Hub> m_hub;
    std::unique_ptr<app::DeviceRoom> m_room;
};

void TestDeviceRoom::init()
{
    m_room.reset();
    m_hub.reset();
    m_reader = std::make_unique<devices::virtual_bench::SdtTwin>();
    m_printer = std::make_unique<devices::virtual_bench::EscPosTwin>(m_prints.path(), 576);
    QVERIFY(m_reader->plug() && m_printer->plug());
    m_hub = std::make_unique<devices::hub::Hub>(
        std::vector{devices::card::sdtDriver(), devices::print::escPosDriver(app::drawSlipLine)}, m_clock);
    const auto plug = [](const char *kind, quint16 port) {
        return QJsonObject{{QStringLiteral("kind"), QString::fromLatin1(kind)},
                           {QStringLiteral("place"), QStringLiteral("tcp:127.0.0.1:%1").arg(port)}};
    };
    m_hub->use(*devices::hub::plugsFromJson(
        {plug("card-reader", m_reader->port()), plug("receipt-printer", m_printer->port())}));
    m_room = std::make_unique<app::DeviceRoom>(*m_hub);
    m_hub->start();
    QTRY_COMPARE(m_room->working(), 2);
    QTRY_COMPARE(m_room->printer()->health().state, devices::DeviceState::Ready);
}

void TestDeviceRoom::whatWasSaidOfAReaderIsTakenBackWhenItIsThere()
{
    std::optional<Code> said;
    const auto listening = connect(m_room->reader(), &devices::CardReader::failed, this,
                                   [&](const devices::DeviceError &error) { said = error.code; });
    m_reader->unplug();
    QTRY_VERIFY_WITH_TIMEOUT(said.has_value(), 15'000);
    QVERIFY(m_room->stillHolds(*said));
    QVERIFY(m_reader->plug());
    QTRY_VERIFY_WITH_TIMEOUT(!m_room->stillHolds(*said), 25'000);
    QCOMPARE(m_room->working(), 2);
    disconnect(listening);
}

void TestDeviceRoom::whatWasSaidOfAPrinterIsTakenBackWhenItIsThere()
{
    m_printer->unplug();
    QTRY_COMPARE_WITH_TIMEOUT(m_room->working(), 1, 15'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_room->printer()->health().lastFault->code == devices::codes::NotListening, 15'000);
    QVERIFY(m_room->stillHolds(devices::codes::NotListening)); // the reader is well: it is not meant
    QVERIFY(m_room->stillHolds(devices::codes::PrinterSilent));
    QVERIFY(m_printer->plug());
    QTRY_VERIFY_WITH_TIMEOUT(!m_room->stillHolds(devices::codes::NotListening), 25'000);
    QVERIFY(!m_room->stillHolds(devices::codes::PrinterSilent));
}

void TestDeviceRoom::paperHasToBeThereAgain()
{
    m_printer->setState(QStringLiteral("paper-out"));
    QTRY_VERIFY_WITH_TIMEOUT(m_room->printer()->health().guidance == devices::Guidance::ReplaceRoll, 10'000);
    QVERIFY(m_room->stillHolds(devices::codes::PrinterPaperOut)); // it answers, but that is not what was said
    m_printer->setState(QStringLiteral("ok"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_room->stillHolds(devices::codes::PrinterPaperOut), 10'000);
}

void TestDeviceRoom::whatAsksForAHandComesBeforeTheWorkOnlyWhereItIsInHand()
{
    using devices::Guidance;
    using devices::Kind;
    QTRY_COMPARE(m_room->guidance(Kind::CardReader), Guidance::PlaceCard);
    QCOMPARE(m_room->guidance({}), Guidance::None);
    QCOMPARE(m_room->note({}), Guidance::None); // an empty reader is no news
    m_printer->setState(QStringLiteral("near-end"));
    QTRY_COMPARE_WITH_TIMEOUT(m_room->note(Kind::DocumentScanner), Guidance::RollNearEnd, 10'000);
    QCOMPARE(m_room->guidance(Kind::DocumentScanner), Guidance::None);
    QCOMPARE(m_room->guidance(Kind::ReceiptPrinter), Guidance::None); // it prints
    QCOMPARE(m_room->note(Kind::ReceiptPrinter), Guidance::RollNearEnd);
    m_printer->setState(QStringLiteral("paper-out"));
    QTRY_COMPARE_WITH_TIMEOUT(m_room->guidance(Kind::ReceiptPrinter), Guidance::ReplaceRoll, 10'000);
    QCOMPARE(m_room->note(Kind::ReceiptPrinter), Guidance::None); // said already
    QCOMPARE(m_room->note(Kind::CardReader), Guidance::ReplaceRoll);
}

// Between being pulled out and being back a reader says several things; only the last is its last fault.
void TestDeviceRoom::whatNobodySaysAnyMoreIsTakenBackWhenAllAreThere()
{
    std::optional<Code> first;
    bool takenBack = false;
    connect(m_room->reader(), &devices::CardReader::failed, m_room.get(), [&](const devices::DeviceError &error) {
        if (!first)
            first = error.code;
    });
    connect(m_room.get(), &app::DeviceRoom::changed, m_room.get(),
            [&] { takenBack = takenBack || (first && !m_room->stillHolds(*first)); });
    m_reader->unplug();
    QTRY_VERIFY_WITH_TIMEOUT(first.has_value(), 15'000);
    const auto last = [&] { return m_room->reader()->health().lastFault; };
    QTRY_VERIFY_WITH_TIMEOUT(last() && last()->code != *first, 30'000);
    QVERIFY(!takenBack);
    QVERIFY(m_reader->plug());
    QTRY_VERIFY_WITH_TIMEOUT(takenBack, 25'000);
}

void TestDeviceRoom::whatHappenedOnceIsNotUndone()
{
    for (const auto code : {devices::codes::ScannerIo, devices::codes::ScannerHung, devices::codes::SlipIncomplete,
                            devices::codes::CardUnreadable, Code{'H', 203}})
        QVERIFY2(m_room->stillHolds(code), qPrintable(toString(code)));
}

YC_TEST(TestDeviceRoom)
#include "tst_device_room.moc"
