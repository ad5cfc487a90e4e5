#include "app/device_room.h"

#include "devices/api/speech_codes.h"

#include <algorithm>

namespace yc::app
{

QList<ui::DeviceSeen> devicesSeen(const devices::hub::Hub &hub)
{
    QList<ui::DeviceSeen> seen;
    for (const auto &device : hub.devices())
        seen.append({device.plug.kind, device.plug.place, device.info, device.health});
    const auto cameras = hub.all<devices::Camera>();
    for (const auto *camera : cameras) {
        for (auto &one : seen) {
            if (one.kind == camera->info().kind && one.place == camera->info().place)
                one.faceExposure = camera->faceExposure();
        }
    }
    return seen;
}

ui::DeviceTry::Devices devicesToTry(const devices::hub::Hub &hub)
{
    return {.readers = hub.all<devices::CardReader>(),
            .printers = hub.all<devices::ReceiptPrinter>(),
            .codeScanners = hub.all<devices::CodeScanner>(),
            .announcers = hub.all<devices::Announcer>(),
            .cabinets = hub.all<devices::Cabinet>(),
            .smartCardReaders = hub.all<devices::SmartCardReader>(),
            .microphones = hub.all<devices::Microphone>()};
}

DeviceRoom::DeviceRoom(devices::hub::Hub &hub, QObject *parent) : QObject(parent), m_hub(hub)
{
    connect(&hub, &devices::hub::Hub::changed, this, &DeviceRoom::take);
}

namespace
{

// The others are all used at once, or nothing that is shown or said depends on which it is.
bool isOneUsed(devices::Kind kind)
{
    using devices::Kind;
    return kind == Kind::DocumentScanner || kind == Kind::ReceiptPrinter || kind == Kind::SignaturePad
        || kind == Kind::DocumentCamera;
}

} // namespace

bool DeviceRoom::isInUse(const devices::hub::DeviceView &device) const
{
    return !isOneUsed(device.plug.kind) || m_hub.inUse(device.plug.kind) == device.plug.place;
}

bool DeviceRoom::mayUse(const devices::hub::DeviceView &device) const
{
    const auto list = all();
    const bool isWorking = std::ranges::any_of(list, [&](const auto &one) {
        return one.plug.kind == device.plug.kind && isInUse(one) && one.health.state == devices::DeviceState::Busy;
    });
    return !isInUse(device) && !isWorking;
}

void DeviceRoom::use(const devices::hub::DeviceView &device)
{
    m_hub.prefer(device.plug.kind, device.plug.place);
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

namespace
{

using devices::Guidance;

// Done or as good as done: it takes nobody's hand.
bool isNews(Guidance asked)
{
    return asked != Guidance::None && asked != Guidance::LiftCard && asked != Guidance::LoadPaper;
}

bool holdsUp(Guidance asked)
{
    return isNews(asked) && asked != Guidance::RollNearEnd && asked != Guidance::TakeSlip;
}

} // namespace

QList<std::pair<devices::Kind, Guidance>> DeviceRoom::asked() const
{
    QList<std::pair<devices::Kind, Guidance>> all;
    const auto take = [&](devices::Kind kind, const auto *device) {
        if (device && isNews(device->health().guidance))
            all.append({kind, device->health().guidance});
    };
    const auto idReaders = readers();
    for (const auto *one : idReaders)
        take(devices::Kind::CardReader, one);
    take(devices::Kind::DocumentScanner, scanner());
    take(devices::Kind::ReceiptPrinter, printer());
    take(devices::Kind::DocumentCamera, documentCamera());
    for (const auto *cabinet : cabinets())
        take(devices::Kind::Cabinet, cabinet);
    const auto readers = smartCardReaders();
    for (const auto *reader : readers)
        take(devices::Kind::SmartCard, reader);
    const auto microphones = m_hub.all<devices::Microphone>();
    for (const auto *microphone : microphones)
        take(devices::Kind::Microphone, microphone);
    return all;
}

Guidance DeviceRoom::guidance(std::optional<devices::Kind> inHand) const
{
    const auto all = asked();
    for (const auto &[kind, what] : all)
        if (kind == inHand && holdsUp(what))
            return what;
    return Guidance::None;
}

Guidance DeviceRoom::note(std::optional<devices::Kind> inHand) const
{
    const auto all = asked();
    for (const auto &[kind, what] : all)
        if ((kind != inHand || !holdsUp(what)) && what != Guidance::PlaceCard)
            return what;
    return Guidance::None;
}

namespace
{

bool isUp(const devices::Health &health)
{
    using devices::DeviceState;
    return health.state == DeviceState::Ready || health.state == DeviceState::Busy
        || health.state == DeviceState::Guidance;
}

// The kind of device that a failure describes the state of, by its hundred; nullopt: it tells of an event.
std::optional<devices::Kind> kindDescribed(Code problem)
{
    namespace codes = devices::codes;
    for (const auto code : {codes::SamFault, codes::SamUnauthorised, codes::ReaderSilent})
        if (code == problem)
            return devices::Kind::CardReader;
    if (problem == codes::ScannerAbsent)
        return devices::Kind::DocumentScanner;
    for (const auto code : {codes::CameraAbsent, codes::CameraSilent, codes::CameraBusy})
        if (code == problem)
            return devices::Kind::DocumentCamera;
    for (const auto code : {codes::PrinterSilent, codes::PrinterPaperOut, codes::PrinterCoverOpen, codes::PrinterCutter,
                            codes::PrinterFault})
        if (code == problem)
            return devices::Kind::ReceiptPrinter;
    for (const auto code : {codes::CardServiceAway, codes::CardServiceSilent, codes::SmartCardHeld})
        if (code == problem)
            return devices::Kind::SmartCard;
    for (const auto code : {codes::PadSilent, codes::PadRefused})
        if (code == problem)
            return devices::Kind::SignaturePad;
    for (const auto code :
         {codes::SoundServiceAway, codes::MicrophoneAbsent, codes::MicrophoneSilent, codes::MicrophoneRefused})
        if (code == problem)
            return devices::Kind::Microphone;
    for (const auto code : {codes::LoudspeakerAbsent, codes::RecordingsUnusable})
        if (code == problem)
            return devices::Kind::Speaker;
    if (problem == codes::CabinetSilent)
        return devices::Kind::Cabinet;
    return std::nullopt;
}

} // namespace

bool DeviceRoom::stillHolds(Code problem) const
{
    using devices::Guidance;
    const auto list = all();
    const auto kind = kindDescribed(problem);
    if (!kind && !devices::codes::isAway(problem))
        return true;
    // What any device can say is meant of those that said it last.
    const auto meant = [&](const devices::hub::DeviceView &device) {
        // Microphones and loudspeakers hang on one service.
        if (problem == devices::codes::SoundServiceAway)
            return device.info.kind == devices::Kind::Microphone
                || (device.info.kind == devices::Kind::Speaker && device.plug.driver == QLatin1String("words"));
        return kind ? device.info.kind == *kind : device.health.lastFault && device.health.lastFault->code == problem;
    };
    bool anyone = false;
    for (const auto &device : list) {
        if (!meant(device))
            continue;
        anyone = true;
        const auto asks = device.health.guidance;
        const bool mended = isUp(device.health)
            && !(problem == devices::codes::PrinterPaperOut && asks == Guidance::ReplaceRoll)
            && !(problem == devices::codes::PrinterCoverOpen && asks == Guidance::CloseCover);
        if (!mended)
            return true;
    }
    if (anyone)
        return false;
    // Nobody says it any more: whoever did said something else on the way back (D-0905, until somebody listened again).
    // A fault may be told before the device's state follows, so it has to have been seen away.
    return kind || !m_said.contains(problem)
        || !std::ranges::all_of(list, [](const auto &one) { return isUp(one.health); });
}

void DeviceRoom::take()
{
    const auto list = all();
    bool away = false;
    for (const auto &device : list) {
        if (isUp(device.health))
            continue;
        away = true;
        if (device.health.lastFault && !m_said.contains(device.health.lastFault->code))
            m_said.append(device.health.lastFault->code);
    }
    Q_EMIT changed(); // which asks stillHolds()
    if (!away)
        m_said.clear();
}

} // namespace yc::app
