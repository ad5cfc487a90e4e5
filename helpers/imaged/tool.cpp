#include "helpers/imaged/tool.h"

#include "base/ipc.h"
#include "core/pages/file_messages.h"
#include "helpers/imaged/walls.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <linux/close_range.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace yc::helpers::imaged
{

namespace codes = core::pages::codes;

namespace
{

constexpr int NotStarted = 127;
constexpr qsizetype MostErrors = 4096;

struct Pipe {
    ipc::File in;
    ipc::File out;
};

Result<Pipe> makePipe()
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        return std::unexpected(yc::codes::NoMemory);
    return Pipe{.in = ipc::File(ends[0]), .out = ipc::File(ends[1])};
}

// Between fork and exec: system calls only.
[[noreturn]] void become(const Tool &tool, char *const *arguments, int file, int output, int errors)
{
    static char path[] = "PATH=/usr/bin:/bin";
    static char locale[] = "LC_ALL=C.UTF-8";
    static char home[] = "HOME=/nonexistent"; // fontconfig would write a cache there, and may not
    char *environment[] = {path, locale, home, nullptr};
    if (::dup2(file, 0) < 0 || ::dup2(output, 1) < 0 || ::dup2(errors, 2) < 0)
        ::_exit(NotStarted);
    ::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const rlimit seconds{30, 30};
    ::setrlimit(RLIMIT_CPU, &seconds);
    if (!enterToolWall())
        ::_exit(NotStarted);
    ::execve(tool.program, arguments, environment);
    ::_exit(NotStarted);
}

} // namespace

Result<int> run(const Tool &tool, int file, const std::function<bool(QByteArrayView)> &take, QByteArray &errors)
{
    auto output = makePipe();
    auto complaints = makePipe();
    if (!output || !complaints || ::lseek(file, 0, SEEK_SET) != 0)
        return std::unexpected(yc::codes::NoMemory);
    std::vector<char *> arguments{const_cast<char *>(tool.program)};
    for (const char *one : tool.arguments)
        arguments.push_back(const_cast<char *>(one));
    arguments.push_back(nullptr);
    const auto child = ::fork();
    if (child < 0)
        return std::unexpected(yc::codes::NoMemory);
    if (child == 0)
        become(tool, arguments.data(), file, output->out.fd(), complaints->out.fd());
    output->out.reset();
    complaints->out.reset();

    const auto deadline = std::chrono::steady_clock::now() + tool.patience;
    std::array<char, std::size_t{64} * 1024> piece{};
    bool enough = false;
    bool late = false;
    while (output->in && !enough) {
        const auto left
            = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0) {
            late = true;
            break;
        }
        std::array<pollfd, 2> both{pollfd{.fd = output->in.fd(), .events = POLLIN, .revents = 0},
                                   pollfd{.fd = complaints->in.fd(), .events = POLLIN, .revents = 0}};
        if (::poll(both.data(), complaints->in ? 2 : 1, static_cast<int>(left.count())) < 0 && errno != EINTR)
            break;
        if (both[1].revents != 0) {
            const auto size = ::read(complaints->in.fd(), piece.data(), piece.size());
            if (size > 0) // read to the end even when nobody wants it: a full pipe would hold it up
                errors.append(piece.data(), std::min<qsizetype>(size, MostErrors - errors.size()));
            else if (size == 0)
                complaints->in.reset();
        }
        if (both[0].revents != 0) {
            const auto size = ::read(output->in.fd(), piece.data(), piece.size());
            if (size > 0)
                enough = !take({piece.data(), static_cast<qsizetype>(size)});
            else if (size == 0 || errno != EINTR)
                output->in.reset();
        }
    }
    if (enough || late)
        ::kill(child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) { }
    if (late)
        return std::unexpected(codes::PageHung);
    if (enough)
        return 0;
    if (!WIFEXITED(status))
        return std::unexpected(WTERMSIG(status) == SIGXCPU ? codes::PageHung : codes::FileDamaged);
    if (WEXITSTATUS(status) == NotStarted)
        return std::unexpected(codes::DecoderAbsent);
    return WEXITSTATUS(status);
}

} // namespace yc::helpers::imaged
