#include "tests/support/register.h"
#include "ui/diagnosis_run.h"

#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

// One run over parts of the test's own: what is told when time is short. The whole program: tests/app/tst_diagnose.
class TestDiagnosisRun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void devicesAreToldByTheEndHoweverLateTheyCame();
};

void TestDiagnosisRun::devicesAreToldByTheEndHoweverLateTheyCame()
{
    const QTemporaryDir folder;
    bool asked = false;
    ui::DiagnosisParts parts;
    parts.desk.vaultFolder = folder.filePath(u"vault"_s);
    parts.desk.keysInFile = true;
    parts.startDevices = [&asked] { asked = true; };
    parts.devices = [] {
        ui::DeviceSeen one{.kind = devices::Kind::CardReader, .place = u"tcp:127.0.0.1:1"_s, .info = {}, .health = {}};
        one.health.state = devices::DeviceState::Opening;
        auto other = one;
        other.place = u"tcp:127.0.0.1:2"_s;
        return QList{one, other};
    };
    parts.limits.devices = 60s; // as on a loaded machine: the end of everything comes before it
    const SystemClock clock;
    ui::Diagnosis told;
    for (parts.limits.all = 500ms; !asked && parts.limits.all < 60s; parts.limits.all *= 2) {
        told = {};
        ui::DiagnosisRun run(parts, clock);
        connect(&run, &ui::DiagnosisRun::finished, this, [&told](const ui::Diagnosis &all) { told = all; });
        run.start();
        QTRY_VERIFY_WITH_TIMEOUT(!told.checks.isEmpty(), 90'000);
    }
    QStringList wrong;
    for (const auto &check : std::as_const(told.checks))
        if (check.state == ui::Check::State::Wrong && check.id.startsWith(u"device"_s))
            wrong += check.id;
    QCOMPARE(wrong, QStringList({u"device.card-reader"_s, u"device.card-reader.2"_s}));
}

YC_TEST(TestDiagnosisRun)
#include "tst_diagnosis_run.moc"
