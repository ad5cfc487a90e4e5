#include "devices/virtual/cabinet_twin.h"

#include "devices/lobby/protocol/lock_board.h"
#include "devices/lobby/protocol/modbus.h"

#include <QtEndian>

namespace yc::devices::virtual_bench
{

namespace board = lobby::board;
namespace modbus = lobby::modbus;

namespace
{
constexpr quint8 ExceptionBit = 0x80;
constexpr quint8 OwnBoard = 1;
constexpr quint8 NoState = 0x77;
} // namespace

CabinetTwin::CabinetTwin(Way way, int doors, QObject *parent) : QObject(parent), m_way(way), m_doors(doors)
{
    connect(&m_ends, &TwinEnds::arrived, this, &CabinetTwin::hear);
}

bool CabinetTwin::shut(int door)
{
    if (!has(door) || !isOpen(door))
        return false;
    m_doors[door - 1].open = false;
    moved(door);
    return true;
}

bool CabinetTwin::force(int door)
{
    if (!has(door) || isOpen(door))
        return false;
    m_doors[door - 1].open = true;
    moved(door);
    return true;
}

bool CabinetTwin::put(int door)
{
    if (!has(door) || !isOpen(door) || holds(door))
        return false;
    m_doors[door - 1].parcel = true;
    Q_EMIT changed();
    return true;
}

bool CabinetTwin::take(int door)
{
    if (!has(door) || !isOpen(door) || !holds(door))
        return false;
    m_doors[door - 1].parcel = false;
    Q_EMIT changed();
    return true;
}

void CabinetTwin::release(int door)
{
    auto &leaf = m_doors[door - 1];
    ++leaf.told;
    if (leaf.jammed || leaf.open)
        return;
    leaf.open = true;
    moved(door);
}

void CabinetTwin::moved(int door)
{
    if (m_tells && m_way == Way::Board)
        m_ends.answer(board::bytesOf({board::Word::Told, OwnBoard, static_cast<quint8>(door), markOf(door)}));
    Q_EMIT changed();
}

quint8 CabinetTwin::markOf(int door) const
{
    if (m_wrongState)
        return NoState;
    return isOpen(door) == m_shutIs11 ? board::SwitchOff : board::SwitchOn;
}

void CabinetTwin::hear(const QByteArray &bytes)
{
    m_heard += bytes;
    if (m_way == Way::Board)
        hearBoard();
    else
        hearModbus();
}

void CabinetTwin::hearBoard()
{
    while (const auto asked = board::take(m_heard)) {
        if (asked->board != OwnBoard || !has(asked->lock))
            continue; // of another board on the line
        auto answer = *asked;
        if (asked->word == board::Word::Open) {
            release(asked->lock);
            if (m_deaf)
                continue;
        } else {
            answer.mark = markOf(asked->lock);
        }
        if (m_wrongDoor)
            answer.lock = static_cast<quint8>(answer.lock % doors() + 1);
        m_ends.answer(board::bytesOf(answer));
    }
}

void CabinetTwin::hearModbus()
{
    const auto framing = m_way == Way::ModbusTcp ? modbus::Framing::Tcp : modbus::Framing::Rtu;
    while (const auto asked = modbus::take(framing, true, m_heard)) {
        auto answer = *asked;
        const int door = asked->data.size() >= 2 ? qFromBigEndian<quint16>(asked->data.constData()) + 1 : 0;
        const auto function = static_cast<modbus::Function>(asked->function);
        const bool known = function == modbus::Function::WriteCoil || function == modbus::Function::ReadInputs;
        if (m_refuses || !known || !has(door)) {
            answer.function |= ExceptionBit;
            answer.data = QByteArray(1, '\x02');
        } else if (function == modbus::Function::WriteCoil) {
            release(door);
            if (m_deaf)
                continue;
        } else {
            answer.data = QByteArray("\x01", 1);
            answer.data.append(static_cast<char>(isOpen(door) == m_shutIs11 ? 0 : 1));
            if (m_wrongState)
                answer.data = QByteArray("\x00", 1);
        }
        m_ends.answer(modbus::frame(framing, answer));
    }
}

} // namespace yc::devices::virtual_bench
