#include "hall/services/staff_card.h"

#include "core/seal/digest.h"

#include <algorithm>

namespace yc::hall::services
{

namespace seal = core::seal;

namespace
{

const QLatin1StringView Everybody("all");

QStringList rolesIn(const QString &rule)
{
    return rule.split(u',', Qt::SkipEmptyParts);
}

} // namespace

bool needsCard(store::Rows &rows, const store::Staff &staff)
{
    if (staff.needsCard)
        return true;
    const auto rule = rows.setting(setting::StaffCard);
    return rule == Everybody
        || std::ranges::any_of(rolesIn(rule), [&](const QString &role) { return staff.roles.contains(role); });
}

bool isCardRule(const QString &value)
{
    return value == Everybody || std::ranges::all_of(rolesIn(value), store::isRole);
}

CardVerdict judgeCard(store::Rows &rows, const store::Staff &staff, const store::Terminal &terminal,
                      const std::optional<seal::StaffProof> &proof, const QDateTime &now)
{
    if (!needsCard(rows, staff))
        return {};
    const auto card = rows.staffCard(staff.no);
    if (!card)
        return {.says = CardSays::NoneBound, .challenge = {}, .key = {}};
    if (!proof) {
        const auto challenge = seal::randomBytes(seal::StaffChallengeSize);
        rows.endCardChallenges(now);
        rows.putCardChallenge({.staffNo = staff.no,
                               .terminalId = terminal.id,
                               .digest = seal::sm3(challenge),
                               .expires = now.addSecs(ChallengeGoodFor.count())});
        return {.says = CardSays::Wanted, .challenge = challenge, .key = {}};
    }
    const auto open = rows.takeCardChallenge(staff.no, terminal.id);
    if (!open || open->digest != seal::sm3(proof->challenge))
        return {.says = CardSays::Over, .challenge = {}, .key = {}};
    if (!seal::isProvenBy(*proof, card->publicKey))
        return {.says = CardSays::Wrong, .challenge = {}, .key = {}};
    if (open->expires <= now)
        return {.says = CardSays::Expired, .challenge = {}, .key = {}};
    return {.says = CardSays::Proven, .challenge = {}, .key = card->publicKey};
}

} // namespace yc::hall::services
