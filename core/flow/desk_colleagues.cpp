#include "core/flow/desk.h"
#include "core/flow/desk_rooms.h"
#include "core/flow/intake_rooms.h"
#include "core/wire/withdrawal.h"

#include "base/log.h"

#include <QJsonArray>
#include <QJsonDocument>

// What goes beyond the clerk's own hand: a case taken back from the hall, handed to a colleague, the desk left alone,
// and words kept for the next time.
namespace yc::core::flow
{

namespace
{

const QString WithdrawalKind = QStringLiteral("withdrawal");
const QString PhrasesName = QStringLiteral("phrases");
constexpr qsizetype MostPhrases = 300;

bool mayWithdraw(domain::CaseState state)
{
    using State = domain::CaseState;
    return state == State::Owed || state == State::Received || state == State::BackOffice || state == State::Correction;
}

QString textOf(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

Result<QList<Phrase>> readPhrases(vault::Vault &vault)
{
    QList<Phrase> phrases;
    const auto kept = vault.own(PhrasesName);
    if (!kept && kept.error() != vault::codes::NotFound)
        return std::unexpected(kept.error());
    if (!kept)
        return phrases;
    for (const auto &entry : QJsonDocument::fromJson(kept->reveal()).array()) {
        const auto json = entry.toObject();
        const auto ending = domain::endingFrom(json[QLatin1String("ending")].toString());
        if (ending)
            phrases.append({.itemCode = json[QLatin1String("item")].toString(),
                            .ending = *ending,
                            .text = json[QLatin1String("text")].toString()});
    }
    return phrases;
}

Result<QList<Phrase>> writePhrases(vault::Vault &vault, QList<Phrase> phrases)
{
    QJsonArray list;
    for (const auto &phrase : std::as_const(phrases))
        list.append(QJsonObject{{QStringLiteral("item"), phrase.itemCode},
                                {QStringLiteral("ending"), domain::toText(phrase.ending)},
                                {QStringLiteral("text"), phrase.text}});
    if (const auto kept = vault.putOwn(PhrasesName, QJsonDocument(list).toJson(QJsonDocument::Compact)); !kept)
        return std::unexpected(kept.error());
    return phrases;
}

CaseNote traceOf(CaseNote::Kind kind, const StaffInfo &who, const QDateTime &at)
{
    return {.kind = kind, .at = at, .staffNo = who.no, .staffName = who.name, .to = {}, .text = {}};
}

// For the auditor: in the vault's own chain, beside what the case says of itself.
void audit(vault::Vault &vault, const QString &staffNo, const QString &event, const QUuid &caseId = {})
{
    (void)vault.note(
        {.at = {}, .staffNo = staffNo, .event = event, .subject = caseId.isNull() ? QString() : textOf(caseId)});
}

template <typename T> void later(QObject *context, const Answer<T> &done, Code code)
{
    QMetaObject::invokeMethod(
        context, [done, code] { done(std::unexpected(code)); }, Qt::QueuedConnection);
}

} // namespace

void Desk::lock()
{
    if (!staff() || m_rooms->locked)
        return;
    for (const auto &weak : std::as_const(m_rooms->intakes)) {
        if (const auto intake = weak.lock())
            intake->save();
    }
    m_rooms->locked = true;
    m_rooms->vault.post([no = staff()->no](vault::Vault &vault) { audit(vault, no, QStringLiteral("locked")); });
    Q_EMIT lockChanged();
}

bool Desk::isLocked() const
{
    return m_rooms->locked;
}

void Desk::unlock(SecretText pin, QObject *context, Answer<bool> done)
{
    const auto who = staff();
    if (!who)
        return later(context, done, codes::NotSignedIn);
    m_rooms->vault.run(
        [no = who->no, pin = std::make_shared<SecretText>(std::move(pin))](vault::Vault &vault) -> Result<bool> {
            const auto good = vault.checkPin(no, *pin);
            audit(vault, no, good ? QStringLiteral("unlocked") : QStringLiteral("unlock-refused"));
            return good ? Result<bool>(true) : std::unexpected(good.error());
        },
        this,
        [this, asker = QPointer(context), done = std::move(done)](const Result<bool> &good) {
            if (good && m_rooms->locked) {
                m_rooms->locked = false;
                Q_EMIT lockChanged();
            }
            if (asker)
                done(good);
        });
}

void Desk::withdraw(const QUuid &caseId, const QString &reason, QObject *context, Answer<bool> done)
{
    const auto who = staff();
    if (!who)
        return later(context, done, codes::NotSignedIn);
    const auto known = m_rooms->line(caseId);
    if (!known || !mayWithdraw(known->state))
        return later(context, done, codes::TooLateToWithdraw);
    const auto now = m_rooms->clock.now();
    const wire::Withdrawal words{.staffNo = who->no, .reason = reason, .at = now};
    auto note = traceOf(CaseNote::Kind::Withdrawn, *who, now);
    note.text = reason;
    m_rooms->vault.run(
        [caseId, words, note](vault::Vault &vault) -> Result<bool> {
            const auto body = QJsonDocument(wire::toJson(words)).toJson(QJsonDocument::Compact);
            if (const auto owed = vault.owe(
                    {.caseId = caseId, .kind = WithdrawalKind, .body = body, .tries = 0, .nextTry = {}, .cause = {}});
                !owed)
                return std::unexpected(owed.error());
            (void)writeNote(vault, caseId, note);
            audit(vault, words.staffNo, QStringLiteral("case-withdrawn"), caseId);
            return true;
        },
        this,
        [this, asker = QPointer(context), done = std::move(done)](const Result<bool> &owed) {
            m_rooms->errands.look();
            if (asker)
                done(owed);
        });
}

void Desk::Rooms::letGo(const QUuid &caseId)
{
    if (const auto intake = open(caseId))
        intake->m_rooms->desk.clear();
    intakes.remove(caseId);
}

void Desk::Rooms::readHandOvers()
{
    vault.run(
        [](vault::Vault &vault) -> Result<QList<HandOverLine>> {
            QList<HandOverLine> lines;
            for (const auto &one : vault.handOvers())
                lines.append({.caseId = one.caseId,
                              .itemName = one.itemName,
                              .applicantMasked = domain::maskedName(one.applicantName),
                              .otherNo = one.toMe ? one.giverNo : one.takerNo,
                              .otherName = one.toMe ? one.giverName : one.takerName,
                              .note = one.note,
                              .at = one.at,
                              .toMe = one.toMe,
                              .declined = one.declined});
            return lines;
        },
        &desk,
        [this](Result<QList<HandOverLine>> lines) {
            if (!lines || !signIn.staff())
                return;
            handOvers = std::move(*lines);
            Q_EMIT desk.casesChanged();
        });
}

void Desk::colleagues(QObject *context, Answer<QList<StaffInfo>> done)
{
    m_rooms->vault.run(
        [](vault::Vault &vault) -> Result<QList<StaffInfo>> {
            QList<StaffInfo> list;
            for (const auto &user : vault.colleagues())
                list.append({.no = user.staffNo, .name = user.name, .roles = user.roles, .powers = user.powers});
            return list;
        },
        context, std::move(done));
}

void Desk::handOver(const QUuid &caseId, const QString &staffNo, const QString &note, QObject *context,
                    Answer<bool> done)
{
    const auto who = staff();
    if (!who)
        return later(context, done, codes::NotSignedIn);
    if (const auto intake = m_rooms->open(caseId)) {
        intake->save();
        if (intake->m_rooms->sealing > 0 || intake->m_rooms->shelf.saving() > 0) // a page is on its way to the disk
            return later(context, done, codes::CaseIncomplete);
    }
    auto trace = traceOf(CaseNote::Kind::HandedOver, *who, m_rooms->clock.now());
    trace.to = staffNo;
    trace.text = note;
    m_rooms->vault.run(
        [caseId, staffNo, note, trace](vault::Vault &vault) -> Result<bool> {
            if (const auto written = writeNote(vault, caseId, trace); !written)
                return std::unexpected(written.error());
            if (const auto given = vault.handOver(caseId, staffNo, note); !given) {
                takeBackNote(vault, caseId); // it goes in the box with the case, so it is written before
                return std::unexpected(given.error());
            }
            audit(vault, trace.staffNo, QStringLiteral("case-handed-over"), caseId);
            return true;
        },
        this,
        [this, caseId, asker = QPointer(context), done = std::move(done)](const Result<bool> &given) {
            if (given) {
                m_rooms->letGo(caseId);
                m_rooms->readHandOvers();
                m_rooms->readCases();
            }
            if (asker)
                done(given);
        });
}

const QList<HandOverLine> &Desk::handOvers() const
{
    return m_rooms->handOvers;
}

void Desk::takeOver(const QUuid &caseId, QObject *context, Answer<bool> done)
{
    const auto who = staff();
    if (!who)
        return later(context, done, codes::NotSignedIn);
    const auto trace = traceOf(CaseNote::Kind::TakenOver, *who, m_rooms->clock.now());
    m_rooms->vault.run(
        [caseId, trace](vault::Vault &vault) -> Result<bool> {
            if (const auto taken = vault.takeOver(caseId); !taken)
                return std::unexpected(taken.error());
            (void)writeNote(vault, caseId, trace);
            audit(vault, trace.staffNo, QStringLiteral("case-taken-over"), caseId);
            return true;
        },
        this,
        [this, asker = QPointer(context), done = std::move(done)](const Result<bool> &taken) {
            m_rooms->readHandOvers();
            m_rooms->readCases();
            if (asker)
                done(taken);
        });
}

void Desk::declineHandOver(const QUuid &caseId, QObject *context, Answer<bool> done)
{
    m_rooms->vault.run(
        [caseId](vault::Vault &vault) -> Result<bool> {
            const auto declined = vault.declineHandOver(caseId);
            return declined ? Result<bool>(true) : std::unexpected(declined.error());
        },
        this,
        [this, asker = QPointer(context), done = std::move(done)](const Result<bool> &declined) {
            m_rooms->readHandOvers();
            if (asker)
                done(declined);
        });
}

void Desk::phrases(QObject *context, Answer<QList<Phrase>> done)
{
    m_rooms->vault.run(readPhrases, context, std::move(done));
}

void Desk::keepPhrase(const Phrase &phrase, QObject *context, Answer<QList<Phrase>> done)
{
    m_rooms->vault.run(
        [phrase](vault::Vault &vault) -> Result<QList<Phrase>> {
            auto phrases = readPhrases(vault);
            if (!phrases)
                return phrases;
            phrases->removeAll(phrase);
            phrases->prepend(phrase); // the latest is the first at hand
            if (phrases->size() > MostPhrases)
                phrases->removeLast();
            return writePhrases(vault, *std::move(phrases));
        },
        context, std::move(done));
}

void Desk::dropPhrase(const Phrase &phrase, QObject *context, Answer<QList<Phrase>> done)
{
    m_rooms->vault.run(
        [phrase](vault::Vault &vault) -> Result<QList<Phrase>> {
            auto phrases = readPhrases(vault);
            if (!phrases)
                return phrases;
            phrases->removeAll(phrase);
            return writePhrases(vault, *std::move(phrases));
        },
        context, std::move(done));
}

} // namespace yc::core::flow
