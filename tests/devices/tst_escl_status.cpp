#include "devices/api/device.h"
#include "devices/scan/escl_status.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::scan;

// What a scanner says of itself over eSCL, as values.
class TestEsclStatus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyStateOfAFeederHasItsCode_data();
    void everyStateOfAFeederHasItsCode();
    void theLastJobsPagesAreCounted_data();
    void theLastJobsPagesAreCounted();
    void whatIsNoStatusIsRefused_data();
    void whatIsNoStatusIsRefused();
    void itsAddressIsFound_data();
    void itsAddressIsFound();
};

namespace
{

QByteArray statusWith(const QByteArray &inner)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<scan:ScannerStatus xmlns:scan=\"http://schemas.hp.com/imaging/escl/2011/05/03\" "
           "xmlns:pwg=\"http://www.pwg.org/schemas/2010/12/sm\"><pwg:Version>2.63</pwg:Version>"
           "<pwg:State>Idle</pwg:State>"
        + inner + "</scan:ScannerStatus>";
}

QByteArray job(const QByteArray &age, const QByteArray &made)
{
    return "<scan:JobInfo><pwg:JobUri>/eSCL/ScanJobs/7</pwg:JobUri>" + age + made
        + "<pwg:JobState>Completed</pwg:JobState><pwg:JobStateReasons><pwg:JobStateReason>x</pwg:JobStateReason>"
          "</pwg:JobStateReasons></scan:JobInfo>";
}

} // namespace

void TestEsclStatus::everyStateOfAFeederHasItsCode_data()
{
    using Feeder = EsclStatus::Feeder;
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<int>("feeder");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *word, Feeder feeder, std::optional<Code> code = {}) {
        QTest::newRow(word) << QByteArray(word) << static_cast<int>(feeder) << (code ? toString(*code) : QString());
    };
    row("ScannerAdfLoaded", Feeder::Loaded);
    row("ScannerAdfEmpty", Feeder::Empty);
    row("ScannerAdfProcessing", Feeder::Processing);
    row("ScannerAdfJam", Feeder::Trouble, devices::codes::ScannerJammed);
    row("ScannerAdfDoorOpen", Feeder::Trouble, devices::codes::ScannerCoverOpen);
    row("ScannerAdfHatchOpen", Feeder::Trouble, devices::codes::ScannerCoverOpen);
    row("ScannerAdfMultipickDetected", Feeder::Trouble, devices::codes::ScannerDoubleFed);
    row("ScannerAdfMispick", Feeder::Trouble, devices::codes::ScannerNoPick);
    row("ScannerAdfInputTrayFailed", Feeder::Trouble, devices::codes::ScannerNoPick);
    row("ScannerAdfInputTrayOverloaded", Feeder::Trouble, devices::codes::ScannerNoPick);
    row("ScannerAdfDuplexPageTooShort", Feeder::Trouble, devices::codes::ScannerJammed);
    row("ScannerAdfDuplexPageTooLong", Feeder::Trouble, devices::codes::ScannerJammed);
    row("ScannerAdfOnStrike", Feeder::Unknown);
}

void TestEsclStatus::everyStateOfAFeederHasItsCode()
{
    QFETCH(QByteArray, word);
    const auto status = esclStatusFrom(statusWith("<scan:AdfState> " + word + "\n</scan:AdfState>"));
    QVERIFY(status);
    QTEST(static_cast<int>(status->feeder), "feeder");
    QTEST(status->trouble ? toString(*status->trouble) : QString(), "code");
    QVERIFY(!status->made);
}

void TestEsclStatus::theLastJobsPagesAreCounted_data()
{
    QTest::addColumn<QByteArray>("jobs");
    QTest::addColumn<int>("made"); // -1: not said
    const auto age = [](const char *seconds) { return QByteArray("<scan:Age>") + seconds + "</scan:Age>"; };
    const auto made = [](const char *n) { return QByteArray("<pwg:ImagesCompleted>") + n + "</pwg:ImagesCompleted>"; };
    QTest::newRow("none") << QByteArray() << -1;
    QTest::newRow("one") << job(age("3"), made("5")) << 5;
    QTest::newRow("without ages the first is the last") << job({}, made("5")) + job({}, made("9")) << 5;
    QTest::newRow("the youngest") << job(age("300"), made("5")) + job(age("2"), made("9")) << 9;
    QTest::newRow("it does not say") << job(age("3"), {}) << -1;
    QTest::newRow("no number") << job(age("3"), made("many")) << -1;
    QTest::newRow("less than none") << job(age("3"), made("-4")) << -1;
    QTest::newRow("more than there is") << job(age("3"), made("99999999999999")) << -1;
}

void TestEsclStatus::theLastJobsPagesAreCounted()
{
    QFETCH(QByteArray, jobs);
    const auto status
        = esclStatusFrom(statusWith("<scan:Jobs>" + jobs + "</scan:Jobs><scan:AdfState>x</scan:AdfState>"));
    QVERIFY(status);
    QTEST(status->made.value_or(-1), "made");
}

void TestEsclStatus::whatIsNoStatusIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("Service Unavailable");
    QTest::newRow("another document") << QByteArray("<ScannerCapabilities/>");
    QTest::newRow("cut short") << statusWith("<scan:AdfState>ScannerAdfJam").chopped(25);
    QTest::newRow("endless") << statusWith(QByteArray(LargestStatus, ' '));
    QTest::newRow("entities") << QByteArray("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
                                            "<ScannerStatus>&c;</ScannerStatus>");
}

void TestEsclStatus::whatIsNoStatusIsRefused()
{
    QFETCH(QByteArray, bytes);
    const auto status = esclStatusFrom(bytes);
    QVERIFY(!status);
    QVERIFY(status.error() == yc::codes::BadFrame);
}

void TestEsclStatus::itsAddressIsFound_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("address");
    const auto row = [](const char *name, const char *device, const char *type, const char *address) {
        QTest::newRow(name) << QString::fromLatin1(device) << QString::fromLatin1(type) << QString::fromLatin1(address);
    };
    row("in its name", "airscan:escl:Kyocera: at the door:http://192.168.1.102:9095/eSCL", "",
        "http://192.168.1.102:9095/eSCL");
    row("in the settings", "airscan:e0:Front Desk", "ip=10.0.0.9", "http://10.0.0.7:8080/eSCL");
    row("by SANE's word", "airscan:e3:Unknown", "ip=192.168.1.30", "http://192.168.1.30/eSCL");
    row("of several the first", "airscan:e3:Unknown", "ip=192.168.1.30, fe80::1", "http://192.168.1.30/eSCL");
    row("over IPv6", "airscan:e3:Unknown", "ip=fd00::7", "http://[fd00::7]/eSCL");
    row("another protocol", "airscan:w0:Front Desk", "ip=192.168.1.30", "");
    row("only over TLS", "airscan:e0:Safe", "ip=192.168.1.30", "");
    row("another driver", "pnm:0", "ip=192.168.1.30", "");
    row("not told", "airscan:e3:Unknown", "virtual device", "");
    row("no address", "airscan:escl:Kyocera:httpx", "", "");
    row("nothing", "airscan:", "", "");
}

void TestEsclStatus::itsAddressIsFound()
{
    QFETCH(QString, device);
    QFETCH(QString, type);
    const QByteArray settings = "[devices]\n; \"Front Desk\" = http://0.0.0.0/\n\"Front Desk\" = "
                                "http://10.0.0.7:8080/eSCL, eSCL ; by the door\n"
                                "Safe = https://10.0.0.8/eSCL\n[options]\ndiscovery = disable\n";
    QTEST(esclAddress(device, type, settings).toString(), "address");
}

YC_TEST(TestEsclStatus)
#include "tst_escl_status.moc"
