#include "core/flow/desk.h"
#include "core/flow/terminal_check.h"
#include "core/link/failure.h"
#include "core/wire/access.h"
#include "core/wire/problem.h"
#include "core/wire/staff_wire.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QSignalSpy>
#include <QTest>

using namespace yc;
using namespace yc::core;
using flow::Answer;
using flow::Desk;
using flow::SignIn;
using tests::DeskWorld;

// What an administrator does at a desk: a colleague's forgotten PIN, the terminal's enrolment; and what an engineer is
// told of it.
class TestAdministrator : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aClerkGivesNoPins();
    void anAdministratorGivesAPinForOneSignIn();
    void whoForgotTheirPinFindsTheirCases();
    void theEnrolmentIsToldWithItsAuthority();
    void anEnrolmentThatFailsLeavesTheOneThatIs();
    void enrolledAgainEverybodySignsInAnew();
    void anEngineerIsToldHowItIs();
    void aVaultThatIsOpenIsLeftAlone();
    void nothingIsMadeByLooking();

private:
    struct Told {
        flow::VaultFacts vault;
        flow::KeyFacts keys;
        std::optional<flow::IdentityFacts> identity;
        std::optional<flow::HallFacts> hall;
    };
    static std::optional<Told> check(const flow::DeskSettings &settings, const QString &code = {});
    Result<wire::OneTimePin> give(Desk &desk, const QString &no)
    {
        return DeskWorld::ask<wire::OneTimePin>([&](QObject *context, Answer<wire::OneTimePin> done) {
            desk.giveOneTimePin(no, context, std::move(done));
        });
    }
    Result<flow::TerminalInfo> enrol(Desk &desk, const QString &code)
    {
        return DeskWorld::ask<flow::TerminalInfo>([&](QObject *context, Answer<flow::TerminalInfo> done) {
            desk.enrol(m_world.url(), code, context, std::move(done));
        });
    }
    DeskWorld m_world;
};

void TestAdministrator::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
}

std::optional<TestAdministrator::Told> TestAdministrator::check(const flow::DeskSettings &settings, const QString &code)
{
    const SystemClock clock;
    flow::TerminalCheck check(settings, code, clock);
    Told told;
    int heard = 0;
    QObject::connect(&check, &flow::TerminalCheck::vaultSeen, &check, [&](const auto &facts) {
        told.vault = facts;
        ++heard;
    });
    QObject::connect(&check, &flow::TerminalCheck::keysSeen, &check, [&](const auto &facts) {
        told.keys = facts;
        ++heard;
    });
    QObject::connect(&check, &flow::TerminalCheck::identitySeen, &check, [&](const auto &facts) {
        told.identity = facts;
        ++heard;
    });
    QObject::connect(&check, &flow::TerminalCheck::hallSeen, &check, [&](const auto &facts) {
        told.hall = facts;
        ++heard;
    });
    check.start();
    if (!QTest::qWaitFor([&] { return heard == 4; }, 20'000))
        return std::nullopt;
    return told;
}

void TestAdministrator::aClerkGivesNoPins()
{
    const auto desk = m_world.signedIn();
    QVERIFY2(desk, qPrintable(m_world.why()));
    QVERIFY(!desk->staff()->roles.contains(flow::AdministratorRole));
    QCOMPARE(toString(give(*desk, QStringLiteral("0318")).error()), toString(wire::codes::NotAdministrator));
}

void TestAdministrator::anAdministratorGivesAPinForOneSignIn()
{
    const auto administrator = m_world.hall().staff(QStringLiteral("administrator"));
    const auto forgetful = m_world.hall().staff(QStringLiteral("clerk"), 1);
    const auto desk = m_world.openDesk();
    QCOMPARE(*DeskWorld::signIn(*desk, administrator.no, administrator.pin), SignIn::MustChangePin);
    QVERIFY(DeskWorld::ask<SignIn>([&](QObject *context, Answer<SignIn> done) {
        desk->changePin(SecretText(administrator.pin), SecretText(QStringLiteral("739164")), context, std::move(done));
    }));
    QVERIFY(desk->staff()->roles.contains(flow::AdministratorRole));
    const auto given = give(*desk, QStringLiteral(" %1 ").arg(forgetful.no)); // as typed
    QVERIFY(given);
    QCOMPARE(given->staffNo, forgetful.no);
    QCOMPARE(toString(give(*desk, QStringLiteral("no/body")).error()), toString(wire::codes::NotFound));
    desk->signOut();
    QCOMPARE(*DeskWorld::signIn(*desk, forgetful.no, given->pin.reveal()), SignIn::MustChangePin);
}

void TestAdministrator::whoForgotTheirPinFindsTheirCases()
{
    const auto change = [](Desk &desk, const QString &from, const QString &to) {
        return DeskWorld::ask<SignIn>([&](QObject *context, Answer<SignIn> done) {
            desk.changePin(SecretText(from), SecretText(to), context, std::move(done));
        });
    };
    const auto recover = [](Desk &desk, const QString &pin) {
        return DeskWorld::ask<SignIn>(
            [&](QObject *context, Answer<SignIn> done) { desk.recover(SecretText(pin), context, std::move(done)); });
    };
    const QString forgotten = QStringLiteral("640281");
    const QString newer = QStringLiteral("917350");
    const auto administrator = m_world.hall().staff(QStringLiteral("administrator")).no;
    const auto clerk = m_world.hall().staff(QStringLiteral("clerk"), 1).no;
    const auto desk = m_world.openDesk();
    const auto reset = [&] {
        const auto in = DeskWorld::signIn(*desk, administrator, QStringLiteral("739164"));
        const auto given = in ? give(*desk, clerk) : std::unexpected(in.error());
        desk->signOut();
        return given ? given->pin.reveal() : QString();
    };
    auto once = reset();
    QCOMPARE(*DeskWorld::signIn(*desk, clerk, once), SignIn::MustChangePin);
    QCOMPARE(*change(*desk, once, forgotten), SignIn::Done);
    QCOMPARE(toString(recover(*desk, newer).error()), toString(flow::codes::NotSignedIn)); // nothing was asked for
    const auto caseId = DeskWorld::filled(*desk)->id();
    QTRY_VERIFY(desk->summary(caseId));
    desk->signOut();

    once = reset();
    QCOMPARE(*DeskWorld::signIn(*desk, clerk, once), SignIn::MustChangePin);
    QCOMPARE(toString(change(*desk, once, newer).error()), toString(flow::codes::OldPinNeeded));
    m_world.proxy().setDown(true);
    const auto alone = recover(*desk, newer);
    m_world.proxy().setDown(false);
    QVERIFY(!alone && alone.error().layer == 'L'); // and may be asked again
    QCOMPARE(*recover(*desk, newer), SignIn::Done);
    QTRY_VERIFY(desk->summary(caseId));
    QVERIFY(DeskWorld::ask<std::shared_ptr<flow::Intake>>(
        [&](QObject *context, Answer<std::shared_ptr<flow::Intake>> done) {
            desk->resume(caseId, context, std::move(done));
        }));
    desk->signOut();
    m_world.proxy().setDown(true);
    const auto later = DeskWorld::signIn(*desk, clerk, newer);
    m_world.proxy().setDown(false);
    QVERIFY(later); // the vault alone knows it
}

void TestAdministrator::theEnrolmentIsToldWithItsAuthority()
{
    const auto desk = m_world.openDesk();
    const auto facts = desk->enrolment();
    QVERIFY(facts);
    QCOMPARE(facts->hall.port(), m_world.url().port());
    const auto code = wire::terminalCodeFrom(m_world.hall().terminalCode(QStringLiteral("counter")));
    QVERIFY(code && facts->authority.size() == 32 && facts->authority.startsWith(code->caFingerprint));
    QVERIFY(facts->until > QDateTime::currentDateTimeUtc().addDays(30));
}

void TestAdministrator::anEnrolmentThatFailsLeavesTheOneThatIs()
{
    const auto desk = m_world.signedIn();
    QVERIFY2(desk, qPrintable(m_world.why()));
    auto code = *wire::terminalCodeFrom(m_world.hall().terminalCode(QStringLiteral("counter"), 1));
    code.secret[0] = static_cast<char>(code.secret[0] ^ 1); // never handed out
    const auto before = desk->terminal().id;
    QCOMPARE(toString(enrol(*desk, wire::toText(code)).error()), toString(wire::codes::BadEnrolmentCode));
    QCOMPARE(toString(enrol(*desk, QStringLiteral("ABCDE")).error()), toString(wire::codes::MistypedCode));
    QCOMPARE(desk->terminal().id, before);
    QVERIFY(desk->staff()); // the session is still good: the hall answers as before
    QCOMPARE(toString(give(*desk, QStringLiteral("0318")).error()), toString(wire::codes::NotAdministrator));
}

void TestAdministrator::enrolledAgainEverybodySignsInAnew()
{
    const auto desk = m_world.signedIn();
    QVERIFY2(desk, qPrintable(m_world.why()));
    const auto before = desk->terminal().id;
    QSignalSpy out(desk.get(), &Desk::signedOut);
    const auto again = enrol(*desk, m_world.hall().terminalCode(QStringLiteral("counter"), 1));
    QVERIFY(again);
    QVERIFY(again->id != before);
    QCOMPARE(out.size(), 1);
    QVERIFY(!desk->staff());
    QCOMPARE(*DeskWorld::signIn(*desk, m_world.staffNo, tests::Pin), SignIn::Done);
}

void TestAdministrator::anEngineerIsToldHowItIs()
{
    const auto told = check(m_world.settings());
    QVERIFY(told);
    QVERIFY(told->vault.there && !told->vault.inUse && !told->vault.problem);
    QVERIFY(told->vault.bytes > 0 && told->vault.disk >= told->vault.free);
    QVERIFY(told->keys.inFile && !told->keys.problem);
    QVERIFY(told->identity);
    QCOMPARE(told->identity->certificates.size(), 3);
    QVERIFY(told->hall && told->hall->verified && !told->hall->problem);
    QCOMPARE(told->hall->api, QString(wire::ContractVersion));
    QVERIFY(told->hall->clockSkewSeconds && qAbs(*told->hall->clockSkewSeconds) < 60);

    m_world.proxy().setDown(true);
    const auto away = check(m_world.settings());
    m_world.proxy().setDown(false);
    QVERIFY(away && away->hall && away->hall->problem);
    QCOMPARE(away->hall->problem->layer, 'L');
}

void TestAdministrator::aVaultThatIsOpenIsLeftAlone()
{
    const auto desk = m_world.openDesk();
    const auto told = check(m_world.settings());
    QVERIFY(told);
    QVERIFY(told->vault.inUse && !told->vault.problem && !told->keys.problem);
    QVERIFY(!told->identity);
}

void TestAdministrator::nothingIsMadeByLooking()
{
    const QTemporaryDir empty;
    auto settings = m_world.settings();
    settings.vaultFolder = empty.filePath(QStringLiteral("vault"));
    settings.hall = m_world.url();
    const auto code = m_world.hall().terminalCode(QStringLiteral("counter"));
    const auto told = check(settings, code);
    QVERIFY(told);
    QVERIFY(!told->vault.there && !told->identity);
    QVERIFY(told->hall && told->hall->verified); // by the fingerprint on the terminal code
    QVERIFY(QDir(empty.path()).isEmpty());
    // Without the code somebody answers, and nobody can say who.
    const auto blind = check(settings);
    QVERIFY(blind && blind->hall && !blind->hall->verified && !blind->hall->problem);
}

YC_TEST(TestAdministrator)
#include "tst_administrator.moc"
