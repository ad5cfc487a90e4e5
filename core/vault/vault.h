#pragma once

#include "base/clock.h"
#include "base/code.h"
#include "base/secret.h"
#include "core/seal/envelope.h"
#include "core/seal/staff_proof.h"
#include "core/vault/case_index.h"

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
namespace yc::core::store
{
class Disk;
}

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
inline constexpr Code OtherTerminal{'S', 111}; // made with another terminal's key, or that key was lost
inline constexpr Code KeyUnavailable{'S', 112}; // no keychain here, it stayed locked, or it refused
inline constexpr Code KeyExposed{'S', 113}; // others may read the key's file: nothing is opened with it
inline constexpr Code CardNeeded{'S', 114}; // the PIN is right, and their staff card is asked for as well
inline constexpr Code WrongCard{'S', 115}; // not signed by the card that the hall named for them
} // namespace codes

struct UserRecord {
    QString staffNo;
    QString name;
    QStringList roles;
    QStringList powers;
    QDateTime offlineUntil; // sign-in without the hall is good until then
    QByteArray cardKey{}; // of the staff card that their sign-in takes, as the hall said last; empty: none
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

// Something to tell the hall about a case that it has, or will have: told after the case's own debt.
struct Errand {
    QUuid caseId;
    QString kind; // "withdrawal"
    QByteArray body; // as it is sent
    int tries = 0;
    QDateTime nextTry;
    QString cause;
    bool early = false; // the case is owed itself: the hall does not have it yet
};

// A case on its way to a colleague at this terminal 交接.
struct HandOver {
    QUuid caseId;
    QString itemName;
    QString applicantName; // masked by whoever shows it
    QString giverNo;
    QString giverName;
    QString takerNo;
    QString takerName;
    QString note;
    QDateTime at;
    bool toMe = false;
    bool declined = false; // by the taker: the giver has to take it back
    [[no_unique_address]] Personal personal{};
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

// What a terminal need not say. Tests make PINs cheap and the disk fail.
struct VaultOptions {
    quint64 pinOperations = 3; // of PINs that are set from now on; each user's own cost rests beside their key
    quint64 pinMemoryBytes = 64ULL * 1024 * 1024;
    const store::Disk *disk = nullptr; // null: the system's. Outlives the vault
    QByteArray vfs; // SQLite's; empty: the system's
};

// Failures of the disk pass through as core/store names them (S-00xx), but a full disk is DiskFull and a corrupt
// database is Damaged. A call that failed has changed nothing, or will be found to have changed all of it after the
// next open(), when the disk itself did not say: every call here may be made again.
class Vault
{
public:
    // Creates or opens the folder; takes a lock file; migrates; mends what a cut left (blobs without a row stay until
    // the sweep, rows without a blob are Damaged and reported).
    [[nodiscard]] static Result<std::unique_ptr<Vault>> open(const QString &folder, seal::Key terminalKey,
                                                             const Clock &clock, const VaultOptions &options = {});
    ~Vault();

    // Users
    [[nodiscard]] QList<UserRecord> users() const;
    // First sign-in here, or the hall changed what they may: makes the vault key if there is none and wraps it. With a
    // PIN that is not the one known here (changed at another terminal) it is WrongPin: ask for the old one and
    // rewrap(). depositWith: the hall's public key; their vault key is kept in a box for it as well,
    // core/seal/deposit.h.
    [[nodiscard]] Done enrolUser(const UserRecord &user, const SecretText &pin, QByteArrayView depositWith = {});
    // Back-off after the 5th wrong PIN, from 15 s, doubling, at most an hour; kept over restarts. Setting the machine's
    // clock back neither frees anyone nor lengthens the wait. Damaged cases are left out and listed in damagedCases().
    // CardNeeded: who has a cardKey has to bring a proof of their card; that is told after the PIN was found right, and
    // counts as no try. WrongCard counts. Whoever calls sees to it that the challenge is new: the hall's, or its own.
    // This is a rule that the program keeps and no cryptography: the key is wrapped by the PIN alone.
    [[nodiscard]] Result<UserRecord> unlock(const QString &staffNo, const SecretText &pin,
                                            const std::optional<seal::StaffProof> &card = {});
    // Whether it is them: for a second person beside whoever is unlocked, who stays so. Counts wrong PINs as unlock().
    [[nodiscard]] Result<UserRecord> checkPin(const QString &staffNo, const SecretText &pin);
    [[nodiscard]] qint64 waitForMs(const QString &staffNo) const;
    [[nodiscard]] Done rewrap(const QString &staffNo, const SecretText &oldPin, const SecretText &newPin);
    // For a forgotten PIN. The box for the hall, which answers with what is inside; NotFound: there is none.
    [[nodiscard]] Result<QByteArray> deposit(const QString &staffNo) const;
    // Damaged, and nothing changed: that is not their key.
    [[nodiscard]] Done rewrap(const QString &staffNo, const seal::Key &theirs, const SecretText &newPin);
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
    [[nodiscard]] std::optional<CaseRow> caseRow(const QUuid &id) const;
    // The same object as long as the vault lives; empty while nobody is signed in. Any thread may ask it.
    [[nodiscard]] std::shared_ptr<const CaseIndex> index() const;
    // Packs one block of rows, so that the next sign-in opens hundreds at once. True: there is more to pack. Some ten
    // milliseconds: for moments in which nobody waits.
    [[nodiscard]] Result<bool> packSome();
    [[nodiscard]] std::vector<QUuid> damagedCases() const; // rows of this user that did not open
    // A draft, or one whose receipt is stored; NoReceipt for any other. Ends its blobs too, unless another case needs
    // them.
    [[nodiscard]] Done deleteCase(const QUuid &id);
    // Facts that the hall sends later: receipts, records, papers, as JSON; kind "receipt", "record", "paper:<id>".
    [[nodiscard]] Done attach(const QUuid &caseId, const QString &kind, const QByteArray &json);
    [[nodiscard]] Result<SecretBytes> attachment(const QUuid &caseId, const QString &kind) const;
    [[nodiscard]] QStringList attachments(const QUuid &caseId) const;

    // Blobs of the unlocked user: one clerk's pages do not open for another, even when they scanned the same sheet. A
    // case names a blob when its name stands in the draft or in the debt as a JSON text.
    [[nodiscard]] Result<QString> putBlob(QByteArrayView plain); // the name: SM3 in hex; twice is once
    [[nodiscard]] Result<SecretBytes> blob(const QString &name) const; // digest checked
    [[nodiscard]] bool hasBlob(const QString &name) const;
    // Ends blobs that no case of any user names; returns how many. Spares those put since open(): the case that will
    // name them may not be saved yet, or a page just removed may be wanted back.
    [[nodiscard]] int sweep();

    // Outbox of the unlocked user. submit() writes the case's row and the debt in one transaction; a debt that names a
    // blob which is not here could never be paid and is NotFound. A debt whose manifest does not open any more stays
    // listed, with cause S-0108 and no manifest.
    [[nodiscard]] Done submit(const CaseRow &row, const QByteArray &draftJson, const OwedCase &owed);
    [[nodiscard]] std::vector<OwedCase> owed() const; // oldest first
    [[nodiscard]] int owedByOthers() const; // debts that wait for another clerk's sign-in
    [[nodiscard]] Done noteTry(const QUuid &caseId, int tries, const QDateTime &nextTry, const QString &cause,
                               qint64 bytesSent);
    [[nodiscard]] Done noteUpload(const UploadMark &mark);
    [[nodiscard]] std::optional<UploadMark> upload(const QString &blob) const;
    [[nodiscard]] Done forgetUpload(const QString &blob);
    // The receipt is stored and the debt is gone, in one transaction.
    [[nodiscard]] Done settle(const CaseRow &row, const QByteArray &receiptJson);
    // For provisional numbers, from 1, never twice; 0 when the disk refused. Gaps are possible.
    [[nodiscard]] quint64 nextSerial(const QString &day);

    // Things of the unlocked user that belong to no case, sealed by their key: "phrases".
    [[nodiscard]] Done putOwn(const QString &name, const QByteArray &value);
    [[nodiscard]] Result<SecretBytes> own(const QString &name) const;

    // Errands of the unlocked user. One of a kind for a case; asked again it is the later words that count.
    [[nodiscard]] Done owe(const Errand &errand);
    [[nodiscard]] std::vector<Errand> errands() const; // oldest first
    [[nodiscard]] Done noteErrand(const Errand &errand); // tries, nextTry, cause
    [[nodiscard]] Done endErrand(const QUuid &caseId, const QString &kind);

    // Hand-over between clerks of this terminal (docs/adr/0017). Whoever has signed in here can be handed a case, also
    // while they are away: it is sealed for them. handOver() moves the case, its notes, receipts and pages in one
    // transaction; NoReceipt where something of it is still owed to the hall, UnknownUser for nobody here. Giver and
    // taker may both takeOver() as long as it lies between them: the first one has it.
    [[nodiscard]] std::vector<UserRecord> colleagues() const;
    [[nodiscard]] Done handOver(const QUuid &caseId, const QString &staffNo, const QString &note);
    [[nodiscard]] std::vector<HandOver> handOvers() const;
    [[nodiscard]] Done takeOver(const QUuid &caseId);
    [[nodiscard]] Done declineHandOver(const QUuid &caseId);

    // Audit: hash chain, one a terminal. An entry without a time gets the clock's.
    [[nodiscard]] Done note(const AuditEntry &entry);
    [[nodiscard]] Result<std::vector<AuditEntry>> audit(qint64 from, int most) const; // from: 1 is the oldest
    [[nodiscard]] Result<qint64> checkAudit() const; // entries, or ChainBroken

private:
    struct Rooms;
    explicit Vault(std::unique_ptr<Rooms> rooms);
    std::unique_ptr<Rooms> m_rooms;
};

// Where the terminal's key rests. `keychain`: QtKeychain; `file`: a file of mode 0600 beside the vault (FOLDER.key),
// only when asked for by name, and the client says so on screen. Made at the first call, the same ever after; where
// there is a vault already, a key that is missing is KeyUnavailable and never replaced. Blocks, the keychain for as
// long as a person takes to unlock it (at most a minute): never in the UI thread. KeyUnavailable, KeyExposed, Damaged
// (a key that is none), or the disk's.
enum class KeyPlace { Keychain, File };
[[nodiscard]] Result<seal::Key> terminalKey(KeyPlace place, const QString &folder);

} // namespace yc::core::vault
