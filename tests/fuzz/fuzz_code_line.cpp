// The line of a code scanner, fed with anything: the first byte says how the bytes come, 0xFF is a moment without any.

#include "devices/code/protocol/code_line.h"

#include <cstdint>
#include <cstdlib>

using namespace yc;
using namespace yc::devices;

namespace
{

void must(bool held)
{
    if (!held)
        std::abort();
}

void judge(const Result<ReadCode> &code)
{
    if (!code)
        return must(code.error() == devices::codes::CodeTorn || code.error() == devices::codes::CodeTooLong);
    must(!code->bytes.isEmpty() && code->bytes.size() <= LongestCode);
    must(code->symbology.isEmpty() || code->symbology.size() == 2);
    must(!code->bytes.contains('\x02') && !code->bytes.contains('\x03'));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size - 1));
    code::CodeLine line((data[0] & 1) != 0);
    const qsizetype piece = 1 + (data[0] >> 1 & 7) * 7;
    const auto parts = bytes.split('\xff');
    for (const auto &part : parts) {
        qsizetype codes = 0;
        for (qsizetype at = 0; at < part.size(); at += piece) {
            for (const auto &code : line.take(QByteArrayView(part).sliced(at, std::min(piece, part.size() - at)))) {
                judge(code);
                ++codes;
            }
        }
        must(codes <= part.size()); // none out of nothing
        if (const auto code = line.pause())
            judge(*code);
        must(!line.isInside() && !line.pause()); // a pause leaves nothing behind
    }
    return 0;
}
