#include "devices/pad/protocol/stu_encryption.h"

#include "devices/pad/protocol/stu_report.h"

namespace yc::devices::pad::stu
{

namespace
{

bool is(const QByteArray &report, Report number, qsizetype size)
{
    return report.size() >= size && static_cast<quint8>(report[0]) == static_cast<quint8>(number);
}

quint8 byteAt(const QByteArray &report, qsizetype at)
{
    return static_cast<quint8>(report[at]);
}

} // namespace

QByteArray toBytes(const KeyMessage &message)
{
    QByteArray bytes(1, static_cast<char>(Report::EncryptionCommand));
    bytes.append(static_cast<char>(message.command))
        .append(static_cast<char>(message.parameter))
        .append(static_cast<char>(message.lengthOrIndex));
    return bytes + message.data.leftJustified(KeyBlock, '\0', true);
}

std::optional<KeyMessage> keyMessageFrom(const QByteArray &report)
{
    if (!is(report, Report::EncryptionCommand, KeyCommandSize))
        return std::nullopt;
    const auto command = byteAt(report, 1);
    if (command < static_cast<quint8>(KeyCommand::SetType) || command > static_cast<quint8>(KeyCommand::Generate))
        return std::nullopt;
    return KeyMessage{.command = static_cast<KeyCommand>(command),
                      .parameter = byteAt(report, 2),
                      .lengthOrIndex = byteAt(report, 3),
                      .data = report.sliced(4, KeyBlock)};
}

QByteArray toBytes(const KeyStatus &status)
{
    QByteArray bytes(1, static_cast<char>(Report::EncryptionStatus));
    for (const auto byte : {status.symmetric, status.asymmetric, quint8{0}, status.exponent, status.modulus,
                            status.ciphered, status.lastResult})
        bytes.append(static_cast<char>(byte));
    return bytes.leftJustified(KeyStatusSize, '\0');
}

std::optional<KeyStatus> keyStatusFrom(const QByteArray &report)
{
    if (!is(report, Report::EncryptionStatus, 8))
        return std::nullopt;
    return KeyStatus{.symmetric = byteAt(report, 1),
                     .asymmetric = byteAt(report, 2),
                     .exponent = byteAt(report, 4),
                     .modulus = byteAt(report, 5),
                     .ciphered = byteAt(report, 6),
                     .lastResult = byteAt(report, 7)};
}

} // namespace yc::devices::pad::stu
