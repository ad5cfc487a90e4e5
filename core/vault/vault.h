#pragma once

#include "base/clock.h"
#include "base/code.h"
#include "base/secret.h"
#include "core/seal/envelope.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUuid>

#include <memory>
#include <optional>
#include <vector>

// What rests on a terminal. Rows are sealed, blobs are sealed files, a person is found only through an index that
// lives in memory while somebody is signed in. Everything here blocks on the disk: call it from one worker thread.
//
// Keys: each user has a vault key of their own, wrapped by their PIN (Argon2id). What belongs to the terminal and to
// no person (identity, catalogue, cursors) is sealed by the terminal's key, which the key store hands in.
// Writing: a blob is complete and fsynced under its final name before a row names it; a row is committed with
// synchronous=FULL before the call returns. Nothing is deleted before the receipt is stored: the vault refuses.
namespace yc::core::vault
{

namespace codes
{ // S-01xx
inline constexpr Code Locked{'S', 101}; // nobody has unlocked it
inline constexpr Code WrongPin{'S', 102};
inline constexpr Code UnknownUser{'S', 103}; // never signed in here: needs the hall once
inline constexpr Code Waiting{'S', 104}; // after wrong PINs; waitFor() says how long
inline constexpr Code NotFound{'S', 105};
inline constexpr Code NoReceipt{'S', 106}; // refused to delete what the hall has not confirmed
inline constexpr Code DiskFull{'S', 107};
inline constexpr Code Damaged{'S', 108}; // a row or a blob that does not open or has another digest
inline constexpr Code InUse{'S', 109}; // another client has this vault open
inline constexpr Code OfflineTooLong{'S', 110};
} // namespace codes

struct UserRecord {
    QString staffNo;
    QString name;
    QStringList roles;
    QStringList powers;
    QDateTime offlineUntil; // sign-in without the hall is good until then
};

// A case's row as lists show it, unsealed.
struct CaseRow {
    QUuid id;
    QString state; // wire word of domain::CaseState
    QString number; // of the hall; empty until received
    QString provisionalNumber;
    QString itemCode;
    QString itemName;
    QString applicantName; // masked by whoever shows it
    QString applicantNumber;
    QDateTime begunAt;
    QDateTime changedAt;
    int step = 0; // where the clerk was, 0..5
    [[no_unique_address]] Personal personal{};
};

// One thing owed to the hall. The outbox is the truth about what is owed.
struct OwedCase {
    QUuid caseId;
    QByteArray manifest; // canonical bytes, committed last
    QStringList blobs; // not yet confirmed by the hall
    int tries = 0;
    QDateTime nextTry;
    QString cause; // code of the last failure, "L-0103"; empty: never tried
    qint64 bytesAll = 0;
    qint64 bytesSent = 0;
};

// Where an upload stood: kept so that it goes on after a restart.
struct UploadMark {
    QString blob;
    QString location;
    qint64 offset = 0;
};

struct AuditEntry {
    QDateTime at;
    QString staffNo;
    QString event; // "case-submitted", "page-deleted"
    QString subject; // case id, blob name: never a person's data
};

class Vault
{
public:
    // Creates or opens the folder; takes a lock file; migrates; mends what a cut left (blobs without a row stay until
    // the sweep, rows without a blob are Damaged and reported).
    [[nodiscard]] static Result<std::unique_ptr<Vault>> open(const QString &folder, seal::Key terminalKey,
                                                             const Clock &clock);
    ~Vault();

    // Users
    [[nodiscard]] QList<UserRecord> users() const;
    // First sign-in here, or the hall changed what they may: makes the vault key if there is none and wraps it.
    [[nodiscard]] Done enrolUser(const UserRecord &user, const SecretText &pin);
    [[nodiscard]] Result<UserRecord> unlock(const QString &staffNo,
                                            const SecretText &pin); // back-off from 15 s, doubling, after 5
    [[nodiscard]] qint64 waitForMs(const QString &staffNo) const;
    [[nodiscard]] Done rewrap(const QString &staffNo, const SecretText &oldPin, const SecretText &newPin);
    void lock(); // wipes keys and the index in memory
    [[nodiscard]] bool isUnlocked() const;

    // Terminal things, sealed by the terminal's key: "identity", "catalogue", "catalogue-etag", "cursor", …
    [[nodiscard]] Done put(const QString &name, const QByteArray &value);
    [[nodiscard]] Result<SecretBytes> get(const QString &name) const;

    // Cases of the unlocked user
    [[nodiscard]] Done saveCase(const CaseRow &row, const QByteArray &draftJson);
    [[nodiscard]] Result<SecretBytes> draft(const QUuid &id) const;
    [[nodiscard]] std::vector<CaseRow> cases() const; // newest first
    [[nodiscard]] std::vector<CaseRow> casesOf(const QString &applicantNumber) const;
    [[nodiscard]] Done deleteCase(const QUuid &id); // a draft, or one whose receipt is stored
    // Facts that the hall sends later: receipts, records, papers, as JSON; kind "receipt", "record", "paper:<id>".
    [[nodiscard]] Done attach(const QUuid &caseId, const QString &kind, const QByteArray &json);
    [[nodiscard]] Result<SecretBytes> attachment(const QUuid &caseId, const QString &kind) const;
    [[nodiscard]] QStringList attachments(const QUuid &caseId) const;

    // Blobs
    [[nodiscard]] Result<QString> putBlob(QByteArrayView plain); // the name: SM3 in hex; twice is once
    [[nodiscard]] Result<SecretBytes> blob(const QString &name) const; // digest checked
    [[nodiscard]] bool hasBlob(const QString &name) const;
    [[nodiscard]] int sweep(); // ends blobs that no case names; returns how many

    // Outbox. submit() writes the case's row and the debt in one transaction.
    [[nodiscard]] Done submit(const CaseRow &row, const QByteArray &draftJson, const OwedCase &owed);
    [[nodiscard]] std::vector<OwedCase> owed() const;
    [[nodiscard]] Done noteTry(const QUuid &caseId, int tries, const QDateTime &nextTry, const QString &cause,
                               qint64 bytesSent);
    [[nodiscard]] Done noteUpload(const UploadMark &mark);
    [[nodiscard]] std::optional<UploadMark> upload(const QString &blob) const;
    [[nodiscard]] Done forgetUpload(const QString &blob);
    // The receipt is stored and the debt is gone, in one transaction.
    [[nodiscard]] Done settle(const CaseRow &row, const QByteArray &receiptJson);
    [[nodiscard]] quint64 nextSerial(const QString &day); // for provisional numbers, never twice

    // Audit: hash chain, one a terminal
    [[nodiscard]] Done note(const AuditEntry &entry);
    [[nodiscard]] Result<qint64> checkAudit() const; // entries, or ChainBroken

private:
    struct Rooms;
    explicit Vault(std::unique_ptr<Rooms> rooms);
    std::unique_ptr<Rooms> m_rooms;
};

// Where the terminal's key rests. `keychain`: QtKeychain; `file`: a file of mode 0600 beside the vault, only when asked
// for by name, and the client says so on screen.
enum class KeyPlace { Keychain, File };
[[nodiscard]] Result<seal::Key> terminalKey(KeyPlace place, const QString &folder);

} // namespace yc::core::vault
