#include "app/pages/lock_page.h"
#include "app/staff_card_box.h"
#include "devices/smartcard/pcsc_reader.h"
#include "devices/virtual/smart_card_twin.h"
#include "tests/app/counter_window.h"
#include "tests/app/keep_picture.h"
#include "tests/support/pcscd_bed.h"
#include "tests/support/register.h"
#include "ui/failure_words.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace yc;
using namespace Qt::Literals::StringLiterals;
using devices::virtual_bench::SmartCardTwin;
using devices::virtual_bench::socialSecurityCard;
using tests::DeskWorld;

// Signing in with PIN and staff card at a whole counter: a real pcscd, a card that signs, and the real hall.
class TestStaffCardAtTheCounter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void afterThePinTheCardIsAskedForAndOpensTheDesk();
    void aCardThatLiesThereAlreadyIsTaken();
    void otherCardsAreNamedAndTheRightOneGoesOn();
    void aCopyWithAnotherKeyIsRefusedByTheHall();
    void aCardTakenOutTooEarlyIsSaidAndMayComeAgain();
    void escGoesBackToThePin();
    void withoutTheHallTheSameCardIsAskedFor();
    void takenOutItLocksAndPutBackItOpensNothing();
    void takenOutBeforeTheHallAgreedItLocksToo();
    void somebodyElsesCardLocksNothing();
    void itMayBeOutWhereAnAdministratorSaysSo();
    void aCardThatLiesThereConnectsTheHallThatIsBack();
    void theHallThatIsBackAsksForTheCard();
    void aReaderThatGoesAwayLocksAndSaysSo(); // behind it the bed is gone
    void withoutAReaderItIsSaid();

private:
    [[nodiscard]] bool says(const QString &words) const;
    [[nodiscard]] bool asked(); // PIN typed, and the card is asked for
    [[nodiscard]] bool isIn() { return m_counter->theDesk().staff().has_value(); }
    [[nodiscard]] devices::Health health() const { return m_counter->hub.devices()[0].health; }
    [[nodiscard]] app::StaffCardBox *box() const { return m_counter->part<app::StaffCardBox>(); }
    [[nodiscard]] bool signInWithCard(); // and there is a case in hand
    [[nodiscard]] bool unlock() const; // by the PIN
    void takeOut(SmartCardTwin &card) const; // and the reader has noticed
    void putIn(SmartCardTwin &card) const; // and it was read
    [[nodiscard]] QUuid caseInHand() const { return m_counter->part<app::CaseRoom>()->intake()->id(); }

    tests::PcscdBed m_bed;
    DeskWorld m_world;
    std::unique_ptr<SmartCardTwin> m_card; // the clerk's
    std::unique_ptr<tests::CounterWindow> m_counter; // one for all: to come up takes seconds
};

namespace
{
const auto PutIn = u"请将工作证卡放入读卡器"_s;
} // namespace

void TestStaffCardAtTheCounter::initTestCase()
{
    QCOMPARE(m_bed.start(), QString());
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    m_card = SmartCardTwin::staff(m_world.staffNo, u"YC000017"_s);
    QVERIFY(!m_world.hall()
                 .admin({u"staff"_s, u"bind-card"_s, u"--no"_s, m_world.staffNo, u"--serial"_s, u"YC000017"_s,
                         u"--key"_s, QString::fromLatin1(m_card->publicKey().toHex())})
                 .isEmpty());
    QVERIFY(!m_world.hall().admin({u"set"_s, u"--name"_s, u"staff-card"_s, u"--value"_s, u"clerk"_s}).isEmpty());
    m_counter = std::make_unique<tests::CounterWindow>(
        m_world.settings(), m_world.clock, ui::TerminalSettings{}, std::vector{devices::smartcard::pcscDriver()},
        std::vector{devices::Plug{.kind = devices::Kind::SmartCard, .driver = {}, .place = u"pcsc:"_s, .options = {}}});
    m_counter->hub.start();
    QTRY_VERIFY(health().state == devices::DeviceState::Ready);
    QVERIFY(m_counter->isActive());
}

void TestStaffCardAtTheCounter::init()
{
    QVERIFY(m_counter->waitFor<app::SignInPage>());
}

void TestStaffCardAtTheCounter::cleanup()
{
    if (m_card->isIn()) {
        QSignalSpy lifted(m_counter->hub.all<devices::SmartCardReader>().first(),
                          &devices::SmartCardReader::cardLifted);
        m_card->eject();
        QTRY_VERIFY_WITH_TIMEOUT(!lifted.isEmpty(), 10'000);
    }
    m_world.proxy().setDown(false);
    if (isIn())
        m_counter->theDesk().signOut();
}

void TestStaffCardAtTheCounter::cleanupTestCase()
{
    m_counter.reset();
}

bool TestStaffCardAtTheCounter::says(const QString &words) const
{
    const auto labels = m_counter->window.findChildren<QLabel *>();
    return std::ranges::any_of(
        labels, [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
}

bool TestStaffCardAtTheCounter::asked()
{
    return m_counter->signIn(m_world.staffNo, tests::Pin)
        && QTest::qWaitFor([this] { return box()->isVisible(); }, 15'000);
}

void TestStaffCardAtTheCounter::afterThePinTheCardIsAskedForAndOpensTheDesk()
{
    QVERIFY(asked());
    QVERIFY(says(PutIn));
    QVERIFY(!isIn());
    QVERIFY(tests::keepPicture(m_counter->window, u"staff-card-wanted.png"_s));
    m_card->insert(m_bed.slot());
    QTRY_VERIFY_WITH_TIMEOUT(isIn(), 15'000);
    QVERIFY(!m_counter->theDesk().staff()->offline);
    QVERIFY(m_counter->waitFor<app::CaseRoom>());
    QVERIFY(!box()->isWanting());
}

void TestStaffCardAtTheCounter::aCardThatLiesThereAlreadyIsTaken()
{
    const auto before = health().done;
    m_card->insert(m_bed.slot());
    QTRY_VERIFY(health().done > before);
    QVERIFY(m_counter->signIn(m_world.staffNo, tests::Pin));
    QTRY_VERIFY_WITH_TIMEOUT(isIn(), 15'000);
}

void TestStaffCardAtTheCounter::otherCardsAreNamedAndTheRightOneGoesOn()
{
    QVERIFY(asked());
    QSignalSpy lifted(m_counter->hub.all<devices::SmartCardReader>().first(), &devices::SmartCardReader::cardLifted);
    SmartCardTwin social(socialSecurityCard());
    social.insert(m_bed.slot());
    QTRY_VERIFY_WITH_TIMEOUT(says(u"这不是工作证卡"_s), 10'000);
    social.eject();
    QTRY_COMPARE_WITH_TIMEOUT(lifted.count(), 1, 10'000);
    QTRY_VERIFY(says(PutIn));
    const auto others = SmartCardTwin::staff(u"0999"_s, u"YC000018"_s);
    others->insert(m_bed.slot());
    QTRY_VERIFY_WITH_TIMEOUT(says(u"读卡器里是工号0999的工作证卡，请换自己的"_s), 10'000);
    QVERIFY(tests::keepPicture(m_counter->window, u"staff-card-of-another.png"_s));
    others->eject();
    QTRY_COMPARE_WITH_TIMEOUT(lifted.count(), 2, 10'000);
    QVERIFY(!isIn());
    m_card->insert(m_bed.slot());
    QTRY_VERIFY_WITH_TIMEOUT(isIn(), 15'000);
}

void TestStaffCardAtTheCounter::aCopyWithAnotherKeyIsRefusedByTheHall()
{
    QVERIFY(asked());
    // Whoever programs a card can write any number on it.
    const auto copy = SmartCardTwin::staff(m_world.staffNo, u"YC000017"_s);
    QSignalSpy lifted(m_counter->hub.all<devices::SmartCardReader>().first(), &devices::SmartCardReader::cardLifted);
    copy->insert(m_bed.slot());
    QTRY_VERIFY_WITH_TIMEOUT(says(u"不是绑定在此工号的工作证卡"_s), 15'000);
    QVERIFY(!isIn() && !box()->isVisible());
    QVERIFY(tests::keepPicture(m_counter->window, u"staff-card-refused.png"_s));
    copy->eject();
    QTRY_VERIFY_WITH_TIMEOUT(!lifted.isEmpty(), 10'000);
    m_card->insert(m_bed.slot());
    QVERIFY(m_counter->signIn(m_world.staffNo, tests::Pin));
    QTRY_VERIFY_WITH_TIMEOUT(isIn(), 15'000);
}

void TestStaffCardAtTheCounter::aCardTakenOutTooEarlyIsSaidAndMayComeAgain()
{
    QVERIFY(asked());
    QVERIFY(says(PutIn));
    // Selected and read by six commands or so; the next is the challenge, in the middle of which it goes.
    int reading = 0;
    QSignalSpy lifted(m_counter->hub.all<devices::SmartCardReader>().first(), &devices::SmartCardReader::cardLifted);
    connect(m_card.get(), &SmartCardTwin::asked, this, [&](int command) { reading = std::max(reading, command); });
    m_card->insert(m_bed.slot());
    QTRY_VERIFY_WITH_TIMEOUT(isIn(), 15'000);
    m_card->eject();
    QTRY_VERIFY_WITH_TIMEOUT(!lifted.isEmpty(), 10'000);
    m_counter->theDesk().signOut();
    QVERIFY(m_counter->waitFor<app::SignInPage>());

    QVERIFY(asked());
    m_card->setFault(SmartCardTwin::Fault::Pulled, reading); // the last command was the challenge
    m_card->insert(m_bed.slot());
    QTRY_VERIFY_WITH_TIMEOUT(says(u"卡取出得太早"_s), 15'000);
    QVERIFY(tests::keepPicture(m_counter->window, u"staff-card-too-early.png"_s));
    QVERIFY(!isIn() && box()->isWanting());
    m_card->setFault(SmartCardTwin::Fault::None);
    QTRY_VERIFY(!m_card->isIn());
    // vpcd looks every 0.4 s; a card that is back before it looked was never away to it, and is mute.
    QTRY_COMPARE_WITH_TIMEOUT(lifted.count(), 2, 10'000);
    m_card->insert(m_bed.slot());
    QTRY_VERIFY_WITH_TIMEOUT(isIn(), 15'000);
}

void TestStaffCardAtTheCounter::escGoesBackToThePin()
{
    QVERIFY(asked());
    QTest::keyClick(&m_counter->window, Qt::Key_Escape);
    QTRY_VERIFY(!box()->isVisible());
    auto *pin = m_counter->part<app::SignInPage>()->fields()[1];
    QVERIFY(pin->isEnabled() && pin->hasFocus());
    // The button does the same, by the keyboard.
    QVERIFY(asked());
    auto *cancel = m_counter->button(u"不用卡了，返回"_s);
    QVERIFY(cancel && cancel->hasFocus());
    QTest::keyClick(cancel, Qt::Key_Space);
    QTRY_VERIFY(!box()->isVisible());
    m_card->insert(m_bed.slot()); // not asked for any more
    const auto before = health().done;
    QTRY_VERIFY(health().done > before);
    QVERIFY(!isIn());
}

void TestStaffCardAtTheCounter::withoutTheHallTheSameCardIsAskedFor()
{
    m_world.proxy().setDown(true);
    QVERIFY(asked());
    const auto copy = SmartCardTwin::staff(m_world.staffNo, u"YC000017"_s);
    QSignalSpy lifted(m_counter->hub.all<devices::SmartCardReader>().first(), &devices::SmartCardReader::cardLifted);
    copy->insert(m_bed.slot());
    QTRY_VERIFY_WITH_TIMEOUT(says(u"不是大厅为此工号登记的工作证卡"_s), 15'000);
    QVERIFY(!isIn());
    copy->eject();
    QTRY_VERIFY_WITH_TIMEOUT(!lifted.isEmpty(), 10'000);
    QVERIFY(asked());
    m_card->insert(m_bed.slot());
    QTRY_VERIFY_WITH_TIMEOUT(isIn(), 15'000);
    QVERIFY(m_counter->theDesk().staff()->offline);
}

void TestStaffCardAtTheCounter::takeOut(SmartCardTwin &card) const
{
    QSignalSpy lifted(m_counter->hub.all<devices::SmartCardReader>().first(), &devices::SmartCardReader::cardLifted);
    card.eject();
    QTRY_VERIFY_WITH_TIMEOUT(!lifted.isEmpty(), 10'000);
}

void TestStaffCardAtTheCounter::putIn(SmartCardTwin &card) const
{
    QSignalSpy read(m_counter->hub.all<devices::SmartCardReader>().first(), &devices::SmartCardReader::cardRead);
    card.insert(m_bed.slot());
    QTRY_VERIFY_WITH_TIMEOUT(!read.isEmpty(), 10'000);
}

bool TestStaffCardAtTheCounter::signInWithCard()
{
    putIn(*m_card);
    if (!m_counter->signIn(m_world.staffNo, tests::Pin) || !QTest::qWaitFor([this] { return isIn(); }, 15'000)
        || !m_counter->waitFor<app::CaseRoom>())
        return false;
    auto *room = m_counter->part<app::CaseRoom>();
    const auto draft = DeskWorld::begin(m_counter->theDesk());
    if (!draft)
        return false;
    room->resume(draft->id());
    return QTest::qWaitFor([room] { return room->intake() != nullptr; }, 15'000);
}

bool TestStaffCardAtTheCounter::unlock() const
{
    auto *pin = m_counter->part<app::LockPage>()->findChild<QLineEdit *>();
    pin->setText(tests::Pin);
    QTest::keyClick(pin, Qt::Key_Return);
    return QTest::qWaitFor([this] { return !m_counter->theDesk().isLocked(); }, 15'000);
}

void TestStaffCardAtTheCounter::takenOutItLocksAndPutBackItOpensNothing()
{
    QVERIFY(signInWithCard());
    const auto inHand = caseInHand();
    takeOut(*m_card);
    QTRY_VERIFY(m_counter->theDesk().isLocked());
    QVERIFY(m_counter->part<app::LockPage>()->isVisible());
    QVERIFY(says(u"工作证卡已取出"_s));
    QVERIFY(tests::keepPicture(m_counter->window, u"staff-card-out.png"_s));
    putIn(*m_card);
    QVERIFY(m_counter->theDesk().isLocked());
    QVERIFY(unlock());
    QVERIFY(m_counter->part<app::CaseRoom>()->isVisible());
    QCOMPARE(caseInHand(), inHand);
    QVERIFY(!says(u"这里不需要"_s)); // the card is where it belongs
    QTest::keyClick(&m_counter->window, Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY(m_counter->theDesk().isLocked());
    QVERIFY(!says(u"工作证卡已取出"_s)); // by hand
    QVERIFY(unlock());
    takeOut(*m_card); // and again
    QTRY_VERIFY(m_counter->theDesk().isLocked());
    QVERIFY(unlock()); // without it: what opens today opens
    putIn(*m_card);
    QVERIFY(!m_counter->theDesk().isLocked() && !says(u"这里不需要"_s));
}

void TestStaffCardAtTheCounter::takenOutBeforeTheHallAgreedItLocksToo()
{
    putIn(*m_card);
    // The moment it has signed it is gone, before the hall can have answered.
    auto *reader = m_counter->hub.all<devices::SmartCardReader>().first();
    const auto gone = connect(reader, &devices::SmartCardReader::proven, this, [&] {
        Q_EMIT reader->cardLifted();
        m_card->eject();
    });
    QVERIFY(m_counter->signIn(m_world.staffNo, tests::Pin));
    QTRY_VERIFY_WITH_TIMEOUT(isIn(), 15'000);
    disconnect(gone);
    QTRY_VERIFY(m_counter->theDesk().isLocked());
    QVERIFY(m_counter->waitFor<app::LockPage>());
    QVERIFY(says(u"工作证卡已取出"_s));
}

void TestStaffCardAtTheCounter::somebodyElsesCardLocksNothing()
{
    QVERIFY(signInWithCard());
    m_counter->theDesk().lock();
    takeOut(*m_card);
    QVERIFY(unlock());
    const auto others = SmartCardTwin::staff(u"0999"_s, u"YC000018"_s);
    putIn(*others);
    takeOut(*others);
    SmartCardTwin social(socialSecurityCard());
    putIn(social);
    takeOut(social);
    QVERIFY(!m_counter->theDesk().isLocked());
}

void TestStaffCardAtTheCounter::itMayBeOutWhereAnAdministratorSaysSo()
{
    const QTemporaryDir folder;
    const auto file = folder.filePath(u"terminal.json"_s);
    m_counter->shop.settingsPlace = {file, file};
    QVERIFY(ui::changeSettings(m_counter->shop.settingsPlace, {{u"staffCardOut"_s, u"stay"_s}}));
    QVERIFY(signInWithCard());
    takeOut(*m_card);
    QVERIFY(!m_counter->theDesk().isLocked());
    putIn(*m_card);
    QVERIFY(ui::changeSettings(m_counter->shop.settingsPlace, {{u"staffCardOut"_s, u"lock"_s}}));
    takeOut(*m_card);
    QVERIFY(m_counter->theDesk().isLocked());
    m_counter->shop.settingsPlace = {};
}

void TestStaffCardAtTheCounter::aCardThatLiesThereConnectsTheHallThatIsBack()
{
    m_world.proxy().setDown(true);
    QVERIFY(signInWithCard());
    QVERIFY(m_counter->theDesk().staff()->offline);
    const auto inHand = caseInHand();
    m_world.proxy().setDown(false);
    m_counter->theDesk().syncNow();
    QTRY_VERIFY_WITH_TIMEOUT(!m_counter->theDesk().staff()->offline, 15'000);
    QVERIFY(!says(u"请插入工作证卡"_s));
    QCOMPARE(caseInHand(), inHand);
}

void TestStaffCardAtTheCounter::theHallThatIsBackAsksForTheCard()
{
    m_world.proxy().setDown(true);
    QVERIFY(signInWithCard());
    const auto inHand = caseInHand();
    takeOut(*m_card);
    QTRY_VERIFY(m_counter->theDesk().isLocked());
    m_world.proxy().setDown(false);
    m_counter->theDesk().syncNow();
    QTRY_VERIFY_WITH_TIMEOUT(m_counter->theDesk().sync().line == core::flow::SyncState::Line::Online, 15'000);
    QVERIFY(!says(u"请插入工作证卡"_s)); // nobody is there to hear it
    QVERIFY(unlock());
    QTRY_VERIFY_WITH_TIMEOUT(says(u"请插入工作证卡，连接大厅"_s), 15'000);
    QVERIFY(m_counter->theDesk().staff()->offline);
    QVERIFY(tests::keepPicture(m_counter->window, u"staff-card-hall-is-back.png"_s));
    const auto others = SmartCardTwin::staff(u"0999"_s, u"YC000018"_s);
    putIn(*others); // is none of it
    takeOut(*others);
    QVERIFY(m_counter->theDesk().staff()->offline);
    putIn(*m_card);
    QTRY_VERIFY_WITH_TIMEOUT(!m_counter->theDesk().staff()->offline, 15'000);
    QVERIFY(!says(u"请插入工作证卡"_s));
    QCOMPARE(caseInHand(), inHand);
}

void TestStaffCardAtTheCounter::aReaderThatGoesAwayLocksAndSaysSo()
{
    QVERIFY(signInWithCard());
    m_bed.kill();
    QTRY_VERIFY_WITH_TIMEOUT(m_counter->theDesk().isLocked(), 15'000);
    QTRY_VERIFY_WITH_TIMEOUT(says(u"读卡器已断开"_s), 15'000);
    QVERIFY(tests::keepPicture(m_counter->window, u"staff-card-reader-gone.png"_s));
    QVERIFY(unlock());
}

void TestStaffCardAtTheCounter::withoutAReaderItIsSaid()
{
    m_bed.kill();
    QTRY_VERIFY_WITH_TIMEOUT(health().state == devices::DeviceState::Fault, 15'000);
    QVERIFY(asked());
    QTRY_VERIFY_WITH_TIMEOUT(says(ui::failureLine(devices::codes::CardServiceAway)), 15'000);
    QVERIFY(tests::keepPicture(m_counter->window, u"staff-card-no-reader.png"_s));
    QVERIFY(m_counter->press(u"不用卡了，返回"_s));
    QTRY_VERIFY(!box()->isVisible());
}

YC_TEST(TestStaffCardAtTheCounter)
#include "tst_staff_card.moc"
