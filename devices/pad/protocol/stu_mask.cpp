#include "devices/pad/protocol/stu_mask.h"

#include "devices/pad/protocol/stu_report.h"

#include <algorithm>

namespace yc::devices::pad::stu
{

namespace
{

constexpr qsizetype BlockHead = 3; // number and length of a piece of a picture
constexpr qsizetype KeyHead = 4; // number, command, parameter, length or index
constexpr qsizetype PenSize = 6; // of one sample: flags and pressure, x, y
constexpr quint8 Touching = 0x70; // of the flags

// How many bytes of a report stand from its beginning.
qsizetype standing(Report number, qsizetype size)
{
    switch (number) {
    case Report::Status: return std::min<qsizetype>(size, StatusSize);
    case Report::Information: return std::min<qsizetype>(size, InformationSize);
    case Report::Capability: return std::min<qsizetype>(size, CapabilitySize);
    case Report::Reset:
    case Report::Uid:
    case Report::Uid2:
    case Report::DhPrime: // the group is the pad's own, from its flash; one that was never given any is seen by it
    case Report::DhBase:
    case Report::EndCapture:
    case Report::ClearScreen:
    case Report::InkingMode:
    case Report::InkThreshold:
    case Report::ClearScreenArea:
    case Report::StartImageDataArea:
    case Report::StartImageData:
    case Report::EndImageData:
    case Report::HandwritingThicknessColor:
    case Report::HandwritingDisplayArea:
    case Report::PenDataOptionMode:
    case Report::EncryptionStatus: return size;
    case Report::ImageDataBlock: return std::min(size, BlockHead);
    case Report::EncryptionCommand: return std::min(size, KeyHead);
    case Report::PenData:
    case Report::PenDataOption:
    case Report::PenDataTimeCountSequence:
    case Report::PenDataEncrypted:
    case Report::PenDataEncryptedOption:
    case Report::PenDataTimeCountSequenceEncrypted:
    case Report::HostPublicKey:
    case Report::DevicePublicKey:
    case Report::StartCapture: return 1; // its session is drawn anew each time and stands in what is ciphered
    }
    return 1;
}

// Behind the one sample of a report in the clear: the pad's clock and the report's number.
qsizetype countersIn(Report number)
{
    switch (number) {
    case Report::PenDataOption: return 2;
    case Report::PenDataTimeCountSequence: return 4;
    default: return 0;
    }
}

void putWord(QByteArray &bytes, qsizetype at, int value)
{
    bytes[at] = static_cast<char>(value >> 8 & 0xFF);
    bytes[at + 1] = static_cast<char>(value & 0xFF);
}

} // namespace

QByteArray MaskedPad::heard(QByteArrayView report)
{
    if (const auto told = capabilityFrom(report.toByteArray())) {
        m_middle = {told->maxX / 2, told->maxY / 2};
        m_pressure = std::min(told->maxPressure / 2, 0x0FFF);
    }
    return masked(report);
}

QByteArray MaskedPad::masked(QByteArrayView report) const
{
    if (report.isEmpty())
        return {};
    const auto number = static_cast<Report>(static_cast<quint8>(report[0]));
    QByteArray shown(report.size(), '\0');
    const auto keep = standing(number, report.size());
    std::copy_n(report.begin(), keep, shown.begin());
    const bool inTheClear
        = number == Report::PenData || number == Report::PenDataOption || number == Report::PenDataTimeCountSequence;
    if (!inTheClear || report.size() < 1 + PenSize + countersIn(number))
        return shown;
    const auto flags = static_cast<quint8>(report[1]) & 0xF0;
    const bool touches = (flags & Touching) != 0;
    putWord(shown, 1, flags << 8 | (touches ? m_pressure : 0));
    if (flags != 0) {
        putWord(shown, 3, m_middle.x());
        putWord(shown, 5, m_middle.y());
    }
    std::copy_n(report.begin() + 1 + PenSize, countersIn(number), shown.begin() + 1 + PenSize);
    return shown;
}

} // namespace yc::devices::pad::stu
