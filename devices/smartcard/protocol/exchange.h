#pragma once

#include "devices/smartcard/protocol/apdu.h"

#include <optional>

namespace yc::devices::smartcard
{

// One command until its last answer: fetches what waits (61xx, GET RESPONSE) and asks again with the length that the
// card wants (6Cxx, once). Pure: says what goes to the card next and is told what came.
//
//   Exchange one(command);
//   for (auto out = one.next(); out; out = one.next()) one.take(transmit(*out));
//
// A card can make it neither endless nor large: MostRounds answers, MostBytes of data.
class Exchange
{
public:
    static constexpr int MostRounds = 16;
    static constexpr qsizetype MostBytes = 2048; // of all rounds; nothing that we read comes near

    explicit Exchange(Command command);
    ~Exchange();
    Exchange(const Exchange &) = delete;
    Exchange &operator=(const Exchange &) = delete;

    // The bytes for the card; nullopt: it is over. Asking twice gives the same bytes.
    [[nodiscard]] std::optional<QByteArray> next() const;
    // BadLength: not what a card may answer, or an answer without end.
    [[nodiscard]] Done take(QByteArrayView bytes);
    [[nodiscard]] const Answer &answer() const { return m_answer; } // when it is over; wiped with this object

private:
    std::optional<Command> m_next;
    Answer m_answer;
    quint8 m_class = 0;
    int m_rounds = 0;
    bool m_lengthTold = false;
};

} // namespace yc::devices::smartcard
