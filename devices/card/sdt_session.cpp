#include "devices/card/sdt_session.h"

#include "base/log.h"
#include "devices/card/protocol/sdt_mask.h"
#include "devices/transport/wire_record.h"

#include <utility>

namespace yc::devices::card
{

using reader::Event;
using reader::State;
using sdt::Command;
using sdt::Reaction;
using sdt::Status;

namespace
{

constexpr int MostResends = 2; // reference.md A.4, 10 / 11
constexpr int MostSilences = 2; // one lost answer may be chance, two are a reader that is gone

// How the states look from outside.
DeviceState deviceStateOf(State state, Guidance guidance, bool faulty, bool wasOpen)
{
    switch (state) {
    case State::Stopped: return DeviceState::Absent;
    case State::Absent: return faulty ? DeviceState::Fault : DeviceState::Absent;
    case State::Opening:
    case State::Checking:
    case State::Resetting:
    case State::Naming: return wasOpen ? DeviceState::Recovering : DeviceState::Opening;
    case State::Selecting:
    case State::Reading:
    case State::ReadingAddress: return DeviceState::Busy;
    case State::Waiting:
    case State::Finding:
    case State::Resting:
    case State::FindingAgain: break;
    }
    const bool quiet = guidance == Guidance::None || guidance == Guidance::PlaceCard || guidance == Guidance::LiftCard;
    return quiet ? DeviceState::Ready : DeviceState::Guidance;
}

} // namespace

SdtSession::SdtSession(SdtSettings settings, const Clock &clock)
    : m_settings(std::move(settings)), m_clock(clock), m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    m_timer->setTimerType(Qt::PreciseTimer);
    connect(m_timer, &QTimer::timeout, this, &SdtSession::timerRang);
}

SdtSession::~SdtSession()
{
    forgetBytes();
}

void SdtSession::start()
{
    if (m_state == State::Stopped)
        move(Event::Started);
}

void SdtSession::stop()
{
    move(Event::Cancelled);
}

void SdtSession::lookAgain()
{
    if (m_state != State::Absent)
        return;
    m_retry.beginAgain(); // should it not answer yet, the tries begin close together again
    move(Event::Tick);
}

void SdtSession::move(Event event)
{
    const auto to = reader::next(m_state, event);
    if (!to) {
        log::write(
            log::Level::Debug, "card", "no-such-move",
            {{QStringLiteral("state"), static_cast<int>(m_state)}, {QStringLiteral("event"), static_cast<int>(event)}});
        return;
    }
    m_state = *to;
    enter();
    tellHealth();
}

void SdtSession::enter()
{
    m_timer->stop();
    switch (m_state) {
    case State::Stopped:
        closeStream();
        m_card.reset();
        m_failedPlacings = 0;
        m_retry.beginAgain();
        m_outageTold = false;
        setGuidance(Guidance::None);
        return;
    case State::Absent:
        closeStream();
        m_card.reset();
        setGuidance(Guidance::None);
        m_timer->start(m_retry.next());
        return;
    case State::Opening: return openStream();
    case State::Checking: return ask(Command::SamStatus);
    case State::Resetting: return ask(Command::ResetSam);
    case State::Naming: return ask(Command::SamNumber);
    case State::Waiting:
    case State::Resting: m_timer->start(m_settings.poll); return;
    case State::Finding:
    case State::FindingAgain: return ask(Command::FindCard);
    case State::Selecting: return ask(Command::SelectCard);
    case State::Reading:
        return ask(m_settings.fingerprint && !m_skipFingerprint ? Command::ReadWithFingerprint
                                                                : Command::ReadTextAndPhoto);
    case State::ReadingAddress: return ask(Command::ReadLatestAddress);
    }
}

void SdtSession::openStream()
{
    closeStream();
    auto stream = makeStream();
    if (!stream)
        return broken({stream.error(), m_settings.place});
    m_timer->start(m_settings.openTimeout);
    m_stream.open(transport::recorded(std::move(*stream), m_settings.place,
                                      {m_settings.recordFolder, QStringLiteral("sdt"),
                                       std::make_shared<transport::MaskOf<sdt::MaskedReader>>(), &m_clock}),
                  {.opened =
                       [this] {
                           m_silences = 0;
                           m_wasReset = false;
                           move(Event::Opened);
                       },
                   .arrived = [this](const QByteArray &bytes) { arrived(bytes); },
                   .lost = [this](const DeviceError &error) { broken(error, Event::Unplugged); }});
}

Result<std::unique_ptr<transport::ByteStream>> SdtSession::makeStream() const
{
    if (m_settings.makeStream)
        return m_settings.makeStream();
    const auto place = transport::placeFromText(m_settings.place);
    if (!place)
        return std::unexpected(place.error());
    return transport::makeStream(
        *place,
        {.split = {.head = static_cast<int>(sdt::HeadSize), .restOf = &sdt::restOf}, .reports = m_settings.reports});
}

void SdtSession::closeStream()
{
    if (!m_stream)
        return;
    m_stream.close();
    forgetBytes();
}

void SdtSession::ask(Command command)
{
    m_command = command;
    m_resends = 0;
    send();
}

void SdtSession::send()
{
    forgetBytes(); // what still lies there answers an older question
    m_heard = false;
    const bool reading = m_state == State::Reading || m_state == State::ReadingAddress;
    m_timer->start(reading ? m_settings.readTimeout : m_settings.shortTimeout);
    m_stream->write(sdt::encode(m_command));
}

void SdtSession::timerRang()
{
    if (m_state == State::Opening)
        return broken({codes::NoConnection, {}}, Event::TimedOut);
    if (!reader::isAsking(m_state))
        return move(Event::Tick);

    const bool reading = m_state == State::Reading || m_state == State::ReadingAddress;
    if (!m_heard)
        ++m_silences;
    if (reading)
        return cardFailed(sdt::meaningOf(Status::ReadFailed), Event::TimedOut);
    if (m_heard)
        return resendOrGiveUp(codes::BadLength);
    if (m_silences < MostSilences) {
        m_stream->dropHalf();
        return send();
    }
    if (m_state == State::Naming)
        return move(Event::TimedOut);
    broken({codes::ReaderSilent, {}}, Event::TimedOut);
}

void SdtSession::arrived(const QByteArray &bytes)
{
    if (!reader::isAsking(m_state))
        return;
    m_heard = true;
    m_buffer += bytes;
    for (;;) {
        auto reply = sdt::takeReply(m_buffer);
        if (!reply) {
            // Behind a damaged frame the true one may already lie, or the doubled one: look before asking again.
            auto rest = sdt::takeReply(m_buffer);
            if (!rest || !*rest)
                return damaged(reply.error());
            reply = std::move(rest);
        }
        if (!*reply)
            return;
        if (answers(**reply)) {
            m_silences = 0;
            answered(**reply);
            wipe((*reply)->data.data(), static_cast<std::size_t>((*reply)->data.size()));
            return;
        }
    }
}

void SdtSession::damaged(Code code)
{
    log::write(log::Level::Info, "card", "damaged-reply", {{QStringLiteral("code"), toString(code)}});
    resendOrGiveUp(code);
}

void SdtSession::resendOrGiveUp(Code code)
{
    if (m_resends < MostResends) {
        ++m_resends;
        m_stream->dropHalf();
        return send();
    }
    if (m_state == State::Reading || m_state == State::ReadingAddress)
        return cardFailed(sdt::meaningOf(Status::ReadFailed));
    if (m_state == State::Naming)
        return move(Event::Named);
    broken({code, {}});
}

// A reply that answers an earlier question (doubled on the line, or late) has the wrong shape for this one.
bool SdtSession::answers(const sdt::Reply &reply) const
{
    const auto size = reply.data.size();
    switch (m_command) {
    case Command::FindCard: return reply.status != Status::Done && reply.status != Status::SelectFailed;
    case Command::SelectCard:
        return reply.status != Status::CardFound && reply.status != Status::NoCard && (size == 0 || size == 8);
    case Command::ReadTextAndPhoto:
    case Command::ReadWithFingerprint:
        return reply.status != Status::CardFound && (reply.status != Status::Done || size > 8);
    case Command::ReadLatestAddress: return reply.status != Status::Done || size == 70;
    case Command::SamNumber: return reply.status != Status::Done || size == 16;
    case Command::ResetSam:
    case Command::SamStatus: return true;
    }
    return true;
}

void SdtSession::answered(const sdt::Reply &reply)
{
    m_timer->stop();
    const auto meaning = sdt::meaningOf(reply.status);
    m_randomMissing = reply.status == Status::NoRandomNumber ? m_randomMissing + 1
        : m_state == State::Reading                          ? 0
                                                             : m_randomMissing;
    switch (meaning.reaction) {
    case Reaction::GoOn: return stepDone(reply);
    case Reaction::NothingThere:
        if (m_state == State::ReadingAddress)
            return cardDone();
        break;
    case Reaction::NoCard:
        if (m_state == State::Finding || m_state == State::FindingAgain)
            return missed();
        break;
    case Reaction::SelectAgain:
        if (m_state == State::Selecting)
            return notSelected();
        break;
    case Reaction::Resend: return resendOrGiveUp(*meaning.code);
    case Reaction::PlaceAgain:
        if (m_state == State::Selecting && reply.status == Status::NoRandomNumber)
            return notSelected();
        break;
    case Reaction::NotAnIdCard: break;
    case Reaction::WithoutFingerprint:
        if (m_command == Command::ReadWithFingerprint) {
            m_skipFingerprint = true;
            return ask(Command::ReadTextAndPhoto);
        }
        break;
    case Reaction::ResetSam:
        if (m_state == State::Checking && !m_wasReset) {
            m_wasReset = true;
            return move(Event::SamSick);
        }
        return broken({*meaning.code, {}});
    case Reaction::OutOfService: return broken({*meaning.code, {}});
    case Reaction::Refused:
        // A reader that cannot give its number or a later address is an older one, not a broken one.
        if (m_state == State::Naming)
            return move(Event::Named);
        if (m_state == State::ReadingAddress)
            return cardDone();
        return broken({*meaning.code, {}});
    }
    switch (m_state) {
    case State::Naming: return move(Event::Named);
    case State::Checking:
    case State::Resetting: return broken({codes::SamFault, {}});
    case State::FindingAgain: return found(); // something lies there, whatever it is
    case State::Selecting:
        (void)isSameCard({}); // what was read was an identity card
        return cardFailed(meaning);
    case State::Finding:
    case State::Reading:
    case State::ReadingAddress: return cardFailed(meaning);
    case State::Stopped:
    case State::Absent:
    case State::Opening:
    case State::Waiting:
    case State::Resting: return; // no command is out in these
    }
}

void SdtSession::stepDone(const sdt::Reply &reply)
{
    switch (m_state) {
    case State::Checking:
        m_retry.beginAgain();
        m_outageTold = false;
        return move(Event::Checked);
    case State::Resetting: return move(Event::Checked);
    case State::Naming:
        if (const auto number = sdt::samNumberFromReply(reply.data))
            Q_EMIT samNumberIs(*number);
        m_wasOpen = true;
        setGuidance(Guidance::PlaceCard);
        return move(Event::Named);
    case State::Finding:
    case State::FindingAgain: return found();
    case State::Selecting:
        m_notSelected = 0;
        if (const auto serial = QString::fromLatin1(reply.data.toHex()); !isSameCard(serial)) {
            m_chipSerial = serial;
            return move(Event::Selected);
        }
        return move(Event::SameCard);
    case State::Reading: return blocksRead(reply.data);
    case State::ReadingAddress:
        if (auto address = sdt::latestAddressFromReply(reply.data))
            m_card->latestAddress = std::move(*address);
        return cardDone();
    case State::Stopped:
    case State::Absent:
    case State::Opening:
    case State::Waiting:
    case State::Resting: return; // no command is out in these
    }
}

void SdtSession::broken(const DeviceError &error, Event event)
{
    if (m_state == State::Stopped)
        return;
    m_health.lastFault = error;
    if (!m_outageTold) { // once an outage: the tries that follow are not news
        m_outageTold = true;
        ++m_health.failed;
        Q_EMIT failed(error);
        log::write(log::Level::Warning, "card", "reader-lost",
                   {{QStringLiteral("code"), toString(error.code)}, {QStringLiteral("place"), m_settings.place}});
    }
    move(event);
}

void SdtSession::setGuidance(Guidance guidance)
{
    if (m_health.guidance == guidance)
        return;
    m_health.guidance = guidance;
    Q_EMIT guidanceIs(guidance);
}

void SdtSession::tellHealth()
{
    const bool faulty = m_health.lastFault && !codes::isAway(m_health.lastFault->code);
    const auto state = deviceStateOf(m_state, m_health.guidance, faulty, m_wasOpen);
    m_health.state = state;
    Q_EMIT healthIs(m_health);
}

void SdtSession::forgetBytes()
{
    if (!m_buffer.isEmpty())
        wipe(m_buffer.data(), static_cast<std::size_t>(m_buffer.size()));
    m_buffer.clear();
}

} // namespace yc::devices::card
