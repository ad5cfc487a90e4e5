#include "helpers/camerad/exposure_keeper.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <linux/close_range.h>
#include <linux/videodev2.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
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

// One record over the leash. It lies in the child's end as soon as it is sent, also if the sender is killed then.
struct Task {
    std::array<char, LongestNode> node{}; // ends in 0
    std::array<Setting, MostSettings> back{};
    std::size_t count = 0; // none: nothing is left to do
};

bool keepOnlyLeash(int leash)
{
    // The client's socket above all, for by its end the client hears of ours.
    return ::dup2(leash, Leash) == Leash && ::close_range(Leash + 1, ~0U, 0) == 0
        && ::close_range(0, Leash - 1, 0) == 0;
}

void giveBack(const Task &task)
{
    if (task.count == 0)
        return;
    const int node = ::open(task.node.data(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    for (std::size_t i = 0; node >= 0 && i < task.count; ++i) {
        v4l2_control value{.id = task.back[i].control, .value = task.back[i].value};
        ::ioctl(node, VIDIOC_S_CTRL, &value);
    }
}

[[noreturn]] void keep(int leash)
{
    for (const int signal : {SIGTERM, SIGINT, SIGHUP, SIGQUIT})
        ::signal(signal, SIG_IGN); // who logs out is told so before the client is
    ::prctl(PR_SET_NAME, "camerad-keeper");
    if (!keepOnlyLeash(leash))
        ::_exit(1); // the other end hears it, and takes no camera over
    Task task;
    ssize_t got = -1;
    do {
        Task next;
        got = ::recv(Leash, &next, sizeof next, 0);
        if (got == sizeof next)
            task = next;
    } while (got > 0 || (got < 0 && errno == EINTR));
    giveBack(task);
    ::_exit(0);
}

bool sendTask(int leash, const Task &task)
{
    ssize_t sent = -1;
    do { // it may have been ended by somebody: no signal for that
        sent = ::send(leash, &task, sizeof task, MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    return sent == sizeof task;
}

} // namespace

void ExposureKeeper::start()
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return;
    const ipc::File theirs(ends[0]);
    m_leash = ipc::File(ends[1]);
    m_child = ::fork();
    if (m_child == 0)
        keep(theirs.fd());
    if (m_child < 0)
        m_leash = ipc::File();
}

ExposureKeeper::~ExposureKeeper()
{
    m_leash = ipc::File();
    if (m_child <= 0)
        return;
    while (::waitpid(m_child, nullptr, 0) < 0 && errno == EINTR) { }
}

bool ExposureKeeper::hold(const QByteArray &node, std::span<const Setting> back)
{
    if (m_child <= 0 || back.empty() || back.size() > MostSettings || node.size() >= qsizetype{LongestNode})
        return false;
    Task task{.count = back.size()};
    std::ranges::copy(node, task.node.begin());
    std::ranges::copy(back, task.back.begin());
    m_holds = sendTask(m_leash.fd(), task);
    return m_holds;
}

void ExposureKeeper::dismiss()
{
    if (m_holds)
        sendTask(m_leash.fd(), Task());
    m_holds = false;
}

} // namespace yc::helpers::camerad
