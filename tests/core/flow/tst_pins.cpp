#include "core/flow/desk.h"
#include "core/vault/vault.h"
#include "core/wire/problem.h"
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

// PINs that are wrong, changed here, changed elsewhere: the hall and the vault each have a say.
class TestPins : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void wrongPinsHaveToWait();
    void aPinChangedElsewhereIsTold();
    void aPinChangedHereHoldsWithAndWithoutTheHall();

private:
    DeskWorld m_world;
};

void TestPins::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
}

void TestPins::wrongPinsHaveToWait()
{
    // A clerk of their own, so that the others do not have to wait.
    const auto other = m_world.hall().staff(QStringLiteral("supervisor"));
    const auto desk = m_world.openDesk();
    QCOMPARE(*DeskWorld::signIn(*desk, other.no, other.pin), SignIn::MustChangePin);
    QVERIFY(DeskWorld::ask<SignIn>([&](QObject *context, Answer<SignIn> done) {
        desk->changePin(SecretText(other.pin), SecretText(QStringLiteral("739164")), context, std::move(done));
    }));
    desk->signOut();
    m_world.proxy().setDown(true);
    Code last{};
    for (int i = 0; i < 6; ++i)
        last = DeskWorld::signIn(*desk, other.no, QStringLiteral("111222")).error();
    m_world.proxy().setDown(false);
    QCOMPARE(toString(last), toString(vault::codes::Waiting));
    QVERIFY(desk->secondsUntilNextTry() > 5 && desk->secondsUntilNextTry() <= 15);
    // The right one has to wait too: nobody learns anything by trying.
    QCOMPARE(toString(DeskWorld::signIn(*desk, other.no, QStringLiteral("739164")).error()),
             toString(vault::codes::Waiting));
}

void TestPins::aPinChangedElsewhereIsTold()
{
    // Another terminal of the same hall changes the second clerk's PIN.
    const auto other = m_world.hall().staff(QStringLiteral("clerk"), 1);
    const auto change = [&](Desk &desk, const QString &from, const QString &to) {
        return DeskWorld::ask<SignIn>([&](QObject *context, Answer<SignIn> done) {
            desk.changePin(SecretText(from), SecretText(to), context, std::move(done));
        });
    };
    const QString mine = QStringLiteral("640281");
    const QString newer = QStringLiteral("917350");
    const auto here = m_world.openDesk();
    QCOMPARE(*DeskWorld::signIn(*here, other.no, other.pin), SignIn::MustChangePin);
    QCOMPARE(*change(*here, other.pin, mine), SignIn::Done);
    here->signOut();

    QTemporaryDir folder;
    SystemClock clock;
    auto settings = m_world.settings();
    settings.vaultFolder = folder.filePath(QStringLiteral("vault"));
    {
        Desk there(settings, clock);
        QSignalSpy started(&there, &Desk::started);
        there.start();
        QTRY_COMPARE(started.count(), 1);
        QVERIFY(DeskWorld::ask<flow::TerminalInfo>([&](QObject *context, Answer<flow::TerminalInfo> done) {
            there.enrol(m_world.url(), m_world.hall().terminalCode(QStringLiteral("agent")), context, std::move(done));
        }));
        QCOMPARE(*DeskWorld::signIn(there, other.no, mine), SignIn::Done);
        QCOMPARE(*change(there, mine, newer), SignIn::Done);
    }

    // The old PIN: the vault would take it, the hall does not; nobody gets in.
    QCOMPARE(toString(DeskWorld::signIn(*here, other.no, mine).error()), toString(flow::codes::PinChangedElsewhere));
    QVERIFY(!here->staff());
    // The new one: the hall takes it, this vault asks for the one before.
    QCOMPARE(toString(DeskWorld::signIn(*here, other.no, newer).error()), toString(flow::codes::OldPinNeeded));
    QVERIFY(!here->staff());
    QCOMPARE(toString(change(*here, QStringLiteral("000111"), newer).error()), toString(flow::codes::OldPinNeeded));
    QCOMPARE(*change(*here, mine, newer), SignIn::Done);
    QVERIFY(here->staff());
    here->signOut();
    m_world.proxy().setDown(true);
    const auto alone = DeskWorld::signIn(*here, other.no, newer);
    m_world.proxy().setDown(false);
    QVERIFY(alone);
}

void TestPins::aPinChangedHereHoldsWithAndWithoutTheHall()
{
    const QString newer = QStringLiteral("205913");
    const auto change = [&](Desk &desk, const QString &from, const QString &to) {
        return DeskWorld::ask<SignIn>([&](QObject *context, Answer<SignIn> done) {
            desk.changePin(SecretText(from), SecretText(to), context, std::move(done));
        });
    };
    const auto desk = m_world.signedIn();
    QVERIFY2(desk, qPrintable(m_world.why()));
    QCOMPARE(toString(change(*desk, tests::Pin, QStringLiteral("111111")).error()), toString(wire::codes::WeakPin));
    QVERIFY(desk->staff()); // still in
    QCOMPARE(*change(*desk, tests::Pin, newer), SignIn::Done);
    desk->signOut();
    m_world.proxy().setDown(true);
    const auto before = DeskWorld::signIn(*desk, m_world.staffNo, tests::Pin);
    const auto after = DeskWorld::signIn(*desk, m_world.staffNo, newer);
    const auto withoutHall = change(*desk, newer, tests::Pin);
    m_world.proxy().setDown(false);
    QCOMPARE(toString(before.error()), toString(vault::codes::WrongPin));
    QVERIFY(after);
    QCOMPARE(toString(withoutHall.error()), toString(flow::codes::NeedsHallOnce));
    QCOMPARE(*DeskWorld::signIn(*desk, m_world.staffNo, newer), SignIn::Done);
    QCOMPARE(*change(*desk, newer, tests::Pin), SignIn::Done);
}

YC_TEST(TestPins)
#include "tst_pins.moc"
