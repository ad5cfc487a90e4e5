#include "devices/card/sdt_reader.h"
#include "devices/transport/device_thread.h"
#include "devices/virtual/sample_cards.h"
#include "devices/virtual/sdt_twin.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::virtual_bench;
using namespace std::chrono_literals;

class TestSdtExchange : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCardPutInThePlaceOfAnotherIsRead();
};

// Two people hand their cards over one after the other, faster than the reader takes a card for lifted.
void TestSdtExchange::aCardPutInThePlaceOfAnotherIsRead()
{
    SystemClock clock;
    SdtTwin twin;
    QVERIFY(twin.plug());
    transport::DeviceThread thread(QStringLiteral("reader"));
    card::SdtSettings settings;
    settings.place = QStringLiteral("tcp:127.0.0.1:%1").arg(twin.port());
    settings.poll = 300ms;
    card::SdtReader reader(settings, clock, thread.thread());
    std::vector<std::shared_ptr<IdentityCard>> cards;
    QList<Guidance> guidance;
    int lifted = 0;
    connect(&reader, &CardReader::cardRead, this, [&](const auto &card) { cards.push_back(card); });
    connect(&reader, &CardReader::guidanceChanged, this, [&](Guidance one) { guidance << one; });
    connect(&reader, &CardReader::cardLifted, this, [&] { ++lifted; });
    reader.start();
    const auto place = [&](const char *sample) { twin.putCard(*sampleCard(QString::fromLatin1(sample))); };
    place("zhang");
    QTRY_COMPARE(cards.size(), 1U);
    const auto liftFor = [&](const char *next) {
        const auto looks = twin.emptyLooks();
        twin.liftCard();
        QTRY_COMPARE(twin.emptyLooks(), looks + 1); // one look at an empty place; two would be a lifted card
        place(next);
    };
    liftFor("zhang");
    const int before = twin.requests();
    QTRY_VERIFY(twin.requests() > before + 3);
    QCOMPARE(twin.readings(), 1); // the same one, moved
    QCOMPARE(lifted, 0);
    liftFor("li");
    QTRY_COMPARE(cards.size(), 2U);
    QCOMPARE(cards[1]->name, QStringLiteral("李测试"));
    QCOMPARE(lifted, 1); // the first one's
    liftFor("bus");
    QTRY_VERIFY(guidance.contains(Guidance::NotAnIdCard));
    QCOMPARE(lifted, 2);
}

YC_TEST(TestSdtExchange)
#include "tst_sdt_exchange.moc"
