#pragma once

#include "devices/transport/byte_stream.h"
#include "devices/transport/usb_pipes.h"

#include <array>
#include <deque>
#include <map>

class QSocketNotifier;
struct libusb_context;
struct libusb_device_handle;

namespace yc::devices::transport
{

// Why a device on USB was not opened, so that the remedy fits: NoRights, OpenRefused (another program has it),
// Unplugged. `error` is one of libusb_error.
[[nodiscard]] Code usbFailure(int error);

// The bulk pipes of a device as a stream, by libusb's asynchronous transfers: nothing waits for a device. Its files are
// watched by the thread's event loop; libusb is first loaded here, in the device's thread.
//
// A pipe that stalls is cleared once; one that stalls again before it moved a byte is lost. Packets are asked for one
// by one, several ahead: an answer that fills its last packet would otherwise stay behind until the next one.
//
// With a head and two pipes each way a message goes and comes in two parts (StreamShape::Split): its first bytes over
// the first pair, the rest over the second. What comes is put together in that order, message by message, however the
// parts overtake one another: a late answer or one said twice stays a whole one.
class UsbStream final : public ByteStream
{
    Q_OBJECT
public:
    explicit UsbStream(UsbPlace place, StreamShape::Split split = {});
    ~UsbStream() override;
    void open() override;
    void write(const QByteArray &bytes) override;
    [[nodiscard]] qint64 waiting() const override;
    void close() override;
    void dropHalf() override;

private:
    struct Transfer;
    struct Pipe {
        quint8 endpoint = 0;
        std::vector<std::unique_ptr<Transfer>> transfers{};
        QByteArray came{}; // to us: not handed on yet
        std::deque<QByteArray> toGo{}; // from us
        bool halted = false;
        bool cleared = false; // and has moved nothing since
    };

    void openNow();
    [[nodiscard]] std::optional<DeviceError> connectTo();
    [[nodiscard]] std::optional<DeviceError> takeInterface(const UsbPipes &pipes);
    void makeTransfers(const UsbPipes &pipes);
    void watch(int file, short events);
    void unwatch(int file);
    void turn();
    void settle();
    [[nodiscard]] bool recover(Pipe &pipe);
    [[nodiscard]] bool submitWhatCan();
    void outEnded(Pipe &pipe, const Transfer &transfer);
    [[nodiscard]] QByteArray takeCome();
    void drop();
    void fail(Code code, const char *why);

    UsbPlace m_place;
    StreamShape::Split m_split;
    bool m_opening = false;
    bool m_open = false;
    libusb_context *m_context = nullptr;
    libusb_device_handle *m_device = nullptr;
    int m_interface = -1; // claimed
    std::map<int, std::array<QSocketNotifier *, 2>> m_watchers;
    std::deque<Pipe> m_in; // a deque: transfers hold on to their pipe
    std::deque<Pipe> m_out;
    std::deque<int> m_order; // which of the pipes out has the next part: one part is on its way at a time
    std::vector<Transfer *> m_ended; // since the last look
    QByteArray m_headCame; // of the message that is coming in
    qsizetype m_restToCome = 0; // of it, once its head is whole
};

} // namespace yc::devices::transport
