#include "devices/lobby/protocol/modbus_locks.h"

#include <algorithm>

namespace yc::devices::lobby
{

int ModbusCabinet::mostDoors() const
{
    return 0x10000 - std::max(m_shape.coil, m_shape.input);
}

QByteArray ModbusCabinet::open(int door)
{
    m_door = door;
    return m_slave.ask(modbus::writeCoil(static_cast<quint16>(m_shape.coil + door - 1)));
}

QByteArray ModbusCabinet::ask(int door)
{
    m_door = door;
    return m_slave.ask(modbus::readInput(static_cast<quint16>(m_shape.input + door - 1)));
}

std::optional<CabinetProtocol::Said> ModbusCabinet::take(QByteArray &heard)
{
    using What = Said::What;
    const auto answer = m_slave.take(heard);
    if (!answer)
        return std::nullopt;
    if (modbus::Asker::refuses(*answer))
        return Said{What::Refused, m_door};
    if (answer->function == static_cast<quint8>(modbus::Function::WriteCoil))
        return Said{answer->data == m_slave.asked().data ? What::Taken : What::Refused, m_door};
    if (answer->data.size() != 2) // a count and the one byte that was asked for
        return Said{What::Refused, m_door};
    const bool on = (answer->data[1] & 1) != 0;
    return Said{on == m_shape.shutIsOn ? What::Shut : What::Open, m_door};
}

} // namespace yc::devices::lobby
