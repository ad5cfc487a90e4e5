#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace yc::devices::smartcard
{

// What goes between a host and a card as it may be written down (devices/transport/wire_record.h), whole commands and
// answers. What is asked stands: class, instruction, parameters, lengths, which application and which file (SELECT);
// other data of a command are zeros, a challenge as well as a PIN that somebody might once send. Of an answer stand its
// status word, its length and, where a record or an object was asked for, its own tag and length; the value is the
// digit 0 throughout, so that a record still reads as a card of nobody. Everything else that a card says is zeros.
class MaskedCard
{
public:
    [[nodiscard]] QByteArray sent(QByteArrayView command);
    [[nodiscard]] QByteArray heard(QByteArrayView answer);

private:
    QByteArray m_tag; // of what was asked for; empty: nothing of what comes is known
    qsizetype m_told = 0; // of it, in the pieces before
};

// An ATR with zeros for its historical bytes, the check byte reckoned anew: makers and issuers put chip and card
// numbers there (ISO/IEC 7816-4 8.1.1 leaves it to them), and whoever has the number of a card can find whose it is.
// What the interface needs, and how many they were, stands. What is no ATR is zeros.
[[nodiscard]] QByteArray maskedAtr(QByteArrayView atr);

} // namespace yc::devices::smartcard
