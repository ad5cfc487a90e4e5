#pragma once

#include "devices/lobby/protocol/modbus.h"
#include "devices/lobby/protocol/protocol.h"

namespace yc::devices::lobby
{

struct ModbusLocks {
    modbus::Framing framing = modbus::Framing::Rtu;
    quint8 unit = 1;
    quint16 coil = 0; // that opens the first door; the next doors' follow
    quint16 input = 0; // of the first door's switch
    bool shutIsOn = true;
};

// A cabinet behind a relay board on Modbus: a coil a lock, which the board lets go by itself after a moment (点动), and
// an input a door. The functions are sure (modbus.h), the addresses are the board's.
class ModbusCabinet final : public CabinetProtocol
{
public:
    explicit ModbusCabinet(const ModbusLocks &shape = {}) : m_shape(shape), m_slave(shape.framing, shape.unit) { }
    [[nodiscard]] QString model() const override { return QStringLiteral("Modbus"); }
    [[nodiscard]] int mostDoors() const override;
    [[nodiscard]] QByteArray open(int door) override;
    [[nodiscard]] QByteArray ask(int door) override;
    [[nodiscard]] std::optional<Said> take(QByteArray &heard) override;

private:
    ModbusLocks m_shape;
    modbus::Asker m_slave;
    int m_door = 0;
};

} // namespace yc::devices::lobby
