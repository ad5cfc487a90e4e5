#pragma once

#include <QObject>

namespace yc::devices::virtual_bench
{

// One way by which a host's bytes reach a twin and its answers go back: a port, a serial line, the pipes of a USB
// device. A twin answers on the wire that it was last spoken to on.
class TwinWire : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    virtual void write(const QByteArray &bytes) = 0;

Q_SIGNALS:
    void peerCame(); // a host that has said nothing yet
    void arrived(const QByteArray &bytes);
};

} // namespace yc::devices::virtual_bench
