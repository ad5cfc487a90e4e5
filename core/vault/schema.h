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
        // Rows of many cases sealed as one: what a list needs of a hundred thousand is open within a sign-in.
        // cases.sealed stays the truth; a block is made anew from it at any time. loose: changed since its block was
        // written.
        R"(
ALTER TABLE cases ADD COLUMN block INTEGER;
ALTER TABLE cases ADD COLUMN loose INTEGER NOT NULL DEFAULT 1;
CREATE INDEX cases_loose ON cases (owner) WHERE loose = 1;
CREATE INDEX cases_block ON cases (owner, block) WHERE block IS NOT NULL;
CREATE TABLE case_blocks (
    owner TEXT NOT NULL REFERENCES users (owner),
    block INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (owner, block)
);

CREATE TABLE own_things (
    owner TEXT NOT NULL REFERENCES users (owner),
    name TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (owner, name)
) WITHOUT ROWID;

-- What is to be told to the hall about a case that it has.
CREATE TABLE errands (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id TEXT NOT NULL REFERENCES cases (id), -- no cascade, as with the outbox
    owner TEXT NOT NULL,
    kind TEXT NOT NULL,
    sealed BLOB NOT NULL,
    tries INTEGER NOT NULL,
    next_try INTEGER,
    cause TEXT NOT NULL,
    UNIQUE (case_id, kind)
);

-- Cases on their way from one clerk of this terminal to another: sealed by a key of their own, which lies in a box for
-- the receiver and in one for the giver. All of a case in one place, so that it is here or there and never both.
ALTER TABLE users ADD COLUMN box BLOB; -- the public half, sealed
CREATE TABLE hand_overs (
    case_id TEXT PRIMARY KEY,
    giver TEXT NOT NULL REFERENCES users (owner),
    taker TEXT NOT NULL REFERENCES users (owner),
    giver_key BLOB NOT NULL,
    taker_key BLOB NOT NULL,
    head BLOB NOT NULL,
    sealed BLOB NOT NULL,
    declined INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE hand_over_blobs (
    case_id TEXT NOT NULL REFERENCES hand_overs (case_id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (case_id, name)
);
)",
        R"(
ALTER TABLE users ADD COLUMN deposit BLOB; -- their key in a box that the hall opens, sealed
)",
    };
}

} // namespace yc::core::vault
