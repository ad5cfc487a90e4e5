#include "core/sync/outbox_runner.h"

#include "base/log.h"
#include "core/seal/digest.h"
#include "core/sync/blob_sender.h"
#include "core/wire/access.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace yc::core::sync
{

using submission::Event;
using submission::State;

namespace
{

struct Loaded { // Worker answers by moving; a list of values is enough
    QList<OwedView> owed;
};

struct Taken {
    QByteArray manifest;
    QStringList blobs;
    int tries = 0;
};

Result<Loaded> load(vault::Vault &vault)
{
    Loaded loaded;
    for (const auto &owed : vault.owed()) {
        OwedView view{.debt
                      = {.caseId = owed.caseId, .tries = owed.tries, .nextTry = owed.nextTry, .cause = owed.cause},
                      .provisionalNumber = {},
                      .itemName = {},
                      .bytesAll = owed.bytesAll,
                      .bytesSent = owed.bytesSent};
        if (const auto row = vault.caseRow(owed.caseId)) {
            view.provisionalNumber = row->provisionalNumber;
            view.itemName = row->itemName;
        }
        loaded.owed.append(view);
    }
    return loaded;
}

QString nameOf(const QUuid &caseId)
{
    return caseId.toString(QUuid::WithoutBraces);
}

QStringList missingIn(const QJsonValue &value)
{
    QStringList names;
    for (const auto &name : value.toArray()) {
        if (seal::isBlobName(name.toString()))
            names.append(name.toString());
    }
    return names;
}

} // namespace

OutboxRunner::OutboxRunner(link::HallLink &link, VaultRoom &vault, const Clock &clock, Chance chance, QObject *parent)
    : QObject(parent), m_link(link), m_vault(vault), m_clock(clock), m_chance(std::move(chance)), m_waits(clock)
{
    m_wake.setSingleShot(true);
    connect(&m_wake, &QTimer::timeout, this, &OutboxRunner::decideNext);
}

OutboxRunner::~OutboxRunner() = default;

void OutboxRunner::start()
{
    m_running = true;
    look();
}

void OutboxRunner::stop()
{
    m_running = false;
    m_wake.stop();
    m_link.cancel(m_ticket);
    ++m_round;
    m_work.reset();
    m_urgent.clear();
    m_owed.clear();
    Q_EMIT owedChanged();
}

void OutboxRunner::look()
{
    if (!m_running)
        return;
    if (m_loading) {
        m_lookAgain = true;
        return;
    }
    m_loading = true;
    m_vault.run(load, this, [this](Result<Loaded> found) {
        m_loading = false;
        if (!m_running)
            return;
        if (found)
            loaded(std::move(found->owed));
        if (std::exchange(m_lookAgain, false))
            look();
    });
}

void OutboxRunner::loaded(QList<OwedView> owed)
{
    m_owed = std::move(owed);
    Q_EMIT owedChanged();
    decideNext();
}

void OutboxRunner::decideNext()
{
    if (!m_running || m_work)
        return;
    QList<Due> debts;
    for (const auto &view : std::as_const(m_owed))
        debts.append({.caseId = view.debt.caseId, .left = m_waits.left(nameOf(view.debt.caseId), view.debt.nextTry)});
    while (!m_urgent.isEmpty()) {
        const auto wanted = m_urgent.takeFirst();
        if (std::ranges::find(debts, wanted, &Due::caseId) != debts.end())
            return begin(wanted);
    }
    const auto decision = decide(debts);
    if (decision.tryNow)
        return begin(*decision.tryNow);
    if (decision.wakeIn)
        m_wake.start(*decision.wakeIn);
}

QDateTime OutboxRunner::nextTry(const Debt &debt) const
{
    return m_waits.shown(nameOf(debt.caseId), debt.nextTry);
}

void OutboxRunner::tryNow(const QUuid &caseId)
{
    if (m_work && m_work->caseId == caseId)
        return;
    if (!m_urgent.contains(caseId))
        m_urgent.append(caseId);
    look();
}

void OutboxRunner::lineIsBack()
{
    for (const auto &view : std::as_const(m_owed)) {
        if (isCausedByLine(view.debt.cause) && !m_urgent.contains(view.debt.caseId))
            m_urgent.append(view.debt.caseId);
    }
    decideNext();
}

void OutboxRunner::begin(const QUuid &caseId)
{
    m_wake.stop();
    const auto round = ++m_round;
    m_work = std::make_unique<Work>();
    m_work->caseId = caseId;
    m_vault.run(
        [caseId](vault::Vault &vault) -> Result<Taken> {
            for (auto &owed : vault.owed()) {
                if (owed.caseId == caseId)
                    return Taken{.manifest = owed.manifest, .blobs = owed.blobs, .tries = owed.tries};
            }
            return std::unexpected(vault::codes::NotFound);
        },
        this,
        [this, round](Result<Taken> taken) {
            if (!isCurrent(round))
                return;
            if (!taken) { // settled meanwhile
                finish();
                return;
            }
            m_work->manifest = std::move(taken->manifest);
            m_work->blobs = std::move(taken->blobs);
            m_work->tries = taken->tries;
            on(Event::Due);
        });
}

void OutboxRunner::on(Event event)
{
    const auto to = submission::next(m_work->state, event);
    if (!to) {
        log::write(log::Level::Error, "sync", "submission-no-move",
                   {{QStringLiteral("state"), static_cast<int>(m_work->state)},
                    {QStringLiteral("on"), static_cast<int>(event)}});
        return;
    }
    m_work->state = *to;
    switch (*to) {
    case State::Owed: break;
    case State::Asking: ask(); break;
    case State::Sending: break; // sendBlobs() was told which
    case State::Committing: commit(); break;
    case State::Checking: check(); break;
    case State::Settling: settle(); break;
    case State::Settled:
    case State::Postponed: finish(); break;
    }
}

void OutboxRunner::ask()
{
    if (++m_work->rounds > submission::MostRounds)
        return fail({.code = wire::codes::BlobMissing, .retry = link::Retry::Later});
    const auto round = m_round;
    const QJsonObject body{{QStringLiteral("blobs"), QJsonArray::fromStringList(m_work->blobs)}};
    m_ticket = m_link.send({.method = "POST",
                            .path = QStringLiteral("/v1/blobs/missing"),
                            .body = QJsonDocument(body).toJson(QJsonDocument::Compact)},
                           this, [this, round](const link::Answered<link::Reply> &answer) {
                               if (!isCurrent(round))
                                   return;
                               if (!answer)
                                   return fail(answer.error());
                               const auto list = answer->json[QLatin1String("missing")];
                               if (!list.isArray())
                                   return fail({.code = wire::codes::Unreadable, .retry = link::Retry::Later});
                               QStringList missing;
                               for (const auto &name : missingIn(list)) {
                                   if (m_work->blobs.contains(name)) // never one that this case does not own
                                       missing.append(name);
                               }
                               if (missing.isEmpty())
                                   return on(Event::NoneMissing);
                               on(Event::SomeMissing);
                               sendBlobs(missing);
                           });
}

void OutboxRunner::sendBlobs(const QStringList &missing)
{
    const auto round = m_round;
    m_work->sender = std::make_unique<BlobSender>(m_link, m_vault, m_rate, nullptr);
    connect(m_work->sender.get(), &BlobSender::progressed, this, [this, round] {
        if (!isCurrent(round) || !m_work->sender)
            return;
        const auto view
            = std::ranges::find_if(m_owed, [this](const OwedView &one) { return one.debt.caseId == m_work->caseId; });
        if (view != m_owed.end()) {
            view->bytesSent = std::min(view->bytesAll, m_work->sender->sent());
            Q_EMIT owedChanged();
        }
    });
    m_work->sender->send(missing, [this, round](const link::Answered<int> &sent) {
        if (!isCurrent(round))
            return;
        if (!sent)
            return fail(sent.error());
        on(Event::AllSent);
    });
}

void OutboxRunner::commit()
{
    const auto round = m_round;
    m_ticket = m_link.send({.method = "POST",
                            .path = QStringLiteral("/v1/cases"),
                            .body = m_work->manifest,
                            .idempotencyKey = m_work->caseId.toByteArray(QUuid::WithoutBraces)},
                           this, [this, round](const link::Answered<link::Reply> &answer) {
                               if (!isCurrent(round))
                                   return;
                               if (!answer) {
                                   if (answer.error().code == wire::codes::BlobMissing)
                                       return on(Event::StillMissing);
                                   return fail(answer.error());
                               }
                               auto receipt = wire::receiptFrom(answer->json);
                               if (!receipt)
                                   return fail({.code = receipt.error(), .retry = link::Retry::Later});
                               m_work->receipt = *std::move(receipt);
                               on(Event::ReceiptCame);
                           });
}

void OutboxRunner::check()
{
    const auto round = m_round;
    m_vault.run(
        [receipt = *m_work->receipt, caseId = m_work->caseId, manifest = m_work->manifest,
         evidence = m_evidence](vault::Vault &vault) -> Done {
            auto good = checkReceipt(receipt, {.caseId = caseId, .manifestDigest = seal::sm3(manifest)}, evidence);
            if (!good) {
                // Kept for whoever has to find out who answered in the hall's place.
                (void)vault.attach(caseId, QStringLiteral("refused-receipt"),
                                   QJsonDocument(wire::toJson(receipt)).toJson(QJsonDocument::Compact));
                (void)vault.note({.at = {},
                                  .staffNo = {},
                                  .event = QStringLiteral("receipt-refused"),
                                  .subject = caseId.toString(QUuid::WithoutBraces)});
            }
            return good;
        },
        this,
        [this, round](const Done &good) {
            if (!isCurrent(round))
                return;
            if (!good)
                return fail({.code = good.error(), .retry = link::Retry::Later});
            on(Event::ReceiptGood);
        });
}

void OutboxRunner::settle()
{
    const auto round = m_round;
    m_vault.run(
        [receipt = *m_work->receipt](vault::Vault &vault) -> Done {
            if (auto row = vault.caseRow(receipt.caseId)) {
                row->state = domain::toText(receipt.state);
                row->number = receipt.caseNumber;
                row->changedAt = receipt.receivedAt;
                return vault.settle(*row, QJsonDocument(wire::toJson(receipt)).toJson(QJsonDocument::Compact));
            }
            return std::unexpected(vault::codes::NotFound);
        },
        this,
        [this, round](const Done &stored) {
            if (!isCurrent(round))
                return;
            if (!stored)
                return fail({.code = stored.error(), .retry = link::Retry::Later});
            on(Event::Stored);
        });
}

void OutboxRunner::fail(const link::Failure &failure)
{
    const auto caseId = m_work->caseId;
    const auto postponement = postpone(failure, m_work->tries, m_clock.now(), m_chance());
    const auto view = std::ranges::find_if(m_owed, [&](const OwedView &one) { return one.debt.caseId == caseId; });
    const qint64 sent = view == m_owed.end() ? 0 : view->bytesSent;
    (void)m_waits.left(nameOf(caseId), postponement.nextTry); // from this moment on
    if (view != m_owed.end())
        view->debt = {.caseId = caseId,
                      .tries = postponement.tries,
                      .nextTry = postponement.nextTry,
                      .cause = postponement.cause};
    log::write(log::Level::Info, "sync", "case-postponed",
               {{QStringLiteral("case"), caseId.toString(QUuid::WithoutBraces)},
                {QStringLiteral("code"), postponement.cause},
                {QStringLiteral("tries"), postponement.tries}});
    m_vault.post([caseId, postponement, sent](vault::Vault &vault) {
        (void)vault.noteTry(caseId, postponement.tries, postponement.nextTry, postponement.cause, sent);
    });
    Q_EMIT owedChanged();
    Q_EMIT postponed(caseId, failure);
    if (m_work) // a receiver may have stopped us
        on(Event::Failed);
}

void OutboxRunner::finish()
{
    ++m_round;
    // Kept alive until the caller, which may be the sender's own answer, has returned.
    if (m_work->sender)
        m_work->sender.release()->deleteLater();
    const auto work = std::exchange(m_work, nullptr);
    if (work->state == State::Settled)
        m_waits.forget(nameOf(work->caseId));
    if (work->state == State::Settled && work->receipt)
        Q_EMIT settled(work->caseId, *work->receipt);
    if (m_running)
        look();
}

} // namespace yc::core::sync
