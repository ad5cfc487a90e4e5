#include "devices/pad/protocol/stu_report.h"

#include <algorithm>

namespace yc::devices::pad::stu
{

namespace
{

constexpr int LargestScreen = 4096;
constexpr int SealedSize = 16;

int word(const QByteArray &bytes, qsizetype at)
{
    return static_cast<quint8>(bytes[at]) << 8 | static_cast<quint8>(bytes[at + 1]);
}

int wordLe(const QByteArray &bytes, qsizetype at)
{
    return static_cast<quint8>(bytes[at]) | static_cast<quint8>(bytes[at + 1]) << 8;
}

quint32 longWord(const QByteArray &bytes, qsizetype at)
{
    return static_cast<quint32>(word(bytes, at)) << 16 | static_cast<quint32>(word(bytes, at + 2));
}

void appendWord(QByteArray &bytes, int value)
{
    bytes.append(static_cast<char>(value >> 8 & 0xFF)).append(static_cast<char>(value & 0xFF));
}

void appendWordLe(QByteArray &bytes, int value)
{
    bytes.append(static_cast<char>(value & 0xFF)).append(static_cast<char>(value >> 8 & 0xFF));
}

void appendLong(QByteArray &bytes, quint32 value)
{
    appendWord(bytes, static_cast<int>(value >> 16));
    appendWord(bytes, static_cast<int>(value & 0xFFFF));
}

QByteArray begin(Report report)
{
    return QByteArray(1, static_cast<char>(report));
}

bool is(const QByteArray &report, Report number, qsizetype size)
{
    return report.size() >= size && static_cast<quint8>(report[0]) == static_cast<quint8>(number);
}

Report numberOf(const QByteArray &report)
{
    return static_cast<Report>(static_cast<quint8>(report[0]));
}

// What stands behind the number of an input report; 0: it is none of a pen.
int bodySize(Report number)
{
    switch (number) {
    case Report::PenData: return 6;
    case Report::PenDataOption: return 8;
    case Report::PenDataTimeCountSequence: return 10;
    case Report::PenDataEncrypted:
    case Report::PenDataTimeCountSequenceEncrypted: return SealedSize;
    case Report::PenDataEncryptedOption: return SealedSize + 4;
    default: return 0;
    }
}

PenSample sampleAt(const QByteArray &bytes, qsizetype at)
{
    const auto first = static_cast<quint8>(bytes[at]);
    return {.near = (first & 0x80) != 0,
            .touching = (first >> 4 & 0x07) != 0,
            .pressure = (first & 0x0F) << 8 | static_cast<quint8>(bytes[at + 1]),
            .x = word(bytes, at + 2),
            .y = word(bytes, at + 4)};
}

void append(QByteArray &bytes, const PenSample &sample)
{
    bytes.append(
        static_cast<char>((sample.near ? 0x80 : 0) | (sample.touching ? 0x10 : 0) | (sample.pressure >> 8 & 0x0F)));
    bytes.append(static_cast<char>(sample.pressure & 0xFF));
    appendWord(bytes, sample.x);
    appendWord(bytes, sample.y);
}

void takeOption(PenSample &sample, int value, OptionMode mode)
{
    if (mode == OptionMode::TimeCount)
        sample.time = static_cast<quint16>(value);
    else if (mode == OptionMode::Sequence)
        sample.sequence = static_cast<quint16>(value);
}

int optionOf(const PenSample &sample, OptionMode mode)
{
    return mode == OptionMode::TimeCount ? sample.time.value_or(0) : sample.sequence.value_or(0);
}

} // namespace

std::optional<Status> statusFrom(const QByteArray &report)
{
    if (!is(report, Report::Status, 3))
        return std::nullopt;
    const auto state = static_cast<quint8>(report[1]);
    if (state > static_cast<quint8>(State::RomBusy) && state != static_cast<quint8>(State::Resetting))
        return std::nullopt;
    return Status{.state = static_cast<State>(state), .lastResult = static_cast<quint8>(report[2])};
}

std::optional<Information> informationFrom(const QByteArray &report)
{
    if (!is(report, Report::Information, 13))
        return std::nullopt;
    const auto name = report.sliced(1, 9);
    const auto end = name.indexOf('\0');
    return Information{.model = QString::fromLatin1(end < 0 ? name : name.first(end)).simplified(),
                       .major = static_cast<quint8>(report[10]),
                       .minor = static_cast<quint8>(report[11]),
                       .securityChip = report[12] != 0};
}

std::optional<Capability> capabilityFrom(const QByteArray &report)
{
    if (!is(report, Report::Capability, 11))
        return std::nullopt;
    Capability told{.maxX = word(report, 1),
                    .maxY = word(report, 3),
                    .maxPressure = word(report, 5),
                    .screen = {word(report, 7), word(report, 9)}};
    if (told.maxX == 0 || told.maxY == 0 || told.maxPressure == 0 || told.screen.isEmpty()
        || told.screen.width() > LargestScreen || told.screen.height() > LargestScreen)
        return std::nullopt;
    if (report.size() >= 15) {
        if (const auto perInch = word(report, 12); perInch != 0)
            told.unitsPerInch = perInch;
        told.encodings = static_cast<quint8>(report[14]);
    }
    return told;
}

QString serialFrom(const QByteArray &report)
{
    if (is(report, Report::Uid2, 11)) {
        const auto text = QString::fromLatin1(report.sliced(1, 10));
        const auto end = text.indexOf(QChar(0));
        return (end < 0 ? text : text.first(end)).simplified();
    }
    if (is(report, Report::Uid, 5))
        return QString::fromLatin1(report.sliced(1, 4).toHex());
    return {};
}

QByteArray toBytes(const Status &status)
{
    auto bytes = begin(Report::Status);
    bytes.append(static_cast<char>(status.state)).append(static_cast<char>(status.lastResult));
    appendWord(bytes, 0);
    return bytes;
}

QByteArray toBytes(const Information &information)
{
    auto bytes = begin(Report::Information);
    bytes += information.model.toLatin1().leftJustified(9, '\0', true);
    bytes.append(static_cast<char>(information.major)).append(static_cast<char>(information.minor));
    bytes.append(information.securityChip ? '\1' : '\0').append(4, '\0');
    return bytes;
}

QByteArray toBytes(const Capability &capability, bool whole)
{
    auto bytes = begin(Report::Capability);
    for (const auto number : {capability.maxX, capability.maxY, capability.maxPressure, capability.screen.width(),
                              capability.screen.height()})
        appendWord(bytes, number);
    if (whole) {
        bytes.append(static_cast<char>(200));
        appendWord(bytes, capability.unitsPerInch);
        bytes.append(static_cast<char>(capability.encodings));
    }
    return bytes.leftJustified(CapabilitySize, '\0');
}

bool isPenReport(const QByteArray &report)
{
    return !report.isEmpty() && bodySize(numberOf(report)) > 0;
}

QByteArray sealedPart(const QByteArray &report)
{
    if (!isPenReport(report) || report.size() < 1 + bodySize(numberOf(report)))
        return {};
    switch (numberOf(report)) {
    case Report::PenDataEncrypted:
    case Report::PenDataEncryptedOption:
    case Report::PenDataTimeCountSequenceEncrypted: return report.sliced(1, SealedSize);
    default: return {};
    }
}

std::optional<PenReport> penReportFrom(const QByteArray &report, OptionMode mode, const QByteArray &opened)
{
    if (!isPenReport(report) || report.size() < 1 + bodySize(numberOf(report)))
        return std::nullopt;
    const auto number = numberOf(report);
    const bool sealed = !sealedPart(report).isEmpty();
    if (sealed && opened.size() != SealedSize)
        return std::nullopt;
    const auto body = sealed ? opened + report.sliced(1 + SealedSize) : report.sliced(1);
    PenReport pen;
    switch (number) {
    case Report::PenData: pen.samples = {sampleAt(body, 0)}; break;
    case Report::PenDataOption:
        pen.samples = {sampleAt(body, 0)};
        takeOption(pen.samples[0], word(body, 6), mode);
        break;
    case Report::PenDataTimeCountSequence:
    case Report::PenDataTimeCountSequenceEncrypted:
        pen.samples = {sampleAt(body, 0)};
        pen.samples[0].time = static_cast<quint16>(word(body, 6));
        pen.samples[0].sequence = static_cast<quint16>(word(body, 8));
        if (sealed)
            pen.session = longWord(body, 12);
        break;
    case Report::PenDataEncrypted:
    case Report::PenDataEncryptedOption:
        pen.session = longWord(body, 0);
        pen.samples = {sampleAt(body, 4), sampleAt(body, 10)};
        if (number == Report::PenDataEncryptedOption) {
            takeOption(pen.samples[0], word(body, 16), mode);
            takeOption(pen.samples[1], word(body, 18), mode);
        }
        break;
    default: return std::nullopt;
    }
    return pen;
}

QByteArray toBytes(const PenReport &pen, OptionMode mode)
{
    const bool sealed = pen.session.has_value();
    const auto &first = pen.samples.front();
    const auto &second = pen.samples.back();
    QByteArray bytes;
    if (mode == OptionMode::TimeCountSequence) {
        bytes = begin(sealed ? Report::PenDataTimeCountSequenceEncrypted : Report::PenDataTimeCountSequence);
        append(bytes, first);
        appendWord(bytes, first.time.value_or(0));
        appendWord(bytes, first.sequence.value_or(0));
        if (sealed) {
            appendWord(bytes, 0);
            appendLong(bytes, *pen.session);
        }
    } else if (sealed) {
        bytes = begin(mode == OptionMode::None ? Report::PenDataEncrypted : Report::PenDataEncryptedOption);
        appendLong(bytes, *pen.session);
        append(bytes, first);
        append(bytes, second);
        if (mode != OptionMode::None) {
            appendWord(bytes, optionOf(first, mode));
            appendWord(bytes, optionOf(second, mode));
        }
    } else {
        bytes = begin(mode == OptionMode::None ? Report::PenData : Report::PenDataOption);
        append(bytes, first);
        if (mode != OptionMode::None)
            appendWord(bytes, optionOf(first, mode));
    }
    return bytes;
}

QByteArray withSealed(const QByteArray &report, const QByteArray &sealed)
{
    return report.first(1) + sealed + report.sliced(1 + SealedSize);
}

QByteArray resetSoftly()
{
    return begin(Report::Reset).append('\0');
}

QByteArray clearScreen()
{
    return begin(Report::ClearScreen).append('\0');
}

QByteArray inkingMode(bool on)
{
    return begin(Report::InkingMode).append(on ? '\1' : '\0');
}

QByteArray inkThreshold(int on, int off)
{
    auto bytes = begin(Report::InkThreshold);
    appendWordLe(bytes, on);
    appendWordLe(bytes, off);
    return bytes;
}

QByteArray optionMode(OptionMode mode)
{
    return begin(Report::PenDataOptionMode).append(static_cast<char>(mode));
}

QByteArray handwritingArea(const QRect &pixels)
{
    auto bytes = begin(Report::HandwritingDisplayArea);
    for (const auto edge : {pixels.left(), pixels.top(), pixels.right(), pixels.bottom()})
        appendWordLe(bytes, edge);
    return bytes;
}

std::optional<QRect> handwritingAreaFrom(const QByteArray &report)
{
    if (!is(report, Report::HandwritingDisplayArea, 9))
        return std::nullopt;
    const QRect area(QPoint(wordLe(report, 1), wordLe(report, 3)), QPoint(wordLe(report, 5), wordLe(report, 7)));
    return area.isValid() ? std::optional(area) : std::nullopt;
}

QByteArray startCapture(quint32 session)
{
    auto bytes = begin(Report::StartCapture);
    appendLong(bytes, session);
    return bytes;
}

QByteArray endCapture()
{
    return begin(Report::EndCapture).append('\0');
}

QByteArray hostPublicKey(const QByteArray &key)
{
    return begin(Report::HostPublicKey) + key;
}

QByteArray bodyOf(const QByteArray &report, int size)
{
    return report.size() > size ? report.sliced(1, size) : QByteArray();
}

} // namespace yc::devices::pad::stu
