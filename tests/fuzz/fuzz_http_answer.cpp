// What comes from a scanner's address when it is asked over HTTP: any bytes, in any pieces.
#include "devices/scan/escl_status.h"
#include "helpers/scand/http_answer.h"

#include <cstdint>
#include <cstdlib>

using namespace yc::helpers::scand;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto body = bodyOf200(bytes);
    if (body) {
        if (!isAnswer(bytes) || body->size() >= bytes.size() || !bytes.contains(*body))
            std::abort();
        (void)yc::devices::scan::esclStatusFrom(*body);
    }
    // Once it is whole it stays so, and what it said by then is what it says: nothing behind its end counts.
    for (qsizetype some = 0; some <= std::min(bytes.size(), qsizetype{512}); ++some) {
        const auto begun = bytes.first(some);
        if (!isWholeAnswer(begun))
            continue;
        if (!isWholeAnswer(bytes) || bodyOf200(begun) != body)
            std::abort();
        break;
    }
    return 0;
}
