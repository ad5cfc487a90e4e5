#include "devices/sound/microphone_choice.h"

#include <QRegularExpression>

#include <algorithm>

namespace yc::devices::sound
{

QString placeOf(const SourceFacts &facts)
{
    static const QRegularExpression usb(QStringLiteral("/([0-9]+-[0-9]+(?:\\.[0-9]+)*:[0-9]+\\.[0-9]+)/sound/"));
    if (const auto match = usb.match(facts.sysfs); match.hasMatch())
        return QStringLiteral("usb:") + match.captured(1);
    if (!facts.busPath.isEmpty())
        return QStringLiteral("path:") + facts.busPath;
    return facts.name.isEmpty() ? QString() : QStringLiteral("name:") + facts.name;
}

namespace
{

// Speech that somebody else is to understand later; a headset over Bluetooth in its telephone's mode has half of it.
constexpr int EnoughRate = 16'000;

bool isEnough(const MicrophoneSeen &one)
{
    return one.rate == 0 || one.rate >= EnoughRate; // 0: it does not say
}

} // namespace

const MicrophoneSeen *chosenOf(const QList<MicrophoneSeen> &all, const QString &place, const QString &usual)
{
    const auto at = [&](const QString &wanted) -> const MicrophoneSeen * {
        const auto found = std::ranges::find(all, wanted, &MicrophoneSeen::place);
        return found == all.end() ? nullptr : &*found;
    };
    if (!place.isEmpty())
        return at(place);
    const auto *found = at(usual);
    if (found && isEnough(*found))
        return found;
    const auto best = std::ranges::min_element(all, [](const auto &left, const auto &right) {
        return isEnough(left) == isEnough(right) ? left.place < right.place : isEnough(left);
    });
    if (best != all.end() && isEnough(*best))
        return &*best;
    return found || best == all.end() ? found : &*best;
}

} // namespace yc::devices::sound
