#include "core/vault/case_row.h"
#include "core/vault/rooms.h"

#include "base/log.h"

#include <algorithm>

namespace yc::core::vault
{

namespace
{

const auto Draft = QStringLiteral("draft");
const auto Receipt = QStringLiteral("receipt");

} // namespace

Done Vault::Rooms::loadCases()
{
    auto whole = loadBlocks();
    if (!whole)
        return std::unexpected(whole.error());
    // What changed since its block was written stands behind it and counts.
    if (auto loaded = loadRows(" AND loose = 1"); !loaded)
        return loaded;
    auto rows = database.query("SELECT count(*) FROM cases WHERE owner = ?1", session->owner);
    if (auto found = rows.one(codes::Damaged); !found)
        return std::unexpected(found.error());
    const auto held = index->size() + session->damaged.size();
    if (!*whole || held != static_cast<std::size_t>(rows.integer(0))) {
        index->clear();
        session->damaged.clear();
        if (auto loaded = loadRows(""); !loaded)
            return loaded;
    }
    if (!session->damaged.empty())
        log::write(log::Level::Error, "vault", "cases-damaged",
                   {{QStringLiteral("count"), static_cast<qint64>(session->damaged.size())}});
    return {};
}

Done Vault::Rooms::loadRows(QByteArrayView which)
{
    auto rows = database.query("SELECT id, state, sealed, block FROM cases WHERE owner = ?1" + which.toByteArray(),
                               session->owner);
    for (;;) {
        const auto found = rows.next();
        if (!found)
            return std::unexpected(found.error());
        if (!*found)
            return {};
        const auto opened = seal::open(session->rows, rows.bytes(2), place("cases", session->owner, rows.text(0)));
        auto row = opened ? caseRowFrom(*opened) : std::unexpected(codes::Damaged);
        // The plain state serves queries; the sealed one is what counts, and they may not differ.
        if (row && row->state == rows.text(1) && text(row->id) == rows.text(0)) {
            index->put(*row);
            if (!rows.isNull(3))
                index->house(row->id, rows.integer(3));
            wipe(*row);
            continue;
        }
        const auto id = QUuid::fromString(rows.text(0));
        index->remove(id);
        session->damaged.push_back(id);
    }
}

bool Vault::Rooms::holds(const QUuid &caseId) const
{
    return session && index->holds(caseId);
}

Done Vault::Rooms::writeRow(const CaseRow &row)
{
    const auto id = text(row.id);
    const auto sealed = seal::seal(session->rows, encode(row).reveal(), place("cases", session->owner, id));
    if (!sealed)
        return std::unexpected(sealed.error());
    if (auto done = database.run(
            "INSERT INTO cases (id, owner, state, sealed) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (id) DO"
            " UPDATE SET state = excluded.state, sealed = excluded.sealed, loose = 1 WHERE owner = excluded.owner",
            id, session->owner, row.state, *sealed);
        !done)
        return done;
    if (database.changedRows() != 1) // the id belongs to another user's case
        return std::unexpected(codes::NotFound);
    return {};
}

Done Vault::Rooms::writeCase(const CaseRow &row, const QByteArray &draftJson, const QStringList &moreBlobs)
{
    if (auto done = writeRow(row); !done)
        return done;
    const auto id = text(row.id);
    const auto sealed = seal::seal(session->rows, draftJson, place("drafts", session->owner, id));
    if (!sealed)
        return std::unexpected(sealed.error());
    if (auto done = database.run("INSERT INTO drafts (case_id, sealed) VALUES (?1, ?2)"
                                 " ON CONFLICT (case_id) DO UPDATE SET sealed = excluded.sealed",
                                 id, *sealed);
        !done)
        return done;
    if (auto done = database.run("DELETE FROM case_blobs WHERE case_id = ?1", id); !done)
        return done;
    // Not every digest in a draft has to be a blob's name: those here are.
    auto name = database.prepare("INSERT OR IGNORE INTO case_blobs (case_id, owner, name)"
                                 " SELECT ?1, owner, name FROM blobs WHERE owner = ?2 AND name = ?3");
    if (!name)
        return std::unexpected(name.error());
    for (const auto &blob : blobNamesIn(draftJson) + moreBlobs) {
        if (auto done = name->run(id, session->owner, blob); !done)
            return done;
    }
    return {};
}

Done Vault::Rooms::writeAttachment(const QUuid &caseId, const QString &kind, const QByteArray &json)
{
    const auto id = text(caseId);
    const auto sealed = seal::seal(session->rows, json, place("attachments", session->owner, id + u'/' + kind));
    if (!sealed)
        return std::unexpected(sealed.error());
    return database.run("INSERT INTO attachments (case_id, kind, sealed) VALUES (?1, ?2, ?3)"
                        " ON CONFLICT (case_id, kind) DO UPDATE SET sealed = excluded.sealed",
                        id, kind, *sealed);
}

void Vault::Rooms::remember(const CaseRow &row, const QByteArray &draftJson)
{
    index->put(row);
    std::erase(session->damaged, row.id);
    for (const auto &name : blobNamesIn(draftJson))
        unsaved.erase(name);
}

Done Vault::saveCase(const CaseRow &row, const QByteArray &draftJson)
{
    if (!isUnlocked())
        return std::unexpected(codes::Locked);
    auto transaction = store::Transaction::begin(m_rooms->database);
    if (!transaction)
        return failed(transaction);
    if (auto done = m_rooms->writeCase(row, draftJson, {}); !done)
        return failed(done);
    if (auto done = transaction->commit(); !done)
        return failed(done);
    m_rooms->remember(row, draftJson);
    return {};
}

Result<SecretBytes> Vault::draft(const QUuid &id) const
{
    if (!isUnlocked())
        return std::unexpected(codes::Locked);
    const auto &owner = m_rooms->session->owner;
    auto rows = m_rooms->database.query("SELECT drafts.sealed FROM drafts JOIN cases ON cases.id = case_id"
                                        " WHERE case_id = ?1 AND owner = ?2",
                                        text(id), owner);
    if (auto found = rows.one(codes::NotFound); !found)
        return failed(found);
    auto opened = seal::open(m_rooms->session->rows, rows.bytes(0), place("drafts", owner, text(id)));
    if (!opened)
        return failed(opened);
    return opened;
}

std::vector<CaseRow> Vault::cases() const
{
    return casesOf({});
}

std::vector<CaseRow> Vault::casesOf(const QString &applicantNumber) const
{
    return m_rooms->index->rowsOf(applicantNumber);
}

std::optional<CaseRow> Vault::caseRow(const QUuid &id) const
{
    return m_rooms->index->row(id);
}

std::shared_ptr<const CaseIndex> Vault::index() const
{
    return m_rooms->index;
}

std::vector<QUuid> Vault::damagedCases() const
{
    return isUnlocked() ? m_rooms->session->damaged : std::vector<QUuid>();
}

Result<QStringList> Vault::Rooms::endCase(const QUuid &id)
{
    QStringList ending;
    {
        auto rows
            = database.query("SELECT name FROM case_blobs AS mine WHERE case_id = ?1 AND NOT EXISTS (SELECT 1 FROM"
                             " case_blobs WHERE owner = mine.owner AND name = mine.name AND case_id <> ?1)",
                             text(id));
        auto row = rows.next();
        for (; row && *row; row = rows.next()) {
            if (!unsaved.contains(rows.text(0))) // a case that is not saved yet has put it again
                ending.append(rows.text(0));
        }
        if (!row)
            return failed(row);
    }
    if (auto done = database.run("DELETE FROM cases WHERE id = ?1 AND owner = ?2", text(id), session->owner); !done)
        return failed(done);
    // A block that still had its line would be a copy of what was deleted.
    if (const auto block = index->blockOf(id); block != CaseIndex::NoBlock) {
        const auto left = index->membersOf(block, id);
        if (auto done = writeBlock(block, left); !done)
            return failed(done);
    }
    for (const auto &name : ending) {
        if (auto done = database.run("DELETE FROM blobs WHERE owner = ?1 AND name = ?2", session->owner, name); !done)
            return failed(done);
        if (auto done = database.run("DELETE FROM uploads WHERE owner = ?1 AND blob = ?2", session->owner, name); !done)
            return failed(done);
    }
    return ending;
}

Done Vault::deleteCase(const QUuid &id)
{
    if (!isUnlocked())
        return std::unexpected(codes::Locked);
    auto &session = *m_rooms->session;
    auto &database = m_rooms->database;
    const auto held = m_rooms->index->row(id);
    if (!held)
        return std::unexpected(std::ranges::count(session.damaged, id) > 0 ? codes::Damaged : codes::NotFound);
    auto transaction = store::Transaction::begin(database);
    if (!transaction)
        return failed(transaction);

    auto owes = database.query("SELECT 1 FROM outbox WHERE case_id = ?1 UNION SELECT 1 FROM errands WHERE case_id = ?1",
                               text(id));
    const auto owed = owes.next();
    if (!owed)
        return failed(owed);
    const bool confirmed = attachments(id).contains(Receipt);
    if (*owed || (held->state != Draft && !confirmed))
        return std::unexpected(codes::NoReceipt);

    const auto ending = m_rooms->endCase(id);
    if (!ending)
        return failed(ending);
    if (auto done = transaction->commit(); !done)
        return failed(done);

    m_rooms->index->remove(id);
    // From here on a cut leaves sealed files that no row names: the next sweep ends them.
    for (const auto &name : *ending)
        (void)store::wipeFile(m_rooms->disk(), m_rooms->blobPath(session.owner, name));
    (void)database.tidy();
    return {};
}

Done Vault::attach(const QUuid &caseId, const QString &kind, const QByteArray &json)
{
    if (!isUnlocked())
        return std::unexpected(codes::Locked);
    if (!m_rooms->holds(caseId))
        return std::unexpected(codes::NotFound);
    return worded(m_rooms->writeAttachment(caseId, kind, json));
}

Result<SecretBytes> Vault::attachment(const QUuid &caseId, const QString &kind) const
{
    if (!isUnlocked())
        return std::unexpected(codes::Locked);
    if (!m_rooms->holds(caseId))
        return std::unexpected(codes::NotFound);
    auto rows = m_rooms->database.query("SELECT sealed FROM attachments WHERE case_id = ?1 AND kind = ?2", text(caseId),
                                        kind);
    if (auto found = rows.one(codes::NotFound); !found)
        return failed(found);
    auto opened = seal::open(m_rooms->session->rows, rows.bytes(0),
                             place("attachments", m_rooms->session->owner, text(caseId) + u'/' + kind));
    if (!opened)
        return failed(opened);
    return opened;
}

QStringList Vault::attachments(const QUuid &caseId) const
{
    QStringList kinds;
    if (!m_rooms->holds(caseId))
        return kinds;
    auto rows = m_rooms->database.query("SELECT kind FROM attachments WHERE case_id = ?1 ORDER BY kind", text(caseId));
    for (auto row = rows.next(); row && *row; row = rows.next())
        kinds.append(rows.text(0));
    return kinds;
}

} // namespace yc::core::vault
