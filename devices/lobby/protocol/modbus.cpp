#include "devices/lobby/protocol/modbus.h"

#include <QtEndian>

#include <utility>

namespace yc::devices::lobby::modbus
{

namespace
{

constexpr qsizetype MbapSize = 7; // transaction, protocol, length, unit
constexpr qsizetype LongestPdu = 253;
constexpr quint8 ExceptionBit = 0x80;

void append16(QByteArray &bytes, quint16 value)
{
    bytes.append(static_cast<char>(value >> 8));
    bytes.append(static_cast<char>(value & 0xFF));
}

quint16 at16(QByteArrayView bytes, qsizetype at)
{
    return qFromBigEndian<quint16>(bytes.data() + at);
}

quint8 at8(QByteArrayView bytes, qsizetype at)
{
    return static_cast<quint8>(bytes[at]);
}

struct Size {
    bool known = false; // false: more bytes are needed to tell, unless it is `none`
    bool none = false; // nothing that we know begins so
    qsizetype data = 0; // bytes behind the function
};

// How long the data of a message are, by its first bytes: unit, function, …
Size dataSize(QByteArrayView rtu, bool toDevice)
{
    if (rtu.size() < 2)
        return {};
    const auto counted = [&](qsizetype before) -> Size {
        if (rtu.size() < 2 + before)
            return {};
        return {.known = true, .data = before + at8(rtu, 1 + before)};
    };
    const auto function = at8(rtu, 1);
    if ((function & ExceptionBit) != 0 && !toDevice)
        return {.known = true, .data = 1};
    switch (static_cast<Function>(function)) {
    case Function::ReadInputs:
    case Function::ReadRegisters: return toDevice ? Size{.known = true, .data = 4} : counted(1);
    case Function::WriteCoil: return {.known = true, .data = 4};
    case Function::WriteRegisters: return toDevice ? counted(5) : Size{.known = true, .data = 4};
    }
    return {.none = true};
}

std::optional<Message> takeRtu(bool toDevice, QByteArray &heard)
{
    while (!heard.isEmpty()) {
        const auto size = dataSize(heard, toDevice);
        const auto whole = 2 + size.data + 2;
        if (!size.none && (!size.known || heard.size() < whole)) {
            if (!size.known || whole <= LongestPdu + 3)
                return std::nullopt; // the rest is to come
        } else if (!size.none) {
            const auto body = QByteArrayView(heard).first(whole - 2);
            const auto told = static_cast<quint16>(at8(heard, whole - 2) | at8(heard, whole - 1) << 8);
            if (crc(body) == told) {
                Message message{.unit = at8(heard, 0), .function = at8(heard, 1), .data = heard.mid(2, size.data)};
                heard.remove(0, whole);
                return message;
            }
        }
        heard.remove(0, 1); // noise, or a frame that was torn: the next may begin inside it
    }
    return std::nullopt;
}

std::optional<Message> takeTcp(QByteArray &heard)
{
    while (heard.size() >= MbapSize + 1) {
        const auto length = at16(heard, 4);
        if (at16(heard, 2) != 0 || length < 2 || length > LongestPdu + 1) {
            heard.remove(0, 1);
            continue;
        }
        const auto whole = MbapSize - 1 + length;
        if (heard.size() < whole)
            return std::nullopt;
        Message message{.unit = at8(heard, 6),
                        .function = at8(heard, 7),
                        .data = heard.mid(MbapSize + 1, length - 2),
                        .transaction = at16(heard, 0)};
        heard.remove(0, whole);
        return message;
    }
    return std::nullopt;
}

Message addressed(Function function, quint16 address, quint16 value)
{
    Message message{.function = static_cast<quint8>(function)};
    append16(message.data, address);
    append16(message.data, value);
    return message;
}

} // namespace

Framing framingOf(const QString &word, bool onNetwork)
{
    if (word.isEmpty())
        return onNetwork ? Framing::Tcp : Framing::Rtu;
    return word == QLatin1String("tcp") ? Framing::Tcp : Framing::Rtu;
}

quint16 crc(QByteArrayView bytes)
{
    constexpr quint16 Polynomial = 0xA001;
    quint16 sum = 0xFFFF;
    for (const char byte : bytes) {
        sum = static_cast<quint16>(sum ^ static_cast<quint8>(byte));
        for (int bit = 0; bit < 8; ++bit)
            sum = static_cast<quint16>((sum & 1) != 0 ? (sum >> 1) ^ Polynomial : sum >> 1);
    }
    return sum;
}

QByteArray frame(Framing framing, const Message &message)
{
    QByteArray bytes;
    if (framing == Framing::Tcp) {
        append16(bytes, message.transaction);
        append16(bytes, 0);
        append16(bytes, static_cast<quint16>(message.data.size() + 2));
    }
    bytes.append(static_cast<char>(message.unit));
    bytes.append(static_cast<char>(message.function));
    bytes.append(message.data);
    if (framing == Framing::Rtu) {
        const auto sum = crc(bytes);
        bytes.append(static_cast<char>(sum & 0xFF));
        bytes.append(static_cast<char>(sum >> 8));
    }
    return bytes;
}

Message readInput(quint16 address)
{
    return addressed(Function::ReadInputs, address, 1);
}

Message readRegister(quint16 address)
{
    return addressed(Function::ReadRegisters, address, 1);
}

Message writeCoil(quint16 address)
{
    return addressed(Function::WriteCoil, address, CoilOn);
}

Message writeRegisters(quint16 address, const QByteArray &bytes)
{
    auto message = addressed(Function::WriteRegisters, address, static_cast<quint16>(bytes.size() / 2));
    message.data.append(static_cast<char>(bytes.size()));
    message.data.append(bytes);
    return message;
}

std::optional<Message> take(Framing framing, bool toDevice, QByteArray &heard)
{
    return framing == Framing::Tcp ? takeTcp(heard) : takeRtu(toDevice, heard);
}

QByteArray Asker::ask(Message message)
{
    message.unit = m_asked.unit;
    message.transaction = static_cast<quint16>(m_asked.transaction + 1);
    m_asked = std::move(message);
    return frame(m_framing, m_asked);
}

std::optional<Message> Asker::take(QByteArray &heard) const
{
    while (auto message = modbus::take(m_framing, false, heard)) {
        if (message->unit == m_asked.unit && (message->function & ~ExceptionBit) == m_asked.function
            && (m_framing == Framing::Rtu || message->transaction == m_asked.transaction))
            return message;
    }
    return std::nullopt;
}

bool Asker::refuses(const Message &answer)
{
    return (answer.function & ExceptionBit) != 0;
}

} // namespace yc::devices::lobby::modbus
