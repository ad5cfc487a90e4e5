#include "core/pack/paper_values.h"
#include "core/wire/withdrawal.h"
#include "tests/hall/peer.h"
#include "tests/hall/sample_case.h"
#include "tests/support/register.h"

#include <QJsonArray>
#include <QTest>

using namespace yc;
using namespace yc::core;
using namespace yc::tests;

// 撤回 at the hall: once, before acceptance, with a reason, and with a trace.
class TestHallWithdrawal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aReceivedCaseIsTakenBackWithANotice();
    void theSameAgainChangesNothing();
    void whatWasAcceptedStays();
    void itSaysWhyAndWho_data();
    void itSaysWhyAndWho();
    void anotherTerminalsCaseIsNotHere();

private:
    [[nodiscard]] QString receive();
    [[nodiscard]] wire::Withdrawal words() const
    {
        return {.staffNo = QStringLiteral("0317"),
                .reason = QStringLiteral("选错事项，应办理老年人优待证"),
                .at = QDateTime(QDate(2026, 11, 21), QTime(9, 30), Qt::UTC)};
    }
    std::unique_ptr<HallProgram> m_hall;
    std::unique_ptr<Peer> m_counter;
    int m_serial = 0;
};

void TestHallWithdrawal::initTestCase()
{
    m_hall = std::make_unique<HallProgram>();
    QVERIFY2(m_hall->start(), m_hall->log());
    m_counter = std::make_unique<Peer>(*m_hall);
    QCOMPARE(m_counter->enrol(m_hall->terminalCode(QStringLiteral("counter"), QStringLiteral("3"))).status, 201);
}

QString TestHallWithdrawal::receive()
{
    const auto sample = sampleCase(m_counter->terminalId(), ++m_serial, QStringLiteral("TEST-1"));
    for (const auto &blob : sample.blobs) {
        if (!m_counter->upload(blob))
            return {};
    }
    const auto id = sample.manifest.draft.id.toString(QUuid::WithoutBraces);
    const auto heard = m_counter->call("POST", QStringLiteral("/v1/cases"), wire::encode(sample.manifest),
                                       {{"Idempotency-Key", id.toLatin1()}});
    return heard.status == 201 ? QStringLiteral("/v1/cases/") + id : QString();
}

void TestHallWithdrawal::aReceivedCaseIsTakenBackWithANotice()
{
    const auto path = receive();
    QVERIFY(!path.isEmpty());
    // Nobody is signed in: the terminal's certificate suffices, as for the case itself.
    const auto heard = m_counter->post(path + QStringLiteral("/withdrawal"), wire::toJson(words()));
    QVERIFY2(heard.status == 200, heard.body);
    const auto record = wire::caseRecordFrom(heard.json());
    QVERIFY(record);
    QVERIFY(record->state == domain::CaseState::Withdrawn);
    QCOMPARE(record->reasons, QStringList{words().reason});
    QCOMPARE(record->papers.last().kind, QString(pack::paper::WithdrawalNotice));
    QCOMPARE(record->papers.last().values[pack::value::Reasons].toArray().first().toString(), words().reason);
    const auto again = m_counter->call("GET", path);
    QCOMPARE(again.json()[QLatin1String("state")].toString(), QStringLiteral("withdrawn"));
}

void TestHallWithdrawal::theSameAgainChangesNothing()
{
    const auto path = receive();
    const auto first = m_counter->post(path + QStringLiteral("/withdrawal"), wire::toJson(words()));
    const auto second = m_counter->post(path + QStringLiteral("/withdrawal"), wire::toJson(words()));
    QCOMPARE(second.status, 200);
    QCOMPARE(second.body, first.body); // no second notice
    auto other = words();
    other.reason = QStringLiteral("另一原因");
    const auto third = m_counter->post(path + QStringLiteral("/withdrawal"), wire::toJson(other));
    QCOMPARE(third.status, 409);
    QCOMPARE(third.json()[QLatin1String("code")].toString(), QStringLiteral("H-0206"));
}

void TestHallWithdrawal::whatWasAcceptedStays()
{
    const auto path = receive();
    if (m_serial > 0)
        (void)m_counter->signIn(QStringLiteral("0317"), m_hall->oneTimePin(QStringLiteral("0317")),
                                QStringLiteral("271828"));
    wire::EndingRequest accept;
    const auto accepted = m_counter->post(path + QStringLiteral("/endings"), wire::toJson(accept));
    QVERIFY2(accepted.status == 200, accepted.body);
    const auto refused = m_counter->post(path + QStringLiteral("/withdrawal"), wire::toJson(words()));
    QCOMPARE(refused.status, 409);
    QCOMPARE(m_counter->call("GET", path).json()[QLatin1String("state")].toString(), QStringLiteral("accepted"));
}

void TestHallWithdrawal::itSaysWhyAndWho_data()
{
    QTest::addColumn<QString>("staffNo");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("status");
    QTest::newRow("no reason") << QStringLiteral("0317") << QStringLiteral("  ") << 422;
    QTest::newRow("nobody's") << QStringLiteral("9999") << QStringLiteral("错") << 400;
    QTest::newRow("no number") << QString() << QStringLiteral("错") << 400;
    QTest::newRow("a novel") << QStringLiteral("0317") << QString(501, u'长') << 400;
}

void TestHallWithdrawal::itSaysWhyAndWho()
{
    QFETCH(QString, staffNo);
    QFETCH(QString, reason);
    QFETCH(int, status);
    const auto path = receive();
    auto said = words();
    said.staffNo = staffNo;
    said.reason = reason;
    QCOMPARE(m_counter->post(path + QStringLiteral("/withdrawal"), wire::toJson(said)).status, status);
    QCOMPARE(m_counter->call("GET", path).json()[QLatin1String("state")].toString(), QStringLiteral("received"));
}

void TestHallWithdrawal::anotherTerminalsCaseIsNotHere()
{
    const auto nowhere = QStringLiteral("/v1/cases/00000000-0000-4000-8000-000000000001/withdrawal");
    QCOMPARE(m_counter->post(nowhere, wire::toJson(words())).status, 404);
}

YC_TEST(TestHallWithdrawal)
#include "tst_withdrawal.moc"
