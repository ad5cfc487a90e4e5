#include "app/end_signals.h"
#include "app/main_window.h"
#include "app/report.h"
#include "app/settings.h"
#include "app/slip_maker.h"
#include "base/log.h"
#include "core/flow/desk.h"
#include "devices/card/sdt_reader.h"
#include "devices/hub/hub.h"
#include "devices/print/escpos_printer.h"
#include "devices/scan/sane_scanner.h"
#include "ui/stall_detector.h"
#include "ui/translations.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTimer>

#include <cstdio>

// The composition root of the counter: what this program is made of is named here and nowhere else.
namespace
{

using namespace yc;

int refuse(const char *what, const QString &which)
{
    std::fprintf(stderr, "yichuang-counter: %s %s\n", what, qPrintable(which));
    return 2;
}

ui::ThemeName themeNamed(const QString &name)
{
    if (name == QStringLiteral("dark"))
        return ui::ThemeName::Dark;
    return name == QStringLiteral("contrast") ? ui::ThemeName::Contrast : ui::ThemeName::Light;
}

QString helperProgram(const QString &name)
{
    return QFileInfo(QCoreApplication::applicationFilePath()).absolutePath() + QLatin1Char('/') + name;
}

} // namespace

int main(int argc, char **argv)
{
    log::takeQtMessages();
    app::EndSignals ends; // before the first thread
    ui::Application application(argc, argv);
    ends.listen();
    QApplication::setApplicationName(QStringLiteral("yichuang-counter"));
    const ui::StallDetector stalls;

    QCommandLineParser options;
    options.setApplicationDescription(QStringLiteral("Yichuang counter client"));
    options.addHelpOption();
    const QCommandLineOption vault(QStringLiteral("vault"), QStringLiteral("folder of this terminal's sealed data"),
                                   QStringLiteral("DIR"));
    const QCommandLineOption settingsFile(QStringLiteral("settings"),
                                          QStringLiteral("JSON settings, see app/settings.h"), QStringLiteral("FILE"));
    const QCommandLineOption reportFile(QStringLiteral("report"), QStringLiteral("where to write this run's figures"),
                                        QStringLiteral("FILE"));
    const QCommandLineOption language(QStringLiteral("lang"), QStringLiteral("zh or en"), QStringLiteral("LANG"),
                                      QStringLiteral("zh"));
    const QCommandLineOption themeName(QStringLiteral("theme"), QStringLiteral("light, dark or contrast"),
                                       QStringLiteral("NAME"), QStringLiteral("light"));
    options.addOptions({vault, settingsFile, reportFile, language, themeName});
    options.process(application);

    app::Settings settings;
    if (options.isSet(settingsFile)) {
        QFile file(options.value(settingsFile));
        if (!file.open(QIODevice::ReadOnly))
            return refuse("cannot read", file.fileName());
        auto read = app::settingsFrom(file.readAll());
        if (!read)
            return refuse("does not understand", file.fileName());
        settings = std::move(*read);
    }
    const auto plugs = devices::hub::plugsFromJson(settings.devices);
    if (!plugs)
        return refuse("does not understand the devices in", options.value(settingsFile));
    const auto english = options.value(language) == QStringLiteral("en");
    if (!ui::speak(english ? ui::Language::English : ui::Language::Chinese, application))
        return refuse("has no texts for", options.value(language));
    const auto theme = ui::loadTheme(themeNamed(options.value(themeName)));
    if (!theme)
        return refuse("cannot read its theme", options.value(themeName));
    ui::apply(*theme, application);

    const SystemClock clock;
    core::flow::DeskSettings deskSettings;
    deskSettings.vaultFolder = options.isSet(vault) ? options.value(vault)
                                                    : QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    deskSettings.keysInFile = settings.keysInFile;
    deskSettings.hall = settings.hall;
    core::flow::Desk desk(deskSettings, clock);
    devices::hub::Hub hub({devices::card::sdtDriver(), devices::print::escPosDriver(app::drawSlipLine),
                           devices::scan::saneDriver(helperProgram(QStringLiteral("yichuang-scand")))},
                          clock);
    hub.use(*plugs);

    app::DeviceRoom deviceRoom(hub);
    ui::EnteredCharacters entered;
    ui::PageDecoder pages;
    Worker papers("yc-papers");
    app::Shop shop{desk, deviceRoom, entered, pages, papers, *theme};
    qint64 firstInputMs = -1;
    int result = 0;
    {
        app::MainWindow window(shop, settings);
        QObject::connect(&window, &app::MainWindow::firstInput, &application, [&firstInputMs] {
            if (firstInputMs < 0)
                firstInputMs = app::msSinceExec();
        });
        window.show();
        // The window stands first; vault and devices follow in the turns after it.
        QTimer::singleShot(0, &desk, [&desk, &hub] {
            desk.start();
            hub.start();
        });
        result = QApplication::exec();
    }
    if (options.isSet(reportFile)
        && !app::writeReport(options.value(reportFile), app::reportOf(stalls, entered, firstInputMs)))
        return refuse("cannot write", options.value(reportFile));
    return result;
}
