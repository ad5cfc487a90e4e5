#pragma once

#include "devices/lobby/protocol/line_display.h"
#include "devices/lobby/protocol/modbus.h"

namespace yc::devices::lobby
{

struct ModbusShape {
    modbus::Framing framing = modbus::Framing::Rtu;
    quint8 unit = 1;
    quint16 address = 0; // the first register of the text
    int columns = 16; // two a register; what is left of them is written as blanks
    Coding coding = Coding::Gb2312; // Utf8 is not meant for registers and is read as Gb2312
};

// A text display that is a slave on Modbus: the text lies in holding registers, two bytes each, the first in the high
// byte (字符看板). The functions are sure (modbus.h); that the text is GB 2312 from one register on, blanks behind,
// holds for several makers and is not a standard.
class ModbusDisplay final : public AnnouncerProtocol
{
public:
    explicit ModbusDisplay(const ModbusShape &shape = {}) : m_shape(shape), m_slave(shape.framing, shape.unit) { }
    [[nodiscard]] QString model() const override { return QStringLiteral("Modbus"); }
    [[nodiscard]] bool answers() const override { return true; }
    [[nodiscard]] bool speaks() const override { return false; }
    [[nodiscard]] Result<QByteArray> tell(const Announcement &what) override;
    [[nodiscard]] QByteArray clear() override;
    [[nodiscard]] QByteArray ask() override;
    [[nodiscard]] std::optional<Said> take(QByteArray &heard) override;

private:
    [[nodiscard]] QByteArray write(QByteArray text);

    ModbusShape m_shape;
    modbus::Asker m_slave;
};

} // namespace yc::devices::lobby
