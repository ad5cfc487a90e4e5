#include "devices/code/protocol/code_line.h"

namespace yc::devices::code
{

namespace
{

constexpr char Stx = 0x02;
constexpr char Etx = 0x03;
constexpr char Cr = '\r';
constexpr char Lf = '\n';
constexpr qsizetype MarkSize = 3; // "]Q1"

bool isLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool isDigitOrLetter(char c)
{
    return (c >= '0' && c <= '9') || isLetter(c);
}

// An AIM identifier is a flag character, a letter for the symbology and one modifier.
ReadCode readCode(QByteArray bytes)
{
    ReadCode code;
    if (bytes.size() > MarkSize && bytes[0] == ']' && isLetter(bytes[1]) && isDigitOrLetter(bytes[2])) {
        code.symbology = bytes.mid(1, MarkSize - 1);
        code.bytes = bytes.sliced(MarkSize);
        wipe(bytes);
    } else {
        code.bytes = std::move(bytes);
    }
    return code;
}

} // namespace

CodeLine::~CodeLine()
{
    drop();
}

void CodeLine::drop()
{
    wipe(m_open);
    m_framed = m_overlong = false;
}

void CodeLine::reset()
{
    drop();
    m_endSeen = false;
}

void CodeLine::end(Taken &taken)
{
    if (m_overlong)
        taken.emplace_back(std::unexpected(codes::CodeTooLong));
    else if (!m_open.isEmpty())
        taken.emplace_back(readCode(std::exchange(m_open, {})));
    drop();
}

CodeLine::Taken CodeLine::take(QByteArrayView bytes)
{
    Taken taken;
    for (const char c : bytes) {
        if (c == Stx) {
            if (isInside())
                taken.emplace_back(std::unexpected(codes::CodeTorn));
            drop();
            m_framed = true;
        } else if (c == Etx || (!m_framed && m_linesEnd && (c == Cr || c == Lf))) {
            m_endSeen = m_endSeen || isInside();
            end(taken);
        } else if (m_open.size() >= LongestCode) {
            m_overlong = true;
            wipe(m_open);
        } else if (!m_overlong) {
            m_open += c;
        }
    }
    return taken;
}

std::optional<Result<ReadCode>> CodeLine::pause()
{
    if (!isInside())
        return std::nullopt;
    if (!m_overlong && endIsKnown()) {
        reset();
        return std::unexpected(codes::CodeTorn);
    }
    while (m_open.endsWith(Cr) || m_open.endsWith(Lf))
        m_open.chop(1);
    Taken taken;
    end(taken);
    if (taken.empty())
        return std::nullopt;
    return std::move(taken.front());
}

} // namespace yc::devices::code
