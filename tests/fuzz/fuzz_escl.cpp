// What a scanner on the network says of itself: any bytes, and any names of scanners.
#include "devices/scan/escl_status.h"

#include <cstdint>
#include <cstdlib>

using namespace yc::devices::scan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (const auto status = esclStatusFrom(bytes)) {
        if (status->made && *status->made < 0)
            std::abort();
        if (status->trouble.has_value() != (status->feeder == EsclStatus::Feeder::Trouble))
            std::abort();
    }
    const auto half = bytes.size() / 2;
    const auto address
        = esclAddress(QString::fromUtf8(bytes.first(half)), QString::fromUtf8(bytes.sliced(half)), bytes);
    if (address.isValid() && (address.scheme() != QLatin1StringView("http") || address.host().isEmpty()))
        std::abort();
    return 0;
}
