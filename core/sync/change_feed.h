#pragma once

#include "core/link/hall_link.h"
#include "core/sync/receipt_check.h"
#include "core/sync/vault_room.h"

#include <QObject>
#include <QTimer>

#include <functional>

// What the hall tells, by long-poll: GET /v1/changes?after=CURSOR&wait=SECONDS, into the vault. A change is stored
// before its cursor, so that a cut between the two only tells it twice. Lives in the UI thread.
namespace yc::core::sync
{

class ChangeFeed : public QObject
{
    Q_OBJECT
public:
    ChangeFeed(link::HallLink &link, VaultRoom &vault, int waitSeconds, QObject *parent = nullptr);

    void believe(Evidence evidence) { m_evidence = std::move(evidence); }
    // cursorName: the terminal's things are told apart by user, because only the user whose vault is open can take a
    // change of their case: "cursor:<staff number>".
    void start(const QString &cursorName);
    void stop();
    void askNow(); // do not wait for the end of a pause

Q_SIGNALS:
    void caseChanged(const yc::core::wire::CaseRecord &record); // stored; its papers verified
    void catalogueStale();
    void shutOut();
    void answered(); // the hall is there

private:
    void ask();
    void take(const wire::Changes &changes);
    void pause(const link::Failure &failure);

    link::HallLink &m_link;
    VaultRoom &m_vault;
    int m_waitSeconds;
    Evidence m_evidence;
    QTimer m_pause;
    QString m_cursorName;
    QString m_cursor;
    quint64 m_ticket = 0;
    quint64 m_round = 0; // what was asked before stop() is dropped
    int m_failures = 0;
    bool m_running = false;
};

// One record of the hall made safe: papers that do not verify are taken out and told as PaperForged.
struct CheckedRecord {
    wire::CaseRecord record;
    bool complete = true; // false: a paper was taken out
};
[[nodiscard]] CheckedRecord checked(wire::CaseRecord record, const Evidence &evidence);

// Into the vault: the record, each paper, and the row's state. The case has to be this user's: else NotFound.
[[nodiscard]] Done store(vault::Vault &vault, const CheckedRecord &checked);

} // namespace yc::core::sync
