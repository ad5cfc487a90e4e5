#include "core/domain/filing.h"
#include "tests/core/domain/people.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc::core::domain;
using yc::tests::lines;
using yc::tests::Today;

namespace
{

Comparison somebody()
{
    return {.staffNo = QStringLiteral("0317"), .at = QDateTime(Today, QTime(2, 0), Qt::UTC)};
}

Material material(const char *format, int originals, int copies)
{
    Material made;
    made.id = QStringLiteral("m1");
    made.format = QString::fromUtf8(format);
    made.originals = originals;
    made.copies = copies;
    return made;
}

struct Scene {
    ServiceItem item;
    CaseDraft draft;
};

// Name from the chip, one material of which an original is asked for and a page is there.
Scene complete()
{
    Scene scene;
    scene.item.effectiveFrom = QDate(2026, 1, 1);
    scene.item.form = {.id = QStringLiteral("f"), .version = 1};
    scene.item.form.sections
        = {{.title = {}, .fields = {{.id = QStringLiteral("address"), .label = QStringLiteral("住址")}}}};
    scene.item.materials = {material("原件，A4", 1, 0)};
    scene.draft.begunAt = QDateTime(Today, QTime(2, 0), Qt::UTC);
    scene.draft.applicant = yc::tests::samplePerson();
    scene.draft.form.emplace(QStringLiteral("address"),
                             FilledValue{.text = QStringLiteral("示例镇1号"), .source = Source::Card});
    scene.draft.filings = {{.materialId = QStringLiteral("m1"), .pages = {Page{}}}};
    scene.draft.signature = Signature{};
    return scene;
}

void disputed(Scene &scene, const char *text, DisputeReason reason, const char *note = "")
{
    auto &value = scene.draft.form[QStringLiteral("address")];
    value.text = QString::fromUtf8(text);
    value.source = Source::Typed;
    value.dispute = Dispute{
        .source = Source::Card, .said = QStringLiteral("示例镇1号"), .reason = reason, .note = QString::fromUtf8(note)};
}

using Change = std::function<void(Scene &)>;

} // namespace

Q_DECLARE_METATYPE(Change)
Q_DECLARE_METATYPE(yc::core::domain::HandedIn)
Q_DECLARE_METATYPE(yc::core::domain::Material)

// How papers came, and values that the applicant disputes.
class TestProof : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatCanBeHandedIn_data();
    void whatCanBeHandedIn();
    void whatIsProposedIsWhole();
    void aCopyIsComparedWhereAnOriginalIsWanted_data();
    void aCopyIsComparedWhereAnOriginalIsWanted();
    void aDraftIsJudged_data();
    void aDraftIsJudged();
    void aCloneHasAllOfIt();
    void reasonsHaveTheirWords();
};

void TestProof::whatCanBeHandedIn_data()
{
    QTest::addColumn<HandedIn>("handed");
    QTest::addColumn<bool>("whole");
    const auto row
        = [](const char *name, const HandedIn &handed, bool whole) { QTest::newRow(name) << handed << whole; };
    row("nothing", {}, false);
    row("an original", {.originals = 1}, true);
    row("an original and two copies", {.originals = 1, .copies = 2}, true);
    row("as many as can be", {.originals = MostHanded, .copies = MostHanded, .files = MostHanded}, true);
    row("one more", {.files = MostHanded + 1}, false);
    row("fewer than none", {.originals = 1, .copies = -1}, false);
    row("a compared copy", {.copies = 1, .compared = somebody()}, true);
    row("a compared original", {.originals = 1, .compared = somebody()}, false);
    row("compared by nobody", {.copies = 1, .compared = Comparison{.staffNo = {}, .at = somebody().at}}, false);
    row("compared at no time", {.copies = 1, .compared = Comparison{.staffNo = QStringLiteral("0317"), .at = {}}},
        false);
}

void TestProof::whatCanBeHandedIn()
{
    QFETCH(HandedIn, handed);
    QTEST(isWhole(handed), "whole");
}

void TestProof::whatIsProposedIsWhole()
{
    for (int originals = -1; originals <= MostHanded + 1; ++originals) {
        for (const int copies : {-1, 0, 1, 2, MostHanded, MostHanded + 1}) {
            const auto asked = material("原件", originals, copies);
            const auto paper = usuallyHanded(asked, false);
            QVERIFY(isWhole(paper));
            QVERIFY(!wantsComparison(paper, asked) || originals <= 0);
            if (originals > 0 && originals <= MostHanded)
                QCOMPARE(paper.originals, originals);
            QVERIFY(isWhole(usuallyHanded(asked, true)));
            QCOMPARE(usuallyHanded(asked, true), (HandedIn{.files = 1}));
        }
    }
}

void TestProof::aCopyIsComparedWhereAnOriginalIsWanted_data()
{
    QTest::addColumn<Material>("asked");
    QTest::addColumn<HandedIn>("handed");
    QTest::addColumn<bool>("wanted");
    const auto row = [](const char *name, const Material &asked, const HandedIn &handed, bool wanted) {
        QTest::newRow(name) << asked << handed << wanted;
    };
    auto atPickUp = material("原件", 1, 0);
    atPickUp.checkedAtPickUp = true;
    row("a copy alone", material("原件，A4", 1, 0), {.copies = 1}, true);
    row("beside the original", material("原件，A4", 1, 1), {.originals = 1, .copies = 1}, false);
    row("the original", material("原件，A4", 1, 0), {.originals = 1}, false);
    row("a file", material("原件，A4", 1, 0), {.files = 1}, false);
    row("a copy is offered", material("原件或者复印件", 1, 0), {.copies = 1}, false);
    row("only copies are asked for", material("A4", 0, 2), {.copies = 2}, false);
    row("compared at pick-up", atPickUp, {.copies = 1}, false);
}

void TestProof::aCopyIsComparedWhereAnOriginalIsWanted()
{
    QFETCH(Material, asked);
    QFETCH(HandedIn, handed);
    QTEST(wantsComparison(handed, asked), "wanted");
}

void TestProof::aDraftIsJudged_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QStringList>("findings");
    const auto row = [](const char *name, const Change &change, const char *finding = "") {
        QTest::newRow(name) << change << (*finding ? QStringList{QString::fromLatin1(finding)} : QStringList());
    };
    const auto handed = [](Scene &scene, const HandedIn &how) { scene.draft.filings.first().handed = how; };
    row("nobody has said", [](Scene &) {});
    row("an original", [=](Scene &s) { handed(s, {.originals = 1}); });
    row(
        "a copy", [=](Scene &s) { handed(s, {.copies = 1}); }, "NotCompared m1");
    row("a copy that was compared", [=](Scene &s) { handed(s, {.copies = 1, .compared = somebody()}); });
    row("a copy of what may be left out", [=](Scene &s) {
        handed(s, {.copies = 1});
        s.item.materials.first().need = MaterialNeed::Optional;
    });
    row("disputed", [](Scene &s) { disputed(s, "示例镇2号", DisputeReason::Outdated); });
    row(
        "disputed without a word", [](Scene &s) { disputed(s, "示例镇1号", DisputeReason::Outdated); },
        "DisputeUnfit address");
    row(
        "the same but for blanks", [](Scene &s) { disputed(s, " 示例镇1号 ", DisputeReason::Outdated); },
        "DisputeUnfit address");
    row(
        "why is not told", [](Scene &s) { disputed(s, "示例镇2号", DisputeReason::Other, " "); },
        "DisputeUnfit address");
    row("why is told", [](Scene &s) { disputed(s, "示例镇2号", DisputeReason::Other, "门牌改过"); });
    row(
        "what is right is not told", [](Scene &s) { disputed(s, "", DisputeReason::NotTheirs); },
        "FieldMissing address");
}

void TestProof::aDraftIsJudged()
{
    QFETCH(Change, change);
    auto scene = complete();
    change(scene);
    QTEST(lines(judge(scene.draft, scene.item, Today)), "findings");
}

void TestProof::aCloneHasAllOfIt()
{
    auto scene = complete();
    disputed(scene, "示例镇2号", DisputeReason::Other, "门牌改过");
    scene.draft.filings.first().handed = HandedIn{.copies = 2, .compared = somebody()};
    const auto copy = scene.draft.clone();
    QCOMPARE(copy.filings.first().handed, scene.draft.filings.first().handed);
    const auto &dispute = copy.form.at(QStringLiteral("address")).dispute;
    QVERIFY(dispute);
    QVERIFY(dispute->source == Source::Card && dispute->reason == DisputeReason::Other);
    QCOMPARE(dispute->said, QStringLiteral("示例镇1号"));
    QCOMPARE(dispute->note, QStringLiteral("门牌改过"));
}

void TestProof::reasonsHaveTheirWords()
{
    for (int reason = 0; reason <= static_cast<int>(DisputeReason::Other); ++reason)
        QVERIFY(disputeReasonFrom(toText(static_cast<DisputeReason>(reason))) == static_cast<DisputeReason>(reason));
    QVERIFY(!disputeReasonFrom(u"because"));
    QVERIFY(!disputeReasonFrom(u""));
}

YC_TEST(TestProof)
#include "tst_proof.moc"
