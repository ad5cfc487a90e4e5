#include "base/worker.h"
#include "devices/smartcard/pcsc_library.h"
#include "tests/devices/smartcard/reader_world.h"
#include "tests/support/plug_rounds.h"
#include "tests/support/register.h"

using namespace yc;
using namespace yc::devices;
using tests::ReaderWorld;
using virtual_bench::SmartCardTwin;
using virtual_bench::socialSecurityCard;

// The service behind the readers: absent, killed, hung, restarted, without our reader, with another program at the
// card.
class TestPcscService : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void withoutServiceItSaysSoAndComesBack();
    void aServiceThatIsKilledInTheMiddleComesBack();
    void aServiceThatHangsIsSaidAndComesBack();
    void aReaderThatIsNotThereIsSaidAndFoundWhenItIs();
    void aHundredPlugsLeaveNothingBehind();
    void aCardThatAnotherProgramHasIsSaidAndReadWhenItIsFree();

private:
    std::unique_ptr<tests::PcscdBed> m_bed;
};

void TestPcscService::init()
{
    m_bed = std::make_unique<tests::PcscdBed>();
}

void TestPcscService::withoutServiceItSaysSoAndComesBack()
{
    ReaderWorld world(QStringLiteral("pcsc:"));
    QTRY_COMPARE(world.failed, QStringList{toString(devices::codes::CardServiceAway)});
    QTRY_VERIFY(world.state() == DeviceState::Fault);
    QCOMPARE(m_bed->start(), QString());
    QTRY_VERIFY(world.state() == DeviceState::Ready);
    m_bed->end();
    QTRY_COMPARE(world.failed.size(), 2); // said once an outage
    QTRY_VERIFY(world.state() == DeviceState::Fault);
    QCOMPARE(m_bed->start(), QString());
    QTRY_VERIFY(world.state() == DeviceState::Ready);
    SmartCardTwin card(socialSecurityCard());
    card.insert(m_bed->slot());
    QTRY_COMPARE(world.read.size(), 1U);
    QCOMPARE(world.failed.size(), 2);
}

void TestPcscService::aServiceThatIsKilledInTheMiddleComesBack()
{
    QCOMPARE(m_bed->start(), QString());
    ReaderWorld world(QStringLiteral("pcsc:"));
    SmartCardTwin card(socialSecurityCard());
    card.setFault(SmartCardTwin::Fault::Mute, 5);
    connect(&card, &SmartCardTwin::asked, this, [this](int command) {
        if (command == 5)
            m_bed->kill();
    });
    card.insert(m_bed->slot());
    QTRY_COMPARE_WITH_TIMEOUT(world.failed, QStringList{toString(devices::codes::CardServiceAway)}, 10'000);
    QVERIFY(world.read.empty());
    card.setFault(SmartCardTwin::Fault::None);
    card.disconnect(this);
    card.eject(); // the service is gone, nobody has to notice
    QCOMPARE(m_bed->start(), QString());
    QTRY_VERIFY(world.state() == DeviceState::Ready);
    card.insert(m_bed->slot());
    QTRY_COMPARE(world.read.size(), 1U);
}

void TestPcscService::aServiceThatHangsIsSaidAndComesBack()
{
    QCOMPARE(m_bed->start(), QString());
    m_bed->hold(true);
    ReaderWorld world(QStringLiteral("pcsc:"));
    QTRY_COMPARE_WITH_TIMEOUT(world.failed, QStringList{toString(devices::codes::CardServiceSilent)}, 10'000);
    QTRY_VERIFY(world.state() == DeviceState::Fault);
    m_bed->hold(false);
    QTRY_VERIFY_WITH_TIMEOUT(world.state() == DeviceState::Ready, 10'000);
    m_bed->hold(true);
    QElapsedTimer timer;
    timer.start();
    world.reader.reset(); // nobody waits for it
    QVERIFY(timer.elapsed() < 100);
    m_bed->hold(false);
}

void TestPcscService::aReaderThatIsNotThereIsSaidAndFoundWhenItIs()
{
    QCOMPARE(m_bed->start({QStringLiteral("Another Reader")}), QString());
    ReaderWorld world(QStringLiteral("pcsc:Yichuang Twin 00 00"));
    QTRY_COMPARE(world.failed, QStringList{toString(devices::codes::Unplugged)});
    QTRY_VERIFY(world.state() == DeviceState::Absent);
    m_bed->end();
    QCOMPARE(m_bed->start({QStringLiteral("Another Reader"), QStringLiteral("Yichuang Twin")}), QString());
    QTRY_VERIFY(world.state() == DeviceState::Ready);
    QVERIFY(world.reader->info().model.startsWith(QStringLiteral("Yichuang Twin")));
    SmartCardTwin card(socialSecurityCard());
    card.insert(m_bed->slot(1));
    QTRY_COMPARE(world.read.size(), 1U);
    // Pulled out with the card in it.
    m_bed->kill();
    QCOMPARE(m_bed->start({QStringLiteral("Another Reader")}), QString());
    QTRY_VERIFY(world.state() == DeviceState::Absent);
    QTRY_COMPARE(world.lifted, 1);
    QCOMPARE(toString(world.reader->health().lastFault->code), toString(devices::codes::Unplugged));
}

// A reader goes here with its service: vpcd's are not pulled out one by one.
void TestPcscService::aHundredPlugsLeaveNothingBehind()
{
    const QStringList reader{QStringLiteral("Yichuang Twin")};
    QCOMPARE(m_bed->start(reader), QString());
    ReaderWorld world(QStringLiteral("pcsc:Yichuang Twin 00 00"));
    const auto outAndIn = [&] {
        m_bed->kill();
        QTRY_VERIFY(world.state() == DeviceState::Fault);
        QCOMPARE(m_bed->start(reader), QString());
        QTRY_VERIFY(world.state() == DeviceState::Ready);
    };
    QCOMPARE(tests::PlugRounds().leaveBehind(outAndIn), QString());
}

void TestPcscService::aCardThatAnotherProgramHasIsSaidAndReadWhenItIsFree()
{
    QCOMPARE(m_bed->start(), QString());
    const auto *lib = smartcard::pcscLibrary();
    QVERIFY(lib);
    SmartCardTwin card(socialSecurityCard());
    card.insert(m_bed->slot());
    // In a thread of its own, as another program would: the twin answers in this one.
    SCARDCONTEXT context = 0;
    SCARDHANDLE other = 0;
    DWORD protocol = 0;
    Worker program("other-program");
    std::optional<LONG> said;
    const auto connectOther = [&] {
        LONG now = lib->SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &context);
        while (now == SCARD_S_SUCCESS) { // until the service has noticed the card
            SCARD_READERSTATE state{};
            state.szReader = "Yichuang Twin 00 00";
            state.dwCurrentState = SCARD_STATE_EMPTY;
            now = lib->SCardGetStatusChange(context, 5000, &state, 1);
            if (now != SCARD_S_SUCCESS || (state.dwEventState & SCARD_STATE_PRESENT) != 0)
                break;
        }
        return now == SCARD_S_SUCCESS ? lib->SCardConnect(context, "Yichuang Twin 00 00", SCARD_SHARE_EXCLUSIVE,
                                                          SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &other, &protocol)
                                      : now;
    };
    program.run(connectOther, this, [&said](LONG now) { said = now; });
    QTRY_VERIFY(said.has_value());
    QCOMPARE(*said, LONG{SCARD_S_SUCCESS});
    ReaderWorld world(QStringLiteral("pcsc:"));
    QTRY_COMPARE(world.failed, QStringList{toString(devices::codes::SmartCardHeld)});
    QTRY_VERIFY(world.state() == DeviceState::Fault);
    QVERIFY(world.read.empty());
    program.post([lib, other, context] {
        lib->SCardDisconnect(other, SCARD_LEAVE_CARD);
        lib->SCardReleaseContext(context);
    });
    QTRY_COMPARE(world.read.size(), 1U);
    QCOMPARE(world.failed.size(), 1);
}

YC_TEST(TestPcscService)
#include "tst_pcsc_service.moc"
