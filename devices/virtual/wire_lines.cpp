#include "devices/virtual/wire_lines.h"

#include <QFile>

namespace yc::devices::virtual_bench
{

namespace
{

constexpr int MostZeros = 65'536; // of one line: no report and no message is longer

} // namespace

Result<std::vector<WireLine>> wireLines(const QString &file)
{
    QFile from(file);
    if (!from.open(QIODevice::ReadOnly) || !from.readLine().startsWith("yichuang-wire 1 "))
        return std::unexpected(yc::codes::BadFile);
    std::vector<WireLine> lines;
    while (!from.atEnd()) {
        const auto words = from.readLine().trimmed().split(' ');
        if (words.size() < 2)
            return std::unexpected(yc::codes::BadFile);
        lines.push_back({.ms = words[0].toInt(), .what = words[1], .rest = words.sliced(2)});
    }
    return lines;
}

QByteArray bytesIn(const QByteArrayList &words)
{
    QByteArray bytes;
    for (const auto &word : words) {
        if (word.startsWith('+'))
            bytes += QByteArray(qBound(0, word.sliced(1).toInt(), MostZeros), '\0');
        else
            bytes += QByteArray::fromHex(word);
    }
    return bytes;
}

} // namespace yc::devices::virtual_bench
