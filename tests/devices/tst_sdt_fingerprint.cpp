#include "devices/card/sdt_reader.h"
#include "devices/transport/device_thread.h"
#include "devices/virtual/sample_cards.h"
#include "devices/virtual/sdt_twin.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace std::chrono_literals;
using card::sdt::Command;
using virtual_bench::SdtTwin;

// The third block of a card: read where the reader is set to it, as long as the card has it, and never in the way of
// the other two.
class TestSdtFingerprint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsReadOnlyWhenAskedFor_data();
    void itIsReadOnlyWhenAskedFor();
    void aCardWhoseFingerprintFailsIsReadWithout();
};

namespace
{

struct Bench {
    explicit Bench(bool asked)
    {
        plugged = twin.plug();
        QObject::connect(&twin, &SdtTwin::asked, &twin, [this](Command command) { commands.push_back(command); });
        card::SdtSettings settings;
        settings.place = QStringLiteral("tcp:127.0.0.1:%1").arg(twin.port());
        settings.fingerprint = asked;
        settings.poll = 15ms;
        reader = std::make_unique<card::SdtReader>(settings, clock, thread.thread());
        QObject::connect(reader.get(), &CardReader::cardRead, reader.get(),
                         [this](const auto &card) { cards.push_back(card); });
        reader->start();
    }

    SystemClock clock;
    SdtTwin twin;
    bool plugged = false;
    std::vector<Command> commands;
    transport::DeviceThread thread{QStringLiteral("reader")};
    std::vector<std::shared_ptr<IdentityCard>> cards;
    std::unique_ptr<card::SdtReader> reader;
};

} // namespace

void TestSdtFingerprint::itIsReadOnlyWhenAskedFor_data()
{
    QTest::addColumn<bool>("asked");
    QTest::addColumn<int>("stored");
    QTest::addColumn<int>("read");
    QTest::newRow("two fingers") << true << 1024 << 1024;
    QTest::newRow("one finger") << true << 512 << 512;
    QTest::newRow("none stored") << true << 0 << 0;
    QTest::newRow("not asked for") << false << 1024 << 0;
}

void TestSdtFingerprint::itIsReadOnlyWhenAskedFor()
{
    QFETCH(bool, asked);
    QFETCH(int, stored);
    QFETCH(int, read);
    Bench bench(asked);
    QVERIFY(bench.plugged);
    auto card = *virtual_bench::sampleCard(QStringLiteral("zhang"));
    card.fingerprint.truncate(stored);
    bench.twin.putCard(card);
    QTRY_COMPARE(bench.cards.size(), 1U);
    QCOMPARE(bench.cards[0]->fingerprint.reveal(), card.fingerprint.first(read));
    QCOMPARE(bench.cards[0]->photo.reveal(), card.photo);
    QCOMPARE(bench.reader->info().can.testFlag(Capability::Fingerprint), asked);
    QCOMPARE(std::ranges::count(bench.commands, Command::ReadWithFingerprint), asked ? 1 : 0);
}

// Status 37: "fingerprint information failed verification" (reference.md A.6). Whoever stands there has a card all the
// same.
void TestSdtFingerprint::aCardWhoseFingerprintFailsIsReadWithout()
{
    Bench bench(true);
    QVERIFY(bench.plugged);
    QObject::connect(&bench.twin, &SdtTwin::asked, &bench.twin, [&](Command command) {
        if (command != Command::ReadWithFingerprint)
            return;
        bench.twin.faults().status = 0x37;
        bench.twin.faults().statusTimes = 1;
    });
    const auto card = *virtual_bench::sampleCard(QStringLiteral("zhang"));
    bench.twin.putCard(card);
    QTRY_COMPARE(bench.cards.size(), 1U);
    QVERIFY(bench.cards[0]->fingerprint.isEmpty());
    QCOMPARE(bench.cards[0]->photo.reveal(), card.photo);
    QCOMPARE(std::ranges::count(bench.commands, Command::ReadTextAndPhoto), 1);
}

YC_TEST(TestSdtFingerprint)
#include "tst_sdt_fingerprint.moc"
