#pragma once

#include "core/store/database.h"

// The vault's tables. In plain: ids, keyed names, states, counts and times of the outbox. Everything else is sealed.
// Private to core/vault.
namespace yc::core::vault
{

inline constexpr qint32 ApplicationId = 0x59435654; // "YCVT"

[[nodiscard]] inline std::vector<QByteArray> migrations()
{
    return {
        R"(
CREATE TABLE things (name TEXT PRIMARY KEY, sealed BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE users (
    owner TEXT PRIMARY KEY,
    record BLOB NOT NULL,
    salt BLOB NOT NULL, operations INTEGER NOT NULL, memory INTEGER NOT NULL,
    wrapped BLOB NOT NULL,
    wrong INTEGER NOT NULL DEFAULT 0,       -- wrong PINs since the last right one
    wait_ms INTEGER NOT NULL DEFAULT 0,
    wait_until INTEGER NOT NULL DEFAULT 0,  -- by the wall clock
    seen INTEGER NOT NULL DEFAULT 0         -- the latest time at which they unlocked it
);

CREATE TABLE cases (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL REFERENCES users (owner),
    state TEXT NOT NULL,
    sealed BLOB NOT NULL
);
CREATE INDEX cases_owner ON cases (owner);

CREATE TABLE drafts (
    case_id TEXT PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
    sealed BLOB NOT NULL
);

CREATE TABLE attachments (
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (case_id, kind)
);

CREATE TABLE blobs (
    owner TEXT NOT NULL REFERENCES users (owner),
    name TEXT NOT NULL,
    PRIMARY KEY (owner, name)
) WITHOUT ROWID;

CREATE TABLE case_blobs (
    case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    owner TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (case_id, name),
    FOREIGN KEY (owner, name) REFERENCES blobs (owner, name)
) WITHOUT ROWID;
CREATE INDEX case_blobs_name ON case_blobs (owner, name);

CREATE TABLE outbox (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id TEXT NOT NULL UNIQUE REFERENCES cases (id), -- no cascade: what is owed is not deleted
    owner TEXT NOT NULL,
    manifest BLOB NOT NULL,
    blobs TEXT NOT NULL,
    tries INTEGER NOT NULL,
    next_try INTEGER,
    cause TEXT NOT NULL,
    bytes_all INTEGER NOT NULL,
    bytes_sent INTEGER NOT NULL
);

CREATE TABLE uploads (
    owner TEXT NOT NULL,
    blob TEXT NOT NULL,
    sealed BLOB NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (owner, blob)
) WITHOUT ROWID;

CREATE TABLE serials (day TEXT PRIMARY KEY, last INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE audit (entry INTEGER PRIMARY KEY, sealed BLOB NOT NULL, link BLOB NOT NULL);
)",
    };
}

} // namespace yc::core::vault
