#include "devices/card/protocol/card_text.h"
#include "devices/card/sdt_session.h"

#include <utility>

// What lies on the reader: found, read, failed, lifted, changed for another.
namespace yc::devices::card
{

using reader::Event;
using reader::State;
using sdt::Command;
using sdt::Status;

namespace
{

constexpr int MissesToLift = 2; // reference.md A.7

} // namespace

void SdtSession::found()
{
    if (m_state == State::Finding) {
        m_foundAt = m_clock.sinceStart();
        m_skipFingerprint = false;
        m_perhapsAnother = false;
        return move(Event::Found);
    }
    m_withdrawnPossible = false;
    if (m_placingFailed && m_misses > 0) {
        m_misses = 0;
        m_foundAt = m_clock.sinceStart();
        m_skipFingerprint = false;
        return move(Event::PlacedAgain);
    }
    // Two people's cards one after the other: the second may lie there before the first one counts as lifted.
    if (m_misses > 0 && !m_placingFailed) {
        m_perhapsAnother = true;
        return move(Event::PlacedAgain);
    }
    m_misses = 0;
    move(Event::Found);
}

// True: the card that was read lies there still. Another one takes its place like after an empty one, and so does one
// that cannot be told: a library may give no serial number, and a card read twice does less harm than one not read.
bool SdtSession::isSameCard(const QString &serial)
{
    if (!std::exchange(m_perhapsAnother, false))
        return false;
    m_misses = 0;
    if (!serial.isEmpty() && serial == m_chipSerial)
        return true;
    m_foundAt = m_clock.sinceStart();
    m_skipFingerprint = false;
    Q_EMIT cardLifted();
    return false;
}

void SdtSession::missed()
{
    if (m_state == State::Finding) {
        m_notSelected = 0;
        if (m_health.guidance == Guidance::OneCardOnly || m_health.guidance == Guidance::None)
            setGuidance(Guidance::PlaceCard);
        return move(Event::Missed);
    }
    if (m_withdrawnPossible) {
        m_withdrawnPossible = false;
        setGuidance(Guidance::HoldStill);
    }
    if (++m_misses < MissesToLift)
        return move(Event::Missed);
    m_misses = 0;
    const bool unreadable = m_placingFailed;
    m_placingFailed = false;
    if (!unreadable || m_health.guidance == Guidance::NotAnIdCard)
        setGuidance(Guidance::PlaceCard); // otherwise the advice stands until the card lies there again
    Q_EMIT cardLifted();
    if (m_randomMissing >= 2) {
        m_randomMissing = 0;
        return move(Event::SamSick);
    }
    move(Event::Lifted);
}

void SdtSession::notSelected()
{
    if (std::exchange(m_perhapsAnother, false))
        return move(Event::SameCard); // not known: the next look asks once more, m_misses stands
    if (++m_notSelected >= m_settings.selectTries)
        setGuidance(Guidance::OneCardOnly);
    move(Event::NotSelected);
}

void SdtSession::blocksRead(const QByteArray &data)
{
    const auto kind
        = m_command == Command::ReadWithFingerprint ? sdt::ReadKind::WithFingerprint : sdt::ReadKind::TextAndPhoto;
    auto blocks = sdt::blocksFromReply(data, kind);
    if (!blocks)
        return cardFailed(sdt::meaningOf(Status::InfoLength));
    auto card = decodeCardText(blocks->text);
    wipe(blocks->text.data(), static_cast<std::size_t>(blocks->text.size()));
    if (!card) {
        if (card.error() == codes::CardLayout)
            Q_EMIT failed({card.error(), {}});
        return cardFailed(sdt::meaningOf(Status::UnknownCardType));
    }
    m_card = handedOn(std::move(*card));
    m_card->photo = SecretBytes(std::move(blocks->photo));
    m_card->fingerprint = SecretBytes(std::move(blocks->fingerprint));
    m_card->chipSerial = m_chipSerial;
    if (m_settings.latestAddress && m_card->layout == CardLayout::Resident)
        return move(Event::TextRead);
    cardDone();
}

void SdtSession::cardDone()
{
    m_card->wireMs = static_cast<int>((m_clock.sinceStart() - m_foundAt).count());
    m_failedPlacings = 0;
    m_placingFailed = false;
    m_withdrawnPossible = false;
    m_misses = 0;
    ++m_health.done;
    setGuidance(Guidance::LiftCard);
    Q_EMIT cardRead(std::exchange(m_card, nullptr));
    move(Event::CardRead);
}

void SdtSession::cardFailed(const sdt::Meaning &meaning, Event event)
{
    m_card.reset();
    m_notSelected = 0;
    m_misses = 0;
    m_placingFailed = true;
    m_withdrawnPossible = meaning.guidance == Guidance::PlaceAgain;
    setGuidance(meaning.guidance);
    if (meaning.guidance == Guidance::PlaceAgain && ++m_failedPlacings >= m_settings.placings) {
        m_failedPlacings = 0;
        ++m_health.failed;
        Q_EMIT failed({meaning.code == codes::CardDoubtful ? codes::CardDoubtful : codes::CardUnreadable, {}});
    }
    move(event);
}

} // namespace yc::devices::card
