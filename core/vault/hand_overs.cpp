#include "core/vault/case_row.h"
#include "core/vault/rooms.h"

#include <QDataStream>
#include <QIODevice>

namespace yc::core::vault
{

namespace
{

template <typename... Fields> QByteArray streamed(const Fields &...fields)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    (out << ... << fields);
    return bytes;
}

} // namespace

Done Vault::Rooms::publishBox()
{
    const auto sealed = seal::seal(people, session->box.publicHalf(), place("boxes", session->owner));
    if (!sealed)
        return std::unexpected(sealed.error());
    return database.run("UPDATE users SET box = ?2 WHERE owner = ?1 AND box IS NULL", session->owner, *sealed);
}

std::vector<UserRecord> Vault::colleagues() const
{
    std::vector<UserRecord> list;
    if (!isUnlocked())
        return list;
    auto rows = m_rooms->database.query(
        "SELECT owner, record FROM users WHERE owner <> ?1 AND box IS NOT NULL ORDER BY rowid",
        m_rooms->session->owner);
    for (auto row = rows.next(); row && *row; row = rows.next()) {
        const auto opened = seal::open(m_rooms->people, rows.bytes(1), place("users", rows.text(0)));
        auto user = opened ? userFrom(*opened) : std::unexpected(codes::Damaged);
        if (user)
            list.push_back(std::move(*user));
    }
    return list;
}

Done Vault::handOver(const QUuid &caseId, const QString &staffNo, const QString &note)
{
    if (!isUnlocked())
        return std::unexpected(codes::Locked);
    auto &rooms = *m_rooms;
    auto &database = rooms.database;
    const auto &session = *rooms.session;
    const auto id = text(caseId);
    const auto row = rooms.index->row(caseId);
    const auto json = draft(caseId);
    if (!row || !json)
        return std::unexpected(row ? json.error() : codes::NotFound);
    const auto taker = rooms.ownerOf(staffNo);
    QByteArray takerBox;
    UserRecord takerRecord;
    {
        auto rows = database.query("SELECT box, record FROM users WHERE owner = ?1 AND box IS NOT NULL", taker);
        if (auto found = rows.one(codes::UnknownUser); !found || taker == session.owner)
            return std::unexpected(found ? codes::UnknownUser : worded(found.error()));
        const auto box = seal::open(rooms.people, rows.bytes(0), place("boxes", taker));
        const auto opened = seal::open(rooms.people, rows.bytes(1), place("users", taker));
        auto user = opened ? userFrom(*opened) : std::unexpected(codes::Damaged);
        if (!box || !user)
            return std::unexpected(codes::Damaged);
        takerBox = box->reveal();
        takerRecord = std::move(*user);
    }
    // Whatever is owed to the hall is owed by whoever signed for it.
    for (const char *debts : {"SELECT 1 FROM outbox WHERE case_id = ?1", "SELECT 1 FROM errands WHERE case_id = ?1"}) {
        auto owes = database.query(debts, id);
        const auto owed = owes.next();
        if (!owed)
            return failed(owed);
        if (*owed)
            return std::unexpected(codes::NoReceipt);
    }
    const auto key = seal::Key::random();
    const auto takerKey = seal::closeBox(takerBox, key.bytes());
    const auto giverKey = seal::closeBox(session.box.publicHalf(), key.bytes());
    const SecretBytes head(streamed(row->itemName, row->applicantName, session.user.staffNo, session.user.name,
                                    takerRecord.staffNo, takerRecord.name, note, rooms.clock.now()));
    QStringList kinds = attachments(caseId);
    QList<QByteArray> attached;
    for (const auto &kind : std::as_const(kinds)) {
        const auto opened = attachment(caseId, kind);
        if (!opened)
            return failed(opened);
        attached.append(opened->reveal());
    }
    const SecretBytes body(streamed(encode(*row).reveal(), json->reveal(), kinds, attached));
    const auto sealedHead = seal::seal(key, head.reveal(), place("hand-head", {}, id));
    const auto sealedBody = seal::seal(key, body.reveal(), place("hand-body", {}, id));
    if (!takerKey || !giverKey || !sealedHead || !sealedBody)
        return std::unexpected(seal::codes::CryptoFailed);

    auto transaction = store::Transaction::begin(database);
    if (!transaction)
        return failed(transaction);
    if (auto done = database.run("INSERT INTO hand_overs (case_id, giver, taker, giver_key, taker_key, head, sealed)"
                                 " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                                 id, session.owner, taker, *giverKey, *takerKey, *sealedHead, *sealedBody);
        !done)
        return failed(done);
    QStringList names;
    {
        auto rows = database.query("SELECT name FROM case_blobs WHERE case_id = ?1", id);
        for (auto found = rows.next(); found && *found; found = rows.next())
            names.append(rows.text(0));
    }
    for (const auto &name : std::as_const(names)) {
        const auto plain = blob(name);
        if (!plain)
            return failed(plain); // a case with a hole in it is not handed on as whole
        const auto sealed = seal::seal(key, plain->reveal(), name.toLatin1());
        if (!sealed)
            return failed(sealed);
        if (auto done = database.run("INSERT INTO hand_over_blobs (case_id, name, sealed) VALUES (?1, ?2, ?3)", id,
                                     name, *sealed);
            !done)
            return failed(done);
    }
    const auto ending = rooms.endCase(caseId);
    if (!ending)
        return failed(ending);
    if (auto done = transaction->commit(); !done)
        return failed(done);
    rooms.index->remove(caseId);
    for (const auto &name : *ending)
        (void)store::wipeFile(rooms.disk(), rooms.blobPath(session.owner, name));
    (void)database.tidy();
    return {};
}

Result<seal::Key> Vault::Rooms::handOverKey(const QString &caseId, bool *toMe)
{
    auto rows = database.query("SELECT taker = ?2, giver_key, taker_key FROM hand_overs WHERE case_id = ?1"
                               " AND (giver = ?2 OR taker = ?2)",
                               caseId, session->owner);
    if (auto found = rows.one(codes::NotFound); !found)
        return failed(found);
    const bool mine = rows.integer(0) != 0;
    if (toMe != nullptr)
        *toMe = mine;
    auto bytes = session->box.open(rows.bytes(mine ? 2 : 1));
    if (!bytes)
        return std::unexpected(codes::Damaged);
    return seal::Key::fromBytes(std::move(*bytes));
}

std::vector<HandOver> Vault::handOvers() const
{
    std::vector<HandOver> list;
    if (!isUnlocked())
        return list;
    auto rows = m_rooms->database.query(
        "SELECT case_id, head, declined FROM hand_overs WHERE giver = ?1 OR taker = ?1 ORDER BY rowid",
        m_rooms->session->owner);
    for (auto row = rows.next(); row && *row; row = rows.next()) {
        HandOver one;
        const auto key = m_rooms->handOverKey(rows.text(0), &one.toMe);
        const auto head = key ? seal::open(*key, rows.bytes(1), place("hand-head", {}, rows.text(0)))
                              : std::unexpected(codes::Damaged);
        if (!head)
            continue;
        QDataStream in(head->reveal());
        in.setVersion(QDataStream::Qt_6_4);
        in >> one.itemName >> one.applicantName >> one.giverNo >> one.giverName >> one.takerNo >> one.takerName
            >> one.note >> one.at;
        one.caseId = QUuid::fromString(rows.text(0));
        one.declined = rows.integer(2) != 0;
        list.push_back(std::move(one));
    }
    return list;
}

Done Vault::takeOver(const QUuid &caseId)
{
    if (!isUnlocked())
        return std::unexpected(codes::Locked);
    auto &rooms = *m_rooms;
    const auto id = text(caseId);
    const auto key = rooms.handOverKey(id);
    if (!key)
        return std::unexpected(key.error());
    QByteArray rowBytes;
    QByteArray json;
    QStringList kinds;
    QList<QByteArray> attached;
    {
        auto rows = rooms.database.query("SELECT sealed FROM hand_overs WHERE case_id = ?1", id);
        if (auto found = rows.one(codes::NotFound); !found)
            return failed(found);
        const auto body = seal::open(*key, rows.bytes(0), place("hand-body", {}, id));
        if (!body)
            return failed(body);
        QDataStream in(body->reveal());
        in.setVersion(QDataStream::Qt_6_4);
        in >> rowBytes >> json >> kinds >> attached;
        if (in.status() != QDataStream::Ok || kinds.size() != attached.size())
            return std::unexpected(codes::Damaged);
    }
    const auto row = caseRowFrom(SecretBytes(std::move(rowBytes)));
    if (!row || row->id != caseId)
        return std::unexpected(codes::Damaged);
    // Pages first: a cut leaves sealed files that nothing names, and the case still lies between the two.
    auto rows = rooms.database.query("SELECT name, sealed FROM hand_over_blobs WHERE case_id = ?1", id);
    QStringList names;
    for (;;) {
        const auto found = rows.next();
        if (!found)
            return failed(found);
        if (!*found)
            break;
        const auto plain = seal::open(*key, rows.bytes(1), rows.text(0).toLatin1());
        if (!plain)
            return std::unexpected(codes::Damaged);
        const auto name = putBlob(plain->reveal());
        if (!name)
            return std::unexpected(name.error());
        names.append(*name);
    }
    auto transaction = store::Transaction::begin(rooms.database);
    if (!transaction)
        return failed(transaction);
    if (auto done = rooms.writeCase(*row, json, names); !done)
        return failed(done);
    for (qsizetype i = 0; i < kinds.size(); ++i) {
        if (auto done = rooms.writeAttachment(caseId, kinds[i], attached[i]); !done)
            return failed(done);
    }
    if (auto done = rooms.database.run("DELETE FROM hand_overs WHERE case_id = ?1", id); !done)
        return failed(done);
    if (auto done = transaction->commit(); !done)
        return failed(done);
    rooms.remember(*row, json);
    for (const auto &name : std::as_const(names))
        rooms.unsaved.erase(name);
    (void)rooms.database.tidy();
    return {};
}

Done Vault::declineHandOver(const QUuid &caseId)
{
    if (!isUnlocked())
        return std::unexpected(codes::Locked);
    if (auto done = m_rooms->database.run("UPDATE hand_overs SET declined = 1 WHERE case_id = ?1 AND taker = ?2",
                                          text(caseId), m_rooms->session->owner);
        !done)
        return failed(done);
    return m_rooms->database.changedRows() == 1 ? Done{} : std::unexpected(codes::NotFound);
}

} // namespace yc::core::vault
