#pragma once

#include "devices/pad/stu_pad.h"
#include "devices/transport/device_thread.h"
#include "devices/virtual/usb/pad_desk.h"

#include <QTest>

namespace yc::tests
{

inline constexpr quint16 Stu300 = 0x00A2; // the smallest screen: where the model makes no difference
inline constexpr quint16 Stu520 = 0x00A3;
inline constexpr quint16 Stu430 = 0x00A4;

// The driver that ships in front of a twin, and somebody who writes.
class PadTest : public QObject
{
protected:
    void begin(); // in init()
    void end(); // in cleanup()
    void make(quint16 product, const std::function<void(devices::pad::StuSettings &)> &change = {});
    [[nodiscard]] std::shared_ptr<devices::PadPage> page() const { return page(m_desk->twin.pixels()); }
    [[nodiscard]] static std::shared_ptr<devices::PadPage> page(QSize size);
    void sign(); // shows the page and waits until it can be written on
    void write() const; // one stroke in the signing area
    void press(devices::PadKey key) const;
    [[nodiscard]] QPoint keyPlace(devices::PadKey key) const;
    [[nodiscard]] int strokes() const;

    SystemClock m_clock;
    std::unique_ptr<devices::virtual_bench::UsbBed> m_bed;
    std::unique_ptr<devices::virtual_bench::PadDesk> m_desk;
    std::unique_ptr<devices::transport::DeviceThread> m_thread;
    std::unique_ptr<devices::pad::StuPad> m_pad;
    std::vector<devices::InkPoint> m_ink;
    QList<devices::PadKey> m_keys;
    QStringList m_failures;
    int m_begun = 0;
};

} // namespace yc::tests
