// yichuang-scand: scanners through SANE, in a process of its own. Started by devices/scan with a socket as descriptor
// 3; not for people to run.
#include "base/closed_memory.h"
#include "helpers/scand/service.h"

#include <QString>

#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace yc;

namespace
{

int numberIn(std::string_view text) // -1 for anything else
{
    int number = -1;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc() && end == text.data() + text.size() ? number : -1;
}

} // namespace

int main(int argc, char **argv)
{
    const int socket = argc == 3 && std::strcmp(argv[1], "--socket") == 0 ? numberIn(argv[2]) : -1;
    int type = 0;
    socklen_t size = sizeof type;
    if (socket < 0 || ::getsockopt(socket, SOL_SOCKET, SO_TYPE, &type, &size) != 0 || type != SOCK_STREAM) {
        std::fputs("yichuang-scand is started by the client, with a socket.\n", stderr);
        return 2;
    }
    // A driver that hangs inside the kernel's or the maker's code never looks at the socket: this ends it all the same.
    // Had the parent died before this line, its end of the socket is closed and the first read says so.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    closeMemory(); // the name of a crash goes into the log by the parent

    SANE_Int version = 0;
    if (sane_init(&version, nullptr) != SANE_STATUS_GOOD)
        return 1;
    {
        helpers::scand::Service service{ipc::Channel(ipc::File(socket))};
        service.run();
    }
    sane_exit();
    return 0;
}
