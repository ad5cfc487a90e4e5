#include "core/pack/paper_values.h"
#include "core/seal/identity.h"
#include "tests/hall/peer.h"
#include "tests/hall/sample_case.h"
#include "tests/support/register.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QTest>

using namespace yc;
using namespace yc::core;
using namespace yc::tests;

class TestHallEndings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void eachEndingMakesItsStateAndItsPaper_data();
    void eachEndingMakesItsStateAndItsPaper();
    void acceptanceReckonsTheDueDay();
    void whatIsDoneAtOnceNamesNoDayToWaitFor();
    void theSameAgainChangesNothing();
    void anEndedCaseIsNotEndedAgain();
    void fromTheBackOfficeItCanStillBeAccepted();
    void correctionAndRefusalNeedTheirReasons_data();
    void correctionAndRefusalNeedTheirReasons();
    void onlyImmediateItemsAreClosedAtOnce();
    void gapsAreNotOfferedYet();
    void withoutPowerNothingIsEnded();
    void whatIsNoEndingIsRefused_data();
    void whatIsNoEndingIsRefused();
    void aPaperComesAsPdfWhereThereIsARenderer();

private:
    [[nodiscard]] QString receive(const QString &item); // the case's path
    [[nodiscard]] Heard end(const QString &path, const wire::EndingRequest &request);

    std::unique_ptr<HallProgram> m_hall;
    std::unique_ptr<Peer> m_counter;
    int m_serial = 0;
};

namespace
{
const QStringList Reasons{QStringLiteral("缺少申请书第二页"), QStringLiteral("申请书未签字")};
const QString Basis = QStringLiteral("《示例条例》第三条");
} // namespace

void TestHallEndings::initTestCase()
{
    m_hall = std::make_unique<HallProgram>();
    QVERIFY2(m_hall->start(), m_hall->log());
    m_counter = std::make_unique<Peer>(*m_hall);
    QCOMPARE(m_counter->enrol(m_hall->terminalCode(QStringLiteral("counter"), QStringLiteral("3"))).status, 201);
    QCOMPARE(
        m_counter->signIn(QStringLiteral("0317"), m_hall->oneTimePin(QStringLiteral("0317")), QStringLiteral("271828"))
            .status,
        201);
}

QString TestHallEndings::receive(const QString &item)
{
    const auto sample = sampleCase(m_counter->terminalId(), ++m_serial, item);
    for (const auto &blob : sample.blobs) {
        if (!m_counter->upload(blob))
            return {};
    }
    const auto id = sample.manifest.draft.id.toString(QUuid::WithoutBraces);
    const auto heard = m_counter->call("POST", QStringLiteral("/v1/cases"), wire::encode(sample.manifest),
                                       {{"Idempotency-Key", id.toLatin1()}});
    return heard.status == 201 ? QStringLiteral("/v1/cases/") + id : QString();
}

Heard TestHallEndings::end(const QString &path, const wire::EndingRequest &request)
{
    return m_counter->post(path + QStringLiteral("/endings"), wire::toJson(request));
}

void TestHallEndings::eachEndingMakesItsStateAndItsPaper_data()
{
    using domain::Ending;
    QTest::addColumn<int>("ending");
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("paper");
    const auto row = [](const char *name, Ending ending, const char *item, const char *state, QLatin1StringView paper) {
        QTest::newRow(name) << static_cast<int>(ending) << QString::fromLatin1(item) << QString::fromLatin1(state)
                            << QString(paper);
    };
    row("accept", Ending::Accept, "TEST-1", "accepted", pack::paper::AcceptanceNotice);
    row("back office", Ending::BackOffice, "TEST-1", "back-office", pack::paper::BackOfficeSlip);
    row("correction", Ending::Correction, "TEST-1", "correction", pack::paper::CorrectionNotice);
    row("refuse", Ending::Refuse, "TEST-1", "refused", pack::paper::RefusalNotice);
    row("close at once", Ending::CloseAtOnce, "TEST-2", "closed", pack::paper::ResultNotice);
}

void TestHallEndings::eachEndingMakesItsStateAndItsPaper()
{
    QFETCH(int, ending);
    QFETCH(QString, item);
    QFETCH(QString, state);
    QFETCH(QString, paper);
    const auto path = receive(item);
    QVERIFY(!path.isEmpty());
    wire::EndingRequest request{.ending = static_cast<domain::Ending>(ending), .reasons = {}, .basis = {}, .note = {}};
    if (request.ending == domain::Ending::Correction || request.ending == domain::Ending::Refuse)
        request.reasons = Reasons;
    if (request.ending == domain::Ending::Refuse)
        request.basis = Basis;
    const auto heard = end(path, request);
    QVERIFY2(heard.status == 200, heard.body);
    const auto record = wire::caseRecordFrom(heard.json());
    QVERIFY(record);
    QCOMPARE(domain::toText(record->state), state);
    QCOMPARE(record->reasons, request.reasons);
    QCOMPARE(record->papers.size(), 2);
    const auto &made = record->papers.last();
    QCOMPARE(made.kind, paper);
    QVERIFY2(pack::missingValues(made.kind, made.values).isEmpty(),
             qPrintable(pack::missingValues(made.kind, made.values).join(u' ')));
    QVERIFY(made.number.contains(QString::number(QDate::currentDate().year())));
    QVERIFY(seal::Certificate::fromDer(made.certificate)->verify(made.digest, made.signature));
    // The same is heard by asking and through the feed.
    QCOMPARE(m_counter->call("GET", path).json(), heard.json());
    const auto changes = wire::changesFrom(m_counter->call("GET", QStringLiteral("/v1/changes")).json());
    QCOMPARE(changes->list.last().body, heard.json());
}

void TestHallEndings::acceptanceReckonsTheDueDay()
{
    const auto path = receive(QStringLiteral("TEST-1"));
    const auto before = QDateTime::currentDateTimeUtc().toOffsetFromUtc(8 * 3600).date();
    const auto record = wire::caseRecordFrom(end(path, {}).json());
    QVERIFY(record);
    // The test's calendar knows no year: Monday to Friday less the fixed feasts.
    const auto expected = domain::dueDay({15, domain::LimitUnit::WorkingDay, {}, {}}, before, {}).day;
    const auto after = domain::dueDay({15, domain::LimitUnit::WorkingDay, {}, {}}, before.addDays(1), {}).day;
    QVERIFY(record->due == expected || record->due == after); // midnight may fall between
    QCOMPARE(record->papers.last().values.value(pack::value::DueOn).toString(), record->due.toString(Qt::ISODate));
}

void TestHallEndings::whatIsDoneAtOnceNamesNoDayToWaitFor()
{
    const auto record = wire::caseRecordFrom(end(receive(QStringLiteral("TEST-2")), {}).json());
    QVERIFY(record);
    QCOMPARE(record->papers.last().kind, QString(pack::paper::AcceptanceNotice));
    QVERIFY(!record->papers.last().values.contains(pack::value::DueOn));
}

void TestHallEndings::theSameAgainChangesNothing()
{
    const auto path = receive(QStringLiteral("TEST-1"));
    const wire::EndingRequest request{domain::Ending::Correction, Reasons, {}, {}};
    const auto first = end(path, request);
    QCOMPARE(first.status, 200);
    const auto again = end(path, request);
    QCOMPARE(again.status, 200);
    QCOMPARE(again.json(), first.json()); // one paper, one number
}

void TestHallEndings::anEndedCaseIsNotEndedAgain()
{
    const auto path = receive(QStringLiteral("TEST-1"));
    QCOMPARE(end(path, {}).status, 200);
    for (const auto ending : {domain::Ending::BackOffice, domain::Ending::Correction, domain::Ending::Refuse}) {
        const auto heard = end(path, {ending, Reasons, Basis, {}});
        QCOMPARE(heard.status, 409);
        QCOMPARE(heard.code(), QStringLiteral("H-0206"));
    }
}

void TestHallEndings::fromTheBackOfficeItCanStillBeAccepted()
{
    const auto path = receive(QStringLiteral("TEST-1"));
    QCOMPARE(end(path, {domain::Ending::BackOffice, {}, {}, {}}).status, 200);
    const auto record = wire::caseRecordFrom(end(path, {}).json());
    QVERIFY(record);
    QCOMPARE(record->state, domain::CaseState::Accepted);
    QCOMPARE(record->papers.size(), 3);
}

void TestHallEndings::correctionAndRefusalNeedTheirReasons_data()
{
    using domain::Ending;
    QTest::addColumn<int>("ending");
    QTest::addColumn<QStringList>("reasons");
    QTest::addColumn<QString>("basis");
    QTest::addColumn<QJsonArray>("missing");
    const auto correction = static_cast<int>(Ending::Correction);
    const auto refuse = static_cast<int>(Ending::Refuse);
    const QString r = QStringLiteral("reasons");
    const QString b = QStringLiteral("basis");
    QTest::newRow("correction without reasons") << correction << QStringList() << QString() << QJsonArray{r};
    QTest::newRow("correction with a blank reason")
        << correction << QStringList{QStringLiteral("  ")} << QString() << QJsonArray{r};
    QTest::newRow("refusal without anything") << refuse << QStringList() << QString() << QJsonArray{r, b};
    QTest::newRow("refusal without basis") << refuse << Reasons << QStringLiteral(" ") << QJsonArray{b};
    QTest::newRow("refusal without reasons") << refuse << QStringList() << Basis << QJsonArray{r};
}

void TestHallEndings::correctionAndRefusalNeedTheirReasons()
{
    QFETCH(int, ending);
    QFETCH(QStringList, reasons);
    QFETCH(QString, basis);
    QFETCH(QJsonArray, missing);
    static const auto path = receive(QStringLiteral("TEST-1"));
    const auto heard = end(path, {static_cast<domain::Ending>(ending), reasons, basis, {}});
    QCOMPARE(heard.status, 422);
    QCOMPARE(heard.code(), QStringLiteral("H-0207"));
    QCOMPARE(heard.json().value(QLatin1String("missing")).toArray(), missing);
    QCOMPARE(wire::caseRecordFrom(m_counter->call("GET", path).json())->state, domain::CaseState::Received);
}

void TestHallEndings::onlyImmediateItemsAreClosedAtOnce()
{
    const auto path = receive(QStringLiteral("TEST-1"));
    const auto heard = end(path, {domain::Ending::CloseAtOnce, {}, {}, {}});
    QCOMPARE(heard.status, 403);
    QCOMPARE(heard.code(), QStringLiteral("H-0121"));
}

void TestHallEndings::gapsAreNotOfferedYet()
{
    const auto path = receive(QStringLiteral("TEST-1"));
    const auto heard = end(path, {domain::Ending::GapAccept, {}, {}, {}});
    QCOMPARE(heard.status, 501);
    QCOMPARE(heard.code(), QStringLiteral("H-0122"));
}

void TestHallEndings::withoutPowerNothingIsEnded()
{
    const auto path = receive(QStringLiteral("TEST-1"));
    Peer other(*m_hall);
    QCOMPARE(other.enrol(m_hall->terminalCode(QStringLiteral("counter"), QStringLiteral("5"))).status, 201);
    const QJsonObject accept{{QStringLiteral("ending"), QStringLiteral("accept")}};
    QCOMPARE(other.post(path + QStringLiteral("/endings"), accept).status, 401); // nobody signed in
    QCOMPARE(other.signIn(QStringLiteral("0102"), m_hall->oneTimePin(QStringLiteral("0102")), QStringLiteral("271828"))
                 .status,
             201);
    const auto heard = other.post(path + QStringLiteral("/endings"), accept);
    QCOMPARE(heard.status, 403); // a supervisor sees it and accepts nothing
    QCOMPARE(heard.code(), QStringLiteral("H-0121"));
}

void TestHallEndings::whatIsNoEndingIsRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const auto *body :
         {"", "[]", "{}", R"({"ending":"dance"})", R"({"ending":1})", R"({"ending":"correction","reasons":"x"})",
          R"({"ending":"correction","reasons":[1]})", R"({"ending":"refuse","basis":7,"reasons":["x"]})"})
        QTest::newRow(body) << QByteArray(body);
}

void TestHallEndings::whatIsNoEndingIsRefused()
{
    QFETCH(QByteArray, body);
    static const auto path = receive(QStringLiteral("TEST-1"));
    const auto heard = m_counter->call("POST", path + QStringLiteral("/endings"), body);
    QCOMPARE(heard.status, 400);
    QCOMPARE(heard.code(), QStringLiteral("H-0002"));
}

void TestHallEndings::aPaperComesAsPdfWhereThereIsARenderer()
{
    const auto path = receive(QStringLiteral("TEST-1"));
    const auto record = wire::caseRecordFrom(end(path, {}).json());
    const auto heard = m_counter->call("GET", path + QStringLiteral("/papers/%1.pdf").arg(record->papers.last().id));
    if (!QFileInfo::exists(qEnvironmentVariable("YC_BIN") + QStringLiteral("/yichuang-render"))) {
        QCOMPARE(heard.status, 501);
        QCOMPARE(heard.code(), QStringLiteral("H-0122"));
        return;
    }
    QVERIFY2(heard.status == 200, heard.body + m_hall->log().right(2'000));
    QCOMPARE(heard.header("Content-Type"), QByteArray("application/pdf"));
    QVERIFY(heard.body.startsWith("%PDF-"));
}

YC_TEST(TestHallEndings)
#include "tst_endings.moc"
