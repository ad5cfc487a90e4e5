#include "core/flow/shown_text.h"

#include "core/wire/case_wire.h"

#include <QJsonArray>

#include <algorithm>

namespace yc::core::flow
{

namespace
{

QString choiceWords(const QList<domain::Choice> &choices, const QString &id)
{
    const auto choice = std::ranges::find(choices, id, &domain::Choice::id);
    return choice == choices.end() ? id : choice->words;
}

QJsonArray questionsOf(const domain::CaseDraft &draft, const domain::ServiceItem &item, QDate today)
{
    QJsonArray list;
    for (const auto *question : domain::askedQuestions(draft, item, today))
        list.append(QJsonObject{
            {QStringLiteral("question"), question->words},
            {QStringLiteral("answer"), choiceWords(question->choices, draft.situation.value(question->id))}});
    return list;
}

QJsonArray fieldsOf(const domain::CaseDraft &draft, const domain::ServiceItem &item, QDate today)
{
    QJsonArray list;
    for (const auto *field : domain::shownFields(draft, item, today)) {
        const auto value = draft.form.find(field->id);
        list.append(QJsonObject{
            {QStringLiteral("label"), field->label},
            {QStringLiteral("value"), value == draft.form.end() ? QString() : wordsOf(*field, value->second.text)}});
    }
    return list;
}

QJsonArray materialsOf(const domain::CaseDraft &draft, const domain::ServiceItem &item, QDate today)
{
    QJsonArray list;
    for (const auto *material : domain::appliedMaterials(draft, item, today)) {
        const auto filing = std::ranges::find(draft.filings, material->id, &domain::Filing::materialId);
        const auto pages = filing == draft.filings.end() ? 0 : filing->pages.size();
        list.append(QJsonObject{{QStringLiteral("name"), material->name}, {QStringLiteral("pages"), pages}});
    }
    return list;
}

} // namespace

QString wordsOf(const domain::FormField &field, const QString &text)
{
    if (field.kind == domain::FieldKind::Choice)
        return choiceWords(field.choices, text);
    if (field.kind != domain::FieldKind::Choices)
        return text;
    QStringList words;
    for (const auto &id : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
        words.append(choiceWords(field.choices, id));
    return words.join(QStringLiteral("、"));
}

QByteArray shownText(const domain::CaseDraft &draft, const domain::ServiceItem &item, QDate today)
{
    QJsonObject json{
        {QStringLiteral("item"),
         QJsonObject{{QStringLiteral("code"), item.code},
                     {QStringLiteral("version"), item.version},
                     {QStringLiteral("name"), item.name}}},
        {QStringLiteral("questions"), questionsOf(draft, item, today)},
        {QStringLiteral("fields"), fieldsOf(draft, item, today)},
        {QStringLiteral("materials"), materialsOf(draft, item, today)},
    };
    if (draft.applicant)
        json.insert(QStringLiteral("applicant"),
                    QJsonObject{{QStringLiteral("name"),
                                 draft.applicant->name.isEmpty() ? draft.applicant->nameLatin : draft.applicant->name},
                                {QStringLiteral("document"), domain::codeOf(draft.applicant->document)},
                                {QStringLiteral("number"), draft.applicant->number}});
    return wire::canonical(json);
}

} // namespace yc::core::flow
