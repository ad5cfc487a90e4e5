#include "app/main_window.h"
#include "app/report.h"
#include "app/slip_maker.h"
#include "base/closed_memory.h"
#include "base/end_signals.h"
#include "base/log.h"
#include "base/own_programs.h"
#include "core/flow/desk.h"
#include "core/papers/fonts_ahead.h"
#include "core/papers/stand_in.h"
#include "devices/camera/helper_camera.h"
#include "devices/card/vendor_reader.h"
#include "devices/code/line_code_scanner.h"
#include "devices/hub/hub.h"
#include "devices/hub/place_check.h"
#include "devices/lobby/line_announcer.h"
#include "devices/lobby/line_cabinet.h"
#include "devices/pad/stu_pad.h"
#include "devices/print/cups/cups_printer.h"
#include "devices/print/escpos_printer.h"
#include "devices/scan/sane_scanner.h"
#include "devices/smartcard/pcsc_reader.h"
#include "devices/sound/pulse_microphone.h"
#include "devices/sound/recorded_speaker.h"
#include "ui/accessible_areas.h"
#include "ui/diagnosis_run.h"
#include "ui/failure_words.h"
#include "ui/look.h"
#include "ui/problem_window.h"
#include "ui/stall_detector.h"
#include "ui/terminal_settings.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QScreen>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <iterator>

// The composition root of the counter: what this program is made of is named here and nowhere else.
namespace
{

using namespace yc;

int refuse(const char *what, const QString &which)
{
    std::fprintf(stderr, "yichuang-counter: %s %s\n", what, qPrintable(which));
    return 2;
}

int refuseInWindow(Code code, const QString &file)
{
    std::fprintf(stderr, "yichuang-counter: %s: %s\n", qPrintable(file), qPrintable(ui::failureLine(code)));
    ui::ProblemWindow window(code, file);
    window.show();
    QApplication::exec();
    return 2;
}

// What is said on the command line goes before what the clerks of this terminal chose. False: an unknown word.
bool takeLook(const QCommandLineParser &options, ui::Look &look)
{
    const auto theme = ui::themeNamed(options.value(QStringLiteral("theme")));
    const auto language = ui::languageNamed(options.value(QStringLiteral("lang")));
    const auto text = options.value(QStringLiteral("text"));
    look.theme = theme.value_or(look.theme);
    look.language = language.value_or(look.language);
    if (!text.isEmpty())
        look.largeText = text == QStringLiteral("large");
    return (theme || !options.isSet(QStringLiteral("theme"))) && (language || !options.isSet(QStringLiteral("lang")))
        && (text.isEmpty() || look.largeText || text == QStringLiteral("standard"));
}

} // namespace

int main(int argc, char **argv)
{
    closeMemory();
    log::takeQtMessages();
    EndSignals ends; // before the first thread
    ui::needNoDisplayForWords(argc, argv); // the environment, too
    core::papers::FontsAhead fonts;
    ui::Application application(argc, argv);
    ui::installAccessibleAreas();
    ends.listen();
    QApplication::setApplicationName(QStringLiteral("yichuang-counter"));
    QApplication::setApplicationVersion(version());
    const ui::StallDetector stalls;

    QCommandLineParser options;
    options.setApplicationDescription(QStringLiteral("Yichuang counter client"));
    ui::addTerminalOptions(options);
    options.addOptions({{QStringLiteral("lang"), QStringLiteral("zh or en"), QStringLiteral("LANG")},
                        {QStringLiteral("theme"), QStringLiteral("light, dark or contrast"), QStringLiteral("NAME")},
                        {QStringLiteral("text"), QStringLiteral("standard or large"), QStringLiteral("SIZE")},
                        {QStringLiteral("citizen-screen"),
                         QStringLiteral("auto, off, window, or a screen's name: where the applicant reads along"),
                         QStringLiteral("SCREEN")}});
    options.process(application);

    auto given = ui::terminalOptions(options);
    if (const auto screen = options.value(QStringLiteral("citizen-screen")); !screen.isEmpty())
        given.settings.citizenScreen = screen;
    auto plugs = devices::hub::plugsFromJson(given.settings.devices);
    if (!plugs) {
        given.problem = given.problem.value_or(ui::codes::SettingsUnreadable);
        plugs.emplace();
    }
    if (!devices::hub::recordTo(given.recordFolder, *plugs))
        return refuse("cannot make the folder", given.recordFolder);
    const auto lookFile = QDir(given.vaultFolder).filePath(QStringLiteral("look.json"));
    auto look = ui::readLook(lookFile);
    if (!takeLook(options, look))
        return refuse("does not know this", QStringLiteral("--lang, --theme or --text"));
    ui::Tongue tongue;
    if (!tongue.speak(look.language))
        return refuse("has no texts for", options.value(QStringLiteral("lang")));
    const auto theme = ui::themeOf(look);
    if (!theme)
        return refuse("cannot read its theme", options.value(QStringLiteral("theme")));
    if (given.problem && !given.diagnose) {
        fonts.wait();
        ui::apply(*theme, application);
        return refuseInWindow(*given.problem, given.place.read);
    }

    const SystemClock clock;
    core::flow::DeskSettings deskSettings;
    deskSettings.vaultFolder = given.vaultFolder;
    deskSettings.keysInFile = given.settings.keysInFile;
    deskSettings.hall = given.settings.hall;
    deskSettings.proxy = given.settings.proxy;
    core::flow::Desk desk(deskSettings, clock);
    if (!given.diagnose)
        desk.start(); // the vault opens in its own thread while the window is made; what it answers waits for exec()
    fonts.wait();
    ui::apply(*theme, application);
    const auto scanProgram = helperProgram(QStringLiteral("yichuang-scand"));
    const auto importProgram = helperProgram(QStringLiteral("yichuang-imaged"));
    const auto cameraProgram = helperProgram(QStringLiteral("yichuang-camerad"));
    const auto vendorProgram = helperProgram(QStringLiteral("yichuang-vendord"));
    std::vector drivers{devices::card::sdtDriver(),
                        devices::card::vendorDriver(vendorProgram),
                        devices::code::lineCodeDriver(),
                        devices::print::escPosDriver(app::drawSlipLine),
                        devices::scan::saneDriver(scanProgram),
                        devices::pad::stuDriver(),
                        devices::smartcard::pcscDriver()};
    drivers.push_back(devices::sound::microphoneDriver());
    std::ranges::copy(devices::camera::cameraDrivers(cameraProgram), std::back_inserter(drivers));
    std::ranges::copy(devices::lobby::announcerDrivers(), std::back_inserter(drivers));
    drivers.push_back(devices::sound::recordedSpeakerDriver());
    std::ranges::copy(devices::lobby::cabinetDrivers(), std::back_inserter(drivers));
    devices::hub::Hub hub(drivers, clock);
    hub.use(*plugs);
    hub.prefer(given.settings.use);
    devices::print::CupsPrinter printer({}, clock);
    const auto printingFile = QDir(given.vaultFolder).filePath(QStringLiteral("printing.json"));
    if (given.diagnose)
        ui::diagnose({.options = given,
                      .desk = deskSettings,
                      .helpers = {scanProgram, importProgram, cameraProgram, vendorProgram},
                      .tools = {QStringLiteral("/usr/bin/pdfinfo"), QStringLiteral("/usr/bin/pdftoppm")},
                      .startDevices = [&hub] { hub.start(); },
                      .devices = [&hub] { return app::devicesSeen(hub); },
                      .placeFacts = [](const QString &place) { return devices::hub::factsOf(place); },
                      .toTry = given.doctor ? [&hub] { return app::devicesToTry(hub); }
                                            : std::function<ui::DeviceTry::Devices()>(),
                      .printers = &printer,
                      .chosenPrinter = app::readPrintChoice(printingFile).queue},
                     clock);

    app::DeviceRoom deviceRoom(hub);
    ui::EnteredCharacters entered;
    ui::PageDecoder pages;
    Worker papers("yc-papers");
    app::PrintRoom printing(printer, desk, papers, printingFile);
    app::Shop shop{desk, deviceRoom, entered, pages, papers, printing, *theme, look, lookFile};
    shop.lockAfter = given.settings.lockAfter;
    shop.signOutAfter = given.settings.signOutAfter;
    shop.scanFile = QDir(given.vaultFolder).filePath(QStringLiteral("scanning.json"));
    shop.importProgram = importProgram;
    shop.settings = given.settings;
    shop.settingsPlace = given.place;
    shop.makeHub = [&] { return std::make_unique<devices::hub::Hub>(drivers, clock); };
    qint64 firstInputMs = -1;
    int result = 0;
    {
        app::MainWindow window(shop);
        QObject::connect(&window, &app::MainWindow::firstInput, &application, [&firstInputMs] {
            if (firstInputMs < 0)
                firstInputMs = app::msSinceExec();
        });
        // The whole screen is the clerk's; the size counts where no window manager makes it so.
        window.resize(QGuiApplication::primaryScreen()->availableSize());
        window.appear();
        // The window stands first; the devices follow in the turns after it.
        QTimer::singleShot(200, &hub, &devices::hub::Hub::start); // the clerk types before the first card is laid down
        QTimer::singleShot(300, &window, [&papers, &application] {
            papers.run([] { return core::papers::standInFonts(); }, &application, core::papers::installStandIns);
        });
        QTimer::singleShot(400, &printer, &devices::DocumentPrinter::start);
        result = QApplication::exec();
    }
    if (!given.reportFile.isEmpty()
        && !app::writeReport(given.reportFile, app::reportOf(stalls, entered, firstInputMs)))
        return refuse("cannot write", given.reportFile);
    return result;
}
