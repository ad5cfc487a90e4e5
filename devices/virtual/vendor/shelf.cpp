#include "devices/virtual/vendor/shelf.h"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fstream>
#include <iterator>
#include <thread>
#include <unistd.h>

namespace yc::devices::virtual_bench::vendor
{

namespace
{

std::string pathOf(const char *name)
{
    Dl_info about = {};
    ::dladdr(reinterpret_cast<void *>(&isThere), &about);
    const std::string library(about.dli_fname ? about.dli_fname : "");
    return library.substr(0, library.rfind('/') + 1) + name;
}

} // namespace

Bytes fileOf(const char *name)
{
    std::ifstream file(pathOf(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

bool isThere(const char *name)
{
    return ::access(pathOf(name).c_str(), F_OK) == 0;
}

bool hasFault(const std::string &word)
{
    const auto bytes = fileOf("fault");
    return std::string(bytes.begin(), bytes.end()) == word;
}

void beginCall(const char *call)
{
    const std::string in = std::string(" in ") + call;
    if (hasFault("mess"))
        makeAMess();
    if (hasFault("crash" + in))
        std::raise(SIGSEGV);
    if (hasFault("exit" + in))
        std::exit(0); // NOLINT(concurrency-mt-unsafe): what a careless library does
    if (hasFault("hang" + in)) { // nobody comes to end it
        for (;;)
            ::pause();
    }
}

void makeAMess()
{
    std::puts("张样例 11010519491231002X");
    std::fputs("张样例 11010519491231002X\n", stderr);
    std::fflush(stdout);
    const auto *home = std::getenv("HOME"); // NOLINT(concurrency-mt-unsafe)
    for (const std::string &folder : {std::string(home ? home : ""), std::string("/tmp"), std::string(".")})
        std::ofstream(folder + "/yichuang-mess.txt") << "11010519491231002X";
    std::signal(SIGTERM, SIG_IGN);
    std::thread([] {
        for (;;)
            ::pause();
    }).detach();
    if (::fork() == 0) {
        for (;;)
            ::pause();
    }
    if (auto *kept = std::malloc(1 << 20))
        std::memset(kept, 'm', 1 << 20);
    (void)::chdir("/");
}

void overrun(unsigned char *room)
{
    std::memset(room, 0xAA, std::size_t{1} << 20);
}

} // namespace yc::devices::virtual_bench::vendor
