#include "hall/store/sqlite_rows.h"

namespace yc::hall::store
{

namespace
{

using core::wire::TerminalKind;

Staff staffFrom(const core::store::Rows &row)
{
    return {.no = row.text(0),
            .name = row.text(1),
            .nodeCode = row.text(2),
            .roles = fromLines(row.text(3)),
            .verifier = row.bytes(4),
            .mustChangePin = row.integer(5) != 0,
            .gone = row.integer(6) != 0,
            .needsCard = row.integer(7) != 0};
}

Terminal terminalFrom(const core::store::Rows &row)
{
    return {.id = row.text(0),
            .kind = core::wire::terminalKindFrom(row.text(1)).value_or(TerminalKind::Counter),
            .nodeCode = row.text(2),
            .windowNo = row.text(3),
            .fingerprint = row.bytes(4),
            .shut = row.integer(5) != 0,
            .enrolledAt = instant(row.integer(6))};
}

StaffCard cardFrom(const core::store::Rows &row)
{
    return {
        .staffNo = row.text(0), .serial = row.text(1), .publicKey = row.bytes(2), .boundAt = instant(row.integer(3))};
}

constexpr char CardColumns[] = "SELECT no, serial, key, bound FROM staff_cards";
constexpr char StaffColumns[] = "SELECT no, name, node, roles, verifier, must_change, gone, needs_card FROM staff";
constexpr char TerminalColumns[] = "SELECT id, kind, node, window, fingerprint, shut, enrolled FROM terminals";

} // namespace

bool isRole(const QString &word)
{
    static const QStringList known{QStringLiteral("clerk"), QStringLiteral("agent"), QStringLiteral("supervisor"),
                                   QStringLiteral("administrator"), QStringLiteral("auditor")};
    return known.contains(word);
}

void SqliteRows::putStaff(const Staff &staff)
{
    run("INSERT INTO staff VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO UPDATE SET name = excluded.name,"
        " node = excluded.node, roles = excluded.roles, verifier = excluded.verifier, must_change = "
        "excluded.must_change,"
        " gone = excluded.gone, needs_card = excluded.needs_card",
        staff.no, staff.name, staff.nodeCode, lines(staff.roles), staff.verifier, staff.mustChangePin, staff.gone,
        staff.needsCard);
}

Maybe<Staff> SqliteRows::staff(const QString &no)
{
    return one<Staff>(QByteArray(StaffColumns) + " WHERE no = ?1", staffFrom, no);
}

QList<Staff> SqliteRows::allStaff()
{
    return all<Staff>(QByteArray(StaffColumns) + " ORDER BY no", staffFrom);
}

Attempts SqliteRows::attempts(const QString &staffNo)
{
    return one<Attempts>(
               "SELECT wrong, not_before FROM attempts WHERE no = ?1",
               [](const Cursor &row) {
                   return Attempts{static_cast<int>(row.integer(0)), instant(row.integer(1))};
               },
               staffNo)
        .value_or(Attempts{});
}

void SqliteRows::putAttempts(const QString &staffNo, const Attempts &attempts)
{
    if (attempts.wrong == 0)
        return run("DELETE FROM attempts WHERE no = ?1", staffNo);
    run("INSERT INTO attempts VALUES (?1, ?2, ?3)"
        " ON CONFLICT DO UPDATE SET wrong = excluded.wrong, not_before = excluded.not_before",
        staffNo, attempts.wrong, millis(attempts.notBefore));
}

void SqliteRows::putStaffCard(const StaffCard &card)
{
    run("INSERT INTO staff_cards VALUES (?1, ?2, ?3, ?4)"
        " ON CONFLICT (no) DO UPDATE SET serial = excluded.serial, key = excluded.key, bound = excluded.bound",
        card.staffNo, card.serial, card.publicKey, millis(card.boundAt));
}

Maybe<StaffCard> SqliteRows::staffCard(const QString &staffNo)
{
    return one<StaffCard>(QByteArray(CardColumns) + " WHERE no = ?1", cardFrom, staffNo);
}

Maybe<StaffCard> SqliteRows::staffCardWith(const QByteArray &publicKey)
{
    return one<StaffCard>(QByteArray(CardColumns) + " WHERE key = ?1", cardFrom, publicKey);
}

void SqliteRows::removeStaffCard(const QString &staffNo)
{
    run("DELETE FROM staff_cards WHERE no = ?1", staffNo);
    run("DELETE FROM card_challenges WHERE no = ?1", staffNo);
}

void SqliteRows::putCardChallenge(const CardChallenge &challenge)
{
    run("INSERT INTO card_challenges VALUES (?1, ?2, ?3, ?4)"
        " ON CONFLICT DO UPDATE SET digest = excluded.digest, expires = excluded.expires",
        challenge.staffNo, challenge.terminalId, challenge.digest, millis(challenge.expires));
}

Maybe<CardChallenge> SqliteRows::takeCardChallenge(const QString &staffNo, const QString &terminalId)
{
    return one<CardChallenge>(
        "DELETE FROM card_challenges WHERE no = ?1 AND terminal = ?2 RETURNING no, terminal, digest, expires",
        [](const Cursor &row) {
            return CardChallenge{row.text(0), row.text(1), row.bytes(2), instant(row.integer(3))};
        },
        staffNo, terminalId);
}

void SqliteRows::endCardChallenges(const QDateTime &before)
{
    run("DELETE FROM card_challenges WHERE expires < ?1", millis(before));
}

void SqliteRows::putSession(const Session &session)
{
    // Those that ended long before this one ends are over by any clock.
    run("DELETE FROM sessions WHERE expires < ?1", millis(session.expires.addDays(-1)));
    run("INSERT INTO sessions VALUES (?1, ?2, ?3, ?4, ?5)", session.tokenDigest, session.staffNo, session.terminalId,
        millis(session.expires), session.onlyToChangePin);
}

Maybe<Session> SqliteRows::session(const QByteArray &tokenDigest)
{
    return one<Session>(
        "SELECT token, staff, terminal, expires, only_pin FROM sessions WHERE token = ?1",
        [](const Cursor &row) {
            return Session{row.bytes(0), row.text(1), row.text(2), instant(row.integer(3)), row.integer(4) != 0};
        },
        tokenDigest);
}

void SqliteRows::endSession(const QByteArray &tokenDigest)
{
    run("DELETE FROM sessions WHERE token = ?1", tokenDigest);
}

void SqliteRows::endSessionsOf(const QString &staffNo)
{
    run("DELETE FROM sessions WHERE staff = ?1", staffNo);
}

void SqliteRows::putTicket(const Ticket &ticket)
{
    run("INSERT INTO tickets VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        " ON CONFLICT DO UPDATE SET request = excluded.request, reply = excluded.reply",
        ticket.secretDigest, core::wire::toText(ticket.kind), ticket.nodeCode, ticket.windowNo, millis(ticket.expires),
        ticket.requestDigest, ticket.reply);
}

Maybe<Ticket> SqliteRows::ticket(const QByteArray &secretDigest)
{
    return one<Ticket>(
        "SELECT secret, kind, node, window, expires, request, reply FROM tickets WHERE secret = ?1",
        [](const Cursor &row) {
            return Ticket{.secretDigest = row.bytes(0),
                          .kind = core::wire::terminalKindFrom(row.text(1)).value_or(TerminalKind::Counter),
                          .nodeCode = row.text(2),
                          .windowNo = row.text(3),
                          .expires = instant(row.integer(4)),
                          .requestDigest = row.bytes(5),
                          .reply = row.bytes(6)};
        },
        secretDigest);
}

void SqliteRows::putTerminal(const Terminal &terminal)
{
    run("INSERT INTO terminals VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO UPDATE SET node = excluded.node,"
        " window = excluded.window, shut = excluded.shut",
        terminal.id, core::wire::toText(terminal.kind), terminal.nodeCode, terminal.windowNo, terminal.fingerprint,
        terminal.shut, millis(terminal.enrolledAt));
}

Maybe<Terminal> SqliteRows::terminal(const QString &id)
{
    return one<Terminal>(QByteArray(TerminalColumns) + " WHERE id = ?1", terminalFrom, id);
}

QList<Terminal> SqliteRows::terminals()
{
    return all<Terminal>(QByteArray(TerminalColumns) + " ORDER BY id", terminalFrom);
}

void SqliteRows::putReport(const TerminalReport &report)
{
    run("INSERT INTO reports VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET at = excluded.at, json = excluded.json",
        report.terminalId, millis(report.at), report.json);
}

QList<TerminalReport> SqliteRows::reports()
{
    return all<TerminalReport>("SELECT terminal, at, json FROM reports ORDER BY terminal", [](const Cursor &row) {
        return TerminalReport{row.text(0), instant(row.integer(1)), row.bytes(2)};
    });
}

} // namespace yc::hall::store
