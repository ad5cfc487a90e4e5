#include "helpers/vendord/service.h"

#include "base/secret.h"
#include "helpers/vendord/library_trust.h"
#include "helpers/vendord/vendor_walls.h"

#include <QFileInfo>

namespace yc::helpers::vendord
{

using devices::card::vendor::Say;
using devices::card::vendor::Shape;
namespace codes = devices::codes;
using namespace std::chrono_literals;

void Service::run()
{
    for (;;) {
        const auto message = m_channel.receive(1h);
        if (!message || (*message && !take(**message)))
            return;
    }
}

bool Service::take(const ipc::Message &message)
{
    const auto body = ipc::objectFromBody(message.body);
    if (!body)
        return false;
    if (static_cast<Say>(message.kind) == Say::Open && !m_library) {
        const auto request = devices::card::vendor::openRequestFromJson(*body);
        return request && open(*request);
    }
    if (static_cast<Say>(message.kind) == Say::Ask && m_reader) {
        const auto command = devices::card::vendor::commandFromJson(*body);
        return command && ask(*command);
    }
    return false;
}

bool Service::open(const devices::card::vendor::OpenRequest &request)
{
    if (!QFileInfo::exists(request.library))
        return fail({codes::VendorUnloadable, request.library});
    if (const auto why = whyNotTrusted(request.library, request.owner); !why.isEmpty())
        return fail({codes::VendorUntrusted, why});
    const auto walls = raiseWalls(request.library, request.folder); // its first lines run as it is loaded
    auto library = MakerLibrary::load(request.library);
    if (!library)
        return fail(library.error());
    m_library.emplace(std::move(*library));
    auto reader = request.shape == Shape::Sdt ? openSdt(*m_library, request.port)
                                              : openCvr(*m_library, request.port, request.folder);
    if (!reader)
        return fail(reader.error());
    m_reader = std::move(*reader);
    return say(Say::Opened,
               ipc::toBody(toJson(devices::card::vendor::Opened{.lacks = m_library->lacks(), .walls = walls})));
}

bool Service::ask(devices::card::sdt::Command command)
{
    auto answer = m_reader->answer(command);
    if (!answer)
        return fail(answer.error());
    const bool said = say(Say::Answer, *answer);
    wipe(*answer);
    return said;
}

bool Service::say(Say what, QByteArrayView body)
{
    return m_channel.send(static_cast<quint16>(what), body).has_value();
}

bool Service::fail(const devices::DeviceError &error)
{
    (void)say(Say::Failed, ipc::toBody(devices::card::vendor::toJson(error)));
    return false; // the client begins anew, with another of us
}

} // namespace yc::helpers::vendord
