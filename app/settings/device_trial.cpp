#include "app/settings/device_trial.h"

#include <chrono>

namespace yc::app
{

using namespace std::chrono_literals;

namespace
{

constexpr auto Patience = 7s; // a scanner's drivers load for seconds
constexpr auto Look = 150ms;

bool isSettled(const devices::Health &health)
{
    using devices::DeviceState;
    return health.state == DeviceState::Ready || health.state == DeviceState::Busy
        || health.state == DeviceState::Guidance || health.state == DeviceState::Fault
        || (health.lastFault && devices::codes::isAway(health.lastFault->code)); // it goes on trying; we know enough
}

} // namespace

DeviceTrial::DeviceTrial(Shop &shop, QObject *parent) : QObject(parent), m_shop(shop)
{
    m_end.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, [this] { look(false); });
    connect(&m_end, &QTimer::timeout, this, [this] { look(true); });
}

DeviceTrial::~DeviceTrial() = default;

void DeviceTrial::tryOut(const devices::Plug &plug, Answer done)
{
    m_look.stop();
    m_end.stop();
    m_hub.reset();
    m_done = std::move(done);
    for (const auto &device : m_shop.devices.all()) {
        if (device.plug.kind == plug.kind && device.plug.place == plug.place) {
            const ui::DeviceSeen seen{plug.kind, plug.place, device.info, device.health};
            QMetaObject::invokeMethod(
                this, [this, seen] { end(seen); }, Qt::QueuedConnection);
            return;
        }
    }
    if (m_shop.makeHub) {
        m_hub = m_shop.makeHub();
        m_hub->use({plug});
        m_hub->start();
    }
    m_look.start(Look);
    m_end.start(Patience);
}

void DeviceTrial::look(bool last)
{
    const auto all = m_hub ? m_hub->devices() : QList<devices::hub::DeviceView>();
    if (all.isEmpty())
        return end({});
    const auto &device = all.first();
    if (last || isSettled(device.health))
        end({device.plug.kind, device.plug.place, device.info, device.health});
}

void DeviceTrial::end(const ui::DeviceSeen &seen)
{
    m_look.stop();
    m_end.stop();
    m_hub.reset();
    if (const auto done = std::exchange(m_done, nullptr))
        done(seen);
}

} // namespace yc::app
