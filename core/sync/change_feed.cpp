#include "core/sync/change_feed.h"

#include "base/log.h"
#include "core/wire/access.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <chrono>

namespace yc::core::sync
{

using namespace std::chrono_literals;

namespace
{

constexpr std::array<std::chrono::milliseconds, 5> Pauses{1s, 2s, 5s, 10s, 15s};
constexpr auto Grace = 10s; // beyond the wait that we asked for

struct Applied {
    QList<wire::CaseRecord> records;
};

Result<Applied> apply(vault::Vault &vault, const wire::Changes &changes, const Evidence &evidence,
                      const QString &cursorName)
{
    Applied applied;
    for (const auto &change : changes.list) {
        if (change.kind != QLatin1String("case"))
            continue;
        auto record = wire::caseRecordFrom(change.body);
        if (!record) { // one that cannot be read does not stop those behind it
            log::write(log::Level::Warning, "sync", "record-unreadable", {{QStringLiteral("cursor"), change.cursor}});
            continue;
        }
        const auto safe = checked(*std::move(record), evidence);
        const auto stored = store(vault, safe);
        if (stored)
            applied.records.append(safe.record);
        else if (stored.error() != vault::codes::NotFound)
            return std::unexpected(stored.error()); // told again: the cursor stays
    }
    if (const auto kept = vault.put(cursorName, changes.cursor.toUtf8()); !kept)
        return std::unexpected(kept.error());
    return applied;
}

} // namespace

CheckedRecord checked(wire::CaseRecord record, const Evidence &evidence)
{
    CheckedRecord result{.record = std::move(record), .complete = true};
    auto &papers = result.record.papers;
    const auto forged
        = [&](const wire::Paper &paper) { return paper.caseId != result.record.id || !checkPaper(paper, evidence); };
    const auto removed = papers.removeIf(forged);
    if (removed > 0) {
        result.complete = false;
        log::write(log::Level::Warning, "sync", "paper-refused",
                   {{QStringLiteral("case"), result.record.id.toString(QUuid::WithoutBraces)},
                    {QStringLiteral("code"), toString(codes::PaperForged)}});
    }
    return result;
}

Done store(vault::Vault &vault, const CheckedRecord &checked)
{
    const auto &record = checked.record;
    auto row = vault.caseRow(record.id);
    if (!row)
        return std::unexpected(vault::codes::NotFound);
    const auto bytes = [](const QJsonObject &json) { return QJsonDocument(json).toJson(QJsonDocument::Compact); };
    for (const auto &paper : record.papers) {
        if (const auto kept = vault.attach(record.id, QStringLiteral("paper:") + paper.id, bytes(toJson(paper))); !kept)
            return kept;
    }
    if (const auto kept = vault.attach(record.id, QStringLiteral("record"), bytes(toJson(record))); !kept)
        return kept;
    const auto state = domain::toText(record.state);
    // A case that is still owed here stays so until its receipt: the receipt, not the feed, settles it.
    if ((row->state == state && row->due == record.due) || row->state == domain::toText(domain::CaseState::Owed))
        return {};
    const auto draft = vault.draft(record.id);
    if (!draft)
        return std::unexpected(draft.error());
    row->state = state;
    row->due = record.due;
    row->changedAt = record.changedAt;
    return vault.saveCase(*row, draft->reveal());
}

ChangeFeed::ChangeFeed(link::HallLink &link, VaultRoom &vault, int waitSeconds, QObject *parent)
    : QObject(parent), m_link(link), m_vault(vault), m_waitSeconds(std::clamp(waitSeconds, 0, 30))
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &ChangeFeed::ask);
}

void ChangeFeed::start(const QString &cursorName)
{
    m_running = true;
    m_cursorName = cursorName;
    m_failures = 0;
    const auto round = ++m_round;
    m_vault.run([cursorName](vault::Vault &vault) { return vault.get(cursorName); }, this,
                [this, round](const Result<SecretBytes> &cursor) {
                    if (!m_running || round != m_round)
                        return;
                    m_cursor = cursor ? QString::fromUtf8(cursor->reveal()) : QString();
                    ask();
                });
}

void ChangeFeed::stop()
{
    m_running = false;
    ++m_round;
    m_pause.stop();
    m_link.cancel(m_ticket);
}

void ChangeFeed::askNow()
{
    if (m_running && m_pause.isActive())
        ask();
}

void ChangeFeed::ask()
{
    m_pause.stop();
    const auto round = m_round;
    const auto path
        = QStringLiteral("/v1/changes?after=%1&wait=%2")
              .arg(QString::fromLatin1(QUrl::toPercentEncoding(m_cursor)))
              // After a failure the first answer matters more than the waiting: it says that the line is back.
              .arg(m_failures > 0 ? 0 : m_waitSeconds);
    m_ticket = m_link.send({.path = path, .silence = std::chrono::seconds{m_waitSeconds} + Grace}, this,
                           [this, round](const link::Answered<link::Reply> &answer) {
                               if (!m_running || round != m_round)
                                   return;
                               if (!answer)
                                   return pause(answer.error());
                               const auto changes = wire::changesFrom(answer->json);
                               if (!changes)
                                   return pause({.code = changes.error(), .retry = link::Retry::Later});
                               take(*changes);
                           });
}

void ChangeFeed::take(const wire::Changes &changes)
{
    m_failures = 0;
    Q_EMIT answered();
    for (const auto &change : changes.list) {
        if (change.kind == QLatin1String("catalogue"))
            Q_EMIT catalogueStale();
        if (change.kind == QLatin1String("terminal") && change.body[QLatin1String("shut")].toBool())
            Q_EMIT shutOut();
    }
    if (!m_running)
        return;
    if (changes.list.isEmpty() && changes.cursor == m_cursor) {
        // A hall that answers at once with nothing would be asked without end.
        m_pause.start(m_waitSeconds > 0 ? 100ms : 1s);
        return;
    }
    const auto round = m_round;
    m_vault.run([changes, evidence = m_evidence,
                 name = m_cursorName](vault::Vault &vault) { return apply(vault, changes, evidence, name); },
                this,
                [this, round, cursor = changes.cursor](const Result<Applied> &applied) {
                    if (!m_running || round != m_round)
                        return;
                    if (!applied)
                        return pause({.code = applied.error(), .retry = link::Retry::Later});
                    m_cursor = cursor;
                    for (const auto &record : applied->records)
                        Q_EMIT caseChanged(record);
                    if (m_running && round == m_round)
                        ask();
                });
}

void ChangeFeed::pause(const link::Failure &failure)
{
    if (failure.code == wire::codes::TerminalShut) {
        Q_EMIT shutOut();
        return;
    }
    const auto step = std::min<std::size_t>(static_cast<std::size_t>(m_failures), Pauses.size() - 1);
    ++m_failures;
    m_pause.start(std::max<std::chrono::milliseconds>(Pauses[step], std::chrono::seconds{failure.retryAfterSeconds}));
}

} // namespace yc::core::sync
