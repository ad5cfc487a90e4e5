// yichuang-imaged: what people bring, unpacked behind walls. Started by core/pages for one file, with a socket; not for
// people to run.
#include "base/helper_socket.h"
#include "helpers/imaged/service.h"

#include <cstdio>

using namespace yc;

int main(int argc, char **argv)
{
    auto socket = ipc::helperSocket(argc, argv);
    if (!socket) {
        std::fputs("yichuang-imaged is started by the client, with a socket.\n", stderr);
        return 2;
    }
    helpers::imaged::Service service{ipc::Channel(std::move(socket))};
    service.run();
    return 0;
}
