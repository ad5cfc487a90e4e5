#include "devices/transport/hid_stream.h"

#include "devices/transport/usb_tree.h"

#include <QFile>
#include <QSocketNotifier>
#include <QTimer>

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace yc::devices::transport
{

namespace
{

constexpr std::chrono::milliseconds NotYet{5};

Code openingFailure(int error)
{
    switch (error) {
    case EACCES:
    case EPERM: return codes::NoRights;
    case ENOENT:
    case ENODEV:
    case ENXIO: return codes::Unplugged;
    default: return codes::OpenRefused;
    }
}

} // namespace

HidStream::HidStream(UsbPlace place, const HidLayout &layout) : m_place(std::move(place)), m_layout(layout) { }

HidStream::~HidStream()
{
    close();
}

void HidStream::open()
{
    // Answered from the event loop like every other stream, so that drivers see one order of things.
    m_opening = true;
    QMetaObject::invokeMethod(this, &HidStream::openNow, Qt::QueuedConnection);
}

void HidStream::openNow()
{
    if (!std::exchange(m_opening, false) || m_file >= 0)
        return;
    const auto node = hidNodeAt(m_place);
    if (node.isEmpty())
        return fail(codes::Unplugged, 0);
    m_file = ::open(QFile::encodeName(node).constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (m_file < 0)
        return fail(openingFailure(errno), errno);
    m_watcher = new QSocketNotifier(m_file, QSocketNotifier::Read, this);
    connect(m_watcher, &QSocketNotifier::activated, this, &HidStream::read);
    Q_EMIT opened();
}

void HidStream::write(const QByteArray &bytes)
{
    if (m_file < 0)
        return;
    const bool idle = m_toGo.empty();
    for (auto &report : reportsOf(bytes, m_layout)) {
        report.prepend(static_cast<char>(m_layout.number)); // the kernel takes the number off where it is 0
        m_toGo.push_back(std::move(report));
    }
    if (idle && !m_toGo.empty())
        QMetaObject::invokeMethod(this, &HidStream::writeNext, Qt::QueuedConnection);
}

void HidStream::writeNext()
{
    if (m_file < 0 || m_toGo.empty())
        return;
    const auto &report = m_toGo.front();
    if (::write(m_file, report.constData(), static_cast<std::size_t>(report.size())) < 0) {
        if (errno == EAGAIN || errno == EINTR) // not taken: the same report once more
            return QTimer::singleShot(NotYet, this, &HidStream::writeNext);
        return fail(codes::Unplugged, errno);
    }
    m_toGo.pop_front();
    if (!m_toGo.empty())
        QMetaObject::invokeMethod(this, &HidStream::writeNext, Qt::QueuedConnection);
}

qint64 HidStream::waiting() const
{
    return static_cast<qint64>(m_toGo.size()) * m_layout.payload;
}

void HidStream::read()
{
    // One report a reading, whatever its size; with its number in front where it has one.
    QByteArray report(m_layout.size + 1, Qt::Uninitialized);
    const auto got = ::read(m_file, report.data(), static_cast<std::size_t>(report.size()));
    if (got < 0) {
        if (errno != EAGAIN && errno != EINTR)
            fail(codes::Unplugged, errno);
        return;
    }
    report.truncate(got);
    if (m_layout.number != 0) {
        if (report.isEmpty() || static_cast<quint8>(report.at(0)) != m_layout.number)
            return; // another kind of report
        report.remove(0, 1);
    }
    if (const auto bytes = bytesOf(report, m_layout); !bytes.isEmpty())
        Q_EMIT arrived(bytes);
}

void HidStream::close()
{
    m_opening = false;
    if (m_watcher) {
        m_watcher->setEnabled(false);
        m_watcher->deleteLater(); // it may be what called us
        m_watcher = nullptr;
    }
    m_toGo.clear();
    if (m_file >= 0)
        ::close(m_file);
    m_file = -1;
}

void HidStream::fail(Code code, int error)
{
    close();
    Q_EMIT lost({code, error == 0 ? QString() : QString::fromLocal8Bit(std::strerror(error))});
}

} // namespace yc::devices::transport
