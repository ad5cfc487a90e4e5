#include "core/wire/shown_text.h"
#include "tests/core/wire/drafts.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::core;

static const QString Reason = QStringLiteral("reason"); // the golden manifest's field

// How papers came and what is disputed, on the wire and in the text that is signed.
class TestWireProof : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsWrittenAsTheContractSays();
    void theVersionIsTheLowestThatHoldsIt();
    void whatIsNotTheContractIsRefused_data();
    void whatIsNotTheContractIsRefused();
    void theApplicantSignsWhatTheyHandedInAndDispute();
    void whoComparedIsTheClerksWord();

private:
    [[nodiscard]] static wire::Manifest told();
};

wire::Manifest TestWireProof::told()
{
    auto manifest = tests::goldenManifest();
    manifest.draft.filings.first().handed
        = domain::HandedIn{.copies = 2,
                           .compared = domain::Comparison{.staffNo = QStringLiteral("0317"),
                                                          .at = QDateTime(QDate(2026, 11, 21), QTime(9, 41), Qt::UTC)}};
    manifest.draft.form[Reason].dispute = domain::Dispute{.source = domain::Source::Card,
                                                          .said = QStringLiteral("旧"),
                                                          .reason = domain::DisputeReason::Other,
                                                          .note = QStringLiteral("门牌改过")};
    return manifest;
}

void TestWireProof::itIsWrittenAsTheContractSays()
{
    const auto bytes = wire::encode(told());
    QVERIFY2(bytes.contains(R"("handed":{"compared":{"at":"2026-11-21T09:41:00.000Z","staffNo":"0317"},"copies":2},)"),
             bytes);
    QVERIFY2(bytes.contains(R"("dispute":{"note":"门牌改过","reason":"other","said":"旧","source":"card"},)"), bytes);
    const auto back = wire::manifestFrom(bytes);
    QVERIFY(back);
    QCOMPARE(back->draft.filings.first().handed, told().draft.filings.first().handed);
    const auto &dispute = back->draft.form.at(Reason).dispute;
    QVERIFY(dispute);
    QCOMPARE(dispute->said, QStringLiteral("旧"));
    QCOMPARE(dispute->note, QStringLiteral("门牌改过"));
}

void TestWireProof::theVersionIsTheLowestThatHoldsIt()
{
    auto manifest = told();
    QVERIFY(wire::encode(manifest).contains(R"("version":4})"));
    manifest.draft.form[Reason].dispute.reset();
    QVERIFY(wire::encode(manifest).contains(R"("version":4})"));
    manifest.draft.filings.first().handed.reset();
    QCOMPARE(wire::encode(manifest), wire::encode(tests::goldenManifest())); // nothing changes for whoever says nothing
    QVERIFY(wire::encode(manifest).contains(R"("version":1})"));
}

void TestWireProof::whatIsNotTheContractIsRefused_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char *name, const char *from, const char *to) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to);
    };
    row("an older version", R"("version":4)", R"("version":3)");
    row("a newer version", R"("version":4)", R"("version":5)");
    row("no copies", R"(,"copies":2})", "}");
    row("a hundred copies", R"("copies":2)", R"("copies":100)");
    row("a count of nothing", R"("copies":2)", R"("copies":2,"files":0)");
    row("half a copy", R"("copies":2)", R"("copies":1.5)");
    row("only compared originals", R"("copies":2)", R"("originals":2)");
    row("compared by nobody", R"("staffNo":"0317"},"copies")", R"("staffNo":""},"copies")");
    row("disputed of what was typed", R"("said":"旧","source":"card")", R"("said":"旧","source":"typed")");
    row("an unknown reason", R"("reason":"other")", R"("reason":"because")");
    row("an empty note", R"("note":"门牌改过")", R"("note":"")");
    row("a word that we do not know", R"("said":"旧")", R"("said":"旧","sade":"旧")");
}

void TestWireProof::whatIsNotTheContractIsRefused()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    auto bytes = wire::encode(told());
    QVERIFY(bytes.contains(from));
    QVERIFY(!wire::manifestFrom(bytes.replace(from, to)));
}

namespace
{

domain::ServiceItem item()
{
    domain::ServiceItem made;
    made.name = QStringLiteral("样例事项");
    domain::FormField field{.id = Reason, .label = QStringLiteral("原因")};
    field.kind = domain::FieldKind::Choice;
    field.choices = {{QStringLiteral("旧"), QStringLiteral("旧的")}};
    made.form.version = 1;
    made.form.sections = {{.title = {}, .fields = {field}}};
    domain::Material material;
    material.id = QStringLiteral("m1");
    material.name = QStringLiteral("申请书");
    made.materials = {material};
    return made;
}

} // namespace

void TestWireProof::theApplicantSignsWhatTheyHandedInAndDispute()
{
    const auto text = wire::shownText(told().draft, item(), QDate(2026, 11, 21));
    QVERIFY2(text.contains(R"({"handed":{"copies":2},"name":"申请书","pages":[)"), text);
    QVERIFY2(text.contains(R"("disputed":{"note":"门牌改过","reason":"other","said":"旧的","source":"card"})"), text);
    const auto plain = wire::shownText(tests::goldenManifest().draft, item(), QDate(2026, 11, 21));
    QVERIFY(!plain.contains("handed") && !plain.contains("disputed")); // what was signed before is read as it was
}

void TestWireProof::whoComparedIsTheClerksWord()
{
    auto manifest = told();
    const auto before = wire::shownDigest(manifest.draft, item(), QDate(2026, 11, 21));
    manifest.draft.filings.first().handed->compared.reset();
    QCOMPARE(wire::shownDigest(manifest.draft, item(), QDate(2026, 11, 21)), before);
    manifest.draft.filings.first().handed->copies = 1;
    QVERIFY(wire::shownDigest(manifest.draft, item(), QDate(2026, 11, 21)) != before);
}

YC_TEST(TestWireProof)
#include "tst_proof.moc"
