#include "core/domain/case.h"

#include "core/domain/case_parties.h"
#include "core/domain/case_view.h"
#include "core/domain/identity_numbers.h"
#include "core/domain/rules/shapes.h"

#include <algorithm>

namespace yc::core::domain
{

namespace
{

using Kind = Finding::Kind;
using rules::Truth;

// The words with which the guide says that the identity card itself is the proof.
constexpr QStringView ReadFromCard = u"身份证读取";

const Person *presentPerson(const CaseDraft &draft) // for an organisation the one who acts for it
{
    return draft.applicant ? &*draft.applicant : draft.agent ? &draft.agent->person : nullptr;
}

bool offers(const QList<Choice> &choices, QStringView id)
{
    return std::any_of(choices.begin(), choices.end(), [&](const Choice &choice) { return choice.id == id; });
}

bool offersEach(const QList<Choice> &choices, QStringView ids)
{
    const auto all = ids.split(u',');
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (!offers(choices, all[i]) || all.first(i).contains(all[i]))
            return false;
    }
    return true;
}

bool isCitizenNumber(QStringView text, QDate today)
{
    const auto verdict = judgeCitizenNumber(text, today);
    return verdict == NumberVerdict::Good || verdict == NumberVerdict::UnusualPrefix;
}

bool fits(const FormField &field, QStringView text, QDate today)
{
    switch (field.kind) {
    case FieldKind::Text: return !text.contains(u'\n');
    case FieldKind::LongText:
    case FieldKind::Address: return true;
    case FieldKind::Number: return rules::decimalFrom(text).has_value();
    case FieldKind::Money: return rules::isMoney(text);
    case FieldKind::Date: return text.size() == 10 && QDate::fromString(text, Qt::ISODate).isValid();
    case FieldKind::YesNo: return text == u"yes" || text == u"no";
    case FieldKind::Choice: return offers(field.choices, text);
    case FieldKind::Choices: return offersEach(field.choices, text);
    case FieldKind::CitizenNumber: return isCitizenNumber(text, today);
    case FieldKind::Uscc: return judgeUscc(text) == NumberVerdict::Good;
    case FieldKind::Phone: return rules::isPhone(text);
    }
    Q_UNREACHABLE();
}

void judgeFields(const CaseDraft &draft, const CaseView &view, QDate today, QList<Finding> &findings)
{
    for (const auto *field : view.fields()) {
        const auto filled = draft.form.find(field->id);
        const bool empty = filled == draft.form.end() || filled->second.text.trimmed().isEmpty();
        if (!empty) {
            if (auto finding = judgeField(*field, filled->second.text, today))
                findings.append(*std::move(finding));
        } else if (field->required) {
            findings.append({.kind = Kind::FieldMissing, .place = field->id, .fields = {field->id}});
        }
        const bool disputed = filled != draft.form.end() && filled->second.dispute;
        if (disputed && !isTold(*filled->second.dispute, filled->second.text))
            findings.append({.kind = Kind::DisputeUnfit, .place = field->id, .fields = {field->id}});
    }
}

void judgeMaterials(const CaseDraft &draft, const CaseView &view, QList<Finding> &findings)
{
    for (const auto *material : view.materials()) {
        const bool there = std::any_of(draft.filings.begin(), draft.filings.end(), [&](const Filing &filing) {
            return filing.materialId == material->id && !filing.pages.isEmpty();
        });
        if (!there && isAsked(*material, draft))
            findings.append({.kind = Kind::MaterialMissing, .place = material->id});
        const bool open = isAsked(*material, draft)
            && std::any_of(draft.filings.begin(), draft.filings.end(), [&](const Filing &filing) {
                              return filing.materialId == material->id && filing.handed && !filing.handed->compared
                                  && wantsComparison(*filing.handed, *material);
                          });
        if (open)
            findings.append({.kind = Kind::NotCompared, .place = material->id});
    }
}

} // namespace

bool isAsked(const Material &material, const CaseDraft &draft)
{
    if (material.need != MaterialNeed::Required)
        return false;
    switch (material.source) {
    case MaterialSource::Applicant:
    case MaterialSource::Other: return true;
    case MaterialSource::Government:
        // the hall looks it up itself, but what only the chip can say has to be shown when there was no chip
        return isUnfetched(material, draft)
            || (material.sourceNote.contains(ReadFromCard) && presentPerson(draft) && !isReadFromCard(material, draft));
    }
    Q_UNREACHABLE();
}

bool isReadFromCard(const Material &material, const CaseDraft &draft)
{
    const auto *here = presentPerson(draft);
    return material.source == MaterialSource::Government && material.sourceNote.contains(ReadFromCard) && here
        && here->proof == IdentityProof::ByChip;
}

bool isUnfetched(const Material &material, const CaseDraft &draft)
{
    return material.source == MaterialSource::Government
        && std::ranges::any_of(draft.filings, [&](const Filing &filing) {
               return filing.materialId == material.id && filing.unfetched;
           });
}

std::optional<Finding> judgeField(const FormField &field, QStringView text, QDate today)
{
    if (text.isEmpty())
        return std::nullopt; // missing is not invalid
    const bool good = text.size() <= field.longest && fits(field, text, today);
    if (good)
        return std::nullopt;
    return Finding{.kind = Kind::FieldInvalid, .place = field.id, .fields = {field.id}};
}

QList<Finding> judge(const CaseDraft &draft, const ServiceItem &item, QDate today)
{
    const CaseView view(draft, item, today);
    QList<Finding> findings;
    const auto begun = dayBegun(draft);
    if (item.isPackage() || !item.isInForce(begun.isValid() ? begun : today))
        findings.append({.kind = Kind::ItemNotInForce});
    judgeParties(draft, item, today, findings);
    for (const auto *question : view.questions()) {
        if (!view.facts().contains(QStringLiteral("situation.") + question->id))
            findings.append({.kind = Kind::SituationOpen, .place = question->id});
    }
    judgeFields(draft, view, today, findings);
    for (const auto &check : item.form.checks) {
        if (check.must.judge(view.facts()) == Truth::False)
            findings.append(
                {.kind = Kind::CheckFailed, .place = check.id, .words = check.words, .fields = check.fields});
    }
    judgeMaterials(draft, view, findings);
    findings.append(judgeSignatures(draft, today));
    return findings;
}

} // namespace yc::core::domain
