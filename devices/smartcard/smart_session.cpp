#include "devices/smartcard/smart_session.h"

#include "base/log.h"
#include "devices/smartcard/protocol/staff_card.h"
#include "devices/smartcard/reader_name.h"
#include "devices/transport/wire_record.h"

#include <utility>

namespace yc::devices::smartcard
{

using smart::Event;
using smart::State;

namespace
{

// Faulty: what the service said was more than "away", or another program has had the card for long.
DeviceState deviceStateOf(State state, Guidance guidance, bool faulty, bool wasOpen)
{
    switch (state) {
    case State::Stopped:
    case State::NoReader: return DeviceState::Absent;
    case State::Absent: return faulty ? DeviceState::Fault : DeviceState::Absent;
    case State::Opening:
    case State::Looking: return wasOpen ? DeviceState::Recovering : DeviceState::Opening;
    case State::Reading:
    case State::Proving: return DeviceState::Busy;
    case State::Held: return faulty ? DeviceState::Fault : DeviceState::Busy;
    case State::Stuck: return DeviceState::Fault;
    case State::Empty:
    case State::Resting: break;
    }
    return guidance == Guidance::None ? DeviceState::Ready : DeviceState::Guidance;
}

} // namespace

SmartSession::SmartSession(const PcscSettings &settings, const Clock &clock)
    : m_settings(settings), m_clock(clock), m_wanted(readerWanted(settings.place).value_or(QString())),
      m_line(new PcscLine(this)), m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &SmartSession::timerRang);
    m_line->recordTo(settings.place, {settings.recordFolder, QStringLiteral("pcsc"), {}, &clock});
}

SmartSession::~SmartSession() = default;

void SmartSession::start()
{
    if (m_state == State::Stopped)
        move(Event::Started);
}

void SmartSession::stop()
{
    move(Event::Cancelled);
}

void SmartSession::lookAgain()
{
    if (m_state != State::Absent)
        return; // in all others the service tells
    m_retry.beginAgain();
    move(Event::Tick);
}

void SmartSession::prove(const QByteArray &challenge)
{
    if (m_state != State::Resting || !m_staffCard || !m_challenge.isEmpty() || challenge.size() != ChallengeSize)
        return fail({codes::NoStaffCard, {}});
    m_challenge = challenge;
    m_line->cancelWatch(); // answers, and then it is the card's turn
}

void SmartSession::move(Event event)
{
    const auto to = smart::next(m_state, event);
    if (!to) {
        log::write(
            log::Level::Debug, "smartcard", "no-such-move",
            {{QStringLiteral("state"), static_cast<int>(m_state)}, {QStringLiteral("event"), static_cast<int>(event)}});
        return;
    }
    m_state = *to;
    enter();
    tellHealth();
}

void SmartSession::enter()
{
    m_timer->stop();
    switch (m_state) {
    case State::Stopped:
        ++m_turn;
        m_watching = false;
        m_line->close();
        cardGone();
        m_judged.reset();
        m_sight = {};
        m_retry.beginAgain();
        m_outageTold = false;
        return setGuidance(Guidance::None);
    case State::Absent:
        ++m_turn;
        m_watching = false;
        cardGone();
        m_judged.reset(); // its count begins anew with the service
        m_sight = {};
        setGuidance(Guidance::None);
        return m_timer->start(m_retry.next());
    case State::Opening:
        m_timer->start(m_settings.callTimeout);
        return m_line->open([this, turn = m_turn](Trouble trouble) {
            if (isSettled(turn, trouble))
                return;
            m_retry.beginAgain();
            m_outageTold = false;
            m_wasOpen = true;
            move(Event::Opened);
        });
    case State::Looking:
        m_timer->start(m_brokenOff ? m_settings.settle : m_settings.callTimeout);
        m_sight.reader.clear(); // whatever is there now is told
        return watch();
    case State::Empty:
        if (m_health.guidance != Guidance::None)
            m_timer->start(m_settings.adviceFor);
        return watch();
    case State::NoReader:
    case State::Resting: return watch();
    case State::Reading:
    case State::Proving: return connectCard();
    case State::Held: return m_timer->start(m_settings.heldRetry);
    case State::Stuck: return;
    }
}

void SmartSession::timerRang()
{
    switch (m_state) {
    case State::Absent:
        // A call of before that hangs would hold up the next one behind it.
        return m_line->isBusy() ? m_timer->start(m_retry.next()) : move(Event::Tick);
    case State::Held: return move(Event::Tick);
    case State::Looking:
        if (m_brokenOff && !m_sight.reader.isEmpty() && m_sight.card) {
            giveUp(codes::SmartCardGarbled, {}, Guidance::PlaceAgain);
            return move(Event::OldCardSeen);
        }
        [[fallthrough]];
    case State::Opening: fail({codes::CardServiceSilent, {}}); return move(Event::TimedOut);
    case State::Reading: giveUp(codes::SmartCardMute, {}, Guidance::PlaceAgain); return move(Event::TimedOut);
    case State::Proving: proofFailed(codes::SmartCardMute); return move(Event::TimedOut);
    case State::Empty:
        m_unread = false;
        setGuidance(Guidance::None);
        return tellHealth();
    case State::Stopped:
    case State::NoReader:
    case State::Resting:
    case State::Stuck: return;
    }
}

bool SmartSession::isSettled(quint64 turn, Trouble trouble)
{
    if (turn != m_turn)
        return true;
    if (trouble == Trouble::ServiceAway) {
        away({codes::CardServiceAway, {}});
        return true;
    }
    if (trouble == Trouble::NoRights) {
        away({codes::NoRights, m_settings.place});
        return true;
    }
    if (m_state != State::Stuck)
        return false;
    m_line->release();
    m_watching = false;
    m_outageTold = false;
    m_wasOpen = true;
    move(Event::Returned);
    return true;
}

// ---- what is there

void SmartSession::watch()
{
    if (std::exchange(m_watching, true))
        return;
    const auto *last = m_sight.reader.isEmpty() && m_state != State::NoReader ? nullptr : &m_sight;
    m_line->watch(m_wanted, last, [this, turn = m_turn](Trouble trouble, const Sight &sight) {
        if (turn == m_turn)
            m_watching = false;
        if (isSettled(turn, trouble))
            return;
        if (trouble == Trouble::None)
            return seen(sight);
        if (m_state == State::Resting && !m_challenge.isEmpty())
            return move(Event::Asked);
        watch();
    });
}

void SmartSession::seen(const Sight &sight)
{
    if (!m_challenge.isEmpty() && sight != m_sight)
        proofFailed(codes::NoStaffCard); // another card, or none
    if (sight.reader != m_sight.reader)
        Q_EMIT readerIs(sight.reader);
    m_sight = sight;
    if (sight.reader.isEmpty()) {
        cardGone();
        m_judged.reset();
        m_brokenOff = false;
        setGuidance(Guidance::None);
        if (m_state != State::NoReader)
            fail({codes::Unplugged, m_settings.place});
        return move(Event::NoReaderSeen);
    }
    if (!sight.card) {
        const bool broken = std::exchange(m_brokenOff, false);
        cardGone();
        m_judged.reset();
        if (broken)
            setGuidance(Guidance::HoldStill);
        else if (!std::exchange(m_unread, false))
            setGuidance(Guidance::None);
        return move(Event::EmptySeen);
    }
    const bool old = m_judged && m_judged->reader == sight.reader && m_judged->count == sight.count;
    if (old && m_brokenOff)
        return watch(); // the service may not have noticed yet; the state's timer ends it
    if (old)
        return move(Event::OldCardSeen);
    cardGone();
    m_brokenOff = false;
    m_judged = sight;
    m_held = 0;
    if (sight.mute) {
        giveUp(codes::SmartCardMute, {}, Guidance::PlaceAgain);
        return move(Event::OldCardSeen);
    }
    move(Event::CardSeen);
}

void SmartSession::cardGone()
{
    m_reading.reset();
    m_proof.reset();
    m_staffCard = false;
    if (!m_challenge.isEmpty())
        proofFailed(codes::NoStaffCard);
    if (m_judged)
        Q_EMIT cardLifted();
}

// ---- the dialogue

void SmartSession::connectCard()
{
    m_begun = m_clock.sinceStart();
    if (m_state == State::Reading) {
        m_reading = std::make_unique<CardReading>(scriptsFor(m_sight.atr));
    } else {
        m_chosen = false;
        m_proof = std::make_unique<Exchange>(chooseApplication(StaffScript));
    }
    m_timer->start(m_settings.callTimeout);
    m_line->connectCard(m_sight.reader, [this, turn = m_turn](Trouble trouble) {
        if (!isSettled(turn, trouble))
            connected(trouble);
    });
}

void SmartSession::connected(Trouble trouble)
{
    const bool reading = m_state == State::Reading;
    switch (trouble) {
    case Trouble::None: return send();
    case Trouble::Held:
        if (!reading) {
            proofFailed(codes::SmartCardHeld);
            return move(Event::Finished);
        }
        if (++m_held == m_settings.heldTries)
            fail({codes::SmartCardHeld, m_settings.place});
        return move(Event::HeldByOther);
    case Trouble::Mute:
        if (reading)
            giveUp(codes::SmartCardMute, {}, Guidance::PlaceAgain);
        else
            proofFailed(codes::SmartCardMute);
        return move(Event::Finished);
    default: return brokeOff();
    }
}

void SmartSession::send()
{
    const auto bytes = m_state == State::Reading ? m_reading->next() : m_proof->next();
    if (!bytes)
        return m_state == State::Reading ? readingOver() : proofHeard();
    if (m_clock.sinceStart() - m_begun > m_settings.cardTimeout) {
        m_line->release();
        if (m_state == State::Reading)
            giveUp(codes::SmartCardGarbled, {}, Guidance::PlaceAgain);
        else
            proofFailed(codes::SmartCardGarbled);
        return move(Event::Finished);
    }
    m_timer->start(m_settings.callTimeout);
    m_line->transmit(*bytes, [this, turn = m_turn](Trouble trouble, QByteArray heardBytes) {
        if (isSettled(turn, trouble))
            yc::wipe(heardBytes);
        else
            heard(trouble, std::move(heardBytes));
    });
}

void SmartSession::heard(Trouble trouble, QByteArray bytes)
{
    if (trouble != Trouble::None && trouble != Trouble::Garbled)
        return brokeOff();
    if (m_state == State::Reading) {
        m_reading->take(bytes); // no bytes are no answer: Garbled
        yc::wipe(bytes);
    } else if (!m_proof->take(bytes)) {
        m_line->release();
        proofFailed(codes::SmartCardGarbled);
        return move(Event::Finished);
    }
    send();
}

void SmartSession::readingOver()
{
    m_line->release();
    const auto reading = std::exchange(m_reading, nullptr);
    using Outcome = CardReading::Outcome;
    switch (reading->outcome()) {
    case Outcome::Read: {
        auto card = reading->takeCard();
        card.wireMs = static_cast<int>((m_clock.sinceStart() - m_begun).count());
        m_staffCard = card.kind == SmartCardKind::Staff;
        m_unread = false;
        ++m_health.done;
        setGuidance(Guidance::None);
        Q_EMIT cardRead(handedOn(std::move(card)));
        break;
    }
    case Outcome::Unknown: setGuidance(Guidance::OtherSmartCard); break;
    case Outcome::Closed: giveUp(codes::SmartCardClosed, QString::number(reading->status(), 16), Guidance::None); break;
    case Outcome::Garbled:
    case Outcome::Asking: giveUp(codes::SmartCardGarbled, {}, Guidance::PlaceAgain); break;
    }
    move(Event::Finished);
}

void SmartSession::proofHeard()
{
    const auto status = m_proof->answer().status;
    const auto data = m_proof->answer().data;
    if (status == Normal && !std::exchange(m_chosen, true)) {
        m_proof = std::make_unique<Exchange>(proofOf(m_challenge));
        return send();
    }
    m_line->release();
    if (status != Normal) {
        proofFailed(codes::SmartCardClosed, QString::number(status, 16));
    } else if (data.isEmpty() || data.size() > LongestProof) {
        proofFailed(codes::SmartCardGarbled);
    } else {
        m_challenge.clear();
        ++m_health.done;
        Q_EMIT proven(data);
    }
    move(Event::Finished);
}

void SmartSession::brokeOff()
{
    m_line->release();
    m_reading.reset();
    m_brokenOff = true;
    if (m_state == State::Proving)
        proofFailed(codes::NoStaffCard);
    move(Event::BrokenOff);
}

// ---- what is wrong

void SmartSession::giveUp(Code code, const QString &detail, Guidance guidance)
{
    m_reading.reset();
    m_brokenOff = false;
    m_unread = guidance != Guidance::None;
    setGuidance(guidance);
    fail({code, detail});
}

void SmartSession::proofFailed(Code code, const QString &detail)
{
    m_challenge.clear();
    m_proof.reset();
    fail({code, detail});
}

void SmartSession::fail(const DeviceError &error)
{
    m_health.lastFault = error;
    ++m_health.failed;
    Q_EMIT failed(error);
    log::write(log::Level::Warning, "smartcard", "failed",
               {{QStringLiteral("code"), toString(error.code)}, {QStringLiteral("place"), m_settings.place}});
}

void SmartSession::away(const DeviceError &error)
{
    m_health.lastFault = error;
    if (!std::exchange(m_outageTold, true)) // once an outage: the tries that follow are not news
        fail(error);
    move(Event::Unplugged);
}

void SmartSession::setGuidance(Guidance guidance)
{
    if (m_health.guidance == guidance)
        return;
    m_health.guidance = guidance;
    Q_EMIT guidanceIs(guidance);
}

void SmartSession::tellHealth()
{
    const bool faulty = m_state == State::Held ? m_held >= m_settings.heldTries
                                               : m_health.lastFault && !codes::isAway(m_health.lastFault->code);
    m_health.state = deviceStateOf(m_state, m_health.guidance, faulty, m_wasOpen);
    Q_EMIT healthIs(m_health);
}

} // namespace yc::devices::smartcard
