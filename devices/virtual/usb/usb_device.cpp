#include "devices/virtual/usb/usb_device.h"

#include "devices/virtual/usb/ready_pipe.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <linux/usbdevice_fs.h>
#include <map>
#include <mutex>
#include <optional>
#include <sys/ioctl.h>
#include <umockdev.h>

namespace yc::devices::virtual_bench
{

namespace
{

constexpr quint8 ToHost = 0x80;
constexpr quint32 Capabilities = USBDEVFS_CAP_ZERO_PACKET | USBDEVFS_CAP_BULK_CONTINUATION
    | USBDEVFS_CAP_NO_PACKET_SIZE_LIM | USBDEVFS_CAP_BULK_SCATTER_GATHER | USBDEVFS_CAP_REAP_AFTER_DISCONNECT;

// A reference that is given back; umockdev's data are GObjects.
struct Unref {
    void operator()(void *object) const { g_object_unref(object); }
};
using Data = std::unique_ptr<UMockdevIoctlData, Unref>;

struct Transfer {
    Data urb;
    Data buffer; // none where the host gave no room
    int filled = 0;

    [[nodiscard]] usbdevfs_urb &head() const { return *reinterpret_cast<usbdevfs_urb *>(urb->data); }
};

} // namespace

// What the kernel's side of one plugging knows. Outlives its device by as long as umockdev holds it.
struct UsbDevice::Core {
    Core(UsbModel what, Ears who) : model(std::move(what)), ears(std::move(who)) { }

    void finish(Transfer transfer, int status)
    {
        transfer.head().status = status;
        transfer.head().actual_length = transfer.filled;
        done.push_back(std::move(transfer));
        pipe.setReady(true);
    }

    // A transfer to the host ends when it is full or when a packet is not: what fills whole packets only waits for
    // more.
    bool fill(Transfer &transfer)
    {
        auto &queue = toHost[transfer.head().endpoint];
        const int packet = packetOf(transfer.head().endpoint);
        const int room = transfer.head().buffer_length;
        while (!queue.empty() && transfer.filled < room) {
            const auto size = std::min(static_cast<int>(queue.front().size()), room - transfer.filled);
            std::memcpy(transfer.buffer->data + transfer.filled, queue.front().constData(),
                        static_cast<std::size_t>(size));
            transfer.filled += size;
            queue.front().remove(0, size);
            if (queue.front().isEmpty())
                queue.pop_front();
            if (transfer.filled % packet != 0)
                return true;
        }
        return room > 0 && transfer.filled == room;
    }

    [[nodiscard]] int packetOf(quint8 endpoint) const
    {
        for (const auto &interface : model.interfaces)
            for (const auto &one : interface.endpoints)
                if (one.address == endpoint && one.packet > 0)
                    return one.packet;
        return 64;
    }

    void pump()
    {
        for (auto it = pending.begin(); it != pending.end();) {
            const auto endpoint = it->head().endpoint;
            std::optional<int> status;
            if (gone)
                status = -ESHUTDOWN;
            else if (const auto halt = halts.find(endpoint); halt != halts.end() && halt->second > 0)
                status = -EPIPE;
            else if ((endpoint & ToHost) != 0 ? fill(*it) : take(*it))
                status = 0;
            if (!status) {
                ++it;
                continue;
            }
            auto transfer = std::move(*it);
            it = pending.erase(it);
            finish(std::move(transfer), *status);
        }
    }

    bool take(Transfer &transfer)
    {
        if (holdsOut)
            return false;
        const auto size = transfer.head().buffer_length;
        if (ears.heard)
            ears.heard(transfer.head().endpoint,
                       transfer.buffer ? QByteArray(reinterpret_cast<const char *>(transfer.buffer->data), size)
                                       : QByteArray());
        transfer.filled = size;
        return true;
    }

    void control(Transfer transfer)
    {
        auto *setup = transfer.buffer->data;
        const int room = setup[6] | setup[7] << 8;
        QByteArray answer;
        if (setup[0] == ToHost && setup[1] == 6) // GET_DESCRIPTOR
            answer = setup[3] == 1 ? deviceDescriptor(model) : setup[3] == 2 ? configurationDescriptor(model) : answer;
        if (answer.isEmpty())
            return finish(std::move(transfer), -EPIPE);
        transfer.filled = std::min(static_cast<int>(answer.size()), room);
        std::memcpy(setup + 8, answer.constData(), static_cast<std::size_t>(transfer.filled));
        finish(std::move(transfer), 0);
    }

    void submit(UMockdevIoctlData *argument)
    {
        Transfer transfer;
        transfer.urb.reset(umockdev_ioctl_data_resolve(argument, 0, sizeof(usbdevfs_urb), nullptr));
        const auto size = transfer.head().buffer_length;
        if (size > 0)
            transfer.buffer.reset(umockdev_ioctl_data_resolve(transfer.urb.get(), offsetof(usbdevfs_urb, buffer),
                                                              static_cast<gsize>(size), nullptr));
        if (transfer.head().type == USBDEVFS_URB_TYPE_CONTROL)
            return control(std::move(transfer));
        pending.push_back(std::move(transfer));
        pump();
    }

    bool discard(UMockdevIoctlData *argument)
    {
        gulong address = 0;
        std::memcpy(&address, argument->data, sizeof address);
        const auto it = std::ranges::find_if(
            pending, [&](const Transfer &transfer) { return transfer.urb->client_addr == address; });
        if (it == pending.end())
            return false;
        auto transfer = std::move(*it);
        pending.erase(it);
        finish(std::move(transfer), -ENOENT);
        return true;
    }

    bool reap(UMockdevIoctlData *argument)
    {
        if (done.empty())
            return false;
        const auto transfer = std::move(done.front());
        done.pop_front();
        const Data place(umockdev_ioctl_data_resolve(argument, 0, sizeof(void *), nullptr));
        umockdev_ioctl_data_set_ptr(place.get(), 0, transfer.urb.get()); // takes the transfer's bytes back to the host
        pipe.setReady(gone || !done.empty());
        return true;
    }

    void clearHalt(UMockdevIoctlData *argument)
    {
        const Data which(umockdev_ioctl_data_resolve(argument, 0, sizeof(unsigned int), nullptr));
        unsigned int endpoint = 0;
        std::memcpy(&endpoint, which->data, sizeof endpoint);
        if (auto &times = halts[static_cast<quint8>(endpoint)]; times > 0)
            --times;
        ++cleared;
    }

    // The same calls as linux/usbdevice_fs.h describes them; 0 or an errno.
    int call(UMockdevIoctlClient *host)
    {
        auto *argument = umockdev_ioctl_client_get_arg(host);
        const auto request = static_cast<unsigned int>(umockdev_ioctl_client_get_request(host));
        if (request == USBDEVFS_REAPURBNDELAY || request == USBDEVFS_REAPURB) {
            if (reap(argument))
                return 0;
            return gone ? ENODEV : EAGAIN; // gone only after everything that is done was fetched
        }
        if (gone)
            return ENODEV;
        switch (request) {
        case USBDEVFS_GET_CAPABILITIES: {
            const Data flags(umockdev_ioctl_data_resolve(argument, 0, sizeof Capabilities, nullptr));
            std::memcpy(flags->data, &Capabilities, sizeof Capabilities);
            return 0;
        }
        case USBDEVFS_CLAIMINTERFACE:
        case USBDEVFS_DISCONNECT_CLAIM:
            if (refusesClaims)
                return EBUSY;
            toHost.clear();
            pending.clear(); // what a former host waited for is nobody's
            done.clear();
            pipe.setReady(false);
            if (ears.claimed)
                ears.claimed();
            return 0;
        case USBDEVFS_CLEAR_HALT: clearHalt(argument); return 0;
        case USBDEVFS_RELEASEINTERFACE:
        case USBDEVFS_RESET:
        case USBDEVFS_SETINTERFACE:
        case USBDEVFS_SETCONFIGURATION: return 0;
        case USBDEVFS_GETDRIVER:
        case USBDEVFS_IOCTL: return ENODATA; // no kernel driver sits on it
        case USBDEVFS_SUBMITURB: submit(argument); return 0;
        case USBDEVFS_DISCARDURB: return discard(argument) ? 0 : EINVAL;
        default: return ENOTTY;
        }
    }

    static gboolean handle(UMockdevIoctlBase *, UMockdevIoctlClient *host, gpointer shared)
    {
        auto &core = **static_cast<std::shared_ptr<Core> *>(shared);
        const std::scoped_lock lock(core.mutex);
        const int error = core.call(host);
        umockdev_ioctl_client_complete(host, error == 0 ? 0 : -1, error);
        return TRUE;
    }

    const UsbModel model;
    const Ears ears;
    std::mutex mutex;
    UMockdevIoctlBase *handler = nullptr; // let go when it is unplugged: it holds this core
    QByteArray node;
    ReadyPipe pipe{ReadyPipe::Tells::Writable};
    std::deque<Transfer> pending;
    std::deque<Transfer> done;
    std::map<quint8, std::deque<QByteArray>> toHost;
    std::map<quint8, int> halts;
    bool gone = false;
    bool refusesClaims = false;
    bool holdsOut = false;
    int cleared = 0;
};

UsbDevice::UsbDevice(UsbBed &bed, UsbModel model, QByteArray port)
    : m_bed(bed), m_model(std::move(model)), m_port(std::move(port))
{
}

UsbDevice::~UsbDevice()
{
    unplug();
}

void UsbDevice::setEars(Ears ears)
{
    m_ears = std::move(ears);
}

QByteArray UsbDevice::sysPath() const
{
    return "/sys/devices/pci0000:00/0000:00:14.0/usb1/" + portName();
}

bool UsbDevice::plug()
{
    if (m_core)
        return true;
    auto core = std::make_shared<Core>(m_model, m_ears);
    const int address = m_bed.nextAddress();
    const auto padded = QByteArray::number(address).rightJustified(3, '0');
    core->node = "/dev/bus/usb/001/" + padded;
    // Node and calls stand before the tree tells of the device: a host may open it at the first word.
    if (!core->pipe.make(m_bed.root() + core->node))
        return false;
    core->handler = umockdev_ioctl_base_new();
    g_signal_connect_data(
        core->handler, "handle-ioctl", G_CALLBACK(&Core::handle), new std::shared_ptr<Core>(core),
        [](gpointer shared, GClosure *) { delete static_cast<std::shared_ptr<Core> *>(shared); }, GConnectFlags{});
    umockdev_testbed_attach_ioctl(m_bed.testbed(), core->node.constData(), core->handler, nullptr);
    const auto hex = [](quint16 number) { return QByteArray::number(number, 16).rightJustified(4, '0'); };
    const auto number = QByteArray::number(address);
    QByteArray told = "P: " + sysPath().mid(4) + "\nE: DEVNAME=/dev/bus/usb/001/" + padded
        + "\nE: DEVTYPE=usb_device\nE: SUBSYSTEM=usb\nE: BUSNUM=001\nE: DEVNUM=" + padded
        + "\nE: PRODUCT=" + QByteArray::number(m_model.vendor, 16) + '/' + QByteArray::number(m_model.product, 16)
        + "/100\nA: busnum=1\nA: devnum=" + number + "\nA: devpath=" + m_port + "\nA: idVendor=" + hex(m_model.vendor)
        + "\nA: idProduct=" + hex(m_model.product) + "\nA: bcdDevice=" + hex(m_model.release)
        + "\nA: bConfigurationValue=1\nA: bNumConfigurations=1\nA: speed=12" + "\nA: manufacturer=" + m_model.maker
        + "\nA: product=" + m_model.name + '\n';
    if (!m_model.serial.isEmpty())
        told += "A: serial=" + m_model.serial + '\n';
    told += "H: descriptors=" + (deviceDescriptor(m_model) + configurationDescriptor(m_model)).toHex().toUpper() + '\n';
    if (!umockdev_testbed_add_from_string(m_bed.testbed(), told.constData(), nullptr))
        return false;
    m_core = std::move(core);
    return true;
}

void UsbDevice::unplug()
{
    if (!m_core)
        return;
    {
        const std::scoped_lock lock(m_core->mutex);
        m_core->gone = true;
        m_core->pump();
        m_core->pipe.setReady(true);
        m_core->pipe.remove();
    }
    umockdev_testbed_uevent(m_bed.testbed(), sysPath().constData(), "remove"); // not every release of it says so itself
    umockdev_testbed_remove_device(m_bed.testbed(), sysPath().constData());
    umockdev_testbed_detach_ioctl(m_bed.testbed(), m_core->node.constData(), nullptr);
    // A host that still has the node open keeps the handler, and with it the core, until it closes.
    g_object_unref(m_core->handler);
    m_core.reset();
}

void UsbDevice::send(quint8 endpoint, const QByteArray &bytes)
{
    if (!m_core || bytes.isEmpty())
        return;
    const std::scoped_lock lock(m_core->mutex);
    m_core->toHost[endpoint].push_back(bytes);
    m_core->pump();
}

void UsbDevice::halt(quint8 endpoint, int times)
{
    if (!m_core)
        return;
    const std::scoped_lock lock(m_core->mutex);
    m_core->halts[endpoint] = times;
    m_core->pump();
}

void UsbDevice::refuseClaims(bool on)
{
    if (!m_core)
        return;
    const std::scoped_lock lock(m_core->mutex);
    m_core->refusesClaims = on;
}

void UsbDevice::holdOut(bool on)
{
    if (!m_core)
        return;
    const std::scoped_lock lock(m_core->mutex);
    m_core->holdsOut = on;
    m_core->pump();
}

int UsbDevice::cleared() const
{
    if (!m_core)
        return 0;
    const std::scoped_lock lock(m_core->mutex);
    return m_core->cleared;
}

int UsbDevice::underWay() const
{
    if (!m_core)
        return 0;
    const std::scoped_lock lock(m_core->mutex);
    return static_cast<int>(m_core->pending.size());
}

} // namespace yc::devices::virtual_bench
