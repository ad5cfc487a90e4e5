// yichuang-camerad: cameras through GStreamer, in a process of its own. Started by devices/camera with a socket; not
// for people to run.
#include "base/helper_socket.h"
#include "helpers/camerad/service.h"

#include <cstdio>

using namespace yc;

int main(int argc, char **argv)
{
    auto socket = ipc::helperSocket(argc, argv);
    if (!socket) {
        std::fputs("yichuang-camerad is started by the client, with a socket.\n", stderr);
        return 2;
    }
    helpers::camerad::Service service{ipc::Channel(std::move(socket))};
    service.run();
    return 0;
}
