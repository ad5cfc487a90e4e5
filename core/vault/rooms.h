#pragma once

#include "core/seal/box.h"
#include "core/store/database.h"
#include "core/store/disk.h"
#include "core/vault/vault.h"

#include <chrono>
#include <map>
#include <optional>
#include <set>

// What a Vault holds. Private to core/vault.
namespace yc::core::vault
{

// flock on FOLDER/lock for as long as this lives: one client a vault, also after a kill.
class FolderLock
{
public:
    [[nodiscard]] static Result<FolderLock> take(const QString &folder);
    FolderLock(FolderLock &&other) noexcept;
    FolderLock &operator=(FolderLock &&) = delete;
    ~FolderLock();

private:
    explicit FolderLock(int fd) : m_fd(fd) { }
    int m_fd;
};

struct Vault::Rooms {
    // Who signed in, and what their key has opened.
    struct Session {
        QString owner;
        seal::Key rows;
        seal::Key blobs;
        seal::BoxKeys box;
        UserRecord user;
        std::vector<QUuid> damaged;
    };
    // Wrong PINs of one user. The deadline runs on the clock that never goes back.
    struct Waiting {
        int wrong = 0;
        std::chrono::milliseconds deadline{0};
    };

    QString folder;
    const Clock &clock;
    VaultOptions options;
    FolderLock lock;
    store::Database database;
    seal::Key terminal; // terminal things
    seal::Key people; // users' records
    seal::Key wraps; // around users' wrapped keys: a PIN alone opens nothing elsewhere
    seal::Key names; // staff number → owner
    seal::Key auditing;
    store::Disk systemDisk;
    std::optional<Session> session;
    std::shared_ptr<CaseIndex> index = std::make_shared<CaseIndex>(); // of the session's cases
    std::map<QString, Waiting> waiting; // by owner
    std::set<QString> putHere; // blobs put since open()
    std::set<QString> syncedFolders; // of blobs: known to be on the disk
    std::set<QString> unsaved; // of them, those that no save has named since

    [[nodiscard]] const store::Disk &disk() const { return options.disk ? *options.disk : systemDisk; }
    // The column that says whose a row is: nothing of a person.
    [[nodiscard]] QString ownerOf(const QString &staffNo) const;
    [[nodiscard]] Done checkMarker();
    [[nodiscard]] Done loadWaiting();

    // users.cpp
    [[nodiscard]] Result<seal::Key> keyOf(const QString &owner, const SecretText &pin);
    [[nodiscard]] Result<seal::Key> keyWithCard(const QString &owner, const SecretText &pin,
                                                const std::optional<seal::StaffProof> &card); // CardNeeded, WrongCard
    Result<UserRecord> recordOf(const QString &owner);
    Result<UserRecord> userNow(const QString &owner); // of whom the PIN is known; OfflineTooLong
    [[nodiscard]] Done wrap(const QString &owner, const seal::Key &key, const SecretText &pin,
                            const SecretBytes *newRecord);
    [[nodiscard]] Done noteAttempt(const QString &owner);
    [[nodiscard]] Done noteWrong(const QString &owner, int wrong, std::chrono::milliseconds wait);
    [[nodiscard]] Done noteSuccess(const QString &owner);
    [[nodiscard]] qint64 waitMs(const QString &owner) const;

    // cases.cpp; inside a transaction
    [[nodiscard]] Done loadCases();
    [[nodiscard]] Done loadRows(QByteArrayView which); // one by one
    [[nodiscard]] Result<bool> loadBlocks(); // false: a block was missing or did not open
    [[nodiscard]] Done writeBlock(qint64 block, const std::vector<QUuid> &ids);
    [[nodiscard]] Done writeCase(const CaseRow &row, const QByteArray &draftJson, const QStringList &moreBlobs);
    [[nodiscard]] Done writeRow(const CaseRow &row);
    [[nodiscard]] Done writeAttachment(const QUuid &caseId, const QString &kind, const QByteArray &json);
    [[nodiscard]] bool holds(const QUuid &caseId) const;
    void remember(const CaseRow &row, const QByteArray &draftJson); // after the commit

    // Ends the case's rows, and those blobs of it that no other case needs: their names come back. Files stay.
    [[nodiscard]] Result<QStringList> endCase(const QUuid &id);

    // hand_overs.cpp
    [[nodiscard]] Done publishBox();
    [[nodiscard]] Done keepDeposit(const QString &owner, const QString &staffNo, const seal::Key &key,
                                   QByteArrayView depositWith);
    [[nodiscard]] Result<seal::Key> handOverKey(const QString &caseId, bool *toMe = nullptr);

    // blobs.cpp
    [[nodiscard]] QString blobPath(const QString &owner, const QString &name) const;
    [[nodiscard]] bool hasBlobRow(const QString &name);
};

// A failure of the disk in the vault's words.
[[nodiscard]] Code worded(Code code);
template <typename T> [[nodiscard]] std::unexpected<Code> failed(const Result<T> &result)
{
    return std::unexpected(worded(result.error()));
}
[[nodiscard]] Done worded(Done done);

[[nodiscard]] QString text(const QUuid &id); // without braces
[[nodiscard]] std::optional<qint64> milliseconds(const QDateTime &at); // nothing for no time
[[nodiscard]] QDateTime fromMilliseconds(const store::Rows &rows, int column);
// Each place seals for itself: a row moved elsewhere does not open.
[[nodiscard]] QByteArray place(const char *table, const QString &owner, const QString &id = {});
[[nodiscard]] QStringList blobNamesIn(const QByteArray &json); // texts of 64 hex digits, once each

} // namespace yc::core::vault
