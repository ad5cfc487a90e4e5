#include "devices/pad/stu_session.h"

#include "devices/pad/protocol/stu_screen.h"

#include <openssl/rand.h>

#include <utility>

// What a session does in a state, a piece a turn of the event loop: every look at the pad is a call that waits for it.
namespace yc::devices::pad
{

using states::Event;
using states::State;
using stu::Report;

namespace
{

constexpr int BlocksATurn = 16; // some 20 ms: a page that is taken back is noticed in between

bool isOk(const stu::Status &status)
{
    return status.lastResult == static_cast<quint8>(stu::Outcome::Ok);
}

} // namespace

// A pad that is gone says so by itself; one that talks nonsense or is never ready is at fault.
std::optional<stu::Status> StuSession::look()
{
    const auto status = stu::statusFrom(m_reports->feature(static_cast<quint8>(Report::Status), stu::StatusSize));
    if (status || m_reports->isGone())
        return status;
    broken({codes::PadSilent, {}}, Event::TimedOut);
    return std::nullopt;
}

bool StuSession::isReady(const stu::Status &status)
{
    if (status.state == stu::State::Ready)
        return true;
    if (m_clock.sinceStart() >= m_until)
        broken({codes::PadSilent, {}}, Event::TimedOut);
    else
        m_timer->start(m_settings.look);
    return false;
}

bool StuSession::tell(const QByteArray &report)
{
    if (m_reports->setFeature(report))
        return true;
    refused(codes::PadRefused);
    return false;
}

void StuSession::refused(Code code)
{
    if (!m_reports->isGone())
        broken({code, {}});
}

void StuSession::ask()
{
    const auto number = [](Report report) { return static_cast<quint8>(report); };
    const auto capability = stu::capabilityFrom(m_reports->feature(number(Report::Capability), stu::CapabilitySize));
    const auto information
        = stu::informationFrom(m_reports->feature(number(Report::Information), stu::InformationSize));
    if (m_reports->isGone())
        return;
    if (!capability || !information)
        return broken({codes::PadSilent, {}});
    const bool later = stu::knows(*m_model, Report::Uid2);
    const auto serial = stu::serialFrom(later ? m_reports->feature(number(Report::Uid2), 11)
                                              : m_reports->feature(number(Report::Uid), 5));
    m_capability = *capability;
    // A large coloured picture in blocks of 253 bytes takes the pad many seconds, black on white less than one.
    const bool coloured = m_model->colour && (m_settings.colour || m_model->block > stu::SmallBlock);
    m_encoding = coloured ? *m_model->colour : stu::Encoding::Mono;
    m_outageTold = false;
    move(Event::Known);
    Q_EMIT padIs({.model = information->model,
                  .serial = serial,
                  .firmware = QStringLiteral("%1.%2").arg(information->major).arg(information->minor),
                  .clock = m_model->option != stu::OptionMode::None,
                  .screen = screenOf(m_capability, coloured)});
    m_known = true;
    m_wasOpen = true;
    m_retry.beginAgain();
}

void StuSession::clearOn()
{
    const auto status = look();
    if (!status)
        return;
    if (status->state == stu::State::Image && std::exchange(m_phase, std::max(m_phase, 1)) == 0)
        (void)m_reports->setFeature(stu::endImage(false)); // a picture that nobody will finish; a clearing goes on
    if (m_phase < 2) {
        if (status->state != stu::State::Capture && !isReady(*status))
            return;
        m_phase = 2;
        if (!tell(stu::inkingMode(false)) || (status->state == stu::State::Capture && !tell(stu::endCapture()))
            || !tell(stu::clearScreen()))
            return;
        const auto after = look();
        if (after && !isOk(*after))
            return refused(codes::PadRefused);
        return again();
    }
    if (isReady(*status))
        move(Event::Cleared);
}

void StuSession::drawOn()
{
    if (m_phase == 1) {
        for (int i = 0; i < BlocksATurn && m_drawn < m_picture.size(); ++i, m_drawn += m_model->block) {
            if (!tell(stu::imageBlock(m_picture, m_drawn, m_model->block)))
                return;
        }
        if (m_drawn < m_picture.size())
            return again();
        const auto status = look();
        if (!status)
            return;
        if (!isOk(*status))
            return refused(codes::PadRefused);
        m_phase = 2;
        m_until = m_clock.sinceStart() + m_settings.busyTimeout;
        wipe(m_picture);
        if (tell(stu::endImage(true)))
            again();
        return;
    }
    const auto status = look();
    if (!status || !isReady(*status))
        return;
    if (m_phase == 2) {
        if (!isOk(*status))
            return refused(codes::PadRefused);
        const auto number = m_page->number;
        move(Event::Drawn);
        Q_EMIT shown(number);
        return;
    }
    if (!tell(stu::startImage(m_encoding)))
        return;
    const auto taking = look();
    if (!taking)
        return;
    if (taking->state != stu::State::Image || !isOk(*taking))
        return refused(codes::PadRefused);
    m_phase = 1;
    again();
}

void StuSession::keyOn()
{
    const auto status = look();
    if (!status)
        return;
    if (m_phase == 3) {
        // It captures only when it says so; what waits in the line was sent before.
        if (status->state != stu::State::Capture) {
            if (isReady(*status))
                refused(codes::PadUnsealed);
            return;
        }
        m_phase = 4;
    } else if (!isReady(*status)) {
        return;
    }
    if (m_phase == 1 || m_phase == 2)
        return agree();
    if (m_phase == 0) {
        if (stu::knows(*m_model, Report::HandwritingDisplayArea) && !tell(stu::handwritingArea(m_page->page->ink)))
            return;
        if (stu::knows(*m_model, Report::PenDataOptionMode) && !tell(stu::optionMode(m_model->option)))
            return;
        const auto after = look();
        if (!after)
            return;
        if (!isOk(*after))
            return refused(codes::PadRefused);
        if (m_settings.sealed) {
            m_exchange = std::make_unique<KeyExchange>(*m_reports, *m_model, m_pair);
            m_phase = 1;
            return again();
        }
        m_phase = 4;
    }
    if (!tell(stu::inkingMode(true)))
        return;
    m_reports->forgetArrived();
    m_taker.emplace(m_capability, *m_page->page);
    const auto number = m_page->number;
    move(Event::Keyed);
    Q_EMIT inking(number);
}

void StuSession::agree()
{
    if (m_phase == 1) {
        switch (m_exchange->go()) {
        case KeyExchange::Step::Wait:
            if (m_clock.sinceStart() >= m_until)
                return broken({codes::PadUnsealed, {}});
            m_timer->start(m_settings.look);
            return;
        case KeyExchange::Step::Refused: return refused(codes::PadUnsealed);
        case KeyExchange::Step::Done:
            m_key = m_exchange->takeKey();
            m_exchange.reset();
            m_phase = 2;
            return again();
        }
    }
    if (RAND_bytes(reinterpret_cast<unsigned char *>(&m_session), sizeof m_session) != 1)
        return refused(codes::PadUnsealed);
    m_phase = 3;
    if (tell(stu::startCapture(m_session)))
        again();
}

// A pen report in a state that wants none is a pen in the air over a page that nobody signs.
void StuSession::arrived(const QByteArray &report)
{
    if (m_state != State::Inking || !stu::isPenReport(report))
        return;
    auto sealed = stu::sealedPart(report);
    if (sealed.isEmpty() == m_settings.sealed)
        return broken({codes::PadDoubtful, {}}); // readable where it was to be ciphered, or the other way round
    auto opened = m_settings.sealed ? stu::aesBlock(m_key.reveal(), sealed, false) : QByteArray();
    const auto pen = stu::penReportFrom(report, m_model->option, opened);
    wipe(opened);
    if (!pen || (m_settings.sealed && pen->session != m_session))
        return broken({codes::PadDoubtful, {}});
    const auto taken = m_taker->take(*pen, m_clock.sinceStart().count());
    const auto number = m_page->number;
    if (!taken.points.empty())
        Q_EMIT inkIs(number, taken.points);
    if (!taken.pressed)
        return;
    if (*taken.pressed == PadKey::Again)
        m_next = Page{.number = number, .page = m_page->page, .inkWanted = true};
    m_health.done += *taken.pressed == PadKey::Confirm;
    Q_EMIT pressed(number, *taken.pressed);
    move(Event::PageOver);
}

} // namespace yc::devices::pad
