#include "devices/smartcard/protocol/atr.h"

#include "devices/api/device.h"

#include <bit>
#include <functional>
#include <numeric>

namespace yc::devices::smartcard
{

namespace
{

constexpr quint8 Direct = 0x3B;
constexpr quint8 Inverse = 0x3F;
constexpr int GlobalBytes = 15; // "T=15" announces none of the protocols

quint8 at(QByteArrayView bytes, qsizetype index)
{
    return static_cast<quint8>(bytes[index]);
}

} // namespace

Result<Atr> atrFromBytes(QByteArrayView bytes)
{
    if (bytes.size() < 2 || bytes.size() > LongestAtr)
        return std::unexpected(codes::BadLength);
    Atr atr;
    if (at(bytes, 0) != Direct && at(bytes, 0) != Inverse)
        return std::unexpected(codes::BadCheck);
    atr.inverse = at(bytes, 0) == Inverse;
    const qsizetype historical = at(bytes, 1) & 0x0F;
    quint8 announced = at(bytes, 1) >> 4; // TA TB TC TD of the next group, a bit each
    qsizetype next = 2;
    bool checked = false; // TCK is there unless T=0 is all that it speaks
    // Each turn takes at least the byte that announced the next: the 33 bytes end it.
    while (announced != 0) {
        const bool more = (announced & 8) != 0;
        next += std::popcount(static_cast<unsigned>(announced));
        if (next > bytes.size())
            return std::unexpected(codes::BadLength);
        if (!more)
            break;
        const auto td = at(bytes, next - 1);
        const int protocol = td & 0x0F;
        checked = checked || protocol != 0;
        if (protocol != GlobalBytes && !atr.protocols.contains(protocol))
            atr.protocols << protocol;
        announced = td >> 4;
    }
    if (atr.protocols.isEmpty())
        atr.protocols << 0;
    if (bytes.size() != next + historical + (checked ? 1 : 0))
        return std::unexpected(codes::BadLength);
    atr.historicalAt = next;
    atr.historical = bytes.sliced(next, historical).toByteArray();
    const auto sum = std::accumulate(bytes.begin() + 1, bytes.end(), 0, std::bit_xor<>()) & 0xFF;
    if (checked && sum != 0)
        return std::unexpected(codes::BadCheck);
    return atr;
}

} // namespace yc::devices::smartcard
