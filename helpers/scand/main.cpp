// yichuang-scand: scanners through SANE, in a process of its own. Started by devices/scan with a socket; not for people
// to run.
#include "base/helper_socket.h"
#include "helpers/scand/service.h"
#include "helpers/walls/limits.h"

#include <cstdio>

using namespace yc;

namespace
{
// The largest page, twice while its length is not known, and what drivers take. airscan keeps whatever a scanner on the
// network sends until it ends.
constexpr rlim_t Memory = 1536UL * 1024 * 1024;
} // namespace

int main(int argc, char **argv)
{
    auto socket = ipc::helperSocket(argc, argv);
    if (!socket) {
        std::fputs("yichuang-scand is started by the client, with a socket.\n", stderr);
        return 2;
    }
    helpers::walls::goFirst();
    helpers::walls::limitMemory(Memory);
    SANE_Int version = 0;
    if (sane_init(&version, nullptr) != SANE_STATUS_GOOD)
        return 1;
    {
        helpers::scand::Service service{ipc::Channel(std::move(socket))};
        service.run();
    }
    sane_exit();
    return 0;
}
