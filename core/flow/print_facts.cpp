#include "core/flow/print_facts.h"

#include "core/flow/desk_rooms.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace yc::core::flow
{

using namespace Qt::Literals::StringLiterals;

namespace
{

const QString Attachment = u"prints"_s;

struct Word {
    PrintFact::Outcome outcome;
    QLatin1StringView word;
};
constexpr std::array Words{Word{PrintFact::Outcome::Sent, QLatin1StringView("sent")},
                           Word{PrintFact::Outcome::Printed, QLatin1StringView("printed")},
                           Word{PrintFact::Outcome::Cancelled, QLatin1StringView("cancelled")},
                           Word{PrintFact::Outcome::Failed, QLatin1StringView("failed")}};

Result<QList<PrintFact>> read(const vault::Vault &vault, const QUuid &caseId)
{
    const auto kept = vault.attachment(caseId, Attachment);
    if (!kept && kept.error() == vault::codes::NotFound)
        return QList<PrintFact>(); // never printed, or another clerk's case
    if (!kept)
        return std::unexpected(kept.error());
    return printFactsFrom(kept->reveal());
}

Result<QList<PrintFact>> note(vault::Vault &vault, const QUuid &caseId, const PrintFact &fact)
{
    const auto word = std::ranges::find(Words, fact.outcome, &Word::outcome)->word;
    (void)vault.note({.at = {}, .staffNo = fact.staffNo, .event = u"paper-"_s + word, .subject = fact.paperId});
    if (caseId.isNull())
        return QList{fact}; // of no case: the audit alone keeps it
    auto facts = read(vault, caseId);
    if (!facts)
        return facts;
    put(*facts, fact);
    if (const auto kept = vault.attach(caseId, Attachment, toJson(*facts)); !kept)
        return std::unexpected(kept.error());
    return facts;
}

} // namespace

void put(QList<PrintFact> &facts, const PrintFact &fact)
{
    const auto known = std::ranges::find(facts, fact.id, &PrintFact::id);
    if (known != facts.end())
        *known = fact;
    else
        facts.append(fact);
}

int timesPrinted(const QList<PrintFact> &facts, const QString &paperId)
{
    using Outcome = PrintFact::Outcome;
    return static_cast<int>(std::ranges::count_if(facts, [&](const PrintFact &fact) {
        return fact.paperId == paperId && (fact.outcome == Outcome::Sent || fact.outcome == Outcome::Printed);
    }));
}

QByteArray toJson(const QList<PrintFact> &facts)
{
    QJsonArray list;
    for (const auto &fact : facts)
        list += QJsonObject{{u"id"_s, fact.id},
                            {u"paper"_s, fact.paperId},
                            {u"kind"_s, fact.kind},
                            {u"at"_s, fact.at.toUTC().toString(Qt::ISODateWithMs)},
                            {u"staff"_s, fact.staffNo},
                            {u"queue"_s, fact.queue},
                            {u"copies"_s, fact.copies},
                            {u"outcome"_s, QString(std::ranges::find(Words, fact.outcome, &Word::outcome)->word)}};
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

Result<QList<PrintFact>> printFactsFrom(const QByteArray &json)
{
    const auto read = QJsonDocument::fromJson(json);
    if (!read.isArray())
        return std::unexpected(yc::codes::BadFile);
    QList<PrintFact> facts;
    const auto list = read.array();
    for (const auto &entry : list) {
        const auto object = entry.toObject();
        const auto text = [&object](const char16_t *key) { return object.value(QStringView(key)).toString(); };
        const auto outcome
            = std::ranges::find(Words, text(u"outcome"), [](const Word &word) { return QString(word.word); });
        PrintFact fact{.id = text(u"id"),
                       .paperId = text(u"paper"),
                       .kind = text(u"kind"),
                       .at = QDateTime::fromString(text(u"at"), Qt::ISODateWithMs),
                       .staffNo = text(u"staff"),
                       .queue = text(u"queue"),
                       .copies = object.value(u"copies"_s).toInt()};
        if (outcome == Words.end() || fact.id.isEmpty() || fact.paperId.isEmpty() || !fact.at.isValid()
            || fact.copies < 1)
            return std::unexpected(yc::codes::BadFile);
        fact.outcome = outcome->outcome;
        facts += fact;
    }
    return facts;
}

void Desk::notePrint(const QUuid &caseId, PrintFact fact, QObject *context, Answer<QList<PrintFact>> done)
{
    if (fact.staffNo.isEmpty() && staff())
        fact.staffNo = staff()->no;
    m_rooms->vault.run([caseId, fact = std::move(fact)](vault::Vault &vault) { return note(vault, caseId, fact); },
                       context, std::move(done));
}

void Desk::prints(const QUuid &caseId, QObject *context, Answer<QList<PrintFact>> done)
{
    m_rooms->vault.run([caseId](vault::Vault &vault) { return read(vault, caseId); }, context, std::move(done));
}

} // namespace yc::core::flow
