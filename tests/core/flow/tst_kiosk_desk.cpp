#include "core/flow/kiosk_desk.h"
#include "core/link/failure.h"
#include "core/wire/problem.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QSignalSpy>
#include <QTest>

using namespace yc;
using namespace yc::core;
using flow::Answer;
using flow::KioskDesk;
using tests::DeskWorld;

// A kiosk beside the counter, against the same real hall.
class TestKioskDesk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aKioskShowsACitizenTheirOwnCases();
    void aSecondProcessMayStartBesideTheFirst();
    void aCounterMayNotAskAsAKiosk();
    void withoutTheHallThereIsACode();

private:
    using Cases = QList<wire::CaseRecord>;
    [[nodiscard]] Result<Cases> casesOf(KioskDesk &kiosk, const domain::Person &person);
    [[nodiscard]] flow::DeskSettings settings() const;

    DeskWorld m_world;
    QTemporaryDir m_folder;
    SystemClock m_clock;
    std::unique_ptr<KioskDesk> m_kiosk;
};

flow::DeskSettings TestKioskDesk::settings() const
{
    auto settings = m_world.settings();
    settings.vaultFolder = m_folder.filePath(QStringLiteral("vault"));
    return settings;
}

Result<QList<wire::CaseRecord>> TestKioskDesk::casesOf(KioskDesk &kiosk, const domain::Person &person)
{
    return DeskWorld::ask<Cases>(
        [&](QObject *context, Answer<Cases> done) { kiosk.casesOf(person, context, std::move(done)); });
}

void TestKioskDesk::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    m_kiosk = std::make_unique<KioskDesk>(settings(), m_clock);
    QSignalSpy started(m_kiosk.get(), &KioskDesk::started);
    m_kiosk->start();
    QTRY_COMPARE(started.count(), 1);
    QVERIFY(!m_kiosk->isEnrolled());
    QVERIFY(casesOf(*m_kiosk, {}).error() == flow::codes::NotEnrolled);
    const auto enrolled = DeskWorld::ask<flow::TerminalInfo>([&](QObject *context, Answer<flow::TerminalInfo> done) {
        m_kiosk->enrol(m_world.url(), m_world.hall().terminalCode(QStringLiteral("kiosk")), context, std::move(done));
    });
    QVERIFY2(enrolled, enrolled ? "" : qPrintable(toString(enrolled.error())));
    QVERIFY(enrolled->kiosk);
}

void TestKioskDesk::aKioskShowsACitizenTheirOwnCases()
{
    const auto desk = m_world.signedIn();
    QVERIFY2(desk, qPrintable(m_world.why()));
    const auto intake = DeskWorld::filled(*desk, 20);
    const auto sent = DeskWorld::submit(*intake);
    QVERIFY(sent && sent->received);
    const auto person = flow::personFromCard(DeskWorld::card(20), QDate::currentDate());
    const auto cases = casesOf(*m_kiosk, person->person);
    QVERIFY2(cases, cases ? "" : qPrintable(toString(cases.error())));
    QCOMPARE(cases->size(), 1);
    QCOMPARE(cases->first().number, sent->number);
    const auto nobody = flow::personFromCard(DeskWorld::card(22), QDate::currentDate());
    QCOMPARE(casesOf(*m_kiosk, nobody->person)->size(), 0);
    auto otherName = person->person.clone();
    otherName.name = QStringLiteral("测试");
    QCOMPARE(casesOf(*m_kiosk, otherName)->size(), 0); // both have to fit
}

void TestKioskDesk::aSecondProcessMayStartBesideTheFirst()
{
    KioskDesk session(settings(), m_clock);
    QSignalSpy started(&session, &KioskDesk::started);
    QSignalSpy failed(&session, &KioskDesk::startFailed);
    session.start();
    QTRY_VERIFY(started.count() + failed.count() > 0);
    QCOMPARE(failed.count(), 0);
    QVERIFY(session.isEnrolled());
    QCOMPARE(session.terminal().id, m_kiosk->terminal().id);
}

void TestKioskDesk::aCounterMayNotAskAsAKiosk()
{
    KioskDesk pretender(m_world.settings(), m_clock);
    QSignalSpy started(&pretender, &KioskDesk::started);
    pretender.start();
    QTRY_COMPARE(started.count(), 1);
    const auto person = flow::personFromCard(DeskWorld::card(20), QDate::currentDate());
    const auto refused = casesOf(pretender, person->person);
    QVERIFY(!refused);
    QCOMPARE(toString(refused.error()), toString(wire::codes::NoTerminal));
}

void TestKioskDesk::withoutTheHallThereIsACode()
{
    m_world.proxy().setDown(true);
    const auto person = flow::personFromCard(DeskWorld::card(20), QDate::currentDate());
    const auto none = casesOf(*m_kiosk, person->person);
    m_world.proxy().setDown(false);
    QVERIFY(!none);
    QVERIFY(none.error().layer == 'L');
}

YC_TEST(TestKioskDesk)
#include "tst_kiosk_desk.moc"
