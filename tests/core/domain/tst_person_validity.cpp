#include "core/domain/person_validity.h"
#include "tests/core/domain/people.h"
#include "tests/support/register.h"

#include <functional>

using namespace yc::core::domain;
using yc::tests::Today;
using Kind = PersonFinding::Kind;
using Change = std::function<void(Person &)>;

Q_DECLARE_METATYPE(Change)

class TestPersonValidity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDocumentIsJudged_data();
    void aDocumentIsJudged();
    void warningsDoNotStop();
};

void TestPersonValidity::aDocumentIsJudged_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QList<int>>("kinds");
    const auto row = [](const char *name, const Change &change, std::initializer_list<Kind> kinds) {
        QList<int> numbers;
        for (const auto kind : kinds)
            numbers.append(static_cast<int>(kind));
        QTest::newRow(name) << change << numbers;
    };
    row("good", [](Person &) {}, {});
    row("no name", [](Person &p) { p.name.clear(); }, {Kind::NameMissing});
    row("foreigner without Chinese name",
        [](Person &p) {
            p.document = DocumentKind::Passport;
            p.nationality = QStringLiteral("UTO");
            p.number = QStringLiteral("L898902C3");
            p.name.clear();
            p.nameLatin = QStringLiteral("SAMPLE TEST");
        },
        {});
    row("no number", [](Person &p) { p.number.clear(); }, {Kind::NumberMissing});
    row("wrong check", [](Person &p) { p.number = QStringLiteral("110105194912310021"); }, {Kind::NumberBad});
    row("Chinese passport of no known shape",
        [](Person &p) {
            p.document = DocumentKind::Passport;
            p.number = QStringLiteral("Q12345678");
        },
        {Kind::NumberBad});
    row("unusual division",
        [](Person &p) {
            const auto seventeen = QStringLiteral("00000019491231002");
            p.number = seventeen + citizenCheck(seventeen);
        },
        {Kind::NumberUnusual});
    row("no birth", [](Person &p) { p.birth = {}; }, {Kind::BirthMissing});
    row("other birth", [](Person &p) { p.birth = QDate(1949, 12, 30); }, {Kind::BirthContradicts});
    row("birth in the future",
        [](Person &p) {
            p.document = DocumentKind::TaiwanPass;
            p.number = QStringLiteral("12345678");
            p.birth = Today.addDays(1);
        },
        {Kind::BirthImpossible});
    row("other sex", [](Person &p) { p.sex = Sex::Male; }, {Kind::SexContradicts});
    row("sex not told", [](Person &p) { p.sex = Sex::NotStated; }, {});
    row("until before from",
        [](Person &p) {
            p.validFrom = QDate(2020, 1, 1);
            p.validTo = QDate(2019, 1, 1);
        },
        {Kind::DatesContradict, Kind::Expired});
    row("not yet", [](Person &p) { p.validFrom = Today.addDays(1); }, {Kind::NotYetValid});
    row("expired yesterday", [](Person &p) { p.validTo = Today.addDays(-1); }, {Kind::Expired});
    row("expires today", [](Person &p) { p.validTo = Today; }, {Kind::ExpiresSoon});
    row("expires in 91 days", [](Person &p) { p.validTo = Today.addDays(91); }, {});
    row("all at once",
        [](Person &p) {
            p.number = QStringLiteral("110105194912310021");
            p.birth = QDate(1950, 1, 1);
            p.sex = Sex::Male;
            p.validTo = QDate(2020, 1, 1);
        },
        {Kind::NumberBad, Kind::BirthContradicts, Kind::SexContradicts, Kind::Expired});
}

void TestPersonValidity::aDocumentIsJudged()
{
    QFETCH(Change, change);
    QFETCH(QList<int>, kinds);
    auto person = yc::tests::samplePerson();
    change(person);
    QList<int> found;
    for (const auto &finding : judgeValidity(person, Today))
        found.append(static_cast<int>(finding.kind));
    QCOMPARE(found, kinds);
}

void TestPersonValidity::warningsDoNotStop()
{
    QVERIFY(!stops(Kind::NumberUnusual));
    QVERIFY(!stops(Kind::ExpiresSoon));
    QVERIFY(stops(Kind::Expired));
    QVERIFY(stops(Kind::NumberBad));
}

YC_TEST(TestPersonValidity)
#include "tst_person_validity.moc"
