#include "hall/services/pin_rules.h"

#include <QRandomGenerator>

#include <algorithm>

namespace yc::hall::services
{

namespace
{

bool isRun(QStringView pin, int step)
{
    for (qsizetype i = 1; i < pin.size(); ++i) {
        if (pin[i].unicode() - pin[i - 1].unicode() != step)
            return false;
    }
    return true;
}

} // namespace

bool isGoodPin(QStringView pin, QStringView staffNo)
{
    constexpr qsizetype shortest = 6;
    if (pin.size() < shortest || isRun(pin, 0) || isRun(pin, 1) || isRun(pin, -1))
        return false;
    return staffNo.size() < 4 || !pin.contains(staffNo);
}

QString oneTimePin(const QString &staffNo)
{
    for (;;) {
        auto pin = QString::number(QRandomGenerator::system()->bounded(100'000, 1'000'000));
        if (isGoodPin(pin, staffNo))
            return pin;
    }
}

std::chrono::seconds waitAfter(int wrong)
{
    constexpr std::chrono::seconds first(15);
    constexpr int mostDoublings = 8; // 64 minutes
    if (wrong < FreeTries)
        return std::chrono::seconds(0);
    return std::min<std::chrono::seconds>(first * (1 << std::min(wrong - FreeTries, mostDoublings)),
                                          std::chrono::hours(1));
}

} // namespace yc::hall::services
