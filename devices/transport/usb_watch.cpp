#include "devices/transport/usb_watch.h"

#include <QSocketNotifier>
#include <QTimer>

#include <array>
#include <chrono>
#include <linux/netlink.h>
#include <sys/socket.h>
#include <unistd.h>

namespace yc::devices::transport
{

namespace
{

using namespace std::chrono_literals;

constexpr auto Quiet = 150ms;
constexpr unsigned FromKernel = 1;
constexpr unsigned FromUdev = 2; // behind its rules; not everywhere there is a udev
constexpr int MostAtOnce = 256; // messages a turn

} // namespace

UsbWatch::UsbWatch(QObject *parent) : QObject(parent), m_quiet(new QTimer(this))
{
    m_quiet->setSingleShot(true);
    m_quiet->setInterval(Quiet);
    connect(m_quiet, &QTimer::timeout, this, &UsbWatch::changed);
    m_socket = ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_KOBJECT_UEVENT);
    if (m_socket < 0)
        return;
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = FromKernel | FromUdev;
    if (::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        ::close(m_socket);
        m_socket = -1;
        return;
    }
    m_notifier = new QSocketNotifier(m_socket, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &UsbWatch::read);
}

UsbWatch::~UsbWatch()
{
    delete m_notifier; // before its descriptor
    if (m_socket >= 0)
        ::close(m_socket);
}

void UsbWatch::read()
{
    // What they say is not looked at: also that some were lost (ENOBUFS) means that something changed.
    std::array<char, 8192> message;
    for (int i = 0; i<MostAtOnce && ::recv(m_socket, message.data(), message.size(), 0)> 0; ++i) { }
    m_quiet->start();
}

} // namespace yc::devices::transport
