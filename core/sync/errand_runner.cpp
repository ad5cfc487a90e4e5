#include "core/sync/errand_runner.h"

#include "base/log.h"
#include "core/sync/change_feed.h"
#include "core/sync/outbox.h"
#include "core/wire/problem.h"

#include <algorithm>

namespace yc::core::sync
{

namespace
{

// What the hall has read and will not do: asking again would not change it.
bool isFinal(Code code)
{
    return code == wire::codes::WrongState || code == wire::codes::ReasonsMissing || code == wire::codes::BadRequest
        || code == wire::codes::NotFound || code == wire::codes::NotOffered;
}

QString nameOf(const vault::Errand &errand)
{
    return errand.caseId.toString(QUuid::WithoutBraces) + QLatin1Char(' ') + errand.kind;
}

} // namespace

ErrandRunner::ErrandRunner(link::HallLink &link, VaultRoom &vault, const Clock &clock, Chance chance, QObject *parent)
    : QObject(parent), m_link(link), m_vault(vault), m_clock(clock), m_chance(std::move(chance)), m_waits(clock)
{
    m_wake.setSingleShot(true);
    connect(&m_wake, &QTimer::timeout, this, &ErrandRunner::look);
}

void ErrandRunner::start()
{
    m_running = true;
    look();
}

void ErrandRunner::stop()
{
    m_running = false;
    m_busy = false;
    ++m_round;
    m_wake.stop();
    m_link.cancel(m_ticket);
    m_waiting.clear();
    Q_EMIT changed();
}

void ErrandRunner::look()
{
    load(false);
}

void ErrandRunner::lineIsBack()
{
    load(true); // the waits were for the line
}

void ErrandRunner::load(bool now)
{
    if (!m_running || m_busy)
        return;
    m_busy = true;
    m_vault.run([](vault::Vault &vault) -> Result<Loaded> { return Loaded{vault.errands()}; }, this,
                [this, now, round = ++m_round](Result<Loaded> found) {
                    if (round != m_round)
                        return;
                    m_busy = false;
                    if (found)
                        loaded(std::move(found->errands), now);
                });
}

void ErrandRunner::loaded(std::vector<vault::Errand> errands, bool now)
{
    QList<QUuid> waiting;
    for (const auto &errand : errands)
        waiting.append(errand.caseId);
    if (waiting != m_waiting) {
        m_waiting = std::move(waiting);
        Q_EMIT changed();
    }
    std::erase_if(errands, [](const vault::Errand &errand) { return errand.early; });
    if (errands.empty())
        return;
    const auto left = [this](const vault::Errand &errand) { return m_waits.left(nameOf(errand), errand.nextTry); };
    const auto first = std::ranges::min_element(errands, {}, left);
    const auto wait = left(*first).value_or(std::chrono::milliseconds::zero());
    if (wait > std::chrono::milliseconds::zero() && !(now && isCausedByLine(first->cause))) {
        m_wake.start(wait);
        return;
    }
    send(*first);
}

void ErrandRunner::send(const vault::Errand &errand)
{
    m_busy = true;
    m_ticket = m_link.send(
        {.method = "POST",
         .path = QStringLiteral("/v1/cases/%1/%2").arg(errand.caseId.toString(QUuid::WithoutBraces), errand.kind),
         .body = errand.body},
        this, [this, errand, round = ++m_round](const link::Answered<link::Reply> &reply) {
            if (round != m_round)
                return;
            if (!reply)
                return fail(errand, reply.error());
            const auto record = wire::caseRecordFrom(reply->json);
            if (!record || record->id != errand.caseId)
                return fail(errand, {.code = codes::RecordUnreadable, .retry = link::Retry::Later});
            keep(errand, *record);
        });
}

void ErrandRunner::keep(const vault::Errand &errand, const wire::CaseRecord &record)
{
    m_vault.run(
        [errand, record, evidence = m_evidence](vault::Vault &vault) -> Result<wire::CaseRecord> {
            const auto safe = checked(record, evidence);
            if (const auto kept = store(vault, safe); !kept)
                return std::unexpected(kept.error());
            if (const auto ended = vault.endErrand(errand.caseId, errand.kind); !ended)
                return std::unexpected(ended.error());
            return safe.record;
        },
        this,
        [this, errand, round = m_round](const Result<wire::CaseRecord> &kept) {
            if (round != m_round)
                return;
            if (!kept)
                return fail(errand, {.code = kept.error(), .retry = link::Retry::Later});
            m_busy = false;
            m_waits.forget(nameOf(errand));
            Q_EMIT done(*kept);
            again();
        });
}

void ErrandRunner::fail(const vault::Errand &errand, const link::Failure &failure)
{
    log::write(log::Level::Info, "sync", "errand-failed",
               {{QStringLiteral("case"), errand.caseId.toString(QUuid::WithoutBraces)},
                {QStringLiteral("code"), toString(failure.code)}});
    m_busy = false;
    if (isFinal(failure.code)) {
        m_vault.post([errand](vault::Vault &vault) { (void)vault.endErrand(errand.caseId, errand.kind); });
        m_waits.forget(nameOf(errand));
        Q_EMIT refused(errand.caseId, failure.code);
        return again();
    }
    const auto postponement = postpone(failure, errand.tries, m_clock.now(), m_chance());
    auto kept = errand;
    kept.tries = postponement.tries;
    kept.nextTry = postponement.nextTry;
    kept.cause = postponement.cause;
    (void)m_waits.left(nameOf(kept), kept.nextTry); // from this moment on
    m_vault.post([kept](vault::Vault &vault) { (void)vault.noteErrand(kept); });
    again();
}

void ErrandRunner::again()
{
    if (m_running)
        look();
}

} // namespace yc::core::sync
