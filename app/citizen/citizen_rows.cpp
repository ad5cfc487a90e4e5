#include "app/citizen/citizen_rows.h"

#include "core/seal/digest.h"
#include "ui/case_words.h"
#include "ui/catalogue_words.h"
#include "ui/date_words.h"
#include "ui/party_words.h"
#include "ui/proof_words.h"

#include <QCoreApplication>

namespace yc::app
{

namespace domain = core::domain;
using namespace Qt::Literals::StringLiterals;

namespace
{

struct W {
    Q_DECLARE_TR_FUNCTIONS(CitizenRows)
};

const auto PersonRow = u"person"_s;
const auto QuestionRow = u"question"_s;
const auto FormRow = u"form"_s;

QString fieldWords(const domain::FormField &field, const QString &text)
{
    using Kind = domain::FieldKind;
    if (text.isEmpty())
        return {};
    const auto chosen = [&field](const QString &id) {
        for (const auto &choice : field.choices)
            if (choice.id == id)
                return ui::said(choice.words);
        return id;
    };
    switch (field.kind) {
    case Kind::YesNo: return text == u"yes"_s ? W::tr("是") : text == u"no"_s ? W::tr("否") : text;
    case Kind::Choice: return chosen(text);
    case Kind::Choices: {
        QStringList words;
        const auto ids = text.split(u',', Qt::SkipEmptyParts);
        for (const auto &id : ids)
            words += chosen(id);
        return words.join(W::tr("、"));
    }
    case Kind::Date: {
        const auto day = QDate::fromString(text, Qt::ISODate);
        return day.isValid() ? ui::plainDayWords(day) : text;
    }
    case Kind::Money: return u"%1 %2"_s.arg(text, field.unit.isEmpty() ? W::tr("元") : ui::said(field.unit));
    case Kind::Number: return field.unit.isEmpty() ? text : u"%1 %2"_s.arg(text, ui::said(field.unit));
    case Kind::Text:
    case Kind::LongText:
    case Kind::CitizenNumber:
    case Kind::Uscc:
    case Kind::Phone:
    case Kind::Address: break;
    }
    return text;
}

struct Organised {
    QString place;
    const domain::Organisation *organisation = nullptr;
};

QList<Organised> organisationsOf(const domain::CaseDraft &draft)
{
    QList<Organised> all;
    if (draft.organisation)
        all.append({domain::partyPlace(QLatin1StringView("applicant"), 0), &*draft.organisation});
    int applicant = 0;
    for (const auto &party : draft.others) {
        ++applicant;
        if (party.organisation)
            all.append({domain::partyPlace(QLatin1StringView("applicant"), applicant), &*party.organisation});
    }
    return all;
}

CitizenSection partySection(const domain::CaseDraft &draft)
{
    CitizenSection section{W::tr("申请人"), {}};
    for (const auto &[place, organisation] : organisationsOf(draft)) {
        section.rows.append({u"person/%1/name"_s.arg(place), ui::placeWords(place), organisation->name});
        section.rows.append({u"person/%1/number"_s.arg(place), W::tr("统一社会信用代码"), organisation->uscc});
    }
    const auto people = domain::peopleOf(draft);
    for (const auto &[place, person] : people) {
        const auto chip = person->proof == domain::IdentityProof::ByChip;
        CitizenRow name{u"person/%1/name"_s.arg(place), ui::placeWords(place),
                        person->name.isEmpty() ? person->nameLatin : person->name};
        CitizenRow number{u"person/%1/number"_s.arg(place), ui::documentWords(person->document), person->number};
        if (chip) {
            name.source = number.source = ui::sourceWords(domain::Source::Card);
            number.whole = std::exchange(number.value, domain::maskedNumber(person->number));
        }
        section.rows += {name, number};
    }
    return section;
}

CitizenSection situationSection(const core::flow::Intake &intake)
{
    CitizenSection section{W::tr("您的情况"), {}};
    const auto questions = intake.questions();
    for (const auto *question : questions) {
        CitizenRow row{u"question/%1"_s.arg(question->id), ui::said(question->words), {}};
        const auto answer = intake.draft().situation.value(question->id);
        for (const auto &choice : question->choices)
            if (choice.id == answer)
                row.value = ui::said(choice.words);
        section.rows.append(row);
    }
    return section;
}

QList<CitizenSection> formSections(const core::flow::Intake &intake)
{
    QList<CitizenSection> sections;
    const auto shown = intake.fields();
    for (const auto &part : intake.item()->form.sections) {
        CitizenSection section{ui::said(part.title), {}};
        for (const auto &field : part.fields) {
            if (std::none_of(shown.begin(), shown.end(), [&](const auto *one) { return one->id == field.id; }))
                continue;
            CitizenRow row{placeOfField(field.id), ui::said(field.label), {}};
            if (const auto *value = intake.value(field.id)) {
                row.value = fieldWords(field, value->text);
                row.source = value->dispute ? W::tr("您对%1有异议").arg(ui::sourceWords(value->dispute->source))
                    : value->text.isEmpty() ? QString()
                                            : ui::sourceWords(value->source);
                const auto number
                    = field.kind == domain::FieldKind::CitizenNumber || field.fill == u"applicant.number"_s;
                if (number && value->source == domain::Source::Card)
                    row.whole = std::exchange(row.value, domain::maskedNumber(value->text));
            }
            section.rows.append(row);
        }
        if (!section.rows.isEmpty())
            sections.append(section);
    }
    return sections;
}

CitizenSection materialSection(const core::flow::Intake &intake)
{
    CitizenSection section{W::tr("提交的材料"), {}};
    const auto materials = intake.materials();
    for (const auto *material : materials) {
        const auto pages = intake.pages(material->id).size();
        QString words;
        if (pages > 0)
            words = intake.handedIn(material->id)
                ? W::tr("已收 %1 页，%2").arg(pages).arg(ui::handedWords(*intake.handedIn(material->id)))
                : W::tr("已收 %1 页").arg(pages);
        else if (material->source == domain::MaterialSource::Government && !domain::isAsked(*material, intake.draft()))
            words = W::tr("不用您提交");
        else
            words = material->need == domain::MaterialNeed::Required ? W::tr("还没有交") : W::tr("可以不交");
        section.rows.append({{}, ui::said(material->name), words});
    }
    return section;
}

QStringList partsOf(const QString &place)
{
    return place.split(u'/');
}

QString textAt(const core::flow::Intake &intake, const QString &place)
{
    const auto parts = partsOf(place);
    if (parts.size() == 2 && parts[0] == FormRow) {
        const auto *value = intake.value(parts[1]);
        return value ? value->text : QString();
    }
    if (parts.size() == 2 && parts[0] == QuestionRow)
        return intake.draft().situation.value(parts[1]);
    if (parts.size() != 3 || parts[0] != PersonRow)
        return {};
    for (const auto &[at, organisation] : organisationsOf(intake.draft()))
        if (at == parts[1])
            return parts[2] == u"name"_s ? organisation->name : organisation->uscc;
    const auto people = domain::peopleOf(intake.draft());
    for (const auto &[at, person] : people)
        if (at == parts[1])
            return parts[2] == u"name"_s ? person->name + person->nameLatin : person->number;
    return {};
}

} // namespace

QString placeOfField(const QString &fieldId)
{
    return FormRow + u'/' + fieldId;
}

QList<CitizenSection> citizenSections(const core::flow::Intake &intake)
{
    QList<CitizenSection> sections{partySection(intake.draft())};
    if (intake.item()) {
        sections.append(situationSection(intake));
        sections += formSections(intake);
        sections.append(materialSection(intake));
    }
    sections.removeIf([](const CitizenSection &section) { return section.rows.isEmpty(); });
    return sections;
}

QString placeName(const core::flow::Intake &intake, const QString &place)
{
    const auto sections = citizenSections(intake);
    for (const auto &section : sections)
        for (const auto &row : section.rows)
            if (row.place == place)
                return row.label;
    return {};
}

PlaceAt whereIs(const QString &place)
{
    const auto parts = partsOf(place);
    if (parts.size() == 2 && parts[0] == FormRow)
        return {core::flow::Step::Form, parts[1]};
    if (parts.size() == 2 && parts[0] == QuestionRow)
        return {core::flow::Step::Item, parts[1]};
    return {core::flow::Step::Applicant, {}};
}

QByteArray placeDigest(const core::flow::Intake &intake, const QString &place)
{
    return core::seal::sm3(textAt(intake, place).toUtf8());
}

QByteArray citizenDigest(const core::flow::Intake &intake)
{
    QByteArray all = intake.draft().itemCode.toUtf8();
    const auto sections = citizenSections(intake);
    for (const auto &section : sections)
        for (const auto &row : section.rows)
            if (!row.place.isEmpty())
                all += row.place.toUtf8() + placeDigest(intake, row.place);
    return core::seal::sm3(all);
}

} // namespace yc::app
