#include "core/domain/party.h"
#include "core/pack/paper_values.h"
#include "core/seal/digest.h"
#include "tests/hall/peer.h"
#include "tests/hall/sample_case.h"
#include "tests/support/register.h"

#include <QJsonArray>
#include <QTest>

#include <functional>

using namespace yc;
using namespace yc::core;
using namespace yc::tests;

namespace
{

using Change = std::function<void(domain::CaseDraft &)>;

domain::Person another()
{
    return domain::Person{.document = domain::DocumentKind::ResidentId,
                          .number = QStringLiteral("34052419800101001X"),
                          .name = QStringLiteral("测试乙"),
                          .sex = domain::Sex::Male,
                          .birth = QDate(1980, 1, 1),
                          .nationality = QStringLiteral("CHN"),
                          .proof = domain::IdentityProof::ByChip};
}

domain::Sighting seen(const QString &first, const QString &second)
{
    return {.judgedBy = first,
            .secondBy = second,
            .reason = domain::EyeReason::CardLost,
            .note = {},
            .at = QDateTime::fromMSecsSinceEpoch(1'790'000'000'000, Qt::UTC)};
}

void typedBy(domain::Person &person, const QString &first, const QString &second)
{
    person.proof = domain::IdentityProof::ByEye;
    person.sighting = seen(first, second);
}

const QByteArray Paper("a mandate");

domain::Filing mandate()
{
    return {.materialId = domain::standing::Mandate.toString(),
            .pages = {{seal::hex(seal::sm3(Paper)), QStringLiteral("image/jpeg"), {2480, 3508}, 300, 0, Paper.size()}}};
}

void byFirm(domain::CaseDraft &draft)
{
    draft.applicant.reset();
    draft.organisation = domain::Organisation{.name = QStringLiteral("样例商贸有限公司"),
                                              .uscc = QStringLiteral("91119999MB999999XT"),
                                              .representative = QStringLiteral("样例代表")};
    draft.agent = domain::Agent{.person = another()};
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestHallParties : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whoIsNotFitIsRefusedWithItsOwnCode_data();
    void whoIsNotFitIsRefusedWithItsOwnCode();
    void whatIsSaidOfAnAgentIsSignedAndTold();
    void anOrganisationWithItsAgentIsReceived();
    void aSecondPersonProvesThemself();
    void whoIsSignedInIsNoSecondPerson();
    void wrongPinsOfASecondPersonCount();

private:
    [[nodiscard]] Heard submit(SampleCase &sample);

    std::unique_ptr<HallProgram> m_hall;
    std::unique_ptr<Peer> m_counter;
    int m_serial = 0;
};

void TestHallParties::initTestCase()
{
    m_hall = std::make_unique<HallProgram>();
    m_counter = openCounter(*m_hall);
    QVERIFY2(m_counter, m_hall->log());
    const auto second = QStringLiteral("0318");
    QCOMPARE(m_counter->signIn(second, m_hall->oneTimePin(second), QStringLiteral("314159")).status, 201);
    QCOMPARE(m_counter->signIn(QStringLiteral("0317"), QStringLiteral("271828"), QStringLiteral("161803")).status, 201);
}

Heard TestHallParties::submit(SampleCase &sample)
{
    sample.blobs.append(signAsShown(sample.manifest.draft));
    return m_counter->submit(sample.manifest, sample.blobs);
}

void TestHallParties::whoIsNotFitIsRefusedWithItsOwnCode_data()
{
    QTest::addColumn<QString>("item");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("code"); // empty: received
    const auto two = QStringLiteral("TEST-2");
    const auto no = [](const char *text) { return QString::fromLatin1(text); };
    const auto row = [&](const char *name, const Change &change, const char *code) {
        QTest::newRow(name) << two << change << QString::fromLatin1(code);
    };
    row(
        "typed, seen by two", [no](auto &d) { typedBy(*d.applicant, no("0317"), no("0318")); }, "");
    row(
        "typed, seen by nobody", [](auto &d) { d.applicant->proof = domain::IdentityProof::ByEye; }, "H-0221");
    row(
        "by somebody whom the hall does not know", [no](auto &d) { typedBy(*d.applicant, no("0317"), no("9999")); },
        "H-0221");
    row(
        "twice by the same", [no](auto &d) { typedBy(*d.applicant, no("0317"), no("0317")); }, "H-0221");
    row(
        "for another reason that is not told",
        [no](auto &d) {
            typedBy(*d.applicant, no("0317"), no("0318"));
            d.applicant->sighting->reason = domain::EyeReason::Other;
        },
        "H-0221");
    row("an organisation without a mandate", byFirm, "H-0222");
    row(
        "an organisation without its agent",
        [](auto &d) {
            byFirm(d);
            d.agent.reset();
        },
        "H-0222");
    row(
        "a code with a wrong digit",
        [](auto &d) {
            byFirm(d);
            d.organisation->uscc.back() = u'U';
        },
        "H-0222");
    row(
        "a child alone", [](auto &d) { d.applicant->birth = QDate::currentDate().addYears(-6); }, "H-0222");
    QTest::newRow("an agent where the applicant has to come")
        << QStringLiteral("TEST-4") << Change([](auto &d) { d.agent = domain::Agent{.person = another()}; })
        << QStringLiteral("H-0223");
    const auto limited = [&](const char *name, const char *staffNo, const char *code) {
        QTest::newRow(name) << QStringLiteral("TEST-5") << Change([staffNo](auto &d) {
            d.agent = domain::Agent{.person = another()};
            d.filings = {mandate()};
            if (*staffNo)
                d.agent->limit
                    = domain::LimitConfirmed{.staffNo = QString::fromLatin1(staffNo),
                                             .at = QDateTime::fromMSecsSinceEpoch(1'790'000'000'000, Qt::UTC)};
        }) << QString::fromLatin1(code);
    };
    limited("an agent where only some cases take one, and nobody looked", "", "H-0224");
    limited("staff looked", "0317", "");
    limited("a stranger looked", "9999", "H-0224");
    const auto unfetched = [&](const char *name, bool page, const char *code) {
        QTest::newRow(name) << QStringLiteral("TEST-5") << Change([page](auto &d) {
            auto filing = mandate();
            filing.materialId = QStringLiteral("household");
            filing.unfetched = true;
            if (!page)
                filing.pages.clear();
            d.filings = {filing};
        }) << QString::fromLatin1(code);
    };
    unfetched("what the hall cannot look up and nobody brought", false, "H-0203");
    unfetched("what the hall cannot look up, brought", true, "");
    QTest::newRow("what the hall still has to look up")
        << QStringLiteral("TEST-5") << Change([](auto &) {}) << QString();
}

void TestHallParties::whoIsNotFitIsRefusedWithItsOwnCode()
{
    QFETCH(QString, item);
    QFETCH(Change, change);
    QFETCH(QString, code);
    auto sample = sampleCase(m_counter->terminalId(), ++m_serial, item);
    change(sample.manifest.draft);
    sample.blobs.append(Paper);
    const auto heard = submit(sample);
    QVERIFY2(code.isEmpty() ? heard.status == 201 : heard.status == 422, heard.body);
    QCOMPARE(heard.code(), code);
    QCOMPARE(wire::findingsFrom(heard.json()).isEmpty(), code.isEmpty());
}

void TestHallParties::whatIsSaidOfAnAgentIsSignedAndTold()
{
    auto sample = sampleCase(m_counter->terminalId(), ++m_serial, QStringLiteral("TEST-5"));
    auto &draft = sample.manifest.draft;
    draft.agent = domain::Agent{.person = another()};
    draft.filings = {mandate()};
    sample.blobs.append({Paper, signAsShown(draft)});
    draft.agent->limit = domain::LimitConfirmed{.staffNo = QStringLiteral("0317"),
                                                .at = QDateTime::fromMSecsSinceEpoch(1'790'000'000'000, Qt::UTC)};
    auto heard = m_counter->submit(sample.manifest, sample.blobs); // said after the signature
    QCOMPARE(heard.code(), QStringLiteral("H-0208"));
    heard = submit(sample);
    QVERIFY2(heard.status == 201, heard.body);
    const auto path = QStringLiteral("/v1/cases/") + draft.id.toString(QUuid::WithoutBraces);
    const auto record = wire::caseRecordFrom(m_counter->call("GET", path).json());
    QVERIFY(record);
    QCOMPARE(record->papers.first().values.value(pack::value::AgentWords).toString(),
             QStringLiteral("测试乙（340***********001X），限定情形代办已由工作人员0317核对"));
}

void TestHallParties::anOrganisationWithItsAgentIsReceived()
{
    auto sample = sampleCase(m_counter->terminalId(), ++m_serial, QStringLiteral("TEST-2"));
    byFirm(sample.manifest.draft);
    sample.blobs.append(Paper);
    sample.manifest.draft.filings = {mandate()};
    const auto heard = submit(sample);
    QVERIFY2(heard.status == 201, heard.body);
    const auto found = m_counter->post(QStringLiteral("/v1/cases/search"),
                                       {{QStringLiteral("number"), QStringLiteral("91119999MB999999XT")}});
    const auto cases = found.json().value(QLatin1String("cases")).toArray();
    QCOMPARE(cases.size(), 1);
    const auto slip = cases[0].toObject()[QLatin1String("papers")].toArray()[0].toObject();
    const auto values = slip[QLatin1String("values")].toObject();
    QCOMPARE(values[QLatin1String("applicantName")].toString(), QStringLiteral("样例商贸有限公司"));
    QCOMPARE(values[QLatin1String("agent")].toString(), QStringLiteral("测试乙（340***********001X）"));
    QCOMPARE(values[QLatin1String("materials")].toArray()[0].toObject()[QLatin1String("name")].toString(),
             QStringLiteral("授权委托书"));
}

void TestHallParties::aSecondPersonProvesThemself()
{
    const auto ask = [this](const char *no, const char *pin) {
        return m_counter->post(
            QStringLiteral("/v1/pin-checks"),
            {{QStringLiteral("staffNo"), QString::fromLatin1(no)}, {QStringLiteral("pin"), QString::fromLatin1(pin)}});
    };
    const auto good = ask("0318", "314159");
    QCOMPARE(good.status, 200);
    QCOMPARE(good.json()[QLatin1String("staffNo")].toString(), QStringLiteral("0318"));
    const auto wrong = ask("0318", "314158");
    QCOMPARE(wrong.status, 403);
    QCOMPARE(wrong.code(), QStringLiteral("H-0111"));
    // Whoever is signed in still is.
    QCOMPARE(m_counter->call("GET", QStringLiteral("/v1/cases?number=none")).status, 200);
}

void TestHallParties::whoIsSignedInIsNoSecondPerson()
{
    const auto heard = m_counter->post(
        QStringLiteral("/v1/pin-checks"),
        {{QStringLiteral("staffNo"), QStringLiteral("0317")}, {QStringLiteral("pin"), QStringLiteral("161803")}});
    QCOMPARE(heard.status, 400);
}

void TestHallParties::wrongPinsOfASecondPersonCount()
{
    int status = 403;
    for (int i = 0; i < 12 && status == 403; ++i)
        status = m_counter
                     ->post(QStringLiteral("/v1/pin-checks"),
                            {{QStringLiteral("staffNo"), QStringLiteral("0318")},
                             {QStringLiteral("pin"), QStringLiteral("000001")}})
                     .status;
    QCOMPARE(status, 429);
}

YC_TEST(TestHallParties)
#include "tst_parties.moc"
