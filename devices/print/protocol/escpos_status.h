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
using Answer = std::variant<RealtimeByte, PaperByte, AutomaticStatus>;

// Takes one answer off the front. Bytes that no answer begins with (flow control, noise) are dropped silently.
// Empty: more bytes are needed.
[[nodiscard]] std::optional<Answer> takeAnswer(QByteArray &buffer);

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

    void apply(Ask question, RealtimeByte answer);
    void apply(PaperByte answer);
    void apply(const AutomaticStatus &answer);

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

} // namespace yc::devices::print::escpos
