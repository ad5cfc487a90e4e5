#include "ui/diagnosis_run.h"

#include "base/own_programs.h"
#include "devices/api/document_printer.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace yc::ui
{

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace
{

constexpr auto TryEnd = 15s; // a hand with a card, a line of paper
constexpr auto DevicesLook = 200ms;
constexpr auto HelperEnd = 4s;

const auto AfterHelpers = u"helpers"_s; // where helpers and devices come into the order
const auto AfterDevices = u"devices"_s;

bool isUp(const DeviceSeen &device)
{
    using devices::DeviceState;
    const auto state = device.health.state;
    return state == DeviceState::Ready || state == DeviceState::Busy || state == DeviceState::Guidance
        || state == DeviceState::Fault;
}

} // namespace

DiagnosisRun::DiagnosisRun(DiagnosisParts parts, const Clock &clock, QObject *parent)
    : QObject(parent), m_parts(std::move(parts)), m_clock(clock),
      m_order{u"system"_s,   u"screens"_s,   u"locale"_s, u"fonts"_s,   u"settings"_s, u"vault"_s,
              u"keychain"_s, u"enrolment"_s, u"hall"_s,   AfterHelpers, AfterDevices}
{
    if (m_parts.printers)
        m_order += u"printers"_s;
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, &DiagnosisRun::endWithWhatIsKnown);
    m_devicesEnd.setSingleShot(true);
    connect(&m_devicesEnd, &QTimer::timeout, this, [this] { lookAtDevices(true); });
    connect(&m_look, &QTimer::timeout, this, [this] { lookAtDevices(false); });
    m_tryEnd.setSingleShot(true);
    connect(&m_tryEnd, &QTimer::timeout, this, &DiagnosisRun::tellDevices);
}

DiagnosisRun::~DiagnosisRun() = default;

void DiagnosisRun::start()
{
    m_end.start(m_parts.toTry ? m_parts.limits.doctor : m_parts.limits.all);
    for (auto &&check : {checkSystem(), checkScreens(), checkLocale(), checkFonts(), checkSettings(m_parts.options)})
        take(check);
    askTerminal();
    askHelpers();
    askPrinters();
}

void DiagnosisRun::take(const Check &check)
{
    if (m_over)
        return;
    if (!m_order.contains(check.id)) {
        const auto &before = check.id.startsWith(u"device."_s) ? AfterDevices : AfterHelpers;
        m_order.insert(m_order.indexOf(before), check.id);
    }
    Diagnosis one{.program = {}, .version = {}, .checks = {check}};
    Q_EMIT seen(one.toText().split(u'\n').value(1));
    m_done.insert(check.id, check);
    if (isDone())
        finish();
}

bool DiagnosisRun::isDone() const
{
    return std::ranges::all_of(m_order, [this](const QString &id) {
        return m_done.contains(id) || id == AfterHelpers || (id == AfterDevices && m_devicesKnown);
    });
}

void DiagnosisRun::askTerminal()
{
    using core::flow::TerminalCheck;
    m_terminal = std::make_unique<TerminalCheck>(m_parts.desk, m_parts.options.settings.terminalCode, m_clock);
    connect(m_terminal.get(), &TerminalCheck::vaultSeen, this, [this](const core::flow::VaultFacts &facts) {
        m_inUse = facts.inUse;
        take(checkVault(facts));
        askDevices();
    });
    connect(m_terminal.get(), &TerminalCheck::keysSeen, this,
            [this](const core::flow::KeyFacts &facts) { take(checkKeys(facts)); });
    connect(m_terminal.get(), &TerminalCheck::identitySeen, this,
            [this](const std::optional<core::flow::IdentityFacts> &facts) {
                take(checkIdentity(facts, m_inUse, m_clock.now()));
            });
    connect(m_terminal.get(), &TerminalCheck::hallSeen, this,
            [this](const std::optional<core::flow::HallFacts> &facts) { take(checkHall(facts, m_inUse)); });
    m_terminal->start();
}

void DiagnosisRun::askHelpers()
{
    for (const auto &path : std::as_const(m_parts.tools)) {
        const bool there = QFileInfo(path).isExecutable();
        take(checkHelper({.name = QFileInfo(path).fileName(), .path = path, .there = there, .starts = there}));
    }
    for (const auto &path : std::as_const(m_parts.helpers)) {
        const auto name = QFileInfo(path).fileName();
        m_order.insert(m_order.indexOf(AfterHelpers), u"helper."_s + name);
        if (!QFileInfo(path).isExecutable()) {
            take(checkHelper({.name = name, .path = path}));
            continue;
        }
        auto *process = new QProcess(this);
        // Without a socket to speak over it says so and ends with 2: it was loaded with all that it needs.
        connect(process, &QProcess::finished, this, [this, name, path](int status, QProcess::ExitStatus how) {
            take(checkHelper(
                {.name = name, .path = path, .there = true, .starts = how == QProcess::NormalExit && status == 2}));
        });
        connect(process, &QProcess::errorOccurred, this, [this, name, path](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                take(checkHelper({.name = name, .path = path, .there = true}));
        });
        QTimer::singleShot(HelperEnd, process, &QProcess::kill);
        process->setStandardInputFile(QProcess::nullDevice());
        process->start(path, QStringList());
    }
}

void DiagnosisRun::askPrinters()
{
    auto *printers = m_parts.printers;
    if (!printers)
        return;
    connect(printers, &devices::DocumentPrinter::queuesChanged, this, [this, printers] {
        if (!printers->hasAnswered())
            return;
        auto check = checkPrinters(*printers, m_parts.chosenPrinter);
        if (m_parts.toTry)
            check.steps = stepsOf(*printers, m_parts.chosenPrinter);
        take(check);
    });
    printers->start();
}

void DiagnosisRun::askDevices()
{
    // Readers and printers serve one client at a time: those of a client that runs are left to it.
    if (m_inUse) {
        const auto devices = m_parts.devices();
        for (const auto &device : devices) {
            auto check = checkDevice(device);
            check.state = Check::State::Unknown;
            check.code = std::nullopt;
            check.says = device.place + u" · "_s + tr("客户端正在使用，请看客户端的设备状态");
            check.facts = {{u"place"_s, device.place}, {u"state"_s, u"in-use"_s}};
            take(check);
        }
        m_devicesKnown = true; // the last of them may have been the last of all
        if (isDone())
            finish();
        return;
    }
    if (m_parts.toTry) {
        askPlaces();
        m_try = std::make_unique<DeviceTry>(m_parts.toTry());
        connect(m_try.get(), &DeviceTry::changed, this, &DiagnosisRun::waitForHands);
        m_try->start();
    }
    m_devicesAsked = true;
    m_parts.startDevices();
    m_devicesEnd.start(m_parts.limits.devices);
    m_look.start(DevicesLook);
    lookAtDevices(false);
}

void DiagnosisRun::lookAtDevices(bool last)
{
    const auto devices = m_parts.devices();
    if (!last && !std::ranges::all_of(devices, isUp))
        return;
    m_look.stop();
    m_devicesEnd.stop();
    if (!m_try)
        return tellDevices();
    m_tryEnd.start(TryEnd);
    waitForHands();
}

// The doctor's second half: what was asked of people and paper comes, or does not.
void DiagnosisRun::waitForHands()
{
    for (const auto &words : m_try->asks()) {
        if (m_asked.contains(words))
            continue;
        m_asked += words;
        Q_EMIT seen(words);
    }
    if (m_tryEnd.isActive() && !m_try->isWaiting() && m_placesLeft == 0)
        tellDevices();
}

void DiagnosisRun::askPlaces()
{
    m_places = std::make_unique<Worker>("yc-places");
    const auto devices = m_parts.devices();
    m_placesLeft = devices.size();
    for (const auto &device : devices)
        m_places->run([look = m_parts.placeFacts, place = device.place] { return look(place); }, this,
                      [this, place = device.place](const devices::PlaceFacts &facts) {
                          m_facts.insert(place, facts);
                          --m_placesLeft;
                          waitForHands();
                      });
}

void DiagnosisRun::tellDevices()
{
    m_tryEnd.stop();
    if (m_try)
        m_try->stop();
    QHash<QString, int> seenBefore;
    for (auto &device : m_parts.devices()) {
        if (m_try) {
            device.at = m_facts.value(device.place);
            device.tried = m_try->of(device.kind, device.place);
        }
        auto check = checkDevice(device);
        if (const auto number = ++seenBefore[check.id]; number > 1)
            check.id += u".%1"_s.arg(number);
        take(check);
    }
    m_devicesKnown = true; // not before: the first of them would end it
    if (isDone())
        finish();
}

// A slow machine comes late to its devices: how each of them is now says more than that all took too long.
void DiagnosisRun::endWithWhatIsKnown()
{
    if (m_devicesAsked && !m_devicesKnown) {
        m_look.stop();
        m_devicesEnd.stop();
        tellDevices();
    }
    finish();
}

void DiagnosisRun::finish()
{
    if (std::exchange(m_over, true))
        return;
    m_end.stop();
    m_look.stop();
    m_devicesEnd.stop();
    Diagnosis all{.program = QCoreApplication::applicationName(), .version = version(), .checks = {}};
    for (const auto &id : std::as_const(m_order)) {
        if (m_done.contains(id))
            all.checks.append(m_done.value(id));
        else if (id != AfterHelpers && (id != AfterDevices || !m_devicesKnown))
            all.checks.append(tookTooLong(id));
    }
    Q_EMIT finished(all);
}

void diagnose(DiagnosisParts parts, const Clock &clock)
{
    const bool json = parts.options.json;
    auto *run = new DiagnosisRun(std::move(parts), clock); // see below: it may not be possible to end it
    int status = 1;
    if (!json)
        QObject::connect(run, &DiagnosisRun::seen, run,
                         [](const QString &line) { std::fprintf(stderr, "… %s\n", qUtf8Printable(line)); });
    QObject::connect(run, &DiagnosisRun::finished, run, [&status, json](const Diagnosis &diagnosis) {
        const auto told = json ? diagnosis.toJson() : diagnosis.toText().toUtf8();
        std::fwrite(told.constData(), 1, static_cast<std::size_t>(told.size()), stdout);
        status = diagnosis.allWell() ? 0 : 1;
        QCoreApplication::quit();
    });
    QTimer::singleShot(0, run, &DiagnosisRun::start);
    QCoreApplication::exec();
    std::fflush(stdout);
    std::fflush(stderr);
    // Threads that wait for a keychain or a device cannot be joined in time, and nothing here has anything to save.
    std::_Exit(status);
}

} // namespace yc::ui
