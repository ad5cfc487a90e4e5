#include "devices/virtual/card_replay.h"

#include <algorithm>

namespace yc::devices::virtual_bench
{

CardReplay::CardReplay(QObject *parent) : QObject(parent)
{
    connect(&m_slot, &VpcdSlot::atrAsked, this, [this] { m_slot.say(m_atr); });
    connect(&m_slot, &VpcdSlot::commanded, this, &CardReplay::obey);
}

Done CardReplay::load(const QString &file)
{
    auto lines = wireLines(file);
    if (!lines)
        return std::unexpected(lines.error());
    m_lines = std::move(*lines);
    m_at = 0;
    return {};
}

bool CardReplay::insert(const QString &slot)
{
    const auto from = m_lines.begin() + static_cast<std::ptrdiff_t>(m_at);
    const auto card = std::ranges::find(from, m_lines.end(), "card", &WireLine::what);
    if (card == m_lines.end())
        return false;
    m_at = static_cast<std::size_t>(card - m_lines.begin()) + 1;
    m_atr = bytesIn(card->rest);
    m_slot.insert(slot);
    return true;
}

bool CardReplay::isOver() const
{
    const auto rest = m_lines.begin() + static_cast<std::ptrdiff_t>(m_at);
    return std::ranges::none_of(rest, m_lines.end(), [](const auto &line) { return line.what == ">"; });
}

void CardReplay::obey(const QByteArray &command)
{
    while (m_at < m_lines.size() && m_lines[m_at].what != ">" && m_lines[m_at].what != "card")
        ++m_at;
    if (m_at == m_lines.size() || m_lines[m_at].what == "card") {
        ++m_otherwise; // more than then
        return m_slot.eject();
    }
    m_otherwise += bytesIn(m_lines[m_at].rest) == m_mask.sent(command) ? 0 : 1;
    ++m_at;
    const auto answer = m_at < m_lines.size() ? m_lines[m_at] : WireLine();
    if (answer.what == "<")
        return m_slot.say(bytesIn(answer.rest));
    if (answer.what != "closed" && answer.rest.value(0) != "mute")
        m_slot.eject();
}

} // namespace yc::devices::virtual_bench
