#include "core/flow/intake.h"
#include "core/flow/kiosk_desk.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace yc::core;
using flow::Answer;
using flow::Desk;
using flow::Intake;
using tests::DeskWorld;
using Fault = tests::FaultProxy::Fault;

// The line breaks at each turn of a submission in turn. What is owed arrives, once.
class TestBrokenTurns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void brokenAtAnyTurnACaseIsReceivedOnce_data();
    void brokenAtAnyTurnACaseIsReceivedOnce();

private:
    [[nodiscard]] qsizetype atTheHall(int serial); // how many cases of this person the hall has
    [[nodiscard]] bool settledSoon(Desk &desk, Intake &intake);

    DeskWorld m_world;
    QTemporaryDir m_kioskFolder;
    SystemClock m_clock;
    std::unique_ptr<flow::KioskDesk> m_kiosk;
    int m_serial = 100;
};

void TestBrokenTurns::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    // Asks the hall directly, so that counting does not disturb the line under test.
    auto settings = m_world.settings();
    settings.vaultFolder = m_kioskFolder.filePath(QStringLiteral("vault"));
    settings.hall = QUrl();
    m_kiosk = std::make_unique<flow::KioskDesk>(settings, m_clock);
    QSignalSpy started(m_kiosk.get(), &flow::KioskDesk::started);
    m_kiosk->start();
    QTRY_COMPARE(started.count(), 1);
    QVERIFY(DeskWorld::ask<flow::TerminalInfo>([&](QObject *context, Answer<flow::TerminalInfo> done) {
        m_kiosk->enrol(QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_world.hall().port())),
                       m_world.hall().terminalCode(QStringLiteral("kiosk")), context, std::move(done));
    }));
}

qsizetype TestBrokenTurns::atTheHall(int serial)
{
    using Cases = QList<wire::CaseRecord>;
    const auto person = flow::personFromCard(DeskWorld::card(serial), QDate::currentDate());
    const auto cases = DeskWorld::ask<Cases>(
        [&](QObject *context, Answer<Cases> done) { m_kiosk->casesOf(person->person, context, std::move(done)); });
    return cases ? cases->size() : -1;
}

// As often as it takes, without waiting for the back-off: the clerk's "try now".
bool TestBrokenTurns::settledSoon(Desk &desk, Intake &intake)
{
    for (int i = 0; i < 60 && !intake.receipt(); ++i) {
        desk.tryNow(intake.id());
        (void)QTest::qWaitFor([&] { return intake.receipt().has_value(); }, 250);
    }
    return intake.receipt().has_value();
}

void TestBrokenTurns::brokenAtAnyTurnACaseIsReceivedOnce_data()
{
    QTest::addColumn<int>("fault");
    QTest::newRow("the request is lost") << static_cast<int>(Fault::ResetBefore);
    QTest::newRow("the answer is lost") << static_cast<int>(Fault::ResetAfter);
}

void TestBrokenTurns::brokenAtAnyTurnACaseIsReceivedOnce()
{
    QFETCH(int, fault);
    const auto desk = m_world.signedIn();
    QVERIFY2(desk, qPrintable(m_world.why()));
    QSet<QString> numbers;
    int turn = 1;
    bool failed = true;
    for (; failed && turn < 30; ++turn) {
        const int serial = m_serial += 2;
        const auto intake = DeskWorld::filled(*desk, serial);
        QVERIFY(intake);
        m_world.proxy().failAt(turn, static_cast<Fault>(fault));
        const auto sent = DeskWorld::submit(*intake);
        QVERIFY2(sent,
                 qPrintable(QStringLiteral("turn %1: %2").arg(turn).arg(sent ? QString() : toString(sent.error()))));
        QVERIFY2(settledSoon(*desk, *intake), qPrintable(QStringLiteral("turn %1").arg(turn)));
        failed = m_world.proxy().hasFailed();
        numbers.insert(intake->number());
        QCOMPARE(numbers.size(), turn);
        QCOMPARE(atTheHall(serial), 1);
        QVERIFY(desk->sync().owed.isEmpty() || desk->sync().owed.first().caseId != intake->id()
                || QTest::qWaitFor([&] { return desk->sync().owed.isEmpty(); }, 3'000));
    }
    m_world.proxy().failAt(0, Fault::None);
    QVERIFY2(turn > 4, "asking, beginning, sending and committing are turns");
}

YC_TEST(TestBrokenTurns)
#include "tst_broken_turns.moc"
