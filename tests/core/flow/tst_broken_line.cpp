#include "core/flow/intake.h"
#include "core/flow/kiosk_desk.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QProcess>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace yc::core;
using flow::Answer;
using flow::Desk;
using flow::Intake;
using tests::DeskWorld;

// The hall is away for a while. What is owed arrives, once, by itself.
class TestBrokenLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void withoutTheHallTheCaseIsOwedAndCompletesByItself();
    void aDebtOutlivesTheProcess();
    void whatTheHallDecidesElsewhereArrives();

private:
    [[nodiscard]] qsizetype atTheHall(int serial); // how many cases of this person the hall has
    [[nodiscard]] bool settledSoon(Desk &desk, Intake &intake);

    DeskWorld m_world;
    QTemporaryDir m_kioskFolder;
    SystemClock m_clock;
    std::unique_ptr<flow::KioskDesk> m_kiosk;
    int m_serial = 100;
};

void TestBrokenLine::initTestCase()
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

qsizetype TestBrokenLine::atTheHall(int serial)
{
    using Cases = QList<wire::CaseRecord>;
    const auto person = flow::personFromCard(DeskWorld::card(serial), QDate::currentDate());
    const auto cases = DeskWorld::ask<Cases>(
        [&](QObject *context, Answer<Cases> done) { m_kiosk->casesOf(person->person, context, std::move(done)); });
    return cases ? cases->size() : -1;
}

// As often as it takes, without waiting for the back-off: the clerk's "try now".
bool TestBrokenLine::settledSoon(Desk &desk, Intake &intake)
{
    for (int i = 0; i < 60 && !intake.receipt(); ++i) {
        desk.tryNow(intake.id());
        (void)QTest::qWaitFor([&] { return intake.receipt().has_value(); }, 250);
    }
    return intake.receipt().has_value();
}

void TestBrokenLine::withoutTheHallTheCaseIsOwedAndCompletesByItself()
{
    const auto desk = m_world.signedIn();
    QVERIFY2(desk, qPrintable(m_world.why()));
    const int serial = m_serial += 2;
    const auto intake = DeskWorld::filled(*desk, serial);
    m_world.hall().stop();
    QElapsedTimer since;
    since.start();
    const auto sent = DeskWorld::submit(*intake);
    QVERIFY2(sent, sent ? "" : qPrintable(toString(sent.error())));
    QVERIFY2(since.elapsed() < 4'500, "a clerk waits four seconds, not more");
    QVERIFY(!sent->received);
    const QRegularExpression provisional(QStringLiteral("^%1-\\d{8}-\\d{4}$").arg(desk->terminal().id));
    QVERIFY2(provisional.match(sent->number).hasMatch(), qPrintable(sent->number));
    QVERIFY(intake->state() == domain::CaseState::Owed);
    QTRY_COMPARE(desk->sync().owed.size(), 1);
    QTRY_VERIFY(!desk->sync().owed.first().cause.isEmpty());
    QVERIFY(desk->sync().owed.first().nextTry.isValid());
    QCOMPARE(desk->sync().owed.first().provisionalNumber, sent->number);
    QVERIFY(desk->cases().first().provisional);

    QSignalSpy arrived(intake.get(), &Intake::receiptArrived);
    QVERIFY(m_world.hall().start());
    QTRY_COMPARE_WITH_TIMEOUT(arrived.count(), 1, 20'000); // nobody pressed anything
    QVERIFY(intake->state() == domain::CaseState::Received);
    QVERIFY(intake->number() != sent->number);
    QTRY_VERIFY(desk->sync().owed.isEmpty());
    QCOMPARE(atTheHall(serial), 1);
}

void TestBrokenLine::aDebtOutlivesTheProcess()
{
    const int serial = m_serial += 2;
    QUuid id;
    QString provisional;
    {
        const auto desk = m_world.signedIn();
        const auto intake = DeskWorld::filled(*desk, serial);
        id = intake->id();
        m_world.proxy().setDown(true);
        const auto sent = DeskWorld::submit(*intake);
        QVERIFY(sent);
        provisional = sent->number;
    }
    const auto desk = m_world.openDesk();
    QVERIFY(DeskWorld::signIn(*desk, m_world.staffNo, tests::Pin)); // alone: the line is still down
    QTRY_COMPARE(desk->sync().owed.size(), 1);
    QCOMPARE(desk->sync().owed.first().provisionalNumber, provisional);
    const auto again = DeskWorld::ask<std::shared_ptr<Intake>>(
        [&](QObject *context, Answer<std::shared_ptr<Intake>> done) { desk->resume(id, context, std::move(done)); });
    QVERIFY(again);
    QVERIFY((*again)->state() == domain::CaseState::Owed);
    QCOMPARE((*again)->number(), provisional);
    m_world.proxy().setDown(false);
    QTRY_VERIFY_WITH_TIMEOUT((*again)->receipt().has_value(), 20'000);
    QCOMPARE(atTheHall(serial), 1);
}

void TestBrokenLine::whatTheHallDecidesElsewhereArrives()
{
    const auto desk = m_world.signedIn();
    QVERIFY2(desk, qPrintable(m_world.why()));
    const auto intake = DeskWorld::filled(*desk, m_serial += 2);
    QVERIFY(DeskWorld::submit(*intake));
    QVERIFY(settledSoon(*desk, *intake));
    // This disk knows of the receipt and of nothing later.
    QTemporaryDir disk;
    auto settings = m_world.settings();
    QCOMPARE(QProcess::execute(QStringLiteral("cp"),
                               {QStringLiteral("-a"), settings.vaultFolder,
                                settings.vaultFolder + QStringLiteral(".key"), disk.path()}),
             0);
    const auto accepted = DeskWorld::ask<wire::CaseRecord>([&](QObject *context, Answer<wire::CaseRecord> done) {
        desk->end(intake->id(), {.ending = domain::Ending::Accept, .reasons = {}, .basis = {}, .note = {}}, context,
                  std::move(done));
    });
    QVERIFY2(accepted, accepted ? "" : qPrintable(toString(accepted.error())));

    settings.vaultFolder = disk.path() + QStringLiteral("/vault");
    Desk other(settings, m_clock);
    QSignalSpy started(&other, &Desk::started);
    other.start();
    QTRY_COMPARE(started.count(), 1);
    QVERIFY(DeskWorld::signIn(other, m_world.staffNo, tests::Pin));
    QTRY_VERIFY_WITH_TIMEOUT(std::ranges::any_of(other.cases(),
                                                 [&](const auto &one) {
                                                     return one.id == intake->id()
                                                         && one.state == domain::CaseState::Accepted;
                                                 }),
                             10'000);
}

YC_TEST(TestBrokenLine)
#include "tst_broken_line.moc"
