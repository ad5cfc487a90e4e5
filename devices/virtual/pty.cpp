#include "devices/virtual/pty.h"

#include <QSocketNotifier>

#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace yc::devices::virtual_bench
{

Pty::~Pty()
{
    unplug();
}

Done Pty::plug()
{
    unplug();
    m_master = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (m_master < 0 || ::grantpt(m_master) != 0 || ::unlockpt(m_master) != 0) {
        unplug();
        return std::unexpected(yc::codes::NoMemory);
    }
    std::array<char, 128> name{};
    if (::ptsname_r(m_master, name.data(), name.size()) != 0) {
        unplug();
        return std::unexpected(yc::codes::NoMemory);
    }
    m_path = QString::fromLocal8Bit(name.data());
    m_slave = ::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC);
    termios mode = {};
    if (m_slave < 0 || ::tcgetattr(m_slave, &mode) != 0) {
        unplug();
        return std::unexpected(yc::codes::NoMemory);
    }
    ::cfmakeraw(&mode); // a serial line does not echo
    ::tcsetattr(m_slave, TCSANOW, &mode);
    m_notifier = new QSocketNotifier(m_master, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &Pty::read);
    return {};
}

void Pty::unplug()
{
    delete m_notifier;
    m_notifier = nullptr;
    if (m_slave >= 0)
        ::close(m_slave);
    if (m_master >= 0)
        ::close(m_master);
    m_slave = m_master = -1;
    m_path.clear();
}

void Pty::write(const QByteArray &bytes)
{
    // A line whose driver does not read overflows and loses bytes, like the real one.
    if (m_master >= 0) [[maybe_unused]]
        const auto written = ::write(m_master, bytes.constData(), static_cast<std::size_t>(bytes.size()));
}

void Pty::read()
{
    QByteArray bytes(4096, Qt::Uninitialized);
    const auto got = ::read(m_master, bytes.data(), static_cast<std::size_t>(bytes.size()));
    if (got > 0)
        Q_EMIT arrived(bytes.first(got));
}

} // namespace yc::devices::virtual_bench
