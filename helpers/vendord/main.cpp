// yichuang-vendord: a maker's library for a reader of identity cards, in a process of its own. Started by devices/card
// with a socket; not for people to run.
#include "base/helper_socket.h"
#include "helpers/vendord/service.h"

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

using namespace yc;

int main(int argc, char **argv)
{
    auto socket = ipc::helperSocket(argc, argv);
    if (!socket) {
        std::fputs("yichuang-vendord is started by the client, with a socket.\n", stderr);
        return 2;
    }
    // What a library prints may be what it read: it must not reach the client's log.
    if (const ipc::File nowhere(::open("/dev/null", O_RDWR | O_CLOEXEC)); nowhere) {
        for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            ::dup2(nowhere.fd(), stream);
    }
    helpers::vendord::Service service{ipc::Channel(std::move(socket))};
    service.run();
    ::_exit(0); // what a library has to say at the end is not heard: it may hang there
}
