#include "app/pages/devices_page.h"
#include "app/slip_maker.h"
#include "devices/card/sdt_reader.h"
#include "devices/print/escpos_printer.h"
#include "devices/virtual/escpos_twin.h"
#include "devices/virtual/sample_cards.h"
#include "devices/virtual/sdt_twin.h"
#include "tests/app/counter_window.h"
#include "tests/app/keep_picture.h"
#include "tests/support/register.h"

#include <QFile>
#include <QJsonDocument>
#include <QListWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace Qt::Literals::StringLiterals;
using devices::Kind;
using devices::virtual_bench::EscPosTwin;
using devices::virtual_bench::sampleCard;
using devices::virtual_bench::SdtTwin;
using tests::DeskWorld;

// A counter with two card readers and two receipt printers, over the shipping drivers.
class TestTwoOfAKind : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void aCardOnEitherReaderIsTaken();
    void thePrinterInUseIsChosenOnThePageOfDevicesAndRemembered();
    void whatCannotBeKeptIsSaid();

private:
    [[nodiscard]] app::DevicesPage *devicesPage();
    void choose(app::DevicesPage &page, const QString &place);
    [[nodiscard]] static QString lineOf(const app::DevicesPage &page, const QString &place);

    QTemporaryDir m_folder;
    DeskWorld m_world;
    std::unique_ptr<SdtTwin> m_readers[2];
    std::unique_ptr<EscPosTwin> m_printers[2];
    QStringList m_printerPlaces;
    std::unique_ptr<tests::CounterWindow> m_counter; // one for all: to come up takes seconds
};

void TestTwoOfAKind::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    std::vector<devices::Plug> plugs;
    for (int i = 0; i < 2; ++i) {
        m_readers[i] = std::make_unique<SdtTwin>();
        m_printers[i] = std::make_unique<EscPosTwin>(m_folder.path(), 576);
        QVERIFY(m_readers[i]->plug() && m_printers[i]->plug());
        m_printerPlaces += u"tcp:127.0.0.1:%1"_s.arg(m_printers[i]->port());
        plugs.push_back({.kind = Kind::CardReader,
                         .place = u"tcp:127.0.0.1:%1"_s.arg(m_readers[i]->port()),
                         .options = {{u"pollMs"_s, 20}}});
        plugs.push_back({.kind = Kind::ReceiptPrinter, .place = m_printerPlaces[i]});
    }
    m_counter = std::make_unique<tests::CounterWindow>(
        m_world.settings(), m_world.clock, ui::TerminalSettings{},
        std::vector{devices::card::sdtDriver(), devices::print::escPosDriver(app::drawSlipLine)}, plugs);
    const auto file = m_folder.filePath(u"terminal.json"_s);
    m_counter->shop.settingsPlace = {file, file};
    m_counter->hub.start();
    QTRY_COMPARE(m_counter->devices.working(), 4);
    QVERIFY(m_counter->isActive());
    QVERIFY(m_counter->atWork(m_world.staffNo, tests::Pin));
}

void TestTwoOfAKind::cleanupTestCase()
{
    m_counter.reset();
}

void TestTwoOfAKind::aCardOnEitherReaderIsTaken()
{
    auto *room = m_counter->part<app::CaseRoom>();
    int taken = 0;
    for (auto &reader : m_readers) {
        reader->putCard(*sampleCard(taken == 0 ? u"zhang"_s : u"li"_s));
        QTRY_VERIFY_WITH_TIMEOUT(room->intake() && room->intake()->draft().applicant, 20'000);
        QCOMPARE(room->intake()->draft().applicant->name, taken == 0 ? u"张样例"_s : u"李测试"_s);
        reader->liftCard();
        room->newCase();
        QTRY_VERIFY(!room->intake());
        ++taken;
    }
    QCOMPARE(taken, 2);
}

app::DevicesPage *TestTwoOfAKind::devicesPage()
{
    if (!m_counter->press(u"设备状态"_s))
        return nullptr;
    auto *page = m_counter->part<app::DevicesPage>();
    return page && QTest::qWaitFor([page] { return page->isVisible(); }) ? page : nullptr;
}

void TestTwoOfAKind::choose(app::DevicesPage &page, const QString &place)
{
    auto *list = page.findChild<QListWidget *>();
    for (int i = 0; i < list->count(); ++i)
        if (list->item(i)->text().contains(place))
            return list->setCurrentRow(i);
    QFAIL("not in the list");
}

QString TestTwoOfAKind::lineOf(const app::DevicesPage &page, const QString &place)
{
    const auto *list = page.findChild<QListWidget *>();
    for (int i = 0; i < list->count(); ++i)
        if (list->item(i)->text().contains(place))
            return list->item(i)->text();
    return {};
}

void TestTwoOfAKind::thePrinterInUseIsChosenOnThePageOfDevicesAndRemembered()
{
    auto *page = devicesPage();
    QVERIFY(page);
    QVERIFY(lineOf(*page, m_printerPlaces[0]).contains(u"使用中"_s));
    QVERIFY(lineOf(*page, m_printerPlaces[1]).contains(u"备用"_s));
    auto *use = tests::buttonOf(*page, u"改用这一台"_s);
    QVERIFY(use && use->isVisible());
    choose(*page, m_printerPlaces[0]);
    QVERIFY(!use->isEnabled()); // it is already
    choose(*page, m_printerPlaces[1]);
    QVERIFY(use->isEnabled());
    QVERIFY(tests::keepPicture(m_counter->window, u"two-printers.png"_s));
    use->click();
    QTRY_VERIFY(lineOf(*page, m_printerPlaces[1]).contains(u"使用中"_s));
    QVERIFY(lineOf(*page, m_printerPlaces[0]).contains(u"备用"_s));
    QVERIFY(!use->isEnabled());

    devices::Slip slip;
    slip.jobId = u"1"_s;
    slip.parts.emplace_back(devices::SlipText{.text = u"收件凭证"_s});
    m_counter->devices.printer()->print(std::move(slip));
    QTRY_COMPARE(m_printers[1]->slips().size(), 1U);
    QCOMPARE(m_printers[0]->slips().size(), 0U);

    // The next start finds it by where it is plugged in.
    QFile file(m_counter->shop.settingsPlace.write);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto kept = ui::settingsFrom(file.readAll());
    QVERIFY(kept);
    devices::hub::Hub next({devices::print::escPosDriver({})}, m_world.clock);
    next.use({{.kind = Kind::ReceiptPrinter, .place = m_printerPlaces[0]},
              {.kind = Kind::ReceiptPrinter, .place = m_printerPlaces[1]}});
    next.prefer(kept->use);
    QCOMPARE(next.inUse(Kind::ReceiptPrinter), m_printerPlaces[1]);
}

void TestTwoOfAKind::whatCannotBeKeptIsSaid()
{
    auto *page = devicesPage();
    QVERIFY(page);
    m_counter->shop.settingsPlace.write = u"/proc/no/terminal.json"_s;
    QList<Code> problems;
    connect(page, &app::Page::problem, this, [&](Code code) { problems.append(code); });
    choose(*page, m_printerPlaces[0]);
    auto *use = tests::buttonOf(*page, u"改用这一台"_s);
    QTRY_VERIFY(use->isEnabled()); // nobody changes over while the other prints
    use->click();
    QCOMPARE(problems.size(), 1);
    QVERIFY(problems[0] == ui::codes::SettingsNotKept);
    QVERIFY(lineOf(*page, m_printerPlaces[0]).contains(u"使用中"_s)); // until the program is left
}

YC_TEST(TestTwoOfAKind)
#include "tst_two_of_a_kind.moc"
