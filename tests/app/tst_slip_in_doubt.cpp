#include "app/slip_maker.h"
#include "devices/print/escpos_printer.h"
#include "devices/virtual/escpos_twin.h"
#include "tests/app/case_walk.h"
#include "tests/support/register.h"

#include <QTemporaryDir>

using namespace yc;
using namespace yc::tests;
using namespace Qt::Literals::StringLiterals;
using core::flow::PrintFact;

// A slip of which nobody knows whether it came out: at the whole counter, over a printer's wire.
class TestSlipInDoubt : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneThatWasCutOffIsOnRecordAsPerhapsPrinted();
};

void TestSlipInDoubt::oneThatWasCutOffIsOnRecordAsPerhapsPrinted()
{
    DeskWorld world;
    QVERIFY2(world.start(), qPrintable(world.why()));
    const QTemporaryDir prints;
    devices::virtual_bench::EscPosTwin printer(prints.path());
    QVERIFY(printer.plug());
    CounterWindow counter(
        world.settings(), world.clock, {}, {devices::print::escPosDriver(app::drawSlipLine)},
        {{.kind = devices::Kind::ReceiptPrinter, .place = u"tcp:127.0.0.1:%1"_s.arg(printer.port())}});
    counter.hub.start();
    QVERIFY(counter.atWork(world.staffNo, Pin));
    QTRY_VERIFY(counter.hub.receiptPrinter()->health().state == devices::DeviceState::Ready);
    auto handedIn = DeskWorld::filled(counter.theDesk());
    QVERIFY(handedIn && DeskWorld::submit(*handedIn)->received);
    const auto id = handedIn->id();
    handedIn.reset();
    auto &room = *counter.part<app::CaseRoom>();
    room.resume(id);
    QTRY_VERIFY(room.intake() && room.intake()->id() == id);
    const auto facts = [&] {
        return DeskWorld::ask<QList<PrintFact>>([&](QObject *context, core::flow::Answer<QList<PrintFact>> done) {
                   counter.theDesk().prints(id, context, std::move(done));
               })
            .value_or(QList<PrintFact>());
    };
    QVERIFY(facts().isEmpty());

    QVERIFY(printer.setState(u"paper-out"_s, 3)); // lines, and then no more
    room.visit(core::flow::Step::Ending);
    QTRY_VERIFY_WITH_TIMEOUT(counter.button(u"查看文书"_s), 20'000); // the hall's slip is here
    room.printSlip();
    QTRY_VERIFY_WITH_TIMEOUT(counter.button(u"重试打印接收凭证 F6"_s), 20'000);
    QCOMPARE(counter.hub.receiptPrinter()->health().failed, 1U);
    QTRY_COMPARE(facts().size(), 1);
    QVERIFY(facts().first().outcome == PrintFact::Outcome::Sent);
    QCOMPARE(facts().first().queue, u"receipt-printer"_s);
    QCOMPARE(facts().first().staffNo, world.staffNo);

    // One of which it is known that it did not come out is none.
    printer.unplug();
    QTRY_VERIFY(counter.hub.receiptPrinter()->health().state == devices::DeviceState::Absent);
    room.printSlip();
    QTRY_VERIFY_WITH_TIMEOUT(counter.button(u"重试打印接收凭证 F6"_s), 20'000);
    QCOMPARE(facts().size(), 1);

    // The next that comes out says that it is the second.
    QVERIFY(printer.setState(u"ok"_s) && printer.plug());
    QTRY_VERIFY_WITH_TIMEOUT(counter.hub.receiptPrinter()->health().state == devices::DeviceState::Ready, 20'000);
    room.printSlip();
    QTRY_COMPARE_WITH_TIMEOUT(printer.slips().size(), std::size_t{1}, 20'000);
    QTRY_COMPARE(facts().size(), 2);
    QVERIFY(facts().last().outcome == PrintFact::Outcome::Printed);
    QVERIFY2(printer.slips().front().lines.join(u'\n').contains(u"第2次"_s)
                 || printer.slips().front().lines.join(u'\n').contains(u"第 2 次"_s),
             qPrintable(printer.slips().front().lines.join(u'\n')));
}

YC_TEST(TestSlipInDoubt)
#include "tst_slip_in_doubt.moc"
