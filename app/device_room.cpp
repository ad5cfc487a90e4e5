#include "app/device_room.h"

namespace yc::app
{

DeviceRoom::DeviceRoom(devices::hub::Hub &hub, QObject *parent) : QObject(parent), m_hub(hub)
{
    connect(&hub, &devices::hub::Hub::changed, this, &DeviceRoom::changed);
}

int DeviceRoom::working() const
{
    int count = 0;
    const auto list = all();
    for (const auto &device : list)
        if (device.health.state != devices::DeviceState::Absent && device.health.state != devices::DeviceState::Fault)
            ++count;
    return count;
}

devices::Guidance DeviceRoom::guidance(bool wantsCard) const
{
    using devices::Guidance;
    const auto *card = reader();
    const auto asked = card ? card->health().guidance : Guidance::None;
    if (asked != Guidance::None && asked != Guidance::LiftCard && (wantsCard || asked != Guidance::PlaceCard))
        return asked;
    for (const auto other : {scanner() ? scanner()->health().guidance : Guidance::None,
                             printer() ? printer()->health().guidance : Guidance::None})
        if (other != Guidance::None && other != Guidance::LoadPaper)
            return other;
    return Guidance::None;
}

} // namespace yc::app
