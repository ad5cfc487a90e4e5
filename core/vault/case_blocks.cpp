#include "core/vault/case_row.h"
#include "core/vault/rooms.h"

#include "base/log.h"

// Rows of many cases sealed as one, so that a sign-in opens 100,000 of them in the time of a few hundred. A block is a
// copy: whenever one is missing or does not open, its rows are opened one by one, and nobody notices but the log.
namespace yc::core::vault
{

Result<bool> Vault::Rooms::loadBlocks()
{
    bool whole = true;
    auto rows = database.query("SELECT block, sealed FROM case_blocks WHERE owner = ?1 ORDER BY block", session->owner);
    for (;;) {
        const auto found = rows.next();
        if (!found)
            return std::unexpected(found.error());
        if (!*found)
            break;
        const auto number = rows.integer(0);
        const auto opened
            = seal::open(session->rows, rows.bytes(1), place("case_blocks", session->owner, QString::number(number)));
        if (opened && index->unpack(opened->reveal(), number))
            continue;
        whole = false;
        log::write(log::Level::Warning, "vault", "block-damaged", {{QStringLiteral("block"), number}});
    }
    index->sort();
    return whole;
}

Done Vault::Rooms::writeBlock(qint64 block, const std::vector<QUuid> &ids)
{
    if (ids.empty())
        return database.run("DELETE FROM case_blocks WHERE owner = ?1 AND block = ?2", session->owner, block);
    const auto sealed = seal::seal(session->rows, index->packed(ids).reveal(),
                                   place("case_blocks", session->owner, QString::number(block)));
    if (!sealed)
        return std::unexpected(sealed.error());
    return database.run("INSERT INTO case_blocks (owner, block, sealed) VALUES (?1, ?2, ?3)"
                        " ON CONFLICT (owner, block) DO UPDATE SET sealed = excluded.sealed",
                        session->owner, block, *sealed);
}

Result<bool> Vault::packSome()
{
    if (!isUnlocked())
        return std::unexpected(codes::Locked);
    auto &rooms = *m_rooms;
    const auto due = rooms.index->due();
    if (!due)
        return false;
    const auto block = due->block == CaseIndex::NoBlock ? rooms.index->lastBlock() + 1 : due->block;
    auto transaction = store::Transaction::begin(rooms.database);
    if (!transaction)
        return failed(transaction);
    if (auto done = rooms.writeBlock(block, due->ids); !done)
        return failed(done);
    auto settled = rooms.database.prepare("UPDATE cases SET block = ?3, loose = 0 WHERE id = ?1 AND owner = ?2");
    if (!settled)
        return failed(settled);
    for (const auto &id : due->ids) {
        if (auto done = settled->run(text(id), rooms.session->owner, block); !done)
            return failed(done);
    }
    if (auto done = transaction->commit(); !done)
        return failed(done);
    rooms.index->settle(due->ids, block);
    return due->more;
}

} // namespace yc::core::vault
