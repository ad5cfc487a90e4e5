#include "devices/camera/camera_choice.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <compare>
#include <tuple>

namespace yc::devices::camera
{

namespace
{

constexpr qint64 GoodLiveArea = 1280LL * 960; // a screen's middle; more is decoded for nothing
constexpr int Smooth = 1000; // frames in 100 s: ten a second do not stutter under a hand

constexpr qint64 PageArea = 2560LL * 1920; // the least that is sold to look at pages

qint64 areaOf(QSize size)
{
    return static_cast<qint64>(size.width()) * size.height();
}

bool areOfOneShape(QSize a, QSize b)
{
    const double one = static_cast<double>(a.width()) / a.height();
    const double other = static_cast<double>(b.width()) / b.height();
    return std::abs(one - other) < 0.02 * other;
}

bool isSmooth(const CameraMode &mode)
{
    return mode.framesPer100s == 0 || mode.framesPer100s >= Smooth; // 0: it does not say
}

qint64 largestOf(const CameraSeen &camera)
{
    const auto *still = stillMode(camera.modes);
    return still ? areaOf(still->size) : 0;
}

// Of one that sends something: the greater, the better for that. Shot smoothly, not made for pages, how much it shows.
std::tuple<bool, bool, qint64> fitness(const CameraSeen &camera, LooksAt at)
{
    const auto area = largestOf(camera);
    if (at == LooksAt::Pages)
        return {false, false, area};
    const bool pages = area >= PageArea;
    return {isSmooth(*liveMode(camera.modes)), !pages, pages ? -area : area};
}

} // namespace

const CameraSeen *chosenOf(const QList<CameraSeen> &cameras, const QString &place, LooksAt at)
{
    const CameraSeen *best = nullptr;
    for (const auto &camera : cameras) {
        if (!place.isEmpty()) {
            if (camera.place == place)
                return &camera;
            continue;
        }
        if (camera.modes.isEmpty())
            continue;
        const auto gain = best ? fitness(camera, at) <=> fitness(*best, at) : std::strong_ordering::greater;
        if (gain > 0 || (gain == 0 && camera.place < best->place))
            best = &camera;
    }
    return best;
}

const CameraMode *stillMode(const QList<CameraMode> &modes)
{
    const auto best = std::ranges::max_element(
        modes, {}, [](const CameraMode &mode) { return std::tuple(areaOf(mode.size), mode.jpeg, mode.framesPer100s); });
    return best == modes.end() ? nullptr : &*best;
}

const CameraMode *liveMode(const QList<CameraMode> &modes)
{
    const auto *still = stillMode(modes);
    if (!still)
        return nullptr;
    const auto best = std::ranges::max_element(modes, {}, [&](const CameraMode &mode) {
        const auto off = areaOf(mode.size) - GoodLiveArea;
        return std::tuple(isSmooth(mode), areOfOneShape(mode.size, still->size), -std::abs(off), mode.jpeg);
    });
    return &*best;
}

QString placeOfSysfs(const QString &path)
{
    static const QRegularExpression usb(QStringLiteral("/([0-9]+-[0-9]+(?:\\.[0-9]+)*:[0-9]+\\.[0-9]+)/video4linux/"));
    if (const auto match = usb.match(path); match.hasMatch())
        return QStringLiteral("usb:") + match.captured(1);
    const auto end = path.indexOf(QLatin1String("/video4linux/"));
    const auto start = QStringLiteral("/sys/devices/");
    if (end <= start.size() || !path.startsWith(start))
        return {};
    return QStringLiteral("path:") + path.mid(start.size(), end - start.size());
}

} // namespace yc::devices::camera
