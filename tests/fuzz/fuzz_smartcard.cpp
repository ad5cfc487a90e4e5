// A card with a chip, fed with anything: its ATR, and what it answers to whatever it is asked.

#include "devices/smartcard/protocol/atr.h"
#include "devices/smartcard/protocol/card_mask.h"
#include "devices/smartcard/protocol/card_script.h"
#include "devices/smartcard/protocol/staff_card.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace yc;
using namespace yc::devices;
using namespace yc::devices::smartcard;

namespace
{

void must(bool held)
{
    if (!held)
        std::abort();
}

// The first byte says how long the ATR is; behind it each answer stands behind its length.
void readACard(QByteArrayView bytes)
{
    const auto atrSize = std::min<qsizetype>(static_cast<quint8>(bytes[0]) % 40, bytes.size() - 1);
    const auto atrBytes = bytes.sliced(1, atrSize);
    if (const auto atr = atrFromBytes(atrBytes)) {
        must(atr->historical.size() <= 15 && !atr->protocols.isEmpty());
        must(atrBytes.size() <= LongestAtr);
    }
    CardReading reading(scriptsFor(atrBytes));
    auto rest = bytes.sliced(1 + atrSize);
    int asked = 0;
    while (const auto command = reading.next()) {
        must(commandFromBytes(*command).has_value());
        must(++asked < 1000); // whatever a card says, it ends
        qsizetype size = 0;
        if (rest.size() > 0) {
            // 0xFF: the length of a whole record, or more than any answer may have.
            size = static_cast<quint8>(rest[0]) == 0xFF ? LongestAnswer + 1 : static_cast<quint8>(rest[0]);
            rest = rest.sliced(1);
        }
        const auto answer = rest.first(std::min(size, rest.size()));
        rest = rest.sliced(answer.size());
        reading.take(answer);
    }
    must(reading.outcome() != CardReading::Outcome::Asking);
    const auto card = reading.takeCard();
    if (reading.outcome() == CardReading::Outcome::Read && card.kind == SmartCardKind::SocialSecurity)
        must(!card.name.isEmpty() && card.name.size() <= 30 && !card.number.isEmpty() && card.number.size() <= 18);
    if (reading.outcome() == CardReading::Outcome::Read && card.kind == SmartCardKind::Staff)
        must(!card.staffNo.isEmpty() && card.publicKey.size() == 65);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    readACard(bytes);
    if (const auto command = commandFromBytes(bytes)) // there and back is the same, Le 00 and all
        must(encode(*command).value_or(QByteArray()) == bytes);
    if (const auto answer = answerFromBytes(bytes))
        must(encode(*answer) == bytes);
    MaskedCard mask; // what is written down is as long as what was said, and as good a command, answer or ATR
    const auto shown = mask.sent(bytes);
    must(shown.size() == bytes.size() && commandFromBytes(shown).has_value() == commandFromBytes(bytes).has_value());
    must(mask.heard(bytes).size() == bytes.size());
    const auto atr = maskedAtr(bytes);
    must(atr.size() == bytes.size() && atrFromBytes(atr).has_value() == atrFromBytes(bytes).has_value());
    // A key and a signature that are anything are no proof; that it holds nowhere is what is looked for.
    if (bytes.size() >= 65)
        must(!isProof(bytes.sliced(65).toByteArray(), QByteArray(ChallengeSize, 'A'), bytes.first(65).toByteArray()));
    return 0;
}
