#include "devices/hub/hub.h"

#include "base/log.h"
#include "devices/transport/device_thread.h"
#include "devices/transport/place.h"
#include "devices/transport/usb_tree.h"
#include "devices/transport/usb_watch.h"
#include "devices/transport/wire_record.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QPointer>

#include <algorithm>
#include <functional>
#include <optional>

namespace yc::devices::hub
{

// Members in this order: the device goes before its thread, and that before what looks from within it.
struct Hub::Entry {
    Plug plug;
    QObject there;
    std::unique_ptr<transport::DeviceThread> thread;
    std::optional<Device> device;
    Health withoutDevice;
    QString release; // as the kernel tells it of what is plugged in there

    // In the device's thread: the kernel's tree may keep its reader waiting. Told in the context's, if it changed.
    void learnRelease(QObject *context, std::function<void(const QString &place, const QString &release)> tell);
    static void learnReleases(Hub *hub);
};

namespace
{

std::optional<transport::UsbPlace> usbPlaceOf(const Plug &plug)
{
    const auto place = transport::placeFromText(plug.place);
    const auto *usb = place ? std::get_if<transport::UsbPlace>(&*place) : nullptr;
    return usb ? std::optional(*usb) : std::nullopt;
}

bool isOnUsb(const Plug &plug)
{
    return usbPlaceOf(plug).has_value();
}

// SANE knows where its scanners are, and tells of no unplugging: they look when anything on USB changed.
bool looksWithUsb(const Plug &plug)
{
    return isOnUsb(plug) || plug.place.startsWith(QLatin1StringView("sane:"));
}

} // namespace

void Hub::Entry::learnRelease(QObject *context, std::function<void(const QString &place, const QString &release)> tell)
{
    const auto usb = usbPlaceOf(plug);
    if (!usb || !device)
        return;
    QMetaObject::invokeMethod(
        &there,
        [usb = *usb, place = plug.place, known = release, guard = QPointer(context), tell = std::move(tell)] {
            const auto attached = transport::attachedAt(usb);
            if (!attached || attached->release == known)
                return; // away: what it was is still worth knowing
            QMetaObject::invokeMethod(qApp, [guard, tell, place, release = attached->release] {
                if (guard)
                    tell(place, release);
            });
        },
        Qt::QueuedConnection);
}

void Hub::Entry::learnReleases(Hub *hub)
{
    for (const auto &entry : hub->m_entries)
        entry->learnRelease(hub, [hub](const QString &place, const QString &release) {
            for (const auto &one : hub->m_entries)
                if (one->plug.place == place)
                    one->release = release;
            Q_EMIT hub->changed();
        });
}

Hub::Hub(std::vector<Driver> drivers, const Clock &clock, QObject *parent)
    : QObject(parent), m_drivers(std::move(drivers)), m_clock(clock)
{
}

Hub::~Hub() = default;

void Hub::use(const std::vector<Plug> &plugs)
{
    m_usbWatch.reset();
    m_entries.clear();
    for (const auto &plug : plugs)
        add(plug);
    Q_EMIT changed();
}

void Hub::add(const Plug &plug)
{
    auto &entry = *m_entries.emplace_back(std::make_unique<Entry>());
    entry.plug = plug;
    const auto driver = std::find_if(m_drivers.begin(), m_drivers.end(), [&](const Driver &one) {
        return one.kind == plug.kind && (plug.driver.isEmpty() || plug.driver == one.name);
    });
    if (driver != m_drivers.end()) {
        entry.thread = std::make_unique<transport::DeviceThread>(driver->name);
        entry.there.moveToThread(entry.thread->thread());
        auto device = driver->make(plug, m_clock, entry.thread->thread());
        if (device) {
            entry.device = std::move(*device);
            std::visit(
                [this](const auto &one) {
                    using Type = std::decay_t<decltype(*one)>;
                    connect(one.get(), &Type::healthChanged, this, &Hub::changed);
                    if constexpr (requires { &Type::guidanceChanged; }) // not all ask people for something
                        connect(one.get(), &Type::guidanceChanged, this, &Hub::changed);
                },
                *entry.device);
            return;
        }
        entry.withoutDevice.lastFault = DeviceError{device.error(), plug.place};
    } else {
        entry.withoutDevice.lastFault = DeviceError{codes::NoDriver, plug.driver};
    }
    entry.withoutDevice.state = DeviceState::Fault;
    log::write(log::Level::Warning, "hub", "device-not-made",
               {{QStringLiteral("code"), toString(entry.withoutDevice.lastFault->code)},
                {QStringLiteral("place"), plug.place}});
}

void Hub::start()
{
    watchUsb();
    for (const auto &entry : m_entries) {
        if (entry->device)
            std::visit([](const auto &device) { device->start(); }, *entry->device);
    }
}

void Hub::watchUsb()
{
    m_usbWatch.reset();
    if (std::ranges::none_of(m_entries, [](const auto &entry) { return looksWithUsb(entry->plug); }))
        return;
    m_usbWatch = std::make_unique<transport::UsbWatch>();
    connect(m_usbWatch.get(), &transport::UsbWatch::changed, this, &Hub::usbChanged);
    Entry::learnReleases(this);
}

// Whose device it was they see for themselves, in their threads: the kernel's tree may keep its reader waiting while a
// device is being reset.
void Hub::usbChanged()
{
    for (const auto &entry : m_entries) {
        if (entry->device && looksWithUsb(entry->plug))
            std::visit([](const auto &device) { device->lookAgain(); }, *entry->device);
    }
    Entry::learnReleases(this);
}

QList<DeviceView> Hub::devices() const
{
    QList<DeviceView> views;
    for (const auto &entry : m_entries) {
        DeviceView view{.plug = entry->plug,
                        .info = {.kind = entry->plug.kind, .place = entry->plug.place},
                        .health = entry->withoutDevice};
        if (entry->device) {
            std::visit(
                [&](const auto &device) {
                    view.info = device->info();
                    view.health = device->health();
                },
                *entry->device);
            if (view.info.firmware.isEmpty()) // a device's own word is worth more
                view.info.firmware = entry->release;
        }
        views << view;
    }
    return views;
}

template <typename T> QList<T *> Hub::all() const
{
    QList<T *> found;
    for (const auto &entry : m_entries) {
        if (!entry->device)
            continue;
        if (const auto *device = std::get_if<std::unique_ptr<T>>(&*entry->device))
            found << device->get();
    }
    return found;
}

template <typename T> T *Hub::at(const QString &place) const
{
    for (const auto &entry : m_entries) {
        if (!entry->device || entry->plug.place != place)
            continue;
        if (const auto *device = std::get_if<std::unique_ptr<T>>(&*entry->device))
            return device->get();
    }
    return nullptr;
}

void Hub::prefer(Kind kind, const QString &place)
{
    m_preferred[kind] = place;
    Q_EMIT changed();
}

void Hub::prefer(const QJsonObject &settings)
{
    for (auto one = settings.begin(); one != settings.end(); ++one)
        if (const auto kind = kindNamed(one.key()))
            prefer(*kind, one.value().toString());
}

const Hub::Entry *Hub::used(Kind kind) const
{
    const Entry *first = nullptr;
    for (const auto &entry : m_entries) {
        if (!entry->device || entry->plug.kind != kind)
            continue;
        if (entry->plug.place == m_preferred.value(kind))
            return entry.get();
        if (!first)
            first = entry.get();
    }
    return first;
}

QString Hub::inUse(Kind kind) const
{
    const auto *entry = used(kind);
    return entry ? entry->plug.place : QString();
}

template <typename T> T *Hub::usedAs(Kind kind) const
{
    const auto *entry = used(kind);
    const auto *device = entry ? std::get_if<std::unique_ptr<T>>(&*entry->device) : nullptr;
    return device ? device->get() : nullptr;
}

// What a driver can make (api/driver.h) can be asked for.
template QList<CardReader *> Hub::all() const;
template QList<DocumentScanner *> Hub::all() const;
template QList<ReceiptPrinter *> Hub::all() const;
template QList<CodeScanner *> Hub::all() const;
template QList<SignaturePad *> Hub::all() const;
template QList<Camera *> Hub::all() const;
template QList<Announcer *> Hub::all() const;
template QList<Cabinet *> Hub::all() const;
template QList<SmartCardReader *> Hub::all() const;
template QList<Microphone *> Hub::all() const;
template CardReader *Hub::at(const QString &) const;
template DocumentScanner *Hub::at(const QString &) const;
template ReceiptPrinter *Hub::at(const QString &) const;
template CodeScanner *Hub::at(const QString &) const;
template SignaturePad *Hub::at(const QString &) const;
template Camera *Hub::at(const QString &) const;
template Announcer *Hub::at(const QString &) const;
template Cabinet *Hub::at(const QString &) const;
template SmartCardReader *Hub::at(const QString &) const;
template Microphone *Hub::at(const QString &) const;

CardReader *Hub::cardReader() const
{
    return usedAs<CardReader>(Kind::CardReader);
}

DocumentScanner *Hub::documentScanner() const
{
    return usedAs<DocumentScanner>(Kind::DocumentScanner);
}

ReceiptPrinter *Hub::receiptPrinter() const
{
    return usedAs<ReceiptPrinter>(Kind::ReceiptPrinter);
}

SignaturePad *Hub::signaturePad() const
{
    return usedAs<SignaturePad>(Kind::SignaturePad);
}

Camera *Hub::documentCamera() const
{
    return usedAs<Camera>(Kind::DocumentCamera);
}

Result<std::vector<Plug>> plugsFromJson(const QJsonArray &settings)
{
    std::vector<Plug> plugs;
    for (const auto &value : settings) {
        const auto object = value.toObject();
        const auto kind = kindNamed(object.value(QStringLiteral("kind")).toString());
        if (!kind)
            return std::unexpected(yc::codes::BadFile);
        Plug plug{.kind = *kind,
                  .driver = object.value(QStringLiteral("driver")).toString(),
                  .place = object.value(QStringLiteral("place")).toString(),
                  .options = object.value(QStringLiteral("options")).toObject()};
        if (plug.place.isEmpty())
            return std::unexpected(yc::codes::BadFile);
        plugs.push_back(std::move(plug));
    }
    return plugs;
}

Done recordTo(const QString &folder, std::vector<Plug> &plugs)
{
    if (folder.isEmpty())
        return {};
    const bool isThere = QDir(folder).exists(); // one that others use is left as it is; each file is the owner's alone
    if (!isThere
        && (!QDir().mkpath(folder)
            || !QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)))
        return std::unexpected(yc::codes::BadFile);
    for (auto &plug : plugs)
        plug.options.insert(transport::RecordOption, QDir(folder).absolutePath());
    log::write(log::Level::Info, "devices", "wires-recorded"); // nobody records without its standing somewhere
    return {};
}

} // namespace yc::devices::hub
