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
    // Once it is whole it stays so, and what it said by then is what it says: nothing behind its end counts. Cut where
    // its last byte says, which a head and a body alike can be.
    const auto begun = bytes.isEmpty() ? bytes : bytes.first(bytes.size() * static_cast<quint8>(bytes.back()) / 255);
    if (isWholeAnswer(begun) && (!isWholeAnswer(bytes) || bodyOf200(begun) != body))
        std::abort();
    return 0;
}
