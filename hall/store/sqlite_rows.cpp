#include "hall/store/sqlite_rows.h"

#include "base/log.h"

namespace yc::hall::store
{

std::vector<QByteArray> migrations()
{
    return {R"sql(
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE serials (series TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE nodes (code TEXT PRIMARY KEY, name TEXT NOT NULL, parent TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE staff (no TEXT PRIMARY KEY, name TEXT NOT NULL, node TEXT NOT NULL REFERENCES nodes, roles TEXT NOT NULL,
    verifier BLOB NOT NULL, must_change INTEGER NOT NULL, gone INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE attempts (no TEXT PRIMARY KEY, wrong INTEGER NOT NULL, not_before INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE sessions (token BLOB PRIMARY KEY, staff TEXT NOT NULL REFERENCES staff, terminal TEXT NOT NULL,
    expires INTEGER NOT NULL, only_pin INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_staff ON sessions (staff);
CREATE TABLE tickets (secret BLOB PRIMARY KEY, kind TEXT NOT NULL, node TEXT NOT NULL REFERENCES nodes,
    window TEXT NOT NULL, expires INTEGER NOT NULL, request BLOB NOT NULL, reply BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE terminals (id TEXT PRIMARY KEY, kind TEXT NOT NULL, node TEXT NOT NULL REFERENCES nodes,
    window TEXT NOT NULL, fingerprint BLOB NOT NULL UNIQUE, shut INTEGER NOT NULL, enrolled INTEGER NOT NULL)
    STRICT, WITHOUT ROWID;
CREATE TABLE uploads (id TEXT PRIMARY KEY, terminal TEXT NOT NULL, blob TEXT NOT NULL, media_type TEXT NOT NULL,
    length INTEGER NOT NULL, offset INTEGER NOT NULL, expires INTEGER NOT NULL, state INTEGER NOT NULL)
    STRICT, WITHOUT ROWID;
CREATE INDEX uploads_expires ON uploads (expires);
CREATE TABLE blobs (name TEXT PRIMARY KEY, media_type TEXT NOT NULL, bytes INTEGER NOT NULL, at INTEGER NOT NULL)
    STRICT, WITHOUT ROWID;
CREATE TABLE cases (id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, node TEXT NOT NULL, window TEXT NOT NULL,
    terminal TEXT NOT NULL, staff TEXT NOT NULL, item TEXT NOT NULL, item_version INTEGER NOT NULL,
    item_name TEXT NOT NULL, applicant_masked TEXT NOT NULL, state TEXT NOT NULL, received INTEGER NOT NULL,
    changed INTEGER NOT NULL, due TEXT NOT NULL, reasons BLOB NOT NULL, manifest_digest BLOB NOT NULL,
    manifest BLOB NOT NULL, receipt BLOB NOT NULL, citizen BLOB NOT NULL, citizen_name BLOB NOT NULL) STRICT;
CREATE INDEX cases_citizen ON cases (citizen, received);
CREATE INDEX cases_citizen_name ON cases (citizen_name, received);
CREATE TABLE case_blobs (case_id TEXT NOT NULL REFERENCES cases (id), blob TEXT NOT NULL REFERENCES blobs (name),
    PRIMARY KEY (case_id, blob)) STRICT, WITHOUT ROWID;
CREATE INDEX case_blobs_blob ON case_blobs (blob);
CREATE TABLE endings (at_row INTEGER PRIMARY KEY, case_id TEXT NOT NULL REFERENCES cases (id), request_digest BLOB NOT NULL,
    ending TEXT NOT NULL, staff TEXT NOT NULL, terminal TEXT NOT NULL, at INTEGER NOT NULL, request BLOB NOT NULL) STRICT;
CREATE INDEX endings_case ON endings (case_id);
CREATE TABLE papers (at_row INTEGER PRIMARY KEY, case_id TEXT NOT NULL REFERENCES cases (id), id TEXT NOT NULL UNIQUE,
    sealed BLOB NOT NULL) STRICT;
CREATE INDEX papers_case ON papers (case_id);
CREATE TABLE changes (cursor INTEGER PRIMARY KEY AUTOINCREMENT, scope TEXT NOT NULL, kind TEXT NOT NULL,
    subject TEXT NOT NULL) STRICT;
CREATE INDEX changes_scope ON changes (scope, cursor);
)sql",
            R"sql(
CREATE TABLE reports (terminal TEXT PRIMARY KEY REFERENCES terminals (id), at INTEGER NOT NULL, json BLOB NOT NULL)
    STRICT, WITHOUT ROWID;
)sql",
            R"sql(
ALTER TABLE staff ADD COLUMN needs_card INTEGER NOT NULL DEFAULT 0;
CREATE TABLE staff_cards (no TEXT PRIMARY KEY REFERENCES staff, serial TEXT NOT NULL, key BLOB NOT NULL UNIQUE,
    bound INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE card_challenges (no TEXT NOT NULL, terminal TEXT NOT NULL, digest BLOB NOT NULL, expires INTEGER NOT NULL,
    PRIMARY KEY (no, terminal)) STRICT, WITHOUT ROWID;
CREATE INDEX card_challenges_expires ON card_challenges (expires);
)sql"};
}

qint64 millis(const QDateTime &at)
{
    return at.isValid() ? at.toMSecsSinceEpoch() : 0;
}

QDateTime instant(qint64 millis)
{
    return millis == 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(millis, Qt::UTC);
}

QString lines(const QStringList &texts)
{
    return texts.join(u'\n');
}

QStringList fromLines(const QString &text)
{
    return text.split(u'\n', Qt::SkipEmptyParts);
}

QString idText(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

void SqliteRows::fail(Code code)
{
    m_failure = code;
}

QByteArray SqliteRows::sealed(QByteArrayView plain, QByteArrayView about)
{
    if (m_failure)
        return {};
    auto bytes = core::seal::seal(m_key, plain, about);
    if (!bytes)
        fail(bytes.error());
    return bytes.value_or(QByteArray());
}

QByteArray SqliteRows::opened(QByteArrayView bytes, QByteArrayView about)
{
    if (m_failure)
        return {};
    const auto plain = core::seal::open(m_key, bytes, about);
    if (!plain) {
        // Another key or a changed row: said by the place alone.
        log::write(
            log::Level::Error, "hall-store", "row-does-not-open",
            {{QStringLiteral("about"), QString::fromUtf8(about)}, {QStringLiteral("code"), toString(plain.error())}});
        fail(plain.error());
        return {};
    }
    return plain->reveal();
}

QString SqliteRows::setting(const QString &name)
{
    return one<QString>(
               "SELECT value FROM settings WHERE name = ?1", [](const Cursor &row) { return row.text(0); }, name)
        .value_or(QString());
}

void SqliteRows::putSetting(const QString &name, const QString &value)
{
    run("INSERT INTO settings VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value", name, value);
}

qint64 SqliteRows::nextSerial(const QString &series)
{
    return one<qint64>(
               "INSERT INTO serials VALUES (?1, 1) ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last",
               [](const Cursor &row) { return row.integer(0); }, series)
        .value_or(0);
}

void SqliteRows::putNode(const Node &node)
{
    run("INSERT INTO nodes VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET name = excluded.name, parent = "
        "excluded.parent",
        node.code, node.name, node.parent);
}

Maybe<Node> SqliteRows::node(const QString &code)
{
    return one<Node>(
        "SELECT code, name, parent FROM nodes WHERE code = ?1",
        [](const Cursor &row) {
            return Node{row.text(0), row.text(1), row.text(2)};
        },
        code);
}

QList<Node> SqliteRows::nodes()
{
    return all<Node>("SELECT code, name, parent FROM nodes ORDER BY code", [](const Cursor &row) {
        return Node{row.text(0), row.text(1), row.text(2)};
    });
}

void SqliteRows::addChange(const ChangeNote &note)
{
    run("INSERT INTO changes (scope, kind, subject) VALUES (?1, ?2, ?3)", note.scope, note.kind, note.subject);
}

QList<ChangeNote> SqliteRows::changesAfter(qint64 cursor, const QString &scope, int most)
{
    return all<ChangeNote>(
        "SELECT cursor, scope, kind, subject FROM changes WHERE cursor > ?1 AND scope IN (?2, '*')"
        " ORDER BY cursor LIMIT ?3",
        [](const Cursor &row) {
            return ChangeNote{row.integer(0), row.text(1), row.text(2), row.text(3)};
        },
        cursor, scope, most);
}

qint64 SqliteRows::lastCursor()
{
    return one<qint64>("SELECT coalesce(max(cursor), 0) FROM changes", [](const Cursor &row) { return row.integer(0); })
        .value_or(0);
}

} // namespace yc::hall::store
