#include "devices/pad/stu_session.h"

#include "base/log.h"
#include "devices/pad/protocol/stu_mask.h"
#include "devices/pad/protocol/stu_screen.h"

#include <utility>

namespace yc::devices::pad
{

using states::Event;
using states::State;

StuSession::StuSession(StuSettings settings, const Clock &clock)
    : m_settings(std::move(settings)), m_clock(clock), m_timer(new QTimer(this))
{
    m_timer->setSingleShot(true);
    m_timer->setTimerType(Qt::PreciseTimer);
    connect(m_timer, &QTimer::timeout, this, &StuSession::timerRang);
    if (const auto place = transport::placeFromText(m_settings.place)) {
        if (const auto *usb = std::get_if<transport::UsbPlace>(&*place))
            m_model = stu::modelOf(usb->product);
    }
}

StuSession::~StuSession()
{
    // Outright: nobody is inside one of its signals, and the thread may have run its last deferred deletion.
    if (m_reports) {
        m_reports->disconnect(this);
        farewell();
    }
    m_reports.reset();
}

void StuSession::start()
{
    if (m_state == State::Stopped)
        move(Event::Started);
}

void StuSession::stop()
{
    move(Event::Cancelled);
}

void StuSession::lookAgain()
{
    if (m_state != State::Absent)
        return;
    m_retry.beginAgain();
    move(Event::Tick);
}

void StuSession::show(int number, std::shared_ptr<const PadPage> page)
{
    if (!page || page->picture.size() != m_capability.screen)
        return clear(); // laid out for another pad than the one that is there now
    m_next = Page{.number = number, .page = std::move(page)};
    if (m_state == State::Ready)
        return move(Event::PageGiven);
    if (states::hasPage(m_state))
        move(Event::PageOver);
}

void StuSession::beginInk(int number)
{
    auto &page = m_next ? m_next : m_page;
    if (!page || page->number != number)
        return;
    page->inkWanted = true;
    if (m_state == State::Showing && !m_next)
        move(Event::InkWanted);
}

void StuSession::clear()
{
    m_next.reset();
    if (states::hasPage(m_state))
        move(Event::PageOver);
}

void StuSession::move(Event event)
{
    const auto to = states::next(m_state, event);
    if (!to) {
        log::write(
            log::Level::Debug, "pad", "no-such-move",
            {{QStringLiteral("state"), static_cast<int>(m_state)}, {QStringLiteral("event"), static_cast<int>(event)}});
        return;
    }
    m_state = *to;
    enter();
    tellHealth();
}

void StuSession::enter()
{
    m_timer->stop();
    m_phase = 0;
    m_until = m_clock.sinceStart() + m_settings.busyTimeout;
    switch (m_state) {
    case State::Stopped:
        closeReports();
        m_retry.beginAgain();
        m_outageTold = false;
        return;
    case State::Absent:
        closeReports();
        m_timer->start(m_retry.next());
        return;
    case State::Opening: return openReports();
    case State::Clearing:
        m_page.reset();
        m_taker.reset();
        m_exchange.reset();
        m_key.clear();
        wipe(m_picture);
        return again();
    case State::Ready:
        if (m_next)
            again();
        return;
    case State::Drawing:
        m_page = std::exchange(m_next, std::nullopt);
        m_picture = stu::pictureBytes(m_page->page->picture, m_encoding);
        m_drawn = 0;
        return again();
    case State::Showing:
        if (m_page->inkWanted)
            again();
        return;
    case State::Asking:
    case State::Keying: return again();
    case State::Inking: return;
    }
}

void StuSession::again()
{
    m_timer->start(0);
}

void StuSession::timerRang()
{
    switch (m_state) {
    case State::Absent: return move(Event::Tick);
    case State::Opening: return broken({codes::NoConnection, {}}, Event::TimedOut);
    case State::Asking: return ask();
    case State::Clearing: return clearOn();
    case State::Ready: return m_next ? move(Event::PageGiven) : void();
    case State::Drawing: return drawOn();
    case State::Showing: return move(Event::InkWanted);
    case State::Keying: return keyOn();
    case State::Stopped:
    case State::Inking: return;
    }
}

void StuSession::openReports()
{
    closeReports();
    const auto place = transport::placeFromText(m_settings.place);
    if (!place)
        return broken({place.error(), m_settings.place});
    if (!m_model)
        return broken({codes::PadUnknown, m_settings.place});
    m_reports = std::make_unique<transport::HidReports>(
        std::get<transport::UsbPlace>(*place),
        transport::WireRecord{m_settings.recordFolder, QStringLiteral("stu"),
                              std::make_shared<transport::MaskOf<stu::MaskedPad>>(), &m_clock});
    connect(m_reports.get(), &transport::HidReports::opened, this, [this] { move(Event::Opened); });
    connect(m_reports.get(), &transport::HidReports::arrived, this, &StuSession::arrived);
    connect(m_reports.get(), &transport::HidReports::lost, this,
            [this](const DeviceError &error) { broken(error, Event::Unplugged); });
    m_timer->start(m_settings.openTimeout);
    m_reports->open();
}

void StuSession::closeReports()
{
    m_page.reset();
    m_next.reset();
    m_taker.reset();
    m_exchange.reset();
    m_key.clear();
    m_pair.reset();
    wipe(m_picture);
    if (std::exchange(m_known, false))
        Q_EMIT padGone();
    if (!m_reports)
        return;
    m_reports->disconnect(this);
    farewell();
    m_reports->close();
    m_reports.release()->deleteLater(); // we may be inside one of its signals
}

// Whatever ends, nobody's name and strokes stay on the screen. A pad that is busy does not hear, so it is looked at
// until it is ready; how long a look takes is the pad's own pace.
void StuSession::farewell()
{
    if (!m_reports->isOpen() || m_reports->isGone())
        return;
    using stu::State;
    const auto until = m_clock.sinceStart() + m_settings.farewell;
    bool abandoned = false;
    while (m_clock.sinceStart() < until && !m_reports->isGone()) {
        const auto status
            = stu::statusFrom(m_reports->feature(static_cast<quint8>(stu::Report::Status), stu::StatusSize));
        if (!status)
            return;
        if (status->state == State::Image && !std::exchange(abandoned, true))
            (void)m_reports->setFeature(stu::endImage(false));
        if (status->state != State::Ready && status->state != State::Capture)
            continue;
        (void)m_reports->setFeature(stu::inkingMode(false));
        if (status->state == State::Capture)
            (void)m_reports->setFeature(stu::endCapture());
        (void)m_reports->setFeature(stu::clearScreen());
        return;
    }
}

void StuSession::broken(const DeviceError &error, Event event)
{
    if (m_state == State::Stopped)
        return;
    // Who signs is told what it means for them, not only that a plug is out.
    const bool signing = states::hasPage(m_state) || m_next;
    const auto told = signing && event == Event::Unplugged ? DeviceError{codes::PadBroken, error.detail} : error;
    m_health.lastFault = told;
    if (!m_outageTold || signing) { // once an outage: the tries that follow are not news
        m_outageTold = true;
        ++m_health.failed;
        Q_EMIT failed(told);
        log::write(log::Level::Warning, "pad", "pad-lost",
                   {{QStringLiteral("code"), toString(told.code)}, {QStringLiteral("place"), m_settings.place}});
    }
    move(event);
}

DeviceState StuSession::deviceState() const
{
    switch (m_state) {
    case State::Stopped: return DeviceState::Absent;
    case State::Absent: {
        const auto &fault = m_health.lastFault;
        const bool away = !fault || codes::isAway(fault->code) || fault->code == codes::PadBroken;
        return away ? DeviceState::Absent : DeviceState::Fault;
    }
    case State::Opening:
    case State::Asking: return m_wasOpen ? DeviceState::Recovering : DeviceState::Opening;
    case State::Clearing: return m_known ? DeviceState::Busy : DeviceState::Opening;
    case State::Ready: return DeviceState::Ready;
    case State::Drawing:
    case State::Showing:
    case State::Keying:
    case State::Inking: return DeviceState::Busy;
    }
    return DeviceState::Absent;
}

void StuSession::tellHealth()
{
    m_health.state = deviceState();
    Q_EMIT healthIs(m_health);
}

} // namespace yc::devices::pad
