#include "core/link/tus.h"

#include <algorithm>

namespace yc::core::link::tus
{

using namespace std::chrono_literals;

qint64 chunkAfter(qint64 last, std::chrono::milliseconds took)
{
    const qint64 wanted = took < 2s ? last * 2 : took > 20s ? last / 2 : last;
    return std::clamp(wanted, SmallestChunk, LargestChunk);
}

std::chrono::milliseconds restAfter(qint64 bytes, std::chrono::milliseconds took, qint64 bytesPerSecond)
{
    if (bytesPerSecond <= 0)
        return 0ms;
    const std::chrono::milliseconds due{bytes * 1000 / bytesPerSecond};
    return std::max(due - took, 0ms);
}

} // namespace yc::core::link::tus
