#include "devices/print/protocol/escpos_status.h"

#include <algorithm>

namespace yc::devices::print::escpos
{

namespace
{

constexpr quint8 bit(int number)
{
    return static_cast<quint8>(1U << number);
}
constexpr bool isRealtime(quint8 byte)
{
    return (byte & 0x93) == 0x12;
}
constexpr bool isPaper(quint8 byte)
{
    return (byte & 0x90) == 0;
}
constexpr bool isAutomatic(quint8 byte)
{
    return (byte & 0x93) == 0x10;
}
constexpr QByteArrayView FullHead("\x10\x0F");

} // namespace

std::optional<Answer> takeAnswer(QByteArray &buffer, Ask lastAsked)
{
    while (!buffer.isEmpty()) {
        const auto first = static_cast<quint8>(buffer.front());
        if (lastAsked == Ask::Full && FullHead.startsWith(buffer.first(std::min(buffer.size(), FullHead.size())))) {
            constexpr qsizetype Whole = 6;
            if (buffer.size() < Whole)
                return std::nullopt;
            FullStatus status{};
            std::copy_n(buffer.cbegin() + FullHead.size(), status.bytes.size(), status.bytes.begin());
            buffer.remove(0, Whole);
            return status;
        }
        if (isRealtime(first) || isPaper(first)) {
            buffer.remove(0, 1);
            if (isRealtime(first))
                return RealtimeByte{first};
            return PaperByte{first};
        }
        if (isAutomatic(first)) {
            if (buffer.size() < 4)
                return std::nullopt;
            AutomaticStatus status{};
            bool whole = true;
            for (std::size_t i = 0; i < status.bytes.size(); ++i) {
                status.bytes[i] = static_cast<quint8>(buffer[static_cast<qsizetype>(i)]);
                whole = whole && (i == 0 || isPaper(status.bytes[i]));
            }
            buffer.remove(0, whole ? 4 : 1);
            if (whole)
                return status;
            continue;
        }
        buffer.remove(0, 1);
    }
    return std::nullopt;
}

void Status::apply(Ask question, RealtimeByte answer)
{
    const auto has = [&](int number) { return (answer.value & bit(number)) != 0; };
    switch (question) {
    case Ask::Printer: offline = has(3); return;
    case Ask::OfflineCause:
        coverOpen = has(2);
        feeding = has(3);
        stoppedForPaper = has(5);
        error = has(6);
        return;
    case Ask::ErrorCause:
        mechanicalError = has(2);
        cutterError = has(3);
        unrecoverable = has(5);
        headHot = has(6);
        return;
    case Ask::Paper:
        nearEnd = has(2) && has(3);
        paperOut = has(5) && has(6);
        return;
    case Ask::Full: return; // is not answered by one byte
    }
}

void Status::apply(PaperByte answer)
{
    nearEnd = (answer.value & 0x03) != 0;
    paperOut = (answer.value & 0x0C) != 0;
}

void Status::apply(const AutomaticStatus &answer)
{
    offline = (answer.bytes[0] & bit(3)) != 0;
    coverOpen = (answer.bytes[0] & bit(5)) != 0;
    feeding = (answer.bytes[0] & bit(6)) != 0;
    mechanicalError = (answer.bytes[1] & bit(2)) != 0;
    cutterError = (answer.bytes[1] & bit(3)) != 0;
    unrecoverable = (answer.bytes[1] & bit(5)) != 0;
    headHot = (answer.bytes[1] & bit(6)) != 0;
    apply(PaperByte{answer.bytes[2]});
}

void Status::apply(const FullStatus &answer)
{
    slipInMouth = (answer.bytes[0] & bit(5)) != 0;
}

Meaning meaningOf(const Status &status)
{
    // What a person can mend comes before what only stands in the way because of it.
    if (status.coverOpen)
        return {Guidance::CloseCover, codes::PrinterCoverOpen};
    if (status.paperOut || status.stoppedForPaper)
        return {Guidance::ReplaceRoll, codes::PrinterPaperOut};
    if (status.cutterError)
        return {Guidance::None, codes::PrinterCutter};
    if (status.unrecoverable || status.mechanicalError)
        return {Guidance::None, codes::PrinterFault};
    if (status.headHot)
        return {Guidance::CoolDown, codes::PrinterFault};
    if (status.error || (status.offline && !status.feeding))
        return {Guidance::None, codes::PrinterFault};
    if (status.slipInMouth) // printing goes on: it pushes the one before out
        return {Guidance::TakeSlip, {}};
    if (status.nearEnd)
        return {Guidance::RollNearEnd, {}};
    return {};
}

quint8 realtimeByte(const Status &status, Ask question)
{
    quint8 byte = 0x12;
    const auto set = [&](bool on, quint8 bits) { byte = static_cast<quint8>(byte | (on ? bits : 0)); };
    switch (question) {
    case Ask::Printer: set(status.offline, bit(3)); break;
    case Ask::OfflineCause:
        set(status.coverOpen, bit(2));
        set(status.feeding, bit(3));
        set(status.stoppedForPaper, bit(5));
        set(status.error, bit(6));
        break;
    case Ask::ErrorCause:
        set(status.mechanicalError, bit(2));
        set(status.cutterError, bit(3));
        set(status.unrecoverable, bit(5));
        set(status.headHot, bit(6));
        break;
    case Ask::Paper:
        set(status.nearEnd, 0x0C);
        set(status.paperOut, 0x60);
        break;
    case Ask::Full: break;
    }
    return byte;
}

quint8 paperByte(const Status &status)
{
    return static_cast<quint8>((status.nearEnd ? 0x03 : 0) | (status.paperOut ? 0x0C : 0));
}

QByteArray automaticStatus(const Status &status)
{
    const auto flag = [](bool on, int number) { return on ? int{bit(number)} : 0; };
    QByteArray bytes;
    bytes += static_cast<char>(0x10 | flag(status.offline, 3) | flag(status.coverOpen, 5) | flag(status.feeding, 6));
    bytes += static_cast<char>(flag(status.mechanicalError, 2) | flag(status.cutterError, 3)
                               | flag(status.unrecoverable, 5) | flag(status.headHot, 6));
    bytes += static_cast<char>(paperByte(status));
    bytes += '\0';
    return bytes;
}

QByteArray fullStatus(const Status &status)
{
    const auto flag = [](bool on, int number) { return on ? int{bit(number)} : 0; };
    auto bytes = FullHead.toByteArray();
    bytes += static_cast<char>(flag(status.paperOut, 0) | flag(status.nearEnd, 2) | flag(status.slipInMouth, 5));
    bytes += static_cast<char>(flag(status.coverOpen, 1) | flag(status.feeding, 5));
    bytes += static_cast<char>(flag(status.headHot, 0));
    bytes += static_cast<char>(flag(status.cutterError, 0));
    return bytes;
}

} // namespace yc::devices::print::escpos
