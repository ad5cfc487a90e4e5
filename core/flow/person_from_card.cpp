#include "core/flow/person_from_card.h"

#include "core/domain/ethnicity.h"
#include "core/domain/person_validity.h"
#include "core/flow/desk.h"

namespace yc::core::flow
{

namespace
{

using devices::CardLayout;
using domain::DocumentKind;

DocumentKind documentOf(CardLayout layout)
{
    switch (layout) {
    case CardLayout::Resident: return DocumentKind::ResidentId;
    case CardLayout::HkMoTwResidence: return DocumentKind::HkMoTwResidence;
    case CardLayout::ForeignerPermanent2017:
    case CardLayout::ForeignerPermanent2023: return DocumentKind::ForeignerPermanent;
    }
    Q_UNREACHABLE();
}

domain::Sex sexOf(const QString &code)
{
    if (code == QLatin1String("1"))
        return domain::Sex::Male;
    if (code == QLatin1String("2"))
        return domain::Sex::Female;
    return code == QLatin1String("9") ? domain::Sex::NotStated : domain::Sex::Unknown;
}

QDate dayOf(const QString &digits)
{
    return QDate::fromString(digits, QStringLiteral("yyyyMMdd"));
}

// 长期 has no end; anything that is neither a day nor 长期 makes the card unfit.
struct End {
    bool readable = true;
    std::optional<QDate> day;
};
End endOf(const QString &text)
{
    if (text == QStringLiteral("长期"))
        return {};
    const auto day = dayOf(text);
    return {.readable = day.isValid(), .day = day};
}

void judge(PersonOnCard &on, QDate today)
{
    using Kind = domain::PersonFinding::Kind;
    const auto add = [&](CardFinding finding) {
        if (!on.findings.contains(finding))
            on.findings.append(finding);
    };
    for (const auto &finding : domain::judgeValidity(on.person, today)) {
        switch (finding.kind) {
        case Kind::Expired: add(CardFinding::Expired); break;
        case Kind::NotYetValid: add(CardFinding::NotYetValid); break;
        case Kind::NumberMissing:
        case Kind::NumberBad: add(CardFinding::BadNumber); break;
        case Kind::BirthContradicts:
        case Kind::SexContradicts:
        case Kind::BirthMissing:
        case Kind::BirthImpossible:
        case Kind::DatesContradict:
        case Kind::NameMissing: add(CardFinding::NumberContradictsCard); break;
        case Kind::NumberUnusual:
        case Kind::ExpiresSoon: break; // told elsewhere, the work goes on
        }
    }
}

} // namespace

Result<PersonOnCard> personFromCard(const devices::IdentityCard &card, QDate today)
{
    const auto end = endOf(card.validTo);
    const auto name = card.name.trimmed();
    const auto latin = card.nameLatin.trimmed();
    const auto birth = dayOf(card.birth);
    const auto from = dayOf(card.validFrom);
    if (card.number.isEmpty() || (name.isEmpty() && latin.isEmpty()) || !end.readable || !birth.isValid()
        || !from.isValid())
        return std::unexpected(codes::CardRefused);
    PersonOnCard on;
    const bool resident = card.layout == CardLayout::Resident;
    on.person = domain::Person{
        .document = documentOf(card.layout),
        .number = card.number.toUpper(),
        .name = name,
        .nameLatin = latin,
        .sex = sexOf(card.sexCode),
        .ethnicity = resident ? domain::ethnicityOf(card.ethnicityCode) : QString(),
        .birth = birth,
        .address = card.latestAddress.isEmpty() ? card.address : card.latestAddress,
        .issuer = card.issuer,
        .validFrom = from,
        .validTo = end.day,
        .nationality = card.nationality.isEmpty() && card.layout != CardLayout::ForeignerPermanent2017
                && card.layout != CardLayout::ForeignerPermanent2023
            ? QStringLiteral("CHN")
            : card.nationality,
        .proof = domain::IdentityProof::ByChip,
    };
    judge(on, today);
    return on;
}

} // namespace yc::core::flow
