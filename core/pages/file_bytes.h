#pragma once

#include "base/ipc.h"

#include <QString>

namespace yc::core::pages
{

// A file's bytes in a memfd that nobody can change or cut short any more: the stick may be pulled out now. Only plain
// files; a folder, a pipe or a device is FileUnreadable, more than LargestFile is FileTooLarge and is not read. Reading
// a slow stick takes as long as it takes: never in the UI thread.
[[nodiscard]] Result<ipc::File> bytesOfFile(const QString &path);
// The same for bytes that are in memory already.
[[nodiscard]] Result<ipc::File> bytesInMemory(QByteArrayView bytes);

} // namespace yc::core::pages
