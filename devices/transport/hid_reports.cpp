#include "devices/transport/hid_reports.h"

#include <algorithm>
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

HidReports::HidReports(const UsbPlace &place, const WireRecord &record)
    : m_node(place, this), m_file(toText(Place(place)), record), m_mask(record.mask)
{
    connect(&m_node, &HidNode::opened, this, [this] {
        m_gone = false;
        m_file.note("opened");
        Q_EMIT opened();
    });
    connect(&m_node, &HidNode::readable, this, &HidReports::read);
    connect(&m_node, &HidNode::lost, this, [this](const DeviceError &error) {
        m_file.note("lost " + toString(error.code).toLatin1());
        Q_EMIT lost(error);
    });
}

void HidReports::open()
{
    m_file.note("opening");
    m_node.open();
}

void HidReports::close()
{
    m_file.note("closed");
    m_node.close();
}

void HidReports::noteAnswer(quint8 number, const QByteArray &report)
{
    if (!m_file.isWriting())
        return;
    const auto question = "? " + QByteArray(1, static_cast<char>(number)).toHex();
    m_file.note(report.isEmpty() ? question : question + ' ' + WireFile::text(heard(report)));
}

QByteArray HidReports::heard(const QByteArray &report) const
{
    return m_mask ? m_mask->heard(report) : QByteArray(report.size(), '\0');
}

QByteArray HidReports::feature(quint8 number, int size)
{
    if (!m_node.isOpen() || m_gone || size < 1 || size > LargestReport)
        return {};
    QByteArray report(size, '\0');
    report[0] = static_cast<char>(number);
    const auto got = ::ioctl(m_node.file(), HIDIOCGFEATURE(static_cast<unsigned int>(size)), report.data());
    const auto error = errno;
    report.truncate(std::max(got, 0));
    noteAnswer(number, report);
    if (got < 0)
        judge(error);
    return report;
}

bool HidReports::setFeature(const QByteArray &report)
{
    if (!m_node.isOpen() || m_gone || report.isEmpty() || report.size() > LargestReport)
        return false;
    auto bytes = report; // the kernel's call takes it as it would one to fill
    const auto done = ::ioctl(m_node.file(), HIDIOCSFEATURE(static_cast<unsigned int>(bytes.size())), bytes.data());
    const auto error = errno;
    if (m_file.isWriting())
        m_file.bytes(done >= 0 ? '>' : '!', m_mask ? m_mask->sent(report) : QByteArray(report.size(), '\0'));
    if (done >= 0)
        return true;
    judge(error);
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
    if (got <= 0)
        return got;
    report.truncate(got);
    if (m_file.isWriting())
        m_file.bytes('<', heard(report));
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
