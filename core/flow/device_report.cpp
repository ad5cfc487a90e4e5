#include "core/flow/device_report.h"

#include "base/own_programs.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace yc::core::flow
{

wire::DeviceReport reportOf(const devices::DeviceInfo &info, const devices::Health &health, const QDateTime &now)
{
    return {.kind = devices::kindWord(info.kind),
            .place = info.place,
            .maker = info.maker,
            .model = info.model,
            .serial = info.serial,
            .firmware = info.firmware,
            .state = devices::stateWord(health.state),
            .guidance = devices::guidanceWord(health.guidance),
            .fault = health.lastFault ? toString(health.lastFault->code) : QString(),
            .done = static_cast<qint64>(health.done),
            .failed = static_cast<qint64>(health.failed),
            .lastGood = health.lastGoodMsAgo < 0 ? QDateTime() : now.addMSecs(-health.lastGoodMsAgo),
            .counter = health.counter};
}

wire::TerminalReport reportOf(const QList<wire::DeviceReport> &devices, const QString &vaultFolder, qint64 owed)
{
    std::error_code wrong; // a folder that is not there yet
    const auto disk = std::filesystem::space(QFile::encodeName(vaultFolder).toStdString(), wrong);
    return {.program = QCoreApplication::applicationName(),
            .version = version(),
            .at = {},
            .diskFree = wrong ? -1 : static_cast<qint64>(disk.available),
            .owed = owed,
            .devices = devices.first(std::min(devices.size(), wire::MostDevices))};
}

DeviceSays sayingOf(const wire::DeviceReport &report)
{
    using devices::DeviceState;
    using devices::Guidance;
    const auto state = devices::stateNamed(report.state);
    if (!state || *state == DeviceState::Absent || *state == DeviceState::Fault)
        return DeviceSays::Broken;
    if (report.kind == devices::kindWord(devices::Kind::DocumentPrinter))
        return *state == DeviceState::Guidance || !report.guidance.isEmpty() ? DeviceSays::Asks : DeviceSays::Well;
    // What stands before a citizen as a matter of course is nobody's errand.
    const auto asked = devices::guidanceNamed(report.guidance).value_or(Guidance::None);
    const bool errand = asked == Guidance::ClearJam || asked == Guidance::CloseCover || asked == Guidance::ReplaceRoll
        || asked == Guidance::RollNearEnd || asked == Guidance::LetLightIn || asked == Guidance::ShutDoor
        || asked == Guidance::UnmuteMicrophone;
    return errand || *state == DeviceState::Opening || *state == DeviceState::Recovering ? DeviceSays::Asks
                                                                                         : DeviceSays::Well;
}

} // namespace yc::core::flow
