#include "devices/pad/stu_pad.h"

#include "devices/pad/protocol/stu_models.h"
#include "devices/pad/stu_session.h"
#include "devices/transport/place.h"
#include "devices/transport/wire_record.h"

namespace yc::devices::pad
{

StuPad::StuPad(const StuSettings &settings, const Clock &clock, QThread *thread, QObject *parent)
    : SignaturePad(parent), m_clock(clock), m_session(new StuSession(settings, clock)),
      m_info{.kind = Kind::SignaturePad, .place = settings.place, .maker = QStringLiteral("Wacom")}
{
    m_info.can.setFlag(Capability::SealedInk, settings.sealed);
    m_session->moveToThread(thread);

    connect(m_session, &StuSession::healthIs, this, [this](const Health &health) {
        if (health.done > m_health.done)
            m_lastGood = m_clock.sinceStart();
        m_health = health;
        Q_EMIT healthChanged();
    });
    connect(m_session, &StuSession::padIs, this, [this](const PadFacts &facts) {
        m_info.model = facts.model;
        m_info.serial = facts.serial;
        m_info.firmware = facts.firmware;
        m_info.can.setFlag(Capability::PenClock, facts.clock);
        m_info.can.setFlag(Capability::Colour, facts.screen.colour);
        m_screen = facts.screen;
        Q_EMIT screenChanged();
    });
    connect(m_session, &StuSession::padGone, this, [this] {
        m_screen.reset();
        Q_EMIT screenChanged();
    });
    connect(m_session, &StuSession::shown, this, [this](int page) {
        if (page == m_page)
            Q_EMIT pageShown();
    });
    connect(m_session, &StuSession::inking, this, [this](int page) {
        if (page == m_page)
            Q_EMIT inkBegan();
    });
    connect(m_session, &StuSession::inkIs, this, [this](int page, const std::vector<InkPoint> &points) {
        if (page == m_page)
            Q_EMIT inkArrived(points);
    });
    connect(m_session, &StuSession::pressed, this, [this](int page, PadKey key) {
        if (page == m_page)
            Q_EMIT keyPressed(key);
    });
    connect(m_session, &StuSession::failed, this, [this](const DeviceError &error) {
        if (m_started)
            Q_EMIT failed(error);
    });
}

StuPad::~StuPad()
{
    m_session->disconnect(this);
    m_session->deleteLater(); // in its own thread; its destructor clears the screen and closes the wire
}

Health StuPad::health() const
{
    auto health = m_health;
    if (m_lastGood)
        health.lastGoodMsAgo = (m_clock.sinceStart() - *m_lastGood).count();
    return health;
}

void StuPad::start()
{
    m_started = true;
    QMetaObject::invokeMethod(m_session, &StuSession::start, Qt::QueuedConnection);
}

void StuPad::stop()
{
    m_started = false;
    ++m_page;
    QMetaObject::invokeMethod(m_session, &StuSession::stop, Qt::QueuedConnection);
}

void StuPad::lookAgain()
{
    QMetaObject::invokeMethod(m_session, &StuSession::lookAgain, Qt::QueuedConnection);
}

void StuPad::showPage(std::shared_ptr<const PadPage> page)
{
    ++m_page;
    QMetaObject::invokeMethod(
        m_session, [session = m_session, number = m_page, page = std::move(page)] { session->show(number, page); },
        Qt::QueuedConnection);
}

void StuPad::beginInk()
{
    QMetaObject::invokeMethod(
        m_session, [session = m_session, number = m_page] { session->beginInk(number); }, Qt::QueuedConnection);
}

void StuPad::clear()
{
    ++m_page;
    QMetaObject::invokeMethod(m_session, &StuSession::clear, Qt::QueuedConnection);
}

Driver stuDriver()
{
    return {
        .name = QStringLiteral("stu"),
        .kind = Kind::SignaturePad,
        .make = [](const Plug &plug, const Clock &clock, QThread *thread) -> Result<Device> {
            const auto place = transport::placeFromText(plug.place);
            if (!place)
                return std::unexpected(place.error());
            const auto *usb = std::get_if<transport::UsbPlace>(&*place);
            if (!usb || usb->way != transport::UsbPlace::Way::Reports)
                return std::unexpected(codes::BadPlace);
            if (usb->vendor != stu::Vendor || !stu::modelOf(usb->product))
                return std::unexpected(codes::PadUnknown);
            StuSettings settings;
            settings.place = plug.place;
            settings.recordFolder = plug.options.value(transport::RecordOption).toString();
            settings.sealed = plug.options.value(QStringLiteral("encrypted")).toBool(settings.sealed);
            settings.colour = plug.options.value(QStringLiteral("colour")).toBool(settings.colour);
            return std::make_unique<StuPad>(settings, clock, thread);
        },
    };
}

} // namespace yc::devices::pad
