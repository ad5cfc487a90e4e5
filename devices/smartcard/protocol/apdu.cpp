#include "devices/smartcard/protocol/apdu.h"

#include "devices/api/device.h"

namespace yc::devices::smartcard
{

namespace
{

constexpr qsizetype Head = 4;

int lengthByte(QByteArrayView bytes, qsizetype index)
{
    const int value = static_cast<quint8>(bytes[index]);
    return value == 0 ? MostAnswerData : value;
}

} // namespace

Result<QByteArray> encode(const Command &command)
{
    if (command.data.size() > MostCommandData
        || (command.expected && (*command.expected < 1 || *command.expected > MostAnswerData)))
        return std::unexpected(codes::BadLength);
    QByteArray bytes;
    bytes.reserve(LongestCommand);
    for (const auto one : {command.cla, command.ins, command.p1, command.p2})
        bytes += static_cast<char>(one);
    if (!command.data.isEmpty()) {
        bytes += static_cast<char>(command.data.size());
        bytes += command.data;
    }
    if (command.expected)
        bytes += static_cast<char>(*command.expected & 0xFF);
    return bytes;
}

QByteArray encode(const Answer &answer)
{
    return answer.data + static_cast<char>(answer.status >> 8) + static_cast<char>(answer.status & 0xFF);
}

Result<Command> commandFromBytes(QByteArrayView bytes)
{
    if (bytes.size() < Head || bytes.size() > LongestCommand)
        return std::unexpected(codes::BadLength);
    const auto at = [&](qsizetype index) { return static_cast<quint8>(bytes[index]); };
    Command command{.cla = at(0), .ins = at(1), .p1 = at(2), .p2 = at(3), .data = {}, .expected = {}};
    const auto rest = bytes.sliced(Head);
    if (rest.size() == 1)
        command.expected = lengthByte(rest, 0);
    if (rest.size() < 2)
        return command;
    const qsizetype sent = static_cast<quint8>(rest[0]); // 00 would begin an extended length, which nobody here sends
    if (sent == 0 || (rest.size() != sent + 1 && rest.size() != sent + 2))
        return std::unexpected(codes::BadLength);
    command.data = rest.sliced(1, sent).toByteArray();
    if (rest.size() == sent + 2)
        command.expected = lengthByte(rest, sent + 1);
    return command;
}

Result<Answer> answerFromBytes(QByteArrayView bytes)
{
    if (bytes.size() < 2 || bytes.size() > LongestAnswer)
        return std::unexpected(codes::BadLength);
    const auto end = bytes.last(2);
    return Answer{
        .data = bytes.chopped(2).toByteArray(),
        .status = static_cast<quint16>(static_cast<quint8>(end[0]) << 8 | static_cast<quint8>(end[1])),
    };
}

} // namespace yc::devices::smartcard
