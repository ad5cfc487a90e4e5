// yichuang-devices: the virtual bench. Twins of a counter's devices, moved by a scene file, by lines of JSON on the
// control port, or by hand in a small window.
#include "base/log.h"
#include "devices/virtual/bench.h"
#include "devices/virtual/bench_program.h"
#include "devices/virtual/panel.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <memory>

using namespace yc;
using namespace yc::devices::virtual_bench;

namespace
{

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
    BenchProgram program;
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
    if (!bench.start()) {
        log::write(log::Level::Error, "bench", "cannot-start");
        return 1;
    }
    if (options.isSet(scene) && !runSceneFile(bench, options.value(scene)))
        return 1;
    if (!program.begin([&bench](const QJsonObject &command) { return bench.perform(command); }, bench.places(),
                       options.value(readyFile)))
        return 1;
    std::unique_ptr<Panel> window;
    if (options.isSet(panel)) {
        window = std::make_unique<Panel>(bench);
        window->show();
    }
    return QApplication::exec();
}
