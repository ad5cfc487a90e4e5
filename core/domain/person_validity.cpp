#include "core/domain/person_validity.h"

namespace yc::core::domain
{

namespace
{

using Kind = PersonFinding::Kind;

bool carriesCitizenNumber(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::ResidentId:
    case DocumentKind::TemporaryId:
    case DocumentKind::HouseholdRegister:
    case DocumentKind::HkMoTwResidence: return true;
    case DocumentKind::OfficerCard:
    case DocumentKind::Passport:
    case DocumentKind::TaiwanPass:
    case DocumentKind::HkMacaoPass:
    case DocumentKind::ForeignerPermanent: return false;
    }
    Q_UNREACHABLE();
}

NumberVerdict verdictOn(const Person &person, QDate today)
{
    if (person.document == DocumentKind::Passport && person.nationality == QLatin1String("CHN"))
        return judgeChinesePassport(person.number);
    return judgeDocumentNumber(person.document, person.number, today);
}

void judgeNumber(const Person &person, QDate today, QList<PersonFinding> &findings)
{
    if (person.number.isEmpty()) {
        findings.append({Kind::NumberMissing, NumberVerdict::BadLength});
        return;
    }
    switch (const auto verdict = verdictOn(person, today)) {
    case NumberVerdict::Good: break;
    case NumberVerdict::UnusualPrefix: findings.append({Kind::NumberUnusual, verdict}); break;
    case NumberVerdict::BadLength:
    case NumberVerdict::BadCharacter:
    case NumberVerdict::BadCheck:
    case NumberVerdict::BadDate: findings.append({Kind::NumberBad, verdict}); break;
    }
}

void judgeBirth(const Person &person, QDate today, QList<PersonFinding> &findings)
{
    if (!person.birth.isValid()) {
        // an officer's card and a pass that was typed may leave it out
        if (carriesCitizenNumber(person.document))
            findings.append({Kind::BirthMissing});
        return;
    }
    if (today.isValid() && (person.birth > today || person.birth.addYears(OldestYears) < today))
        findings.append({Kind::BirthImpossible});
}

void judgeAgainstNumber(const Person &person, QList<PersonFinding> &findings)
{
    if (!carriesCitizenNumber(person.document))
        return;
    const auto birth = birthOf(person.number);
    if (birth.isValid() && person.birth.isValid() && birth != person.birth)
        findings.append({Kind::BirthContradicts});
    const auto sex = sexOf(person.number);
    const bool told = person.sex == Sex::Male || person.sex == Sex::Female;
    if (told && sex != Sex::Unknown && sex != person.sex)
        findings.append({Kind::SexContradicts});
}

void judgeDates(const Person &person, QDate today, QList<PersonFinding> &findings)
{
    if (person.validTo && person.validFrom.isValid() && *person.validTo < person.validFrom)
        findings.append({Kind::DatesContradict});
    if (person.validFrom.isValid() && today < person.validFrom)
        findings.append({Kind::NotYetValid});
    if (!person.validTo || !person.validTo->isValid())
        return;
    if (*person.validTo < today)
        findings.append({Kind::Expired});
    else if (today.daysTo(*person.validTo) <= SoonDays)
        findings.append({Kind::ExpiresSoon});
}

} // namespace

QList<PersonFinding> judgeValidity(const Person &person, QDate today)
{
    QList<PersonFinding> findings;
    if (person.name.trimmed().isEmpty() && person.nameLatin.trimmed().isEmpty())
        findings.append({Kind::NameMissing});
    judgeNumber(person, today, findings);
    judgeBirth(person, today, findings);
    judgeAgainstNumber(person, findings);
    judgeDates(person, today, findings);
    return findings;
}

bool stops(PersonFinding::Kind kind)
{
    return kind != Kind::NumberUnusual && kind != Kind::ExpiresSoon;
}

} // namespace yc::core::domain
