#pragma once

#include <QThread>

namespace yc::devices::transport
{

// The one thread a device is driven in: an event loop of its own, so that a slow wire holds up nobody else.
// Destroy it after the driver that uses it: it ends the loop, lets deferred deletions happen and joins.
class DeviceThread
{
public:
    explicit DeviceThread(const QString &name);
    ~DeviceThread();
    DeviceThread(const DeviceThread &) = delete;
    DeviceThread &operator=(const DeviceThread &) = delete;

    [[nodiscard]] QThread *thread() { return &m_thread; }

private:
    QThread m_thread;
};

} // namespace yc::devices::transport
