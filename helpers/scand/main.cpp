// yichuang-scand: scanners through SANE, in a process of its own. Started by devices/scan with a socket; not for people
// to run.
#include "base/helper_socket.h"
#include "helpers/scand/service.h"

#include <cstdio>

using namespace yc;

int main(int argc, char **argv)
{
    auto socket = ipc::helperSocket(argc, argv);
    if (!socket) {
        std::fputs("yichuang-scand is started by the client, with a socket.\n", stderr);
        return 2;
    }
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
