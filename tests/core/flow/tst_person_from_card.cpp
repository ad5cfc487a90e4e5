#include "core/flow/desk.h"
#include "core/flow/person_from_card.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::core;
using devices::CardLayout;
using devices::IdentityCard;
using flow::CardFinding;

// 11010519491231002X is the number that GB 11643 itself prints as its sample.
static IdentityCard sample()
{
    IdentityCard card;
    card.layout = CardLayout::Resident;
    card.name = QStringLiteral("样例");
    card.sexCode = QStringLiteral("2");
    card.ethnicityCode = QStringLiteral("08");
    card.birth = QStringLiteral("19491231");
    card.address = QStringLiteral("示例省示例县示例镇1号");
    card.number = QStringLiteral("11010519491231002X");
    card.issuer = QStringLiteral("示例县公安局");
    card.validFrom = QStringLiteral("20200101");
    card.validTo = QStringLiteral("长期");
    return card;
}

static const QDate Today(2026, 11, 21);

class TestPersonFromCard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theCardBecomesAPerson();
    void theLatestAddressCounts();
    void eachLayoutIsItsDocument_data();
    void eachLayoutIsItsDocument();
    void whatMayNotBeUsedSaysWhy_data();
    void whatMayNotBeUsedSaysWhy();
    void whatCannotBeJudgedIsRefused_data();
    void whatCannotBeJudgedIsRefused();
};

void TestPersonFromCard::theCardBecomesAPerson()
{
    const auto on = flow::personFromCard(sample(), Today);
    QVERIFY(on);
    QVERIFY(on->findings.isEmpty());
    const auto &person = on->person;
    QVERIFY(person.document == domain::DocumentKind::ResidentId);
    QVERIFY(person.proof == domain::IdentityProof::ByChip);
    QVERIFY(person.sex == domain::Sex::Female);
    QCOMPARE(person.ethnicity, QStringLiteral("壮"));
    QCOMPARE(person.birth, QDate(1949, 12, 31));
    QCOMPARE(person.nationality, QStringLiteral("CHN"));
    QVERIFY(!person.validTo);
    QCOMPARE(person.address, QStringLiteral("示例省示例县示例镇1号"));
}

void TestPersonFromCard::theLatestAddressCounts()
{
    auto card = sample();
    card.latestAddress = QStringLiteral("示例省示例县示例镇2号");
    QCOMPARE(flow::personFromCard(card, Today)->person.address, QStringLiteral("示例省示例县示例镇2号"));
}

void TestPersonFromCard::eachLayoutIsItsDocument_data()
{
    QTest::addColumn<int>("layout");
    QTest::addColumn<int>("document");
    const auto row = [](const char *name, CardLayout layout, domain::DocumentKind document) {
        QTest::newRow(name) << static_cast<int>(layout) << static_cast<int>(document);
    };
    row("resident", CardLayout::Resident, domain::DocumentKind::ResidentId);
    row("Hong Kong, Macao, Taiwan", CardLayout::HkMoTwResidence, domain::DocumentKind::HkMoTwResidence);
    row("foreigner 2017", CardLayout::ForeignerPermanent2017, domain::DocumentKind::ForeignerPermanent);
    row("foreigner 2023", CardLayout::ForeignerPermanent2023, domain::DocumentKind::ForeignerPermanent);
}

void TestPersonFromCard::eachLayoutIsItsDocument()
{
    QFETCH(int, layout);
    QFETCH(int, document);
    auto card = sample();
    card.layout = static_cast<CardLayout>(layout);
    card.nameLatin = QStringLiteral("SAMPLE, CARD");
    card.nationality = QStringLiteral("FRA");
    const auto on = flow::personFromCard(card, Today);
    QVERIFY(on);
    QCOMPARE(static_cast<int>(on->person.document), document);
    // The two digits of an ethnicity mean one only on resident cards.
    QCOMPARE(on->person.ethnicity.isEmpty(), card.layout != CardLayout::Resident);
}

void TestPersonFromCard::whatMayNotBeUsedSaysWhy_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("finding");
    const auto row = [](const char *name, const char *field, const QString &text, CardFinding finding) {
        QTest::newRow(name) << QString::fromLatin1(field) << text << static_cast<int>(finding);
    };
    row("expired yesterday", "validTo", QStringLiteral("20261120"), CardFinding::Expired);
    row("valid from tomorrow", "validFrom", QStringLiteral("20261122"), CardFinding::NotYetValid);
    row("wrong check digit", "number", QStringLiteral("110105194912310021"), CardFinding::BadNumber);
    row("another birth", "birth", QStringLiteral("19491230"), CardFinding::NumberContradictsCard);
    row("another sex", "sex", QStringLiteral("1"), CardFinding::NumberContradictsCard);
}

static void set(IdentityCard &card, const QString &field, const QString &text)
{
    auto &place = field == QLatin1String("validTo") ? card.validTo
        : field == QLatin1String("validFrom")       ? card.validFrom
        : field == QLatin1String("number")          ? card.number
        : field == QLatin1String("birth")           ? card.birth
        : field == QLatin1String("name")            ? card.name
                                                    : card.sexCode;
    place = text;
}

void TestPersonFromCard::whatMayNotBeUsedSaysWhy()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(int, finding);
    auto card = sample();
    set(card, field, text);
    const auto on = flow::personFromCard(card, Today);
    QVERIFY(on);
    QCOMPARE(on->findings, (QList<CardFinding>{static_cast<CardFinding>(finding)}));
}

void TestPersonFromCard::whatCannotBeJudgedIsRefused_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::newRow("no number") << QStringLiteral("number") << QString();
    QTest::newRow("no name") << QStringLiteral("name") << QStringLiteral("  ");
    QTest::newRow("no such day") << QStringLiteral("birth") << QStringLiteral("19490231");
    QTest::newRow("an end that is none") << QStringLiteral("validTo") << QStringLiteral("soon");
    QTest::newRow("no beginning") << QStringLiteral("validFrom") << QString();
}

void TestPersonFromCard::whatCannotBeJudgedIsRefused()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    auto card = sample();
    set(card, field, text);
    const auto on = flow::personFromCard(card, Today);
    QVERIFY(!on);
    QVERIFY(on.error() == flow::codes::CardRefused);
}

YC_TEST(TestPersonFromCard)
#include "tst_person_from_card.moc"
