#pragma once

#include "core/link/hall_link.h"
#include "core/sync/outbox.h"
#include "core/sync/receipt_check.h"
#include "core/sync/submission.h"
#include "core/sync/vault_room.h"
#include "core/sync/waits.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

// Pays what is owed: one case at a time, along submission.h, when outbox.h says so. Lives in the UI thread and does
// nothing there but hand things on.
namespace yc::core::sync
{

class BlobSender;

struct OwedView { // what the Sync page shows of a debt
    Debt debt;
    QString provisionalNumber;
    QString itemName;
    qint64 bytesAll = 0;
    qint64 bytesSent = 0;
};

class OutboxRunner : public QObject
{
    Q_OBJECT
public:
    using Chance = std::function<double()>; // [0, 1)

    OutboxRunner(link::HallLink &link, VaultRoom &vault, const Clock &clock, Chance chance, QObject *parent = nullptr);
    ~OutboxRunner() override;

    void believe(Evidence evidence) { m_evidence = std::move(evidence); }
    void setRate(qint64 bytesPerSecond) { m_rate = bytesPerSecond; } // 0: as fast as it goes

    void start(); // the vault is unlocked
    void stop(); // signed out: what is under way is left where it stands
    void look(); // something new may be owed
    void tryNow(const QUuid &caseId); // whatever its wait
    void lineIsBack(); // what waited only for the line is due
    [[nodiscard]] const QList<OwedView> &owed() const { return m_owed; }
    [[nodiscard]] QDateTime nextTry(const Debt &debt) const; // by the wall clock as it stands now

Q_SIGNALS:
    void owedChanged();
    void settled(const QUuid &caseId, const yc::core::wire::Receipt &receipt);
    void postponed(const QUuid &caseId, const yc::core::link::Failure &failure);

private:
    struct Work { // the case under way
        QUuid caseId;
        QByteArray manifest;
        QStringList blobs;
        int tries = 0;
        int rounds = 0;
        submission::State state = submission::State::Owed;
        std::optional<wire::Receipt> receipt;
        std::unique_ptr<BlobSender> sender;
    };

    void loaded(QList<OwedView> owed);
    void decideNext();
    void begin(const QUuid &caseId);
    void on(submission::Event event);
    void ask();
    void sendBlobs(const QStringList &missing);
    void commit();
    void check();
    void settle();
    void fail(const link::Failure &failure);
    void finish();
    [[nodiscard]] bool isCurrent(quint64 round) const { return m_work && round == m_round; }

    link::HallLink &m_link;
    VaultRoom &m_vault;
    const Clock &m_clock;
    Chance m_chance;
    Waits m_waits;
    Evidence m_evidence;
    qint64 m_rate = 0;
    QTimer m_wake;
    QList<OwedView> m_owed;
    QList<QUuid> m_urgent; // asked for by name, before all others
    std::unique_ptr<Work> m_work;
    quint64 m_round = 0; // of the case under way: what comes for an earlier one is dropped
    quint64 m_ticket = 0;
    bool m_running = false;
    bool m_loading = false;
    bool m_lookAgain = false;
};

} // namespace yc::core::sync
