#include "app/device_telling.h"

#include "app/print_tally.h"
#include "core/flow/device_report.h"
#include "devices/api/trouble_words.h"

#include <QPointer>

#include <algorithm>

namespace yc::app
{

namespace
{

using core::wire::DeviceReport;

// The queue that papers of this place go to, as a device.
DeviceReport reportOf(PrintRoom &printing, const Clock &clock)
{
    using devices::DeviceState;
    DeviceReport report{.kind = devices::kindWord(devices::Kind::DocumentPrinter)};
    const auto *queue = printing.queue();
    if (!queue) {
        const auto why = printing.problem() ? printing.problem()->code : devices::codes::NoQueue;
        report.place = printing.choice().queue;
        report.state = devices::stateWord(DeviceState::Absent);
        report.fault = toString(why);
        return report;
    }
    report = core::flow::reportOf({.kind = devices::Kind::DocumentPrinter, .place = queue->name, .model = queue->model},
                                  PrintTally::of(printing, clock).health(*queue), clock.now());
    // The first is what has to be seen to first. That the service looks for the printer before each job is no news.
    const auto trouble = std::ranges::find_if(
        queue->troubles, [](devices::PrinterTrouble one) { return one != devices::PrinterTrouble::Connecting; });
    if (trouble != queue->troubles.end())
        report.guidance = devices::troubleWord(*trouble);
    return report;
}

QList<DeviceReport> reportsOf(Shop &shop)
{
    const auto now = shop.desk.clock().now();
    QList<DeviceReport> reports;
    for (const auto &device : shop.devices.all())
        reports.append(core::flow::reportOf(device.info, device.health, now));
    if (shop.printing.hasAnswered())
        reports.append(reportOf(shop.printing, shop.desk.clock()));
    return reports;
}

} // namespace

void keepTelling(Shop &shop, QObject *context)
{
    using core::flow::Desk;
    (void)PrintTally::of(shop.printing, shop.desk.clock()); // from the first paper on
    shop.desk.tellDevices(
        [&shop, alive = QPointer(context)] { return alive ? reportsOf(shop) : QList<DeviceReport>(); });
    QObject::connect(&shop.devices, &DeviceRoom::changed, &shop.desk, &Desk::devicesChanged);
    QObject::connect(&shop.printing, &PrintRoom::changed, &shop.desk, &Desk::devicesChanged);
}

} // namespace yc::app
