#include "tests/support/pipewire_bed.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <csignal>
#include <numbers>
#include <sys/prctl.h>

namespace yc::tests
{

namespace
{

constexpr int Rate = 48'000;
constexpr int Seconds = 60;
constexpr int Patience = 15'000;

// Of the process: libpulse is sent there by its environment.
QString runtimeFolder()
{
    static const QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/yc-sound-XXXXXX"));
    return folder.path();
}

QProcessEnvironment ownEnvironment(const QString &folder)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    const auto runtime = runtimeFolder();
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), runtime);
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=%1/bus").arg(runtime));
    environment.insert(QStringLiteral("DBUS_SYSTEM_BUS_ADDRESS"), QStringLiteral("unix:path=%1/none").arg(runtime));
    for (const auto *name : {"HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
        environment.insert(QLatin1String(name), folder);
    return environment;
}

bool appears(const QString &file)
{
    return QTest::qWaitFor([&] { return QFile::exists(file); }, Patience);
}

} // namespace

PipeWireBed::PipeWireBed()
{
    qputenv("PULSE_SERVER", QFile::encodeName(QStringLiteral("unix:%1/pulse/native").arg(runtimeFolder())));
    qputenv("PULSE_COOKIE", QFile::encodeName(runtimeFolder() + QStringLiteral("/cookie")));
}

PipeWireBed::~PipeWireBed()
{
    end();
}

QString PipeWireBed::run(QProcess &process, const QString &program, const QStringList &arguments)
{
    process.setProcessEnvironment(ownEnvironment(m_folder.path()));
    process.setStandardErrorFile(m_folder.filePath(QFileInfo(program).fileName() + QStringLiteral(".log")));
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); }); // it never outlives the test
    process.start(program, arguments);
    return process.waitForStarted(Patience)
        ? QString()
        : QStringLiteral("%1 does not start: apt-get install pipewire pipewire-pulse wireplumber pulseaudio-utils "
                         "dbus-daemon")
              .arg(program);
}

QString PipeWireBed::start()
{
    end();
    const auto runtime = runtimeFolder();
    for (const auto *old : {"bus", "pipewire-0", "pipewire-0.lock", "pipewire-0-manager", "pulse/native", "pulse/pid"})
        QFile::remove(runtime + u'/' + QLatin1String(old));
    if (auto problem = run(m_bus, QStringLiteral("dbus-daemon"),
                           {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--nopidfile"),
                            QStringLiteral("--address=unix:path=%1/bus").arg(runtime)});
        !problem.isEmpty())
        return problem;
    if (!appears(runtime + QStringLiteral("/bus")))
        return QStringLiteral("no message bus");
    if (auto problem = run(m_pipewire, QStringLiteral("pipewire"), {}); !problem.isEmpty())
        return problem;
    if (!appears(runtime + QStringLiteral("/pipewire-0")))
        return QStringLiteral("PipeWire makes no socket");
    if (auto problem = run(m_manager, QStringLiteral("wireplumber"), {}); !problem.isEmpty())
        return problem;
    if (auto problem = run(m_pulse, QStringLiteral("pipewire-pulse"), {}); !problem.isEmpty())
        return problem;
    if (!appears(runtime + QStringLiteral("/pulse/native")))
        return QStringLiteral("PipeWire's PulseAudio side makes no socket");
    return pactl({QStringLiteral("info")});
}

void PipeWireBed::end()
{
    hold(false);
    m_microphones.clear(); // QProcess kills what still plays
    m_loudspeakers.clear();
    m_recorder.reset();
    for (auto *process : {&m_pulse, &m_manager, &m_pipewire, &m_bus}) {
        if (process->state() == QProcess::NotRunning)
            continue;
        process->terminate();
        if (!process->waitForFinished(3000)) {
            process->kill();
            process->waitForFinished();
        }
    }
}

void PipeWireBed::hold(bool held)
{
    if (const auto id = m_pulse.processId(); id > 0)
        ::kill(static_cast<pid_t>(id), held ? SIGSTOP : SIGCONT);
}

QString PipeWireBed::pactl(const QStringList &arguments, QString *said)
{
    QProcess process;
    if (auto problem = run(process, QStringLiteral("pactl"), arguments); !problem.isEmpty())
        return problem;
    if (!process.waitForFinished(Patience) || process.exitCode() != 0)
        return QStringLiteral("pactl %1 failed").arg(arguments.join(u' '));
    if (said)
        *said = QString::fromUtf8(process.readAllStandardOutput()).trimmed();
    return {};
}

QString PipeWireBed::plug(const QString &name, const QString &sysfs)
{
    auto &microphone = m_microphones[name];
    if (microphone.sink.isEmpty()) {
        if (auto problem = pactl({QStringLiteral("load-module"), QStringLiteral("module-null-sink"),
                                  QStringLiteral("sink_name=room-") + name, QStringLiteral("rate=%1").arg(Rate),
                                  QStringLiteral("channels=1"), QStringLiteral("channel_map=mono")},
                                 &microphone.sink);
            !problem.isEmpty())
            return problem;
    }
    auto properties = QStringLiteral("device.description=Mic-%1 device.vendor.name=Yichuang").arg(name);
    if (!sysfs.isEmpty())
        properties += QStringLiteral(" sysfs.path=") + sysfs;
    if (auto problem = pactl({QStringLiteral("load-module"), QStringLiteral("module-remap-source"),
                              QStringLiteral("master=room-%1.monitor").arg(name), QStringLiteral("source_name=") + name,
                              QStringLiteral("channels=1"), QStringLiteral("channel_map=mono"),
                              QStringLiteral("source_properties=\"%1\"").arg(properties)},
                             &microphone.source);
        !problem.isEmpty())
        return problem;
    return listed(QStringLiteral("sources"), name);
}

// A module is there before what it makes can be seen by others.
QString PipeWireBed::listed(const QString &what, const QString &name)
{
    const bool there = QTest::qWaitFor(
        [&] {
            QString said;
            return pactl({QStringLiteral("list"), QStringLiteral("short"), what}, &said).isEmpty()
                && said.contains(u'\t' + name + u'\t');
        },
        Patience);
    return there ? QString() : QStringLiteral("%1 is not among the %2").arg(name, what);
}

QString PipeWireBed::unplug(const QString &name)
{
    return pactl({QStringLiteral("unload-module"), std::exchange(m_microphones[name].source, {})});
}

QString PipeWireBed::mute(const QString &name, bool muted)
{
    return pactl({QStringLiteral("set-source-mute"), name, muted ? QStringLiteral("1") : QStringLiteral("0")});
}

QString PipeWireBed::plugLoudspeaker(const QString &name, const QString &sysfs)
{
    auto properties = QStringLiteral("device.description=Box-%1 device.vendor.name=Yichuang").arg(name);
    if (!sysfs.isEmpty())
        properties += QStringLiteral(" sysfs.path=") + sysfs;
    if (auto problem
        = pactl({QStringLiteral("load-module"), QStringLiteral("module-null-sink"), QStringLiteral("sink_name=") + name,
                 QStringLiteral("rate=%1").arg(Rate), QStringLiteral("channels=1"), QStringLiteral("channel_map=mono"),
                 QStringLiteral("sink_properties=\"%1\"").arg(properties)},
                &m_loudspeakers[name]);
        !problem.isEmpty())
        return problem;
    return listed(QStringLiteral("sinks"), name);
}

QString PipeWireBed::unplugLoudspeaker(const QString &name)
{
    return pactl({QStringLiteral("unload-module"), std::exchange(m_loudspeakers[name], {})});
}

QString PipeWireBed::muteLoudspeaker(const QString &name, bool muted)
{
    return pactl({QStringLiteral("set-sink-mute"), name, muted ? QStringLiteral("1") : QStringLiteral("0")});
}

QString PipeWireBed::record(const QString &name)
{
    m_recorder = std::make_unique<QProcess>();
    const auto file = m_folder.filePath(QStringLiteral("heard.raw"));
    QFile::remove(file);
    m_recorder->setStandardOutputFile(file);
    if (auto problem
        = run(*m_recorder, QStringLiteral("pacat"),
              {QStringLiteral("--record"), QStringLiteral("--device=%1.monitor").arg(name), QStringLiteral("--raw"),
               QStringLiteral("--format=s16le"), QStringLiteral("--rate=%1").arg(Rate), QStringLiteral("--channels=1"),
               QStringLiteral("--latency-msec=20")});
        !problem.isEmpty())
        return problem;
    const bool hears = QTest::qWaitFor([&] { return QFileInfo(file).size() > Rate / 10; }, Patience);
    return hears ? QString() : QStringLiteral("the monitor of %1 gives nothing").arg(name);
}

bool PipeWireBed::recordsOn(int milliseconds)
{
    const auto file = m_folder.filePath(QStringLiteral("heard.raw"));
    const auto enough = QFileInfo(file).size() + qint64{milliseconds} * Rate * 2 / 1000;
    return QTest::qWaitFor([&] { return QFileInfo(file).size() >= enough; }, Patience);
}

std::vector<qint16> PipeWireBed::recorded() const
{
    QFile file(m_folder.filePath(QStringLiteral("heard.raw")));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto bytes = file.readAll();
    std::vector<qint16> samples(static_cast<std::size_t>(bytes.size() / 2));
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = qFromLittleEndian<qint16>(bytes.constData() + 2 * i);
    return samples;
}

int PipeWireBed::listeners()
{
    QString said;
    if (!pactl({QStringLiteral("list"), QStringLiteral("source-outputs")}, &said).isEmpty())
        return -1;
    return static_cast<int>(said.count(QStringLiteral("application.name = \"Yichuang\"")));
}

QString PipeWireBed::play(const QString &name, double amplitude)
{
    auto &player = m_microphones[name].player;
    player.reset();
    if (amplitude <= 0)
        return {};
    QByteArray second;
    for (int i = 0; i < Rate; ++i) { // 440 whole waves: seconds stand side by side without a click
        const auto wave = amplitude * std::sin(2 * std::numbers::pi * 440 * i / Rate);
        const auto sample = static_cast<qint16>(std::lround(std::clamp(wave, -1.0, 1.0) * 32767));
        const auto bytes = std::bit_cast<std::array<char, 2>>(sample);
        second.append(bytes.data(), 2);
    }
    QFile tone(m_folder.filePath(name + QStringLiteral(".raw")));
    if (!tone.open(QIODevice::WriteOnly))
        return QStringLiteral("cannot write ") + tone.fileName();
    for (int i = 0; i < Seconds; ++i)
        tone.write(second);
    tone.close();
    player = std::make_unique<QProcess>();
    return run(*player, QStringLiteral("pacat"),
               {QStringLiteral("--playback"), QStringLiteral("--device=room-") + name, QStringLiteral("--raw"),
                QStringLiteral("--format=s16le"), QStringLiteral("--rate=%1").arg(Rate), QStringLiteral("--channels=1"),
                QStringLiteral("--latency-msec=50"), tone.fileName()});
}

} // namespace yc::tests
