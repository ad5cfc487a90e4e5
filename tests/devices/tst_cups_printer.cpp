#include "devices/print/cups/cups_printer.h"
#include "devices/print/cups/ipp_values.h"
#include "devices/print/cups/job_states.h"
#include "devices/virtual/ipp_twin.h"
#include "tests/devices/walk.h"
#include "tests/support/plug_rounds.h"
#include "tests/support/register.h"

#include <QTcpServer>
#include <QTest>

#include <utility>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::virtual_bench;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

// The shipping driver and libcups against a print service that speaks IPP on a real socket.
class TestCupsPrinter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void everyLineOfTheTableIsWalkedAndNoJobStaysForEver();
    void whatIsThereIsTold();
    void queuesThatComeAndGoAreTold();
    void aPaperArrivesAsItWasMeant();
    void aPaperOfManySidesSaysHowFarItIs();
    void whatStopsThePrinterIsToldAndItGoesOn_data();
    void whatStopsThePrinterIsToldAndItGoesOn();
    void paperOutInTheMiddleKeepsItsCount();
    void aWaitingJobIsCancelled();
    void aQueueThatIsGoneIsSaid();
    void aQueueThatTakesNothingIsSaid();
    void whatIsNoPaperIsRefused();
    void aPrinterThatGivesUpIsSaid();
    void aJobThatWasForgottenIsInDoubt();
    void aServiceThatIsNotThereIsSaidAtOnce();
    void aHundredPlugsLeaveNothingBehind();
    void aServiceThatNeverAnswersIsSaid();
    void aServiceLostOverAJobIsFoundAgain();
    void aServiceLostForGoodLeavesTheJobInDoubt();
    void aDocumentCutOffIsTakenBack();
    void anOrderIsPrintedOnce();
    void destroyedInTheMiddleNothingIsLeftBehind();
    void reasonsAreReadWithTheirSeverity();

private:
    void makePrinter(const std::function<void(print::CupsSettings &)> &change = {});
    [[nodiscard]] static PrintOrder order(const QString &id, int sides = 1);
    [[nodiscard]] PrintProgress last(const QString &id) const;
    [[nodiscard]] bool isOver(const QString &id) const { return devices::isOver(last(id).phase); }
    [[nodiscard]] QString failure(const QString &id) const;
    [[nodiscard]] bool wasTold(const QString &id, PrinterTrouble trouble) const;

    SystemClock m_clock;
    std::unique_ptr<IppTwin> m_twin;
    std::unique_ptr<print::CupsPrinter> m_printer;
    QHash<QString, QList<PrintProgress>> m_told;
};

void TestCupsPrinter::init()
{
    m_twin = std::make_unique<IppTwin>();
    m_twin->setSideMs(5);
    QVERIFY(m_twin->plug());
}

void TestCupsPrinter::cleanup()
{
    m_printer.reset();
    m_twin.reset();
    m_told.clear();
}

void TestCupsPrinter::makePrinter(const std::function<void(print::CupsSettings &)> &change)
{
    print::CupsSettings settings;
    settings.server = u"127.0.0.1:%1"_s.arg(m_twin->port());
    settings.connectTimeout = 1s;
    settings.answerTimeout = 5s;
    settings.watch = 50ms;
    settings.follow = 10ms;
    if (change)
        change(settings);
    m_printer = std::make_unique<print::CupsPrinter>(settings, m_clock);
    connect(m_printer.get(), &DocumentPrinter::progressed, this,
            [this](const PrintProgress &progress) { m_told[progress.id] += progress; });
    m_printer->start();
    QTRY_VERIFY(m_printer->hasAnswered());
}

PrintOrder TestCupsPrinter::order(const QString &id, int sides)
{
    QByteArray pdf("%PDF-1.4\n");
    for (int i = 0; i < sides; ++i)
        pdf += "<< /Type /Page >>\n";
    return {.id = id, .queue = u"wenshu"_s, .title = u"result-notice"_s, .pdf = pdf};
}

PrintProgress TestCupsPrinter::last(const QString &id) const
{
    const auto told = m_told.value(id);
    return told.isEmpty() ? PrintProgress() : told.last();
}

QString TestCupsPrinter::failure(const QString &id) const
{
    const auto told = last(id);
    return told.phase == PrintPhase::Failed && told.error ? toString(told.error->code) : QString();
}

bool TestCupsPrinter::wasTold(const QString &id, PrinterTrouble trouble) const
{
    return std::ranges::any_of(m_told.value(id), [&](const auto &told) { return told.troubles.contains(trouble); });
}

void TestCupsPrinter::everyLineOfTheTableIsWalkedAndNoJobStaysForEver()
{
    using namespace print::cups::jobs;
    QCOMPARE(tests::walkTable(Moves, AllStates, std::vector<Event>{}, State::Sending), QString());
    for (const auto state : AllStates) {
        const bool over = state == State::Printed || state == State::Cancelled || state == State::Failed;
        for (const auto &move : Moves)
            QVERIFY(!over || move.from != state); // nothing comes after the end
        const bool atService = state == State::Waiting || state == State::Printing;
        // Whatever the service says or does not say ends it: cancelled, forgotten, aborted, away for too long.
        QVERIFY(!atService || next(state, Event::ServiceLost) == State::Lost);
        if (atService || state == State::Lost) {
            QVERIFY(next(state, Event::Canceled) == State::Cancelled);
            QVERIFY(next(state, Event::Aborted) == State::Failed && next(state, Event::Forgotten) == State::Failed);
        }
    }
    QVERIFY(next(State::Lost, Event::TimedOut) == State::Failed);
    QVERIFY(next(State::Sending, Event::Refused) == State::Failed);
}

void TestCupsPrinter::whatIsThereIsTold()
{
    m_twin->add({.name = u"second"_s, .info = {}, .accepting = false, .duplex = false, .trays = {u"auto"_s}});
    makePrinter();
    QVERIFY(!m_printer->problem());
    const auto &queues = m_printer->queues();
    QCOMPARE(queues.size(), 2);
    QCOMPARE(queues[0].name, u"wenshu"_s);
    QCOMPARE(queues[0].description, u"3号窗口文书打印机"_s);
    QCOMPARE(queues[0].location, u"示例县政务服务中心"_s);
    QVERIFY(queues[0].isDefault && queues[0].accepting && queues[0].duplex && !queues[0].colour);
    QCOMPARE(queues[0].trays, (QStringList{u"tray-1"_s, u"tray-2"_s}));
    QCOMPARE(queues[0].sizes, QStringList{u"iso_a4_210x297mm"_s});
    QVERIFY(queues[0].troubles.isEmpty());
    QVERIFY(!queues[1].isDefault && !queues[1].accepting && !queues[1].duplex && queues[1].trays.isEmpty());
}

void TestCupsPrinter::queuesThatComeAndGoAreTold()
{
    makePrinter();
    m_twin->add({.name = u"another"_s});
    QTRY_COMPARE(m_printer->queues().size(), 2);
    m_twin->remove(u"wenshu"_s);
    QTRY_COMPARE(m_printer->queues().size(), 1);
    QCOMPARE(m_printer->queues().first().name, u"another"_s);
    m_twin->remove(u"another"_s);
    QTRY_VERIFY(m_printer->queues().isEmpty());
    QVERIFY(!m_printer->problem()); // a service without printers is no failure
}

void TestCupsPrinter::aPaperArrivesAsItWasMeant()
{
    makePrinter();
    auto paper = order(u"a"_s);
    paper.pdf += QByteArray(300'000, 'x'); // several pieces on the wire
    const auto bytes = QByteArray(paper.pdf.constData(), paper.pdf.size());
    paper.copies = 2;
    paper.duplex = true;
    paper.tray = u"tray-2"_s;
    m_printer->print(std::move(paper));
    QTRY_VERIFY(isOver(u"a"_s));
    QCOMPARE(last(u"a"_s).phase, PrintPhase::Printed);
    QCOMPARE(last(u"a"_s).pages, 2);
    QCOMPARE(m_told[u"a"_s].first().phase, PrintPhase::Sending);
    QCOMPARE(m_twin->printed().size(), std::size_t{1});
    const auto &job = m_twin->printed().front();
    QCOMPARE(job.document, bytes);
    QCOMPARE(job.title, u"result-notice"_s);
    QCOMPARE(job.copies, 2);
    QCOMPARE(job.sides, u"two-sided-long-edge"_s);
    QCOMPARE(job.tray, u"tray-2"_s);
    QVERIFY(!job.user.isEmpty());
    QVERIFY(m_twin->jobs().empty()); // the service was asked to forget it
}

void TestCupsPrinter::aPaperOfManySidesSaysHowFarItIs()
{
    m_twin->setSideMs(60);
    makePrinter();
    m_printer->print(order(u"long"_s, 6));
    QTRY_VERIFY(isOver(u"long"_s));
    int before = 0;
    bool between = false;
    for (const auto &told : std::as_const(m_told[u"long"_s])) {
        QVERIFY(told.pages >= before);
        before = told.pages;
        between = between || (told.phase == PrintPhase::Printing && told.pages > 0 && told.pages < 6);
    }
    QVERIFY(between);
    QCOMPARE(before, 6);
    QCOMPARE(m_twin->printed().front().media, u"iso_a4_210x297mm"_s); // no tray was asked for
}

void TestCupsPrinter::whatStopsThePrinterIsToldAndItGoesOn_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<PrinterTrouble>("trouble");
    QTest::newRow("no paper") << u"no-paper"_s << PrinterTrouble::NoPaper;
    QTest::newRow("jam") << u"jam"_s << PrinterTrouble::Jam;
    QTest::newRow("cover") << u"cover"_s << PrinterTrouble::CoverOpen;
    QTest::newRow("offline") << u"offline"_s << PrinterTrouble::Offline;
    QTest::newRow("no toner") << u"toner"_s << PrinterTrouble::NoToner;
    QTest::newRow("paused") << u"paused"_s << PrinterTrouble::Paused;
}

void TestCupsPrinter::whatStopsThePrinterIsToldAndItGoesOn()
{
    QFETCH(QString, state);
    QFETCH(PrinterTrouble, trouble);
    QVERIFY(m_twin->setState(state));
    makePrinter();
    QCOMPARE(m_printer->queues().first().troubles, QList{trouble});
    m_printer->print(order(u"a"_s));
    QTRY_VERIFY(wasTold(u"a"_s, trouble));
    QVERIFY(!isOver(u"a"_s));
    QVERIFY(m_twin->printed().empty());
    QVERIFY(m_twin->setState(u"ok"_s));
    QTRY_COMPARE(last(u"a"_s).phase, PrintPhase::Printed);
    QVERIFY(last(u"a"_s).troubles.isEmpty());
    QTRY_VERIFY(m_printer->queues().first().troubles.isEmpty());
}

void TestCupsPrinter::paperOutInTheMiddleKeepsItsCount()
{
    QVERIFY(m_twin->setState(u"no-paper"_s, 2));
    makePrinter();
    m_printer->print(order(u"a"_s, 5));
    QTRY_VERIFY(wasTold(u"a"_s, PrinterTrouble::NoPaper));
    QTRY_COMPARE(last(u"a"_s).pages, 2);
    QCOMPARE(last(u"a"_s).phase, PrintPhase::Printing);
    QVERIFY(m_twin->setState(u"paper-low"_s));
    QTRY_COMPARE(last(u"a"_s).phase, PrintPhase::Printed);
    QCOMPARE(last(u"a"_s).pages, 5);
}

void TestCupsPrinter::aWaitingJobIsCancelled()
{
    QVERIFY(m_twin->setState(u"cover"_s));
    makePrinter();
    m_printer->print(order(u"a"_s));
    QTRY_VERIFY(wasTold(u"a"_s, PrinterTrouble::CoverOpen));
    m_printer->cancel(u"a"_s);
    QTRY_COMPARE(last(u"a"_s).phase, PrintPhase::Cancelled);
    QVERIFY(m_twin->setState(u"ok"_s));
    m_printer->print(order(u"b"_s));
    QTRY_COMPARE(last(u"b"_s).phase, PrintPhase::Printed);
    QCOMPARE(m_twin->printed().size(), std::size_t{1}); // the cancelled one never came out
}

void TestCupsPrinter::aQueueThatIsGoneIsSaid()
{
    makePrinter([](auto &settings) { settings.watch = 1h; });
    m_twin->remove(u"wenshu"_s);
    m_twin->add({.name = u"another"_s});
    m_printer->print(order(u"a"_s));
    QTRY_COMPARE(failure(u"a"_s), toString(devices::codes::QueueGone));
    QTRY_COMPARE(m_printer->queues().first().name, u"another"_s); // looked up at once, so that it can be offered
}

void TestCupsPrinter::aQueueThatTakesNothingIsSaid()
{
    m_twin->setAccepting(false);
    makePrinter();
    QVERIFY(!m_printer->queues().first().accepting);
    m_printer->print(order(u"a"_s));
    QTRY_COMPARE(failure(u"a"_s), toString(devices::codes::QueueRefuses));
}

void TestCupsPrinter::whatIsNoPaperIsRefused()
{
    makePrinter();
    auto text = order(u"a"_s);
    text.pdf = "no paper of any kind";
    m_printer->print(std::move(text));
    QTRY_COMPARE(failure(u"a"_s), toString(devices::codes::JobRefused));
    QTRY_VERIFY(m_twin->jobs().empty());
}

void TestCupsPrinter::aPrinterThatGivesUpIsSaid()
{
    QVERIFY(m_twin->setState(u"jam"_s));
    makePrinter();
    m_printer->print(order(u"a"_s));
    QTRY_VERIFY(wasTold(u"a"_s, PrinterTrouble::Jam));
    m_twin->giveUpJobs();
    QTRY_COMPARE(failure(u"a"_s), toString(devices::codes::JobAborted));
}

void TestCupsPrinter::aJobThatWasForgottenIsInDoubt()
{
    QVERIFY(m_twin->setState(u"jam"_s));
    makePrinter();
    m_printer->print(order(u"a"_s));
    QTRY_VERIFY(wasTold(u"a"_s, PrinterTrouble::Jam));
    m_twin->forgetJobs();
    QTRY_COMPARE(failure(u"a"_s), toString(devices::codes::JobUnknown));
}

void TestCupsPrinter::aServiceThatIsNotThereIsSaidAtOnce()
{
    m_twin->unplug();
    makePrinter();
    QVERIFY(m_printer->problem());
    QCOMPARE(toString(m_printer->problem()->code), toString(devices::codes::PrintServiceAway));
    m_printer->print(order(u"a"_s));
    QTRY_COMPARE(failure(u"a"_s), toString(devices::codes::PrintServiceAway));
    QVERIFY(m_twin->plug());
    QTRY_VERIFY(!m_printer->problem()); // found again by itself
    QCOMPARE(m_printer->queues().size(), 1);
    QVERIFY(m_twin->printed().empty()); // what was said to be unprinted stays so
}

void TestCupsPrinter::aHundredPlugsLeaveNothingBehind()
{
    makePrinter();
    const auto outAndIn = [this] {
        m_twin->unplug();
        m_printer->refresh();
        QTRY_VERIFY(m_printer->problem());
        QVERIFY(m_twin->plug());
        QTRY_VERIFY(!m_printer->problem());
    };
    QCOMPARE(tests::PlugRounds().leaveBehind(outAndIn), QString());
    m_printer->print(order(u"a"_s));
    QTRY_COMPARE(last(u"a"_s).phase, PrintPhase::Printed);
}

void TestCupsPrinter::aServiceThatNeverAnswersIsSaid()
{
    makePrinter([](auto &settings) { settings.answerTimeout = 300ms; });
    m_twin->setSilent(true);
    m_printer->print(order(u"a"_s));
    QTRY_COMPARE(failure(u"a"_s), toString(devices::codes::PrintServiceAway));
}

void TestCupsPrinter::aServiceLostOverAJobIsFoundAgain()
{
    QVERIFY(m_twin->setState(u"cover"_s));
    makePrinter();
    m_printer->print(order(u"a"_s));
    QTRY_VERIFY(wasTold(u"a"_s, PrinterTrouble::CoverOpen));
    m_twin->unplug();
    QTRY_VERIFY(wasTold(u"a"_s, PrinterTrouble::ServiceAway));
    QVERIFY(!isOver(u"a"_s));
    QVERIFY(m_twin->setState(u"ok"_s));
    QVERIFY(m_twin->plug());
    QTRY_COMPARE(last(u"a"_s).phase, PrintPhase::Printed);
}

void TestCupsPrinter::aServiceLostForGoodLeavesTheJobInDoubt()
{
    QVERIFY(m_twin->setState(u"cover"_s));
    makePrinter([](auto &settings) { settings.patience = 200ms; });
    m_printer->print(order(u"a"_s));
    QTRY_VERIFY(wasTold(u"a"_s, PrinterTrouble::CoverOpen));
    m_twin->unplug();
    QTRY_COMPARE(failure(u"a"_s), toString(devices::codes::JobUnknown));
}

void TestCupsPrinter::aDocumentCutOffIsTakenBack()
{
    makePrinter();
    m_twin->cutNextDocument();
    m_printer->print(order(u"a"_s));
    QTRY_COMPARE(failure(u"a"_s), toString(devices::codes::PrintServiceAway));
    QVERIFY(m_twin->jobs().empty());
    QVERIFY(m_twin->printed().empty());
}

void TestCupsPrinter::anOrderIsPrintedOnce()
{
    makePrinter();
    m_printer->print(order(u"a"_s));
    m_printer->print(order(u"a"_s));
    m_printer->print(order(u"b"_s));
    QTRY_VERIFY(isOver(u"a"_s) && isOver(u"b"_s));
    QCOMPARE(m_twin->printed().size(), std::size_t{2});
}

void TestCupsPrinter::destroyedInTheMiddleNothingIsLeftBehind()
{
    makePrinter([](auto &settings) {
        settings.answerTimeout = 1h;
        settings.watch = 1h; // a look at the queues would be what hangs, and the order would wait behind it
    });
    m_twin->setSilent(true);
    m_printer->print(order(u"a"_s));
    QTRY_COMPARE(last(u"a"_s).id, u"a"_s); // it hangs in the service's silence now
    m_printer.reset(); // joins: would wait for an hour
    QVERIFY(!isOver(u"a"_s));
}

void TestCupsPrinter::reasonsAreReadWithTheirSeverity()
{
    using print::cups::troublesFrom;
    using T = PrinterTrouble;
    QCOMPARE(troublesFrom({u"none"_s}, IPP_PSTATE_IDLE), QList<T>());
    QCOMPARE(troublesFrom({u"media-empty-error"_s, u"media-needed"_s, u"door-open-report"_s}, IPP_PSTATE_PROCESSING),
             (QList{T::CoverOpen, T::NoPaper}));
    QCOMPARE(troublesFrom({u"toner-low-warning"_s, u"media-low"_s}, IPP_PSTATE_IDLE),
             (QList{T::PaperLow, T::TonerLow}));
    QCOMPARE(troublesFrom({u"fuser-over-temp-error"_s}, IPP_PSTATE_STOPPED), QList{T::Service});
    QCOMPARE(troublesFrom({u"fuser-over-temp-warning"_s}, IPP_PSTATE_IDLE), QList<T>());
    QCOMPARE(troublesFrom({u"cups-missing-filter-error"_s}, IPP_PSTATE_IDLE), QList<T>());
    QCOMPARE(troublesFrom({u"media-low"_s}, IPP_PSTATE_STOPPED), (QList{T::Paused, T::PaperLow}));
    QCOMPARE(troublesFrom({}, IPP_PSTATE_STOPPED), QList{T::Paused});
}

YC_TEST(TestCupsPrinter)
#include "tst_cups_printer.moc"
