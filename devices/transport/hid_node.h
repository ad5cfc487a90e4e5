#pragma once

#include "devices/api/device.h"
#include "devices/transport/place.h"

#include <QObject>

class QSocketNotifier;

namespace yc::devices::transport
{

// The kernel's hidraw node of one device, open while the device is there. Lives in the device's thread.
class HidNode final : public QObject
{
    Q_OBJECT
public:
    HidNode(UsbPlace place, QObject *parent);
    ~HidNode() override;

    void open(); // answered from the event loop by opened() or lost(), as by every other wire
    void close(); // silent; may be called from inside its signals
    [[nodiscard]] bool isOpen() const { return m_file >= 0; }
    [[nodiscard]] int file() const { return m_file; } // below 0: not open
    void fail(Code code, int error); // closes, and lost() says why; `error` is errno, or 0

Q_SIGNALS:
    void opened();
    void readable(); // a report waits
    void lost(const yc::devices::DeviceError &error);

private:
    void openNow();

    UsbPlace m_place;
    int m_file = -1;
    bool m_opening = false;
    QSocketNotifier *m_watcher = nullptr;
};

} // namespace yc::devices::transport
