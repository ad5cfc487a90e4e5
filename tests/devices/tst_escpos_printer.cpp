#include "devices/print/printer_states.h"
#include "devices/print/protocol/receipt_text.h"
#include "tests/devices/escpos_bed.h"
#include "tests/devices/walk.h"
#include "tests/support/register.h"

#include <QFile>
#include <QTcpServer>
#include <QTest>
#include <QTimer>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::virtual_bench;
using namespace std::chrono_literals;

class TestEscPosPrinter : public QObject, private tests::EscPosBed
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void everyLineOfTheTableIsWalkedAndEveryStateHasItsWaysOut();
    void aSlipComesOutAsItWasMeant();
    void rareNamesComeOutAsDots();
    void oneWithoutAChineseFontGetsEveryLineAsDots();
    void onNarrowPaperNothingStandsBeyondItsEdge();
    void onlyTheRollsEndHoldsASlipBack_data();
    void onlyTheRollsEndHoldsASlipBack();
    void aSlipWaitsForTheRollAndIsThenPrinted();
    void aWaitingSlipExpires();
    void aWaitingSlipCanBeCancelled();
    void paperOutInTheMiddleIsSaidAndNothingComesOutLater();
    void aPrinterThatNeverAnswersIsSaid();
    void aPrinterThatFallsSilentInTheMiddleIsInDoubt();
    void oneThatNeverAnswersIsNeverReady();
    void aPrinterThatIsNotThereIsSaidAtOnce();
    void pulledOutInTheMiddleIsInDoubtAndNeverRepeated();
    void aJobIsPrintedAtMostOnce();
    void aModelWithoutOrderedAnswersStillPrints();
    void slipsComeOutInOrder();
    void anOpenCoverIsToldWithoutBeingAsked();
    void aModelThatTellsNothingIsWatched();
    void aStatusThatNeverEndsHurtsOnlyItself();
    void destroyedInTheMiddleNothingIsLeftBehind();
};

void TestEscPosPrinter::init()
{
    QVERIFY(lay());
}

void TestEscPosPrinter::cleanup()
{
    clear();
}

void TestEscPosPrinter::everyLineOfTheTableIsWalkedAndEveryStateHasItsWaysOut()
{
    using namespace print::printer;
    QCOMPARE(tests::walkTable(Moves, AllStates, std::vector{Event::Cancelled, Event::TimedOut, Event::Unplugged},
                              State::Stopped),
             QString());
    QCOMPARE(tests::walkLosses(AllStates, State::Stopped, std::vector{Event::TimedOut, Event::Unplugged},
                               std::set{State::Absent}),
             QString());
    QVERIFY(!next(State::Watching, Event::SlipDone));
    QVERIFY(!next(State::Printing, Event::SlipSent)); // nothing goes out twice
}

void TestEscPosPrinter::aSlipComesOutAsItWasMeant()
{
    makePrinter();
    Slip made;
    made.jobId = QStringLiteral("a");
    made.parts.emplace_back(SlipText{.text = QStringLiteral("申请材料接收凭证"),
                                     .bold = true,
                                     .doubleSize = true,
                                     .align = SlipText::Align::Centre});
    made.parts.emplace_back(SlipText{.text = QStringLiteral("申请人：张样例")});
    made.parts.emplace_back(SlipText{.text = QStringLiteral("共3份"), .align = SlipText::Align::Right});
    made.parts.emplace_back(SlipQr{.data = "YC1:test", .moduleDots = 6});
    made.parts.emplace_back(SlipFeed{2});
    m_printer->print(std::move(made));
    QTRY_COMPARE(answerTo(QStringLiteral("a")), QStringLiteral("printed"));
    QCOMPARE(m_twin->slips().size(), 1U);
    const auto &paper = m_twin->slips()[0];
    QCOMPARE(
        paper.lines.first(3),
        (QStringList{QStringLiteral("申请材料接收凭证"), QStringLiteral("申请人：张样例"), QStringLiteral("共3份")}));
    QCOMPARE(paper.qr, QList<QByteArray>{"YC1:test"});
    QCOMPARE(paper.image.width(), 576);
    QVERIFY(QFile::exists(m_twin->lastFile()));
    QCOMPARE(m_twin->unknownBytes(), 0);
    // Where ink is: the double title fills its 48 rows from x 96 on, the right-hand line ends at the edge.
    const auto inkIn = [&](QRect area) {
        int dark = 0;
        for (int y = area.top(); y <= area.bottom(); ++y) {
            for (int x = area.left(); x <= area.right(); ++x)
                dark += qGray(paper.image.pixel(x, y)) < 128;
        }
        return dark;
    };
    QVERIFY(inkIn({96, 0, 384, 48}) > 1500);
    QCOMPARE(inkIn({0, 0, 90, 48}), 0);
    QVERIFY(inkIn({576 - 60, 90, 60, 24}) > 50);
    QCOMPARE(inkIn({0, 90, 300, 24}), 0);
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
    QCOMPARE(m_printer->health().done, 1U);
}

void TestEscPosPrinter::rareNamesComeOutAsDots()
{
    makePrinter();
    m_printer->print(slip(QStringLiteral("a"), {QStringLiteral("申请人"), QStringLiteral("姓名：㛃㐀样例")}));
    QTRY_COMPARE(answerTo(QStringLiteral("a")), QStringLiteral("printed"));
    const auto &paper = m_twin->slips()[0];
    QCOMPARE(paper.rasterRows, 32);
    QVERIFY(paper.lines.contains(QStringLiteral("申请人")));
}

// By its options, as a settings file has them: through the shipping driver.
void TestEscPosPrinter::oneWithoutAChineseFontGetsEveryLineAsDots()
{
    for (const bool chinese : {false, true}) {
        const auto driver = print::escPosDriver(drawn);
        const auto device = driver.make({.kind = Kind::ReceiptPrinter,
                                         .driver = {},
                                         .place = QStringLiteral("tcp:127.0.0.1:%1").arg(m_twin->port()),
                                         .options = {{QStringLiteral("gb18030"), chinese}}},
                                        m_clock, m_thread->thread());
        QVERIFY(device);
        auto *printer = std::get<std::unique_ptr<ReceiptPrinter>>(*device).get();
        QCOMPARE(printer->info().can.testFlag(Capability::Gb18030Text), chinese);
        bool printed = false;
        connect(printer, &ReceiptPrinter::printed, this, [&] { printed = true; });
        printer->start();
        printer->print(slip(QStringLiteral("a"), {QStringLiteral("申请人：张样例"), QStringLiteral("Receipt 1")}));
        QTRY_VERIFY(printed);
        const auto &paper = m_twin->slips().back();
        QCOMPARE(paper.rasterRows, chinese ? 0 : 64);
        QCOMPARE(paper.lines.join(QString()).trimmed().isEmpty(), !chinese);
    }
}

// The twin prints whatever it is told onto paper as wide as the driver believes it to be, to see what would be lost.
void TestEscPosPrinter::onNarrowPaperNothingStandsBeyondItsEdge()
{
    const auto inkRightOf = [](const QImage &image, int edge) {
        int dark = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = edge; x < image.width(); ++x)
                dark += qGray(image.pixel(x, y)) < 128;
        return dark;
    };
    const auto wide = [](const QString &id) {
        auto made
            = slip(id, {QString(40, u'满'), QString(60, u'w'), QStringLiteral("姓名：㛃㐀") + QString(30, u'样')});
        made.parts.emplace_back(SlipText{.text = QString(20, u'大'), .bold = true, .doubleSize = true});
        made.parts.emplace_back(SlipQr{.data = "YC1:" + QByteArray(100, 'x'), .moduleDots = 6});
        return made;
    };
    // 58 mm paper in a printer that could print 80 mm: what is meant for 384 dots stays left of them.
    makePrinter([](print::EscPosSettings &settings) { settings.paper.widthDots = 384; });
    QCOMPARE(m_printer->widthDots(), 384);
    auto left = wide(QStringLiteral("a"));
    left.parts.pop_back(); // a code is centred by the printer, on its own paper
    m_printer->print(std::move(left));
    QTRY_COMPARE(answerTo(QStringLiteral("a")), QStringLiteral("printed"));
    QCOMPARE(inkRightOf(m_twin->slips()[0].image, 384), 0);
    QVERIFY(inkRightOf(m_twin->slips()[0].image, 300) > 0); // up to the edge all the same
    clear();

    // And in a printer of 58 mm nothing is lost.
    QVERIFY(lay(384));
    makePrinter([](print::EscPosSettings &settings) { settings.paper.widthDots = 384; });
    m_printer->print(wide(QStringLiteral("b")));
    QTRY_COMPARE(answerTo(QStringLiteral("b")), QStringLiteral("printed"));
    const auto &paper = m_twin->slips()[0];
    QCOMPARE(paper.image.width(), 384);
    const auto all = paper.lines.join(QString());
    QCOMPARE(all.count(u'满'), 40);
    QCOMPARE(all.count(u'w'), 60);
    QCOMPARE(all.count(u'大'), 20);
    QCOMPARE(paper.qr.size(), 1);
    for (const auto &line : paper.lines)
        QVERIFY2(print::columnsOf(line) <= 384 / 12, qPrintable(line));
    m_printer->print([] {
        Slip tooWide;
        tooWide.jobId = QStringLiteral("c");
        tooWide.parts.emplace_back(SlipRaster{.widthDots = 392, .heightDots = 1, .bits = QByteArray(49, '\xFF')});
        return tooWide;
    }());
    QTRY_COMPARE(answerTo(QStringLiteral("c")), QStringLiteral("D-0308"));
}

void TestEscPosPrinter::onlyTheRollsEndHoldsASlipBack_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<int>("guidance");
    QTest::addColumn<bool>("prints");
    QTest::newRow("near end") << "near-end" << static_cast<int>(Guidance::RollNearEnd) << true;
    QTest::newRow("paper out") << "paper-out" << static_cast<int>(Guidance::ReplaceRoll) << false;
    QTest::newRow("cover") << "cover" << static_cast<int>(Guidance::CloseCover) << false;
    QTest::newRow("hot") << "hot" << static_cast<int>(Guidance::CoolDown) << false;
    QTest::newRow("cutter") << "cutter" << static_cast<int>(Guidance::None) << false;
}

void TestEscPosPrinter::onlyTheRollsEndHoldsASlipBack()
{
    QFETCH(QString, state);
    QFETCH(int, guidance);
    QFETCH(bool, prints);
    QVERIFY(m_twin->setState(state));
    makePrinter();
    m_printer->print(slip(QStringLiteral("a"), {QStringLiteral("一行")}));
    if (static_cast<Guidance>(guidance) != Guidance::None)
        QTRY_VERIFY(m_guidance.contains(static_cast<Guidance>(guidance)));
    if (prints) {
        QTRY_COMPARE(answerTo(QStringLiteral("a")), QStringLiteral("printed"));
        return;
    }
    QTRY_VERIFY(m_printer->health().state == DeviceState::Guidance || m_printer->health().state == DeviceState::Fault);
    QTest::qWait(100);
    QVERIFY(answerTo(QStringLiteral("a")).isEmpty());
    QVERIFY(m_twin->slips().empty());
}

void TestEscPosPrinter::aSlipWaitsForTheRollAndIsThenPrinted()
{
    m_twin->setState(QStringLiteral("paper-out"));
    makePrinter();
    m_printer->print(slip(QStringLiteral("a"), {QStringLiteral("一行")}));
    QTRY_VERIFY(m_guidance.contains(Guidance::ReplaceRoll));
    QVERIFY(m_answers.isEmpty());
    m_twin->setState(QStringLiteral("ok"));
    QTRY_COMPARE(answerTo(QStringLiteral("a")), QStringLiteral("printed"));
    QTRY_COMPARE(lastGuidance(), Guidance::None);
}

void TestEscPosPrinter::aWaitingSlipExpires()
{
    m_twin->setState(QStringLiteral("cover"));
    makePrinter();
    auto late = slip(QStringLiteral("a"), {QStringLiteral("一行")});
    late.expiresAfter = 120ms;
    m_printer->print(std::move(late));
    QTRY_COMPARE(answerTo(QStringLiteral("a")), toString(devices::codes::SlipExpired));
    m_twin->setState(QStringLiteral("ok"));
    QTest::qWait(150);
    QVERIFY(m_twin->slips().empty());
}

void TestEscPosPrinter::aWaitingSlipCanBeCancelled()
{
    m_twin->setState(QStringLiteral("cover"));
    makePrinter();
    m_printer->print(slip(QStringLiteral("a"), {QStringLiteral("一行")}));
    m_printer->cancel(QStringLiteral("a"));
    QTRY_COMPARE(answerTo(QStringLiteral("a")), toString(yc::codes::Cancelled));
    m_twin->setState(QStringLiteral("ok"));
    m_printer->print(slip(QStringLiteral("b"), {QStringLiteral("另一行")}));
    QTRY_COMPARE(answerTo(QStringLiteral("b")), QStringLiteral("printed"));
    QCOMPARE(m_twin->slips().size(), 1U);
    m_printer->cancel(QStringLiteral("b")); // too late: nothing happens
    QTest::qWait(30);
    QCOMPARE(answerTo(QStringLiteral("b")), QStringLiteral("printed"));
}

void TestEscPosPrinter::paperOutInTheMiddleIsSaidAndNothingComesOutLater()
{
    makePrinter();
    m_twin->setState(QStringLiteral("paper-out"), 3);
    QStringList lines;
    for (int i = 0; i < 10; ++i)
        lines << QStringLiteral("第%1行").arg(i);
    m_printer->print(slip(QStringLiteral("a"), lines));
    QTRY_COMPARE(answerTo(QStringLiteral("a")), toString(devices::codes::SlipIncomplete));
    QTRY_VERIFY(m_guidance.contains(Guidance::ReplaceRoll));
    m_twin->setState(QStringLiteral("ok"));
    m_printer->print(slip(QStringLiteral("b"), {QStringLiteral("新的")}));
    QTRY_COMPARE(answerTo(QStringLiteral("b")), QStringLiteral("printed"));
    QCOMPARE(m_twin->slips().size(), 1U);
    QCOMPARE(m_twin->slips()[0].lines, QStringList{QStringLiteral("新的")});
}

void TestEscPosPrinter::aPrinterThatNeverAnswersIsSaid()
{
    m_twin->setState(QStringLiteral("silent"));
    makePrinter();
    m_printer->print(slip(QStringLiteral("a"), {QStringLiteral("一行")}));
    QTRY_COMPARE(answerTo(QStringLiteral("a")), toString(devices::codes::PrinterSilent));
    QTRY_VERIFY(m_printer->health().lastFault);
    QVERIFY(m_printer->health().lastFault->code == devices::codes::PrinterSilent);
    m_twin->setState(QStringLiteral("ok"));
    m_printer->print(slip(QStringLiteral("b"), {QStringLiteral("一行")}));
    QTRY_VERIFY(!answerTo(QStringLiteral("b")).isEmpty());
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
    QVERIFY(m_twin->slips().size() <= 1U); // the first never came out
}

void TestEscPosPrinter::aPrinterThatFallsSilentInTheMiddleIsInDoubt()
{
    makePrinter([](print::EscPosSettings &settings) { settings.settleTimeout = 300ms; });
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
    m_twin->setState(QStringLiteral("silent"), 1);
    m_printer->print(slip(QStringLiteral("a"), {QStringLiteral("一"), QStringLiteral("二"), QStringLiteral("三")}));
    QTRY_COMPARE(answerTo(QStringLiteral("a")), toString(devices::codes::SlipIncomplete));
}

void TestEscPosPrinter::oneThatNeverAnswersIsNeverReady()
{
    m_twin->setState(QStringLiteral("silent"));
    QList<DeviceState> seen;
    makePrinter();
    connect(m_printer.get(), &ReceiptPrinter::healthChanged, this, [&] { seen << m_printer->health().state; });
    QTRY_VERIFY(seen.count(DeviceState::Fault) >= 2); // and asked again
    QVERIFY(!seen.contains(DeviceState::Ready));
    QVERIFY(seen.contains(DeviceState::Opening));
    m_twin->setState(QStringLiteral("ok"));
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
}

void TestEscPosPrinter::aPrinterThatIsNotThereIsSaidAtOnce()
{
    m_twin->unplug();
    makePrinter();
    m_printer->print(slip(QStringLiteral("a"), {QStringLiteral("一行")}));
    QTRY_COMPARE(answerTo(QStringLiteral("a")), toString(devices::codes::NotListening));
    QVERIFY(m_twin->plug());
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
    m_printer->print(slip(QStringLiteral("b"), {QStringLiteral("一行")}));
    QTRY_COMPARE(answerTo(QStringLiteral("b")), QStringLiteral("printed"));
}

void TestEscPosPrinter::pulledOutInTheMiddleIsInDoubtAndNeverRepeated()
{
    makePrinter();
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
    m_twin->setState(QStringLiteral("silent"), 1);
    m_printer->print(slip(QStringLiteral("a"), {QStringLiteral("一"), QStringLiteral("二")}));
    QTRY_COMPARE(m_twin->state(), QStringLiteral("silent"));
    m_twin->unplug();
    QTRY_COMPARE(answerTo(QStringLiteral("a")), toString(devices::codes::SlipIncomplete));
    m_twin->setState(QStringLiteral("ok"));
    QVERIFY(m_twin->plug());
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
    m_printer->print(slip(QStringLiteral("a"), {QStringLiteral("一"), QStringLiteral("二")})); // the same job again
    QTRY_COMPARE(m_order, (QStringList{QStringLiteral("a"), QStringLiteral("a")}));
    QCOMPARE(answerTo(QStringLiteral("a")), toString(devices::codes::SlipIncomplete));
    QVERIFY(m_twin->slips().empty());
}

void TestEscPosPrinter::aJobIsPrintedAtMostOnce()
{
    makePrinter();
    for (int i = 0; i < 3; ++i)
        m_printer->print(slip(QStringLiteral("a"), {QStringLiteral("一行")}));
    m_printer->print(slip(QStringLiteral("b"), {QStringLiteral("别的")}));
    QTRY_COMPARE(answerTo(QStringLiteral("b")), QStringLiteral("printed"));
    m_printer->print(slip(QStringLiteral("a"), {QStringLiteral("一行")}));
    QTRY_COMPARE(m_order.count(QStringLiteral("a")), 2); // the answer to the last
    QCOMPARE(m_twin->slips().size(), 2U);
}

void TestEscPosPrinter::aModelWithoutOrderedAnswersStillPrints()
{
    m_twin->setOrderedAnswers(false);
    makePrinter([](print::EscPosSettings &settings) { settings.settleTimeout = 100ms; });
    m_printer->print(slip(QStringLiteral("a"), {QStringLiteral("一行")}));
    QTRY_COMPARE(answerTo(QStringLiteral("a")), QStringLiteral("printed"));
}

void TestEscPosPrinter::slipsComeOutInOrder()
{
    makePrinter();
    QStringList ids;
    for (int i = 0; i < 8; ++i) {
        ids << QString::number(i);
        m_printer->print(slip(ids.back(), {QStringLiteral("第%1张").arg(i)}));
    }
    QTRY_COMPARE(m_order, ids);
    for (std::size_t i = 0; i < 8; ++i)
        QCOMPARE(m_twin->slips()[i].lines.front(), QStringLiteral("第%1张").arg(i));
}

void TestEscPosPrinter::anOpenCoverIsToldWithoutBeingAsked()
{
    makePrinter([](auto &settings) { settings.watch = 1h; });
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
    QTRY_VERIFY(m_twin->isTelling());
    m_twin->setState(QStringLiteral("cover"));
    QTRY_COMPARE(m_printer->health().state, DeviceState::Guidance);
    QTRY_COMPARE(lastGuidance(), Guidance::CloseCover);
    m_twin->setState(QStringLiteral("ok"));
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
    // And after a slip, which begins by setting everything back.
    m_printer->print(slip(QStringLiteral("a"), {QStringLiteral("line")}));
    QTRY_COMPARE(m_answers.value(QStringLiteral("a")), QStringLiteral("printed"));
    m_twin->setState(QStringLiteral("paper-out"));
    QTRY_COMPARE(m_printer->health().state, DeviceState::Guidance);
    QTRY_COMPARE(lastGuidance(), Guidance::ReplaceRoll);
}

void TestEscPosPrinter::aModelThatTellsNothingIsWatched()
{
    m_twin->setTellsChanges(false);
    makePrinter();
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
    m_twin->setState(QStringLiteral("cover"));
    QTRY_COMPARE(m_printer->health().state, DeviceState::Guidance);
}

void TestEscPosPrinter::aStatusThatNeverEndsHurtsOnlyItself()
{
    makePrinter([](auto &settings) { settings.watch = 1h; });
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
    QTimer flood;
    bool near = false;
    connect(&flood, &QTimer::timeout, this, [&] {
        for (int i = 0; i < 50; ++i)
            m_twin->setState((near = !near) ? QStringLiteral("near-end") : QStringLiteral("ok"));
    });
    flood.start(0);
    m_printer->print(slip(QStringLiteral("a"), {QStringLiteral("line")}));
    QTRY_COMPARE(m_answers.value(QStringLiteral("a")), QStringLiteral("printed"));
    flood.stop();
    m_twin->setState(QStringLiteral("ok"));
    QTRY_COMPARE(m_printer->health().state, DeviceState::Ready);
}

void TestEscPosPrinter::destroyedInTheMiddleNothingIsLeftBehind()
{
    for (int round = 0; round < 5; ++round) {
        makePrinter();
        m_printer->print(slip(QString::number(round), {QStringLiteral("一行")}));
        QTest::qWait(round * 3);
        m_printer.reset();
    }
    m_thread.reset();
}

YC_TEST(TestEscPosPrinter)
#include "tst_escpos_printer.moc"
