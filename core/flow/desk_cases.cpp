#include "core/flow/desk.h"
#include "core/flow/desk_rooms.h"
#include "core/flow/intake_rooms.h"
#include "core/flow/steps.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

// What is done with cases from outside of them: found, put aside, given up and taken back, written beside.
namespace yc::core::flow
{

namespace
{

const QString NotesKind = QStringLiteral("notes");
constexpr int HallOffset = 8 * 3600; // China's one time zone

QList<CaseNote> notesFrom(const QByteArray &bytes)
{
    QList<CaseNote> notes;
    for (const auto &entry : QJsonDocument::fromJson(bytes).array()) {
        const auto json = entry.toObject();
        notes.append({.kind = static_cast<CaseNote::Kind>(std::clamp(json[QLatin1String("kind")].toInt(), 0,
                                                                     static_cast<int>(CaseNote::Kind::TakenOver))),
                      .at = QDateTime::fromString(json[QLatin1String("at")].toString(), Qt::ISODateWithMs),
                      .staffNo = json[QLatin1String("no")].toString(),
                      .staffName = json[QLatin1String("name")].toString(),
                      .to = json[QLatin1String("to")].toString(),
                      .text = json[QLatin1String("text")].toString()});
    }
    return notes;
}

QByteArray bytesOf(const QList<CaseNote> &notes)
{
    QJsonArray list;
    for (const auto &note : notes)
        list.append(QJsonObject{{QStringLiteral("kind"), static_cast<int>(note.kind)},
                                {QStringLiteral("to"), note.to},
                                {QStringLiteral("at"), note.at.toUTC().toString(Qt::ISODateWithMs)},
                                {QStringLiteral("no"), note.staffNo},
                                {QStringLiteral("name"), note.staffName},
                                {QStringLiteral("text"), note.text}});
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

Result<QList<CaseNote>> readNotes(vault::Vault &vault, const QUuid &caseId)
{
    const auto kept = vault.attachment(caseId, NotesKind);
    if (kept)
        return notesFrom(kept->reveal());
    if (kept.error() == vault::codes::NotFound)
        return QList<CaseNote>();
    return std::unexpected(kept.error());
}

} // namespace

Result<QList<CaseNote>> writeNote(vault::Vault &vault, const QUuid &caseId, const CaseNote &note)
{
    auto notes = readNotes(vault, caseId);
    if (!notes)
        return notes;
    notes->append(note);
    if (const auto kept = vault.attach(caseId, NotesKind, bytesOf(*notes)); !kept)
        return std::unexpected(kept.error());
    return notes;
}

void takeBackNote(vault::Vault &vault, const QUuid &caseId)
{
    auto notes = readNotes(vault, caseId);
    if (!notes || notes->isEmpty())
        return;
    notes->removeLast();
    (void)vault.attach(caseId, NotesKind, bytesOf(*notes));
}

void Desk::find(vault::CaseQuestion question, QObject *context, Answer<vault::CaseFound> done)
{
    const auto day = hallDay(m_rooms->clock.now());
    question.dayBegins = QDateTime(day, QTime(0, 0), Qt::OffsetFromUTC, HallOffset);
    m_rooms->finding.run(
        [index = m_rooms->index, question = std::move(question)]() -> Result<vault::CaseFound> {
            if (!index)
                return std::unexpected(vault::codes::Locked);
            return index->find(question);
        },
        context, std::move(done));
}

std::optional<CaseSummary> Desk::summary(const QUuid &caseId) const
{
    return m_rooms->line(caseId);
}

void Desk::Rooms::rowSaved()
{
    Q_EMIT desk.casesChanged();
}

void Desk::Rooms::changeRow(const QUuid &caseId, std::function<void(vault::CaseRow &)> change, QObject *context,
                            Answer<bool> done)
{
    if (const auto intake = open(caseId))
        intake->save(); // what is in hand first
    vault.run(
        [caseId, change = std::move(change)](vault::Vault &vault) -> Result<bool> {
            auto row = vault.caseRow(caseId);
            if (!row)
                return false; // never saved
            const auto draft = vault.draft(caseId);
            if (!draft)
                return std::unexpected(draft.error());
            change(*row);
            if (const auto saved = vault.saveCase(*row, draft->reveal()); !saved)
                return std::unexpected(saved.error());
            return true;
        },
        &desk,
        [this, caseId, asker = QPointer(context), done = std::move(done)](const Result<bool> &changed) {
            if (changed.value_or(false)) {
                if (const auto row = index->row(caseId))
                    upsert(summaryOf(*row));
            }
            if (asker)
                done(changed);
        });
}

void Desk::park(const QUuid &caseId, QObject *context, Answer<bool> done)
{
    if (const auto intake = m_rooms->open(caseId))
        intake->m_rooms->parked = true; // a page that is still being sealed saves the case once more
    m_rooms->changeRow(
        caseId, [](vault::CaseRow &row) { row.parked = true; }, context, std::move(done));
}

void Desk::discardDraft(const QUuid &caseId, QObject *context, Answer<bool> done)
{
    m_rooms->vault.post([caseId](vault::Vault &vault) {
        (void)vault.note({.at = {},
                          .staffNo = {},
                          .event = QStringLiteral("draft-discarded"),
                          .subject = caseId.toString(QUuid::WithoutBraces)});
    });
    m_rooms->changeRow(
        caseId,
        [](vault::CaseRow &row) {
            row.discarded = row.state == domain::toText(domain::CaseState::Draft);
            row.parked = false;
        },
        context, std::move(done));
    m_rooms->letGo(caseId);
}

void Desk::restoreDraft(const QUuid &caseId, QObject *context, Answer<bool> done)
{
    m_rooms->changeRow(
        caseId, [](vault::CaseRow &row) { row.discarded = false; }, context, std::move(done));
}

void Desk::notes(const QUuid &caseId, QObject *context, Answer<QList<CaseNote>> done)
{
    m_rooms->vault.run([caseId](vault::Vault &vault) { return readNotes(vault, caseId); }, context, std::move(done));
}

void Desk::addNote(const QUuid &caseId, const QString &text, QObject *context, Answer<QList<CaseNote>> done)
{
    const auto who = staff();
    if (!who) {
        QMetaObject::invokeMethod(
            context, [done] { done(std::unexpected(codes::NotSignedIn)); }, Qt::QueuedConnection);
        return;
    }
    if (const auto intake = m_rooms->open(caseId))
        intake->keep(); // a note stands beside a case that rests
    const CaseNote note{.at = m_rooms->clock.now(), .staffNo = who->no, .staffName = who->name, .to = {}, .text = text};
    m_rooms->vault.run([caseId, note](vault::Vault &vault) { return writeNote(vault, caseId, note); }, context,
                       std::move(done));
}

} // namespace yc::core::flow
