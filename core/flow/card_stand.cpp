#include "core/flow/card_stand.h"

#include "core/flow/desk.h"

#include <QPointer>

#include <utility>

namespace yc::core::flow
{

using card_reading::Event;
using card_reading::State;

CardStand::CardStand(devices::CardReader &reader, Judge judge, QObject *parent)
    : QObject(parent), m_reader(reader), m_judge(std::move(judge))
{
    connect(&reader, &devices::CardReader::healthChanged, this, &CardStand::healthChanged);
    connect(&reader, &devices::CardReader::cardRead, this, &CardStand::cardRead);
    connect(&reader, &devices::CardReader::cardLifted, this, &CardStand::cardLifted);
    connect(&reader, &devices::CardReader::guidanceChanged, this, [this](devices::Guidance guidance) {
        m_guidance = guidance;
        // "Place a card" and "take it" are told in any state; the others mean that something has to be put right.
        const bool aboutTheCard = guidance == devices::Guidance::HoldStill || guidance == devices::Guidance::OneCardOnly
            || guidance == devices::Guidance::PlaceAgain || guidance == devices::Guidance::NotAnIdCard;
        if (aboutTheCard && (m_state == State::Waiting || m_state == State::Guiding))
            on(Event::Guided);
        else
            Q_EMIT changed();
    });
    healthChanged();
}

bool CardStand::on(Event event)
{
    const auto to = card_reading::next(m_state, event);
    if (!to)
        return false;
    m_state = *to;
    Q_EMIT changed();
    return true;
}

void CardStand::healthChanged()
{
    const auto health = m_reader.health();
    m_guidance = health.guidance;
    const bool there = health.state != devices::DeviceState::Absent && health.state != devices::DeviceState::Fault
        && health.state != devices::DeviceState::Recovering;
    if (!there && m_state != State::Unavailable) {
        ++m_judging;
        on(Event::Unplugged);
    } else if (there && m_state == State::Unavailable) {
        on(Event::PluggedIn);
    } else {
        Q_EMIT changed();
    }
}

void CardStand::cardRead(const std::shared_ptr<devices::IdentityCard> &card)
{
    if (m_state == State::Unavailable)
        on(Event::PluggedIn); // a reader that reads is there
    if (!card || !on(Event::CardRead))
        return;
    m_liftedMeanwhile = false;
    m_judge(card, [stand = QPointer(this), mine = ++m_judging](const Verdict &verdict) {
        if (stand && stand->m_judging == mine)
            stand->judged(verdict);
    });
}

void CardStand::cardLifted()
{
    // A clerk may still be asked about it, and the citizen has it back already.
    m_liftedMeanwhile = m_state == State::Judging;
    if (m_state == State::Known || m_state == State::Guiding)
        on(Event::Lifted);
    Q_EMIT lifted();
}

void CardStand::judged(const Verdict &verdict)
{
    ++m_judging;
    if (!verdict)
        return cancel();
    m_findings = *verdict ? **verdict : QList<CardFinding>();
    const bool good = *verdict && m_findings.isEmpty();
    on(good ? Event::Accepted : Event::Refused);
    if (std::exchange(m_liftedMeanwhile, false))
        on(Event::Lifted);
    if (good)
        Q_EMIT taken();
    else
        Q_EMIT refused(*verdict ? codes::CardRefused : verdict->error());
}

void CardStand::cancel()
{
    ++m_judging;
    on(Event::Cancelled);
}

} // namespace yc::core::flow
