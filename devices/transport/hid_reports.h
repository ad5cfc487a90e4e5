#pragma once

#include "devices/transport/hid_node.h"
#include "devices/transport/wire_file.h"
#include "devices/transport/wire_record.h"

namespace yc::devices::transport
{

// A device that is told what to do by HID feature reports and tells what happens by input reports, through the kernel's
// hidraw node. Every report begins with its number. Lives in the device's thread. A feature report is the kernel's own
// call and waits for the device (five seconds at most, a millisecond as a rule), so who has many to send sends a few a
// turn of the event loop.
class HidReports final : public QObject
{
    Q_OBJECT
public:
    // Where a folder is named, all of it is written down (wire_record.h); the mask hears whole reports.
    explicit HidReports(const UsbPlace &place, const WireRecord &record = {});

    void open(); // answered by opened() or lost(), as a ByteStream
    void close(); // silent
    [[nodiscard]] bool isOpen() const { return m_node.isOpen(); }

    // The report of this number as the device has it now, `size` bytes at most, its number counted. Empty: refused, or
    // the device is gone; isGone() tells which, and lost() follows by itself.
    [[nodiscard]] QByteArray feature(quint8 number, int size);
    [[nodiscard]] bool setFeature(const QByteArray &report);
    [[nodiscard]] bool isGone() const { return m_gone; }
    void forgetArrived(); // input reports that wait are read and dropped

Q_SIGNALS:
    void opened();
    void arrived(const QByteArray &report);
    void lost(const yc::devices::DeviceError &error);

private:
    void read();
    [[nodiscard]] qint64 readOne(QByteArray &report);
    void judge(int error);
    void noteAnswer(quint8 number, const QByteArray &report);
    [[nodiscard]] QByteArray heard(const QByteArray &report) const; // as it may be written

    HidNode m_node;
    WireFile m_file;
    std::shared_ptr<WireMask> m_mask;
    bool m_gone = false;
};

} // namespace yc::devices::transport
