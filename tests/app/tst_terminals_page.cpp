#include "app/device_telling.h"
#include "app/pages/terminals_page.h"
#include "app/slip_maker.h"
#include "devices/card/sdt_reader.h"
#include "devices/print/escpos_printer.h"
#include "devices/virtual/escpos_twin.h"
#include "devices/virtual/ipp_twin.h"
#include "devices/virtual/sdt_twin.h"
#include "tests/app/open_shop.h"
#include "tests/core/flow/desk_world.h"
#include "tests/core/papers/samples.h"
#include "tests/support/register.h"

#include <QCheckBox>
#include <QListWidget>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <tuple>

using namespace yc;
using namespace yc::tests;
using namespace Qt::Literals::StringLiterals;
using core::flow::SignIn;

// 各终端状态 at a counter, over the real hall that its own devices are told to.
class TestTerminalsPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatBreaksAtAWindowIsSeenByItsAdministrator();
    void aPrinterThatWantsPaperIsSeenByItsAdministrator();
    void aRollNearItsEndAndOneThatIsOutAreSeenByTheAdministrator();
};

namespace
{

// A counter of the hall's with its administrator at it.
struct Office {
    DeskWorld world;
    std::unique_ptr<core::flow::Desk> desk;

    [[nodiscard]] bool open()
    {
        if (!world.start())
            return false;
        desk = world.openDesk();
        const auto person = world.hall().staff(u"administrator"_s);
        return desk && DeskWorld::signIn(*desk, person.no, person.pin)
            && DeskWorld::ask<SignIn>([&](QObject *context, core::flow::Answer<SignIn> done) {
                   desk->changePin(SecretText(person.pin), SecretText(u"739164"_s), context, std::move(done));
               });
    }
    [[nodiscard]] QString window() const
    {
        return desk->terminal().nodeName + u" "_s + desk->terminal().windowNo + u"号窗口"_s;
    }
    // The device as the hall has it now, of the terminal that this is; an empty kind: it has none.
    [[nodiscard]] core::wire::DeviceReport told(devices::Kind kind) const
    {
        const auto all = DeskWorld::ask<QList<core::wire::TerminalSeen>>(
            [this](QObject *context, core::flow::Answer<QList<core::wire::TerminalSeen>> done) {
                desk->terminals(context, std::move(done));
            });
        if (all)
            for (const auto &terminal : *all)
                if (terminal.id == desk->terminal().id && terminal.report)
                    for (const auto &device : terminal.report->devices)
                        if (device.kind == devices::kindWord(kind))
                            return device;
        return {};
    }
};

// Whether a line of the page says all of it, after it has asked again.
bool says(app::TerminalsPage &page, const QStringList &words)
{
    page.enter();
    const auto *list = page.findChild<QListWidget *>();
    for (int row = 0; row < list->count(); ++row)
        if (std::ranges::all_of(words, [&](const auto &one) { return list->item(row)->text().contains(one); }))
            return true;
    return false;
}

} // namespace

void TestTerminalsPage::aPrinterThatWantsPaperIsSeenByItsAdministrator()
{
    Office office;
    QVERIFY2(office.open(), qPrintable(office.world.why()));
    devices::virtual_bench::IppTwin service;
    service.setSideMs(5);
    QVERIFY(service.plug());
    devices::hub::Hub hub({}, office.world.clock);
    OpenShop open(*office.desk, hub, u"127.0.0.1:%1"_s.arg(service.port()));
    app::keepTelling(open.shop, &open.devices);
    open.printer.start();
    app::TerminalsPage page(open.shop);
    page.show();
    QTRY_VERIFY_WITH_TIMEOUT(says(page, {u"✓ 正常    "_s + office.window(), u"设备 1 台"_s}), 20'000);
    const auto kind = devices::Kind::DocumentPrinter;
    QCOMPARE(office.told(kind).model, u"Virtual A4 Printer"_s);
    QCOMPARE(office.told(kind).done, 0);
    QVERIFY(!office.told(kind).lastGood.isValid());

    core::wire::Paper paper;
    paper.id = u"paper-1"_s;
    paper.kind = u"acceptance-notice"_s;
    paper.values = tests::papers::sampleValues();
    paper.issuedAt = QDateTime::fromString(u"2026-11-21T06:02:00Z"_s, Qt::ISODate);
    open.printing.print(paper, 1);
    QTRY_VERIFY(open.printing.job(paper.id)->progress.phase == devices::PrintPhase::Printed);

    for (const auto &[state, told, words] :
         {std::tuple{u"no-paper"_s, u"load-paper"_s, u"待操作 · 打印机缺纸，请装纸"_s},
          std::tuple{u"jam"_s, u"clear-jam"_s, u"待操作 · 打印机卡纸"_s},
          std::tuple{u"cover"_s, u"close-cover"_s, u"待操作 · 打印机盖板未合上"_s},
          std::tuple{u"paper-low"_s, u"paper-low"_s, u"就绪 · 打印机纸张将尽"_s},
          std::tuple{u"toner-low"_s, u"toner-low"_s, u"就绪 · 打印机墨粉将尽"_s}}) {
        QVERIFY(service.setState(state));
        open.printing.lookAgain();
        QTRY_VERIFY_WITH_TIMEOUT(says(page, {office.window(), u"文书打印机 · "_s + words}), 20'000);
        QVERIFY(!page.instruction().contains(u"正常"_s));
        QCOMPARE(office.told(kind).guidance, told);
    }
    QCOMPARE(office.told(kind).done, 1);
    QCOMPARE(office.told(kind).failed, 0);
    QVERIFY(office.told(kind).lastGood.isValid());

    QVERIFY(service.setState(u"offline"_s));
    open.printing.lookAgain();
    QTRY_VERIFY_WITH_TIMEOUT(says(page, {u"设备不可用    "_s + office.window(), u"打印机没有连上"_s}), 20'000);
    QVERIFY(service.setState(u"ok"_s));
    open.printing.lookAgain();
    QTRY_VERIFY_WITH_TIMEOUT(says(page, {u"✓ 正常    "_s + office.window()}), 20'000);
}

void TestTerminalsPage::aRollNearItsEndAndOneThatIsOutAreSeenByTheAdministrator()
{
    Office office;
    QVERIFY2(office.open(), qPrintable(office.world.why()));
    const QTemporaryDir prints;
    devices::virtual_bench::EscPosTwin printer(prints.path());
    QVERIFY(printer.plug());
    devices::hub::Hub hub({devices::print::escPosDriver(app::drawSlipLine)}, office.world.clock);
    hub.use({{.kind = devices::Kind::ReceiptPrinter, .place = u"tcp:127.0.0.1:%1"_s.arg(printer.port())}});
    OpenShop open(*office.desk, hub);
    app::keepTelling(open.shop, &open.devices);
    hub.start();
    app::TerminalsPage page(open.shop);
    page.show();
    QTRY_VERIFY_WITH_TIMEOUT(says(page, {u"✓ 正常    "_s + office.window(), u"设备 1 台"_s}), 20'000);
    QVERIFY(printer.setState(u"near-end"_s));
    QTRY_VERIFY_WITH_TIMEOUT(says(page, {office.window(), u"凭条打印机 · 就绪 · 凭条纸将尽"_s}), 20'000);
    const auto kind = devices::Kind::ReceiptPrinter;
    QCOMPARE(office.told(kind).guidance, u"roll-near-end"_s);
    QCOMPARE(office.told(kind).firmware, u"1.04"_s);
    QCOMPARE(office.told(kind).maker, u"Yichuang"_s);
    QVERIFY(printer.setState(u"paper-out"_s));
    QTRY_VERIFY_WITH_TIMEOUT(says(page, {office.window(), u"凭条打印机 · 待操作 · 凭条纸已用完"_s}), 20'000);
    QCOMPARE(office.told(kind).fault, u"D-0302"_s);
    QVERIFY(printer.setState(u"ok"_s));
    QTRY_VERIFY_WITH_TIMEOUT(says(page, {u"✓ 正常    "_s + office.window()}), 20'000);
}

void TestTerminalsPage::whatBreaksAtAWindowIsSeenByItsAdministrator()
{
    Office office;
    QVERIFY2(office.open(), qPrintable(office.world.why()));
    auto &world = office.world;
    auto &desk = office.desk;

    devices::virtual_bench::SdtTwin reader;
    QVERIFY(reader.plug());
    devices::hub::Hub hub({devices::card::sdtDriver()}, world.clock);
    hub.use({{.kind = devices::Kind::CardReader,
              .place = u"serial:"_s + reader.ptyPath(),
              .options = {{u"pollMs"_s, 20}}}});
    OpenShop open(*desk, hub);
    app::keepTelling(open.shop, &open.devices);
    hub.start();
    app::TerminalsPage page(open.shop);
    page.resize(1000, 640);
    page.show();
    page.enter();
    QVERIFY(!page.instruction().contains(u"正常"_s)); // nothing was answered yet, so nothing is said
    auto *list = page.findChild<QListWidget *>();
    const auto window = office.window();
    QTRY_VERIFY_WITH_TIMEOUT(says(page, {u"✓ 正常    "_s + window}), 20'000);
    QVERIFY(says(page, {u"设备 1 台"_s}));

    reader.unplug();
    QTRY_VERIFY_WITH_TIMEOUT(says(page, {u"设备不可用    "_s + window}), 20'000);
    QVERIFY(says(page, {u"身份证阅读器 · "_s}));
    QVERIFY(page.instruction().contains(u"1 台终端需要处理"_s));
    QVERIFY(list->item(0)->text().contains(u"设备不可用"_s)); // first, whoever else stands there
    page.findChild<QCheckBox *>()->setChecked(true);
    QCOMPARE(list->count(), 1);

    // The hall away: said, and what was known stays.
    world.proxy().setDown(true);
    QSignalSpy problems(&page, &app::Page::problem);
    page.enter();
    QTRY_COMPARE_WITH_TIMEOUT(problems.count(), 1, 20'000);
    QCOMPARE(list->count(), 1);
    QSignalSpy left(&page, &app::TerminalsPage::left);
    QVERIFY(page.goBack());
    QCOMPARE(left.count(), 1);
}

YC_TEST(TestTerminalsPage)
#include "tst_terminals_page.moc"
