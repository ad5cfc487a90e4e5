#include "devices/scan/scan_messages.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace yc::devices::scan
{

namespace
{

constexpr std::array PhaseNames{"idle", "opening", "starting", "reading"};
constexpr std::array WatchNames{"plug", "status", "anew"};
constexpr std::array SourceNames{"flatbed", "feeder", "feeder-duplex"};

constexpr qsizetype MostResolutions = 64;
constexpr int FinestResolution = 9600;

QJsonArray toJson(const QList<int> &numbers)
{
    QJsonArray array;
    for (const int number : numbers)
        array << number;
    return array;
}

QList<int> resolutionsFromJson(const QJsonArray &array)
{
    QList<int> numbers;
    for (qsizetype i = 0; i < std::min(array.size(), MostResolutions); ++i) {
        if (const int dpi = array[i].toInt(); dpi > 0 && dpi <= FinestResolution)
            numbers << dpi;
    }
    std::ranges::sort(numbers);
    return numbers;
}

QJsonObject toJson(const FoundScanner::Feeder &feeder)
{
    QJsonObject object{{QStringLiteral("loaded"), feeder.loaded}};
    if (feeder.trouble)
        object.insert(QStringLiteral("trouble"), toString(*feeder.trouble));
    return object;
}

std::optional<FoundScanner::Feeder> feederFromJson(const QJsonValue &value)
{
    if (!value.isObject())
        return std::nullopt;
    FoundScanner::Feeder feeder{.loaded = value[QStringLiteral("loaded")].toBool()};
    if (const auto trouble = codeFromString(value[QStringLiteral("trouble")].toString()))
        feeder.trouble = *trouble;
    return feeder;
}

template <std::size_t N> int indexOf(const std::array<const char *, N> &names, const QString &name)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (name == QLatin1String(names[i]))
            return static_cast<int>(i);
    }
    return -1;
}

} // namespace

QJsonObject toJson(const OpenRequest &request)
{
    return {{QStringLiteral("device"), request.device},
            {QStringLiteral("options"), request.options},
            {QStringLiteral("known"), request.known}};
}

OpenRequest openRequestFromJson(const QJsonObject &object)
{
    return {.device = object.value(QStringLiteral("device")).toString(),
            .options = object.value(QStringLiteral("options")).toObject(),
            .known = object.value(QStringLiteral("known")).toString()};
}

QJsonObject toJson(const FoundScanner &found)
{
    QJsonObject object{{QStringLiteral("maker"), found.maker},
                       {QStringLiteral("model"), found.model},
                       {QStringLiteral("serial"), found.serial},
                       {QStringLiteral("place"), found.place},
                       {QStringLiteral("can"), static_cast<int>(found.can.toInt())},
                       {QStringLiteral("counter"), found.counter},
                       {QStringLiteral("watch"), QLatin1String(WatchNames[static_cast<std::size_t>(found.watch)])},
                       {QStringLiteral("resolutions"), toJson(found.resolutions)}};
    if (found.feeder)
        object.insert(QStringLiteral("feeder"), toJson(*found.feeder));
    return object;
}

FoundScanner foundFromJson(const QJsonObject &object)
{
    const int watch = indexOf(WatchNames, object.value(QStringLiteral("watch")).toString());
    return {.maker = object.value(QStringLiteral("maker")).toString(),
            .model = object.value(QStringLiteral("model")).toString(),
            .serial = object.value(QStringLiteral("serial")).toString(),
            .place = object.value(QStringLiteral("place")).toString(),
            .can = Capabilities::fromInt(static_cast<quint32>(object.value(QStringLiteral("can")).toInt())),
            .counter = object.value(QStringLiteral("counter")).toInteger(-1),
            .watch = watch < 0 ? Watch::Plug : static_cast<Watch>(watch),
            .resolutions = resolutionsFromJson(object.value(QStringLiteral("resolutions")).toArray()),
            .feeder = feederFromJson(object.value(QStringLiteral("feeder")))};
}

QJsonObject toJson(const ScanRequest &request)
{
    return {{QStringLiteral("source"), QLatin1String(SourceNames[static_cast<std::size_t>(request.source)])},
            {QStringLiteral("colour"), request.colour == ScanColour::Colour},
            {QStringLiteral("dpi"), request.dpi},
            {QStringLiteral("mostPages"), request.mostPages},
            {QStringLiteral("stopAtDoubleFeed"), request.stopAtDoubleFeed}};
}

Result<ScanRequest> scanRequestFromJson(const QJsonObject &object)
{
    const int source = indexOf(SourceNames, object.value(QStringLiteral("source")).toString());
    ScanRequest request;
    request.dpi = object.value(QStringLiteral("dpi")).toInt();
    request.mostPages = object.value(QStringLiteral("mostPages")).toInt();
    if (source < 0 || request.dpi <= 0 || request.mostPages <= 0)
        return std::unexpected(yc::codes::BadFrame);
    request.source = static_cast<ScanSource>(source);
    request.stopAtDoubleFeed = object.value(QStringLiteral("stopAtDoubleFeed")).toBool(true);
    request.colour = object.value(QStringLiteral("colour")).toBool() ? ScanColour::Colour : ScanColour::Gray;
    return request;
}

QJsonObject toJson(const PageHead &head)
{
    return {{QStringLiteral("width"), head.size.width()},
            {QStringLiteral("height"), head.size.height()},
            {QStringLiteral("colour"), head.format == Image::Format::Rgb24},
            {QStringLiteral("dpi"), head.dpi},
            {QStringLiteral("blank"), head.blank}};
}

Result<PageHead> pageHeadFromJson(const QJsonObject &object)
{
    PageHead head{
        .size = {object.value(QStringLiteral("width")).toInt(), object.value(QStringLiteral("height")).toInt()},
        .format = object.value(QStringLiteral("colour")).toBool() ? Image::Format::Rgb24 : Image::Format::Gray8,
        .dpi = object.value(QStringLiteral("dpi")).toInt(),
        .blank = object.value(QStringLiteral("blank")).toBool()};
    if (head.size.isEmpty())
        return std::unexpected(yc::codes::BadFrame);
    return head;
}

QJsonObject toJson(const StackReport &report)
{
    return {{QStringLiteral("pages"), report.pages},
            {QStringLiteral("made"), report.made},
            {QStringLiteral("sheetsLeft"), report.sheetsLeft},
            {QStringLiteral("stopped"), report.stopped},
            {QStringLiteral("counter"), report.counter}};
}

Result<StackReport> stackReportFromJson(const QJsonObject &object)
{
    const StackReport report{.pages = object.value(QStringLiteral("pages")).toInt(-1),
                             .made = object.value(QStringLiteral("made")).toInt(-1),
                             .sheetsLeft = object.value(QStringLiteral("sheetsLeft")).toBool(),
                             .stopped = object.value(QStringLiteral("stopped")).toBool(),
                             .counter = object.value(QStringLiteral("counter")).toInteger(-1)};
    if (report.pages < 0 || report.made < -1 || report.counter < -1)
        return std::unexpected(yc::codes::BadFrame);
    return report;
}

QJsonObject toJson(const DeviceError &error)
{
    return {{QStringLiteral("code"), toString(error.code)}, {QStringLiteral("detail"), error.detail}};
}

DeviceError errorFromJson(const QJsonObject &object)
{
    return {codeFromString(object.value(QStringLiteral("code")).toString()).value_or(codes::ScannerIo),
            object.value(QStringLiteral("detail")).toString()};
}

QJsonObject toJson(Phase phase)
{
    return {{QStringLiteral("phase"), QLatin1String(PhaseNames[static_cast<std::size_t>(phase)])}};
}

Phase phaseFromJson(const QJsonObject &object)
{
    const int phase = indexOf(PhaseNames, object.value(QStringLiteral("phase")).toString());
    return phase < 0 ? Phase::Idle : static_cast<Phase>(phase);
}

} // namespace yc::devices::scan
