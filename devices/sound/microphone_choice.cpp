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

const MicrophoneSeen *chosenOf(const QList<MicrophoneSeen> &all, const QString &place, const QString &usual)
{
    const auto at = [&](const QString &wanted) -> const MicrophoneSeen * {
        const auto found = std::ranges::find(all, wanted, &MicrophoneSeen::place);
        return found == all.end() ? nullptr : &*found;
    };
    if (!place.isEmpty())
        return at(place);
    if (const auto *found = at(usual))
        return found;
    const auto first = std::ranges::min_element(all, {}, &MicrophoneSeen::place);
    return first == all.end() ? nullptr : &*first;
}

} // namespace yc::devices::sound
