#include "devices/code/protocol/code_mask.h"

#include <algorithm>

namespace yc::devices::code
{

QByteArray MaskedScanner::heard(QByteArrayView bytes)
{
    auto masked = bytes.toByteArray();
    std::ranges::transform(masked, masked.begin(), [](char c) {
        constexpr char FirstVisible = 0x20;
        if (c >= 0 && c < FirstVisible)
            return c;
        return c >= '0' && c <= '9' ? '0' : 'x';
    });
    return masked;
}

} // namespace yc::devices::code
