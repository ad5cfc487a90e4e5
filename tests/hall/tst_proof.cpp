#include "core/pack/paper_values.h"
#include "core/wire/case_wire.h"
#include "tests/hall/peer.h"
#include "tests/hall/sample_case.h"
#include "tests/support/register.h"

#include <QJsonArray>
#include <QTest>

#include <functional>

using namespace yc::core;
using namespace yc::tests;
namespace value = pack::value;

using Change = std::function<void(domain::CaseDraft &)>;
Q_DECLARE_METATYPE(Change)

namespace
{

const QString Field = QStringLiteral("size");

void handed(domain::CaseDraft &draft, const domain::HandedIn &how)
{
    draft.filings.first().handed = how;
}

domain::Comparison comparedBy(const char *staffNo)
{
    return {.staffNo = QString::fromLatin1(staffNo), .at = QDateTime::fromMSecsSinceEpoch(1'790'000'000'000, Qt::UTC)};
}

// The hall said 3 people, the applicant says how many there are.
void disputed(domain::CaseDraft &draft, const char *text, domain::DisputeReason reason, const char *note = "")
{
    auto &value = draft.form[Field];
    value.text = QString::fromUtf8(text);
    value.dispute = domain::Dispute{
        .source = domain::Source::Hall, .said = QStringLiteral("3"), .reason = reason, .note = QString::fromUtf8(note)};
}

} // namespace

// How papers came and what is disputed: judged by the hall, kept with the case and told by its papers.
class TestHallProof : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whatIsToldIsChecked_data();
    void whatIsToldIsChecked();
    void whatIsSignedIsWhatWasHandedIn();
    void theQueryAndThePapersTellIt();
    void whoSaysNothingIsReceivedAsEver();

private:
    [[nodiscard]] Heard submit(SampleCase &sample, bool signAnew = true);
    [[nodiscard]] SampleCase next();

    std::unique_ptr<HallProgram> m_hall;
    std::unique_ptr<Peer> m_counter;
    int m_serial = 0;
};

void TestHallProof::initTestCase()
{
    m_hall = std::make_unique<HallProgram>();
    m_counter = openCounter(*m_hall);
    QVERIFY2(m_counter, m_hall->log());
}

SampleCase TestHallProof::next()
{
    return sampleCase(m_counter->terminalId(), ++m_serial);
}

Heard TestHallProof::submit(SampleCase &sample, bool signAnew)
{
    if (signAnew)
        sample.blobs.append(signAsShown(sample.manifest.draft));
    return m_counter->submit(sample.manifest, sample.blobs);
}

void TestHallProof::whatIsToldIsChecked_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("code"); // empty: received
    const auto row = [&](const char *name, const Change &change, const char *code) {
        QTest::newRow(name) << change << QString::fromLatin1(code);
    };
    using Reason = domain::DisputeReason;
    row(
        "an original", [](auto &d) { handed(d, {.originals = 1}); }, "");
    row(
        "a file", [](auto &d) { handed(d, {.files = 1}); }, "");
    row(
        "a copy that nobody compared", [](auto &d) { handed(d, {.copies = 1}); }, "H-0234");
    row(
        "a copy that staff compared", [](auto &d) { handed(d, {.copies = 1, .compared = comparedBy("0317")}); }, "");
    row(
        "compared by a stranger", [](auto &d) { handed(d, {.copies = 1, .compared = comparedBy("9999")}); }, "H-0234");
    row(
        "compared by a stranger where nobody has to",
        [](auto &d) { handed(d, {.originals = 1, .copies = 1, .compared = comparedBy("9999")}); }, "H-0234");
    row(
        "disputed", [](auto &d) { disputed(d, "4", Reason::Outdated); }, "");
    row(
        "disputed, and the same", [](auto &d) { disputed(d, "3", Reason::Outdated); }, "H-0235");
    row(
        "disputed, and why is not told", [](auto &d) { disputed(d, "4", Reason::Other); }, "H-0235");
    row(
        "both at once",
        [](auto &d) {
            handed(d, {.copies = 2, .compared = comparedBy("0317")});
            disputed(d, "4", Reason::Other, "新添一人");
        },
        "");
}

void TestHallProof::whatIsToldIsChecked()
{
    QFETCH(Change, change);
    QFETCH(QString, code);
    auto sample = next();
    change(sample.manifest.draft);
    const auto heard = submit(sample);
    QVERIFY2(code.isEmpty() ? heard.status == 201 : heard.status == 422, heard.body);
    QCOMPARE(heard.code(), code);
    QCOMPARE(wire::findingsFrom(heard.json()).size(), code.isEmpty() ? 0 : 1);
}

void TestHallProof::whatIsSignedIsWhatWasHandedIn()
{
    auto sample = next();
    handed(sample.manifest.draft, {.originals = 1}); // said after the signature
    const auto heard = submit(sample, false);
    QCOMPARE(heard.status, 422);
    QCOMPARE(heard.code(), QStringLiteral("H-0208"));
}

void TestHallProof::theQueryAndThePapersTellIt()
{
    auto sample = next();
    auto &draft = sample.manifest.draft;
    handed(draft, {.originals = 1, .copies = 2, .files = 1, .compared = comparedBy("0317")});
    disputed(draft, "4", domain::DisputeReason::Other, "新添一人");
    const auto heard = submit(sample);
    QVERIFY2(heard.status == 201, heard.body);
    const auto path = QStringLiteral("/v1/cases/") + draft.id.toString(QUuid::WithoutBraces);
    const auto told = QJsonArray{
        QJsonObject{{QStringLiteral("name"), QStringLiteral("申请书")},
                    {QStringLiteral("pages"), 1},
                    {QStringLiteral("handed"), QStringLiteral("原件1份、复印件2份（已与原件核对一致）、电子件1份")}}};
    const auto objection = QJsonArray{QStringLiteral("家庭人口：政务数据共享为“3”，申请人称应为“4”（新添一人）")};
    const auto slip = wire::caseRecordFrom(m_counter->call("GET", path).json());
    QVERIFY(slip);
    QCOMPARE(slip->papers.first().values.value(value::Materials).toArray(), told);
    QCOMPARE(slip->papers.first().values.value(value::Disputes).toArray(), objection);
    const auto ended = m_counter->post(path + QStringLiteral("/endings"), wire::toJson(wire::EndingRequest{}));
    const auto accepted = wire::caseRecordFrom(ended.json());
    QVERIFY2(accepted, ended.body);
    QCOMPARE(accepted->papers.last().kind, QString(pack::paper::AcceptanceNotice));
    QCOMPARE(accepted->papers.last().values.value(value::Materials).toArray(), told);
    QCOMPARE(accepted->papers.last().values.value(value::Disputes).toArray(), objection);
}

void TestHallProof::whoSaysNothingIsReceivedAsEver()
{
    auto sample = next();
    const auto heard = submit(sample);
    QVERIFY2(heard.status == 201, heard.body);
    const auto path = QStringLiteral("/v1/cases/") + sample.manifest.draft.id.toString(QUuid::WithoutBraces);
    const auto record = wire::caseRecordFrom(m_counter->call("GET", path).json());
    QVERIFY(record);
    const auto &values = record->papers.first().values;
    QVERIFY(!values.contains(value::Disputes));
    QVERIFY(!values.value(value::Materials).toArray()[0].toObject().contains(QStringLiteral("handed")));
}

YC_TEST(TestHallProof)
#include "tst_proof.moc"
