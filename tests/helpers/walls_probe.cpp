// Goes behind a wall of yichuang-imaged and tries what a decoder that was taken over would try. Prints a line for each
// attempt that succeeded; "done" last. walls_probe pictures|pdf|pdf-tool ATTEMPT
#include "helpers/imaged/walls.h"

#include <csignal>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace yc::helpers::imaged;

namespace
{

bool attempt(const char *what)
{
    const auto is = [what](const char *name) { return std::strcmp(what, name) == 0; };
    if (is("memory")) // what it is there for: must go
        return ::mmap(nullptr, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED
            && ::memfd_create("yc-page", MFD_CLOEXEC) >= 0;
    if (is("read-a-file"))
        return ::open("/etc/passwd", O_RDONLY) >= 0;
    if (is("read-home"))
        return ::open("/root", O_RDONLY | O_DIRECTORY) >= 0 || ::open("/home", O_RDONLY | O_DIRECTORY) >= 0;
    if (is("write-a-file"))
        return ::open("/tmp/yc-walls-probe", O_WRONLY | O_CREAT, 0600) >= 0;
    if (is("see-processes"))
        return ::open("/proc/1/status", O_RDONLY) >= 0;
    if (is("own-memory"))
        return ::open("/proc/self/mem", O_RDWR) >= 0;
    if (is("internet"))
        return ::socket(AF_INET, SOCK_STREAM, 0) >= 0;
    if (is("local-socket"))
        return ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
    if (is("shell")) {
        ::execl("/bin/sh", "sh", "-c", "exit 0", nullptr);
        return false; // replaced, had it worked: no "done" follows then
    }
    if (is("trace"))
        return ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0;
    if (is("signal"))
        return ::kill(::getppid(), 0) == 0;
    if (is("fonts"))
        return ::open("/etc/fonts/fonts.conf", O_RDONLY) >= 0;
    return false;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    const auto walls = std::strcmp(argv[1], "pictures") == 0 ? raiseForPictures() : raiseForPdf();
    if (std::strcmp(argv[1], "pdf-tool") == 0 && !enterToolWall())
        return 3;
    for (const auto &wall : walls)
        std::printf("wall %s\n", qPrintable(wall));
    std::fflush(stdout);
    if (attempt(argv[2]))
        std::printf("succeeded\n");
    std::printf("done\n");
    std::fflush(stdout);
    return 0;
}
