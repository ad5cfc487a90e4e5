#pragma once

#include "core/seal/envelope.h"
#include "hall/store/store.h"

#include <memory>

namespace yc::hall::store
{

// One folder: hall.db (SQLite, WAL, synchronous=FULL), blobs/ab/<name>, uploads/<id>. Several processes may open it
// (the running hall and its command line). `key` seals what tells of a person.
[[nodiscard]] Result<std::unique_ptr<Store>> openEmbedded(const QString &folder, core::seal::Key key);

} // namespace yc::hall::store
