#include "app/pages/doctor_page.h"
#include "app/slip_maker.h"
#include "devices/card/sdt_reader.h"
#include "devices/code/line_code_scanner.h"
#include "devices/lobby/line_announcer.h"
#include "devices/lobby/line_cabinet.h"
#include "devices/print/escpos_printer.h"
#include "devices/virtual/cabinet_twin.h"
#include "devices/virtual/code_twin.h"
#include "devices/virtual/display_twin.h"
#include "devices/virtual/escpos_twin.h"
#include "devices/virtual/sample_cards.h"
#include "devices/virtual/sdt_twin.h"
#include "devices/virtual/speaker_twin.h"
#include "tests/app/fresh_counter.h"
#include "tests/support/register.h"

#include <QFile>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace yc;
using namespace Qt::Literals::StringLiterals;
using namespace devices::virtual_bench;

// 设备诊断 over the shipping drivers: a reader on a serial line, a receipt printer and a code scanner on the network.
class TestDoctorPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void eachDeviceIsFollowedToTheEnd();
    void whatIsPulledOutIsRedWithItsRemedy();
    void itCanBeStoppedAtAnyTime();
    void whoLeavesThePageIsNotWaitedFor();
    void displaysSpeakersAndCabinetsAreTried();

private:
    [[nodiscard]] QString lines() const;
    [[nodiscard]] bool says(const QString &words) const { return lines().contains(words); }

    std::unique_ptr<SdtTwin> m_reader;
    std::unique_ptr<EscPosTwin> m_printer;
    std::unique_ptr<CodeTwin> m_codes;
    std::unique_ptr<QTemporaryDir> m_prints;
    std::unique_ptr<tests::FreshDesk> m_desk;
    std::unique_ptr<devices::hub::Hub> m_hub;
    std::unique_ptr<tests::OpenShop> m_open;
    std::unique_ptr<app::DoctorPage> m_page;
};

void TestDoctorPage::init()
{
    m_prints = std::make_unique<QTemporaryDir>();
    m_reader = std::make_unique<SdtTwin>();
    m_printer = std::make_unique<EscPosTwin>(m_prints->path());
    m_codes = std::make_unique<CodeTwin>();
    QVERIFY(m_reader->plug() && m_printer->plug() && m_codes->plug());
    m_desk = std::make_unique<tests::FreshDesk>();
    m_hub = std::make_unique<devices::hub::Hub>(std::vector{devices::card::sdtDriver(),
                                                            devices::print::escPosDriver(app::drawSlipLine),
                                                            devices::code::lineCodeDriver()},
                                                m_desk->clock);
    using devices::Kind;
    m_hub->use({{.kind = Kind::CardReader, .place = u"serial:"_s + m_reader->ptyPath(), .options = {{u"pollMs"_s, 20}}},
                {.kind = Kind::ReceiptPrinter, .place = u"tcp:127.0.0.1:%1"_s.arg(m_printer->port())},
                {.kind = Kind::CodeScanner, .place = u"tcp:127.0.0.1:%1"_s.arg(m_codes->port())}});
    m_open = std::make_unique<tests::OpenShop>(m_desk->desk, *m_hub);
    m_open->printer.start(); // nobody is there: it says so
    m_page = std::make_unique<app::DoctorPage>(m_open->shop);
    m_page->resize(1000, 640);
    m_page->show();
    m_page->enter();
    m_hub->start();
    QTRY_COMPARE(m_open->devices.working(), 3);
    QTRY_VERIFY(m_open->printing.hasAnswered());
}

void TestDoctorPage::cleanup()
{
    m_page.reset();
    m_open.reset();
    m_hub.reset();
    m_desk.reset();
    m_codes.reset();
    m_printer.reset();
    m_reader.reset();
}

QString TestDoctorPage::lines() const
{
    const auto *list = m_page->findChild<QListWidget *>();
    QStringList all;
    for (int i = 0; i < list->count(); ++i)
        all << list->item(i)->text();
    return all.join(u'\n');
}

void TestDoctorPage::eachDeviceIsFollowedToTheEnd()
{
    QSignalSpy waiting(m_page.get(), &app::DoctorPage::waiting);
    QVERIFY(m_page->goOn()); // Enter
    QVERIFY(m_page->isRunning());
    QTRY_VERIFY(says(u"打出了一行字"_s));
    QTRY_COMPARE(m_printer->slips().size(), 1U); // one line, once
    QVERIFY(m_printer->slips()[0].lines.join(QString()).contains(u"设备检查"_s));
    QVERIFY(says(u"请把任意一张身份证平放在读卡区"_s) && says(u"请用扫码器扫任意一个码"_s));
    QVERIFY(waiting.back()[0].toString().contains(u"身份证"_s)); // and in the line at the bottom
    m_reader->putCard(*sampleCard(u"zhang"_s));
    QTRY_VERIFY(says(u"读到证件：张**"_s));
    m_codes->scan("6901234567892");
    QTRY_VERIFY(says(u"读到一个码，13 字节"_s));
    QTRY_VERIFY(!m_page->isRunning());
    QVERIFY(waiting.back()[0].toString().isEmpty());
    QVERIFY2(says(u"✓ 接上　"_s + m_reader->ptyPath()), qPrintable(lines()));
    QVERIFY(says(u"✓ 权限"_s));
    QVERIFY(says(u"D-0401"_s)); // there is no print service here
    for (const auto *secret : {"张样例", "11010519491231002X", "6901234567892"})
        QVERIFY2(!says(QString::fromUtf8(secret)), secret);
    QCOMPARE(m_printer->slips().size(), 1U);
}

void TestDoctorPage::whatIsPulledOutIsRedWithItsRemedy()
{
    m_printer->unplug();
    m_reader->unplug();
    QTRY_COMPARE(m_open->devices.working(), 1);
    QVERIFY(m_page->goOn());
    QTRY_VERIFY(says(u"✕ 接上"_s)); // its node is gone
    QVERIFY2(says(u"（D-0901）"_s), qPrintable(lines()));
    QTRY_VERIFY2(says(u"✕ 打开"_s) && says(u"（D-0905）"_s), qPrintable(lines()));
    QVERIFY(says(u"先处理前面的问题"_s));
    m_codes->scan("12");
    QTRY_VERIFY(!m_page->isRunning());
    QVERIFY(m_page->instruction().contains(u"3"_s)); // and the print service
    QVERIFY(m_printer->slips().empty());
}

void TestDoctorPage::itCanBeStoppedAtAnyTime()
{
    m_printer->setState(u"cover"_s);
    QTRY_COMPARE(m_hub->receiptPrinter()->health().state, devices::DeviceState::Guidance);
    QVERIFY(m_page->goOn());
    QTRY_VERIFY(says(u"请合上设备盖板"_s)); // it is said, and no line is asked of it
    QVERIFY(m_page->goBack()); // Esc
    QVERIFY(!m_page->isRunning());
    QVERIFY(says(u"没有放证件，没有试读"_s));
    m_printer->setState(u"ok"_s);
    QTRY_COMPARE(m_hub->receiptPrinter()->health().state, devices::DeviceState::Ready);
    m_reader->putCard(*sampleCard(u"zhang"_s));
    QTRY_COMPARE(m_reader->readings(), 1);
    QVERIFY(m_printer->slips().empty()); // nothing comes out for the next person
    QVERIFY(!says(u"张**"_s));
    QSignalSpy left(m_page.get(), &app::DoctorPage::left);
    QVERIFY(m_page->goBack());
    QCOMPARE(left.size(), 1);
}

void TestDoctorPage::whoLeavesThePageIsNotWaitedFor()
{
    QVERIFY(m_page->goOn());
    QVERIFY(m_page->isRunning());
    m_page->hide(); // F2: the next applicant
    QVERIFY(!m_page->isRunning());
}

void TestDoctorPage::displaysSpeakersAndCabinetsAreTried()
{
    using devices::Kind;
    DisplayTwin display;
    SpeakerTwin speaker;
    CabinetTwin cabinet(CabinetTwin::Way::Board, 4);
    QVERIFY(display.plug() && speaker.plug() && cabinet.plug());
    auto drivers = devices::lobby::announcerDrivers();
    for (const auto &one : devices::lobby::cabinetDrivers())
        drivers.push_back(one);
    m_page.reset();
    m_open.reset();
    m_hub = std::make_unique<devices::hub::Hub>(drivers, m_desk->clock);
    const auto on = [](quint16 port) { return u"tcp:127.0.0.1:%1"_s.arg(port); };
    m_hub->use({{.kind = Kind::Display, .place = on(display.port())},
                {.kind = Kind::Speaker, .place = on(speaker.port())},
                {.kind = Kind::Cabinet, .place = on(cabinet.port()), .options = {{u"doors"_s, 4}}}});
    m_open = std::make_unique<tests::OpenShop>(m_desk->desk, *m_hub);
    m_open->printer.start();
    m_page = std::make_unique<app::DoctorPage>(m_open->shop);
    m_page->show();
    QVERIFY(cabinet.force(3));
    m_hub->start();
    QTRY_COMPARE(m_open->devices.working(), 3);
    QVERIFY(m_page->goOn());
    QTRY_VERIFY2(says(u"“叫号测试”已送出"_s), qPrintable(lines()));
    QTRY_VERIFY2(says(u"“叫号测试”已播完"_s), qPrintable(lines()));
    QTRY_VERIFY2(says(u"4 个门，3 个关着"_s), qPrintable(lines()));
    QTRY_VERIFY(!m_page->isRunning());
    QVERIFY(display.all().contains(u"叫号测试"_s));
    QTRY_VERIFY(display.shown().isEmpty()); // nobody is called so
    QCOMPARE(speaker.said().size(), 1);
    for (int door = 1; door <= 4; ++door)
        QCOMPARE(cabinet.told(door), 0); // none was opened
}

YC_TEST(TestDoctorPage)
#include "tst_doctor_page.moc"
