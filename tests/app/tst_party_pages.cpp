#include "app/case_room.h"
#include "app/fact_column.h"
#include "app/steps/applicant_page.h"
#include "tests/app/open_shop.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QLabel>
#include <QTest>

using namespace yc;
using namespace core;
using tests::DeskWorld;
using Role = flow::Intake::Role;

// Who stands at the counter, as the clerk sees them: on the applicant's step and in the column at the right.
class TestPartyPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void whatADocumentDoesNotTellLeavesNoHole();
    void whoActsForAFirmIsNotCalledTheApplicant();
    void whoOnlyAskedLeavesNoDraft();

private:
    [[nodiscard]] static QStringList shown(const QWidget &page, const QString &role = {});

    DeskWorld m_world;
    SystemClock m_clock;
    std::unique_ptr<flow::Desk> m_desk;
    std::unique_ptr<devices::hub::Hub> m_hub;
    std::unique_ptr<tests::OpenShop> m_shop;
    std::shared_ptr<flow::Intake> m_intake;
};

void TestPartyPages::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    m_desk = m_world.signedIn();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
    m_hub = std::make_unique<devices::hub::Hub>(std::vector<devices::Driver>{}, m_clock);
    m_shop = std::make_unique<tests::OpenShop>(*m_desk, *m_hub);
}

void TestPartyPages::init()
{
    m_intake = DeskWorld::begin(*m_desk);
}

QStringList TestPartyPages::shown(const QWidget &page, const QString &role)
{
    QStringList texts;
    for (const auto *label : page.findChildren<QLabel *>())
        if (label->isVisibleTo(&page) && (role.isEmpty() || label->property("role").toString() == role))
            texts += label->text();
    return texts;
}

void TestPartyPages::whatADocumentDoesNotTellLeavesNoHole()
{
    domain::Person officer;
    officer.document = domain::DocumentKind::OfficerCard;
    officer.number = QStringLiteral("军字第2001988号");
    officer.name = QStringLiteral("样例军");
    officer.birth = QDate(1985, 5, 5);
    officer.sighting = domain::Sighting{.judgedBy = m_desk->staff()->no,
                                        .secondBy = QStringLiteral("0318"),
                                        .reason = domain::EyeReason::NoChip,
                                        .note = {},
                                        .at = QDateTime::fromMSecsSinceEpoch(1'790'000'000'000, Qt::UTC)};
    const auto seated = m_intake->seat({.role = Role::Applicant}, std::move(officer));
    QVERIFY(seated && seated->isEmpty());
    app::ApplicantPage page(m_shop->shop);
    page.open(m_intake);
    page.refresh();
    page.resize(1000, 640);
    page.show();
    int left = 0;
    int right = 0;
    for (const auto *label : page.findChildren<QLabel *>())
        if (label->isVisible() && label->property("role").toString() == QStringLiteral("caption"))
            ++(label->mapTo(&page, QPoint()).x() < page.width() / 2 ? left : right);
    QCOMPARE(left, 3); // name, number, how it was judged
    QCOMPARE(right, 2); // document, birth
    app::FactColumn column(m_shop->shop);
    column.show(m_intake.get());
    QVERIFY(!shown(column).join(u'\n').contains(QStringLiteral("未说明")));
    page.open(nullptr);
}

void TestPartyPages::whoActsForAFirmIsNotCalledTheApplicant()
{
    auto card = DeskWorld::card(91);
    QVERIFY(m_intake->setApplicant(card));
    app::FactColumn column(m_shop->shop);
    column.show(m_intake.get());
    QVERIFY(shown(column, QStringLiteral("caption")).contains(QStringLiteral("申请人")));
    const auto name = domain::maskedName(m_intake->draft().applicant->name);
    QVERIFY(m_intake->seatOrganisation(Role::Applicant,
                                       {.name = QStringLiteral("样例商贸有限公司"),
                                        .uscc = QStringLiteral("91119999MB999999XT"),
                                        .representative = QStringLiteral("样例代表")}));
    QVERIFY(!m_intake->draft().applicant && m_intake->draft().agent); // the card was of who acts for it
    column.show(m_intake.get());
    const auto captions = shown(column, QStringLiteral("caption"));
    QVERIFY(captions.contains(QStringLiteral("经办人")) && !captions.contains(QStringLiteral("申请人")));
    const auto texts = shown(column).join(u'\n');
    QVERIFY(texts.contains(QStringLiteral("样例商贸有限公司")));
    QCOMPARE(texts.count(name), 1);
}

void TestPartyPages::whoOnlyAskedLeavesNoDraft()
{
    app::CaseRoom room(m_shop->shop);
    const auto isListed = [this](const QUuid &id) {
        const auto one = m_desk->summary(id);
        return one && !one->discarded;
    };
    // Somebody's is left first: the vault does one thing after the other, so that when nobody's has gone, this one
    // would have gone as well.
    room.toItem();
    QTRY_VERIFY(room.intake());
    const auto somebodys = room.intake()->id();
    auto card = DeskWorld::card(93);
    QVERIFY(room.intake()->setApplicant(card));
    QTRY_VERIFY(isListed(somebodys));
    room.leave();

    room.toItem();
    QTRY_VERIFY(room.intake());
    const auto nobodys = room.intake()->id();
    QVERIFY(nobodys != somebodys);
    QVERIFY(room.intake()->chooseItem(m_desk->catalogue()->items().first().code)); // looked up, for its notice
    QTRY_VERIFY(isListed(nobodys));
    room.leave();
    QVERIFY(!room.intake());
    QTRY_VERIFY(!isListed(nobodys));
    QVERIFY(isListed(somebodys)); // it can be gone on with
}

YC_TEST(TestPartyPages)
#include "tst_party_pages.moc"
