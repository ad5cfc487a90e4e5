#include "core/domain/earlier.h"
#include "tests/core/domain/people.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc::core::domain;
using yc::tests::rule;
using yc::tests::typed;

namespace
{

const QDate Today(2026, 11, 22);
const QString Phone = QStringLiteral("phone");

FormField field(const char *id, FieldKind kind, bool declared = true)
{
    FormField made{.id = QString::fromLatin1(id), .label = QString::fromLatin1(id), .kind = kind};
    if (declared)
        made.prefill = {Source::Hall, Source::EarlierCase};
    return made;
}

ServiceItem itemOf(const QList<FormField> &fields)
{
    ServiceItem item;
    item.form = {.id = QStringLiteral("f"), .version = 1};
    item.form.sections = {{.title = {}, .fields = fields}};
    return item;
}

CaseDraft draftWith(const char *id, const char *text)
{
    CaseDraft draft;
    draft.begunAt = QDateTime(QDate(2026, 10, 3), QTime(18, 0), Qt::UTC);
    draft.applicant = yc::tests::samplePerson();
    draft.form.emplace(QString::fromLatin1(id), typed(QString::fromUtf8(text)));
    return draft;
}

} // namespace

// Which values of an earlier case may be offered, and who has to be here for it.
class TestEarlier : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatBothItemsDeclareIsOffered();
    void whatDoesNotMeanTheSameIsNot_data();
    void whatDoesNotMeanTheSameIsNot();
    void whatWasNotShownIsNot();
    void everySeatHasToBeTheSame();
};

void TestEarlier::whatBothItemsDeclareIsOffered()
{
    const auto item = itemOf({field("phone", FieldKind::Phone)});
    const auto values = earlierValues(draftWith("phone", "13900000000"), item, item, Today);
    QCOMPARE(values.size(), std::size_t{1});
    QCOMPARE(values.at(Phone).text, QStringLiteral("13900000000"));
    QCOMPARE(values.at(Phone).day, QDate(2026, 10, 4)); // by the hall's wall clock
}

void TestEarlier::whatDoesNotMeanTheSameIsNot_data()
{
    QTest::addColumn<bool>("declaredThen");
    QTest::addColumn<bool>("declaredNow");
    QTest::addColumn<int>("kindNow");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, bool then, bool now, FieldKind kind, const char *text) {
        QTest::newRow(name) << then << now << static_cast<int>(kind) << QString::fromUtf8(text);
    };
    row("the earlier item does not say so", false, true, FieldKind::Phone, "13900000000");
    row("this one does not", true, false, FieldKind::Phone, "13900000000");
    row("another kind", true, true, FieldKind::Text, "13900000000");
    row("not good any more", true, true, FieldKind::Phone, "139");
    row("nothing", true, true, FieldKind::Phone, "  ");
}

void TestEarlier::whatDoesNotMeanTheSameIsNot()
{
    QFETCH(bool, declaredThen);
    QFETCH(bool, declaredNow);
    QFETCH(int, kindNow);
    QFETCH(QString, text);
    const auto then = itemOf({field("phone", FieldKind::Phone, declaredThen)});
    const auto now = itemOf({field("phone", static_cast<FieldKind>(kindNow), declaredNow)});
    QVERIFY(earlierValues(draftWith("phone", qPrintable(text)), then, now, Today).empty());
}

void TestEarlier::whatWasNotShownIsNot()
{
    auto hidden = field("phone", FieldKind::Phone);
    hidden.shownWhen = rule(R"({"op":"eq","args":[{"fact":"situation.kind"},{"value":"buy"}]})");
    const auto item = itemOf({hidden});
    QVERIFY(earlierValues(draftWith("phone", "13900000000"), item, item, Today).empty()); // nobody confirmed it
}

void TestEarlier::everySeatHasToBeTheSame()
{
    const auto alone = draftWith("phone", "13900000000");
    QVERIFY(areSameParties(alone, alone));
    auto typedOnce = alone.clone();
    typedOnce.applicant->proof = IdentityProof::ByEye; // the same person, without their card
    QVERIFY(areSameParties(alone, typedOnce));
    auto other = alone.clone();
    other.applicant->number = QStringLiteral("34052419800101001X");
    QVERIFY(!areSameParties(alone, other));
    other.applicant->number.clear();
    QVERIFY(!areSameParties(other, other)); // without a number nobody is known again
    other.applicant->number = QStringLiteral("34052419800101001X");
    auto passport = alone.clone();
    passport.applicant->document = DocumentKind::Passport;
    QVERIFY(!areSameParties(alone, passport));
    auto acted = alone.clone();
    acted.agent = Agent{.person = other.applicant->clone()};
    QVERIFY(!areSameParties(alone, acted));
    QVERIFY(areSameParties(acted, acted));
    auto guarded = alone.clone();
    guarded.guardian = Guardian{.person = other.applicant->clone()};
    QVERIFY(!areSameParties(alone, guarded));
    QVERIFY(!areSameParties(acted, guarded)); // the same person in another seat
    auto firm = acted.clone();
    firm.applicant.reset();
    firm.organisation = Organisation{.name = {}, .uscc = QStringLiteral("91119999MB999999XT"), .representative = {}};
    auto otherFirm = firm.clone();
    otherFirm.organisation->uscc = QStringLiteral("91119999MB9999990A");
    QVERIFY(areSameParties(firm, firm));
    QVERIFY(!areSameParties(firm, otherFirm));
    auto more = alone.clone();
    more.others.push_back({.person = other.applicant->clone(), .organisation = {}, .guardian = {}});
    QVERIFY(!areSameParties(alone, more));
}

YC_TEST(TestEarlier)
#include "tst_earlier.moc"
