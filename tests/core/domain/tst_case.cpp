#include "tests/core/domain/people.h"
#include "tests/support/register.h"

#include <QSet>

using namespace yc::core::domain;
using yc::tests::rule;
using yc::tests::Today;
using yc::tests::typed;

class TestCase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyWordIsReadBack();
    void onlyWhatTheHallHasMayEnd();
    void everyEndingLeadsSomewhere();
    void factsAreNamedByTheirPaths();
    void whatIsNotShownIsNoFact();
    void aChangedAnswerTakesItsFieldsAlong();
    void fillingTakesWhatFits();
    void aCloneIsTheSameAndApart();
};

namespace
{

template <typename Enum, typename From> void readBack(int count, From from)
{
    QSet<QString> seen;
    for (int i = 0; i < count; ++i) {
        const auto text = toText(static_cast<Enum>(i));
        QVERIFY(!text.isEmpty() && !seen.contains(text));
        seen.insert(text);
        QVERIFY(from(text) == static_cast<Enum>(i));
    }
    QVERIFY(!from(QStringLiteral("nothing of the kind")));
}

FormField field(const char *id, FieldKind kind, rules::Expression shownWhen = {})
{
    return FormField{.id = QString::fromLatin1(id),
                     .label = QStringLiteral("样例"),
                     .kind = kind,
                     .shownWhen = std::move(shownWhen)};
}

ServiceItem smallItem()
{
    ServiceItem item;
    item.code = QStringLiteral("test");
    item.situations = {
        {.id = QStringLiteral("why"),
         .words = {},
         .choices = {{QStringLiteral("lost"), {}}, {QStringLiteral("old"), {}}}},
        {.id = QStringLiteral("where"),
         .words = {},
         .choices = {{QStringLiteral("here"), {}}, {QStringLiteral("away"), {}}},
         .shownWhen = rule(R"({"op":"eq","args":[{"fact":"situation.why"},{"value":"lost"}]})")},
    };
    item.form = {.id = QStringLiteral("f"), .version = 1};
    item.form.sections = {
        {.title = {},
         .fields = {
             field("number", FieldKind::Number),
             field("on", FieldKind::Date, rule(R"({"op":"eq","args":[{"fact":"situation.where"},{"value":"away"}]})")),
             field("sure", FieldKind::YesNo),
             field("kinds", FieldKind::Choices),
             field("note", FieldKind::Text, rule(R"({"op":"present","args":[{"fact":"form.on"}]})")),
         }}};
    item.materials = {{.id = QStringLiteral("photo"), .name = QStringLiteral("照片")}};
    return item;
}

CaseDraft smallDraft()
{
    CaseDraft draft;
    draft.id = QUuid::createUuid();
    draft.begunAt = QDateTime(QDate(2026, 11, 20), QTime(17, 0), Qt::UTC); // one in the morning of the 21st in the hall
    draft.applicant = yc::tests::samplePerson();
    draft.situation
        = {{QStringLiteral("why"), QStringLiteral("lost")}, {QStringLiteral("where"), QStringLiteral("away")}};
    draft.form.emplace(QStringLiteral("number"), typed(QStringLiteral("2.5")));
    draft.form.emplace(QStringLiteral("on"), typed(QStringLiteral("2026-11-01")));
    draft.form.emplace(QStringLiteral("sure"), typed(QStringLiteral("no")));
    draft.form.emplace(QStringLiteral("kinds"), typed(QStringLiteral("a,b")));
    draft.form.emplace(QStringLiteral("note"), typed(QStringLiteral("样例")));
    draft.filings = {{.materialId = QStringLiteral("photo"), .pages = {Page{}, Page{}}}};
    return draft;
}

} // namespace

void TestCase::everyWordIsReadBack()
{
    readBack<CaseState>(static_cast<int>(CaseState::Withdrawn) + 1,
                        [](const QString &text) { return caseStateFrom(text); });
    readBack<Ending>(static_cast<int>(Ending::CloseAtOnce) + 1, [](const QString &text) { return endingFrom(text); });
    readBack<Source>(static_cast<int>(Source::Hall) + 1, [](const QString &text) { return sourceFrom(text); });
    QCOMPARE(toText(CaseState::Received), QStringLiteral("received"));
}

void TestCase::onlyWhatTheHallHasMayEnd()
{
    for (int i = 0; i <= static_cast<int>(Ending::CloseAtOnce); ++i) {
        const auto ending = static_cast<Ending>(i);
        QVERIFY(mayEnd(CaseState::Received, ending));
        for (const auto state : {CaseState::Draft, CaseState::Owed, CaseState::Accepted, CaseState::GapAccepted,
                                 CaseState::Refused, CaseState::Closed, CaseState::Withdrawn})
            QVERIFY(!mayEnd(state, ending));
    }
    QVERIFY(mayEnd(CaseState::BackOffice, Ending::Accept));
    QVERIFY(!mayEnd(CaseState::BackOffice, Ending::BackOffice));
    QVERIFY(mayEnd(CaseState::Correction, Ending::Accept));
}

void TestCase::everyEndingLeadsSomewhere()
{
    QSet<int> states;
    for (int i = 0; i <= static_cast<int>(Ending::CloseAtOnce); ++i)
        states.insert(static_cast<int>(stateAfter(static_cast<Ending>(i))));
    QCOMPARE(states.size(), 6);
    QVERIFY(!states.contains(static_cast<int>(CaseState::Draft)));
}

void TestCase::factsAreNamedByTheirPaths()
{
    const auto item = smallItem();
    const auto facts = smallDraft().facts(item, Today);
    const auto text = [&](const char *path) { return std::get<QString>(facts.value(QString::fromLatin1(path))); };
    QCOMPARE(text("applicant.document"), QStringLiteral("111"));
    QCOMPARE(text("applicant.number"), QStringLiteral("11010519491231002X"));
    QCOMPARE(text("applicant.sex"), QStringLiteral("2"));
    QCOMPARE(text("applicant.nationality"), QStringLiteral("CHN"));
    QCOMPARE(std::get<QDate>(facts.value(QStringLiteral("applicant.birth"))), QDate(1949, 12, 31));
    QCOMPARE(std::get<QDate>(facts.value(QStringLiteral("applicant.validTo"))), QDate(9999, 12, 31));
    QCOMPARE(std::get<rules::Decimal>(facts.value(QStringLiteral("applicant.age"))).scaled, 76 * rules::Decimal::Scale);
    QCOMPARE(text("situation.why"), QStringLiteral("lost"));
    QCOMPARE(std::get<rules::Decimal>(facts.value(QStringLiteral("form.number"))).scaled, 2'500'000);
    QCOMPARE(std::get<QDate>(facts.value(QStringLiteral("form.on"))), QDate(2026, 11, 1));
    QCOMPARE(std::get<bool>(facts.value(QStringLiteral("form.sure"))), false);
    QCOMPARE(std::get<QStringList>(facts.value(QStringLiteral("form.kinds"))).size(), 2);
    QCOMPARE(std::get<rules::Decimal>(facts.value(QStringLiteral("material.photo.pages"))).scaled,
             2 * rules::Decimal::Scale);
    QCOMPARE(std::get<QDate>(facts.value(QStringLiteral("today"))), Today);
    QCOMPARE(std::get<QDate>(facts.value(QStringLiteral("case.begun"))), QDate(2026, 11, 21));
    for (const auto &name : applicantFacts())
        QVERIFY2(facts.contains(name) == name.startsWith(QLatin1String("applicant.")),
                 qPrintable(name)); // no organisation
}

void TestCase::whatIsNotShownIsNoFact()
{
    const auto item = smallItem();
    auto draft = smallDraft();
    draft.situation.insert(QStringLiteral("where"), QStringLiteral("somewhere not offered"));
    const auto facts = draft.facts(item, Today);
    QVERIFY(!facts.contains(QStringLiteral("situation.where")));
    QVERIFY(!facts.contains(QStringLiteral("form.on")));
    QVERIFY(!facts.contains(QStringLiteral("form.note"))); // stood on form.on
    QVERIFY(facts.contains(QStringLiteral("form.sure")));
}

void TestCase::aChangedAnswerTakesItsFieldsAlong()
{
    const auto item = smallItem();
    auto draft = smallDraft();
    QCOMPARE(askedQuestions(draft, item, Today).size(), 2);
    QCOMPARE(shownFields(draft, item, Today).size(), 5);
    draft.situation.insert(QStringLiteral("why"), QStringLiteral("old"));
    QCOMPARE(askedQuestions(draft, item, Today).size(), 1);
    QCOMPARE(shownFields(draft, item, Today).size(), 3);
    QVERIFY(!draft.facts(item, Today).contains(QStringLiteral("situation.where"))); // though it was answered once
}

void TestCase::fillingTakesWhatFits()
{
    auto person = yc::tests::samplePerson();
    const auto filled = [&](const char *fill, FieldKind kind = FieldKind::Text, QList<Choice> choices = {}) {
        const FormField target{
            .id = QStringLiteral("x"), .kind = kind, .choices = std::move(choices), .fill = QString::fromLatin1(fill)};
        return fillText(target, factsOf(person, Today));
    };
    QVERIFY(filled("applicant.name") == QStringLiteral("样例"));
    QVERIFY(filled("applicant.birth", FieldKind::Date) == QStringLiteral("1949-12-31"));
    QVERIFY(filled("applicant.age", FieldKind::Number) == QStringLiteral("76"));
    QVERIFY(filled("applicant.sex", FieldKind::Choice, {{QStringLiteral("2"), {}}}) == QStringLiteral("2"));
    QVERIFY(!filled("applicant.sex", FieldKind::Choice, {{QStringLiteral("1"), {}}}));
    QVERIFY(!filled("applicant.nameLatin"));
    QVERIFY(!filled("applicant.validTo", FieldKind::Date)); // 长期 is no date to write down
    person.validTo = QDate(2030, 1, 1);
    QVERIFY(filled("applicant.validTo", FieldKind::Date) == QStringLiteral("2030-01-01"));
    QVERIFY(!filled(""));
}

void TestCase::aCloneIsTheSameAndApart()
{
    const auto item = smallItem();
    const auto draft = smallDraft();
    auto copy = draft.clone();
    QCOMPARE(copy.id, draft.id);
    QVERIFY(copy.facts(item, Today) == draft.facts(item, Today));
    copy.form[QStringLiteral("number")].text = QStringLiteral("3");
    QVERIFY(copy.facts(item, Today) != draft.facts(item, Today));
}

YC_TEST(TestCase)
#include "tst_case.moc"
