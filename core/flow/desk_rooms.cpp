#include "core/flow/desk_rooms.h"

#include "base/log.h"
#include "core/seal/digest.h"

#include <QJsonDocument>
#include <QRandomGenerator>

#include <algorithm>

namespace yc::core::flow
{

namespace
{

struct Cases {
    QList<CaseSummary> list;
};

// What the pages keep at hand; everything else is found when it is asked for.
constexpr std::size_t MostLines = 300;
constexpr auto BeforePacking = std::chrono::seconds{20}; // after a sign-in and between the days' rests

void endDiscarded(vault::Vault &vault)
{
    vault::CaseQuestion question;
    question.shelf = vault::CaseShelf::Discarded;
    for (const auto &id : vault.index()->find(question).ids)
        (void)vault.deleteCase(id);
}

Result<Cases> readFront(vault::Vault &vault)
{
    Cases cases;
    for (const auto &row : vault.index()->front(MostLines))
        cases.list.append(summaryOf(row));
    return cases;
}

} // namespace

TerminalInfo infoOf(const link::TerminalIdentity &identity, bool keysInFile)
{
    return {.id = identity.terminalId,
            .nodeName = identity.nodeName,
            .windowNo = identity.windowNo,
            .kiosk = identity.kind == wire::TerminalKind::Kiosk,
            .keysInFile = keysInFile};
}

vault::KeyPlace keyPlaceOf(const DeskSettings &settings)
{
    return settings.keysInFile ? vault::KeyPlace::File : vault::KeyPlace::Keychain;
}

CaseSummary summaryOf(const vault::CaseRow &row)
{
    return {.id = row.id,
            .number = row.number.isEmpty() ? row.provisionalNumber : row.number,
            .provisional = row.number.isEmpty() && !row.provisionalNumber.isEmpty(),
            .itemName = row.itemName,
            .applicantMasked = domain::maskedName(row.applicantName),
            .state = domain::caseStateFrom(row.state).value_or(domain::CaseState::Draft),
            .changedAt = row.changedAt,
            .step = row.step,
            .due = row.due,
            .person = row.applicantNumber.isEmpty() ? QByteArray() : personKey(row.applicantNumber),
            .begunAt = row.begunAt,
            .parked = row.parked,
            .discarded = row.discarded};
}

QByteArray personKey(const QString &documentNumber)
{
    return seal::sm3(documentNumber.toUtf8());
}

Desk::Rooms::Rooms(Desk &theDesk, DeskSettings theSettings, const Clock &theClock)
    : desk(theDesk), settings(std::move(theSettings)), clock(theClock), link(theClock),
      outbox(link, vault, theClock, [] { return QRandomGenerator::global()->generateDouble(); }),
      errands(link, vault, theClock, [] { return QRandomGenerator::global()->generateDouble(); }),
      feed(link, vault, settings.pollSeconds), catalogue(link, vault, pages), reports(link, theClock),
      signIn(link, vault, theClock, settings.offlineDays)
{
    QObject::connect(&link, &link::HallLink::lineChanged, &desk, [this] { lineChanged(); });
    QObject::connect(&outbox, &sync::OutboxRunner::owedChanged, &desk, [this] { owedChanged(); });
    QObject::connect(&outbox, &sync::OutboxRunner::settled, &desk,
                     [this](const QUuid &id, const wire::Receipt &receipt) { settled(id, receipt); });
    QObject::connect(&outbox, &sync::OutboxRunner::postponed, &desk,
                     [this](const QUuid &id, const link::Failure &failure) { postponed(id, failure); });
    QObject::connect(&outbox, &sync::OutboxRunner::settled, &errands, &sync::ErrandRunner::look);
    QObject::connect(&errands, &sync::ErrandRunner::changed, &desk, [this] {
        sync.withdrawals = errands.waiting();
        Q_EMIT desk.syncChanged();
        Q_EMIT desk.casesChanged();
    });
    QObject::connect(&errands, &sync::ErrandRunner::done, &desk, [this](const wire::CaseRecord &record) {
        recordArrived(record);
        Q_EMIT desk.recordChanged(record.id);
    });
    QObject::connect(&errands, &sync::ErrandRunner::refused, &desk,
                     [this](const QUuid &id, Code code) { Q_EMIT desk.withdrawalRefused(id, code); });
    QObject::connect(&feed, &sync::ChangeFeed::caseChanged, &desk,
                     [this](const wire::CaseRecord &record) { recordArrived(record); });
    QObject::connect(&feed, &sync::ChangeFeed::catalogueStale, &catalogue, &sync::CatalogueFetch::fetch);
    QObject::connect(&feed, &sync::ChangeFeed::shutOut, &desk, [this] { Q_EMIT desk.shutOut(); });
    QObject::connect(&catalogue, &sync::CatalogueFetch::changed, &desk, [this] {
        for (const auto &weak : std::as_const(intakes)) {
            if (const auto intake = weak.lock())
                intake->catalogueArrived();
        }
        Q_EMIT desk.catalogueChanged();
    });
    link.setProxy(settings.proxy);
    packing.setSingleShot(true);
    QObject::connect(&packing, &QTimer::timeout, &desk, [this] { packRows(); });
    QObject::connect(&signIn, &SignInFlow::entered, &desk, [this] { entered(); });
    QObject::connect(&signIn, &SignInFlow::changed, &desk, [this] { Q_EMIT desk.syncChanged(); });
    QObject::connect(&signIn, &SignInFlow::left, &desk, [this] { left(); });
    QObject::connect(&signIn, &SignInFlow::cardWanted, &desk, &Desk::staffCardWanted);
    QObject::connect(&signIn, &SignInFlow::shutOut, &desk, [this] { Q_EMIT desk.shutOut(); });
}

sync::Evidence Desk::Rooms::evidence() const
{
    return identity ? sync::Evidence{.authority = identity->evidenceAuthority, .hall = identity->hallEvidence}
                    : sync::Evidence{};
}

void Desk::Rooms::adopt(std::shared_ptr<link::TerminalIdentity> found, bool connect)
{
    identity = std::move(found);
    terminal = infoOf(*identity, settings.keysInFile);
    outbox.believe(evidence());
    feed.believe(evidence());
    errands.believe(evidence());
    if (connect)
        link.connectTo(settings.hall.isEmpty() ? identity->hall : settings.hall, identity->forLink());
    catalogue.fetch();
}

void Desk::Rooms::entered()
{
    readCases();
    outbox.start();
    errands.start();
    readHandOvers();
    feed.start(QStringLiteral("cursor:") + signIn.staff()->no);
    catalogue.fetch();
    vault.post(endDiscarded); // of a session that did not end by itself
    packing.start(BeforePacking);
}

void Desk::Rooms::packRows()
{
    vault.run([](vault::Vault &vault) { return vault.packSome(); }, &desk,
              [this](const Result<bool> &more) {
                  if (signIn.staff())
                      packing.start(more.value_or(false) ? std::chrono::milliseconds{50} : BeforePacking);
              });
}

void Desk::Rooms::left()
{
    for (const auto &weak : std::as_const(intakes)) {
        if (const auto intake = weak.lock())
            intake->save();
    }
    intakes.clear();
    packing.stop();
    vault.post(endDiscarded); // before the vault is locked
    feed.stop();
    outbox.stop();
    errands.stop();
    handOvers.clear();
    locked = false;
    ++reading;
    cases.clear();
    sync.owed.clear();
    Q_EMIT desk.casesChanged();
    Q_EMIT desk.signedOut();
}

void Desk::Rooms::lineChanged()
{
    const auto &line = link.line();
    using Is = link::LineState::Is;
    const bool back = line.is == Is::Online && sync.line != SyncState::Line::Online;
    sync.line = line.is == Is::Online ? SyncState::Line::Online
        : line.is == Is::Offline      ? SyncState::Line::Offline
                                      : SyncState::Line::Unknown;
    sync.lastContact = line.lastContact;
    sync.clockOff = line.is == Is::Online && line.clockOff;
    sync.cause = line.is == Is::Offline ? toString(line.cause)
        : sync.clockOff                 ? toString(link::codes::ClockOff)
                                        : QString();
    if (back) {
        signIn.openSession();
        outbox.lineIsBack();
        errands.lineIsBack();
        feed.askNow();
        if (!catalogue.current())
            catalogue.fetch();
    }
    Q_EMIT desk.syncChanged();
}

void Desk::Rooms::owedChanged()
{
    sync.owed.clear();
    for (const auto &view : outbox.owed())
        sync.owed.append({.caseId = view.debt.caseId,
                          .provisionalNumber = view.provisionalNumber,
                          .itemName = view.itemName,
                          .cause = view.debt.cause,
                          .nextTry = outbox.nextTry(view.debt),
                          .tries = view.debt.tries,
                          .bytesAll = view.bytesAll,
                          .bytesSent = view.bytesSent});
    Q_EMIT desk.syncChanged();
}

void Desk::Rooms::readCases()
{
    vault.run(readFront, &desk, [this, mine = ++reading](Result<Cases> found) {
        if (!found || mine != reading)
            return;
        cases = std::move(found->list);
        Q_EMIT desk.casesChanged();
    });
}

void Desk::Rooms::upsert(const CaseSummary &summary)
{
    const auto known = std::ranges::find(cases, summary.id, &CaseSummary::id);
    auto line = summary;
    if (known != cases.end()) {
        if (line.due.isNull() && line.state == known->state)
            line.due = known->due;
        cases.erase(known);
    }
    if (!line.discarded) {
        const auto place
            = std::ranges::find_if(cases, [&](const auto &one) { return one.changedAt <= line.changedAt; });
        cases.insert(place, line);
    }
    if (cases.size() > 2 * static_cast<qsizetype>(MostLines))
        cases.removeLast();
    Q_EMIT desk.casesChanged();
}

std::optional<CaseSummary> Desk::Rooms::line(const QUuid &caseId) const
{
    std::optional<CaseSummary> line;
    if (const auto known = std::ranges::find(cases, caseId, &CaseSummary::id); known != cases.end())
        line = *known;
    else if (const auto row = index ? index->row(caseId) : std::nullopt)
        line = summaryOf(*row);
    if (line)
        line->withdrawing = sync.withdrawals.contains(caseId);
    return line;
}

std::shared_ptr<Intake> Desk::Rooms::open(const QUuid &id) const
{
    return intakes.value(id).lock();
}

void Desk::Rooms::settled(const QUuid &caseId, const wire::Receipt &receipt)
{
    // At once, not with the next reading: whoever hears of the receipt may end the case in the same breath.
    if (auto known = line(caseId)) {
        known->number = receipt.caseNumber;
        known->provisional = false;
        known->state = receipt.state;
        known->changedAt = receipt.receivedAt;
        upsert(*known);
    }
    if (const auto intake = open(caseId))
        intake->settle(receipt);
}

void Desk::Rooms::postponed(const QUuid &caseId, const link::Failure &failure)
{
    if (failure.code == wire::codes::TerminalShut)
        Q_EMIT desk.shutOut();
    const auto intake = open(caseId);
    if (!intake)
        return;
    // The hall read it and will not have it as it is: the clerk puts it right. All else is the outbox's to repeat.
    const bool unfit = failure.code == wire::codes::CaseIncomplete || failure.code == wire::codes::UnknownItem
        || failure.code == wire::codes::ItemNotInForce || failure.code == wire::codes::SignedOther
        || failure.code == wire::codes::NotWitnessed || failure.code == wire::codes::NotRepresented
        || failure.code == wire::codes::NobodyMayAct || failure.code == wire::codes::SigningNotWitnessed
        || failure.code == wire::codes::WriterNotNamed || failure.code == wire::codes::SealNotEntitled
        || failure.code == wire::codes::NotCompared || failure.code == wire::codes::DisputeNotTold
        || failure.code == wire::codes::LimitNotConfirmed;
    intake->refusedByHall(unfit ? failure.code : Code{});
}

void Desk::Rooms::recordArrived(const wire::CaseRecord &record)
{
    if (const auto intake = open(record.id))
        intake->recordArrived(record);
    auto known = line(record.id);
    if (!known || known->state == domain::CaseState::Owed)
        return;
    known->state = record.state;
    known->changedAt = record.changedAt;
    known->due = record.due;
    upsert(*known);
}

void Desk::Rooms::keepRecord(wire::CaseRecord record, QObject *context, Answer<wire::CaseRecord> done)
{
    vault.run(
        [record = std::move(record), evidence = evidence()](vault::Vault &vault) -> Result<wire::CaseRecord> {
            const auto safe = sync::checked(record, evidence);
            const auto kept = sync::store(vault, safe);
            if (!kept && kept.error() != vault::codes::NotFound) // somebody else's case may be looked at
                return std::unexpected(kept.error());
            return safe.record;
        },
        &desk,
        [this, asker = QPointer(context), done = std::move(done)](Result<wire::CaseRecord> kept) {
            if (kept)
                recordArrived(*kept);
            if (asker)
                done(std::move(kept));
        });
}

void Desk::Rooms::recordFromVault(const QUuid &caseId, Code cause, QObject *context, Answer<wire::CaseRecord> done)
{
    vault.run(
        [caseId, cause, evidence = evidence()](vault::Vault &vault) -> Result<wire::CaseRecord> {
            const auto kept = vault.attachment(caseId, QStringLiteral("record"));
            if (!kept)
                return std::unexpected(cause); // why it could not be asked for says more than that it is not here
            auto record = wire::caseRecordFrom(QJsonDocument::fromJson(kept->reveal()).object());
            if (!record)
                return std::unexpected(record.error());
            return sync::checked(*std::move(record), evidence).record;
        },
        context, std::move(done));
}

} // namespace yc::core::flow
