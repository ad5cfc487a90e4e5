// yichuang-pads: a signature pad in a USB socket that umockdev makes up, for clients started with the same preload and
// UMOCKDEV_DIR set to the "root" of its ready file. Beside yichuang-devices, which needs no preload.
#include "base/log.h"
#include "devices/virtual/bench_program.h"
#include "devices/virtual/usb/pad_bench.h"

#include <QCommandLineParser>
#include <QGuiApplication>

using namespace yc;
using namespace yc::devices::virtual_bench;

int main(int argc, char **argv)
{
    BenchProgram program;
    const QGuiApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("yichuang-pads"));

    QCommandLineParser options;
    options.addHelpOption();
    const QCommandLineOption readyFile(QStringLiteral("ready-file"), QStringLiteral("Where to write the place."),
                                       QStringLiteral("file"));
    const QCommandLineOption product(QStringLiteral("product"), QStringLiteral("Which Wacom STU, as its USB product."),
                                     QStringLiteral("hex"), QStringLiteral("00a5"));
    options.addOptions({readyFile, product});
    options.process(application);

    bool isNumber = false;
    const auto number = options.value(product).toUShort(&isNumber, 16);
    if (!UsbBed::isPossible() || !isNumber || !StuTwin::products().contains(number)) {
        log::write(
            log::Level::Error, "bench", "cannot-start",
            {{QStringLiteral("preloaded"), UsbBed::isPossible()}, {QStringLiteral("product"), options.value(product)}});
        return 1;
    }
    PadBench bench(number);
    if (!bench.start()
        || !program.begin([&bench](const QJsonObject &command) { return bench.perform(command); }, bench.places(),
                          options.value(readyFile)))
        return 1;
    return QGuiApplication::exec();
}
