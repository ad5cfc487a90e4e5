#include "devices/virtual/vpcd_slot.h"

#include <QtEndian>

namespace yc::devices::virtual_bench
{

namespace
{

enum Control : char { Off = 0, On = 1, Reset = 2, AskAtr = 4 };

} // namespace

VpcdSlot::VpcdSlot(QObject *parent) : QObject(parent)
{
    connect(&m_wire, &QLocalSocket::readyRead, this, &VpcdSlot::arrived);
}

VpcdSlot::~VpcdSlot()
{
    m_wire.disconnect(this);
}

void VpcdSlot::insert(const QString &slot)
{
    m_buffer.clear();
    m_wire.connectToServer(slot);
}

void VpcdSlot::say(const QByteArray &bytes)
{
    QByteArray head(2, '\0');
    qToBigEndian(static_cast<quint16>(bytes.size()), head.data());
    m_wire.write(head + bytes);
}

void VpcdSlot::arrived()
{
    m_buffer += m_wire.readAll();
    while (m_buffer.size() >= 2) {
        const qsizetype length = qFromBigEndian<quint16>(m_buffer.constData());
        if (m_buffer.size() < 2 + length)
            return;
        const auto message = m_buffer.sliced(2, length);
        m_buffer.remove(0, 2 + length);
        take(message);
    }
}

void VpcdSlot::take(const QByteArray &message)
{
    if (message.size() != 1) {
        Q_EMIT commanded(message);
        return;
    }
    switch (message[0]) {
    case AskAtr: Q_EMIT atrAsked(); return;
    case On: Q_EMIT powered(); [[fallthrough]];
    case Reset:
    case Off: Q_EMIT cleared(); return;
    default: return;
    }
}

} // namespace yc::devices::virtual_bench
