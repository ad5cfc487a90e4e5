#include "devices/hub/hub.h"
#include "devices/lobby/line_cabinet.h"
#include "devices/lobby/protocol/lock_board.h"
#include "devices/lobby/protocol/modbus_locks.h"
#include "devices/transport/device_thread.h"
#include "devices/virtual/cabinet_twin.h"
#include "tests/support/register.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using virtual_bench::CabinetTwin;

// Pick-up cabinets over the wires that they come with, against a twin with doors, with faults on the wire and by hand.
class TestCabinet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aDoorOpensAndIsShut_data();
    void aDoorOpensAndIsShut();
    void aDoorThatIsForcedIsSaid();
    void aBoardThatTellsIsHeardAtOnce();
    void aDoorThatIsLeftOpenAsksToBeShut();
    void aDoorThatJamsIsSaidAndNotToldAgain();
    void aBoardThatDoesNotSayThatItHeardIsNotToldAgain_data();
    void aBoardThatDoesNotSayThatItHeardIsNotToldAgain();
    void anAnswerThatCannotBeIsNone_data();
    void anAnswerThatCannotBeIsNone();
    void oneAfterAnotherAndNoneTwice();
    void unpluggedWhileADoorIsToOpenItIsNotToldAgain();
    void noSuchDoorIsSaid();
    void aCabinetSmallerThanItWasSaidToBeIsUsedAllTheSame();
    void destroyedInTheMiddleNothingIsLeftBehind();
    void theHubMakesItFromTheSettings();

private:
    void make(CabinetTwin::Way way = CabinetTwin::Way::Board, bool onSerial = false, bool shutIs11 = true);
    [[nodiscard]] DoorState door(int number) const { return m_cabinet->doors()[number - 1].state; }
    [[nodiscard]] bool allKnown() const;
    [[nodiscard]] QString serial() const;
    [[nodiscard]] QString tcp() const { return u"tcp:127.0.0.1:%1"_s.arg(m_twin->port()); }

    SystemClock m_clock;
    lobby::CabinetSettings m_settings;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CabinetTwin> m_twin;
    std::unique_ptr<transport::DeviceThread> m_thread;
    std::unique_ptr<lobby::LineCabinet> m_cabinet;
    QStringList m_opened;
    QStringList m_failed; // "id code"
};

void TestCabinet::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_thread = std::make_unique<transport::DeviceThread>(QStringLiteral("cabinet"));
    m_settings = {};
    m_settings.doors = 6;
    m_settings.line.answerTimeout = 150ms;
    m_settings.line.watch = 20ms;
    m_settings.line.firstRetry = 30ms;
    m_settings.line.lastRetry = 60ms;
    m_settings.opensWithin = 300ms;
    m_settings.openAsk = 10ms;
}

void TestCabinet::cleanup()
{
    m_cabinet.reset();
    m_thread.reset();
    m_twin.reset();
    m_opened.clear();
    m_failed.clear();
}

QString TestCabinet::serial() const
{
    const auto path = m_folder->filePath(QStringLiteral("ttyUSB0"));
    QFile::remove(path);
    return QFile::link(m_twin->ptyPath(), path) ? QStringLiteral("serial:") + path : QString();
}

void TestCabinet::make(CabinetTwin::Way way, bool onSerial, bool shutIs11)
{
    using lobby::modbus::Framing;
    m_twin = std::make_unique<CabinetTwin>(way, m_settings.doors);
    m_twin->setShutIs11(shutIs11);
    QVERIFY(m_twin->plug());
    m_settings.line.place = onSerial ? serial() : tcp();
    std::unique_ptr<lobby::CabinetProtocol> protocol;
    if (way == CabinetTwin::Way::Board)
        protocol = std::make_unique<lobby::LockBoard>(lobby::BoardShape{.shutIs11 = shutIs11});
    else
        protocol = std::make_unique<lobby::ModbusCabinet>(lobby::ModbusLocks{
            .framing = way == CabinetTwin::Way::ModbusTcp ? Framing::Tcp : Framing::Rtu, .shutIsOn = shutIs11});
    m_cabinet = std::make_unique<lobby::LineCabinet>(m_settings, std::move(protocol), m_clock, m_thread->thread());
    connect(m_cabinet.get(), &Cabinet::opened, this, [this](const QString &id) { m_opened << id; });
    connect(m_cabinet.get(), &Cabinet::notOpened, this,
            [this](const QString &id, const DeviceError &error) { m_failed << id + u' ' + toString(error.code); });
    m_cabinet->start();
    QTRY_VERIFY(allKnown());
}

bool TestCabinet::allKnown() const
{
    const auto doors = m_cabinet->doors();
    return m_cabinet->health().state == DeviceState::Ready
        && std::ranges::none_of(doors, [](const Door &one) { return one.state == DoorState::Unknown; });
}

void TestCabinet::aDoorOpensAndIsShut_data()
{
    QTest::addColumn<CabinetTwin::Way>("way");
    QTest::addColumn<bool>("onSerial");
    QTest::addColumn<bool>("shutIs11");
    QTest::addColumn<int>("piece");
    QTest::newRow("lock board, serial line") << CabinetTwin::Way::Board << true << true << 0;
    QTest::newRow("lock board, serial line, byte by byte") << CabinetTwin::Way::Board << true << true << 1;
    QTest::newRow("lock board, tcp") << CabinetTwin::Way::Board << false << true << 0;
    QTest::newRow("lock board, switches the other way") << CabinetTwin::Way::Board << false << false << 0;
    QTest::newRow("Modbus RTU, serial line") << CabinetTwin::Way::ModbusRtu << true << true << 0;
    QTest::newRow("Modbus TCP") << CabinetTwin::Way::ModbusTcp << false << true << 0;
    QTest::newRow("Modbus TCP, switches the other way") << CabinetTwin::Way::ModbusTcp << false << false << 3;
}

void TestCabinet::aDoorOpensAndIsShut()
{
    QFETCH(CabinetTwin::Way, way);
    QFETCH(bool, onSerial);
    QFETCH(bool, shutIs11);
    QFETCH(int, piece);
    make(way, onSerial, shutIs11);
    m_twin->ends().faults.piece = piece;
    m_cabinet->open(u"put"_s, 4);
    QTRY_COMPARE(m_opened, QStringList{u"put"_s});
    QVERIFY(m_twin->isOpen(4));
    QCOMPARE(door(4), DoorState::Open);
    QVERIFY(m_twin->put(4));
    QVERIFY(m_twin->shut(4));
    QTRY_COMPARE(door(4), DoorState::Shut);
    m_cabinet->open(u"take"_s, 4);
    QTRY_COMPARE(m_opened.size(), 2);
    QVERIFY(m_twin->take(4));
    QVERIFY(m_twin->shut(4));
    QTRY_COMPARE(door(4), DoorState::Shut);
    for (int number = 1; number <= m_twin->doors(); ++number) {
        QCOMPARE(m_twin->told(number), number == 4 ? 2 : 0); // no other door
        QCOMPARE(door(number), DoorState::Shut);
    }
    QVERIFY(m_failed.isEmpty());
    QTRY_COMPARE(m_cabinet->health().state, DeviceState::Ready);
    QCOMPARE(m_cabinet->health().done, 2U);
    QVERIFY(m_cabinet->health().lastGoodMsAgo >= 0);
}

void TestCabinet::aDoorThatIsForcedIsSaid()
{
    make();
    QVERIFY(m_twin->force(2));
    QTRY_COMPARE(door(2), DoorState::Forced);
    QTRY_COMPARE(m_cabinet->health().state, DeviceState::Guidance);
    QVERIFY(m_cabinet->health().guidance == Guidance::ShutDoor);
    QVERIFY(m_cabinet->health().lastFault->code == devices::codes::DoorForced);
    m_cabinet->open(u"other"_s, 3); // it goes on
    QTRY_COMPARE(m_opened, QStringList{u"other"_s});
    QVERIFY(m_twin->shut(2));
    QTRY_COMPARE(door(2), DoorState::Shut);
    QTRY_COMPARE(m_cabinet->health().state, DeviceState::Ready);
}

void TestCabinet::aBoardThatTellsIsHeardAtOnce()
{
    make();
    m_cabinet.reset();
    m_settings.line.watch = 60s; // it is not asked
    make();
    m_twin->setTells(true);
    QVERIFY(m_twin->force(5));
    QTRY_COMPARE(door(5), DoorState::Forced);
    QVERIFY(m_twin->shut(5));
    QTRY_COMPARE(door(5), DoorState::Shut);
}

void TestCabinet::aDoorThatIsLeftOpenAsksToBeShut()
{
    m_settings.leftOpen = 50ms;
    make();
    m_cabinet->open(u"put"_s, 1);
    QTRY_COMPARE(m_opened.size(), 1);
    QTRY_COMPARE(m_cabinet->health().guidance, Guidance::ShutDoor);
    QVERIFY(!m_cabinet->health().lastFault); // nobody forced it
    QVERIFY(m_twin->shut(1));
    QTRY_COMPARE(m_cabinet->health().guidance, Guidance::None);
}

void TestCabinet::aDoorThatJamsIsSaidAndNotToldAgain()
{
    make();
    m_twin->setJammed(6, true); // the board says that it did as it was told
    m_cabinet->open(u"put"_s, 6);
    QTRY_COMPARE(m_failed, QStringList{u"put D-1013"_s});
    QCOMPARE(m_twin->told(6), 1);
    QCOMPARE(door(6), DoorState::Stuck);
    m_twin->setJammed(6, false);
    m_cabinet->open(u"again"_s, 6); // by hand
    QTRY_COMPARE(m_opened, QStringList{u"again"_s});
    QCOMPARE(door(6), DoorState::Open);
    QCOMPARE(m_twin->told(6), 2);
}

void TestCabinet::aBoardThatDoesNotSayThatItHeardIsNotToldAgain_data()
{
    QTest::addColumn<CabinetTwin::Way>("way");
    QTest::newRow("lock board") << CabinetTwin::Way::Board;
    QTest::newRow("Modbus") << CabinetTwin::Way::ModbusTcp;
}

void TestCabinet::aBoardThatDoesNotSayThatItHeardIsNotToldAgain()
{
    QFETCH(CabinetTwin::Way, way);
    make(way);
    m_twin->setDeafToOpening(true);
    m_cabinet->open(u"put"_s, 2);
    QTRY_COMPARE(m_opened, QStringList{u"put"_s}); // its switch says so
    QCOMPARE(m_twin->told(2), 1);
}

void TestCabinet::anAnswerThatCannotBeIsNone_data()
{
    QTest::addColumn<CabinetTwin::Way>("way");
    QTest::addColumn<QString>("fault");
    QTest::newRow("silent") << CabinetTwin::Way::Board << u"silent"_s;
    QTest::newRow("answers half") << CabinetTwin::Way::Board << u"half"_s;
    QTest::newRow("wrong check") << CabinetTwin::Way::Board << u"check"_s;
    QTest::newRow("of another door") << CabinetTwin::Way::Board << u"door"_s;
    QTest::newRow("no state") << CabinetTwin::Way::Board << u"state"_s;
    QTest::newRow("Modbus, answers half") << CabinetTwin::Way::ModbusRtu << u"half"_s;
    QTest::newRow("Modbus, wrong check") << CabinetTwin::Way::ModbusRtu << u"check"_s;
}

void TestCabinet::anAnswerThatCannotBeIsNone()
{
    QFETCH(CabinetTwin::Way, way);
    QFETCH(QString, fault);
    make(way);
    auto &faults = m_twin->ends().faults;
    faults.silent = fault == u"silent"_s;
    faults.cut = fault == u"half"_s ? 3 : 0;
    faults.wrongCheck = fault == u"check"_s;
    m_twin->setWrongDoor(fault == u"door"_s);
    m_twin->setWrongState(fault == u"state"_s);
    QTRY_COMPARE(m_cabinet->health().state, DeviceState::Fault);
    QVERIFY(m_cabinet->health().lastFault->code == devices::codes::CabinetSilent);
    QCOMPARE(door(1), DoorState::Unknown); // nobody sees what happens to it
    faults = {};
    m_twin->setWrongDoor(false);
    m_twin->setWrongState(false);
    faults.noise = QByteArray(40, '\x8a');
    QTRY_VERIFY(allKnown()); // by itself
    QCOMPARE(door(1), DoorState::Shut);
}

void TestCabinet::oneAfterAnotherAndNoneTwice()
{
    make();
    for (const int number : {3, 1, 2})
        m_cabinet->open(QString::number(number), number);
    m_cabinet->open(u"1"_s, 1); // pressed twice
    QTRY_COMPARE(m_opened, (QStringList{u"3"_s, u"1"_s, u"2"_s}));
    QTRY_COMPARE(m_cabinet->health().state, DeviceState::Ready);
    QCOMPARE(m_twin->told(1), 1);
    m_twin->setJammed(4, true); // one is at it, eight may wait
    for (int i = 0; i < 12; ++i)
        m_cabinet->open(u"many %1"_s.arg(i), 4);
    QTRY_VERIFY(m_failed.contains(u"many 11 D-1012"_s));
    m_twin->setJammed(4, false);
    QTRY_COMPARE(m_opened.size() + m_failed.size(), 15);
}

void TestCabinet::unpluggedWhileADoorIsToOpenItIsNotToldAgain()
{
    make();
    m_twin->setJammed(3, true);
    m_cabinet->open(u"put"_s, 3);
    QTRY_COMPARE(m_twin->told(3), 1);
    m_twin->unplug();
    QTRY_COMPARE(m_failed.size(), 1);
    m_cabinet->open(u"away"_s, 3);
    QTRY_COMPARE(m_failed.size(), 2); // at once
    m_twin->setJammed(3, false);
    QVERIFY(m_twin->plug());
    QTRY_VERIFY(allKnown());
    QCOMPARE(m_twin->told(3), 1);
    QCOMPARE(door(3), DoorState::Shut);
    QVERIFY(m_opened.isEmpty());
}

void TestCabinet::noSuchDoorIsSaid()
{
    make();
    for (const int number : {0, -1, 7, 1000})
        m_cabinet->open(u"x"_s, number);
    QTRY_COMPARE(m_failed, QStringList(4, u"x D-1015"_s));
}

void TestCabinet::aCabinetSmallerThanItWasSaidToBeIsUsedAllTheSame()
{
    make();
    m_cabinet.reset();
    m_settings.doors = 9; // the board has six, and says nothing at all of a seventh
    m_cabinet = std::make_unique<lobby::LineCabinet>(m_settings, std::make_unique<lobby::LockBoard>(), m_clock,
                                                     m_thread->thread());
    connect(m_cabinet.get(), &Cabinet::opened, this, [this](const QString &id) { m_opened << id; });
    connect(m_cabinet.get(), &Cabinet::notOpened, this,
            [this](const QString &id, const DeviceError &error) { m_failed << id + u' ' + toString(error.code); });
    bool wasLost = false;
    connect(m_cabinet.get(), &Cabinet::healthChanged, this, [&] {
        const auto fault = m_cabinet->health().lastFault;
        wasLost = wasLost || (fault && fault->code == devices::codes::CabinetSilent);
    });
    m_cabinet->start();
    m_cabinet->open(u"early"_s, 8); // before anybody knows
    m_cabinet->open(u"there"_s, 6);
    QTRY_COMPARE(m_failed, QStringList{u"early D-1015"_s});
    QTRY_COMPARE(m_opened, QStringList{u"there"_s});
    QVERIFY(m_twin->shut(6));
    QTRY_COMPARE(door(6), DoorState::Shut);
    m_cabinet->open(u"late"_s, 9);
    QTRY_COMPARE(m_failed.size(), 2);
    QCOMPARE(m_failed[1], u"late D-1015"_s);
    QCOMPARE(door(7), DoorState::Unknown);
    QCOMPARE(door(1), DoorState::Shut);
    QVERIFY(!wasLost);
    m_twin->unplug(); // and one that is really gone is told from that
    QTRY_VERIFY(m_cabinet->health().state != DeviceState::Ready);
    QVERIFY(m_twin->plug());
    QTRY_COMPARE(m_cabinet->health().state, DeviceState::Ready);
}

void TestCabinet::destroyedInTheMiddleNothingIsLeftBehind()
{
    make();
    m_twin->setJammed(1, true);
    m_cabinet->open(u"put"_s, 1);
    QTRY_COMPARE(m_twin->told(1), 1);
    m_cabinet.reset();
    m_thread.reset(); // waits for it
    QVERIFY(m_opened.isEmpty() && m_failed.isEmpty());
}

void TestCabinet::theHubMakesItFromTheSettings()
{
    m_twin = std::make_unique<CabinetTwin>(CabinetTwin::Way::ModbusTcp, 4);
    QVERIFY(m_twin->plug());
    hub::Hub hub(lobby::cabinetDrivers(), m_clock);
    hub.use({{.kind = Kind::Cabinet, .driver = u"modbus"_s, .place = tcp(), .options = {{u"doors"_s, 4}}},
             {.kind = Kind::Cabinet, .place = u"cabinet"_s}});
    QCOMPARE(hub.all<Cabinet>().size(), 1);
    QVERIFY(hub.devices()[1].health.lastFault->code == devices::codes::BadPlace);
    auto *cabinet = hub.all<Cabinet>().first();
    QCOMPARE(cabinet->doors().size(), 4);
    hub.start();
    QTRY_COMPARE(hub.devices()[0].health.state, DeviceState::Ready);
    cabinet->open(u"put"_s, 4);
    QTRY_VERIFY(m_twin->isOpen(4));
}

YC_TEST(TestCabinet)
#include "tst_cabinet.moc"
