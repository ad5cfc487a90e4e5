#pragma once

#include "base/worker.h"
#include "core/flow/desk.h"
#include "core/flow/intake.h"
#include "core/flow/sign_in_flow.h"
#include "core/link/enrolment.h"
#include "core/link/terminal_identity.h"
#include "core/sync/catalogue_fetch.h"
#include "core/sync/change_feed.h"
#include "core/sync/errand_runner.h"
#include "core/sync/outbox_runner.h"
#include "core/sync/report_sender.h"

#include <QHash>
#include <QTimer>

// What a desk is made of. Private to core/flow.
namespace yc::core::flow
{

[[nodiscard]] TerminalInfo infoOf(const link::TerminalIdentity &identity, bool keysInFile);
[[nodiscard]] CaseSummary summaryOf(const vault::CaseRow &row);
[[nodiscard]] Result<QList<CaseNote>> writeNote(vault::Vault &vault, const QUuid &caseId, const CaseNote &note);
// The latest note again, when what it tells did not come to pass.
void takeBackNote(vault::Vault &vault, const QUuid &caseId);
[[nodiscard]] vault::KeyPlace keyPlaceOf(const DeskSettings &settings);

struct Desk::Rooms {
    Rooms(Desk &desk, DeskSettings settings, const Clock &clock);

    Desk &desk;
    DeskSettings settings;
    const Clock &clock;
    // Destroyed from the last to the first: whoever asks goes before whoever answers.
    sync::VaultRoom vault;
    link::HallLink link;
    Worker pages{"pages"}; // JPEG and keys: what would keep the vault's thread from its saves
    sync::OutboxRunner outbox;
    sync::ErrandRunner errands;
    sync::ChangeFeed feed;
    sync::CatalogueFetch catalogue;
    sync::ReportSender reports;
    SignInFlow signIn;
    Worker finding{"find"}; // whoever types does not wait behind a page that is being sealed
    std::shared_ptr<const vault::CaseIndex> index; // of the vault, once it is open
    QTimer packing; // of rows, when nobody waits

    std::shared_ptr<link::TerminalIdentity> identity;
    TerminalInfo terminal;
    QList<CaseSummary> cases;
    SyncState sync;
    QList<HandOverLine> handOvers;
    bool locked = false;
    QHash<QUuid, std::weak_ptr<Intake>> intakes;
    quint64 reading = 0; // of the list of cases: only the last reading counts

    void adopt(std::shared_ptr<link::TerminalIdentity> found, bool connect);
    void entered();
    void left();
    void lineChanged();
    void owedChanged();
    void readCases();
    void rowSaved(); // the index knows it by now
    void packRows();
    void readHandOvers();
    // Out of the clerk's hand: it must not save itself again.
    void letGo(const QUuid &caseId);
    [[nodiscard]] std::optional<CaseSummary> line(const QUuid &caseId) const;
    // Changes a row that rests, whatever its state; whoever has the case open goes on with it.
    void changeRow(const QUuid &caseId, std::function<void(vault::CaseRow &)> change, QObject *context,
                   Answer<bool> done);
    void upsert(const CaseSummary &summary); // one line of the list, at its place
    void settled(const QUuid &caseId, const wire::Receipt &receipt);
    void postponed(const QUuid &caseId, const link::Failure &failure);
    void recordArrived(const wire::CaseRecord &record);
    void keepRecord(wire::CaseRecord record, QObject *context, Answer<wire::CaseRecord> done);
    void recordFromVault(const QUuid &caseId, Code cause, QObject *context, Answer<wire::CaseRecord> done);
    [[nodiscard]] std::shared_ptr<Intake> open(const QUuid &id) const;
    [[nodiscard]] sync::Evidence evidence() const;
};

} // namespace yc::core::flow
