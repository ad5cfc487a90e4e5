#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

// Modbus as far as displays and cabinets need it. Facts: MODBUS Application Protocol V1.1b3 (functions, exceptions),
// MODBUS over Serial Line V1.02 (RTU, CRC) and Messaging on TCP/IP V1.0b (MBAP header), all published by modbus.org:
// sure. Which registers a display shows and which coil opens a door is each maker's own: they are options.
namespace yc::devices::lobby::modbus
{

enum class Framing { Rtu, Tcp }; // a serial line or a plain bridge to one; a socket that speaks Modbus itself

// As options say it ("rtu", "tcp"); else what fits the wire: tcp over the network.
[[nodiscard]] Framing framingOf(const QString &word, bool onNetwork);

enum class Function : quint8 {
    ReadInputs = 0x02, // one bit each
    ReadRegisters = 0x03,
    WriteCoil = 0x05,
    WriteRegisters = 0x10,
};
inline constexpr int MostRegisters = 123; // of one WriteRegisters
inline constexpr quint16 CoilOn = 0xFF00;

// What is in a frame besides how it is framed.
struct Message {
    quint8 unit = 1;
    quint8 function = 0; // with 0x80: an exception, data is its code
    QByteArray data{};
    quint16 transaction = 0; // Tcp alone
    friend bool operator==(const Message &, const Message &) = default;
};

[[nodiscard]] quint16 crc(QByteArrayView bytes); // low byte goes first on the line
[[nodiscard]] QByteArray frame(Framing framing, const Message &message);

[[nodiscard]] Message readInput(quint16 address);
[[nodiscard]] Message readRegister(quint16 address);
[[nodiscard]] Message writeCoil(quint16 address);
[[nodiscard]] Message writeRegisters(quint16 address, const QByteArray &bytes); // an even number

// Cuts the first whole frame off the front and whatever cannot begin one before it. `toDevice`: heard by a device, as
// twins do; RTU frames tell their length by who speaks. Frames of other functions than above are passed over.
[[nodiscard]] std::optional<Message> take(Framing framing, bool toDevice, QByteArray &heard);

// One slave, asked one thing at a time.
class Asker
{
public:
    Asker(Framing framing, quint8 unit) : m_framing(framing) { m_asked.unit = unit; }
    // The message as it goes on the line; its unit and transaction are put in.
    [[nodiscard]] QByteArray ask(Message message);
    [[nodiscard]] const Message &asked() const { return m_asked; }
    // The answer to what was asked last, cut off the front; those of other slaves and to older questions are passed
    // over. With 0x80 in its function it refuses.
    [[nodiscard]] std::optional<Message> take(QByteArray &heard) const;
    [[nodiscard]] static bool refuses(const Message &answer);

private:
    Framing m_framing;
    Message m_asked;
};

} // namespace yc::devices::lobby::modbus
