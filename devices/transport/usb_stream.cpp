#include "devices/transport/usb_stream.h"

#include "devices/transport/usb_library.h"
#include "devices/transport/usb_tree.h"

#include <QSocketNotifier>

#include <algorithm>
#include <chrono>
#include <poll.h>
#include <sys/time.h>

namespace yc::devices::transport
{

namespace
{

constexpr int PacketsAhead = 4;
constexpr int LargestPart = 16 * 1024; // of what goes out in one transfer: a long slip is no one block of the kernel's
constexpr std::chrono::milliseconds ForDropping{500};

} // namespace

struct UsbStream::Transfer {
    Transfer(UsbStream &to, Pipe &on, int room)
        : stream(to), pipe(on), bytes(static_cast<std::size_t>(room)), raw(usb().alloc_transfer(0))
    {
    }
    ~Transfer() { usb().free_transfer(raw); }
    Transfer(const Transfer &) = delete;
    Transfer &operator=(const Transfer &) = delete;

    [[nodiscard]] bool submit(int size)
    {
        libusb_fill_bulk_transfer(raw, stream.m_device, pipe.endpoint, bytes.data(), size, &ended, this, 0);
        isUnderWay = usb().submit_transfer(raw) == LIBUSB_SUCCESS;
        return isUnderWay;
    }
    // Inside libusb: nothing but noting it. What follows from it may close the device.
    static void LIBUSB_CALL ended(libusb_transfer *raw)
    {
        auto *transfer = static_cast<Transfer *>(raw->user_data);
        transfer->isUnderWay = false;
        transfer->stream.m_ended.push_back(transfer);
    }

    UsbStream &stream;
    Pipe &pipe;
    std::vector<unsigned char> bytes;
    libusb_transfer *raw;
    bool isUnderWay = false;
};

Code usbFailure(int error)
{
    switch (error) {
    case LIBUSB_ERROR_ACCESS: return codes::NoRights;
    case LIBUSB_ERROR_NO_DEVICE:
    case LIBUSB_ERROR_NOT_FOUND: return codes::Unplugged;
    default: return codes::OpenRefused; // LIBUSB_ERROR_BUSY: another program has it
    }
}

UsbStream::UsbStream(UsbPlace place, StreamShape::Split split) : m_place(std::move(place)), m_split(split) { }

UsbStream::~UsbStream()
{
    close();
}

void UsbStream::open()
{
    // Answered from the event loop like every other stream, so that drivers see one order of things.
    m_opening = true;
    QMetaObject::invokeMethod(this, &UsbStream::openNow, Qt::QueuedConnection);
}

void UsbStream::openNow()
{
    if (!std::exchange(m_opening, false) || m_open)
        return;
    if (const auto error = connectTo()) {
        close();
        Q_EMIT lost(*error);
        return;
    }
    m_open = true;
    Q_EMIT opened();
    if (m_open && !submitWhatCan())
        fail(codes::Unplugged, "submit");
}

std::optional<DeviceError> UsbStream::connectTo()
{
    // Looked for in /sys first: where nothing of the kind is plugged in, libusb is not even loaded.
    const auto attached = attachedAt(m_place);
    if (!attached)
        return DeviceError{codes::Unplugged, {}};
    if (!hasUsb())
        return DeviceError{codes::OpenRefused, QStringLiteral("libusb-1.0")};
    const auto because = [](int error) {
        return DeviceError{usbFailure(error), QString::fromLatin1(usb().error_name(error))};
    };
    if (const int error = usb().init(&m_context); error != LIBUSB_SUCCESS) {
        m_context = nullptr;
        return because(error);
    }
    usb().set_pollfd_notifiers(
        m_context, [](int file, short events, void *self) { static_cast<UsbStream *>(self)->watch(file, events); },
        [](int file, void *self) { static_cast<UsbStream *>(self)->unwatch(file); }, this);
    if (auto **files = usb().get_pollfds(m_context)) {
        for (auto **file = files; *file != nullptr; ++file)
            watch((*file)->fd, (*file)->events);
        usb().free_pollfds(files);
    }
    libusb_device **all = nullptr;
    const auto count = usb().get_device_list(m_context, &all);
    bool listed = false;
    int error = LIBUSB_ERROR_NO_DEVICE;
    libusb_config_descriptor *told = nullptr;
    for (ssize_t i = 0; i < count; ++i) {
        if (usb().get_bus_number(all[i]) != attached->bus || usb().get_device_address(all[i]) != attached->address)
            continue;
        listed = true;
        error = usb().get_active_config_descriptor(all[i], &told);
        if (error == LIBUSB_SUCCESS)
            error = usb().open(all[i], &m_device);
        else
            error = LIBUSB_ERROR_INVALID_PARAM; // it is there, and what it says of itself is nonsense
        break;
    }
    if (count >= 0)
        usb().free_device_list(all, 1);
    // libusb does not list what describes itself in nonsense; what was pulled out meanwhile is no longer in the tree.
    if (!listed && attachedAt(m_place) == attached)
        error = LIBUSB_ERROR_INVALID_PARAM;
    const auto pipes = told ? choosePipes(*told) : std::nullopt;
    if (told)
        usb().free_config_descriptor(told);
    if (error == LIBUSB_ERROR_INVALID_PARAM || (error == LIBUSB_SUCCESS && !pipes))
        return DeviceError{codes::WrongDevice, {}};
    if (error != LIBUSB_SUCCESS)
        return because(error);
    return takeInterface(*pipes);
}

std::optional<DeviceError> UsbStream::takeInterface(const UsbPipes &pipes)
{
    // The kernel's own driver (usblp of a printer) steps aside and comes back when the interface is given back.
    usb().set_auto_detach_kernel_driver(m_device, 1);
    int error = usb().claim_interface(m_device, pipes.interface);
    if (error == LIBUSB_SUCCESS) {
        m_interface = pipes.interface;
        if (pipes.alternate != 0)
            error = usb().set_interface_alt_setting(m_device, pipes.interface, pipes.alternate);
    }
    if (error != LIBUSB_SUCCESS)
        return DeviceError{usbFailure(error), QString::fromLatin1(usb().error_name(error))};
    makeTransfers(pipes);
    return std::nullopt;
}

void UsbStream::makeTransfers(const UsbPipes &pipes)
{
    const std::size_t pairs = m_split.head > 0 ? 2 : 1;
    for (std::size_t i = 0; i < std::min(pairs, pipes.in.size()); ++i)
        m_in.push_back({.endpoint = pipes.in[i].endpoint});
    for (std::size_t i = 0; i < std::min(pairs, pipes.out.size()); ++i)
        m_out.push_back({.endpoint = pipes.out[i].endpoint});
    for (std::size_t i = 0; i < m_in.size(); ++i) {
        for (int k = 0; k < PacketsAhead; ++k)
            m_in[i].transfers.push_back(std::make_unique<Transfer>(*this, m_in[i], pipes.in[i].packet));
    }
    for (auto &pipe : m_out)
        pipe.transfers.push_back(std::make_unique<Transfer>(*this, pipe, LargestPart));
}

void UsbStream::watch(int file, short events)
{
    unwatch(file);
    auto &watchers = m_watchers[file];
    const auto make = [&](QSocketNotifier::Type type) {
        auto *watcher = new QSocketNotifier(file, type, this);
        connect(watcher, &QSocketNotifier::activated, this, &UsbStream::turn);
        return watcher;
    };
    watchers[0] = (events & POLLIN) != 0 ? make(QSocketNotifier::Read) : nullptr;
    watchers[1] = (events & POLLOUT) != 0 ? make(QSocketNotifier::Write) : nullptr;
}

void UsbStream::unwatch(int file)
{
    const auto found = m_watchers.find(file);
    if (found == m_watchers.end())
        return;
    for (auto *watcher : found->second) {
        if (!watcher)
            continue;
        watcher->setEnabled(false);
        watcher->deleteLater(); // it may be what called us
    }
    m_watchers.erase(found);
}

void UsbStream::write(const QByteArray &bytes)
{
    if (!m_open || bytes.isEmpty())
        return;
    const auto head = m_out.size() > 1 ? std::min<qsizetype>(m_split.head, bytes.size()) : 0;
    const auto queue = [&](std::size_t which, const QByteArray &part) {
        for (qsizetype at = 0; at < part.size(); at += LargestPart) {
            m_out[which].toGo.push_back(part.mid(at, LargestPart));
            m_order.push_back(static_cast<int>(which));
        }
    };
    queue(0, bytes.first(head > 0 ? head : bytes.size()));
    if (head > 0)
        queue(1, bytes.sliced(head));
    if (!submitWhatCan())
        QMetaObject::invokeMethod(
            this, [this] { fail(codes::Unplugged, "submit"); }, Qt::QueuedConnection);
}

qint64 UsbStream::waiting() const
{
    qint64 sum = 0;
    for (const auto &pipe : m_out) {
        for (const auto &part : pipe.toGo)
            sum += part.size();
    }
    return sum;
}

void UsbStream::turn()
{
    if (!m_context)
        return;
    timeval now{};
    usb().handle_events_timeout_completed(m_context, &now, nullptr);
    settle();
}

void UsbStream::settle()
{
    if (!m_open) {
        m_ended.clear();
        return;
    }
    bool gone = false;
    for (auto *transfer : std::exchange(m_ended, {})) {
        auto &pipe = transfer->pipe;
        const bool in = (pipe.endpoint & LIBUSB_ENDPOINT_IN) != 0;
        const auto got = std::clamp(transfer->raw->actual_length, 0, transfer->raw->length);
        if (in && got > 0)
            pipe.came.append(reinterpret_cast<const char *>(transfer->bytes.data()), got);
        if (!in)
            outEnded(pipe, *transfer);
        switch (transfer->raw->status) {
        case LIBUSB_TRANSFER_COMPLETED: pipe.cleared = pipe.cleared && got == 0; break;
        case LIBUSB_TRANSFER_CANCELLED: break; // by recover()
        case LIBUSB_TRANSFER_NO_DEVICE: gone = true; break;
        case LIBUSB_TRANSFER_STALL:
        case LIBUSB_TRANSFER_ERROR:
        case LIBUSB_TRANSFER_TIMED_OUT:
        case LIBUSB_TRANSFER_OVERFLOW: pipe.halted = true; break;
        }
    }
    const char *why = gone ? "gone" : nullptr;
    for (auto *pipes : {&m_in, &m_out}) {
        for (auto &pipe : *pipes) {
            if (!why && pipe.halted && !recover(pipe))
                why = "halted again";
        }
    }
    if (!why && !submitWhatCan())
        why = "submit";
    const auto bytes = takeCome();
    if (!bytes.isEmpty())
        Q_EMIT arrived(bytes); // may close the stream
    if (why && m_open)
        fail(codes::Unplugged, why);
}

// Clears a halted pipe once everything that waits on it came back. False: it was cleared before, in vain.
bool UsbStream::recover(Pipe &pipe)
{
    bool waits = false;
    for (const auto &transfer : pipe.transfers) {
        if (transfer->isUnderWay) {
            waits = true;
            usb().cancel_transfer(transfer->raw);
        }
    }
    if (waits)
        return true;
    if (pipe.cleared || usb().clear_halt(m_device, pipe.endpoint) != LIBUSB_SUCCESS)
        return false;
    pipe.halted = false;
    pipe.cleared = true;
    return true;
}

void UsbStream::outEnded(Pipe &pipe, const Transfer &transfer)
{
    const auto sent = std::clamp(transfer.raw->actual_length, 0, transfer.raw->length);
    auto &part = pipe.toGo.front();
    part.remove(0, sent); // the rest goes again when the pipe is clear
    if (!part.isEmpty())
        return;
    pipe.toGo.pop_front();
    m_order.pop_front();
}

bool UsbStream::submitWhatCan()
{
    for (auto &pipe : m_in) {
        for (const auto &transfer : pipe.transfers) {
            if (!pipe.halted && !transfer->isUnderWay && !transfer->submit(static_cast<int>(transfer->bytes.size())))
                return false;
        }
    }
    if (m_order.empty())
        return true;
    auto &pipe = m_out[static_cast<std::size_t>(m_order.front())];
    auto &transfer = *pipe.transfers.front();
    if (pipe.halted || transfer.isUnderWay)
        return true;
    const auto &part = pipe.toGo.front();
    std::ranges::copy(part, transfer.bytes.begin());
    return transfer.submit(static_cast<int>(part.size()));
}

QByteArray UsbStream::takeCome()
{
    if (m_in.empty())
        return {};
    if (m_in.size() == 1)
        return std::exchange(m_in[0].came, {});
    QByteArray bytes;
    const auto take = [&bytes](Pipe &pipe, qsizetype most) {
        const auto part = pipe.came.first(std::min(most, pipe.came.size()));
        pipe.came.remove(0, part.size());
        bytes += part;
        return part;
    };
    for (;;) {
        const bool wasWhole = m_headCame.size() == m_split.head;
        m_headCame += take(m_in[0], m_split.head - m_headCame.size());
        if (m_headCame.size() < m_split.head)
            return bytes;
        if (!wasWhole)
            m_restToCome = m_split.restOf(m_headCame);
        m_restToCome -= take(m_in[1], m_restToCome).size();
        if (m_restToCome > 0)
            return bytes;
        m_headCame.clear();
    }
}

void UsbStream::dropHalf()
{
    m_headCame.clear();
    for (auto &pipe : m_in)
        pipe.came.clear();
}

void UsbStream::close()
{
    m_opening = m_open = false;
    drop();
}

// Takes everything back from the kernel. A transfer that is cancelled comes back at once; the wait is for a kernel that
// is about to lose the device, and it is bounded: closing the device's file ends what is left.
void UsbStream::drop()
{
    const auto each = [this](const auto &what) {
        for (auto *pipes : {&m_in, &m_out}) {
            for (auto &pipe : *pipes) {
                for (auto &transfer : pipe.transfers)
                    what(*transfer);
            }
        }
    };
    const auto underWay = [&] {
        int count = 0;
        each([&](Transfer &transfer) { count += transfer.isUnderWay; });
        return count;
    };
    each([](Transfer &transfer) {
        if (transfer.isUnderWay)
            usb().cancel_transfer(transfer.raw);
    });
    const auto until = std::chrono::steady_clock::now() + ForDropping;
    while (underWay() > 0 && std::chrono::steady_clock::now() < until) {
        timeval briefly{.tv_sec = 0, .tv_usec = 10'000};
        usb().handle_events_timeout_completed(m_context, &briefly, nullptr);
    }
    if (m_device) {
        if (m_interface >= 0)
            usb().release_interface(m_device, m_interface);
        usb().close(m_device);
    }
    each([](Transfer &transfer) { // may hold a person's data
        std::ranges::fill(transfer.bytes, static_cast<unsigned char>(0));
    });
    m_in.clear();
    m_out.clear();
    m_order.clear();
    m_ended.clear();
    while (!m_watchers.empty())
        unwatch(m_watchers.begin()->first);
    if (m_context) {
        usb().set_pollfd_notifiers(m_context, nullptr, nullptr, nullptr);
        usb().exit(m_context);
    }
    m_device = nullptr;
    m_context = nullptr;
    m_interface = -1;
    m_headCame.clear();
}

void UsbStream::fail(Code code, const char *why)
{
    if (!m_open)
        return;
    close();
    Q_EMIT lost({code, QString::fromLatin1(why)});
}

} // namespace yc::devices::transport
