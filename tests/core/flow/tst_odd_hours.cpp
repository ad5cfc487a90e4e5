#include "core/pack/paper_values.h"
#include "core/vault/vault.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::core;
using namespace std::chrono_literals;
using flow::Answer;
using flow::Desk;
using flow::Intake;
using tests::DeskWorld;

static constexpr auto ElderCard = u"11119999MB9902000L4992002013000";

// What happens around a case and is nobody's fault, against the real hall: the clock is set while a case is in hand,
// and a citizen is served by two clerks at once.
class TestOddHours : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aClockSetInMidCaseLosesNothing_data();
    void aClockSetInMidCaseLosesNothing();
    void whatIsOwedComesThoughTheClockWasSetBack();
    void twoClerksOfOneTerminalDoNotSeeEachOthersCase();
    void twoTerminalsWithOneCitizenAreTwoCases();

private:
    [[nodiscard]] std::unique_ptr<Desk> secondTerminal();
    [[nodiscard]] static QStringList alikeOf(Desk &desk, const Intake &intake);
    [[nodiscard]] bool changePin(Desk &desk, const QString &from);
    static std::vector<QUuid> all(Desk &desk)
    {
        const auto found = DeskWorld::ask<vault::CaseFound>(
            [&](QObject *context, Answer<vault::CaseFound> answer) { desk.find({}, context, std::move(answer)); });
        return found ? found->ids : std::vector<QUuid>();
    }
    static bool holds(Desk &desk, const QUuid &id)
    {
        const auto ids = all(desk);
        return std::ranges::find(ids, id) != ids.end();
    }
    DeskWorld m_world;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<QTemporaryDir> m_other;
};

void TestOddHours::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
}

void TestOddHours::init()
{
    m_desk = m_world.signedIn();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
}

void TestOddHours::cleanup()
{
    m_desk.reset();
    m_world.clock.setRight();
    m_world.proxy().setDown(false);
}

void TestOddHours::aClockSetInMidCaseLosesNothing_data()
{
    QTest::addColumn<int>("hours");
    QTest::newRow("an hour back") << 1;
    QTest::newRow("an hour forward") << -1;
    QTest::newRow("to the day before") << 24;
}

void TestOddHours::aClockSetInMidCaseLosesNothing()
{
    QFETCH(int, hours);
    const auto intake = DeskWorld::begin(*m_desk);
    auto card = DeskWorld::card(60 + 2 * hours);
    QVERIFY(intake->setApplicant(card));
    QVERIFY(intake->chooseItem(ElderCard));
    intake->setField(QStringLiteral("phone"), QStringLiteral("13800000000"));
    QTRY_VERIFY(intake->isSaved());
    m_world.clock.setBack(std::chrono::hours(hours));
    intake->addPage(QStringLiteral("photo"), DeskWorld::page(hours + 30));
    QTRY_VERIFY(!intake->pages(QStringLiteral("photo")).first().saving);
    QVERIFY(intake->sign(DeskWorld::ink(), QByteArray("\x89PNG not quite"), intake->shownDigest()));
    QTRY_VERIFY(intake->findings().isEmpty());
    const auto submitted = DeskWorld::submit(*intake);
    QVERIFY(submitted);
    QVERIFY(submitted->received); // the hall's own clock counts for it
    QTRY_VERIFY(m_desk->summary(intake->id())->state == domain::CaseState::Received);
    QVERIFY(holds(*m_desk, intake->id()));
    QVERIFY(intake->receipt()->receivedAt.isValid());
}

void TestOddHours::whatIsOwedComesThoughTheClockWasSetBack()
{
    const auto intake = DeskWorld::filled(*m_desk, 72);
    QVERIFY(intake);
    m_world.proxy().setDown(true);
    const auto submitted = DeskWorld::submit(*intake);
    QVERIFY(submitted && !submitted->received);
    QTRY_VERIFY(!m_desk->sync().owed.isEmpty() && m_desk->sync().owed.first().tries > 0);
    m_world.clock.setBack(1h);
    m_world.proxy().setDown(false);
    QTRY_VERIFY_WITH_TIMEOUT(m_desk->summary(intake->id())->state == domain::CaseState::Received, 30'000);
    QTRY_VERIFY(m_desk->sync().owed.isEmpty());
}

bool TestOddHours::changePin(Desk &desk, const QString &from)
{
    const auto changed = DeskWorld::ask<flow::SignIn>([&](QObject *context, Answer<flow::SignIn> done) {
        desk.changePin(SecretText(from), SecretText(tests::Pin), context, std::move(done));
    });
    return changed && *changed == flow::SignIn::Done
        && QTest::qWaitFor([&] { return desk.catalogue() != nullptr; }, 10'000);
}

void TestOddHours::twoClerksOfOneTerminalDoNotSeeEachOthersCase()
{
    auto mine = DeskWorld::filled(*m_desk, 80);
    QVERIFY(mine);
    const auto first = mine->id();
    QTRY_VERIFY(mine->isSaved());
    mine.reset();
    m_desk->signOut();
    m_desk.reset();
    // Another clerk, the same terminal, the same citizen with the same wish.
    m_desk = m_world.openDesk();
    const auto other = m_world.hall().staff(QStringLiteral("clerk"), 1);
    QVERIFY(DeskWorld::signIn(*m_desk, other.no, other.pin) == flow::SignIn::MustChangePin);
    QVERIFY(changePin(*m_desk, other.pin));
    QVERIFY(all(*m_desk).empty());
    QVERIFY(m_desk->cases().isEmpty());
    auto theirs = DeskWorld::filled(*m_desk, 80);
    QVERIFY(theirs);
    QVERIFY(theirs->id() != first);
    QVERIFY(DeskWorld::submit(*theirs)->received);
    const auto number = theirs->number();
    const auto second = theirs->id();
    theirs.reset();
    m_desk->signOut();
    m_desk.reset();
    // And the first clerk finds the draft as it was left: nothing of it went with the other's.
    m_desk = m_world.signedIn();
    QVERIFY(m_desk);
    QTRY_VERIFY(m_desk->summary(first));
    QVERIFY(m_desk->summary(first)->state == domain::CaseState::Draft);
    QVERIFY(!m_desk->summary(second));
    const auto again
        = DeskWorld::ask<std::shared_ptr<Intake>>([&](QObject *context, Answer<std::shared_ptr<Intake>> answer) {
              m_desk->resume(first, context, std::move(answer));
          });
    QVERIFY(again);
    QVERIFY((*again)->findings().isEmpty());
    QVERIFY(DeskWorld::submit(**again)->received);
    QVERIFY((*again)->number() != number);
}

std::unique_ptr<Desk> TestOddHours::secondTerminal()
{
    m_other = std::make_unique<QTemporaryDir>();
    auto settings = m_world.settings();
    settings.vaultFolder = m_other->path() + QStringLiteral("/vault");
    auto desk = std::make_unique<Desk>(settings, m_world.clock);
    bool started = false;
    connect(desk.get(), &Desk::started, desk.get(), [&started] { started = true; });
    desk->start();
    if (!QTest::qWaitFor([&] { return started; }, 10'000))
        return nullptr;
    const auto enrolled = DeskWorld::ask<flow::TerminalInfo>([&](QObject *context, Answer<flow::TerminalInfo> done) {
        desk->enrol(m_world.url(), m_world.hall().terminalCode(QStringLiteral("counter"), 1), context, std::move(done));
    });
    return enrolled ? std::move(desk) : nullptr;
}

QStringList TestOddHours::alikeOf(Desk &desk, const Intake &intake)
{
    const auto record = DeskWorld::ask<wire::CaseRecord>([&](QObject *context, Answer<wire::CaseRecord> answer) {
        desk.record(intake.id(), context, std::move(answer));
    });
    QStringList told;
    for (const auto &paper : record ? record->papers : QList<wire::Paper>())
        if (const auto words = paper.values[pack::value::OpenAlike].toString(); !words.isEmpty())
            told += words;
    return told;
}

void TestOddHours::twoTerminalsWithOneCitizenAreTwoCases()
{
    const auto other = secondTerminal();
    QVERIFY(other);
    // The second clerk has a PIN since the test before, where that ran; alone it is the first sign-in.
    const auto clerk = m_world.hall().staff(QStringLiteral("clerk"), 1);
    const auto in = DeskWorld::signIn(*other, clerk.no, tests::Pin);
    if (!in) {
        QVERIFY(DeskWorld::signIn(*other, clerk.no, clerk.pin) == flow::SignIn::MustChangePin);
        QVERIFY(changePin(*other, clerk.pin));
    }
    QTRY_VERIFY(other->catalogue());
    const auto here = DeskWorld::filled(*m_desk, 84);
    const auto there = DeskWorld::filled(*other, 84);
    QVERIFY(here && there);
    // In the same moment.
    QObject context;
    std::optional<bool> first, second;
    here->submit(&context, [&](const Result<Intake::Submitted> &done) { first = done && done->received; });
    there->submit(&context, [&](const Result<Intake::Submitted> &done) { second = done && done->received; });
    QTRY_VERIFY_WITH_TIMEOUT(first && second, 30'000);
    QVERIFY(*first && *second);
    QVERIFY(here->number() != there->number());
    QVERIFY(here->receipt()->caseId == here->id() && there->receipt()->caseId == there->id());
    QVERIFY(here->receipt()->manifestDigest != there->receipt()->manifestDigest);
    QVERIFY(!holds(*m_desk, there->id()) && !holds(*other, here->id()));
    // Whoever came second reads who has the first, on the slip that the hall signed.
    QCOMPARE(alikeOf(*m_desk, *here).size() + alikeOf(*other, *there).size(), 1);
    const auto told = alikeOf(*m_desk, *here) + alikeOf(*other, *there);
    QVERIFY2(told.first() == here->number() + QStringLiteral("（3号窗口）")
                 || told.first() == there->number() + QStringLiteral("（5号窗口）"),
             qPrintable(told.first()));
    // One is withdrawn: the other goes its way.
    const auto withdrawn = DeskWorld::ask<bool>([&](QObject *asker, Answer<bool> answer) {
        other->withdraw(there->id(), QStringLiteral("与3号窗口重复"), asker, std::move(answer));
    });
    QVERIFY(withdrawn);
    QTRY_VERIFY_WITH_TIMEOUT(there->state() == domain::CaseState::Withdrawn, 15'000);
    QVERIFY(here->state() == domain::CaseState::Received);
}

YC_TEST(TestOddHours)
#include "tst_odd_hours.moc"
