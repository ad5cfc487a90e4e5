#pragma once

#include "devices/api/device.h"
#include "devices/print/protocol/escpos.h"

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <optional>
#include <variant>

// What a receipt printer says back. Source: reference.md E.3.
namespace yc::devices::print::escpos
{

// One byte each. Which question a real-time byte answers is known only by what was asked last.
struct RealtimeByte {
    quint8 value; // (value AND 93h) = 12h
};
struct PaperByte {
    quint8 value; // answers askPaper(); (value AND 90h) = 0
};
struct AutomaticStatus { // pushed without being asked
    std::array<quint8, 4> bytes;
};
struct FullStatus { // answers Ask::Full, behind its own two bytes 10h 0Fh: paper, user, errors that pass, errors that
                    // stay
    std::array<quint8, 4> bytes;
};
using Answer = std::variant<RealtimeByte, PaperByte, AutomaticStatus, FullStatus>;

// Takes one answer off the front. Bytes that no answer begins with (flow control, noise) are dropped silently.
// Empty: more bytes are needed. lastAsked: what could also be four bytes told unasked is six where they were asked for.
[[nodiscard]] std::optional<Answer> takeAnswer(QByteArray &buffer, Ask lastAsked = Ask::Printer);

// All that is known of the printer; each answer overwrites its part.
struct Status {
    bool offline = false;
    bool coverOpen = false;
    bool feeding = false; // by its button
    bool stoppedForPaper = false;
    bool error = false;
    bool mechanicalError = false;
    bool cutterError = false;
    bool unrecoverable = false;
    bool headHot = false; // recovers by itself
    bool nearEnd = false;
    bool paperOut = false;
    bool slipInMouth = false; // printed, cut, and nobody took it yet; only Ask::Full says so

    void apply(Ask question, RealtimeByte answer);
    void apply(PaperByte answer);
    void apply(const AutomaticStatus &answer);
    void apply(const FullStatus &answer); // of the mouth alone: the rest is asked for by itself, and of every printer

    friend bool operator==(const Status &, const Status &) = default;
};

struct Meaning {
    Guidance guidance = Guidance::None;
    std::optional<Code> code; // set: nothing can be printed now
};
[[nodiscard]] Meaning meaningOf(const Status &status);

// The reverse of apply(), for twins.
[[nodiscard]] quint8 realtimeByte(const Status &status, Ask question);
[[nodiscard]] quint8 paperByte(const Status &status);
[[nodiscard]] QByteArray automaticStatus(const Status &status);
[[nodiscard]] QByteArray fullStatus(const Status &status);

} // namespace yc::devices::print::escpos
