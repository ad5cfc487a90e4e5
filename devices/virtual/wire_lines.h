#pragma once

#include "base/code.h"

#include <QByteArrayList>
#include <QString>

#include <vector>

namespace yc::devices::virtual_bench
{

// A record's lines (devices/transport/wire_record.h), for twins that play one.
struct WireLine {
    int ms = 0; // from the record's beginning
    QByteArray what; // ">", "opened", …
    QByteArrayList rest; // the words behind it
};

[[nodiscard]] Result<std::vector<WireLine>> wireLines(const QString &file); // BadFile: it cannot be read, or is none
[[nodiscard]] QByteArray bytesIn(const QByteArrayList &words); // hexadecimal digits, and zeros as "+N"

} // namespace yc::devices::virtual_bench
