#include "devices/lobby/protocol/lock_board.h"

namespace yc::devices::lobby
{

namespace board
{

namespace
{
constexpr qsizetype Size = 5;
} // namespace

QByteArray bytesOf(const Frame &frame)
{
    const auto word = static_cast<quint8>(frame.word);
    QByteArray bytes;
    for (const int byte :
         {int{word}, int{frame.board}, int{frame.lock}, int{frame.mark}, word ^ frame.board ^ frame.lock ^ frame.mark})
        bytes.append(static_cast<char>(byte));
    return bytes;
}

std::optional<Frame> take(QByteArray &heard)
{
    for (; heard.size() >= Size; heard.remove(0, 1)) {
        const auto at = [&](qsizetype i) { return static_cast<quint8>(heard[i]); };
        const auto word = static_cast<Word>(at(0));
        if ((word != Word::Open && word != Word::Ask && word != Word::Told) || (at(0) ^ at(1) ^ at(2) ^ at(3)) != at(4))
            continue;
        const Frame frame{word, at(1), at(2), at(3)};
        heard.remove(0, Size);
        return frame;
    }
    return std::nullopt;
}

} // namespace board

board::Frame LockBoard::to(int door, board::Word word, quint8 mark) const
{
    return {.word = word,
            .board = static_cast<quint8>(m_shape.firstBoard + (door - 1) / m_shape.locks),
            .lock = static_cast<quint8>(1 + (door - 1) % m_shape.locks),
            .mark = mark};
}

QByteArray LockBoard::open(int door)
{
    return board::bytesOf(to(door, board::Word::Open, board::OpenMark));
}

QByteArray LockBoard::ask(int door)
{
    return board::bytesOf(to(door, board::Word::Ask, board::AskMark));
}

std::optional<CabinetProtocol::Said> LockBoard::take(QByteArray &heard)
{
    using What = Said::What;
    while (const auto frame = board::take(heard)) {
        if (frame->board < m_shape.firstBoard || frame->lock < 1 || frame->lock > m_shape.locks)
            continue;
        const int door = (frame->board - m_shape.firstBoard) * m_shape.locks + frame->lock;
        if (frame->word == board::Word::Open)
            return Said{What::Taken, door};
        if (frame->mark != board::SwitchOn && frame->mark != board::SwitchOff)
            continue; // our own question, come back over a line that echoes, or no answer
        return Said{(frame->mark == board::SwitchOn) == m_shape.shutIs11 ? What::Shut : What::Open, door};
    }
    return std::nullopt;
}

} // namespace yc::devices::lobby
