// yichuang-camerad: cameras through GStreamer, in a process of its own. Started by devices/camera with a socket; not
// for people to run.
#include "base/helper_socket.h"
#include "helpers/camerad/service.h"
#include "helpers/walls/limits.h"

#include <cstdio>

using namespace yc;

namespace
{
// A picture of twenty megapixels several times over, as a decoder, its converters and their pools hold it, and the
// libraries. What a JPEG's head claims may be a hundred times that.
constexpr rlim_t Memory = 1536UL * 1024 * 1024;
} // namespace

int main(int argc, char **argv)
{
    auto socket = ipc::helperSocket(argc, argv);
    if (!socket) {
        std::fputs("yichuang-camerad is started by the client, with a socket.\n", stderr);
        return 2;
    }
    helpers::walls::goFirst();
    helpers::walls::limitMemory(Memory);
    helpers::camerad::Service service{ipc::Channel(std::move(socket))};
    service.run();
    return 0;
}
