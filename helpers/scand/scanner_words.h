#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <sane/sane.h>

// What scanners' own words mean: SANE leaves the names of sources and modes to each driver. Pure.
// Source: the options of SANE 1.2.1's back ends and of airscan 0.99.27.
namespace yc::helpers::scand
{

[[nodiscard]] bool isFeeder(const QString &source);
[[nodiscard]] bool isDuplex(const QString &source); // of a feeder that reads both sides
// Where a sheet is laid flat: whatever is no feeder, no slot for cards ("Card Front", canon_dr and fujitsu) and nothing
// for film ("Transparency Unit", epson2).
[[nodiscard]] bool isGlass(const QString &source);

// Exactly so named, or the first that says it somewhere. Empty: none does.
[[nodiscard]] QString choiceOf(const QStringList &choices, const QString &word);

// The resolutions that there are to choose from, ascending; of a range what it makes of the customary ones. Empty: the
// option names none. Numbers that cannot be a resolution are left out.
[[nodiscard]] QList<int> resolutionsOf(const SANE_Option_Descriptor &option);
// Those that are in both. Where one of them tells nothing, or they have none in common: the other, or the first.
[[nodiscard]] QList<int> sharedOf(const QList<int> &one, const QList<int> &other);

} // namespace yc::helpers::scand
