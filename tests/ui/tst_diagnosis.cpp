#include "devices/api/document_printer.h"
#include "tests/support/register.h"
#include "ui/diagnosis.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace yc;
using namespace Qt::Literals::StringLiterals;
using State = ui::Check::State;

namespace
{

class Printers : public devices::DocumentPrinter
{
public:
    QList<devices::PrintQueue> all;
    std::optional<devices::DeviceError> wrong;
    void start() override { }
    void refresh() override { }
    [[nodiscard]] bool hasAnswered() const override { return true; }
    [[nodiscard]] const QList<devices::PrintQueue> &queues() const override { return all; }
    [[nodiscard]] std::optional<devices::DeviceError> problem() const override { return wrong; }
    void print(devices::PrintOrder) override { }
    void cancel(const QString &) override { }
};

core::flow::IdentityFacts enrolledUntil(const QDateTime &until)
{
    return {.terminal = {.id = u"C-1"_s, .nodeName = u"示例县政务服务中心"_s, .windowNo = u"3"_s},
            .nodeCode = u"990100"_s,
            .hall = QUrl(u"https://hall.example:8443"_s),
            .certificates = {{u"tls"_s, until}, {u"evidence"_s, until.addDays(100)}}};
}

} // namespace

// Facts in, judgement and words out.
class TestDiagnosis : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void certificatesAreCountedInDays();
    void notEnrolledIsWrongUnlessSomebodyElseHasIt();
    void aDeviceIsJudgedByItsState_data();
    void aDeviceIsJudgedByItsState();
    void aChosenPrinterThatIsGoneIsWrong();
    void aFullDiskIsWrong();
    void whatIsWrongIsSaidTwice();
};

void TestDiagnosis::certificatesAreCountedInDays()
{
    const auto now = QDateTime(QDate(2026, 11, 22), QTime(8, 0), Qt::UTC);
    const auto good = ui::checkIdentity(enrolledUntil(now.addDays(200)), false, now);
    QVERIFY(good.state == State::Good);
    QVERIFY(good.says.contains(u"200"_s) && good.says.contains(u"示例县政务服务中心"_s));
    QCOMPARE(good.facts[u"certificates"_s][u"evidence"_s][u"daysLeft"_s].toInt(), 300);
    QVERIFY(ui::checkIdentity(enrolledUntil(now.addDays(20)), false, now).state == State::Note);
    const auto over = ui::checkIdentity(enrolledUntil(now.addDays(-1)), false, now);
    QVERIFY(over.state == State::Wrong && over.code && toString(*over.code) == u"L-0013"_s);
}

void TestDiagnosis::notEnrolledIsWrongUnlessSomebodyElseHasIt()
{
    const auto now = QDateTime::currentDateTimeUtc();
    QVERIFY(ui::checkIdentity(std::nullopt, false, now).code == core::flow::codes::NotEnrolled);
    QVERIFY(ui::checkIdentity(std::nullopt, true, now).state == State::Unknown);
    QVERIFY(ui::checkHall(std::nullopt, true).state == State::Unknown);
}

void TestDiagnosis::aDeviceIsJudgedByItsState_data()
{
    QTest::addColumn<devices::DeviceState>("state");
    QTest::addColumn<bool>("wrong");
    for (const auto state : devices::AllDeviceStates) {
        const bool up = state == devices::DeviceState::Ready || state == devices::DeviceState::Busy
            || state == devices::DeviceState::Guidance;
        QTest::addRow("%d", static_cast<int>(state)) << state << !up;
    }
}

void TestDiagnosis::aDeviceIsJudgedByItsState()
{
    QFETCH(devices::DeviceState, state);
    QFETCH(bool, wrong);
    ui::DeviceSeen seen{.kind = devices::Kind::CardReader, .place = u"tcp:10.0.0.1:4001"_s, .info = {}, .health = {}};
    seen.health.state = state;
    const auto check = ui::checkDevice(seen);
    QCOMPARE(check.state == State::Wrong, wrong);
    QCOMPARE(check.code.has_value(), wrong); // a code for each, also where the device itself says nothing
    QVERIFY(!check.facts[u"state"_s].toString().isEmpty());
}

void TestDiagnosis::aChosenPrinterThatIsGoneIsWrong()
{
    Printers printers;
    QVERIFY(ui::checkPrinters(printers, {}).state == State::Note); // none: PDF is left
    printers.all = {{.name = u"wenshu"_s, .isDefault = true}};
    QVERIFY(ui::checkPrinters(printers, {}).state == State::Good);
    QVERIFY(ui::checkPrinters(printers, u"wenshu"_s).state == State::Good);
    const auto gone = ui::checkPrinters(printers, u"laoda"_s);
    QVERIFY(gone.state == State::Wrong && gone.code == devices::codes::QueueGone);
    QVERIFY(gone.says.contains(u"laoda"_s));
    printers.all[0].troubles = {devices::PrinterTrouble::NoPaper};
    QVERIFY(ui::checkPrinters(printers, {}).state == State::Note);
    printers.wrong = devices::DeviceError{devices::codes::PrintServiceAway, {}};
    QVERIFY(ui::checkPrinters(printers, {}).state == State::Wrong);
}

void TestDiagnosis::aFullDiskIsWrong()
{
    core::flow::VaultFacts facts{.folder = u"/data"_s, .there = true, .problem = Code{'S', 107}};
    QVERIFY(ui::checkVault(facts).state == State::Wrong);
    facts.problem = std::nullopt;
    facts.inUse = true;
    QVERIFY(ui::checkVault(facts).state == State::Good);
}

void TestDiagnosis::whatIsWrongIsSaidTwice()
{
    ui::Diagnosis diagnosis{.program = u"yichuang-counter"_s, .version = u"0.1.0"_s, .checks = {}};
    diagnosis.checks
        = {{.id = u"a"_s, .name = u"甲"_s, .says = u"好"_s},
           {.id = u"b"_s, .state = State::Wrong, .name = u"乙"_s, .says = u"坏"_s, .code = Code{'D', 905}}};
    QVERIFY(!diagnosis.allWell());
    const auto lines = diagnosis.toText().split(u'\n');
    QCOMPARE(lines[0], u"yichuang-counter 0.1.0"_s);
    QCOMPARE(lines[1], u"✓ 甲  好"_s);
    QCOMPARE(lines[2], u"✕ 乙  坏"_s);
    QVERIFY(lines[3].contains(u"D-0905"_s));
    const auto json = QJsonDocument::fromJson(diagnosis.toJson()).object();
    QVERIFY(!json[u"ok"_s].toBool());
    QCOMPARE(json[u"checks"_s][1][u"code"_s].toString(), u"D-0905"_s);
    QVERIFY(!json[u"checks"_s][1][u"remedy"_s].toString().isEmpty());
}

YC_TEST(TestDiagnosis)
#include "tst_diagnosis.moc"
