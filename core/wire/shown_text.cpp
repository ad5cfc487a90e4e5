#include "core/wire/shown_text.h"

#include "core/seal/digest.h"
#include "core/wire/case_wire.h"

#include <QJsonArray>

#include <algorithm>

namespace yc::core::wire
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

QJsonObject disputeShown(const domain::FormField &field, const domain::Dispute &dispute)
{
    QJsonObject json{{QStringLiteral("source"), domain::toText(dispute.source)},
                     {QStringLiteral("said"), wordsOf(field, dispute.said)},
                     {QStringLiteral("reason"), domain::toText(dispute.reason)}};
    if (!dispute.note.isEmpty())
        json.insert(QStringLiteral("note"), dispute.note);
    return json;
}

QJsonArray fieldsOf(const domain::CaseDraft &draft, const domain::ServiceItem &item, QDate today)
{
    QJsonArray list;
    for (const auto *field : domain::shownFields(draft, item, today)) {
        const auto value = draft.form.find(field->id);
        const bool filled = value != draft.form.end();
        QJsonObject shown{{QStringLiteral("label"), field->label},
                          {QStringLiteral("value"), filled ? wordsOf(*field, value->second.text) : QString()}};
        if (filled && value->second.dispute)
            shown.insert(QStringLiteral("disputed"), disputeShown(*field, *value->second.dispute));
        list.append(shown);
    }
    return list;
}

QJsonArray materialsOf(const domain::CaseDraft &draft, const domain::ServiceItem &item, QDate today)
{
    // How the paper came is the applicant's to confirm: by it an original is asked back. That somebody compared the
    // copy is the clerk's own word, often given while the applicant signs: it stands in the manifest and not here.
    const auto entry = [&draft](const QString &name, const QString &id) {
        QJsonArray pages;
        QJsonObject json{{QStringLiteral("name"), name}};
        for (const auto &filing : draft.filings) {
            if (filing.materialId != id)
                continue;
            for (const auto &page : filing.pages)
                pages.append(page.blob);
            if (filing.handed)
                json.insert(QStringLiteral("handed"), countsToJson(*filing.handed));
            if (filing.unfetched)
                json.insert(QStringLiteral("unfetched"), true);
        }
        json.insert(QStringLiteral("pages"), pages);
        return json;
    };
    QJsonArray list;
    QStringList listed;
    for (const auto *material : domain::appliedMaterials(draft, item, today)) {
        list.append(entry(material->name, material->id));
        listed.append(material->id);
    }
    // Pages that stayed with a material which an answer has taken away since go to the hall as well: nothing is handed
    // in that was not confirmed.
    for (const auto &filing : draft.filings) {
        if (listed.contains(filing.materialId) || filing.pages.isEmpty())
            continue;
        const auto *material = item.material(filing.materialId);
        list.append(entry(material ? material->name : filing.materialId, filing.materialId));
        listed.append(filing.materialId);
    }
    return list;
}

// Of whoever was read from a chip no more is said than their name and number.
QJsonObject personShown(const domain::Person &person)
{
    QJsonObject json{{QStringLiteral("name"), person.name.isEmpty() ? person.nameLatin : person.name},
                     {QStringLiteral("document"), domain::codeOf(person.document)},
                     {QStringLiteral("number"), person.number}};
    if (const auto &sighting = person.sighting) {
        json.insert(QStringLiteral("judgedBy"), sighting->judgedBy);
        json.insert(QStringLiteral("secondBy"), sighting->secondBy);
        json.insert(QStringLiteral("reason"), domain::toText(sighting->reason));
        if (!sighting->note.isEmpty())
            json.insert(QStringLiteral("note"), sighting->note);
    }
    if (person.proof == domain::IdentityProof::ByCode)
        json.insert(QStringLiteral("code"), QStringLiteral("unverified"));
    return json;
}

QJsonObject organisationShown(const domain::Organisation &organisation)
{
    QJsonObject json{{QStringLiteral("name"), organisation.name}, {QStringLiteral("uscc"), organisation.uscc}};
    if (!organisation.representative.isEmpty())
        json.insert(QStringLiteral("representative"), organisation.representative);
    return json;
}

QJsonObject guardianShown(const domain::Guardian &guardian)
{
    auto json = personShown(guardian.person);
    json.insert(QStringLiteral("relation"), domain::toText(guardian.relation));
    return json;
}

QJsonObject partyShown(const domain::Party &party)
{
    QJsonObject json;
    if (party.person)
        json.insert(QStringLiteral("person"), personShown(*party.person));
    if (party.organisation)
        json.insert(QStringLiteral("organisation"), organisationShown(*party.organisation));
    if (party.guardian)
        json.insert(QStringLiteral("guardian"), guardianShown(*party.guardian));
    return json;
}

void showParties(const domain::CaseDraft &draft, const domain::ServiceItem &item, QJsonObject &json)
{
    if (draft.applicant)
        json.insert(QStringLiteral("applicant"), personShown(*draft.applicant));
    if (draft.organisation)
        json.insert(QStringLiteral("organisation"), organisationShown(*draft.organisation));
    if (draft.guardian)
        json.insert(QStringLiteral("guardian"), guardianShown(*draft.guardian));
    if (draft.agent) {
        auto agent = personShown(draft.agent->person);
        if (domain::actsByOffice(draft))
            agent.insert(QStringLiteral("office"), true);
        if (domain::needsLimit(draft, item) && draft.agent->limit)
            agent.insert(QStringLiteral("limit"), item.proxyReason);
        json.insert(QStringLiteral("agent"), agent);
    }
    QJsonArray others;
    for (const auto &party : draft.others)
        others.append(partyShown(party));
    if (!others.isEmpty())
        json.insert(QStringLiteral("others"), others);
}

} // namespace

QJsonObject countsToJson(const domain::HandedIn &handed)
{
    QJsonObject json;
    const auto put = [&json](const QString &key, int count) {
        if (count > 0)
            json.insert(key, count);
    };
    put(QStringLiteral("originals"), handed.originals);
    put(QStringLiteral("copies"), handed.copies);
    put(QStringLiteral("files"), handed.files);
    return json;
}

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
    showParties(draft, item, json);
    return canonical(json);
}

QString shownDigest(const domain::CaseDraft &draft, const domain::ServiceItem &item, QDate today)
{
    return seal::hex(seal::sm3(shownText(draft, item, today)));
}

} // namespace yc::core::wire
