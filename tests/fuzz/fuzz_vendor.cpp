// What yichuang-vendord and its client say to each other: bodies of any bytes. And what a library says of a card in
// words.
#include "base/ipc.h"
#include "devices/card/protocol/card_text.h"
#include "devices/card/protocol/sdt_reply.h"
#include "devices/card/protocol/vendor_messages.h"
#include "helpers/vendord/cvr_person.h"

#include <cstdint>
#include <cstdlib>

using namespace yc;
using namespace yc::devices;
namespace vendor = yc::devices::card::vendor;

namespace
{

void must(bool held)
{
    if (!held)
        std::abort();
}

// A line a field, in the order of CvrPerson.
void words(const QByteArray &bytes)
{
    helpers::vendord::CvrPerson person;
    const auto lines = bytes.split('\n');
    qsizetype at = 0;
    for (auto *field : person.all())
        *field = lines.value(at++);
    if (const auto text = helpers::vendord::cardTextOf(person))
        must(card::decodeCardText(*text).has_value());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    words(bytes);
    if (const auto number = card::sdt::replyFromSamNumber(QString::fromLatin1(bytes)))
        must(card::sdt::samNumberFromReply(*number).has_value());
    const auto object = ipc::objectFromBody(bytes);
    if (!object)
        return 0;
    const auto opened = vendor::openedFromJson(*object);
    must(vendor::openedFromJson(vendor::toJson(opened)).lacks == opened.lacks);
    const auto error = vendor::errorFromJson(*object);
    must(vendor::errorFromJson(vendor::toJson(error)).code == error.code);
    if (const auto command = vendor::commandFromJson(*object))
        must(vendor::commandFromJson(vendor::toJson(*command)) == command);
    if (const auto request = vendor::openRequestFromJson(*object)) {
        const auto again = vendor::openRequestFromJson(vendor::toJson(*request));
        must(again && again->library == request->library && again->port == request->port);
    }
    return 0;
}
