#include "base/helper_socket.h"

#include "base/closed_memory.h"

#include <charconv>
#include <csignal>
#include <string_view>
#include <sys/prctl.h>
#include <sys/socket.h>

namespace yc::ipc
{

File helperSocket(int argc, const char *const *argv)
{
    if (argc != 3 || std::string_view(argv[1]) != "--socket")
        return {};
    const std::string_view text(argv[2]);
    int number = -1;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size() || number < 0)
        return {};
    int type = 0;
    socklen_t size = sizeof type;
    if (::getsockopt(number, SOL_SOCKET, SO_TYPE, &type, &size) != 0 || type != SOCK_STREAM)
        return {};
    // Had the parent died before this line, its end of the socket is closed and the first read says so.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    closeMemory(); // the parent writes the name of a crash into its log
    return File(number);
}

} // namespace yc::ipc
