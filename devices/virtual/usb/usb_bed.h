#pragma once

#include <QByteArray>

typedef struct _UMockdevTestbed UMockdevTestbed; // NOLINT(bugprone-reserved-identifier): the library's own name

namespace yc::devices::virtual_bench
{

// A machine's USB tree without a machine: /sys/bus/usb, /dev/bus/usb and the kernel's calls on its nodes, as umockdev
// gives them to a process that was started with its preload. One at a time. Make it before the first thread that looks
// for devices and end it after the last. umockdev answers in a thread of its own.
class UsbBed
{
public:
    UsbBed();
    ~UsbBed();
    UsbBed(const UsbBed &) = delete;
    UsbBed &operator=(const UsbBed &) = delete;

    [[nodiscard]] static bool isPossible(); // false: started without libumockdev-preload.so.0
    [[nodiscard]] UMockdevTestbed *testbed() const { return m_testbed; }
    [[nodiscard]] QByteArray root() const; // where its /dev and /sys really lie
    [[nodiscard]] int nextAddress() { return ++m_address; } // of a device that is plugged in now, as a kernel counts

private:
    UMockdevTestbed *m_testbed;
    int m_address = 1;
};

} // namespace yc::devices::virtual_bench
