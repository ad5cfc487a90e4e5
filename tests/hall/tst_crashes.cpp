#include "tests/hall/peer.h"
#include "tests/hall/sample_case.h"
#include "tests/support/register.h"

#include <QJsonArray>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>
#include <QTimer>

using namespace yc;
using namespace yc::core;
using namespace yc::tests;

// The hall is killed with -9; nothing that it confirmed is lost, nothing is there twice.
class TestHallCrashes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void betweenBlobsAndManifest();
    void afterTheCommit();
    void inTheMiddleOfManyCommits();
    void itEndsWellWhenAsked();

private:
    void restart();
    [[nodiscard]] std::unique_ptr<QNetworkReply> commit(const wire::Manifest &manifest);
    [[nodiscard]] int casesOfCitizen();

    std::unique_ptr<HallProgram> m_hall;
    std::unique_ptr<Peer> m_counter;
    std::unique_ptr<Peer> m_kiosk;
    int m_serial = 0;
};

void TestHallCrashes::initTestCase()
{
    m_hall = std::make_unique<HallProgram>();
    QVERIFY2(m_hall->start(), m_hall->log());
    m_counter = std::make_unique<Peer>(*m_hall);
    QCOMPARE(m_counter->enrol(m_hall->terminalCode(QStringLiteral("counter"))).status, 201);
    m_kiosk = std::make_unique<Peer>(*m_hall);
    QCOMPARE(m_kiosk->enrol(m_hall->terminalCode(QStringLiteral("kiosk"))).status, 201);
}

void TestHallCrashes::restart()
{
    m_hall->kill();
    QVERIFY2(m_hall->start(), m_hall->log());
    m_counter->reconnect();
    m_kiosk->reconnect();
}

std::unique_ptr<QNetworkReply> TestHallCrashes::commit(const wire::Manifest &manifest)
{
    return m_counter->begin("POST", QStringLiteral("/v1/cases"), wire::encode(manifest),
                            {{"Idempotency-Key", manifest.draft.id.toByteArray(QUuid::WithoutBraces)}});
}

int TestHallCrashes::casesOfCitizen()
{
    const auto heard = m_kiosk->post(QStringLiteral("/v1/citizen/cases"),
                                     {{QStringLiteral("number"), QStringLiteral("11010519491231002X")},
                                      {QStringLiteral("name"), QStringLiteral("样例甲")}});
    return heard.status == 200 ? static_cast<int>(heard.json().value(QLatin1String("cases")).toArray().size()) : -1;
}

void TestHallCrashes::betweenBlobsAndManifest()
{
    const auto sample = sampleCase(m_counter->terminalId(), ++m_serial);
    for (const auto &blob : sample.blobs)
        QVERIFY(m_counter->upload(blob));
    restart();
    QCOMPARE(Peer::wait(*commit(sample.manifest)).status, 201); // the blobs were kept
    QCOMPARE(casesOfCitizen(), 1);
}

void TestHallCrashes::afterTheCommit()
{
    const auto sample = sampleCase(m_counter->terminalId(), ++m_serial);
    for (const auto &blob : sample.blobs)
        QVERIFY(m_counter->upload(blob));
    const auto first = Peer::wait(*commit(sample.manifest));
    QCOMPARE(first.status, 201);
    restart();
    const auto again = Peer::wait(*commit(sample.manifest));
    QCOMPARE(again.status, 200);
    QCOMPARE(again.body, first.body);
    QCOMPARE(casesOfCitizen(), 2);
}

void TestHallCrashes::inTheMiddleOfManyCommits()
{
    QRandomGenerator random(11);
    QSet<QString> numbers;
    int expected = casesOfCitizen();
    for (int round = 0; round < 4; ++round) {
        std::vector<SampleCase> samples;
        for (int i = 0; i < 6; ++i) {
            samples.push_back(sampleCase(m_counter->terminalId(), ++m_serial, QStringLiteral("TEST-2")));
            for (const auto &blob : samples.back().blobs)
                QVERIFY(m_counter->upload(blob));
        }
        std::vector<std::unique_ptr<QNetworkReply>> replies;
        replies.reserve(samples.size());
        for (const auto &sample : samples)
            replies.push_back(commit(sample.manifest));
        QTimer::singleShot(random.bounded(25), this, [this] { m_hall->kill(); });
        std::vector<Heard> heard;
        heard.reserve(replies.size());
        for (const auto &reply : replies)
            heard.push_back(Peer::wait(*reply));
        restart();
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const auto again = Peer::wait(*commit(samples[i].manifest));
            // What was confirmed is the same; what was not is there once, now or from before.
            if (heard[i].status == 201) {
                QCOMPARE(again.status, 200);
                QCOMPARE(again.body, heard[i].body);
            }
            QVERIFY(again.status == 200 || again.status == 201);
            numbers.insert(again.json().value(QLatin1String("caseNumber")).toString());
        }
        expected += static_cast<int>(samples.size());
        QCOMPARE(casesOfCitizen(), expected);
    }
    QCOMPARE(numbers.size(), 24);
}

void TestHallCrashes::itEndsWellWhenAsked()
{
    // Somebody waits for changes: it is answered, not cut.
    const auto cursor = wire::changesFrom(m_counter->call("GET", QStringLiteral("/v1/changes")).json())->cursor;
    const auto waiting = m_counter->begin("GET", QStringLiteral("/v1/changes?wait=30&after=") + cursor);
    QCOMPARE(m_counter->call("GET", QStringLiteral("/healthz")).status, 200);
    QVERIFY(m_hall->stop());
    QCOMPARE(Peer::wait(*waiting).status, 200);
}

YC_TEST(TestHallCrashes)
#include "tst_crashes.moc"
