#include "devices/card/sdt_reader.h"
#include "devices/hub/hub.h"
#include "devices/print/escpos_printer.h"
#include "devices/virtual/escpos_twin.h"
#include "devices/virtual/sample_cards.h"
#include "devices/virtual/sdt_twin.h"
#include "kiosk/progress.h"
#include "kiosk/session.h"
#include "kiosk/style.h"
#include "tests/support/register.h"
#include "tests/support/tab_walk.h"

#include <QJsonArray>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace yc::kiosk;
using namespace std::chrono_literals;
using core::wire::CaseRecord;
using devices::virtual_bench::EscPosTwin;
using devices::virtual_bench::sampleCard;
using devices::virtual_bench::SdtTwin;

namespace
{

CaseRecord record(int serial, core::domain::CaseState state)
{
    return {.id = QUuid::createUuid(),
            .number = QStringLiteral("9901012026112100000%1").arg(serial, 2, 10, QLatin1Char('0')),
            .itemName = QStringLiteral("最低生活保障对象认定（第%1件）").arg(serial),
            .applicantMasked = QStringLiteral("样**"),
            .state = state,
            .receivedAt = QDateTime(QDate(2026, 11, 20), QTime(2, 0), Qt::UTC),
            .windowNo = QStringLiteral("3"),
            .due = QDate(2026, 12, 12)};
}

// The reader and the printer on the wire, and a session before them.
struct World {
    QTemporaryDir prints;
    SdtTwin reader;
    EscPosTwin printer{prints.path(), 576};
    SystemClock clock;
    Worker papers{"papers"};
    std::unique_ptr<devices::hub::Hub> hub;
    std::unique_ptr<Session> session;
    std::vector<std::pair<QString, CasesAnswer>> asked; // number on the card, and whoever waits for the answer

    void start(SessionTimes times = {}, bool withPrinter = true, const QJsonObject &printerOptions = {})
    {
        QVERIFY(reader.plug());
        QVERIFY(printer.plug());
        hub = std::make_unique<devices::hub::Hub>(
            std::vector{devices::card::sdtDriver(), devices::print::escPosDriver(drawSlipLine)}, clock);
        const auto place = [](quint16 port) { return QStringLiteral("tcp:127.0.0.1:%1").arg(port); };
        QJsonArray plugs{QJsonObject{{QStringLiteral("kind"), QStringLiteral("card-reader")},
                                     {QStringLiteral("place"), place(reader.port())}}};
        if (withPrinter)
            plugs.append(QJsonObject{{QStringLiteral("kind"), QStringLiteral("receipt-printer")},
                                     {QStringLiteral("place"), place(printer.port())},
                                     {QStringLiteral("options"), printerOptions}});
        hub->use(*devices::hub::plugsFromJson(plugs));
        session = std::make_unique<Session>(
            SessionRooms{.reader = hub->cardReader(),
                         .printer = hub->receiptPrinter(),
                         .ask = [this](const core::domain::Person &person, QObject *,
                                       CasesAnswer done) { asked.emplace_back(person.number, std::move(done)); },
                         .clock = clock,
                         .papers = papers,
                         .hallName = [] { return QStringLiteral("示例县政务服务中心"); }},
            times);
        hub->start();
    }
    void card(const char *name) { reader.putCard(std::move(*sampleCard(QString::fromLatin1(name)))); }
    [[nodiscard]] bool is(State state) const { return session->state() == state; }
    template <typename T = QPushButton> [[nodiscard]] T *find(const char *name) const
    {
        return session->frame().findChild<T *>(QString::fromLatin1(name));
    }
    void touch(const char *name) const
    {
        auto *button = find(name);
        QVERIFY2(button && button->isEnabled() && button->isVisible(), name);
        QTest::mouseClick(button, Qt::LeftButton);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    // Everything that can be read on the screen.
    [[nodiscard]] QString words() const
    {
        QString all;
        const auto labels = session->frame().findChildren<QLabel *>();
        for (const auto *label : labels) {
            if (label->isVisible())
                all += label->text() + QLatin1Char('\n');
        }
        return all;
    }
};

} // namespace

class TestSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSlipIsAskedForUntilItIsTaken()
    {
        for (const bool leftBehind : {false, true}) {
            World world;
            world.printer.setSeesMouth(true);
            world.start({.lastWord = 5s}, true, {{QStringLiteral("mouth"), true}});
            QTRY_VERIFY(world.hub->receiptPrinter()->health().state == devices::DeviceState::Ready);
            world.card("zhang");
            QTRY_COMPARE(world.asked.size(), 1U);
            world.asked[0].second(QList{record(1, core::domain::CaseState::Accepted)});
            world.touch("case0");
            world.touch("casePrint");
            QTRY_VERIFY(world.is(State::Printed));
            QVERIFY(world.words().contains(QStringLiteral("请取走查询单")));
            QTRY_COMPARE(world.hub->receiptPrinter()->health().guidance, devices::Guidance::TakeSlip);
            if (leftBehind) {
                world.touch("printedDone");
                QVERIFY(world.words().contains(QStringLiteral("请取走您的身份证和查询单")));
            }
            QVERIFY(world.printer.takeSlip());
            QTRY_VERIFY(!world.words().contains(QStringLiteral("和查询单"))
                        && !world.words().contains(QStringLiteral("请取走查询单")));
            QCOMPARE(world.is(State::Printed), !leftBehind);
            QCOMPARE(world.words().contains(QStringLiteral("查询单已取走")), !leftBehind);
        }
    }

    void aCardShowsWhereItsCasesStandAndPrintsASlip()
    {
        World world;
        world.start({.lastWord = 100ms});
        QSignalSpy shown(world.session.get(), &Session::shown);
        QSignalSpy ended(world.session.get(), &Session::ended);
        QVERIFY(!world.session->frame().isVisible());
        world.card("zhang");
        QTRY_COMPARE(world.asked.size(), 1U);
        QCOMPARE(shown.size(), 1);
        QVERIFY(world.session->frame().isVisible());
        QVERIFY(world.is(State::Asking));
        QCOMPARE(world.asked[0].first.size(), 18);
        world.asked[0].second(
            QList{record(1, core::domain::CaseState::Accepted), record(2, core::domain::CaseState::Correction)});
        QVERIFY(world.is(State::Cases));
        QVERIFY(world.words().contains(QStringLiteral("样**，您共有2件办件")));
        QVERIFY(world.words().contains(QStringLiteral("已受理")));
        world.touch("case0");
        QVERIFY(world.is(State::Detail));
        QVERIFY(world.words().contains(QStringLiteral("990101202611210000001")));
        QVERIFY(world.words().contains(QStringLiteral("2026年12月12日（星期六）")));
        QTRY_VERIFY(world.hub->receiptPrinter()->health().state == devices::DeviceState::Ready);
        world.touch("kioskBack");
        world.touch("case0"); // the page says anew whether it can print
        world.touch("casePrint");
        QTRY_VERIFY(world.is(State::Printed));
        QCOMPARE(world.printer.slips().size(), 1U);
        QCOMPARE(world.printer.unknownBytes(), 0);
        world.touch("printedDone");
        QVERIFY(world.is(State::TakeCard));
        QVERIFY(world.words().contains(QStringLiteral("请取走您的身份证")));
        QVERIFY(!world.words().contains(QStringLiteral("9901")));
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(world.session->slipsPrinted(), 1);
        QVERIFY(!world.session->frame().isVisible());
    }
    void nothingOfAPersonIsNamedToTheShell()
    {
        World world;
        world.start({.lastWord = 10ms});
        QSignalSpy ended(world.session.get(), &Session::ended);
        world.card("zhang");
        QTRY_VERIFY(world.is(State::Asking));
        world.touch("kioskHome");
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended.first().first().toString(), QStringLiteral("home"));
        // The answer that comes now is nobody's.
        world.asked[0].second(QList{record(1, core::domain::CaseState::Accepted)});
        QVERIFY(world.is(State::Ended));
    }
    void whoeverTouchesFirstIsAskedForTheCard()
    {
        World world;
        world.start();
        world.session->begin();
        QVERIFY(world.is(State::PlaceCard));
        QTRY_VERIFY(world.words().contains(QStringLiteral("请将身份证平放在读卡区")));
        world.card("li");
        QTRY_VERIFY(world.is(State::Asking));
    }
    void withoutAReaderItSaysWhatStillWorks()
    {
        World world;
        world.start();
        world.session->begin();
        QTRY_VERIFY(world.words().contains(QStringLiteral("请将身份证平放在读卡区")));
        world.reader.unplug();
        QTRY_VERIFY_WITH_TIMEOUT(world.words().contains(QStringLiteral("您仍可到人工窗口查询")), 15'000);
        QVERIFY(world.reader.plug());
        QTRY_VERIFY_WITH_TIMEOUT(world.words().contains(QStringLiteral("请将身份证平放在读卡区")), 25'000);
    }
    void aCardThatMayNotBeUsedSaysWhy_data()
    {
        QTest::addColumn<QByteArray>("card");
        QTest::newRow("expired") << QByteArray("expired");
        QTest::newRow("a number that does not add up") << QByteArray("wrong-check");
    }
    void aCardThatMayNotBeUsedSaysWhy()
    {
        QFETCH(QByteArray, card);
        World world;
        world.start();
        world.card(card.constData());
        QTRY_VERIFY(world.is(State::CardRefused));
        QVERIFY(world.words().contains(QStringLiteral("这张证件不能用于查询")));
        QVERIFY(world.words().contains(QStringLiteral("F-0207")));
        QVERIFY(world.asked.empty());
    }
    void aHallThatIsAwayIsSaidAndAskedAgain()
    {
        World world;
        world.start();
        world.card("zhang");
        QTRY_COMPARE(world.asked.size(), 1U);
        world.asked[0].second(std::unexpected(Code{'L', 1}));
        QVERIFY(world.is(State::HallAway));
        QVERIFY(world.words().contains(QStringLiteral("暂时无法查询")));
        QVERIFY(world.words().contains(QStringLiteral("您仍可到任一开放窗口查询")));
        QVERIFY(world.words().contains(QStringLiteral("L-0001")));
        world.touch("hallAgain");
        QCOMPARE(world.asked.size(), 2U);
        QCOMPARE(world.asked[0].first, world.asked[1].first);
        world.asked[1].second(QList<CaseRecord>());
        QVERIFY(world.words().contains(QStringLiteral("没有查到您的办件")));
    }
    void anotherCardNeverSeesTheFirstOnesCases()
    {
        World world;
        world.start();
        QSignalSpy ended(world.session.get(), &Session::ended);
        world.card("zhang");
        QTRY_COMPARE(world.asked.size(), 1U);
        world.asked[0].second(QList{record(1, core::domain::CaseState::Accepted)});
        world.reader.liftCard();
        QSignalSpy lifted(world.hub->cardReader(), &devices::CardReader::cardLifted);
        QTRY_COMPARE_WITH_TIMEOUT(lifted.size(), 1, 10'000);
        QVERIFY(world.is(State::Cases)); // taking one's card away early is no reason to be thrown out
        world.card("li");
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, 10'000);
        QCOMPARE(ended.first().first().toString(), QStringLiteral("other-card"));
        QCOMPARE(world.asked.size(), 1U);
    }
    void manyCasesAreTurnedOver()
    {
        World world;
        world.start();
        world.card("zhang");
        QTRY_COMPARE(world.asked.size(), 1U);
        QList<CaseRecord> many;
        for (int i = 1; i <= 9; ++i)
            many.append(record(i, core::domain::CaseState::Received));
        world.asked[0].second(std::move(many));
        QVERIFY(world.find("case0") && world.find("case2") && !world.find("case3"));
        QVERIFY(!world.find("casesBefore")->isEnabled());
        world.touch("casesAfter");
        world.touch("casesAfter");
        QVERIFY(world.find("case8") && !world.find("case5"));
        QVERIFY(!world.find("casesAfter")->isEnabled());
        world.touch("case8");
        QVERIFY(world.words().contains(QStringLiteral("990101202611210000009")));
        world.touch("kioskBack");
        QVERIFY(world.find("case8")); // back where one was
    }
    void withoutPaperTheNumberIsShownLarge()
    {
        World world;
        world.start({.printPatience = 3s});
        world.card("zhang");
        QTRY_COMPARE(world.asked.size(), 1U);
        world.asked[0].second(QList{record(7, core::domain::CaseState::Accepted)});
        QTRY_VERIFY(world.hub->receiptPrinter()->health().state == devices::DeviceState::Ready);
        world.touch("case0");
        world.printer.setState(QStringLiteral("paper-out"));
        world.touch("casePrint");
        QTRY_VERIFY_WITH_TIMEOUT(world.is(State::NotPrinted), 10'000);
        auto *number = world.find<QLabel>("notPrintedNumber");
        QVERIFY(number);
        QCOMPARE(number->text(), QStringLiteral("990101202611210000007"));
        QCOMPARE(world.printer.slips().size(), 0U);
        world.printer.setState(QStringLiteral("ok"));
        QTRY_VERIFY_WITH_TIMEOUT(world.hub->receiptPrinter()->health().state == devices::DeviceState::Ready, 10'000);
        world.touch("printAgain");
        QTRY_VERIFY_WITH_TIMEOUT(world.is(State::Printed), 10'000);
        QCOMPARE(world.printer.slips().size(), 1U);
    }
    void withoutAPrinterThePageSaysSo()
    {
        World world;
        world.start({}, false);
        world.card("zhang");
        QTRY_COMPARE(world.asked.size(), 1U);
        world.asked[0].second(QList{record(7, core::domain::CaseState::Accepted)});
        world.touch("case0");
        QVERIFY(!world.find("casePrint")->isEnabled());
        QVERIFY(world.words().contains(QStringLiteral("请记下办件编号")));
    }
    void nobodyThereEndsTheSessionAfterACountdown()
    {
        World world;
        world.start({.idle = {.idle = 300ms, .countdown = 200ms}, .lastWord = 50ms});
        QSignalSpy ended(world.session.get(), &Session::ended);
        world.session->begin();
        QTRY_VERIFY(world.find("idleSheetButton"));
        QCOMPARE(world.find("idleSheetButton")->text(), QStringLiteral("继续"));
        world.touch("idleSheetButton");
        QVERIFY(!world.find<QWidget>("idleSheet"));
        QVERIFY(world.is(State::PlaceCard));
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended.first().first().toString(), QStringLiteral("idle"));
    }
    void helpIsAlwaysThereAndChangesNothing()
    {
        World world;
        world.start();
        world.session->begin();
        world.touch("kioskHelp");
        QVERIFY(world.words().contains(QStringLiteral("请到本大厅咨询台")));
        world.touch("kioskHelpSheetButton");
        QVERIFY(!world.find<QWidget>("kioskHelpSheet"));
        QVERIFY(world.is(State::PlaceCard));
    }
    // For whoever works it by an assistive technology or by keys: each screen, Tab once round.
    void everyScreenIsWalkedThroughByTab()
    {
        const auto theme = kioskTheme(*ui::loadTheme(ui::ThemeName::Light));
        ui::apply(theme, *qApp);
        qApp->setStyleSheet(theme.styleSheet() + kioskStyleSheet(theme)); // where the focus is, is drawn by it
        World world;
        world.start({.printPatience = 3s});
        world.session->begin();
        QTRY_VERIFY(world.words().contains(QStringLiteral("请将身份证平放在读卡区")));
        QStringList faults;
        const auto walk = [&](const char *screen) {
            auto &window = *world.session->frame().window();
            window.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&window));
            const auto walked = tests::walkByTab(window);
            for (const auto &fault : walked.faults)
                faults += QString::fromLatin1(screen) + QStringLiteral(": ") + fault;
            if (walked.stops.isEmpty())
                faults += QString::fromLatin1(screen) + QStringLiteral(": nothing takes the focus");
        };
        walk("place the card");
        world.touch("kioskHelp");
        walk("help");
        world.touch("kioskHelpSheetButton");
        world.card("zhang");
        QTRY_COMPARE(world.asked.size(), 1U);
        walk("asking");
        world.asked[0].second(std::unexpected(Code{'L', 1}));
        walk("the hall is away");
        world.touch("hallAgain");
        QList<CaseRecord> many;
        for (int i = 1; i <= 5; ++i)
            many.append(record(i, core::domain::CaseState::Accepted));
        world.asked[1].second(std::move(many));
        walk("cases");
        world.touch("casesAfter");
        walk("more cases");
        QTRY_VERIFY(world.hub->receiptPrinter()->health().state == devices::DeviceState::Ready);
        world.touch("case3");
        walk("a case");
        world.printer.setState(QStringLiteral("paper-out"));
        world.touch("casePrint");
        QTRY_VERIFY_WITH_TIMEOUT(world.is(State::NotPrinted), 10'000);
        walk("not printed");
        world.printer.setState(QStringLiteral("ok"));
        QTRY_VERIFY_WITH_TIMEOUT(world.hub->receiptPrinter()->health().state == devices::DeviceState::Ready, 10'000);
        world.touch("printAgain");
        QTRY_VERIFY_WITH_TIMEOUT(world.is(State::Printed), 10'000);
        walk("printed");
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }
    void everyControlHasANameAndIsLargeEnough()
    {
        World world;
        world.start();
        world.card("zhang");
        QTRY_COMPARE(world.asked.size(), 1U);
        world.asked[0].second(QList{record(1, core::domain::CaseState::Accepted)});
        for (const char *next : {"case0", "kioskBack", "case0"}) {
            const auto buttons = world.session->frame().findChildren<QPushButton *>();
            for (const auto *button : buttons) {
                if (!button->isVisible())
                    continue;
                QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
                QVERIFY(!button->objectName().isEmpty());
                QVERIFY2(button->height() >= 60 && button->width() >= 60, qPrintable(button->objectName()));
            }
            world.touch(next);
        }
    }
};

YC_TEST(TestSession)
#include "tst_session.moc"
