#include "devices/transport/hid_node.h"

#include "devices/transport/usb_tree.h"

#include <QFile>
#include <QSocketNotifier>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace yc::devices::transport
{

namespace
{

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

HidNode::HidNode(UsbPlace place, QObject *parent) : QObject(parent), m_place(std::move(place)) { }

HidNode::~HidNode()
{
    close();
}

void HidNode::open()
{
    m_opening = true;
    QMetaObject::invokeMethod(this, &HidNode::openNow, Qt::QueuedConnection);
}

void HidNode::openNow()
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
    connect(m_watcher, &QSocketNotifier::activated, this, &HidNode::readable);
    Q_EMIT opened();
}

void HidNode::close()
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

void HidNode::fail(Code code, int error)
{
    close();
    Q_EMIT lost({code, error == 0 ? QString() : QString::fromLocal8Bit(std::strerror(error))});
}

} // namespace yc::devices::transport
