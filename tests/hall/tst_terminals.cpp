#include "core/wire/terminal_report.h"
#include "tests/hall/peer.h"
#include "tests/support/register.h"

#include <QJsonDocument>
#include <QTest>

using namespace yc;
using namespace yc::core;
using namespace yc::tests;
using namespace Qt::Literals::StringLiterals;

// Terminals tell how they are; their administrators read it.
class TestHallTerminals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aTerminalTellsWithoutAnybodySignedIn();
    void whatIsNoReportIsRefused();
    void onlyAnAdministratorReads();
    void onlyTerminalsAtOrBelowTheirNode();
    void whatWasToldOutlivesTheHall();

private:
    [[nodiscard]] static Heard tell(Peer &peer, const wire::TerminalReport &report)
    {
        return peer.call("PUT", u"/v1/terminals/current/report"_s,
                         QJsonDocument(wire::toJson(report)).toJson(QJsonDocument::Compact),
                         {{"Content-Type", "application/json"}});
    }
    [[nodiscard]] static wire::TerminalReport report(const QString &state)
    {
        return {.program = u"yichuang-kiosk"_s,
                .version = u"0.1.0"_s,
                .at = QDateTime(QDate(2026, 11, 22), QTime(8, 0), Qt::UTC),
                .owed = 0,
                .devices = {{.kind = u"receipt-printer"_s, .place = u"usb:1"_s, .state = state}}};
    }
    [[nodiscard]] static QList<wire::TerminalSeen> seen(Peer &peer)
    {
        const auto heard = peer.call("GET", u"/v1/terminals"_s);
        return wire::terminalsSeenFrom(heard.json()).value_or(QList<wire::TerminalSeen>());
    }

    std::unique_ptr<HallProgram> m_hall;
    std::unique_ptr<Peer> m_window; // with the administrator
    std::unique_ptr<Peer> m_kiosk;
};

void TestHallTerminals::initTestCase()
{
    m_hall = std::make_unique<HallProgram>();
    QVERIFY2(m_hall->start(), m_hall->log());
    m_window = std::make_unique<Peer>(*m_hall);
    QCOMPARE(m_window->enrol(m_hall->terminalCode(u"counter"_s, u"3"_s)).status, 201);
    m_kiosk = std::make_unique<Peer>(*m_hall);
    QCOMPARE(m_kiosk->enrol(m_hall->terminalCode(u"kiosk"_s)).status, 201);
}

void TestHallTerminals::aTerminalTellsWithoutAnybodySignedIn()
{
    QCOMPARE(tell(*m_kiosk, report(u"ready"_s)).status, 204);
    Peer stranger(*m_hall);
    const auto heard = tell(stranger, report(u"ready"_s));
    QCOMPARE(heard.status, 401);
    QCOMPARE(heard.code(), u"H-0101"_s);
}

void TestHallTerminals::whatIsNoReportIsRefused()
{
    auto wrong = report(u"ready"_s);
    wrong.devices[0].kind.clear();
    QCOMPARE(tell(*m_kiosk, wrong).code(), u"H-0002"_s);
    QCOMPARE(m_kiosk->call("PUT", u"/v1/terminals/current/report"_s, "{").code(), u"H-0002"_s);
}

void TestHallTerminals::onlyAnAdministratorReads()
{
    QCOMPARE(m_window->call("GET", u"/v1/terminals"_s).code(), u"H-0114"_s);
    QCOMPARE(m_window->signIn(u"0317"_s, m_hall->oneTimePin(u"0317"_s), u"271828"_s).status, 201);
    const auto heard = m_window->call("GET", u"/v1/terminals"_s);
    QCOMPARE(heard.status, 403);
    QCOMPARE(heard.code(), u"H-0123"_s);
    QCOMPARE(m_window->signIn(u"0001"_s, m_hall->oneTimePin(u"0001"_s), u"271828"_s).status, 201);
    QCOMPARE(tell(*m_kiosk, report(u"absent"_s)).status, 204); // in place of the first
    const auto all = seen(*m_window);
    QCOMPARE(all.size(), 2);
    const auto told = [&all](const QString &id) { return *std::ranges::find(all, id, &wire::TerminalSeen::id); };
    QCOMPARE(*told(m_kiosk->terminalId()).report, report(u"absent"_s));
    QVERIFY(told(m_kiosk->terminalId()).heard.secsTo(QDateTime::currentDateTimeUtc()) < 60);
    QVERIFY(told(m_kiosk->terminalId()).kind == wire::TerminalKind::Kiosk);
    QVERIFY(!told(m_window->terminalId()).report); // it never told anything, and is there all the same
    QCOMPARE(told(m_window->terminalId()).windowNo, u"3"_s);
    QVERIFY(!told(m_window->terminalId()).nodeName.isEmpty());
}

void TestHallTerminals::onlyTerminalsAtOrBelowTheirNode()
{
    int exit = -1;
    const auto added = m_hall->admin({u"staff"_s, u"add"_s, u"--no"_s, u"0900"_s, u"--name"_s, u"样例镇管理员"_s,
                                      u"--node"_s, u"990101"_s, u"--role"_s, u"administrator"_s},
                                     &exit);
    QCOMPARE(exit, 0);
    QCOMPARE(m_window->signIn(u"0900"_s, added[u"pin"_s].toString(), u"271828"_s).status, 201);
    QCOMPARE(m_window->call("GET", u"/v1/terminals"_s).status, 200);
    QVERIFY(seen(*m_window).isEmpty()); // both stand in the county's hall
}

void TestHallTerminals::whatWasToldOutlivesTheHall()
{
    m_hall->kill();
    QVERIFY2(m_hall->start(), m_hall->log());
    m_window->reconnect();
    QCOMPARE(m_window->signIn(u"0001"_s, u"271828"_s, u"314159"_s).status, 201);
    const auto all = seen(*m_window);
    QVERIFY(std::ranges::any_of(
        all, [](const auto &one) { return one.report && one.report->devices.value(0).state == u"absent"_s; }));
}

YC_TEST(TestHallTerminals)
#include "tst_terminals.moc"
