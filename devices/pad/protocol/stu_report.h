#pragma once

#include "base/code.h"

#include <QByteArray>
#include <QRect>
#include <QString>

#include <optional>
#include <vector>

// Reports of Wacom STU signature pads (USB HID, vendor 056A). Bytes in, values out: no I/O, no clock, no thread. Every
// report begins with its number, as a hidraw node hands it over. Numbers are big-endian where nothing else is said.
// Source: reference.md D.1; sizes: the public headers of Wacom's STU SDK.
namespace yc::devices::pad::stu
{

enum class Report : quint8 {
    PenData = 0x01,
    Status = 0x03,
    Reset = 0x04,
    Information = 0x08,
    Capability = 0x09,
    Uid = 0x0A,
    Uid2 = 0x0B,
    PenDataEncrypted = 0x10,
    HostPublicKey = 0x13,
    DevicePublicKey = 0x14,
    StartCapture = 0x15,
    EndCapture = 0x16,
    DhPrime = 0x1A,
    DhBase = 0x1B,
    ClearScreen = 0x20,
    InkingMode = 0x21,
    InkThreshold = 0x22,
    ClearScreenArea = 0x23,
    StartImageDataArea = 0x24,
    StartImageData = 0x25,
    ImageDataBlock = 0x26,
    EndImageData = 0x27,
    HandwritingThicknessColor = 0x28,
    HandwritingDisplayArea = 0x2A,
    PenDataOption = 0x30,
    PenDataEncryptedOption = 0x31,
    PenDataOptionMode = 0x32,
    PenDataTimeCountSequenceEncrypted = 0x33,
    PenDataTimeCountSequence = 0x34,
    EncryptionCommand = 0x40,
    EncryptionStatus = 0x50,
};

// Whole reports, their number counted.
inline constexpr int StatusSize = 5;
inline constexpr int InformationSize = 17;
inline constexpr int CapabilitySize = 17;
inline constexpr int LargestInput = 64; // of what a pen sends: more than any of them

enum class State : quint8 {
    Ready = 0x00,
    Image = 0x01, // takes a picture, or clears its screen
    Capture = 0x02, // sends pen data encrypted
    Calculating = 0x03, // keys
    BootImage = 0x04, // ends by itself
    RomBusy = 0x05,
    Resetting = 0xFF,
};

enum class Outcome : quint8 {
    Ok = 0x00,
    WrongReport = 0x01, // this model has none of that number
    WrongState = 0x02,
    BadCheck = 0x03,
    BadParameter = 0x04,
    WrongEncoding = 0x10,
    ImageTooLong = 0x11,
    ZlibError = 0x12,
    ImageParameters = 0x15,
};

struct Status {
    State state = State::Ready;
    quint8 lastResult = 0; // an Outcome, or one that has no name here
    friend bool operator==(const Status &, const Status &) = default;
};

struct Information {
    QString model; // "STU-530"
    int major = 0; // firmware
    int minor = 0;
    bool securityChip = false;
    friend bool operator==(const Information &, const Information &) = default;
};

struct Capability {
    int maxX = 0; // pen units
    int maxY = 0;
    int maxPressure = 0;
    QSize screen; // pixels
    int unitsPerInch = 2540; // models that do not say it have this
    quint8 encodings = 0; // 01 zlib, 02 1-bit, 04 16-bit, 08 24-bit; 0: it does not say
    friend bool operator==(const Capability &, const Capability &) = default;
};

// Empty: not such a report, too short, or numbers that no pad can have (nothing to write on, a screen beyond 4096).
[[nodiscard]] std::optional<Status> statusFrom(const QByteArray &report);
[[nodiscard]] std::optional<Information> informationFrom(const QByteArray &report);
[[nodiscard]] std::optional<Capability> capabilityFrom(const QByteArray &report);
// What the pad hides behind its own number: 10 printed characters (0B), or 4 bytes as hexadecimal digits (0A).
[[nodiscard]] QString serialFrom(const QByteArray &report);

[[nodiscard]] QByteArray toBytes(const Status &status);
[[nodiscard]] QByteArray toBytes(const Information &information);
[[nodiscard]] QByteArray toBytes(const Capability &capability, bool whole); // false: without the last three numbers

// What the pen data say beside the pen. None: 01 and 10; TimeCount, Sequence: 30 and 31; both: 34 and 33.
enum class OptionMode : quint8 { None = 0, TimeCount = 1, Sequence = 2, TimeCountSequence = 3 };

struct PenSample {
    bool near = false; // the pen is in the field
    bool touching = false;
    int pressure = 0; // 0..maxPressure
    int x = 0;
    int y = 0;
    std::optional<quint16> time{}; // ms of the pad's clock, which wraps
    std::optional<quint16> sequence{}; // of the report, wraps
    friend bool operator==(const PenSample &, const PenSample &) = default;
};

struct PenReport {
    std::vector<PenSample> samples; // one, or two
    std::optional<quint32> session{}; // what an encrypted one names
    friend bool operator==(const PenReport &, const PenReport &) = default;
};

// The bytes of an encrypted report that have to be deciphered (16), empty if it is in the clear or no pen report.
[[nodiscard]] QByteArray sealedPart(const QByteArray &report);
// With `opened` in the place of the sealed part. Empty: not a whole pen report.
[[nodiscard]] std::optional<PenReport> penReportFrom(const QByteArray &report, OptionMode mode,
                                                     const QByteArray &opened = {});
[[nodiscard]] bool isPenReport(const QByteArray &report);

// The reverse, for twins: before encryption, and only the fields that such a report has. `mode` says which one.
[[nodiscard]] QByteArray toBytes(const PenReport &pen, OptionMode mode);
[[nodiscard]] QByteArray withSealed(const QByteArray &report, const QByteArray &sealed);

// Commands.
[[nodiscard]] QByteArray resetSoftly();
[[nodiscard]] QByteArray clearScreen();
[[nodiscard]] QByteArray inkingMode(bool on);
[[nodiscard]] QByteArray inkThreshold(int on, int off); // little-endian
[[nodiscard]] QByteArray optionMode(OptionMode mode);
[[nodiscard]] QByteArray handwritingArea(const QRect &pixels); // corners little-endian, the last pixel belongs to it
[[nodiscard]] std::optional<QRect> handwritingAreaFrom(const QByteArray &report);
[[nodiscard]] QByteArray startCapture(quint32 session);
[[nodiscard]] QByteArray endCapture();
[[nodiscard]] QByteArray hostPublicKey(const QByteArray &key); // 16 bytes
[[nodiscard]] QByteArray bodyOf(const QByteArray &report, int size); // empty: shorter than that

} // namespace yc::devices::pad::stu
