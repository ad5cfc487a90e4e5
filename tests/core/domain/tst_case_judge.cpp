#include "tests/core/domain/people.h"
#include "tests/support/register.h"

#include <functional>

using namespace yc::core::domain;
using yc::tests::lines;
using yc::tests::rule;
using yc::tests::Today;
using yc::tests::typed;

namespace
{

struct Scene {
    ServiceItem item;
    CaseDraft draft;
};
using Change = std::function<void(Scene &)>;

// An item in force and a draft that lacks nothing.
Scene complete()
{
    Scene scene;
    auto &item = scene.item;
    item.effectiveFrom = QDate(2026, 1, 1);
    item.situations = {{.id = QStringLiteral("kind"),
                        .words = {},
                        .choices = {{QStringLiteral("buy"), {}}, {QStringLiteral("rent"), {}}}}};
    item.form = {.id = QStringLiteral("f"), .version = 1};
    item.form.sections = {{.title = {},
                           .fields = {
                               {.id = QStringLiteral("phone"), .label = {}, .kind = FieldKind::Phone},
                               {.id = QStringLiteral("area"), .label = {}, .kind = FieldKind::Number},
                               {.id = QStringLiteral("deed"),
                                .label = {},
                                .shownWhen = rule(R"({"op":"eq","args":[{"fact":"situation.kind"},{"value":"buy"}]})")},
                               {.id = QStringLiteral("hint"), .label = {}, .required = false, .longest = 4},
                           }}};
    item.form.checks = {{.id = QStringLiteral("area-positive"),
                         .must = rule(R"({"op":"gt","args":[{"fact":"form.area"},{"value":0}]})"),
                         .words = QStringLiteral("面积应大于0。"),
                         .fields = {QStringLiteral("area")}},
                        {.id = QStringLiteral("old-enough"),
                         .must = rule(R"({"op":"ge","args":[{"fact":"applicant.age"},{"value":60}]})"),
                         .words = QStringLiteral("须年满60周岁。"),
                         .fields = {}}};
    item.materials = {
        {.id = QStringLiteral("card"),
         .name = {},
         .source = MaterialSource::Government,
         .sourceNote = QStringLiteral("身份证读取")},
        {.id = QStringLiteral("household"),
         .name = {},
         .source = MaterialSource::Government,
         .sourceNote = QStringLiteral("电子证照（户口簿）")},
        {.id = QStringLiteral("lease"),
         .name = {},
         .appliesWhen = rule(R"({"op":"eq","args":[{"fact":"situation.kind"},{"value":"rent"}]})")},
        {.id = QStringLiteral("application"), .name = {}},
        {.id = QStringLiteral("extra"), .name = {}, .need = MaterialNeed::Optional},
        {.id = QStringLiteral("report"),
         .name = {},
         .source = MaterialSource::Other,
         .appliesWhen = rule(R"({"op":"gt","args":[{"fact":"form.area"},{"value":100}]})")},
    };
    auto &draft = scene.draft;
    draft.begunAt = QDateTime(Today, QTime(2, 0), Qt::UTC);
    draft.applicant = yc::tests::samplePerson();
    draft.situation.insert(QStringLiteral("kind"), QStringLiteral("rent"));
    draft.form.emplace(QStringLiteral("phone"), typed(QStringLiteral("13900000000")));
    draft.form.emplace(QStringLiteral("area"), typed(QStringLiteral("30")));
    draft.filings = {{.materialId = QStringLiteral("lease"), .pages = {Page{}}},
                     {.materialId = QStringLiteral("application"), .pages = {Page{}}}};
    draft.signature = Signature{};
    return scene;
}

void byEye(Person &person)
{
    person.proof = IdentityProof::ByEye;
    person.sighting = yc::tests::sighting();
}

void set(Scene &scene, const char *field, const char *text)
{
    scene.draft.form[QString::fromLatin1(field)] = typed(QString::fromUtf8(text));
}

} // namespace

Q_DECLARE_METATYPE(Change)

class TestCaseJudge : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDraftIsJudged_data();
    void aDraftIsJudged();
    void aFailedCheckSpeaksTheHallsWords();
    void aFieldIsJudgedAsItIsTyped_data();
    void aFieldIsJudgedAsItIsTyped();
};

void TestCaseJudge::aDraftIsJudged_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QStringList>("findings");
    const auto row = [](const char *name, const Change &change, std::initializer_list<const char *> findings) {
        QStringList texts;
        for (const auto *finding : findings)
            texts.append(QString::fromLatin1(finding));
        QTest::newRow(name) << change << texts;
    };
    row("nothing is missing", [](Scene &) {}, {});
    row("what the hall would look up is not there",
        [](Scene &s) {
            s.draft.filings.append({.materialId = QStringLiteral("household"), .pages = {}, .unfetched = true});
        },
        {"MaterialMissing household"});
    row("and is handed in",
        [](Scene &s) {
            s.draft.filings.append({.materialId = QStringLiteral("household"), .pages = {Page{}}, .unfetched = true});
        },
        {});
    row("as a copy that nobody compared",
        [](Scene &s) {
            s.draft.filings.append({.materialId = QStringLiteral("household"),
                                    .pages = {Page{}},
                                    .handed = HandedIn{.copies = 1},
                                    .unfetched = true});
        },
        {"NotCompared household"});
    row("what nobody would look up is asked for as ever",
        [](Scene &s) {
            s.draft.filings.append({.materialId = QStringLiteral("extra"), .pages = {}, .unfetched = true});
        },
        {});
    row("a required field is empty", [](Scene &s) { set(s, "phone", ""); }, {"FieldMissing phone"});
    row("blanks are nothing", [](Scene &s) { set(s, "phone", "  "); }, {"FieldMissing phone"});
    row("a field is wrong", [](Scene &s) { set(s, "phone", "123"); }, {"FieldInvalid phone"});
    row("a check fails", [](Scene &s) { set(s, "area", "-1"); }, {"CheckFailed area-positive"});
    row("no check without its field", [](Scene &s) { s.draft.form.erase(QStringLiteral("area")); },
        {"FieldMissing area"});
    row("no check over nonsense", [](Scene &s) { set(s, "area", "many"); }, {"FieldInvalid area"});
    row("a situation is open", [](Scene &s) { s.draft.situation.clear(); }, {"SituationOpen kind"});
    row("an answer that is not offered",
        [](Scene &s) { s.draft.situation.insert(QStringLiteral("kind"), QStringLiteral("steal")); },
        {"SituationOpen kind"});
    row("the other situation asks for other things",
        [](Scene &s) { s.draft.situation.insert(QStringLiteral("kind"), QStringLiteral("buy")); },
        {"FieldMissing deed"});
    row("a material is missing", [](Scene &s) { s.draft.filings.removeFirst(); }, {"MaterialMissing lease"});
    row("a filing without pages is none", [](Scene &s) { s.draft.filings[1].pages.clear(); },
        {"MaterialMissing application"});
    row("the form asks for another material", [](Scene &s) { set(s, "area", "101"); }, {"MaterialMissing report"});
    row("no chip: the card is shown and scanned", [](Scene &s) { byEye(*s.draft.applicant); },
        {"MaterialMissing card"});
    row("no chip, card scanned",
        [](Scene &s) {
            byEye(*s.draft.applicant);
            s.draft.filings.append({.materialId = QStringLiteral("card"), .pages = {Page{}}});
        },
        {});
    row("not signed", [](Scene &s) { s.draft.signature.reset(); }, {"NotSigned"});
    row("nobody", [](Scene &s) { s.draft.applicant.reset(); }, {"NoApplicant"});
    row("too young", [](Scene &s) { s.draft.applicant->birth = QDate(1970, 1, 1); }, {"CheckFailed old-enough"});
    row("document expired yesterday", [](Scene &s) { s.draft.applicant->validTo = Today.addDays(-1); },
        {"ApplicantExpired applicant"});
    row("document expired, and renewing it is the matter",
        [](Scene &s) {
            s.draft.applicant->validTo = Today.addDays(-1);
            s.item.expiredDocumentAccepted = true;
        },
        {});
    row("document valid today", [](Scene &s) { s.draft.applicant->validTo = Today; }, {});
    row("not yet in force", [](Scene &s) { s.item.effectiveFrom = Today.addDays(1); }, {"ItemNotInForce"});
    row("cancelled", [](Scene &s) { s.item.cancelled = true; }, {"ItemNotInForce"});
    row("no longer in force, begun before",
        [](Scene &s) {
            s.item.effectiveTo = Today.addDays(-1);
            s.draft.begunAt = s.draft.begunAt.addDays(-10);
        },
        {});
    row("an optional field may be empty but not wrong", [](Scene &s) { set(s, "hint", "too long"); },
        {"FieldInvalid hint"});
    row("everything at once", [](Scene &s) { s.draft = CaseDraft{}; },
        {"NoApplicant", "SituationOpen kind", "FieldMissing phone", "FieldMissing area", "MaterialMissing application",
         "NotSigned"});
}

void TestCaseJudge::aDraftIsJudged()
{
    QFETCH(Change, change);
    QFETCH(QStringList, findings);
    auto scene = complete();
    change(scene);
    QCOMPARE(lines(judge(scene.draft, scene.item, Today)), findings);
}

void TestCaseJudge::aFailedCheckSpeaksTheHallsWords()
{
    auto scene = complete();
    set(scene, "area", "0");
    const auto findings = judge(scene.draft, scene.item, Today);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings[0].words, QStringLiteral("面积应大于0。"));
    QCOMPARE(findings[0].fields, QStringList{QStringLiteral("area")});
}

void TestCaseJudge::aFieldIsJudgedAsItIsTyped_data()
{
    QTest::addColumn<FieldKind>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    const auto row = [](FieldKind kind, const char *text, bool good) {
        QTest::addRow("%d %s", static_cast<int>(kind), text) << kind << QString::fromUtf8(text) << good;
    };
    row(FieldKind::Text, "", true);
    row(FieldKind::Text, "样例", true);
    row(FieldKind::Text, "two\nlines", false);
    row(FieldKind::LongText, "two\nlines", true);
    row(FieldKind::Number, "3", true);
    row(FieldKind::Number, "3,5", false);
    row(FieldKind::Money, "3.25", true);
    row(FieldKind::Money, "3.255", false);
    row(FieldKind::Money, "-1", false);
    row(FieldKind::Date, "2026-02-28", true);
    row(FieldKind::Date, "2026-02-29", false);
    row(FieldKind::Date, "2026-2-28", false);
    row(FieldKind::YesNo, "yes", true);
    row(FieldKind::YesNo, "true", false);
    row(FieldKind::Choice, "a", true);
    row(FieldKind::Choice, "c", false);
    row(FieldKind::Choices, "a,b", true);
    row(FieldKind::Choices, "a,c", false);
    row(FieldKind::Choices, "a,a", false);
    row(FieldKind::Choices, "a,", false);
    row(FieldKind::CitizenNumber, "11010519491231002X", true);
    row(FieldKind::CitizenNumber, "110105194912310021", false);
    row(FieldKind::Uscc, "91350100M000100Y43", true);
    row(FieldKind::Uscc, "91350100M000100Y4", false);
    row(FieldKind::Phone, "0531-82000000", true);
    row(FieldKind::Phone, "82000000", false);
    row(FieldKind::Address, "样例路1号", true);
}

void TestCaseJudge::aFieldIsJudgedAsItIsTyped()
{
    QFETCH(FieldKind, kind);
    QFETCH(QString, text);
    QFETCH(bool, good);
    const FormField field{
        .id = QStringLiteral("x"), .kind = kind, .choices = {{QStringLiteral("a"), {}}, {QStringLiteral("b"), {}}}};
    const auto finding = judgeField(field, text, Today);
    QCOMPARE(!finding, good);
    if (finding)
        QCOMPARE(finding->fields, QStringList{QStringLiteral("x")});
}

YC_TEST(TestCaseJudge)
#include "tst_case_judge.moc"
