#pragma once

#include <QLocalSocket>
#include <QObject>

namespace yc::devices::virtual_bench
{

// Where a card goes into vpcd, the reader that is none (vsmartcard's): two bytes of length, big-endian, then a command,
// or one byte of control: 0 off, 1 on, 2 reset, 4 the ATR, which alone is answered.
class VpcdSlot final : public QObject
{
    Q_OBJECT
public:
    explicit VpcdSlot(QObject *parent = nullptr);
    ~VpcdSlot() override;

    void insert(const QString &slot); // a local socket that leads to vpcd
    void eject() { m_wire.abort(); }
    [[nodiscard]] bool isIn() const { return m_wire.state() == QLocalSocket::ConnectedState; }
    void say(const QByteArray &bytes); // with its length
    void sayRaw(const QByteArray &bytes) { m_wire.write(bytes); }

Q_SIGNALS:
    void powered(); // on
    void cleared(); // on, off or reset: what was chosen is forgotten
    void atrAsked();
    void commanded(const QByteArray &bytes);

private:
    void arrived();
    void take(const QByteArray &message);

    QLocalSocket m_wire;
    QByteArray m_buffer;
};

} // namespace yc::devices::virtual_bench
