#include "devices/transport/hid_reports.h"

#include <cerrno>
#include <linux/hidraw.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace yc::devices::transport
{

namespace
{

constexpr int LargestReport = 4096;
constexpr int ReportsATurn = 64; // a device that never stops talking leaves the loop its turn

} // namespace

HidReports::HidReports(UsbPlace place) : m_node(std::move(place), this)
{
    connect(&m_node, &HidNode::opened, this, [this] {
        m_gone = false;
        Q_EMIT opened();
    });
    connect(&m_node, &HidNode::readable, this, &HidReports::read);
    connect(&m_node, &HidNode::lost, this, &HidReports::lost);
}

void HidReports::open()
{
    m_node.open();
}

void HidReports::close()
{
    m_node.close();
}

QByteArray HidReports::feature(quint8 number, int size)
{
    if (!m_node.isOpen() || m_gone || size < 1 || size > LargestReport)
        return {};
    QByteArray report(size, '\0');
    report[0] = static_cast<char>(number);
    const auto got = ::ioctl(m_node.file(), HIDIOCGFEATURE(static_cast<unsigned int>(size)), report.data());
    if (got < 0) {
        judge(errno);
        return {};
    }
    report.truncate(got);
    return report;
}

bool HidReports::setFeature(const QByteArray &report)
{
    if (!m_node.isOpen() || m_gone || report.isEmpty() || report.size() > LargestReport)
        return false;
    auto bytes = report; // the kernel's call takes it as it would one to fill
    if (::ioctl(m_node.file(), HIDIOCSFEATURE(static_cast<unsigned int>(bytes.size())), bytes.data()) >= 0)
        return true;
    judge(errno);
    return false;
}

// A report that the device does not know stalls (EPIPE); what else goes wrong has cost the device.
void HidReports::judge(int error)
{
    if (error == EPIPE || error == EINVAL || error == EAGAIN || error == EINTR || error == ETIMEDOUT)
        return;
    m_gone = true;
    QMetaObject::invokeMethod(
        this,
        [this, error] {
            if (m_gone && m_node.isOpen())
                m_node.fail(codes::Unplugged, error);
        },
        Qt::QueuedConnection);
}

qint64 HidReports::readOne(QByteArray &report)
{
    report.resize(LargestReport);
    const auto got = ::read(m_node.file(), report.data(), static_cast<std::size_t>(report.size()));
    if (got > 0)
        report.truncate(got);
    return got;
}

void HidReports::read()
{
    QByteArray report;
    for (int i = 0; i < ReportsATurn && m_node.isOpen(); ++i) {
        const auto got = readOne(report);
        if (got < 0) {
            if (errno != EAGAIN && errno != EINTR)
                m_node.fail(codes::Unplugged, errno);
            return;
        }
        if (got == 0)
            return;
        Q_EMIT arrived(report);
    }
}

void HidReports::forgetArrived()
{
    QByteArray report;
    for (int i = 0; i < ReportsATurn && m_node.isOpen() && readOne(report) > 0; ++i)
        ;
}

} // namespace yc::devices::transport
