#include "app/citizen/screen_choice.h"

namespace yc::app
{

CitizenPlace citizenPlace(const QString &wanted, const QList<ScreenSeen> &screens, qsizetype clerk)
{
    using Kind = CitizenPlace::Kind;
    if (wanted == QStringLiteral("off"))
        return {};
    if (wanted == QStringLiteral("window"))
        return {Kind::Window};
    const bool any = wanted == QStringLiteral("auto");
    const auto taken = clerk >= 0 && clerk < screens.size() ? screens[clerk].place : QRect();
    for (qsizetype i = 0; i < screens.size(); ++i)
        if (i != clerk && !screens[i].place.intersects(taken) && (any || screens[i].name == wanted))
            return {Kind::Screen, i};
    return {Kind::Missing};
}

} // namespace yc::app
