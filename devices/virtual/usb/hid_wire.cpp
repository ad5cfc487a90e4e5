#include "devices/virtual/usb/hid_wire.h"

#include "devices/virtual/usb/ready_pipe.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <linux/hidraw.h>
#include <mutex>
#include <sys/ioctl.h>
#include <umockdev.h>

namespace yc::devices::virtual_bench
{

// What the kernel's side of one plugging knows. Outlives its wire by as long as umockdev holds it.
struct HidWire::Core {
    static gboolean onRead(UMockdevIoctlBase *, UMockdevIoctlClient *host, gpointer shared)
    {
        auto &core = **static_cast<std::shared_ptr<Core> *>(shared);
        const std::scoped_lock lock(core.mutex);
        if (core.toHost.empty()) {
            umockdev_ioctl_client_complete(host, -1, core.gone ? EIO : EAGAIN);
            return TRUE;
        }
        auto *into = umockdev_ioctl_client_get_arg(host);
        const auto report = std::move(core.toHost.front());
        core.toHost.pop_front();
        const auto size = std::min<gsize>(static_cast<gsize>(into->data_len), static_cast<gsize>(report.size()));
        std::memcpy(into->data, report.constData(), size);
        core.pipe.setReady(core.gone || !core.toHost.empty());
        umockdev_ioctl_client_complete(host, static_cast<glong>(size), 0);
        return TRUE;
    }

    static gboolean onWrite(UMockdevIoctlBase *, UMockdevIoctlClient *host, gpointer shared)
    {
        auto &core = **static_cast<std::shared_ptr<Core> *>(shared);
        const std::scoped_lock lock(core.mutex);
        auto *from = umockdev_ioctl_client_get_arg(host);
        const QByteArray report(reinterpret_cast<const char *>(from->data), from->data_len);
        if (core.gone) {
            umockdev_ioctl_client_complete(host, -1, ENODEV);
            return TRUE;
        }
        core.heard(report);
        umockdev_ioctl_client_complete(host, from->data_len, 0);
        return TRUE;
    }

    // A feature report: HIDIOCGFEATURE and HIDIOCSFEATURE, which carry their length in their own number.
    static gboolean onCall(UMockdevIoctlBase *, UMockdevIoctlClient *host, gpointer shared)
    {
        auto &core = **static_cast<std::shared_ptr<Core> *>(shared);
        const auto request = static_cast<unsigned int>(umockdev_ioctl_client_get_request(host));
        const auto size = _IOC_SIZE(request);
        const bool asked = request == HIDIOCGFEATURE(size);
        if ((!asked && request != HIDIOCSFEATURE(size)) || size == 0) {
            umockdev_ioctl_client_complete(host, -1, ENOTTY);
            return TRUE;
        }
        {
            const std::scoped_lock lock(core.mutex);
            if (core.gone) {
                umockdev_ioctl_client_complete(host, -1, ENODEV);
                return TRUE;
            }
        }
        // The device's answer is its own: it may send reports while it gives it.
        auto *report = umockdev_ioctl_data_resolve(umockdev_ioctl_client_get_arg(host), 0, size, nullptr);
        glong got = -1;
        if (asked && core.features.asked) {
            if (const auto answer = core.features.asked(report->data[0])) {
                got = static_cast<glong>(std::min<qsizetype>(answer->size(), size));
                std::memcpy(report->data, answer->constData(), static_cast<std::size_t>(got));
            }
        } else if (!asked && core.features.told) {
            if (core.features.told(QByteArray(reinterpret_cast<const char *>(report->data), size)))
                got = static_cast<glong>(size);
        }
        g_object_unref(report);
        umockdev_ioctl_client_complete(host, got, got < 0 ? EPIPE : 0);
        return TRUE;
    }

    std::mutex mutex;
    Features features;
    UMockdevIoctlBase *handler = nullptr; // let go when it is unplugged: it holds this core
    std::function<void(const QByteArray &)> heard;
    ReadyPipe pipe{ReadyPipe::Tells::Readable};
    std::deque<QByteArray> toHost;
    bool gone = false;
};

HidWire::HidWire(UsbBed &bed, UsbModel model, const transport::HidLayout &layout, QByteArray port, QObject *parent)
    : TwinWire(parent), m_bed(bed), m_model(std::move(model)), m_layout(layout), m_port(std::move(port))
{
}

HidWire::~HidWire()
{
    unplug();
}

void HidWire::setFeatures(Features features)
{
    m_features = std::move(features);
}

QByteArray HidWire::devicePath() const
{
    return "/sys/devices/pci0000:00/0000:00:14.0/usb1/1-" + m_port;
}

bool HidWire::plug()
{
    if (m_core)
        return true;
    auto core = std::make_shared<Core>();
    core->heard = [this](const QByteArray &report) {
        QMetaObject::invokeMethod(
            this,
            [this, report] {
                if (report.size() == m_layout.size + 1 && static_cast<quint8>(report.at(0)) == m_layout.number)
                    Q_EMIT arrived(transport::bytesOf(report.sliced(1), m_layout));
            },
            Qt::QueuedConnection);
    };
    core->features = m_features;
    const auto node = "/dev/" + nodeName();
    if (!core->pipe.make(m_bed.root() + node))
        return false;
    core->handler = umockdev_ioctl_base_new();
    const auto connectTo = [&](const char *signal, GCallback callback) {
        g_signal_connect_data(
            core->handler, signal, callback, new std::shared_ptr<Core>(core),
            [](gpointer shared, GClosure *) { delete static_cast<std::shared_ptr<Core> *>(shared); }, GConnectFlags{});
    };
    connectTo("handle-read", G_CALLBACK(&Core::onRead));
    connectTo("handle-write", G_CALLBACK(&Core::onWrite));
    connectTo("handle-ioctl", G_CALLBACK(&Core::onCall));
    umockdev_testbed_attach_ioctl(m_bed.testbed(), node.constData(), core->handler, nullptr);

    const auto hex = [](quint16 number) { return QByteArray::number(number, 16).rightJustified(4, '0'); };
    const auto device = devicePath().mid(4);
    const auto address = QByteArray::number(m_bed.nextAddress());
    QByteArray told = "P: " + device + "\nE: DEVTYPE=usb_device\nE: SUBSYSTEM=usb\nA: busnum=1\nA: devnum=" + address
        + "\nA: idVendor=" + hex(m_model.vendor) + "\nA: idProduct=" + hex(m_model.product) + "\nA: bcdDevice="
        + hex(m_model.release) + "\nA: manufacturer=" + m_model.maker + "\nA: product=" + m_model.name + '\n';
    if (!m_model.serial.isEmpty())
        told += "A: serial=" + m_model.serial + '\n';
    if (!m_model.interfaces.empty())
        told += "H: descriptors=" + (deviceDescriptor(m_model) + configurationDescriptor(m_model)).toHex().toUpper()
            + '\n';
    const auto interface = device + "/1-" + m_port + ":1.0";
    told += "\nP: " + interface + "\nE: DEVTYPE=usb_interface\nE: SUBSYSTEM=usb\nA: bInterfaceNumber=00\n\nP: "
        + interface + "/hidraw/" + nodeName() + "\nE: DEVNAME=" + node + "\nE: SUBSYSTEM=hidraw\n";
    if (!umockdev_testbed_add_from_string(m_bed.testbed(), told.constData(), nullptr))
        return false;
    m_core = std::move(core);
    Q_EMIT peerCame();
    return true;
}

void HidWire::unplug()
{
    if (!m_core)
        return;
    {
        const std::scoped_lock lock(m_core->mutex);
        m_core->gone = true;
        m_core->toHost.clear();
        m_core->pipe.setReady(true);
        m_core->pipe.remove();
    }
    const auto interface = devicePath() + "/1-" + m_port + ":1.0";
    for (const auto &path : {interface + "/hidraw/" + nodeName(), interface, devicePath()}) {
        umockdev_testbed_uevent(m_bed.testbed(), path.constData(), "remove"); // not every release of it says so itself
        umockdev_testbed_remove_device(m_bed.testbed(), path.constData());
    }
    umockdev_testbed_detach_ioctl(m_bed.testbed(), ("/dev/" + nodeName()).constData(), nullptr);
    g_object_unref(m_core->handler);
    m_core.reset();
}

void HidWire::write(const QByteArray &bytes)
{
    for (const auto &report : transport::reportsOf(bytes, m_layout))
        sendReport(m_layout.number == 0 ? report : QByteArray(1, static_cast<char>(m_layout.number)) + report);
}

void HidWire::sendReport(const QByteArray &report)
{
    if (!m_core)
        return;
    const std::scoped_lock lock(m_core->mutex);
    m_core->toHost.push_back(report);
    m_core->pipe.setReady(true);
}

} // namespace yc::devices::virtual_bench
