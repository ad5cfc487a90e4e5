#pragma once

#include "core/domain/item.h"

#include <QDateTime>
#include <QList>
#include <QSize>
#include <QString>

#include <optional>

// What an applicant brings for a material: pages as they were scanned, and what the paper itself was.
namespace yc::core::domain
{

struct Page {
    QString blob; // SM3 of the plain bytes, 64 lower-case hex digits: the name of the blob everywhere
    QString mediaType; // image/jpeg
    QSize size;
    int dpi = 0;
    int turns = 0; // quarter turns clockwise to be upright
    qint64 bytes = 0;
};

// 已与原件核对一致: staff who laid the copies beside their original, and when. It is the clerk's word, not the
// applicant's.
struct Comparison {
    QString staffNo;
    QDateTime at;
    friend bool operator==(const Comparison &, const Comparison &) = default;
};

// How the paper came 收取形式, each by the number of 份: one original and two copies of it are both. A file is what
// never was paper at this window 电子件.
struct HandedIn {
    int originals = 0; // 原件
    int copies = 0; // 复印件
    int files = 0; // 电子件
    std::optional<Comparison> compared{}; // of the copies
    friend bool operator==(const HandedIn &, const HandedIn &) = default;
};
inline constexpr int MostHanded = 99; // of each, as many as an item can ask for

// Something was handed in, nothing more than can be, and only copies are compared, by somebody at some time.
[[nodiscard]] bool isWhole(const HandedIn &handed);
// What the item asks for, or one file where the pages came from one: what a clerk is asked to confirm.
[[nodiscard]] HandedIn usuallyHanded(const Material &material, bool fromFile);
// A copy in the place of an original that the item wants: somebody has to have seen the original. Not where its format
// offers a copy (原件或者复印件), nor where the original is compared at pick-up (n5).
[[nodiscard]] bool wantsComparison(const HandedIn &handed, const Material &material);

struct Filing { // what was handed in for one material
    QString materialId;
    QList<Page> pages;
    std::optional<HandedIn> handed{}; // none: nobody has said
    // 取不到: of a material that need not be handed in (MaterialSource::Government). What the hall would look up is not
    // there, so it is asked for on paper; then there may be no page yet.
    bool unfetched = false;
};

} // namespace yc::core::domain
