// yichuang-imaged: what people bring, unpacked behind walls. Started by core/pages for one file, with a socket; not for
// people to run.
#include "helpers/imaged/service.h"

#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <sys/prctl.h>
#include <sys/socket.h>

using namespace yc;

static int numberIn(std::string_view text) // -1 for anything else
{
    int number = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : -1;
}

int main(int argc, char **argv)
{
    const int socket = argc == 3 && std::strcmp(argv[1], "--socket") == 0 ? numberIn(argv[2]) : -1;
    int type = 0;
    socklen_t size = sizeof type;
    if (socket < 0 || ::getsockopt(socket, SOL_SOCKET, SO_TYPE, &type, &size) != 0 || type != SOCK_STREAM) {
        std::fputs("yichuang-imaged is started by the client, with a socket.\n", stderr);
        return 2;
    }
    // A decoder that loops never looks at the socket: this ends it with its client all the same.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    helpers::imaged::Service service{ipc::Channel(ipc::File(socket))};
    service.run();
    return 0;
}
