#include "app/print_tally.h"

#include "devices/api/trouble_words.h"

namespace yc::app
{

using devices::PrintPhase;

PrintTally &PrintTally::of(PrintRoom &printing, const Clock &clock)
{
    auto *tally = printing.findChild<PrintTally *>({}, Qt::FindDirectChildrenOnly);
    return tally ? *tally : *new PrintTally(printing, clock);
}

PrintTally::PrintTally(PrintRoom &printing, const Clock &clock) : QObject(&printing), m_clock(clock)
{
    connect(&printing.printer(), &devices::DocumentPrinter::progressed, this, &PrintTally::count);
}

void PrintTally::count(const devices::PrintProgress &progress)
{
    if (progress.phase != PrintPhase::Printed && progress.phase != PrintPhase::Failed)
        return;
    auto &one = m_counts[progress.queue];
    if (progress.phase == PrintPhase::Printed) {
        ++one.done;
        one.lastGood = m_clock.sinceStart();
    } else {
        ++one.failed;
        one.lastFault = progress.error;
    }
    Q_EMIT changed();
}

devices::Health PrintTally::health(const devices::PrintQueue &queue) const
{
    const auto one = m_counts.value(queue.name);
    devices::Health health{.state = devices::stateOf(queue), .done = one.done, .failed = one.failed};
    health.lastFault = queue.accepting ? one.lastFault : devices::DeviceError{devices::codes::QueueRefuses, queue.name};
    if (one.lastGood)
        health.lastGoodMsAgo = (m_clock.sinceStart() - *one.lastGood).count();
    return health;
}

} // namespace yc::app
