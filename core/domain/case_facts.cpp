#include "core/domain/case.h"

#include "core/domain/case_view.h"

#include <algorithm>

namespace yc::core::domain
{

namespace
{

using rules::Decimal;
using rules::Facts;
using rules::Truth;
using rules::Unknown;
using rules::Value;

const QDate Forever(9999, 12, 31); // 长期: later than any day that a rule compares it with
constexpr int ChinaOffset = 8 * 3600; // limits and days are those of the hall's wall clock, which has no summer time

Value textOrUnknown(const QString &text)
{
    return text.isEmpty() ? Value(Unknown{}) : Value(text);
}

Value dayOrUnknown(QDate day)
{
    return day.isValid() ? Value(day) : Value(Unknown{});
}

Value ageOf(QDate birth, QDate today)
{
    if (!birth.isValid() || !today.isValid() || today < birth)
        return Unknown{};
    int years = today.year() - birth.year();
    if (std::pair(today.month(), today.day()) < std::pair(birth.month(), birth.day()))
        --years; // born on 29 February: a year older on 1 March, as yearsBetween reckons
    return Decimal{years * Decimal::Scale};
}

QString answerTo(const SituationQuestion &question, const CaseDraft &draft)
{
    const auto answer = draft.situation.value(question.id);
    const bool offered = std::any_of(question.choices.begin(), question.choices.end(),
                                     [&](const Choice &choice) { return choice.id == answer; });
    return offered ? answer : QString();
}

} // namespace

Facts factsOf(const Person &person, QDate today)
{
    return {
        {QStringLiteral("applicant.document"), codeOf(person.document)},
        {QStringLiteral("applicant.number"), textOrUnknown(person.number)},
        {QStringLiteral("applicant.name"), textOrUnknown(person.name)},
        {QStringLiteral("applicant.nameLatin"), textOrUnknown(person.nameLatin)},
        {QStringLiteral("applicant.sex"), QString::number(static_cast<int>(person.sex))},
        {QStringLiteral("applicant.ethnicity"), textOrUnknown(person.ethnicity)},
        {QStringLiteral("applicant.birth"), dayOrUnknown(person.birth)},
        {QStringLiteral("applicant.address"), textOrUnknown(person.address)},
        {QStringLiteral("applicant.age"), ageOf(person.birth, today)},
        {QStringLiteral("applicant.validTo"), person.validTo ? dayOrUnknown(*person.validTo) : Value(Forever)},
        {QStringLiteral("applicant.nationality"), textOrUnknown(person.nationality)},
    };
}

Facts factsOf(const Organisation &organisation)
{
    return {{QStringLiteral("organisation.name"), textOrUnknown(organisation.name)},
            {QStringLiteral("organisation.uscc"), textOrUnknown(organisation.uscc)},
            {QStringLiteral("organisation.representative"), textOrUnknown(organisation.representative)}};
}

QStringList applicantFacts()
{
    auto names = factsOf(Person{}, {}).keys() + factsOf(Organisation{}).keys();
    names.sort();
    return names;
}

Value valueOf(FieldKind kind, QStringView text)
{
    if (text.isEmpty())
        return Unknown{};
    switch (kind) {
    case FieldKind::Number:
    case FieldKind::Money: {
        const auto number = rules::decimalFrom(text);
        return number ? Value(*number) : Value(Unknown{});
    }
    case FieldKind::Date: return dayOrUnknown(text.size() == 10 ? QDate::fromString(text, Qt::ISODate) : QDate());
    case FieldKind::YesNo:
        if (text != u"yes" && text != u"no")
            return Unknown{};
        return text == u"yes";
    case FieldKind::Choices: return text.toString().split(u',', Qt::SkipEmptyParts);
    case FieldKind::Text:
    case FieldKind::LongText:
    case FieldKind::Choice:
    case FieldKind::CitizenNumber:
    case FieldKind::Uscc:
    case FieldKind::Phone:
    case FieldKind::Address: return text.toString();
    }
    Q_UNREACHABLE();
}

std::optional<QString> fillText(const FormField &field, const Facts &facts)
{
    if (field.fill.isEmpty())
        return std::nullopt;
    const auto value = facts.value(field.fill);
    QString text;
    if (const auto *words = std::get_if<QString>(&value))
        text = *words;
    else if (const auto *number = std::get_if<Decimal>(&value))
        text = rules::toText(*number);
    else if (const auto *day = std::get_if<QDate>(&value); day && *day != Forever)
        text = day->toString(Qt::ISODate);
    const bool offered = field.kind != FieldKind::Choice
        || std::any_of(field.choices.begin(), field.choices.end(),
                       [&](const Choice &choice) { return choice.id == text; });
    return text.isEmpty() || !offered ? std::nullopt : std::optional(text);
}

CaseView::CaseView(const CaseDraft &draft, const ServiceItem &item, QDate today)
{
    m_facts.insert(QStringLiteral("today"), dayOrUnknown(today));
    m_facts.insert(QStringLiteral("case.begun"), dayOrUnknown(dayBegun(draft)));
    if (draft.applicant)
        m_facts.insert(factsOf(*draft.applicant, today));
    else if (draft.organisation && draft.agent)
        m_facts.insert(factsOf(draft.agent->person, today));
    if (draft.organisation)
        m_facts.insert(factsOf(*draft.organisation));
    for (const auto &question : item.situations) {
        if (question.shownWhen.judge(m_facts) != Truth::True)
            continue;
        m_questions.append(&question);
        if (const auto answer = answerTo(question, draft); !answer.isEmpty())
            m_facts.insert(QStringLiteral("situation.") + question.id, answer);
    }
    for (const auto &section : item.form.sections) {
        for (const auto &field : section.fields) {
            if (field.shownWhen.judge(m_facts) != Truth::True)
                continue;
            m_fields.append(&field);
            if (const auto filled = draft.form.find(field.id); filled != draft.form.end())
                m_facts.insert(QStringLiteral("form.") + field.id, valueOf(field.kind, filled->second.text));
        }
    }
    for (const auto &material : item.materials) {
        qint64 pages = 0;
        for (const auto &filing : draft.filings)
            pages += filing.materialId == material.id ? filing.pages.size() : 0;
        m_facts.insert(QStringLiteral("material.%1.pages").arg(material.id), Decimal{pages * Decimal::Scale});
        if (material.appliesWhen.judge(m_facts) == Truth::True)
            m_materials.append(&material);
    }
    const auto asksItself = [this](QStringView id) {
        return std::ranges::any_of(m_materials, [&](const auto *material) { return material->id == id; });
    };
    if (draft.agent && !actsByOffice(draft) && !asksItself(u"mandate"))
        m_materials.append(standingMaterial(standing::Mandate));
    const bool guarded = draft.guardian
        || std::ranges::any_of(draft.others, [](const Party &party) { return party.guardian.has_value(); });
    if (guarded && !asksItself(u"guardian"))
        m_materials.append(standingMaterial(standing::Guardianship));
}

QDate dayBegun(const CaseDraft &draft)
{
    return draft.begunAt.isValid() ? draft.begunAt.toOffsetFromUtc(ChinaOffset).date() : QDate();
}

CaseDraft CaseDraft::clone() const
{
    CaseDraft copy{
        .id = id,
        .begunAt = begunAt,
        .itemCode = itemCode,
        .itemVersion = itemVersion,
        .applicant = applicant ? std::optional(applicant->clone()) : std::nullopt,
        .organisation = organisation ? std::optional(organisation->clone()) : std::nullopt,
        .guardian = guardian ? std::optional(guardian->clone()) : std::nullopt,
        .agent = agent ? std::optional(agent->clone()) : std::nullopt,
        .situation = situation,
        .form = {},
        .filings = filings,
        .signature = signature ? std::optional(signature->clone()) : std::nullopt,
        .photoBlob = photoBlob,
        .fingerprintBlob = fingerprintBlob,
    };
    for (const auto &party : others)
        copy.others.push_back(party.clone());
    for (const auto &further : furtherSignatures)
        copy.furtherSignatures.push_back(further.clone());
    for (const auto &[field, value] : form)
        copy.form.emplace(field,
                          FilledValue{.text = value.text,
                                      .source = value.source,
                                      .dispute = value.dispute ? std::optional(value.dispute->clone()) : std::nullopt});
    return copy;
}

Facts CaseDraft::facts(const ServiceItem &item, QDate today) const
{
    return CaseView(*this, item, today).facts();
}

QList<const FormField *> shownFields(const CaseDraft &draft, const ServiceItem &item, QDate today)
{
    return CaseView(draft, item, today).fields();
}

QList<const Material *> appliedMaterials(const CaseDraft &draft, const ServiceItem &item, QDate today)
{
    return CaseView(draft, item, today).materials();
}

QList<const SituationQuestion *> askedQuestions(const CaseDraft &draft, const ServiceItem &item, QDate today)
{
    return CaseView(draft, item, today).questions();
}

} // namespace yc::core::domain
