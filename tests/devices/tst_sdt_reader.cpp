#include "devices/card/sdt_reader.h"
#include "devices/transport/device_thread.h"
#include "devices/virtual/sample_cards.h"
#include "devices/virtual/sdt_twin.h"
#include "tests/support/register.h"

#include <QSignalSpy>
#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::virtual_bench;
using namespace std::chrono_literals;
using card::sdt::Command;

class TestSdtReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aCardIsReadOverEachWire_data();
    void aCardIsReadOverEachWire();
    void everyLayoutReachesTheApplication_data();
    void everyLayoutReachesTheApplication();
    void theLaterAddressComesAlong();
    void aRestingCardIsReadOnce();
    void aHaltedCardIsReadOnce();
    void twoCardsAreNotGuessedAbout();
    void aBusCardIsNamedForWhatItIs();
    void aDamagedCardIsTriedThreeTimes();
    void aCardTakenAwayTooEarlyIsAskedBack_data();
    void aCardTakenAwayTooEarlyIsAskedBack();
    void lineFaultsCostNoCard_data();
    void lineFaultsCostNoCard();
    void statusesAreActedUpon_data();
    void statusesAreActedUpon();
    void aSilentReaderIsSaidAndComesBack();
    void unpluggedAtAnyMomentItComesBack_data();
    void unpluggedAtAnyMomentItComesBack();
    void stoppedInTheMiddleItShowsNobody();
    void aReaderThatIsNotThereIsSaidOnce();
    void destroyedInTheMiddleNothingIsLeftBehind();
    void wireTimeIsTheReadersOwn();

private:
    void makeReader(const std::function<void(card::SdtSettings &)> &change = {});
    void place(const char *sample) { m_twin->putCard(*sampleCard(QString::fromLatin1(sample))); }
    [[nodiscard]] bool guided(Guidance guidance) const { return m_guidance.contains(guidance); }
    [[nodiscard]] bool hasFailed(Code code) const { return m_failures.contains(toString(code)); }

    SystemClock m_clock;
    std::unique_ptr<SdtTwin> m_twin;
    std::unique_ptr<transport::DeviceThread> m_thread;
    std::unique_ptr<card::SdtReader> m_reader;
    std::vector<std::shared_ptr<IdentityCard>> m_cards;
    QList<Guidance> m_guidance;
    QStringList m_failures;
    int m_lifted = 0;
};

void TestSdtReader::init()
{
    m_twin = std::make_unique<SdtTwin>();
    QVERIFY(m_twin->plug());
    m_thread = std::make_unique<transport::DeviceThread>(QStringLiteral("reader"));
}

void TestSdtReader::cleanup()
{
    m_reader.reset();
    m_thread.reset();
    m_twin.reset();
    m_cards.clear();
    m_guidance.clear();
    m_failures.clear();
    m_lifted = 0;
}

void TestSdtReader::makeReader(const std::function<void(card::SdtSettings &)> &change)
{
    card::SdtSettings settings;
    settings.place = QStringLiteral("tcp:127.0.0.1:%1").arg(m_twin->port());
    settings.poll = 15ms;
    settings.shortTimeout = 150ms;
    settings.readTimeout = 250ms;
    settings.firstRetry = 20ms;
    settings.lastRetry = 80ms;
    if (change)
        change(settings);
    m_reader = std::make_unique<card::SdtReader>(settings, m_clock, m_thread->thread());
    connect(m_reader.get(), &CardReader::cardRead, this, [this](const auto &card) { m_cards.push_back(card); });
    connect(m_reader.get(), &CardReader::guidanceChanged, this, [this](Guidance guidance) { m_guidance << guidance; });
    connect(m_reader.get(), &CardReader::cardLifted, this, [this] { ++m_lifted; });
    connect(m_reader.get(), &CardReader::failed, this,
            [this](const DeviceError &error) { m_failures << toString(error.code); });
    m_reader->start();
}

void TestSdtReader::aCardIsReadOverEachWire_data()
{
    QTest::addColumn<bool>("serial");
    QTest::newRow("tcp") << false;
    QTest::newRow("serial line") << true;
}

void TestSdtReader::aCardIsReadOverEachWire()
{
    QFETCH(bool, serial);
    makeReader([&](card::SdtSettings &settings) {
        if (serial)
            settings.place = QStringLiteral("serial:") + m_twin->ptyPath();
    });
    QTRY_COMPARE(m_reader->health().state, DeviceState::Ready);
    QTRY_VERIFY(guided(Guidance::PlaceCard));
    QVERIFY(m_cards.empty());
    place("zhang");
    QTRY_COMPARE(m_cards.size(), 1U);
    QCOMPARE(m_cards[0]->name, QStringLiteral("张样例"));
    QCOMPARE(m_cards[0]->number, QStringLiteral("11010519491231002X"));
    QCOMPARE(m_cards[0]->photo.reveal(), sampleCard(QStringLiteral("zhang"))->photo);
    QCOMPARE(m_cards[0]->chipSerial.size(), 16);
    QTRY_VERIFY(guided(Guidance::LiftCard));
    QCOMPARE(m_reader->info().serial, QStringLiteral("05.03-20100341-0000000123-0000000456"));
    QCOMPARE(m_reader->health().done, 1U);
    QVERIFY(m_reader->health().lastGoodMsAgo >= 0);
    m_twin->liftCard();
    QTRY_COMPARE(m_lifted, 1);
    QVERIFY(m_failures.isEmpty());
}

void TestSdtReader::everyLayoutReachesTheApplication_data()
{
    QTest::addColumn<QString>("sample");
    QTest::addColumn<int>("layout");
    QTest::newRow("resident") << "zhang" << static_cast<int>(CardLayout::Resident);
    QTest::newRow("rare name") << "rare" << static_cast<int>(CardLayout::Resident);
    QTest::newRow("expired") << "expired" << static_cast<int>(CardLayout::Resident);
    QTest::newRow("wrong check digit") << "wrong-check" << static_cast<int>(CardLayout::Resident);
    QTest::newRow("HK") << "hk" << static_cast<int>(CardLayout::HkMoTwResidence);
    QTest::newRow("2017") << "foreigner-2017" << static_cast<int>(CardLayout::ForeignerPermanent2017);
    QTest::newRow("2023") << "foreigner-2023" << static_cast<int>(CardLayout::ForeignerPermanent2023);
}

void TestSdtReader::everyLayoutReachesTheApplication()
{
    QFETCH(QString, sample);
    makeReader();
    m_twin->putCard(*sampleCard(sample));
    QTRY_COMPARE(m_cards.size(), 1U);
    QTEST(static_cast<int>(m_cards[0]->layout), "layout");
    QVERIFY(m_failures.isEmpty()); // judging is not the reader's
}

void TestSdtReader::theLaterAddressComesAlong()
{
    makeReader();
    place("li");
    QTRY_COMPARE(m_cards.size(), 1U);
    QCOMPARE(m_cards[0]->latestAddress, QStringLiteral("安徽省马鞍山市样例区测试大道８８号"));
    QVERIFY(m_cards[0]->address != m_cards[0]->latestAddress);
}

void TestSdtReader::aRestingCardIsReadOnce()
{
    makeReader();
    place("zhang");
    QTRY_COMPARE(m_cards.size(), 1U);
    const int before = m_twin->requests();
    QTRY_VERIFY(m_twin->requests() > before + 10);
    QCOMPARE(m_twin->readings(), 1);
    QCOMPARE(m_lifted, 0);
    m_twin->liftCard();
    QTRY_COMPARE(m_lifted, 1);
    place("zhang");
    QTRY_COMPARE(m_cards.size(), 2U);
}

void TestSdtReader::aHaltedCardIsReadOnce()
{
    m_twin->faults().halts = true;
    makeReader();
    place("zhang");
    QTRY_COMPARE(m_cards.size(), 1U);
    const int before = m_twin->requests();
    QTRY_VERIFY(m_twin->requests() > before + 10);
    QCOMPARE(m_twin->readings(), 1);
}

void TestSdtReader::twoCardsAreNotGuessedAbout()
{
    makeReader();
    QTRY_VERIFY(guided(Guidance::PlaceCard));
    m_guidance.clear();
    place("zhang");
    m_twin->putSecondCard();
    QTRY_VERIFY(guided(Guidance::OneCardOnly));
    QVERIFY(m_cards.empty());
    QTRY_COMPARE(m_reader->health().state, DeviceState::Guidance);
    m_twin->liftCard();
    QTRY_VERIFY(guided(Guidance::PlaceCard));
    place("li");
    QTRY_COMPARE(m_cards.size(), 1U);
    QCOMPARE(m_cards[0]->name, QStringLiteral("李测试"));
}

void TestSdtReader::aBusCardIsNamedForWhatItIs()
{
    makeReader();
    place("bus");
    QTRY_VERIFY(guided(Guidance::NotAnIdCard));
    QVERIFY(m_failures.isEmpty());
    m_guidance.clear();
    m_twin->liftCard();
    QTRY_VERIFY(guided(Guidance::PlaceCard));
    QVERIFY(m_cards.empty());
}

void TestSdtReader::aDamagedCardIsTriedThreeTimes()
{
    makeReader();
    for (int placing = 1; placing <= 3; ++placing) {
        m_guidance.clear();
        QVERIFY(!hasFailed(devices::codes::CardUnreadable));
        place("damaged");
        if (placing == 1)
            QTRY_VERIFY(guided(Guidance::PlaceAgain));
        else if (placing == 2)
            QTRY_VERIFY(m_twin->requests() > 0);
        QTest::qWait(100); // the card rests there: it counts once
        m_twin->liftCard();
        QTRY_COMPARE(m_lifted, placing);
    }
    QCOMPARE(m_failures, QStringList{toString(devices::codes::CardUnreadable)});
    place("zhang"); // another card is none the worse for it
    QTRY_COMPARE(m_cards.size(), 1U);
}

void TestSdtReader::aCardTakenAwayTooEarlyIsAskedBack_data()
{
    QTest::addColumn<int>("bytes");
    for (const int bytes : {0, 1, 7, 11, 500, 1294})
        QTest::addRow("after %d bytes", bytes) << bytes;
}

void TestSdtReader::aCardTakenAwayTooEarlyIsAskedBack()
{
    QFETCH(int, bytes);
    m_twin->faults().withdrawAfter = bytes;
    makeReader();
    place("zhang");
    QTRY_VERIFY(guided(Guidance::HoldStill));
    QVERIFY(m_cards.empty());
    QVERIFY(m_failures.isEmpty());
    place("zhang");
    QTRY_COMPARE(m_cards.size(), 1U);
    QCOMPARE(m_cards[0]->name, QStringLiteral("张样例"));
}

void TestSdtReader::lineFaultsCostNoCard_data()
{
    QTest::addColumn<QString>("fault");
    for (const auto *fault :
         {"noise", "noise like a preamble", "doubled", "one byte at a time", "seven at a time", "wrong check once",
          "wrong check twice", "lying length once", "cut once", "noise, doubled, in pieces"})
        QTest::newRow(fault) << QString::fromLatin1(fault);
}

void TestSdtReader::lineFaultsCostNoCard()
{
    QFETCH(QString, fault);
    makeReader();
    QTRY_COMPARE(m_reader->health().state, DeviceState::Ready);
    auto &faults = m_twin->faults();
    // The faults that wear off hit whatever comes next; here that is the reading itself.
    const auto atReading = [&](auto act) {
        connect(m_twin.get(), &SdtTwin::asked, m_twin.get(), [this, act, done = false](Command command) mutable {
            if (!done && command == Command::ReadTextAndPhoto) {
                done = true;
                act(m_twin->faults());
            }
        });
    };
    if (fault.contains(QLatin1String("noise")))
        faults.noise = fault.contains(QLatin1String("preamble")) ? QByteArray::fromHex("AAAA96AAAAAA96")
                                                                 : QByteArray::fromHex("0055FF");
    faults.doubled = fault.contains(QLatin1String("doubled"));
    faults.piece = fault == QLatin1String("one byte at a time") ? 1 : fault.contains(QLatin1String("pieces")) ? 3 : 0;
    if (fault.startsWith(QLatin1String("seven")))
        faults.piece = 7;
    if (fault == QLatin1String("wrong check once"))
        atReading([](LineFaults &all) { all.wrongCheck = 1; });
    if (fault == QLatin1String("wrong check twice"))
        atReading([](LineFaults &all) { all.wrongCheck = 2; });
    if (fault == QLatin1String("lying length once"))
        atReading([](LineFaults &all) { all.lyingLength = 1; });
    if (fault == QLatin1String("cut once"))
        faults.cut = 1; // the find on its way
    place("li");
    QTRY_COMPARE(m_cards.size(), 1U);
    QCOMPARE(m_cards[0]->number, QStringLiteral("34052419800101001X"));
    QCOMPARE(m_cards[0]->latestAddress, QStringLiteral("安徽省马鞍山市样例区测试大道８８号"));
    QVERIFY2(m_failures.isEmpty(), qPrintable(m_failures.join(u' ')));
    QTest::qWait(60);
    QCOMPARE(m_cards.size(), 1U);
}

void TestSdtReader::statusesAreActedUpon_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("times");
    QTest::addColumn<int>("guidance"); // None: not looked at
    QTest::addColumn<QString>("failure");
    QTest::addColumn<bool>("readInTheEnd");
    const auto row
        = [](const char *name, int status, int times, Guidance guidance, std::optional<Code> code, bool read) {
              QTest::newRow(name) << status << times << static_cast<int>(guidance)
                                  << (code ? toString(*code) : QString()) << read;
          };
    row("our check was damaged once", 0x10, 1, Guidance::None, {}, true);
    row("our length was damaged twice", 0x11, 2, Guidance::None, {}, true);
    row("our check is damaged for ever", 0x10, 1000, Guidance::None, devices::codes::BadCheck, false);
    row("unknown command", 0x24, 1, Guidance::None, devices::codes::ReaderRefused, true);
    row("not authorised", 0x66, 1, Guidance::None, devices::codes::SamUnauthorised, true);
    row("read failed", 0x41, 1, Guidance::PlaceAgain, {}, false);
    row("card refused the module", 0x31, 1, Guidance::PlaceAgain, {}, false);
    row("module refused the card", 0x32, 1, Guidance::PlaceAgain, {}, false);
    row("stored information invalid", 0x33, 1, Guidance::PlaceAgain, {}, false);
    row("unknown card", 0x40, 1, Guidance::NotAnIdCard, {}, false);
    row("a byte nobody knows", 0x77, 1, Guidance::PlaceAgain, {}, false);
}

void TestSdtReader::statusesAreActedUpon()
{
    QFETCH(int, status);
    QFETCH(int, times);
    QFETCH(int, guidance);
    QFETCH(QString, failure);
    QFETCH(bool, readInTheEnd);
    makeReader();
    QTRY_COMPARE(m_reader->health().state, DeviceState::Ready);
    connect(m_twin.get(), &SdtTwin::asked, m_twin.get(), [&, done = false](Command command) mutable {
        if (done || command != Command::ReadTextAndPhoto)
            return;
        done = true;
        m_twin->faults().status = status;
        m_twin->faults().statusTimes = times;
    });
    place("zhang");
    if (static_cast<Guidance>(guidance) != Guidance::None)
        QTRY_VERIFY(guided(static_cast<Guidance>(guidance)));
    if (!failure.isEmpty() && readInTheEnd)
        QTRY_VERIFY(m_failures.contains(failure));
    if (readInTheEnd)
        QTRY_COMPARE(m_cards.size(), 1U);
    else if (!failure.isEmpty())
        QTRY_VERIFY(m_failures.contains(failure));
    m_twin->disconnect(m_twin.get());
}

void TestSdtReader::aSilentReaderIsSaidAndComesBack()
{
    makeReader();
    QTRY_COMPARE(m_reader->health().state, DeviceState::Ready);
    m_twin->faults().silent = true;
    QTRY_VERIFY(hasFailed(devices::codes::ReaderSilent));
    QVERIFY(m_reader->health().lastFault);
    QTRY_VERIFY(m_reader->health().state == DeviceState::Fault || m_reader->health().state == DeviceState::Recovering);
    QTest::qWait(400);
    QCOMPARE(m_failures.size(), 1); // said once, however long it lasts
    m_twin->faults().silent = false;
    QTRY_COMPARE(m_reader->health().state, DeviceState::Ready);
    place("zhang");
    QTRY_COMPARE(m_cards.size(), 1U);
}

void TestSdtReader::unpluggedAtAnyMomentItComesBack_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<bool>("serial");
    const std::pair<const char *, Command> moments[]{
        {"self-test", Command::SamStatus}, {"number", Command::SamNumber},      {"find", Command::FindCard},
        {"select", Command::SelectCard},   {"read", Command::ReadTextAndPhoto}, {"address", Command::ReadLatestAddress},
    };
    for (const auto &[name, command] : moments) {
        QTest::addRow("%s, tcp", name) << static_cast<int>(command) << false;
        if (command != Command::SamStatus)
            QTest::addRow("%s, serial", name) << static_cast<int>(command) << true;
    }
}

void TestSdtReader::unpluggedAtAnyMomentItComesBack()
{
    QFETCH(int, at);
    QFETCH(bool, serial);
    // A pseudo terminal gets a new path when it is made anew; the settings name one that stays.
    const auto link = QDir::tempPath() + QStringLiteral("/yc-reader-%1").arg(QCoreApplication::applicationPid());
    const auto relink = [&] {
        QFile::remove(link);
        QVERIFY(QFile::link(m_twin->ptyPath(), link));
    };
    relink();
    bool pulled = false;
    connect(m_twin.get(), &SdtTwin::asked, m_twin.get(), [&](Command command) {
        if (pulled || static_cast<int>(command) != at)
            return;
        pulled = true;
        // Behind the answer's back: the twin is in the middle of one.
        QMetaObject::invokeMethod(
            m_twin.get(), [&] { m_twin->unplug(); }, Qt::QueuedConnection);
        m_twin->faults().silent = true;
    });
    makeReader([&](card::SdtSettings &settings) {
        if (serial)
            settings.place = QStringLiteral("serial:") + link;
    });
    place("li");
    QTRY_VERIFY(pulled);
    QTRY_VERIFY(hasFailed(devices::codes::Unplugged) || hasFailed(devices::codes::ReaderSilent));
    QVERIFY(m_cards.empty());
    QTRY_VERIFY(m_reader->health().state == DeviceState::Absent || m_reader->health().state == DeviceState::Fault
                || m_reader->health().state == DeviceState::Recovering);
    m_twin->faults().silent = false;
    QVERIFY(m_twin->plug());
    relink();
    place("li");
    QTRY_COMPARE(m_cards.size(), 1U);
    QCOMPARE(m_failures.size(), 1);
    QFile::remove(link);
}

void TestSdtReader::stoppedInTheMiddleItShowsNobody()
{
    makeReader();
    QTRY_COMPARE(m_reader->health().state, DeviceState::Ready);
    connect(m_twin.get(), &SdtTwin::asked, m_twin.get(), [this](Command command) {
        if (command == Command::ReadTextAndPhoto)
            m_reader->stop();
    });
    place("zhang");
    QTRY_COMPARE(m_reader->health().state, DeviceState::Absent);
    QTest::qWait(50);
    QVERIFY(m_cards.empty());
    QVERIFY(m_failures.isEmpty());
    m_twin->disconnect(m_twin.get());
    m_reader->start();
    QTRY_COMPARE(m_cards.size(), 1U);
}

void TestSdtReader::aReaderThatIsNotThereIsSaidOnce()
{
    m_twin->unplug();
    makeReader();
    QTRY_VERIFY(hasFailed(devices::codes::NotListening));
    QTest::qWait(300);
    QCOMPARE(m_failures.size(), 1);
    QVERIFY(m_twin->plug());
    place("zhang");
    QTRY_COMPARE(m_cards.size(), 1U);
}

void TestSdtReader::destroyedInTheMiddleNothingIsLeftBehind()
{
    for (int round = 0; round < 5; ++round) {
        makeReader();
        place("zhang");
        const int before = m_twin->requests();
        QTRY_VERIFY(m_twin->requests() > before + round);
        m_reader.reset();
    }
    m_thread.reset(); // joins: a session left behind would show here under the sanitizers
}

void TestSdtReader::wireTimeIsTheReadersOwn()
{
    m_twin->faults().piece = 4; // a slow line
    makeReader([](card::SdtSettings &settings) { settings.readTimeout = 3s; });
    place("zhang");
    QTRY_COMPARE(m_cards.size(), 1U);
    QVERIFY(m_cards[0]->wireMs >= 0);
    QVERIFY(m_cards[0]->wireMs < 5000);
}

YC_TEST(TestSdtReader)
#include "tst_sdt_reader.moc"
