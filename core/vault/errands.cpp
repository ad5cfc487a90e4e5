#include "core/vault/rooms.h"

namespace yc::core::vault
{

Done Vault::putOwn(const QString &name, const QByteArray &value)
{
    if (!isUnlocked())
        return std::unexpected(codes::Locked);
    const auto &session = *m_rooms->session;
    const auto sealed = seal::seal(session.rows, value, place("own_things", session.owner, name));
    if (!sealed)
        return failed(sealed);
    return worded(m_rooms->database.run("INSERT INTO own_things (owner, name, sealed) VALUES (?1, ?2, ?3)"
                                        " ON CONFLICT (owner, name) DO UPDATE SET sealed = excluded.sealed",
                                        session.owner, name, *sealed));
}

Result<SecretBytes> Vault::own(const QString &name) const
{
    if (!isUnlocked())
        return std::unexpected(codes::Locked);
    const auto &session = *m_rooms->session;
    auto rows
        = m_rooms->database.query("SELECT sealed FROM own_things WHERE owner = ?1 AND name = ?2", session.owner, name);
    if (auto found = rows.one(codes::NotFound); !found)
        return failed(found);
    auto opened = seal::open(session.rows, rows.bytes(0), place("own_things", session.owner, name));
    if (!opened)
        return failed(opened);
    return opened;
}

Done Vault::owe(const Errand &errand)
{
    if (!isUnlocked())
        return std::unexpected(codes::Locked);
    if (!m_rooms->holds(errand.caseId))
        return std::unexpected(codes::NotFound);
    const auto &session = *m_rooms->session;
    const auto id = text(errand.caseId);
    const auto sealed = seal::seal(session.rows, errand.body, place("errands", session.owner, id + u'/' + errand.kind));
    if (!sealed)
        return failed(sealed);
    return worded(m_rooms->database.run(
        "INSERT INTO errands (case_id, owner, kind, sealed, tries, next_try, cause) VALUES (?1, ?2, ?3, ?4, 0, NULL, "
        "'')"
        " ON CONFLICT (case_id, kind) DO UPDATE SET sealed = excluded.sealed, tries = 0, next_try = NULL, cause = ''",
        id, session.owner, errand.kind, *sealed));
}

std::vector<Errand> Vault::errands() const
{
    std::vector<Errand> list;
    if (!isUnlocked())
        return list;
    const auto &session = *m_rooms->session;
    auto rows = m_rooms->database.query("SELECT case_id, kind, sealed, tries, next_try, cause,"
                                        " case_id IN (SELECT case_id FROM outbox) FROM errands"
                                        " WHERE owner = ?1 ORDER BY position",
                                        session.owner);
    for (auto row = rows.next(); row && *row; row = rows.next()) {
        const auto body = seal::open(session.rows, rows.bytes(2),
                                     place("errands", session.owner, rows.text(0) + u'/' + rows.text(1)));
        list.push_back({.caseId = QUuid::fromString(rows.text(0)),
                        .kind = rows.text(1),
                        .body = body ? body->reveal() : QByteArray(),
                        .tries = static_cast<int>(rows.integer(3)),
                        .nextTry = fromMilliseconds(rows, 4),
                        .cause = body ? rows.text(5) : toString(codes::Damaged),
                        .early = rows.integer(6) != 0});
    }
    return list;
}

Done Vault::noteErrand(const Errand &errand)
{
    if (!isUnlocked())
        return std::unexpected(codes::Locked);
    return worded(m_rooms->database.run("UPDATE errands SET tries = ?4, next_try = ?5, cause = ?6"
                                        " WHERE case_id = ?1 AND owner = ?2 AND kind = ?3",
                                        text(errand.caseId), m_rooms->session->owner, errand.kind, errand.tries,
                                        milliseconds(errand.nextTry), errand.cause));
}

Done Vault::endErrand(const QUuid &caseId, const QString &kind)
{
    if (!isUnlocked())
        return std::unexpected(codes::Locked);
    return worded(m_rooms->database.run("DELETE FROM errands WHERE case_id = ?1 AND owner = ?2 AND kind = ?3",
                                        text(caseId), m_rooms->session->owner, kind));
}

} // namespace yc::core::vault
