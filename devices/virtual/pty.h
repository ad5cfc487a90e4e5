#pragma once

#include "base/code.h"
#include "devices/virtual/twin_wire.h"

class QSocketNotifier;

namespace yc::devices::virtual_bench
{

// The far end of a serial line: a pseudo terminal whose other side a driver opens by path. A driver may close and open
// it again as often as it likes.
class Pty final : public TwinWire
{
    Q_OBJECT
public:
    using TwinWire::TwinWire;
    ~Pty() override;

    Done plug(); // makes the path; NoMemory if the system has no terminals left
    void unplug(); // the path is gone and who holds it open sees a hang-up
    [[nodiscard]] QString path() const { return m_path; }
    void write(const QByteArray &bytes) override;

private:
    void read();

    int m_master = -1;
    int m_slave = -1; // held open: without it the master reads errors whenever no driver is there
    QString m_path;
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace yc::devices::virtual_bench
