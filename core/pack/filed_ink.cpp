#include "core/pack/filed_ink.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace yc::core::pack
{

namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr int Largest = 100'000; // 1/100 mm: a metre
constexpr int Longest = 24 * 3600 * 1000; // ms
constexpr int MostPressure = 1023;

std::optional<int> within(const QJsonValue &value, int least, int most)
{
    const int number = value.toInt(least - 1);
    return number < least || number > most ? std::nullopt : std::optional(number);
}

} // namespace

Result<SignatureSeries> seriesFromFiledInk(const QByteArray &json)
{
    const auto bad = std::unexpected(yc::codes::BadFile);
    if (json.size() > LargestFiledInk)
        return bad;
    const auto ink = QJsonDocument::fromJson(json).object();
    const auto height = within(ink["height"_L1], 1, Largest);
    const auto points = ink["points"_L1].toArray();
    if (ink["unit"_L1].toString() != "mm/100"_L1 || !height || points.isEmpty() || points.size() > MostInkPoints)
        return bad;
    SignatureSeries series;
    series.points.reserve(static_cast<std::size_t>(points.size()));
    int last = 0;
    for (const auto &value : points) {
        const auto point = value.toArray();
        const auto x = within(point[0], -Largest, Largest);
        const auto y = within(point[1], -Largest, Largest);
        const auto t = within(point[2], last, Longest); // time does not go back
        const auto pressure = within(point[3], 0, MostPressure);
        const auto down = within(point[4], 0, 1);
        if (point.size() != 5 || !x || !y || !t || !pressure || !down)
            return bad;
        last = *t;
        series.points.push_back(
            {.x = *x, .y = *height - *y, .t = *t, .pressure = static_cast<quint16>(*pressure), .down = *down == 1});
    }
    return series;
}

} // namespace yc::core::pack
