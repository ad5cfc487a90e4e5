#pragma once

#include "base/code.h"
#include "devices/api/code_scanner.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace yc::devices::code
{

// Takes codes out of the bytes of a scanner's line. No standard says how they are kept apart; every maker offers the
// same few ways and scanners leave the factory with any of them:
//
//   code CR | code LF | code CR LF     the usual ones
//   STX code ETX, also with CR LF behind it: line breaks inside belong to the code
//   nothing at all: a code ends when nothing more comes for a moment
//
// Which it is shows in the bytes. Once a code was ended by a character, this scanner ends all of them so, and one that
// only stops is torn; the one after it is again taken either way, for somebody may have set the scanner anew.
class CodeLine
{
public:
    // linesEnd: false where codes have lines of their own and nothing frames them; then only a pause ends one.
    explicit CodeLine(bool linesEnd = true) : m_linesEnd(linesEnd) { }
    ~CodeLine();
    CodeLine(const CodeLine &) = delete;
    CodeLine &operator=(const CodeLine &) = delete;

    // Whole codes in their order. In place of one: CodeTorn (another began in its middle), CodeTooLong.
    using Taken = std::vector<Result<ReadCode>>;
    [[nodiscard]] Taken take(QByteArrayView bytes);
    // Nothing came for a moment. Empty: nothing had begun.
    [[nodiscard]] std::optional<Result<ReadCode>> pause();

    [[nodiscard]] bool isInside() const { return m_framed || m_overlong || !m_open.isEmpty(); } // a code has begun
    // It will be ended by a character: a moment without bytes is no end yet.
    [[nodiscard]] bool endIsKnown() const { return m_framed || m_endSeen; }
    void reset(); // the line was closed: what lies there will not be ended

private:
    void end(Taken &taken);
    void drop();

    bool m_linesEnd;
    QByteArray m_open;
    bool m_framed = false; // between STX and ETX
    bool m_endSeen = false;
    bool m_overlong = false; // what comes is let go until the code ends
};

} // namespace yc::devices::code
