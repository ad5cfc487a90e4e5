#pragma once

#include "hall/store/rows.h"

#include <QString>
#include <QStringView>

#include <chrono>

namespace yc::hall::services
{

inline constexpr int FreeTries = 5;

// At least six characters; not one repeated, not a run (123456, 987654, abcdef), not the staff number in it.
[[nodiscard]] bool isGoodPin(QStringView pin, QStringView staffNo);

// Six random digits that are a good PIN; changed at first use.
[[nodiscard]] QString oneTimePin(const QString &staffNo);

// How long after the n-th wrong PIN: nothing for the first four, then 15 s, doubling, at most an hour.
[[nodiscard]] std::chrono::seconds waitAfter(int wrong);

} // namespace yc::hall::services
