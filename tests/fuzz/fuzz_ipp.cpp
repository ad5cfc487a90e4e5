// What a print service answers, fed with anything: read by CUPS's own library, as the driver has it read, and taken as
// values by us.

#include "devices/print/cups/cups_library.h"
#include "devices/print/cups/ipp_values.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>

using namespace yc::devices;
using namespace yc::devices::print::cups;

namespace
{

void must(bool held)
{
    if (!held)
        std::abort();
}

struct Bytes {
    const std::uint8_t *at;
    std::size_t left;
};

ssize_t give(void *from, ipp_uchar_t *into, std::size_t most)
{
    auto &bytes = *static_cast<Bytes *>(from);
    const auto size = std::min(most, bytes.left);
    std::memcpy(into, bytes.at, size);
    bytes.at += size;
    bytes.left -= size;
    return static_cast<ssize_t>(size);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const bool isThere = hasCups();
    must(isThere);
    const std::unique_ptr<ipp_t, decltype(&::ippDelete)> answer(::ippNew(), &::ippDelete);
    Bytes bytes{data, size};
    (void)::ippReadIO(&bytes, &give, 1, nullptr, answer.get()); // what was read until it failed is there all the same
    const auto queues = queuesFrom(answer.get(), QStringLiteral("office"));
    for (const auto &queue : queues)
        must(!queue.name.isEmpty());
    must(std::ranges::count_if(queues, &PrintQueue::isDefault) == 0 || queues.first().isDefault);
    if (const auto job = jobFrom(answer.get()))
        must(job->pages >= 0);
    (void)codeFrom(::ippGetStatusCode(answer.get()));
    return 0;
}
