#include "devices/transport/hid_reports.h"

#include "devices/transport/usb_tree.h"

#include <QFile>
#include <QSocketNotifier>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/hidraw.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace yc::devices::transport
{

namespace
{

constexpr int LargestReport = 4096;
constexpr int ReportsATurn = 64; // a device that never stops talking leaves the loop its turn

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

HidReports::HidReports(UsbPlace place) : m_place(std::move(place)) { }

HidReports::~HidReports()
{
    close();
}

void HidReports::open()
{
    m_opening = true;
    QMetaObject::invokeMethod(this, &HidReports::openNow, Qt::QueuedConnection);
}

void HidReports::openNow()
{
    if (!std::exchange(m_opening, false) || m_file >= 0)
        return;
    const auto node = hidNodeAt(m_place);
    if (node.isEmpty())
        return fail(codes::Unplugged, 0);
    m_file = ::open(QFile::encodeName(node).constData(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (m_file < 0)
        return fail(openingFailure(errno), errno);
    m_gone = false;
    m_watcher = new QSocketNotifier(m_file, QSocketNotifier::Read, this);
    connect(m_watcher, &QSocketNotifier::activated, this, &HidReports::read);
    Q_EMIT opened();
}

void HidReports::close()
{
    m_opening = false;
    if (m_watcher) {
        m_watcher->setEnabled(false);
        m_watcher->deleteLater(); // it may be what called us
        m_watcher = nullptr;
    }
    if (m_file >= 0)
        ::close(m_file);
    m_file = -1;
}

QByteArray HidReports::feature(quint8 number, int size)
{
    if (m_file < 0 || m_gone || size < 1 || size > LargestReport)
        return {};
    QByteArray report(size, '\0');
    report[0] = static_cast<char>(number);
    const auto got = ::ioctl(m_file, HIDIOCGFEATURE(static_cast<unsigned int>(size)), report.data());
    if (got < 0) {
        judge(errno);
        return {};
    }
    report.truncate(got);
    return report;
}

bool HidReports::setFeature(const QByteArray &report)
{
    if (m_file < 0 || m_gone || report.isEmpty() || report.size() > LargestReport)
        return false;
    auto bytes = report; // the kernel's call takes it as it would one to fill
    if (::ioctl(m_file, HIDIOCSFEATURE(static_cast<unsigned int>(bytes.size())), bytes.data()) >= 0)
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
            if (m_gone && m_file >= 0)
                fail(codes::Unplugged, error);
        },
        Qt::QueuedConnection);
}

qint64 HidReports::readOne(QByteArray &report)
{
    report.resize(LargestReport);
    const auto got = ::read(m_file, report.data(), static_cast<std::size_t>(report.size()));
    if (got > 0)
        report.truncate(got);
    return got;
}

void HidReports::read()
{
    QByteArray report;
    for (int i = 0; i < ReportsATurn && m_file >= 0; ++i) {
        const auto got = readOne(report);
        if (got < 0) {
            if (errno != EAGAIN && errno != EINTR)
                fail(codes::Unplugged, errno);
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
    for (int i = 0; i < ReportsATurn && m_file >= 0 && readOne(report) > 0; ++i)
        ;
}

void HidReports::fail(Code code, int error)
{
    close();
    Q_EMIT lost({code, error == 0 ? QString() : QString::fromLocal8Bit(std::strerror(error))});
}

} // namespace yc::devices::transport
