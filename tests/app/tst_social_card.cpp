#include "app/pages/doctor_page.h"
#include "app/steps/typed_document.h"
#include "devices/smartcard/pcsc_reader.h"
#include "devices/virtual/smart_card_twin.h"
#include "tests/app/counter_window.h"
#include "tests/support/pcscd_bed.h"
#include "tests/support/register.h"

#include <QLabel>
#include <QSignalSpy>

using namespace yc;
using namespace Qt::Literals::StringLiterals;
using devices::virtual_bench::SmartCardTwin;
using devices::virtual_bench::socialSecurityCard;
using tests::DeskWorld;

// Cards with chips at a counter that works: a real pcscd, a reader that is none, and the real hall.
class TestSocialCard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void beforeSignInItMeansNothing();
    void itFillsNameAndNumberOfWhoIsAwaitedAndTellsItsSource();
    void whatIsChangedByHandIsNoLongerFromTheCard();
    void aStaffCardFillsNothing();
    void aCardThatIsClosedIsSaidInWords();

private:
    [[nodiscard]] bool atWork();
    [[nodiscard]] bool says(const QString &words) const;
    [[nodiscard]] QLineEdit *field(const QString &name) const;
    [[nodiscard]] bool takeOut(SmartCardTwin &card);
    [[nodiscard]] devices::Health health() const { return m_counter->hub.devices()[0].health; }

    tests::PcscdBed m_bed;
    DeskWorld m_world;
    QString m_secondNo;
    std::unique_ptr<tests::CounterWindow> m_counter; // one for all: to come up takes seconds
};

namespace
{
const auto SourceWords = u"读自社会保障卡"_s;
const auto SecondPin = u"593826"_s;
} // namespace

void TestSocialCard::initTestCase()
{
    QCOMPARE(m_bed.start(), QString());
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    {
        // The second clerk has signed in here once, with a PIN of their own.
        const auto desk = m_world.openDesk();
        QVERIFY2(desk, qPrintable(m_world.why()));
        const auto second = m_world.hall().staff(u"clerk"_s, 1);
        m_secondNo = second.no;
        const auto in = DeskWorld::signIn(*desk, second.no, second.pin);
        QVERIFY(in && *in == core::flow::SignIn::MustChangePin);
        const auto changed = DeskWorld::ask<core::flow::SignIn>([&](QObject *context, auto done) {
            desk->changePin(SecretText(QString(second.pin)), SecretText(QString(SecondPin)), context, done);
        });
        QVERIFY(changed && *changed == core::flow::SignIn::Done);
    }
    m_counter = std::make_unique<tests::CounterWindow>(
        m_world.settings(), m_world.clock, ui::TerminalSettings{}, std::vector{devices::smartcard::pcscDriver()},
        std::vector{devices::Plug{.kind = devices::Kind::SmartCard, .driver = {}, .place = u"pcsc:"_s, .options = {}}});
    m_counter->hub.start();
    QTRY_VERIFY(health().state == devices::DeviceState::Ready);
    QVERIFY(m_counter->isActive());
}

void TestSocialCard::cleanupTestCase()
{
    m_counter.reset();
}

// Nothing in hand, and the applicant's step in front.
bool TestSocialCard::atWork()
{
    if (!m_counter->theDesk().staff() && !m_counter->atWork(m_world.staffNo, tests::Pin))
        return false;
    auto *room = m_counter->part<app::CaseRoom>();
    while (room->goBack()) { }
    if (!room->isVisible() && !m_counter->press(u"收件受理"_s))
        return false;
    room->newCase();
    return QTest::qWaitFor([room] { return room->isVisible() && !room->intake(); });
}

bool TestSocialCard::says(const QString &words) const
{
    const auto labels = m_counter->window.findChildren<QLabel *>();
    return std::ranges::any_of(
        labels, [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
}

QLineEdit *TestSocialCard::field(const QString &name) const
{
    for (auto *one : m_counter->window.findChildren<QLineEdit *>())
        if (one->isVisible() && one->accessibleName() == name)
            return one;
    return nullptr;
}

bool TestSocialCard::takeOut(SmartCardTwin &card)
{
    QSignalSpy lifted(m_counter->hub.all<devices::SmartCardReader>().first(), &devices::SmartCardReader::cardLifted);
    card.eject();
    return QTest::qWaitFor([&] { return !lifted.isEmpty(); }, 10'000);
}

void TestSocialCard::beforeSignInItMeansNothing()
{
    QVERIFY(m_counter->waitFor<app::SignInPage>());
    SmartCardTwin card(socialSecurityCard());
    card.insert(m_bed.slot());
    QTRY_COMPARE(health().done, 1U);
    QVERIFY(m_counter->part<app::SignInPage>()->isVisible());
    QVERIFY(!says(SourceWords));
    QVERIFY(takeOut(card));
}

void TestSocialCard::itFillsNameAndNumberOfWhoIsAwaitedAndTellsItsSource()
{
    QVERIFY(atWork());
    SmartCardTwin card(socialSecurityCard());
    card.insert(m_bed.slot());
    QTRY_VERIFY(field(u"证件号码"_s));
    QTRY_COMPARE(field(u"证件号码"_s)->text(), u"11010519491231002X"_s);
    QCOMPARE(field(u"姓名"_s)->text(), u"张样例"_s);
    QTRY_VERIFY(says(SourceWords));
    QVERIFY(takeOut(card)); // it may go back to its holder
    QCOMPARE(field(u"姓名"_s)->text(), u"张样例"_s);
    if (const auto folder = qEnvironmentVariable("YC_PICTURES"); !folder.isEmpty())
        QVERIFY(m_counter->window.grab().save(folder + u"/social-card.png"_s));

    // The second person says yes, and the case says where it came from.
    auto *typed = m_counter->part<app::TypedDocument>();
    field(u"核对人工号"_s)->setText(m_secondNo);
    field(u"核对人PIN"_s)->setText(SecondPin);
    typed->submit();
    auto *room = m_counter->part<app::CaseRoom>();
    QTRY_VERIFY_WITH_TIMEOUT(room->intake() && room->intake()->draft().applicant, 20'000);
    const auto &person = *room->intake()->draft().applicant;
    QCOMPARE(person.name, u"张样例"_s);
    QCOMPARE(person.number, u"11010519491231002X"_s);
    QVERIFY(person.proof == core::domain::IdentityProof::ByEye); // the card proves nothing
    QVERIFY(person.sighting);
    QCOMPARE(person.sighting->note, u"姓名、号码读自社会保障卡"_s);

    // Nobody else is awaited now.
    card.insert(m_bed.slot());
    QTRY_VERIFY(says(u"没有等待录入证件的人"_s));
    QVERIFY(takeOut(card));
}

void TestSocialCard::whatIsChangedByHandIsNoLongerFromTheCard()
{
    QVERIFY(atWork());
    SmartCardTwin card(socialSecurityCard());
    card.insert(m_bed.slot());
    QTRY_VERIFY(says(SourceWords));
    field(u"姓名"_s)->setText(u"王样例"_s);
    QTRY_VERIFY(!says(SourceWords));
    QVERIFY(takeOut(card));
}

void TestSocialCard::aStaffCardFillsNothing()
{
    QVERIFY(atWork());
    const auto card = SmartCardTwin::staff(u"1001"_s, u"YC000017"_s);
    card->insert(m_bed.slot());
    QTRY_VERIFY(says(u"读到的是工作证卡，这里不需要"_s));
    QVERIFY(!field(u"证件号码"_s));
    QVERIFY(takeOut(*card));
}

void TestSocialCard::aCardThatIsClosedIsSaidInWords()
{
    QVERIFY(atWork());
    SmartCardTwin card(socialSecurityCard());
    card.setStatus(0x6982);
    card.setFault(SmartCardTwin::Fault::OtherStatus, 5);
    card.insert(m_bed.slot());
    QTRY_VERIFY(says(u"这张卡不开放所需的内容"_s));
    QVERIFY(!field(u"证件号码"_s));
    QVERIFY(takeOut(card));
}

YC_TEST(TestSocialCard)
#include "tst_social_card.moc"
