#pragma once

#include "devices/api/device.h"
#include "devices/transport/place.h"

#include <QObject>

class QSocketNotifier;

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
    explicit HidReports(UsbPlace place);
    ~HidReports() override;

    void open(); // answered by opened() or lost(), as a ByteStream
    void close(); // silent
    [[nodiscard]] bool isOpen() const { return m_file >= 0; }

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
    void openNow();
    void read();
    [[nodiscard]] qint64 readOne(QByteArray &report);
    void fail(Code code, int error);
    void judge(int error);

    UsbPlace m_place;
    int m_file = -1;
    bool m_opening = false;
    bool m_gone = false;
    QSocketNotifier *m_watcher = nullptr;
};

} // namespace yc::devices::transport
