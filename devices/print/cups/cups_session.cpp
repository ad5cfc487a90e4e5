#include "devices/print/cups/cups_session.h"

#include "base/log.h"
#include "devices/print/cups/ipp_values.h"

#include <algorithm>

namespace yc::devices::print::cups
{

namespace
{

jobs::Event eventOf(ipp_jstate_t state)
{
    switch (state) {
    case IPP_JSTATE_PROCESSING: return jobs::Event::Processing;
    case IPP_JSTATE_COMPLETED: return jobs::Event::Completed;
    case IPP_JSTATE_CANCELED: return jobs::Event::Canceled;
    case IPP_JSTATE_ABORTED: return jobs::Event::Aborted;
    case IPP_JSTATE_PENDING:
    case IPP_JSTATE_HELD:
    case IPP_JSTATE_STOPPED: break;
    }
    return jobs::Event::Pending;
}

// What is told of it; one that was lost is where it was when it was last seen.
PrintPhase phaseOf(jobs::State state, PrintPhase before)
{
    switch (state) {
    case jobs::State::Sending: return PrintPhase::Sending;
    case jobs::State::Waiting: return PrintPhase::Waiting;
    case jobs::State::Printing: return PrintPhase::Printing;
    case jobs::State::Printed: return PrintPhase::Printed;
    case jobs::State::Cancelled: return PrintPhase::Cancelled;
    case jobs::State::Failed: return PrintPhase::Failed;
    case jobs::State::Lost: break;
    }
    return before;
}

} // namespace

CupsSession::CupsSession(CupsSettings settings, const Clock &clock)
    : m_settings(std::move(settings)), m_clock(clock), m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &CupsSession::look);
}

void CupsSession::start()
{
    if (!hasCups())
        return look(); // and say so
    // libcups keeps both for each thread. Asked for a password it would read one from the terminal.
    lib().cupsSetPasswordCB2(
        [](const char *, http_t *, const char *, const char *, void *) -> const char * { return nullptr; }, nullptr);
    if (!m_settings.server.isEmpty())
        lib().cupsSetServer(m_settings.server.toUtf8().constData());
    look();
}

IppExchange CupsSession::exchange() const
{
    return IppExchange(m_ending, static_cast<int>(m_settings.connectTimeout.count()),
                       static_cast<int>(m_settings.answerTimeout.count()));
}

void CupsSession::look()
{
    if (m_ending)
        return;
    auto service = exchange();
    lookAtQueues(service);
    for (auto &job : m_jobs)
        lookAt(job, service);
    std::erase_if(m_jobs, [](const Job &job) { return isOver(job.told.phase); });
    rest();
}

void CupsSession::rest()
{
    m_timer->start(m_jobs.empty() ? m_settings.watch : m_settings.follow);
}

QString CupsSession::serverName() const
{
    return hasCups() ? QString::fromUtf8(lib().cupsServer()) : m_settings.server;
}

void CupsSession::lookAtQueues(IppExchange &service)
{
    QString defaultName;
    const auto answer = service.queues(defaultName);
    if (m_ending)
        return;
    if (!answer.isGood()) {
        const auto code
            = answer.codeFromStatus() == codes::QueueGone ? codes::PrintServiceAway : answer.codeFromStatus();
        m_queues.clear();
        if (m_problem != code || !m_askedOnce) {
            m_problem = code;
            Q_EMIT problemIs({code, serverName()});
        }
        m_askedOnce = true;
        return;
    }
    auto queues = queuesFrom(answer.message.get(), defaultName);
    if (!m_askedOnce || m_problem || queues != m_queues) {
        m_queues = std::move(queues);
        m_problem.reset();
        Q_EMIT queuesAre(m_queues);
    }
    m_askedOnce = true;
}

void CupsSession::print(PrintOrder order)
{
    if (m_ending || m_seen.contains(order.id))
        return;
    m_seen.insert(order.id);
    Job job{.told = {.id = order.id, .queue = order.queue}};
    Q_EMIT progressed(job.told);
    auto service = exchange();
    const auto created = service.createJob(order);
    job.number = jobNumber(created);
    if (!created.isGood() || job.number == 0) {
        const auto code = created.isGood() ? codes::JobRefused : created.codeFromStatus();
        refused(job, code, created.words());
        wipe(order.pdf);
        look(); // what there is now instead
        return;
    }
    const auto sent = service.sendDocument(order, job.number);
    wipe(order.pdf);
    if (!sent.isGood()) {
        // Half a document prints nothing, but whether it arrived whole is not known unless the service takes it back.
        auto again = exchange();
        const auto back = again.cancel(order.queue, job.number, true);
        const bool unprinted = back.isGood() || back.codeFromStatus() == codes::QueueGone;
        refused(job, !unprinted ? codes::JobUnknown : sent.codeFromStatus(), sent.words());
        return;
    }
    if (!move(job, jobs::Event::Taken))
        return;
    tell(job, {.id = order.id, .queue = order.queue, .phase = phaseOf(job.state, PrintPhase::Sending)});
    m_jobs.push_back(std::move(job));
    m_timer->start(0);
}

void CupsSession::cancel(const QString &id)
{
    for (auto &job : m_jobs) {
        if (job.told.id == id)
            job.unwanted = true;
    }
    look();
}

void CupsSession::lookAt(Job &job, IppExchange &service)
{
    if (job.unwanted) {
        const auto cancelled = service.cancel(job.told.queue, job.number, false);
        if (!cancelled.isLost())
            job.unwanted = false; // taken, or too late: the job itself says which
    }
    const auto answer = service.job(job.told.queue, job.number);
    if (m_ending)
        return;
    if (answer.isLost()) {
        lost(job);
        return;
    }
    job.lostSince.reset();
    const auto state = answer.isGood() ? jobFrom(answer.message.get()) : std::nullopt;
    auto progress = job.told;
    if (!state) {
        if (!move(job, jobs::Event::Forgotten))
            return;
        progress.phase = phaseOf(job.state, progress.phase);
        progress.troubles.clear();
        progress.error = DeviceError{codes::JobUnknown, answer.words()};
        tell(job, std::move(progress));
        return;
    }
    progress.pages = std::max(progress.pages, state->pages);
    if (!move(job, eventOf(state->state)))
        return;
    progress.phase = phaseOf(job.state, progress.phase);
    if (job.state == jobs::State::Failed)
        progress.error = DeviceError{codes::JobAborted, job.told.queue};
    progress.troubles = isOver(progress.phase) ? QList<PrinterTrouble>() : troublesOf(job);
    if (isOver(progress.phase)) {
        // The paper is a person's. A service that is no CUPS does not know the word; it keeps nothing for long.
        if (const auto purged = service.cancel(job.told.queue, job.number, true); !purged.isGood())
            log::write(log::Level::Info, "cups", "job-not-forgotten", {{QStringLiteral("status"), purged.words()}});
    }
    tell(job, std::move(progress));
}

QList<PrinterTrouble> CupsSession::troublesOf(Job &job) const
{
    const auto queue = std::ranges::find(m_queues, job.told.queue, &PrintQueue::name);
    auto troubles = queue == m_queues.end() ? QList<PrinterTrouble>() : queue->troubles;
    if (!troubles.contains(PrinterTrouble::Connecting)) {
        job.lookedForSince.reset();
        return troubles;
    }
    const auto now = m_clock.sinceStart();
    job.lookedForSince = job.lookedForSince.value_or(now);
    if (now - *job.lookedForSince >= m_settings.looking && !troubles.contains(PrinterTrouble::Offline)) {
        troubles.removeAll(PrinterTrouble::Connecting);
        troubles.prepend(PrinterTrouble::Offline);
    }
    return troubles;
}

void CupsSession::lost(Job &job)
{
    const auto now = m_clock.sinceStart();
    job.lostSince = job.lostSince.value_or(now);
    auto progress = job.told;
    progress.troubles = {PrinterTrouble::ServiceAway};
    if (!move(job, jobs::Event::ServiceLost))
        return;
    if (now - *job.lostSince >= m_settings.patience && move(job, jobs::Event::TimedOut)) {
        progress.phase = phaseOf(job.state, progress.phase);
        progress.troubles.clear();
        progress.error = DeviceError{codes::JobUnknown, serverName()};
    }
    tell(job, std::move(progress));
}

bool CupsSession::move(Job &job, jobs::Event event)
{
    const auto to = jobs::next(job.state, event);
    if (to)
        job.state = *to;
    else
        log::write(log::Level::Debug, "cups", "no-such-move",
                   {{QStringLiteral("state"), static_cast<int>(job.state)},
                    {QStringLiteral("event"), static_cast<int>(event)}});
    return to.has_value();
}

void CupsSession::tell(Job &job, PrintProgress progress)
{
    if (progress == job.told)
        return;
    job.told = std::move(progress);
    if (isOver(job.told.phase))
        log::write(log::Level::Info, "cups", "job-over",
                   {{QStringLiteral("queue"), job.told.queue},
                    {QStringLiteral("pages"), job.told.pages},
                    {QStringLiteral("code"), job.told.error ? toString(job.told.error->code) : QString()}});
    Q_EMIT progressed(job.told);
}

void CupsSession::refused(Job &job, Code code, const QString &detail)
{
    log::write(log::Level::Warning, "cups", "job-not-taken",
               {{QStringLiteral("queue"), job.told.queue},
                {QStringLiteral("code"), toString(code)},
                {QStringLiteral("status"), detail}});
    if (!move(job, jobs::Event::Refused))
        return;
    auto progress = job.told;
    progress.phase = phaseOf(job.state, progress.phase);
    progress.error = DeviceError{code, detail};
    Q_EMIT progressed(progress);
}

} // namespace yc::devices::print::cups
