// The headers of an upload and the query of a request, fed with anything. Lines are headers "name: value"; a line that
// begins with '?' is a query.

#include "core/seal/digest.h"
#include "hall/api/tus_headers.h"

#include <cstdint>
#include <cstdlib>

using namespace yc;
using namespace yc::hall;

namespace
{

void must(bool held)
{
    if (!held)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    http::Head head;
    for (const auto &line : bytes.split('\n')) {
        if (line.startsWith('?')) {
            head.query += http::queryFrom(QByteArrayView(line).sliced(1));
            continue;
        }
        const auto colon = line.indexOf(": ");
        if (colon >= 0)
            head.headers.append(http::Header{line.left(colon).toLower(), line.mid(colon + 2)});
        static_cast<void>(api::metadataFrom(line));
        const auto count = api::countFrom(line);
        must(!count || (*count >= 0 && QByteArray::number(*count).size() <= line.size()));
    }
    const auto wish = api::uploadWishFrom(head);
    must(!wish || (wish->length >= 0 && core::seal::isBlobName(wish->blob) && wish->mediaType.contains(u'/')));
    const auto checksum = api::checksumFrom(head);
    must(!checksum || checksum->isEmpty() || checksum->size() == 20);
    return 0;
}
