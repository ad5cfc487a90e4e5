#include "devices/lobby/protocol/modbus_display.h"

namespace yc::devices::lobby
{

QByteArray ModbusDisplay::write(QByteArray text)
{
    const auto bytes = (m_shape.columns + 1) / 2 * 2;
    return m_slave.ask(modbus::writeRegisters(m_shape.address, text.leftJustified(bytes, ' ', true)));
}

Result<QByteArray> ModbusDisplay::tell(const Announcement &what)
{
    auto text = fitted(what, m_shape.columns, m_shape.coding == Coding::Gbk ? Coding::Gbk : Coding::Gb2312);
    if (!text)
        return text;
    return write(*std::move(text));
}

QByteArray ModbusDisplay::clear()
{
    return write({});
}

QByteArray ModbusDisplay::ask()
{
    return m_slave.ask(modbus::readRegister(m_shape.address));
}

std::optional<AnnouncerProtocol::Said> ModbusDisplay::take(QByteArray &heard)
{
    const auto answer = m_slave.take(heard);
    if (!answer)
        return std::nullopt;
    const auto &asked = m_slave.asked();
    const bool wrote = asked.function == static_cast<quint8>(modbus::Function::WriteRegisters);
    // The answer repeats address and count; one that says others has not done what it was told.
    if (modbus::Asker::refuses(*answer) || (wrote && answer->data != asked.data.first(4)))
        return Said::Refused;
    return Said::Taken;
}

} // namespace yc::devices::lobby
