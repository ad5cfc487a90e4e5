#include "devices/scan/sane_session.h"

#include "base/log.h"

#include <algorithm>

namespace yc::devices::scan
{

using scanner::Event;
using scanner::State;
using namespace std::chrono_literals;

namespace
{

constexpr auto EndingSilence = 3s; // a killed process goes at once unless the kernel holds it

Guidance guidanceOf(Code code)
{
    if (code == codes::ScannerNoPaper)
        return Guidance::LoadPaper;
    if (code == codes::ScannerJammed)
        return Guidance::ClearJam;
    if (code == codes::ScannerCoverOpen)
        return Guidance::CloseCover;
    if (code == codes::ScannerDoubleFed || code == codes::ScannerNoPick)
        return Guidance::SeparateSheets;
    return Guidance::None;
}

// Somebody has to see to the feeder before it goes on.
bool isTrouble(Guidance guidance)
{
    return guidance == Guidance::ClearJam || guidance == Guidance::CloseCover || guidance == Guidance::SeparateSheets;
}

DeviceState deviceStateOf(State state, Guidance guidance, bool faulty, bool wasOpen)
{
    switch (state) {
    case State::Stopped: return DeviceState::Absent;
    case State::Opening: return wasOpen ? DeviceState::Recovering : DeviceState::Opening;
    case State::Scanning: return DeviceState::Busy;
    case State::Ending:
    case State::Waiting: return faulty ? DeviceState::Fault : DeviceState::Absent;
    case State::Ready: break;
    }
    return guidance == Guidance::None ? DeviceState::Ready : DeviceState::Guidance;
}

} // namespace

SaneSession::SaneSession(SaneSettings settings, const Clock &clock)
    : m_settings(std::move(settings)), m_clock(clock),
      m_helper({.message = [this](ipc::Message message) { take(std::move(message)); },
                .gone =
                    [this](bool, bool crashed) {
                        if (m_state == State::Ending)
                            return move(Event::ProcessGone); // as we wanted
                        lost({m_state == State::Opening ? codes::ScannerAbsent : codes::ScannerIo,
                              crashed ? QStringLiteral("crashed") : QStringLiteral("ended")},
                             Event::ProcessGone);
                    },
                .nonsense =
                    [this](Code code) {
                        lost({codes::ScannerIo, toString(code)}, Event::Unplugged);
                    }},
               this),
      m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &SaneSession::timerRang);
}

SaneSession::~SaneSession() = default;

void SaneSession::start()
{
    if (m_state == State::Stopped)
        move(Event::Started);
}

void SaneSession::scan(quint64 id, const ScanRequest &request)
{
    if (m_state == State::Stopped) {
        Q_EMIT failed(id, {codes::ScannerAbsent, {}});
        return;
    }
    if (m_request && (!m_cancelled || m_next)) {
        Q_EMIT failed(id, {codes::ScannerBusy, {}});
        return;
    }
    if (m_request) {
        m_next = Asked{id, request};
        return;
    }
    begin({id, request});
    if (m_state == State::Ready || m_state == State::Waiting)
        move(Event::ScanAsked);
}

void SaneSession::lookAgain()
{
    switch (m_state) {
    case State::Stopped: return;
    case State::Waiting:
        m_retry.beginAgain(); // it may be ready a moment after its node is
        return move(Event::Tick);
    case State::Opening: // what is being listed may have been listed before the change
    case State::Scanning:
    case State::Ending: m_lookSoon = true; return;
    case State::Ready:
        if (m_looking)
            m_lookSoon = true;
        else if (m_watch == Watch::Plug)
            look();
        return;
    }
}

void SaneSession::look()
{
    m_looking = true;
    m_lookSoon = false;
    m_lastLook = m_clock.sinceStart();
    send(Say::Look);
}

// What is on the network tells of no unplugging at all.
void SaneSession::lookIfDue()
{
    if (m_state != State::Ready || m_looking || m_watch == Watch::Plug)
        return;
    const auto beat = m_watch != Watch::Status ? m_settings.openBeat
        : isTrouble(m_health.guidance)         ? m_settings.troubleBeat
                                               : m_settings.statusBeat;
    if (m_clock.sinceStart() - m_lastLook >= beat)
        look();
}

void SaneSession::looked(const QJsonObject &body)
{
    m_looking = false;
    if (m_state != State::Ready)
        return; // a scan was asked for meanwhile, and tells by itself
    if (!body.value(QStringLiteral("there")).toBool())
        return lost({codes::ScannerAbsent, QStringLiteral("gone")}, Event::Unplugged);
    borne(Phase::Idle);
    const auto found = foundFromJson(body);
    opened(found);
    if (found.feeder)
        heardOfFeeder(*found.feeder);
    tellHealth(); // it may be another one
    if (m_lookSoon && m_watch == Watch::Plug)
        look();
}

// What was asked for is done when the scanner says so. Of what goes wrong while nobody scans nothing is asked for.
void SaneSession::heardOfFeeder(const FoundScanner::Feeder &feeder)
{
    m_guidanceSince = m_clock.sinceStart();
    if (isTrouble(m_health.guidance))
        setGuidance(feeder.trouble ? guidanceOf(*feeder.trouble) : Guidance::None);
    else if (m_health.guidance == Guidance::LoadPaper && feeder.loaded)
        setGuidance(Guidance::None);
}

// SANE tells of no paper that was taken out: whoever went on with something else would read of a jam until the next
// scan. By then it is cleared, or the next scan says so again.
void SaneSession::fadeIfDue()
{
    if (m_state != State::Ready || !isTrouble(m_health.guidance)
        || m_clock.sinceStart() - m_guidanceSince < m_settings.clearing)
        return;
    setGuidance(Guidance::LoadPaper);
    tellHealth();
}

void SaneSession::opened(const FoundScanner &found)
{
    m_known = found.place;
    m_watch = found.watch;
    m_lastLook = m_clock.sinceStart();
    m_health.counter = found.counter;
    Q_EMIT openedAs(found);
}

void SaneSession::begin(const Asked &asked)
{
    m_request = asked;
    m_cancelled = false;
    m_pages = 0;
    setGuidance(Guidance::None);
}

void SaneSession::cancel(quint64 id)
{
    if (m_next && m_next->id == id)
        m_next.reset();
    if (!m_request || m_request->id != id || m_cancelled)
        return;
    m_cancelled = true;
    if (m_state != State::Scanning)
        return scanEnded(std::nullopt);
    send(Say::Cancel);
    m_timer->start(m_settings.cancelSilence);
}

void SaneSession::move(Event event)
{
    const auto to = scanner::next(m_state, event);
    if (!to) {
        log::write(
            log::Level::Debug, "scan", "no-such-move",
            {{QStringLiteral("state"), static_cast<int>(m_state)}, {QStringLiteral("event"), static_cast<int>(event)}});
        return;
    }
    m_state = *to;
    enter();
    tellHealth();
}

void SaneSession::enter()
{
    m_timer->stop();
    switch (m_state) {
    case State::Stopped: return forgetHelper();
    case State::Opening: return startHelper();
    case State::Ready:
        borne(Phase::Idle);
        if (m_request)
            return move(Event::ScanAsked);
        if (m_lookSoon && !m_looking && m_watch == Watch::Plug)
            look();
        return;
    case State::Scanning: borne(Phase::Starting); return send(Say::Scan, toJson(m_request->request));
    case State::Ending:
        if (!m_helper.isThere())
            return move(Event::ProcessGone);
        m_timer->start(EndingSilence);
        return m_helper.kill();
    case State::Waiting:
        forgetHelper();
        // Nobody waits for a pause that is there to spare the machine.
        m_timer->start(m_request || m_lookSoon ? 0ms : m_retry.next());
        return;
    }
}

void SaneSession::startHelper()
{
    borne(Phase::Opening);
    m_looking = m_lookSoon = false;
    m_helper.start(m_settings.program, m_settings.environment);
    if (!m_helper.isThere())
        return; // it has been told
    Q_EMIT helperIs(m_helper.pid());
    send(Say::Open, toJson(OpenRequest{m_settings.device, m_settings.options, m_known}));
}

void SaneSession::forgetHelper()
{
    m_helper.forget();
    Q_EMIT helperIs(0);
}

void SaneSession::take(ipc::Message message)
{
    const auto object = ipc::objectFromBody(message.body);
    if (!object)
        return lost({codes::ScannerIo, toString(object.error())}, Event::Unplugged);
    switch (static_cast<Say>(message.kind)) {
    case Say::Beat:
        if (!m_cancelled) // that it lives is not enough then: it must come to an end
            borne(phaseFromJson(*object));
        lookIfDue();
        return fadeIfDue();
    case Say::Opened:
        m_retry.beginAgain();
        m_wasOpen = true;
        opened(foundFromJson(*object));
        return move(Event::Opened);
    case Say::Progress:
        if (!m_cancelled)
            borne(Phase::Reading);
        Q_EMIT progress(m_request ? m_request->id : 0, object->value(QStringLiteral("page")).toInt(),
                        object->value(QStringLiteral("lines")).toInt(), object->value(QStringLiteral("of")).toInt());
        return;
    case Say::Page: return takePage(*object, message);
    case Say::Finished: {
        const auto report = stackReportFromJson(*object);
        if (!report)
            return lost({codes::ScannerIo, toString(report.error())}, Event::Unplugged);
        return takeEnd(*report);
    }
    case Say::Failed: {
        const auto error = errorFromJson(*object);
        if (m_state == State::Opening)
            return lost(error, Event::OpenFailed);
        return scanEnded(error);
    }
    case Say::Looked: return looked(*object);
    case Say::Open:
    case Say::Scan:
    case Say::Look:
    case Say::Cancel: break; // ours to say
    }
    lost({codes::ScannerIo, QStringLiteral("message %1").arg(message.kind)}, Event::Unplugged);
}

void SaneSession::takePage(const QJsonObject &body, ipc::Message &message)
{
    const auto head = pageHeadFromJson(body);
    if (!head || message.files.size() != 1 || m_state != State::Scanning)
        return lost({codes::ScannerIo, QStringLiteral("a page that is none")}, Event::Unplugged);
    auto image = Image::adopt(message.files.front().release(), head->size, head->format, head->dpi);
    if (!image)
        return lost({codes::ScannerIo, toString(image.error())}, Event::Unplugged);
    ++m_pages;
    ++m_health.done;
    m_lastPage = m_clock.sinceStart();
    if (!m_cancelled)
        borne(Phase::Starting);
    Q_EMIT pageScanned(m_request ? m_request->id : 0, std::make_shared<Image>(std::move(*image)), head->blank);
}

void SaneSession::takeEnd(const StackReport &report)
{
    m_health.counter = std::max(m_health.counter, report.counter);
    if (m_request && !m_cancelled && (report.made >= 0 || report.sheetsLeft || report.stopped))
        Q_EMIT stackCounted(
            m_request->id,
            {.arrived = m_pages, .made = report.made, .sheetsLeft = report.sheetsLeft, .stopped = report.stopped});
    scanEnded(std::nullopt);
}

void SaneSession::scanEnded(const std::optional<DeviceError> &error)
{
    if (!m_request)
        return;
    const auto id = m_request->id;
    m_request.reset();
    if (error && !m_cancelled) {
        ++m_health.failed;
        m_health.lastFault = error;
        setGuidance(guidanceOf(error->code));
        Q_EMIT failed(id, *error);
    } else {
        Q_EMIT finished(id, m_pages);
    }
    m_cancelled = false;
    if (const auto next = std::exchange(m_next, std::nullopt))
        begin(*next);
    if (m_state != State::Scanning)
        return;
    // SANE tells of no unplugging, and a handle to a device that has gone stays good in its eyes. So one that broke off
    // counts as away until it has been opened anew.
    const bool isAway = error && (error->code == codes::ScannerIo || error->code == codes::ScannerAbsent);
    move(isAway ? Event::Unplugged : Event::ScanEnded);
}

void SaneSession::timerRang()
{
    switch (m_state) {
    case State::Waiting: return move(Event::Tick);
    case State::Ending: return move(Event::TimedOut);
    case State::Opening:
    case State::Ready:
    case State::Scanning: return lost({codes::ScannerHung, {}}, Event::TimedOut);
    case State::Stopped: return;
    }
}

void SaneSession::borne(Phase phase)
{
    switch (phase) {
    case Phase::Idle: m_timer->start(m_settings.idleSilence); return;
    case Phase::Opening: m_timer->start(m_settings.openingSilence); return;
    case Phase::Starting: m_timer->start(isWarm() ? m_settings.warmSilence : m_settings.startingSilence); return;
    case Phase::Reading: m_timer->start(m_settings.readingSilence); return;
    }
}

bool SaneSession::isWarm() const
{
    return m_lastPage && m_clock.sinceStart() - *m_lastPage < m_settings.staysWarm;
}

void SaneSession::send(Say what, const QJsonObject &body)
{
    m_helper.send(static_cast<quint16>(what), body);
}

void SaneSession::lost(const DeviceError &error, Event event)
{
    m_health.lastFault = error;
    log::write(log::Level::Warning, "scan", "helper-lost",
               {{QStringLiteral("code"), toString(error.code)}, {QStringLiteral("detail"), error.detail}});
    const bool told = m_request || error.code == codes::ScannerHung;
    const auto id = m_request ? m_request->id : 0;
    m_request.reset();
    m_cancelled = false;
    if (told) { // without a scan to fail, the health alone says it
        ++m_health.failed;
        Q_EMIT failed(id, error);
    }
    if (const auto next = std::exchange(m_next, std::nullopt))
        begin(*next);
    move(event);
}

void SaneSession::setGuidance(Guidance guidance)
{
    m_guidanceSince = m_clock.sinceStart();
    if (m_health.guidance == guidance)
        return;
    m_health.guidance = guidance;
    Q_EMIT guidanceIs(guidance);
}

void SaneSession::tellHealth()
{
    const bool faulty = m_health.lastFault && m_health.lastFault->code != codes::ScannerAbsent;
    m_health.state = deviceStateOf(m_state, m_health.guidance, faulty, m_wasOpen);
    Q_EMIT healthIs(m_health);
}

} // namespace yc::devices::scan
