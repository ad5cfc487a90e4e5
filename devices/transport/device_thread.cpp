#include "devices/transport/device_thread.h"

namespace yc::devices::transport
{

DeviceThread::DeviceThread(const QString &name)
{
    m_thread.setObjectName(name);
    m_thread.start();
}

DeviceThread::~DeviceThread()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace yc::devices::transport
