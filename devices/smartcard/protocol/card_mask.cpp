#include "devices/smartcard/protocol/card_mask.h"

#include "devices/smartcard/protocol/apdu.h"
#include "devices/smartcard/protocol/atr.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace yc::devices::smartcard
{

namespace
{

constexpr quint8 Select = 0xA4;
constexpr quint8 ReadRecord = 0xB2;
constexpr quint8 GetData = 0xCA;
constexpr quint8 GetResponse = 0xC0;
constexpr qsizetype Head = 4; // CLA INS P1 P2
constexpr qsizetype StatusSize = 2;
constexpr char Nobodys = '0'; // a character, and two decimal digits

// The tag before the value, as card_script.h says.
QByteArray tagOf(const Command &command)
{
    QByteArray tag;
    if (command.ins == ReadRecord)
        tag.append(static_cast<char>(command.p1));
    if (command.ins == GetData) {
        if (command.p1 != 0)
            tag.append(static_cast<char>(command.p1));
        tag.append(static_cast<char>(command.p2));
    }
    return tag;
}

} // namespace

QByteArray MaskedCard::sent(QByteArrayView command)
{
    const auto known = commandFromBytes(command);
    QByteArray shown(command.size(), '\0');
    if (!known) {
        m_tag.clear();
        m_told = 0;
        std::copy_n(command.begin(), std::min(command.size(), Head), shown.begin());
        return shown;
    }
    if (known->ins != GetResponse) {
        m_tag = tagOf(*known);
        m_told = 0;
    }
    std::ranges::copy(command, shown.begin());
    if (known->ins != Select && !known->data.isEmpty())
        std::fill_n(shown.begin() + Head + 1, known->data.size(), '\0');
    return shown;
}

QByteArray MaskedCard::heard(QByteArrayView answer)
{
    QByteArray shown(answer.size(), '\0');
    if (answer.size() < StatusSize)
        return shown;
    const auto size = answer.size() - StatusSize;
    for (qsizetype i = 0; i < size && !m_tag.isEmpty(); ++i, ++m_told) {
        if (m_told < m_tag.size() && answer[i] != m_tag[m_told])
            m_tag.clear(); // another's: who knows what this is
        else
            shown[i] = m_told <= m_tag.size() ? answer[i] : Nobodys; // its length is a byte
    }
    std::ranges::copy(answer.last(StatusSize), shown.end() - StatusSize);
    return shown;
}

QByteArray maskedAtr(QByteArrayView atr)
{
    const auto known = atrFromBytes(atr);
    if (!known)
        return QByteArray(atr.size(), '\0');
    auto shown = atr.toByteArray();
    const auto behind = known->historicalAt + known->historical.size();
    std::fill(shown.begin() + known->historicalAt, shown.begin() + behind, '\0');
    if (behind < shown.size()) // the check byte
        shown[behind] = static_cast<char>(
            std::accumulate(shown.cbegin() + 1, shown.cbegin() + behind, 0, std::bit_xor<>()) & 0xFF);
    return shown;
}

} // namespace yc::devices::smartcard
