#include "helpers/camerad/exposure_keeper.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <linux/close_range.h>
#include <linux/videodev2.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace yc::helpers::camerad
{

namespace
{

constexpr int Leash = 3;
constexpr std::size_t MostSettings = 8;
constexpr std::size_t LongestNode = 64;

struct Task {
    std::array<char, LongestNode> node{};
    int leash = -1;
    std::array<Setting, MostSettings> back{};
    std::size_t count = 0;
};

// Between fork and exit of a process with threads: only what is safe there, and no memory is asked for.
[[noreturn]] void keep(const Task &task)
{
    for (const int signal : {SIGTERM, SIGINT, SIGHUP, SIGQUIT})
        ::signal(signal, SIG_IGN); // who logs out is told so before the client is
    ::dup2(task.leash, Leash);
    // The client's socket above all, for by its end the client hears of ours; and the camera, which others may want.
    ::close_range(Leash + 1, ~0U, 0);
    ::close_range(0, Leash - 1, 0);
    char word = 0;
    ssize_t got = -1;
    do {
        got = ::read(Leash, &word, 1);
    } while (got < 0 && errno == EINTR);
    const int node = got == 0 ? ::open(task.node.data(), O_RDWR | O_NONBLOCK | O_CLOEXEC) : -1;
    for (std::size_t i = 0; node >= 0 && i < task.count; ++i) {
        v4l2_control value{.id = task.back[i].control, .value = task.back[i].value};
        ::ioctl(node, VIDIOC_S_CTRL, &value);
    }
    ::_exit(0);
}

} // namespace

void ExposureKeeper::hold(const QByteArray &node, std::span<const Setting> back)
{
    dismiss();
    std::array<int, 2> ends{};
    if (back.size() > MostSettings || node.size() >= static_cast<qsizetype>(LongestNode)
        || ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return;
    const ipc::File theirs(ends[0]);
    m_leash = ipc::File(ends[1]);
    Task task{.leash = theirs.fd(), .count = back.size()};
    std::ranges::copy(node, task.node.begin());
    std::ranges::copy(back, task.back.begin());
    m_child = ::fork();
    if (m_child == 0)
        keep(task);
    if (m_child < 0)
        m_leash = ipc::File();
}

void ExposureKeeper::dismiss()
{
    if (m_child <= 0)
        return;
    const char word = '.';
    // Somebody may have ended it meanwhile: no signal for that.
    while (::send(m_leash.fd(), &word, 1, MSG_NOSIGNAL) < 0 && errno == EINTR) { }
    m_leash = ipc::File();
    while (::waitpid(m_child, nullptr, 0) < 0 && errno == EINTR) { }
    m_child = -1;
}

} // namespace yc::helpers::camerad
