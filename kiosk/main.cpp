#include "base/closed_memory.h"
#include "base/end_signals.h"
#include "base/log.h"
#include "base/own_programs.h"
#include "core/flow/device_report.h"
#include "core/flow/kiosk_desk.h"
#include "core/papers/stand_in.h"
#include "devices/card/vendor_reader.h"
#include "devices/code/line_code_scanner.h"
#include "devices/hub/hub.h"
#include "devices/hub/place_check.h"
#include "devices/pad/stu_pad.h"
#include "devices/print/escpos_printer.h"
#include "kiosk/parent_pipe.h"
#include "kiosk/progress.h"
#include "kiosk/session.h"
#include "kiosk/shell.h"
#include "kiosk/style.h"
#include "ui/accessible_areas.h"
#include "ui/diagnosis_run.h"
#include "ui/failure_words.h"
#include "ui/stall_detector.h"
#include "ui/translations.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QJsonDocument>
#include <QSaveFile>
#include <QTimer>

#include <cstdio>

// The composition root of the kiosk, for both of its processes: the shell, and with --one-session the child that serves
// one citizen and ends.
namespace
{

using namespace yc;
using namespace Qt::Literals::StringLiterals;

int refuse(const char *what, const QString &which)
{
    std::fprintf(stderr, "yichuang-kiosk: %s %s\n", what, qPrintable(which));
    return 2;
}

// A kiosk's package is not a counter's, and one file cannot belong to two.
QString vendorProgram()
{
    return helperProgram(u"yichuang-kiosk-vendord"_s);
}

std::vector<devices::Driver> shippedDrivers()
{
    return {devices::card::sdtDriver(), devices::card::vendorDriver(vendorProgram()), devices::code::lineCodeDriver(),
            devices::print::escPosDriver(kiosk::drawSlipLine), devices::pad::stuDriver()};
}

ui::Language named(bool english)
{
    return english ? ui::Language::English : ui::Language::Chinese;
}

int runShell(core::flow::KioskDesk &desk, const ui::TerminalSettings &settings, ui::Tongue &tongue,
             const QString &reportFile)
{
    const ui::StallDetector stalls;
    auto arguments = QCoreApplication::arguments().mid(1);
    arguments.prepend(u"--one-session"_s);
    kiosk::SessionProcess session(QCoreApplication::applicationFilePath(), arguments);
    kiosk::Shell shell(desk, session, settings, [&tongue](bool english) { return tongue.speak(named(english)); });
    shell.start();
    const int result = QApplication::exec();
    if (reportFile.isEmpty())
        return result;
    auto report = shell.report();
    if (stalls.isWatching())
        report.insert(u"max_ui_stall_ms"_s, stalls.seen().worstMs);
    QSaveFile file(reportFile);
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(report).toJson()) < 0 || !file.commit())
        return refuse("cannot write", reportFile);
    return result;
}

// How long a child that has told its end waits for the shell to kill it before it goes by itself.
constexpr std::chrono::seconds KilledWithin{5};

int runSession(std::unique_ptr<core::flow::KioskDesk> desk, devices::hub::Hub &hub, const Clock &clock,
               ui::Tongue &tongue)
{
    const ui::StallDetector stalls;
    Worker papers("yc-papers");
    papers.run([] { return core::papers::standInFonts(); }, qApp, core::papers::installStandIns);
    kiosk::ParentPipe shell;
    kiosk::Session session(
        {.reader = hub.cardReader(),
         .printer = hub.receiptPrinter(),
         .ask = [&desk](const core::domain::Person &person, QObject *context,
                        kiosk::CasesAnswer done) { desk->casesOf(person, context, std::move(done)); },
         .clock = clock,
         .papers = papers,
         .hallName = [&desk] { return desk ? desk->terminal().nodeName : QString(); }},
        {});
    bool english = false;
    QObject::connect(&shell, &kiosk::ParentPipe::said, &session, [&](const QString &what, const QString &language) {
        english = language == u"en"_s;
        if (what == u"show"_s)
            session.begin();
    });
    QObject::connect(&shell, &kiosk::ParentPipe::gone, &session, [] { QCoreApplication::quit(); });
    QObject::connect(&session, &kiosk::Session::aboutToShow, &session, [&] { (void)tongue.speak(named(english)); });
    QObject::connect(&session, &kiosk::Session::shown, &session, [&] { shell.tell({{u"event"_s, u"shown"_s}}); });
    // Out of the session's own calls: the devices and the line to the hall go with what they hold, then the shell kills
    // this process.
    QObject::connect(
        &session, &kiosk::Session::ended, &session,
        [&](const QString &why) {
            hub.use({});
            desk.reset();
            shell.tell({{u"event"_s, u"ended"_s},
                        {u"why"_s, why},
                        {u"printed"_s, session.slipsPrinted()},
                        {u"stallMs"_s, stalls.seen().worstMs}});
            QTimer::singleShot(KilledWithin, &session, [] { QCoreApplication::quit(); });
        },
        Qt::QueuedConnection);
    desk->tellDevices([&hub, &clock] {
        QList<core::wire::DeviceReport> reports;
        for (const auto &device : hub.devices())
            reports.append(core::flow::reportOf(device.info, device.health, clock.now()));
        return reports;
    });
    QObject::connect(&hub, &devices::hub::Hub::changed, desk.get(), &core::flow::KioskDesk::devicesChanged);
    desk->start();
    hub.start();
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    closeMemory();
    log::takeQtMessages();
    EndSignals ends; // before the first thread
    ui::needNoDisplayForWords(argc, argv);
    ui::Application application(argc, argv);
    ui::installAccessibleAreas();
    ends.listen();
    QApplication::setApplicationName(u"yichuang-kiosk"_s);
    QApplication::setApplicationVersion(version());
    QApplication::setQuitOnLastWindowClosed(false); // a hidden session is no reason to go

    QCommandLineParser options;
    options.setApplicationDescription(u"Yichuang kiosk client"_s);
    ui::addTerminalOptions(options);
    // Not --session: Qt takes that for the desktop's session management and swallows it.
    QCommandLineOption sessionMode(u"one-session"_s, u"the child that serves one citizen; started by the shell"_s);
    sessionMode.setFlags(QCommandLineOption::HiddenFromHelp);
    options.addOption(sessionMode);
    options.process(application);

    auto given = ui::terminalOptions(options);
    auto plugs = devices::hub::plugsFromJson(given.settings.devices);
    if (!plugs) {
        given.problem = given.problem.value_or(ui::codes::SettingsUnreadable);
        plugs.emplace();
    }
    if (!devices::hub::recordTo(given.recordFolder, *plugs))
        return refuse("cannot make the folder", given.recordFolder);
    ui::Tongue tongue;
    const auto light = ui::loadTheme(ui::ThemeName::Light);
    if (!light || !tongue.speak(ui::Language::Chinese))
        return refuse("cannot read its", u"theme or texts"_s);
    const auto theme = kiosk::kioskTheme(*light);
    ui::apply(theme, application);
    application.setStyleSheet(theme.styleSheet() + kiosk::kioskStyleSheet(theme));

    if (given.problem && !given.diagnose) // nobody stands here who could mend it: who starts kiosks reads this
        return refuse(qPrintable(ui::failureLine(*given.problem)), given.place.read);

    const SystemClock clock;
    core::flow::DeskSettings deskSettings;
    deskSettings.vaultFolder = given.vaultFolder;
    deskSettings.keysInFile = given.settings.keysInFile;
    deskSettings.hall = given.settings.hall;
    deskSettings.proxy = given.settings.proxy;
    if (given.diagnose) {
        devices::hub::Hub all(shippedDrivers(), clock);
        all.use(*plugs);
        all.prefer(given.settings.use);
        ui::diagnose({.options = given,
                      .desk = deskSettings,
                      .helpers = {vendorProgram()},
                      .tools = {},
                      .startDevices = [&all] { all.start(); },
                      .devices =
                          [&all] {
                              QList<ui::DeviceSeen> seen;
                              for (const auto &device : all.devices())
                                  seen.append({device.plug.kind, device.plug.place, device.info, device.health});
                              return seen;
                          },
                      .placeFacts = [](const QString &place) { return devices::hub::factsOf(place); },
                      .toTry = given.doctor ? [&all] { return ui::DeviceTry::Devices{
                                                  .readers = all.all<devices::CardReader>(),
                                                  .printers = all.all<devices::ReceiptPrinter>(),
                                                  .codeScanners = all.all<devices::CodeScanner>()}; }
                                            : std::function<ui::DeviceTry::Devices()>(),
                      .printers = nullptr,
                      .chosenPrinter = {}},
                     clock);
    }
    auto desk = std::make_unique<core::flow::KioskDesk>(deskSettings, clock);
    if (!options.isSet(sessionMode))
        return runShell(*desk, given.settings, tongue, given.reportFile);
    // The session alone has the devices: what stands on a card is read there and dies there.
    devices::hub::Hub hub(shippedDrivers(), clock);
    hub.use(*plugs);
    hub.prefer(given.settings.use);
    return runSession(std::move(desk), hub, clock, tongue);
}
