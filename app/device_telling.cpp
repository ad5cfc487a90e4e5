#include "app/device_telling.h"

#include "core/flow/device_report.h"

#include <QPointer>

#include <algorithm>

namespace yc::app
{

namespace
{

using core::wire::DeviceReport;

// The queue that papers of this place go to, as a device.
DeviceReport reportOf(const PrintRoom &printing)
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
    const bool stopped = !queue->accepting || std::ranges::any_of(queue->troubles, devices::stopsPrinting);
    report.place = queue->name;
    report.model = queue->model;
    report.state = devices::stateWord(stopped               ? DeviceState::Fault
                                          : queue->printing ? DeviceState::Busy
                                                            : DeviceState::Ready);
    if (!queue->accepting)
        report.fault = toString(devices::codes::QueueRefuses);
    return report;
}

QList<DeviceReport> reportsOf(const Shop &shop)
{
    const auto now = shop.desk.clock().now();
    QList<DeviceReport> reports;
    for (const auto &device : shop.devices.all())
        reports.append(core::flow::reportOf(device.info, device.health, now));
    if (shop.printing.hasAnswered())
        reports.append(reportOf(shop.printing));
    return reports;
}

} // namespace

void keepTelling(Shop &shop, QObject *context)
{
    using core::flow::Desk;
    shop.desk.tellDevices(
        [&shop, alive = QPointer(context)] { return alive ? reportsOf(shop) : QList<DeviceReport>(); });
    QObject::connect(&shop.devices, &DeviceRoom::changed, &shop.desk, &Desk::devicesChanged);
    QObject::connect(&shop.printing, &PrintRoom::changed, &shop.desk, &Desk::devicesChanged);
}

} // namespace yc::app
