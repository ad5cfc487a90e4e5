// What the scanning helper and its client say to each other: bodies of any bytes.
#include "base/ipc.h"
#include "devices/scan/scan_messages.h"

#include <cstdint>
#include <cstdlib>

using namespace yc;
using namespace yc::devices;

namespace
{

void must(bool held)
{
    if (!held)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto object
        = ipc::objectFromBody(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    if (!object)
        return 0;
    (void)scan::openRequestFromJson(*object);
    (void)scan::errorFromJson(*object);
    (void)scan::phaseFromJson(*object);
    const auto found = scan::foundFromJson(*object);
    must(scan::foundFromJson(scan::toJson(found)).resolutions == found.resolutions);
    if (const auto request = scan::scanRequestFromJson(*object)) {
        const auto again = scan::scanRequestFromJson(scan::toJson(*request));
        must(again && again->dpi == request->dpi && again->mostPages == request->mostPages);
    }
    if (const auto report = scan::stackReportFromJson(*object)) {
        const auto again = scan::stackReportFromJson(scan::toJson(*report));
        must(again && again->pages == report->pages && again->made == report->made
             && again->counter == report->counter);
    }
    if (const auto head = scan::pageHeadFromJson(*object)) {
        const auto again = scan::pageHeadFromJson(scan::toJson(*head));
        must(again && again->size == head->size && again->dpi == head->dpi);
    }
    return 0;
}
