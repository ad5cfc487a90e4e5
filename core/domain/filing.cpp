#include "core/domain/filing.h"

namespace yc::core::domain
{

namespace
{

constexpr QStringView Copy = u"复印件"; // as the guide's own words offer one

bool isCount(int number)
{
    return number >= 0 && number <= MostHanded;
}

} // namespace

bool isWhole(const HandedIn &handed)
{
    const bool counted = isCount(handed.originals) && isCount(handed.copies) && isCount(handed.files)
        && handed.originals + handed.copies + handed.files > 0;
    const auto &compared = handed.compared;
    return counted && (!compared || (handed.copies > 0 && !compared->staffNo.isEmpty() && compared->at.isValid()));
}

HandedIn usuallyHanded(const Material &material, bool fromFile)
{
    if (fromFile)
        return {.files = 1};
    HandedIn handed{.originals = qBound(0, material.originals, MostHanded),
                    .copies = qBound(0, material.copies, MostHanded)};
    if (handed.originals + handed.copies == 0)
        handed.originals = 1; // something lay on the glass
    return handed;
}

bool wantsComparison(const HandedIn &handed, const Material &material)
{
    const bool copiesAlone = handed.copies > 0 && handed.originals == 0;
    return copiesAlone && material.originals > 0 && !material.checkedAtPickUp && !material.format.contains(Copy);
}

} // namespace yc::core::domain
