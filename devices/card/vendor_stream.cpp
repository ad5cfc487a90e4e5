#include "devices/card/vendor_stream.h"

#include "base/log.h"
#include "base/own_programs.h"
#include "base/secret.h"

#include <QFileInfo>
#include <QJsonArray>

namespace yc::devices::card
{

using vendor::Say;
using namespace Qt::StringLiterals;

VendorStream::VendorStream(VendorSettings settings)
    : m_settings(std::move(settings)),
      m_helper({.message = [this](ipc::Message message) { take(std::move(message)); },
                .gone =
                    [this](bool started, bool crashed) {
                        if (!started)
                            return lose({yc::codes::HelperMissing, QFileInfo(m_settings.program).fileName()});
                        lose({codes::VendorCrashed, crashed ? u"crashed"_s : u"ended"_s});
                    },
                .nonsense =
                    [this](Code code) {
                        lose({codes::VendorCrashed, toString(code)});
                    }},
               this),
      m_watchdog(this)
{
    m_watchdog.setSingleShot(true);
    connect(&m_watchdog, &QTimer::timeout, this, [this] { lose({codes::VendorHung, {}}); });
}

void VendorStream::open()
{
    end();
    auto folder = PrivateFolder::make(u"yichuang-vendor"_s);
    if (!folder)
        return lose({folder.error(), u"/dev/shm"_s});
    m_folder.emplace(std::move(*folder));
    m_watchdog.start(m_settings.opening);
    // What a library writes when it is not asked where goes there too; home is not its to look into.
    auto environment = m_settings.environment;
    for (const auto &name : {u"HOME"_s, u"TMPDIR"_s})
        environment.insert(name, m_folder->path());
    m_helper.start(m_settings.program, environment);
    if (!m_helper.isThere())
        return; // it has been told
    m_helper.send(static_cast<quint16>(Say::Open),
                  vendor::toJson(vendor::OpenRequest{.library = m_settings.place.library,
                                                     .port = m_settings.place.port,
                                                     .shape = m_settings.shape,
                                                     .folder = m_folder->path(),
                                                     .owner = m_settings.owner}));
}

void VendorStream::write(const QByteArray &bytes)
{
    if (!m_open)
        return;
    m_heard += bytes;
    const auto request = sdt::takeRequest(m_heard);
    if (request && *request)
        ask(**request);
}

void VendorStream::ask(const sdt::Request &request)
{
    m_asked = true;
    const bool reading
        = request.command == sdt::Command::ReadTextAndPhoto || request.command == sdt::Command::ReadWithFingerprint;
    m_watchdog.start(reading ? m_settings.reading : m_settings.call);
    m_helper.send(static_cast<quint16>(Say::Ask), vendor::toJson(request.command));
}

void VendorStream::close()
{
    end();
}

void VendorStream::take(ipc::Message message)
{
    const auto say = static_cast<Say>(message.kind);
    if (say == Say::Answer && std::exchange(m_asked, false)) {
        m_watchdog.stop();
        Q_EMIT arrived(message.body);
        wipe(message.body);
        return;
    }
    const auto object = ipc::objectFromBody(message.body);
    if (object && say == Say::Opened && !std::exchange(m_open, true)) {
        m_watchdog.stop();
        const auto is = vendor::openedFromJson(*object);
        log::write(is.lacks.isEmpty() ? log::Level::Info : log::Level::Warning, "card", "vendor-library",
                   {{u"library"_s, m_settings.place.library},
                    {u"lacks"_s, QJsonArray::fromStringList(is.lacks)},
                    {u"walls"_s, QJsonArray::fromStringList(is.walls)}});
        Q_EMIT opened();
        return;
    }
    if (object && say == Say::Failed)
        return lose(vendor::errorFromJson(*object));
    // Unasked, twice, ours to say, or nothing that can be read: what writes there is not our program any more.
    wipe(message.body);
    lose({codes::VendorCrashed, u"message %1"_s.arg(message.kind)});
}

void VendorStream::lose(const DeviceError &error)
{
    end();
    Q_EMIT lost(error);
}

void VendorStream::end()
{
    m_watchdog.stop();
    m_helper.forget();
    m_open = false;
    m_asked = false;
    m_heard.clear();
    m_folder.reset();
}

} // namespace yc::devices::card
