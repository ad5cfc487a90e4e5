#include "core/domain/earlier.h"

#include "core/domain/case_view.h"

#include <algorithm>

namespace yc::core::domain
{

namespace
{

const FormField *askedFor(const ServiceItem &item, const FormField &like)
{
    for (const auto &section : item.form.sections) {
        for (const auto &field : section.fields) {
            if (field.id == like.id && field.kind == like.kind && mayBeEarlier(field))
                return &field;
        }
    }
    return nullptr;
}

QStringList organisationsOf(const CaseDraft &draft)
{
    QStringList all{draft.organisation ? draft.organisation->uscc : QString()};
    for (const auto &party : draft.others)
        all.append(party.organisation ? party.organisation->uscc : QString());
    return all;
}

} // namespace

bool mayBeEarlier(const FormField &field)
{
    return field.prefill.contains(Source::EarlierCase);
}

bool areSameParties(const CaseDraft &one, const CaseDraft &other)
{
    if (organisationsOf(one) != organisationsOf(other))
        return false;
    return std::ranges::equal(peopleOf(one), peopleOf(other), [](const Named &left, const Named &right) {
        return left.place == right.place && left.person->document == right.person->document
            && left.person->number == right.person->number && !left.person->number.isEmpty();
    });
}

EarlierValues earlierValues(const CaseDraft &earlier, const ServiceItem &then, const ServiceItem &now, QDate today)
{
    EarlierValues values;
    const auto day = dayBegun(earlier);
    for (const auto *known : shownFields(earlier, then, day)) {
        const auto filled = earlier.form.find(known->id);
        if (filled == earlier.form.end() || filled->second.text.trimmed().isEmpty() || !mayBeEarlier(*known))
            continue;
        const auto &text = filled->second.text;
        const auto *field = askedFor(now, *known);
        if (field && !judgeField(*field, text, today))
            values.emplace(field->id, EarlierValue{.text = text, .day = day});
    }
    return values;
}

} // namespace yc::core::domain
