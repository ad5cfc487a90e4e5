#include "devices/hub/hub.h"
#include "devices/virtual/port.h"
#include "tests/devices/made_up_reader.h"
#include "tests/support/register.h"

#include <QFile>
#include <QTest>

using namespace yc;
using namespace yc::devices;

// What devices/README.md promises: a new device is one short file, and the hub knows no more of it than its driver.
class TestMadeUpReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsUnderSixtyLines();
    void theReadmeShowsThisFileAndNoOther();
    void theHubDrivesItLikeAnyOther();

private:
    [[nodiscard]] static QByteArray content(const char *path)
    {
        QFile file(qEnvironmentVariable("YC_SOURCE") + QLatin1Char('/') + QLatin1String(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

void TestMadeUpReader::itIsUnderSixtyLines()
{
    const auto lines = content("tests/devices/made_up_reader.h").count('\n');
    QVERIFY2(lines > 20 && lines < 60, QByteArray::number(lines));
}

void TestMadeUpReader::theReadmeShowsThisFileAndNoOther()
{
    const auto code = content("tests/devices/made_up_reader.h");
    QVERIFY(!code.isEmpty());
    QVERIFY(content("devices/README.md").contains("```cpp\n" + code + "```\n"));
}

void TestMadeUpReader::theHubDrivesItLikeAnyOther()
{
    virtual_bench::Port wire;
    QVERIFY(wire.plug());
    SystemClock clock;
    hub::Hub hub({made_up::driver()}, clock);
    const auto place = QStringLiteral("tcp:127.0.0.1:%1").arg(wire.number());
    hub.use({{.kind = Kind::CardReader, .place = place}, {.kind = Kind::CardReader, .place = QStringLiteral("usb:7")}});
    QVERIFY(hub.devices()[1].health.lastFault->code == devices::codes::BadPlace);
    QStringList seen;
    connect(hub.cardReader(), &CardReader::cardRead, this,
            [&seen](const auto &card) { seen << card->name + u' ' + card->number; });
    connect(hub.cardReader(), &CardReader::cardLifted, this, [&seen] { seen << QStringLiteral("lifted"); });
    hub.start();
    for (int round = 0; round < 2; ++round) { // pulled out and plugged in again between them
        QTRY_COMPARE(hub.devices()[0].health.state, DeviceState::Ready);
        seen.clear();
        wire.write("张样例|110105194");
        wire.write("91231002X\n\n");
        QTRY_COMPARE(seen, (QStringList{QStringLiteral("张样例 11010519491231002X"), QStringLiteral("lifted")}));
        wire.unplug();
        QTRY_COMPARE(hub.devices()[0].health.state, DeviceState::Absent);
        QVERIFY(devices::codes::isAway(hub.devices()[0].health.lastFault->code));
        QVERIFY(wire.plug());
    }
}

YC_TEST(TestMadeUpReader)
#include "tst_made_up_reader.moc"
