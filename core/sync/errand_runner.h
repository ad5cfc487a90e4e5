#pragma once

#include "core/link/hall_link.h"
#include "core/sync/receipt_check.h"
#include "core/sync/vault_room.h"
#include "core/sync/waits.h"
#include "core/wire/case_wire.h"

#include <QObject>
#include <QTimer>

#include <functional>

// Tells the hall what it is to be told about cases that it has (vault::Errand): one at a time, after the case's own
// debt, again and again until it has answered. Lives in the UI thread.
namespace yc::core::sync
{

class ErrandRunner : public QObject
{
    Q_OBJECT
public:
    using Chance = std::function<double()>; // [0, 1)

    ErrandRunner(link::HallLink &link, VaultRoom &vault, const Clock &clock, Chance chance, QObject *parent = nullptr);

    void believe(Evidence evidence) { m_evidence = std::move(evidence); }
    void start(); // the vault is unlocked
    void stop();
    void look(); // something new may be to be told
    void lineIsBack();
    [[nodiscard]] const QList<QUuid> &waiting() const { return m_waiting; } // of which cases

Q_SIGNALS:
    void changed(); // waiting()
    void done(const yc::core::wire::CaseRecord &record); // checked and stored
    void refused(const QUuid &caseId, yc::Code code); // the hall will not; nothing is owed any more

private:
    struct Loaded {
        std::vector<vault::Errand> errands;
    };
    void loaded(std::vector<vault::Errand> errands, bool now);
    void load(bool now);
    void send(const vault::Errand &errand);
    void keep(const vault::Errand &errand, const wire::CaseRecord &record);
    void fail(const vault::Errand &errand, const link::Failure &failure);
    void again();

    link::HallLink &m_link;
    VaultRoom &m_vault;
    const Clock &m_clock;
    Chance m_chance;
    Waits m_waits;
    Evidence m_evidence;
    QTimer m_wake;
    QList<QUuid> m_waiting;
    quint64 m_ticket = 0;
    quint64 m_round = 0; // what comes for an earlier one is dropped
    bool m_running = false;
    bool m_busy = false;
};

} // namespace yc::core::sync
