#include "core/flow/desk.h"
#include "core/link/failure.h"
#include "core/seal/digest.h"
#include "core/seal/identity.h"
#include "core/vault/vault.h"
#include "core/wire/access.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QSignalSpy>
#include <QTest>

using namespace yc;
using namespace yc::core;
using flow::Answer;
using flow::Desk;
using flow::SyncState;
using tests::DeskWorld;

// The desk against the real hall: who gets in, with it and without it, and what the hall says comes through.
class TestDesk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aTerminalIsEnrolledForGood();
    void aMistypedCodeIsToldFromAWrongOne();
    void anotherHallsCodeIsRefusedBeforeAnythingIsSaid();
    void nobodyWorksWithoutSigningIn();
    void whoWasHereBeforeGetsInWithoutTheHall();
    void whoWasNeverHereNeedsTheHallOnce();
    void theHallIsToldOfWhoIsInWhenItIsBack();
    void aWrongPinIsRefusedWithAndWithoutTheHall();
    void theTerminalsOwnSignatureVerifies();
    void aHallThatHangsDoesNotKeepTheClerkWaiting();

private:
    DeskWorld m_world;
};

void TestDesk::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
}

void TestDesk::aTerminalIsEnrolledForGood()
{
    const auto desk = m_world.openDesk();
    QVERIFY2(desk, qPrintable(m_world.why()));
    QVERIFY(desk->isEnrolled());
    QVERIFY(!desk->terminal().id.isEmpty());
    QVERIFY(!desk->terminal().nodeName.isEmpty());
    QVERIFY(!desk->terminal().kiosk);
    QVERIFY(desk->terminal().keysInFile);
    QTRY_VERIFY(desk->catalogue()); // before anybody signed in
    QVERIFY(desk->catalogue()->items().size() > 10);
}

void TestDesk::aMistypedCodeIsToldFromAWrongOne()
{
    QTemporaryDir folder;
    SystemClock clock;
    auto settings = m_world.settings();
    settings.vaultFolder = folder.filePath(QStringLiteral("vault"));
    Desk desk(settings, clock);
    QSignalSpy started(&desk, &Desk::started);
    desk.start();
    QTRY_COMPARE(started.count(), 1);
    QVERIFY(!desk.isEnrolled());
    const auto enrol = [&](const QString &code) {
        return DeskWorld::ask<flow::TerminalInfo>([&](QObject *context, Answer<flow::TerminalInfo> done) {
            desk.enrol(m_world.url(), code, context, std::move(done));
        });
    };
    auto code = m_world.hall().terminalCode(QStringLiteral("counter"), 1);
    auto mistyped = code;
    mistyped[0] = mistyped[0] == QLatin1Char('A') ? QLatin1Char('B') : QLatin1Char('A');
    const auto first = enrol(mistyped);
    QVERIFY(!first);
    QVERIFY(first.error().layer != 'H'); // the hall was not asked
    const auto used = enrol(m_world.hall().terminalCode(QStringLiteral("counter"), 0));
    QCOMPARE(toString(used.error()), QStringLiteral("H-0103"));
    const auto good = enrol(code);
    QVERIFY2(good, good ? "" : qPrintable(toString(good.error())));
    QVERIFY(desk.isEnrolled());
    QTRY_VERIFY(desk.catalogue());
}

void TestDesk::anotherHallsCodeIsRefusedBeforeAnythingIsSaid()
{
    QTemporaryDir folder;
    SystemClock clock;
    auto settings = m_world.settings();
    settings.vaultFolder = folder.filePath(QStringLiteral("vault"));
    Desk desk(settings, clock);
    QSignalSpy started(&desk, &Desk::started);
    desk.start();
    QTRY_COMPARE(started.count(), 1);
    const wire::TerminalCode code{.secret = QByteArray(10, 's'), .caFingerprint = QByteArray(16, 'f')};
    const auto refused = DeskWorld::ask<flow::TerminalInfo>([&](QObject *context, Answer<flow::TerminalInfo> done) {
        desk.enrol(m_world.url(), wire::toText(code), context, std::move(done));
    });
    QCOMPARE(toString(refused.error()), toString(link::codes::WrongFingerprint));
    QVERIFY(!desk.isEnrolled());
}

void TestDesk::nobodyWorksWithoutSigningIn()
{
    const auto desk = m_world.openDesk();
    const auto begun = DeskWorld::ask<std::shared_ptr<flow::Intake>>(
        [&](QObject *context, Answer<std::shared_ptr<flow::Intake>> done) { desk->begin(context, std::move(done)); });
    QVERIFY(begun.error() == flow::codes::NotSignedIn);
    QVERIFY(desk->cases().isEmpty());
    QVERIFY(!desk->staff());
}

void TestDesk::whoWasHereBeforeGetsInWithoutTheHall()
{
    const auto desk = m_world.openDesk();
    m_world.proxy().setDown(true);
    const auto in = DeskWorld::signIn(*desk, m_world.staffNo, tests::Pin);
    m_world.proxy().setDown(false);
    QVERIFY2(in, in ? "" : qPrintable(toString(in.error())));
    QVERIFY(desk->staff()->offline);
    QVERIFY(!desk->staff()->powers.isEmpty()); // as the hall said last
    QVERIFY(desk->sync().line == SyncState::Line::Offline);
    desk->signOut();
    QVERIFY(!desk->staff());
}

void TestDesk::whoWasNeverHereNeedsTheHallOnce()
{
    const auto desk = m_world.openDesk();
    const auto other = m_world.hall().staff(QStringLiteral("clerk"), 1);
    m_world.proxy().setDown(true);
    const auto in = DeskWorld::signIn(*desk, other.no, other.pin);
    m_world.proxy().setDown(false);
    QVERIFY(in.error() == flow::codes::NeedsHallOnce);
}

void TestDesk::theHallIsToldOfWhoIsInWhenItIsBack()
{
    const auto desk = m_world.openDesk();
    m_world.proxy().setDown(true);
    QVERIFY(DeskWorld::signIn(*desk, m_world.staffNo, tests::Pin));
    QVERIFY(desk->staff()->offline);
    m_world.proxy().setDown(false);
    QTRY_VERIFY_WITH_TIMEOUT(!desk->staff()->offline, 10'000);
    QVERIFY(desk->sync().line == SyncState::Line::Online);
}

void TestDesk::aWrongPinIsRefusedWithAndWithoutTheHall()
{
    const auto desk = m_world.openDesk();
    QCOMPARE(toString(DeskWorld::signIn(*desk, m_world.staffNo, QStringLiteral("111222")).error()),
             toString(wire::codes::WrongPin));
    m_world.proxy().setDown(true);
    const auto alone = DeskWorld::signIn(*desk, m_world.staffNo, QStringLiteral("111222"));
    m_world.proxy().setDown(false);
    QCOMPARE(toString(alone.error()), toString(vault::codes::WrongPin));
    QVERIFY(!desk->staff());
    QVERIFY(DeskWorld::signIn(*desk, m_world.staffNo, tests::Pin)); // and the right one still opens, counts reset
}

void TestDesk::theTerminalsOwnSignatureVerifies()
{
    const auto desk = m_world.openDesk();
    const QByteArray message("a slip");
    const auto signature
        = DeskWorld::ask<flow::TerminalSignature>([&](QObject *context, Answer<flow::TerminalSignature> done) {
              desk->signAsTerminal(message, context, std::move(done));
          });
    QVERIFY(signature);
    const auto certificate = seal::Certificate::fromDer(signature->certificate);
    QVERIFY(certificate);
    QVERIFY(certificate->kind() == seal::KeyKind::Sm2);
    QVERIFY(certificate->verify(message, signature->der));
    QVERIFY(!certificate->verify("another slip", signature->der));
}

void TestDesk::aHallThatHangsDoesNotKeepTheClerkWaiting()
{
    const auto desk = m_world.openDesk();
    QTRY_VERIFY(desk->sync().line == SyncState::Line::Online);
    m_world.proxy().setDown(true);
    m_world.proxy().setDown(false);
    m_world.proxy().failAt(1, tests::FaultProxy::Fault::Hang);
    QElapsedTimer since;
    since.start();
    const auto in = DeskWorld::signIn(*desk, m_world.staffNo, tests::Pin);
    QVERIFY(in);
    QVERIFY(desk->staff()->offline);
    QVERIFY2(since.elapsed() >= 1'900, "the hall was given its two seconds");
    m_world.proxy().failAt(0, tests::FaultProxy::Fault::None);
}

YC_TEST(TestDesk)
#include "tst_desk.moc"
