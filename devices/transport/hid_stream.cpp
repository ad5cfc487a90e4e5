#include "devices/transport/hid_stream.h"

#include <QTimer>

#include <cerrno>
#include <chrono>
#include <unistd.h>

namespace yc::devices::transport
{

namespace
{

constexpr std::chrono::milliseconds NotYet{5};

} // namespace

HidStream::HidStream(UsbPlace place, const HidLayout &layout) : m_node(std::move(place), this), m_layout(layout)
{
    connect(&m_node, &HidNode::opened, this, &HidStream::opened);
    connect(&m_node, &HidNode::readable, this, &HidStream::read);
    connect(&m_node, &HidNode::lost, this, [this](const DeviceError &error) {
        m_toGo.clear();
        Q_EMIT lost(error);
    });
}

void HidStream::open()
{
    m_node.open();
}

void HidStream::write(const QByteArray &bytes)
{
    if (!m_node.isOpen())
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
    if (!m_node.isOpen() || m_toGo.empty())
        return;
    const auto &report = m_toGo.front();
    if (::write(m_node.file(), report.constData(), static_cast<std::size_t>(report.size())) < 0) {
        if (errno == EAGAIN || errno == EINTR) // not taken: the same report once more
            return QTimer::singleShot(NotYet, this, &HidStream::writeNext);
        return m_node.fail(codes::Unplugged, errno);
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
    const auto got = ::read(m_node.file(), report.data(), static_cast<std::size_t>(report.size()));
    if (got < 0) {
        if (errno != EAGAIN && errno != EINTR)
            m_node.fail(codes::Unplugged, errno);
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
    m_toGo.clear();
    m_node.close();
}

} // namespace yc::devices::transport
