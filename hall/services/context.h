#pragma once

#include "base/clock.h"
#include "core/domain/catalogue.h"
#include "hall/pki/pki.h"
#include "hall/services/catalogue_page.h"
#include "hall/store/store.h"

#include <functional>

namespace yc::hall::services
{

// What every service stands on. Made once by the composition root; everything in it is safe from any thread.
struct Context {
    store::Store &store;
    const Clock &clock;
    const pki::Pki &pki;
    const CataloguePage &catalogue;
    std::function<void()> wake; // something was added to the change feed
};

// Settings in the store, with what holds when they are not set.
namespace setting
{
inline constexpr QLatin1StringView CaseNumber("case-number"); // {node}-{date}-{serial:5}
inline constexpr QLatin1StringView PaperNumber("paper-number:"); // + kind; {kind}-{year}-{serial:6}
inline constexpr QLatin1StringView Contact("contact");
inline constexpr QLatin1StringView Complaint("complaint");
inline constexpr QLatin1StringView SealName("seal-name");
inline constexpr QLatin1StringView ReviewBody("review-body");
inline constexpr QLatin1StringView Court("court");
inline constexpr QLatin1StringView LicenceBasis("licence-basis"); // for notices about licences
inline constexpr QLatin1StringView CatalogueVersion("catalogue-version"); // last announced in the feed
inline constexpr QLatin1StringView StaffCard("staff-card"); // whose sign-in takes the card: roles by commas, or "all"
} // namespace setting

// The hall's day: China has one time zone, and a day of work is meant in it.
[[nodiscard]] inline QDate hallDay(const QDateTime &at)
{
    constexpr int beijing = 8 * 3600;
    return at.toOffsetFromUtc(beijing).date();
}

} // namespace yc::hall::services
