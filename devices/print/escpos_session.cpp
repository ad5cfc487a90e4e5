#include "devices/print/escpos_session.h"

#include "base/log.h"
#include "devices/print/protocol/escpos.h"
#include "devices/print/protocol/escpos_mask.h"
#include "devices/transport/wire_record.h"

#include <algorithm>

namespace yc::devices::print
{

using escpos::Ask;
using printer::Event;
using printer::State;
using namespace std::chrono_literals;

namespace
{

// The error cause is asked too: "offline" alone tells nobody what to do.
constexpr std::array Questions{Ask::Printer, Ask::OfflineCause, Ask::ErrorCause, Ask::Paper, Ask::Full};
// While a slip is being printed only what can interrupt it.
constexpr std::array WhilePrinting{Ask::OfflineCause, Ask::Paper};
constexpr auto WhilePrintingEvery = 250ms;
constexpr std::size_t MostOutcomes = 1000;

// `known`: it has answered every question since it was opened.
DeviceState deviceStateOf(State state, const escpos::Meaning &meaning, bool known, bool faulty, bool wasOpen)
{
    const auto trying = wasOpen ? DeviceState::Recovering : DeviceState::Opening;
    switch (state) {
    case State::Stopped: return DeviceState::Absent;
    case State::Absent: return faulty ? DeviceState::Fault : DeviceState::Absent;
    case State::Opening: return trying;
    case State::Printing:
    case State::AskingAfter: return DeviceState::Busy;
    case State::Asking:
        if (!known)
            return trying; // a wire alone prints nothing
        break;
    case State::Watching: break;
    }
    if (!meaning.code)
        return DeviceState::Ready; // a roll near its end still prints
    return meaning.guidance == Guidance::None ? DeviceState::Fault : DeviceState::Guidance;
}

} // namespace

EscPosSession::EscPosSession(EscPosSettings settings, LineRasteriser rasterise, const Clock &clock)
    : m_settings(std::move(settings)), m_rasterise(std::move(rasterise)), m_clock(clock), m_timer(new QTimer(this)),
      m_expiry(new QTimer(this))
{
    m_timer->setSingleShot(true);
    m_expiry->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &EscPosSession::timerRang);
    connect(m_expiry, &QTimer::timeout, this, &EscPosSession::dropExpired);
}

EscPosSession::~EscPosSession() = default;

void EscPosSession::start()
{
    if (m_state == State::Stopped)
        move(Event::Started);
}

void EscPosSession::lookAgain()
{
    if (m_state != State::Absent)
        return;
    m_retry.beginAgain(); // should it not answer yet, the tries begin close together again
    move(Event::Tick);
}

void EscPosSession::print(Slip slip, std::chrono::milliseconds expires)
{
    const auto jobId = slip.jobId;
    if (const auto known = m_outcomes.constFind(jobId); known != m_outcomes.cend()) {
        if (known->printed)
            Q_EMIT printed(jobId);
        else
            Q_EMIT notPrinted(jobId, known->error);
        return;
    }
    const auto same = [&](const Job &job) { return job.slip.jobId == jobId; };
    if (m_printing == jobId || std::any_of(m_jobs.begin(), m_jobs.end(), same))
        return; // its answer is still to come, and will be the answer to both
    m_jobs.push_back({std::move(slip), expires});
    dropExpired();
    if (m_state == State::Watching || m_state == State::Absent)
        move(Event::JobCame);
}

void EscPosSession::cancel(const QString &jobId)
{
    const auto job
        = std::find_if(m_jobs.begin(), m_jobs.end(), [&](const Job &one) { return one.slip.jobId == jobId; });
    if (job == m_jobs.end())
        return;
    m_jobs.erase(job);
    settle(jobId, {false, {yc::codes::Cancelled, {}}});
    dropExpired();
}

void EscPosSession::move(Event event)
{
    const auto to = printer::next(m_state, event);
    if (!to) {
        log::write(
            log::Level::Debug, "print", "no-such-move",
            {{QStringLiteral("state"), static_cast<int>(m_state)}, {QStringLiteral("event"), static_cast<int>(event)}});
        return;
    }
    m_state = *to;
    enter();
    tellHealth();
}

void EscPosSession::enter()
{
    m_timer->stop();
    switch (m_state) {
    case State::Stopped: return closeStream();
    case State::Absent:
        closeStream();
        m_timer->start(m_retry.next());
        return;
    case State::Opening: return openStream();
    case State::Asking:
    case State::AskingAfter: m_question = 0; return askNext();
    case State::Watching: m_timer->start(m_leaving ? m_settings.watchMouth : m_settings.watch); return askName();
    case State::Printing: return sendSlip();
    }
}

void EscPosSession::openStream()
{
    closeStream();
    const auto place = transport::placeFromText(m_settings.place);
    if (!place)
        return lost({place.error(), m_settings.place}, Event::Unplugged);
    m_timer->start(m_settings.openTimeout);
    m_stream.open(transport::recorded(transport::makeStream(*place), *place,
                                      {m_settings.recordFolder, QStringLiteral("escpos"),
                                       std::make_shared<transport::MaskOf<escpos::MaskedPrinter>>(), &m_clock}),
                  {.opened = [this] { move(Event::Opened); },
                   .arrived = [this](const QByteArray &bytes) { arrived(bytes); },
                   .lost = [this](const DeviceError &error) { lost(error, Event::Unplugged); }});
}

void EscPosSession::closeStream()
{
    if (!m_stream)
        return;
    m_stream.close();
    m_buffer.clear();
    m_tells = false;
    m_mouthless = false;
    m_leaving.reset();
    m_status.slipInMouth = false;
    m_nameTaker.clear();
    m_name = 0;
    m_nameBy.reset();
}

void EscPosSession::askNext()
{
    m_repeated = false;
    m_buffer.clear(); // what still lies there answers an older question
    sendQuestion();
}

void EscPosSession::sendQuestion()
{
    m_stream->write(escpos::ask(asked()));
    m_timer->start(m_settings.answerTimeout);
}

void EscPosSession::timerRang()
{
    switch (m_state) {
    case State::Opening: return lost({codes::NoConnection, {}}, Event::TimedOut);
    case State::Absent:
    case State::Watching: return move(Event::Tick);
    case State::Asking:
    case State::AskingAfter:
        if (!m_repeated) {
            m_repeated = true;
            return sendQuestion();
        }
        if (asked() == Ask::Full) { // the settings are wrong about the model: it prints all the same
            log::write(log::Level::Warning, "print", "no-mouth-sensor", {{QStringLiteral("place"), m_settings.place}});
            m_mouthless = true;
            m_leaving.reset();
            return allAnswered();
        }
        return lost({codes::PrinterSilent, {}}, Event::TimedOut);
    case State::Printing:
        if (m_clock.sinceStart() >= m_settleBy) {
            // Some models never answer in order. If they answer at all, the round that follows says the rest.
            log::write(log::Level::Info, "print", "no-ordered-answer", {{QStringLiteral("place"), m_settings.place}});
            return move(Event::Settled);
        }
        m_question = (m_question + 1) % WhilePrinting.size();
        m_outstanding = true;
        m_stream->write(escpos::ask(WhilePrinting[m_question]));
        m_timer->start(WhilePrintingEvery);
        return;
    case State::Stopped: return;
    }
}

void EscPosSession::arrived(const QByteArray &bytes)
{
    m_buffer += m_nameBy || m_name > 0 ? m_nameTaker.take(bytes) : bytes;
    while (const auto name = m_nameTaker.next())
        named(*name);
    while (auto answer = escpos::takeAnswer(m_buffer, m_settings.mouth ? Ask::Full : asked())) {
        if (const auto *pushed = std::get_if<escpos::AutomaticStatus>(&*answer)) {
            const auto state = m_state;
            changed(*pushed);
            if (m_state != state)
                return; // what else is in the buffer belonged to the state before
        } else if (const auto *paper = std::get_if<escpos::PaperByte>(&*answer)) {
            if (m_state != State::Printing)
                continue;
            m_status.apply(*paper);
            return move(Event::Settled);
        } else if (const auto *full = std::get_if<escpos::FullStatus>(&*answer)) {
            if ((m_state != State::Asking && m_state != State::AskingAfter) || asked() != Ask::Full)
                continue; // late, or twice
            m_status.apply(*full);
            lookAtMouth();
            return nextQuestion();
        } else {
            const auto state = m_state;
            answered(std::get<escpos::RealtimeByte>(*answer));
            if (m_state != state)
                return; // what else is in the buffer belonged to the state before
        }
    }
}

// Beside everything else: no question about states and no slip waits for it. One that leaves a question unanswered is
// asked nothing more.
void EscPosSession::askName()
{
    if (m_name >= escpos::Names.size() || escpos::meaningOf(m_status).code)
        return; // one that is stopped answers nothing in order
    const auto now = m_clock.sinceStart();
    if (m_nameBy) {
        if (now >= *m_nameBy) {
            m_nameBy.reset();
            m_name = escpos::Names.size();
        }
        return;
    }
    m_nameBy = now + m_settings.answerTimeout;
    m_stream->write(escpos::askName(escpos::Names[m_name]));
}

void EscPosSession::named(const QString &name)
{
    if (!std::exchange(m_nameBy, std::nullopt))
        return; // late: nobody knows of what
    if (m_name == 0)
        m_names = {}; // perhaps another than the one that was plugged in there before
    switch (escpos::Names[m_name++]) {
    case escpos::Name::Firmware: m_names.firmware = name; break;
    case escpos::Name::Maker: m_names.maker = name; break;
    case escpos::Name::Model: m_names.model = name; break;
    case escpos::Name::Serial: m_names.serial = name; break;
    }
    Q_EMIT namesAre(m_names);
    if (m_state == State::Watching)
        askName();
}

// Told without being asked, so at once and not when an idle printer is looked at next.
void EscPosSession::changed(const escpos::AutomaticStatus &pushed)
{
    const auto before = m_status;
    m_status.apply(pushed);
    if (m_status == before)
        return; // some models say the same again and again
    if (m_state == State::Watching)
        return move(Event::Tick); // the round of questions says the rest
    if (m_state == State::Printing)
        endIfTroubled();
}

// What is still in its buffer must not come out as half a slip when the roll is changed.
void EscPosSession::endIfTroubled()
{
    const auto meaning = escpos::meaningOf(m_status);
    if (!meaning.code)
        return;
    m_stream->write(escpos::clearBuffer());
    slipEnded(DeviceError{codes::SlipIncomplete, toString(*meaning.code)});
}

void EscPosSession::answered(escpos::RealtimeByte answer)
{
    if (m_state == State::Printing) {
        if (!std::exchange(m_outstanding, false))
            return;
        m_status.apply(WhilePrinting[m_question], answer);
        endIfTroubled();
        return;
    }
    if ((m_state != State::Asking && m_state != State::AskingAfter) || asked() == Ask::Full)
        return;
    m_status.apply(asked(), answer);
    nextQuestion();
}

// On the wire, or the last that was.
escpos::Ask EscPosSession::asked() const
{
    if (m_state == State::Printing)
        return WhilePrinting[m_question];
    return Questions[std::min(m_question, Questions.size() - 1)];
}

void EscPosSession::nextQuestion()
{
    m_timer->stop();
    ++m_question;
    if (m_question < Questions.size() && (asked() != Ask::Full || asksMouth()))
        return askNext();
    allAnswered();
}

void EscPosSession::lookAtMouth()
{
    Q_EMIT mouthSeen();
    if (!m_leaving)
        return;
    if (m_status.slipInMouth) {
        m_leaving->wasSeen = true;
        return;
    }
    if (m_leaving->wasSeen)
        Q_EMIT taken(m_leaving->jobId);
    else if (m_clock.sinceStart() < m_leaving->until)
        return; // still on its way there
    m_leaving.reset();
}

void EscPosSession::allAnswered()
{
    const auto meaning = escpos::meaningOf(m_status);
    if (!std::exchange(m_tells, true))
        m_stream->write(escpos::tellChanges());
    m_wasOpen = true;
    m_retry.beginAgain();
    if (m_health.guidance != meaning.guidance) {
        m_health.guidance = meaning.guidance;
        Q_EMIT guidanceIs(meaning.guidance);
    }
    if (meaning.code)
        m_health.lastFault = DeviceError{*meaning.code, {}};
    if (m_state == State::AskingAfter) {
        if (meaning.code)
            return slipEnded(DeviceError{codes::SlipIncomplete, toString(*meaning.code)});
        return slipEnded(std::nullopt);
    }
    dropExpired();
    move(meaning.code || m_jobs.empty() ? Event::Idle : Event::SlipSent);
}

void EscPosSession::sendSlip()
{
    auto job = std::move(m_jobs.front());
    m_jobs.pop_front();
    dropExpired();
    m_printing = job.slip.jobId;
    const auto bytes = slipBytes(job.slip, m_settings.paper, m_rasterise);
    if (!bytes) {
        slipEnded(DeviceError{bytes.error(), {}});
        return;
    }
    m_question = 0;
    m_outstanding = false;
    m_settleBy = m_clock.sinceStart() + m_settings.settleTimeout;
    m_stream->write(*bytes + escpos::tellChanges() + escpos::askPaper());
    m_timer->start(WhilePrintingEvery);
}

void EscPosSession::slipEnded(const std::optional<DeviceError> &error)
{
    const auto jobId = *std::exchange(m_printing, std::nullopt);
    settle(jobId, error ? Outcome{false, *error} : Outcome{true, {}});
    m_leaving.reset(); // what stood in the mouth was pushed out
    if (!error && asksMouth())
        m_leaving = Leaving{.jobId = jobId,
                            .wasSeen = m_status.slipInMouth, // by the round that ends here
                            .until = m_clock.sinceStart() + m_settings.mouthPatience};
    move(Event::SlipDone);
}

void EscPosSession::settle(const QString &jobId, const Outcome &outcome)
{
    m_outcomes.insert(jobId, outcome);
    m_outcomeOrder.push_back(jobId);
    if (m_outcomeOrder.size() > MostOutcomes) {
        m_outcomes.remove(m_outcomeOrder.front());
        m_outcomeOrder.pop_front();
    }
    if (outcome.printed) {
        ++m_health.done;
        Q_EMIT printed(jobId);
        return;
    }
    if (outcome.error.code != yc::codes::Cancelled)
        ++m_health.failed;
    Q_EMIT notPrinted(jobId, outcome.error);
}

void EscPosSession::dropExpired()
{
    const auto now = m_clock.sinceStart();
    std::optional<std::chrono::milliseconds> nextExpiry;
    for (auto job = m_jobs.begin(); job != m_jobs.end();) {
        if (job->expires <= now) {
            const auto jobId = job->slip.jobId;
            job = m_jobs.erase(job);
            settle(jobId, {false, {codes::SlipExpired, {}}});
            continue;
        }
        nextExpiry = std::min(nextExpiry.value_or(job->expires), job->expires);
        ++job;
    }
    m_expiry->stop();
    if (nextExpiry)
        m_expiry->start(*nextExpiry - now);
}

void EscPosSession::lost(const DeviceError &error, Event event)
{
    m_health.lastFault = error;
    log::write(log::Level::Warning, "print", "printer-lost",
               {{QStringLiteral("code"), toString(error.code)}, {QStringLiteral("place"), m_settings.place}});
    if (m_printing) // how much of it is on paper nobody knows: a person has to look
        settle(*std::exchange(m_printing, std::nullopt), {false, {codes::SlipIncomplete, toString(error.code)}});
    for (auto jobs = std::exchange(m_jobs, {}); const auto &job : jobs)
        settle(job.slip.jobId, {false, error});
    m_expiry->stop();
    if (m_health.guidance != Guidance::None) {
        m_health.guidance = Guidance::None;
        Q_EMIT guidanceIs(Guidance::None);
    }
    move(event);
}

void EscPosSession::tellHealth()
{
    const bool faulty = m_health.lastFault && !codes::isAway(m_health.lastFault->code);
    m_health.state = deviceStateOf(m_state, escpos::meaningOf(m_status), m_tells, faulty, m_wasOpen);
    Q_EMIT healthIs(m_health);
}

} // namespace yc::devices::print
