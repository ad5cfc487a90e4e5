#include "base/log.h"
#include "core/flow/kiosk_desk.h"
#include "devices/card/sdt_reader.h"
#include "devices/hub/hub.h"
#include "devices/print/escpos_printer.h"
#include "kiosk/end_signals.h"
#include "kiosk/parent_pipe.h"
#include "kiosk/progress.h"
#include "kiosk/session.h"
#include "kiosk/shell.h"
#include "kiosk/style.h"
#include "ui/stall_detector.h"
#include "ui/translations.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTranslator>

#include <cstdio>
#include <sys/prctl.h>
#include <sys/resource.h>

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

// A language can be taken back here: the next citizen begins in Chinese.
class Tongue
{
public:
    bool speak(bool english)
    {
        QCoreApplication::removeTranslator(&m_english);
        QLocale::setDefault(english ? QLocale(QLocale::English) : QLocale(QLocale::Chinese, QLocale::China));
        if (!english)
            return true;
        return (!m_english.isEmpty() || m_english.load(u":/yc/i18n/yichuang_en.qm"_s))
            && QCoreApplication::installTranslator(&m_english);
    }

private:
    QTranslator m_english;
};

// No memory of a citizen reaches a disk.
void forbidDumps()
{
    constexpr rlimit none{.rlim_cur = 0, .rlim_max = 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0);
}

int runShell(core::flow::KioskDesk &desk, const kiosk::Settings &settings, Tongue &tongue, const QString &reportFile)
{
    const ui::StallDetector stalls;
    auto arguments = QCoreApplication::arguments().mid(1);
    arguments.prepend(u"--one-session"_s);
    kiosk::SessionProcess session(QCoreApplication::applicationFilePath(), arguments);
    kiosk::Shell shell(desk, session, settings, [&tongue](bool english) { return tongue.speak(english); });
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

int runSession(core::flow::KioskDesk &desk, devices::hub::Hub &hub, const Clock &clock, Tongue &tongue)
{
    const ui::StallDetector stalls;
    Worker papers("yc-papers");
    kiosk::ParentPipe shell;
    kiosk::Session session({.reader = hub.cardReader(),
                            .printer = hub.receiptPrinter(),
                            .ask = [&desk](const core::domain::Person &person, QObject *context,
                                           kiosk::CasesAnswer done) { desk.casesOf(person, context, std::move(done)); },
                            .clock = clock,
                            .papers = papers,
                            .hallName = [&desk] { return desk.terminal().nodeName; }},
                           {});
    bool english = false;
    QObject::connect(&shell, &kiosk::ParentPipe::said, &session, [&](const QString &what, const QString &language) {
        english = language == u"en"_s;
        if (what == u"show"_s)
            session.begin();
    });
    QObject::connect(&shell, &kiosk::ParentPipe::gone, &session, [] { QCoreApplication::quit(); });
    QObject::connect(&session, &kiosk::Session::aboutToShow, &session, [&] { tongue.speak(english); });
    QObject::connect(&session, &kiosk::Session::shown, &session, [&] { shell.tell({{u"event"_s, u"shown"_s}}); });
    QObject::connect(&session, &kiosk::Session::ended, &session, [&](const QString &why) {
        shell.tell({{u"event"_s, u"ended"_s},
                    {u"why"_s, why},
                    {u"printed"_s, session.slipsPrinted()},
                    {u"stallMs"_s, stalls.seen().worstMs}});
        QCoreApplication::quit();
    });
    desk.start();
    hub.start();
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    forbidDumps();
    log::takeQtMessages();
    kiosk::EndSignals ends; // before the first thread
    ui::Application application(argc, argv);
    ends.watch();
    QApplication::setApplicationName(u"yichuang-kiosk"_s);
    QApplication::setQuitOnLastWindowClosed(false); // a hidden session is no reason to go

    QCommandLineParser options;
    options.setApplicationDescription(u"Yichuang kiosk client"_s);
    options.addHelpOption();
    const QCommandLineOption vault(u"vault"_s, u"folder of this terminal's sealed data"_s, u"DIR"_s);
    const QCommandLineOption settingsFile(u"settings"_s, u"JSON settings, see kiosk/settings.h"_s, u"FILE"_s);
    const QCommandLineOption reportFile(u"report"_s, u"where to write this run's figures"_s, u"FILE"_s);
    // Not --session: Qt takes that for the desktop's session management and swallows it.
    QCommandLineOption sessionMode(u"one-session"_s, u"the child that serves one citizen; started by the shell"_s);
    sessionMode.setFlags(QCommandLineOption::HiddenFromHelp);
    options.addOptions({vault, settingsFile, reportFile, sessionMode});
    options.process(application);

    kiosk::Settings settings;
    if (options.isSet(settingsFile)) {
        QFile file(options.value(settingsFile));
        if (!file.open(QIODevice::ReadOnly))
            return refuse("cannot read", file.fileName());
        auto read = kiosk::settingsFrom(file.readAll());
        if (!read)
            return refuse("does not understand", file.fileName());
        settings = std::move(*read);
    }
    const auto plugs = devices::hub::plugsFromJson(settings.devices);
    if (!plugs)
        return refuse("does not understand the devices in", options.value(settingsFile));
    const auto light = ui::loadTheme(ui::ThemeName::Light);
    if (!light || !ui::speak(ui::Language::Chinese, application))
        return refuse("cannot read its", u"theme or texts"_s);
    const auto theme = kiosk::kioskTheme(*light);
    ui::apply(theme, application);
    application.setStyleSheet(theme.styleSheet() + kiosk::kioskStyleSheet(theme));

    const SystemClock clock;
    core::flow::DeskSettings deskSettings;
    deskSettings.vaultFolder = options.isSet(vault) ? options.value(vault)
                                                    : QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    deskSettings.keysInFile = settings.keysInFile;
    deskSettings.hall = settings.hall;
    core::flow::KioskDesk desk(deskSettings, clock);
    Tongue tongue;
    if (!options.isSet(sessionMode))
        return runShell(desk, settings, tongue, options.value(reportFile));
    // The session alone has the devices: what stands on a card is read there and dies there.
    devices::hub::Hub hub({devices::card::sdtDriver(), devices::print::escPosDriver(kiosk::drawSlipLine)}, clock);
    hub.use(*plugs);
    return runSession(desk, hub, clock, tongue);
}
