// Goes behind the walls of yichuang-vendord and tries what a library that was taken over would try. Prints what stood,
// and a line for each attempt that succeeded; "done" last. vendor_walls_probe LIBRARY FOLDER HOME
#include "helpers/vendord/vendor_walls.h"

#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <netinet/in.h>
#include <pthread.h>
#include <string>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace
{

void tell(const char *what, bool succeeded)
{
    if (succeeded)
        std::puts(what);
}

bool opens(const std::string &path, int flags)
{
    return ::open(path.c_str(), flags, 0600) >= 0;
}

bool startsAThread()
{
    pthread_t thread{};
    return ::pthread_create(
               &thread, nullptr, [](void *) -> void * { return nullptr; }, nullptr)
        == 0
        && ::pthread_join(thread, nullptr) == 0;
}

bool forks()
{
    const auto child = ::fork();
    if (child == 0)
        ::_exit(0);
    return child > 0 && ::waitpid(child, nullptr, 0) == child;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    const std::string library(argv[1]);
    const std::string folder(argv[2]);
    const std::string home(argv[3]);
    for (const auto &wall :
         yc::helpers::vendord::raiseWalls(QString::fromStdString(library), QString::fromStdString(folder)))
        std::printf("wall %s\n", qPrintable(wall));
    tell("read-library", opens(library, O_RDONLY));
    tell("write-folder", opens("wz.txt", O_WRONLY | O_CREAT)); // it is the working folder
    tell("read-system", opens("/usr/bin/env", O_RDONLY));
    tell("thread", startsAThread());
    tell("netlink", ::socket(AF_NETLINK, SOCK_RAW, 0) >= 0);
    tell("write-library", opens(library, O_WRONLY));
    tell("write-beside-library", opens(library + ".new", O_WRONLY | O_CREAT));
    tell("read-home", opens(home + "/secret", O_RDONLY));
    tell("write-home", opens(home + "/new", O_WRONLY | O_CREAT));
    tell("write-tmp", opens("/tmp/yichuang-probe", O_WRONLY | O_CREAT));
    tell("read-others", opens("/proc/1/environ", O_RDONLY));
    tell("network", ::socket(AF_INET, SOCK_STREAM, 0) >= 0 || ::socket(AF_INET6, SOCK_DGRAM, 0) >= 0);
    tell("syslog", ::socket(AF_UNIX, SOCK_DGRAM, 0) >= 0);
    tell("fork", forks());
    tell("program", std::system("true") == 0); // NOLINT(cert-env33-c,concurrency-mt-unsafe)
    tell("kill", ::kill(::getppid(), 0) == 0);
    std::puts("done");
    return 0;
}
