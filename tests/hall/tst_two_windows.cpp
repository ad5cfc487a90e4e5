#include "core/wire/person_json.h"
#include "tests/hall/peer.h"
#include "tests/hall/sample_case.h"
#include "tests/support/register.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace yc;
using namespace yc::core;
using namespace yc::tests;

// One citizen at two windows in the same minute, for the same service: two cases, and each window can ask who has
// which.
class TestTwoWindows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void inTheSameMomentEachGetsItsOwnCase();
    void theHallSaysWhoHasAnOpenCaseOfThisKind();
    void whatOneWindowEndsStaysOpenAtTheOther();

private:
    struct Window {
        QString number;
        QString staffNo;
        std::unique_ptr<Peer> peer;
        SampleCase sample;
        QString caseNumber;
    };
    [[nodiscard]] static QHash<QString, QJsonObject> openCases(Peer &asker, const SampleCase &sample); // by window
    std::unique_ptr<HallProgram> m_hall;
    Window m_one{QStringLiteral("3"), QStringLiteral("0317"), nullptr, {}, {}};
    Window m_other{QStringLiteral("5"), QStringLiteral("0318"), nullptr, {}, {}};
};

void TestTwoWindows::initTestCase()
{
    m_hall = std::make_unique<HallProgram>();
    QVERIFY2(m_hall->start(), m_hall->log());
    for (auto *window : {&m_one, &m_other}) {
        window->peer = std::make_unique<Peer>(*m_hall);
        QCOMPARE(window->peer->enrol(m_hall->terminalCode(QStringLiteral("counter"), window->number)).status, 201);
        QCOMPARE(
            window->peer->signIn(window->staffNo, m_hall->oneTimePin(window->staffNo), QStringLiteral("271828")).status,
            201);
    }
}

void TestTwoWindows::inTheSameMomentEachGetsItsOwnCase()
{
    int serial = 0;
    for (auto *window : {&m_one, &m_other}) {
        window->sample = sampleCase(window->peer->terminalId(), ++serial);
        window->sample.manifest.staffNo = window->staffNo;
        for (const auto &blob : window->sample.blobs)
            QVERIFY(window->peer->upload(blob));
    }
    QCOMPARE(m_one.sample.manifest.draft.applicantNumber(), m_other.sample.manifest.draft.applicantNumber());
    QCOMPARE(m_one.sample.manifest.draft.itemCode, m_other.sample.manifest.draft.itemCode);
    std::vector<std::unique_ptr<QNetworkReply>> replies;
    for (auto *window : {&m_one, &m_other})
        replies.push_back(window->peer->begin(
            "POST", QStringLiteral("/v1/cases"), wire::encode(window->sample.manifest),
            {{"Idempotency-Key", window->sample.manifest.draft.id.toByteArray(QUuid::WithoutBraces)}}));
    for (auto *window : {&m_one, &m_other}) {
        const auto heard = Peer::wait(*replies[window == &m_one ? 0 : 1]);
        QVERIFY2(heard.status == 201, heard.body);
        const auto receipt = wire::receiptFrom(heard.json());
        QVERIFY(receipt);
        QCOMPARE(receipt->caseId, window->sample.manifest.draft.id);
        window->caseNumber = receipt->caseNumber;
    }
    QVERIFY(m_one.caseNumber != m_other.caseNumber);
}

QHash<QString, QJsonObject> TestTwoWindows::openCases(Peer &asker, const SampleCase &sample)
{
    const wire::CitizenQuery query{sample.manifest.draft.applicantNumber(), {}};
    const auto heard = asker.post(QStringLiteral("/v1/cases/search"), wire::toJson(query));
    QHash<QString, QJsonObject> byWindow;
    const auto cases = heard.json().value(QLatin1String("cases")).toArray();
    for (const auto &one : cases) {
        const auto record = one.toObject();
        if (record[QLatin1String("itemCode")] == sample.manifest.draft.itemCode)
            byWindow.insert(record[QLatin1String("windowNo")].toString(), record);
    }
    return byWindow;
}

void TestTwoWindows::theHallSaysWhoHasAnOpenCaseOfThisKind()
{
    for (auto *asking : {&m_one, &m_other}) {
        const auto open = openCases(*asking->peer, asking->sample);
        QCOMPARE(open.size(), 2);
        for (const auto *window : {&m_one, &m_other}) {
            const auto record = open.value(window->number);
            QCOMPARE(record[QLatin1String("number")].toString(), window->caseNumber);
            QCOMPARE(record[QLatin1String("state")].toString(), domain::toText(domain::CaseState::Received));
        }
    }
}

void TestTwoWindows::whatOneWindowEndsStaysOpenAtTheOther()
{
    const auto path = [](const Window &window) {
        return QStringLiteral("/v1/cases/%1").arg(window.sample.manifest.draft.id.toString(QUuid::WithoutBraces));
    };
    const wire::EndingRequest accept{.ending = domain::Ending::Accept, .reasons = {}, .basis = {}, .note = {}};
    const auto ended = m_one.peer->post(path(m_one) + QStringLiteral("/endings"), wire::toJson(accept));
    QVERIFY2(ended.status == 200 || ended.status == 201, ended.body);
    const auto open = openCases(*m_other.peer, m_other.sample);
    QCOMPARE(open.value(m_one.number)[QLatin1String("state")].toString(), domain::toText(domain::CaseState::Accepted));
    QCOMPARE(open.value(m_other.number)[QLatin1String("state")].toString(),
             domain::toText(domain::CaseState::Received));
}

YC_TEST(TestTwoWindows)
#include "tst_two_windows.moc"
