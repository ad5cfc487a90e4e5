#include "core/flow/card_stand.h"

#include "core/flow/desk.h"

namespace yc::core::flow
{

using card_reading::Event;
using card_reading::State;

CardStand::CardStand(devices::CardReader &reader, Judge judge, QObject *parent)
    : QObject(parent), m_reader(reader), m_judge(std::move(judge))
{
    connect(&reader, &devices::CardReader::healthChanged, this, &CardStand::healthChanged);
    connect(&reader, &devices::CardReader::cardRead, this, &CardStand::cardRead);
    connect(&reader, &devices::CardReader::cardLifted, this, [this] {
        if (m_state == State::Known || m_state == State::Guiding)
            on(Event::Lifted);
    });
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
    const auto health = m_reader.health().state;
    const bool there = health != devices::DeviceState::Absent && health != devices::DeviceState::Fault;
    if (!there && m_state != State::Unavailable)
        on(Event::Unplugged);
    else if (there && m_state == State::Unavailable)
        on(Event::PluggedIn);
}

void CardStand::cardRead(const std::shared_ptr<devices::IdentityCard> &card)
{
    if (m_state == State::Unavailable)
        on(Event::PluggedIn); // a reader that reads is there
    if (!card || !on(Event::CardRead))
        return;
    const auto judged = m_judge(*card);
    m_findings = judged ? *judged : QList<CardFinding>();
    if (judged && judged->isEmpty()) {
        on(Event::Accepted);
        Q_EMIT taken();
        return;
    }
    on(Event::Refused);
    Q_EMIT refused(judged ? codes::CardRefused : judged.error());
}

void CardStand::cancel()
{
    on(Event::Cancelled);
}

} // namespace yc::core::flow
