#include "devices/print/cups/cups_session.h"

#include "base/log.h"
#include "devices/print/cups/ipp_values.h"

#include <algorithm>

namespace yc::devices::print::cups
{

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
    Q_EMIT progressed({.id = order.id, .queue = order.queue});
    auto service = exchange();
    const auto created = service.createJob(order);
    const int number = jobNumber(created);
    if (!created.isGood() || number == 0) {
        const auto code = created.isGood() ? codes::JobRefused : created.codeFromStatus();
        fail(order.id, order.queue, code, created.words());
        wipe(order.pdf);
        look(); // what there is now instead
        return;
    }
    const auto sent = service.sendDocument(order, number);
    wipe(order.pdf);
    if (!sent.isGood()) {
        // Half a document prints nothing, but whether it arrived whole is not known unless the service takes it back.
        auto again = exchange();
        const auto back = again.cancel(order.queue, number, true);
        const bool unprinted = back.isGood() || back.codeFromStatus() == codes::QueueGone;
        fail(order.id, order.queue, !unprinted ? codes::JobUnknown : sent.codeFromStatus(), sent.words());
        return;
    }
    Job job{.told = {.id = order.id, .queue = order.queue}, .number = number};
    tell(job, {.id = order.id, .queue = order.queue, .phase = PrintPhase::Waiting});
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
        progress.phase = PrintPhase::Failed;
        progress.troubles.clear();
        progress.error = DeviceError{codes::JobUnknown, answer.words()};
        tell(job, std::move(progress));
        return;
    }
    progress.pages = std::max(progress.pages, state->pages);
    switch (state->state) {
    case IPP_JSTATE_PENDING:
    case IPP_JSTATE_HELD:
    case IPP_JSTATE_STOPPED: progress.phase = PrintPhase::Waiting; break;
    case IPP_JSTATE_PROCESSING: progress.phase = PrintPhase::Printing; break;
    case IPP_JSTATE_COMPLETED: progress.phase = PrintPhase::Printed; break;
    case IPP_JSTATE_CANCELED: progress.phase = PrintPhase::Cancelled; break;
    case IPP_JSTATE_ABORTED:
        progress.phase = PrintPhase::Failed;
        progress.error = DeviceError{codes::JobAborted, job.told.queue};
        break;
    }
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
    if (now - *job.lostSince >= m_settings.patience) {
        progress.phase = PrintPhase::Failed;
        progress.troubles.clear();
        progress.error = DeviceError{codes::JobUnknown, serverName()};
    }
    tell(job, std::move(progress));
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

void CupsSession::fail(const QString &id, const QString &queue, Code code, const QString &detail)
{
    log::write(log::Level::Warning, "cups", "job-not-taken",
               {{QStringLiteral("queue"), queue},
                {QStringLiteral("code"), toString(code)},
                {QStringLiteral("status"), detail}});
    Q_EMIT progressed({.id = id, .queue = queue, .phase = PrintPhase::Failed, .error = DeviceError{code, detail}});
}

} // namespace yc::devices::print::cups
