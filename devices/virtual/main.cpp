// yichuang-devices: the virtual bench. Twins of a counter's devices, moved by a scene file, by lines of JSON on the
// control port, or by hand in a small window.
#include "base/log.h"
#include "devices/virtual/bench.h"
#include "devices/virtual/control_server.h"
#include "devices/virtual/panel.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>
#include <QSocketNotifier>
#include <QTemporaryDir>

#include <csignal>
#include <memory>
#include <sys/signalfd.h>
#include <unistd.h>

using namespace yc;
using namespace yc::devices::virtual_bench;

namespace
{

// SIGTERM and SIGINT end the loop in order, so that the scanner's folder is cleared away.
int signalDescriptor()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigprocmask(SIG_BLOCK, &set, nullptr);
    return ::signalfd(-1, &set, SFD_CLOEXEC);
}

bool writeReadyFile(const QString &path, const QJsonObject &ready)
{
    QSaveFile file(path); // whoever waits for it never sees half of it
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(ready).toJson()) > 0 && file.commit();
}

bool runSceneFile(Bench &bench, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const auto scene = QJsonDocument::fromJson(file.readAll());
    const auto steps = scene.isArray() ? scene.array() : scene.object().value(QStringLiteral("steps")).toArray();
    const auto answer
        = bench.perform({{QStringLiteral("do"), QStringLiteral("scene")}, {QStringLiteral("steps"), steps}});
    if (!answer.value(QStringLiteral("ok")).toBool())
        log::write(log::Level::Error, "bench", "scene-refused", answer);
    return answer.value(QStringLiteral("ok")).toBool();
}

} // namespace

int main(int argc, char **argv)
{
    const int signals = signalDescriptor(); // before any thread is there to take them
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("yichuang-devices"));

    QCommandLineParser options;
    options.addHelpOption();
    const QCommandLineOption readyFile(QStringLiteral("ready-file"), QStringLiteral("Where to write the places."),
                                       QStringLiteral("file"));
    const QCommandLineOption printsDir(QStringLiteral("prints-dir"), QStringLiteral("Where slips are left as PNG."),
                                       QStringLiteral("dir"));
    const QCommandLineOption scene(QStringLiteral("scene"), QStringLiteral("Commands to begin with (JSON)."),
                                   QStringLiteral("file"));
    const QCommandLineOption panel(QStringLiteral("panel"), QStringLiteral("Show a window with buttons."));
    options.addOptions({readyFile, printsDir, scene, panel});
    options.process(application);

    const QTemporaryDir work;
    BenchSettings settings;
    settings.workDir = work.path();
    settings.printsDir = options.isSet(printsDir) ? options.value(printsDir) : work.filePath(QStringLiteral("prints"));
    QDir().mkpath(settings.printsDir);
    Bench bench(settings);
    ControlServer control([&bench](const QJsonObject &command) { return bench.perform(command); });
    if (const auto started = bench.start(); !started || !control.listen()) {
        log::write(log::Level::Error, "bench", "cannot-start");
        return 1;
    }
    if (options.isSet(scene) && !runSceneFile(bench, options.value(scene)))
        return 1;

    auto ready = bench.places();
    ready.insert(QStringLiteral("control"), control.port());
    ready.insert(QStringLiteral("pid"), static_cast<qint64>(::getpid()));
    if (options.isSet(readyFile) && !writeReadyFile(options.value(readyFile), ready))
        return 1;

    QSocketNotifier ending(signals, QSocketNotifier::Read);
    QObject::connect(&ending, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
    std::unique_ptr<Panel> window;
    if (options.isSet(panel)) {
        window = std::make_unique<Panel>(bench);
        window->show();
    }
    return QApplication::exec();
}
