#pragma once

#include <QObject>

class QSocketNotifier;
class QTimer;

namespace yc::devices::transport
{

// Says that something was plugged in or pulled out somewhere on this machine: the kernel and udev tell whoever listens,
// without rights and without a library. What it was is read from the tree (usb_tree.h) by who wants to know. A plugging
// tells of itself many times; changed() comes once, when it is quiet, for the rights to a device are given a moment
// after its node.
class UsbWatch final : public QObject
{
    Q_OBJECT
public:
    explicit UsbWatch(QObject *parent = nullptr);
    ~UsbWatch() override;
    [[nodiscard]] bool hears() const { return m_socket >= 0; } // false: this machine tells nobody

Q_SIGNALS:
    void changed();

private:
    void read();

    int m_socket = -1;
    QSocketNotifier *m_notifier = nullptr;
    QTimer *m_quiet;
};

} // namespace yc::devices::transport
