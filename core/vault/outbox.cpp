#include "core/vault/case_row.h"
#include "core/vault/rooms.h"

namespace yc::core::vault
{

namespace
{

const auto Receipt = QStringLiteral("receipt");

} // namespace

Done Vault::submit(const CaseRow &row, const QByteArray &draftJson, const OwedCase &owed)
{
    if (!isUnlocked())
        return std::unexpected(codes::Locked);
    if (owed.caseId != row.id)
        return std::unexpected(codes::NotFound);
    for (const auto &name : owed.blobs) {
        if (!hasBlob(name))
            return std::unexpected(codes::NotFound);
    }
    const auto &owner = m_rooms->session->owner;
    const auto manifest = seal::seal(m_rooms->session->rows, owed.manifest, place("outbox", owner, text(row.id)));
    if (!manifest)
        return failed(manifest);
    auto transaction = store::Transaction::begin(m_rooms->database);
    if (!transaction)
        return failed(transaction);
    if (auto done = m_rooms->writeCase(row, draftJson, owed.blobs); !done)
        return failed(done);
    if (auto done = m_rooms->database.run(
            "INSERT INTO outbox (case_id, owner, manifest, blobs, tries, next_try, cause, bytes_all, bytes_sent)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (case_id) DO UPDATE SET"
            " manifest = excluded.manifest, blobs = excluded.blobs, tries = excluded.tries, next_try = "
            "excluded.next_try,"
            " cause = excluded.cause, bytes_all = excluded.bytes_all, bytes_sent = excluded.bytes_sent",
            text(row.id), owner, *manifest, owed.blobs.join(u','), owed.tries, milliseconds(owed.nextTry), owed.cause,
            owed.bytesAll, owed.bytesSent);
        !done)
        return failed(done);
    if (auto done = transaction->commit(); !done)
        return failed(done);
    m_rooms->remember(row, draftJson);
    for (const auto &name : owed.blobs)
        m_rooms->unsaved.erase(name);
    return {};
}

std::vector<OwedCase> Vault::owed() const
{
    std::vector<OwedCase> list;
    if (!isUnlocked())
        return list;
    const auto &session = *m_rooms->session;
    auto rows = m_rooms->database.query("SELECT case_id, manifest, blobs, tries, next_try, cause, bytes_all, bytes_sent"
                                        " FROM outbox WHERE owner = ?1 ORDER BY position",
                                        session.owner);
    for (auto row = rows.next(); row && *row; row = rows.next()) {
        const auto manifest = seal::open(session.rows, rows.bytes(1), place("outbox", session.owner, rows.text(0)));
        list.push_back({.caseId = QUuid::fromString(rows.text(0)),
                        .manifest = manifest ? manifest->reveal() : QByteArray(),
                        .blobs = rows.text(2).split(u',', Qt::SkipEmptyParts),
                        .tries = static_cast<int>(rows.integer(3)),
                        .nextTry = fromMilliseconds(rows, 4),
                        .cause = manifest ? rows.text(5) : toString(codes::Damaged),
                        .bytesAll = rows.integer(6),
                        .bytesSent = rows.integer(7)});
    }
    return list;
}

int Vault::owedByOthers() const
{
    auto rows = m_rooms->database.query("SELECT count(*) FROM outbox WHERE owner <> ?1",
                                        isUnlocked() ? m_rooms->session->owner : QString(QStringLiteral("")));
    return rows.one(codes::NotFound) ? static_cast<int>(rows.integer(0)) : 0;
}

Done Vault::noteTry(const QUuid &caseId, int tries, const QDateTime &nextTry, const QString &cause, qint64 bytesSent)
{
    if (!isUnlocked())
        return std::unexpected(codes::Locked);
    if (auto done
        = m_rooms->database.run("UPDATE outbox SET tries = ?3, next_try = ?4, cause = ?5, bytes_sent = ?6"
                                " WHERE case_id = ?1 AND owner = ?2",
                                text(caseId), m_rooms->session->owner, tries, milliseconds(nextTry), cause, bytesSent);
        !done)
        return failed(done);
    if (m_rooms->database.changedRows() == 0)
        return std::unexpected(codes::NotFound);
    return {};
}

Done Vault::noteUpload(const UploadMark &mark)
{
    if (!isUnlocked())
        return std::unexpected(codes::Locked);
    const auto &session = *m_rooms->session;
    // The place of an upload is as good as a right to it.
    const auto sealed = seal::seal(session.rows, mark.location.toUtf8(), place("uploads", session.owner, mark.blob));
    if (!sealed)
        return failed(sealed);
    return worded(m_rooms->database.run("INSERT INTO uploads (owner, blob, sealed, position) VALUES (?1, ?2, ?3, ?4)"
                                        " ON CONFLICT (owner, blob) DO UPDATE SET sealed = excluded.sealed,"
                                        " position = excluded.position",
                                        session.owner, mark.blob, *sealed, mark.offset));
}

std::optional<UploadMark> Vault::upload(const QString &blob) const
{
    if (!isUnlocked())
        return std::nullopt;
    const auto &session = *m_rooms->session;
    auto rows = m_rooms->database.query("SELECT sealed, position FROM uploads WHERE owner = ?1 AND blob = ?2",
                                        session.owner, blob);
    if (!rows.one(codes::NotFound))
        return std::nullopt;
    const auto location = seal::open(session.rows, rows.bytes(0), place("uploads", session.owner, blob));
    if (!location)
        return std::nullopt; // as if it had never begun: the upload begins again
    return UploadMark{.blob = blob, .location = QString::fromUtf8(location->reveal()), .offset = rows.integer(1)};
}

Done Vault::forgetUpload(const QString &blob)
{
    if (!isUnlocked())
        return std::unexpected(codes::Locked);
    return worded(
        m_rooms->database.run("DELETE FROM uploads WHERE owner = ?1 AND blob = ?2", m_rooms->session->owner, blob));
}

Done Vault::settle(const CaseRow &row, const QByteArray &receiptJson)
{
    if (!isUnlocked())
        return std::unexpected(codes::Locked);
    if (!m_rooms->holds(row.id))
        return std::unexpected(codes::NotFound);
    auto transaction = store::Transaction::begin(m_rooms->database);
    if (!transaction)
        return failed(transaction);
    if (auto done = m_rooms->writeRow(row); !done)
        return failed(done);
    if (auto done = m_rooms->writeAttachment(row.id, Receipt, receiptJson); !done)
        return failed(done);
    if (auto done = m_rooms->database.run("DELETE FROM outbox WHERE case_id = ?1", text(row.id)); !done)
        return failed(done);
    if (auto done = transaction->commit(); !done)
        return failed(done);
    m_rooms->index->put(row);
    return {};
}

} // namespace yc::core::vault
