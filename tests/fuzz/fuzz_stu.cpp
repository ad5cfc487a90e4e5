// A signature pad's reports: whatever it says, what is believed fits what is drawn and written with it.
#include "devices/pad/protocol/pen_clock.h"
#include "devices/pad/protocol/stu_encryption.h"
#include "devices/pad/protocol/stu_mask.h"
#include "devices/pad/protocol/stu_report.h"
#include "devices/pad/protocol/stu_screen.h"

#include <cstdint>
#include <cstdlib>

using namespace yc::devices::pad::stu;

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
    const QByteArray report(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    if (const auto told = capabilityFrom(report)) {
        must(!told->screen.isEmpty() && told->screen.width() <= 4096 && told->screen.height() <= 4096);
        must(told->maxX > 0 && told->maxY > 0 && told->maxPressure > 0 && told->unitsPerInch > 0);
        must(capabilityFrom(toBytes(*told, true)) == told);
    }
    if (const auto status = statusFrom(report))
        must(statusFrom(toBytes(*status)) == status);
    (void)informationFrom(report);
    (void)serialFrom(report);
    (void)handwritingAreaFrom(report);
    (void)blockIn(report);
    if (const auto message = keyMessageFrom(report))
        must(keyMessageFrom(toBytes(*message)) == message);
    if (const auto status = keyStatusFrom(report))
        must(keyStatusFrom(toBytes(*status)) == status);
    MaskedPad mask; // what is written down is as long as what was said
    must(MaskedPad::sent(report).size() == report.size() && mask.heard(report).size() == report.size());
    const auto sealed = sealedPart(report);
    must(sealed.isEmpty() || sealed.size() == 16);
    PenClock clock;
    qint64 before = 0;
    for (const auto mode :
         {OptionMode::None, OptionMode::TimeCount, OptionMode::Sequence, OptionMode::TimeCountSequence}) {
        const auto pen = penReportFrom(report, mode, sealed);
        must(!pen || (isPenReport(report) && !pen->samples.empty() && pen->samples.size() <= 2));
        must(!pen || pen->session.has_value() == !sealed.isEmpty());
        if (!pen)
            continue;
        for (const auto &sample : pen->samples) {
            must(sample.pressure >= 0 && sample.pressure <= 0xFFF);
            const auto at = clock.take(sample.time, static_cast<qint64>(size));
            must(at >= before);
            before = at;
        }
    }
    return 0;
}
