#include "core/seal/chain.h"
#include "core/vault/case_row.h"
#include "core/vault/rooms.h"

#include <QtEndian>

namespace yc::core::vault
{

namespace
{

// How many entries there are and the last link, sealed: without it the newest entries could be cut off unseen.
const auto HeadName = QStringLiteral(":audit");

struct Head {
    qint64 entries = 0;
    QByteArray link = seal::firstLink();
};

QByteArray encode(const Head &head)
{
    QByteArray bytes(8, Qt::Uninitialized);
    qToBigEndian(head.entries, bytes.data());
    return bytes + head.link;
}

Result<Head> readHead(store::Database &database, const seal::Key &key)
{
    auto rows
        = database.query("SELECT (SELECT sealed FROM things WHERE name = ?1), EXISTS (SELECT 1 FROM audit)", HeadName);
    if (auto found = rows.one(codes::NotFound); !found)
        return failed(found);
    if (rows.isNull(0)) {
        if (rows.integer(1) != 0)
            return std::unexpected(seal::codes::ChainBroken);
        return Head{};
    }
    const auto opened = seal::open(key, rows.bytes(0), place("audit", {}, HeadName));
    if (!opened || opened->reveal().size() != 8 + seal::firstLink().size())
        return std::unexpected(seal::codes::ChainBroken);
    return Head{qFromBigEndian<qint64>(opened->reveal().constData()), opened->reveal().sliced(8)};
}

} // namespace

Done Vault::note(const AuditEntry &entry)
{
    auto &database = m_rooms->database;
    auto timed = entry;
    if (!timed.at.isValid())
        timed.at = m_rooms->clock.now();
    auto transaction = store::Transaction::begin(database);
    if (!transaction)
        return failed(transaction);
    const auto head = readHead(database, m_rooms->auditing);
    if (!head)
        return std::unexpected(head.error());
    const auto bytes = encode(timed);
    const Head next{head->entries + 1, seal::nextLink(head->link, bytes)};
    const auto sealed = seal::seal(m_rooms->auditing, bytes, place("audit", {}, QString::number(next.entries)));
    const auto sealedHead = seal::seal(m_rooms->auditing, encode(next), place("audit", {}, HeadName));
    if (!sealed || !sealedHead)
        return std::unexpected(seal::codes::CryptoFailed);
    if (auto done
        = database.run("INSERT INTO audit (entry, sealed, link) VALUES (?1, ?2, ?3)", next.entries, *sealed, next.link);
        !done)
        return failed(done);
    if (auto done = database.run("INSERT INTO things (name, sealed) VALUES (?1, ?2)"
                                 " ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed",
                                 HeadName, *sealedHead);
        !done)
        return failed(done);
    return worded(transaction->commit());
}

Result<std::vector<AuditEntry>> Vault::audit(qint64 from, int most) const
{
    std::vector<AuditEntry> list;
    auto rows = m_rooms->database.query("SELECT entry, sealed FROM audit WHERE entry >= ?1 ORDER BY entry LIMIT ?2",
                                        from, most);
    for (;;) {
        const auto row = rows.next();
        if (!row)
            return failed(row);
        if (!*row)
            return list;
        const auto opened
            = seal::open(m_rooms->auditing, rows.bytes(1), place("audit", {}, QString::number(rows.integer(0))));
        auto entry = opened ? auditEntryFrom(*opened) : std::unexpected(codes::Damaged);
        if (!entry)
            return std::unexpected(seal::codes::ChainBroken);
        list.push_back(std::move(*entry));
    }
}

Result<qint64> Vault::checkAudit() const
{
    const auto head = readHead(m_rooms->database, m_rooms->auditing);
    if (!head)
        return std::unexpected(head.error());
    Head walked;
    auto rows = m_rooms->database.query("SELECT entry, sealed, link FROM audit ORDER BY entry");
    for (;;) {
        const auto row = rows.next();
        if (!row)
            return failed(row);
        if (!*row)
            break;
        const auto opened
            = seal::open(m_rooms->auditing, rows.bytes(1), place("audit", {}, QString::number(rows.integer(0))));
        if (!opened || rows.integer(0) != ++walked.entries)
            return std::unexpected(seal::codes::ChainBroken);
        walked.link = seal::nextLink(walked.link, opened->reveal());
        if (walked.link != rows.bytes(2))
            return std::unexpected(seal::codes::ChainBroken);
    }
    if (walked.entries != head->entries || walked.link != head->link)
        return std::unexpected(seal::codes::ChainBroken);
    return walked.entries;
}

} // namespace yc::core::vault
