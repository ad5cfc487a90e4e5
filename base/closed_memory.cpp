#include "base/closed_memory.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace yc
{

bool closeMemory()
{
    constexpr rlimit none{.rlim_cur = 0, .rlim_max = 0};
    const bool noCore = ::setrlimit(RLIMIT_CORE, &none) == 0;
    return ::prctl(PR_SET_DUMPABLE, 0) == 0 && noCore;
}

} // namespace yc
