#pragma once

#include "base/code.h"
#include "hall/store/rows.h"

#include <functional>
#include <memory>
#include <optional>

// What a hall keeps, behind one interface: embedded on SQLite and files; a province's on PostgreSQL and S3 later.
namespace yc::hall::store
{

namespace codes
{ // S-02xx, the hall's own
inline constexpr Code Broken{'S', 201}; // the database refused; its reason is in the log
inline constexpr Code BlobIo{'S', 202}; // a blob file cannot be written or read
inline constexpr Code BlobOffset{'S', 203}; // an append that does not begin where the part ends
inline constexpr Code NotAHall{'S', 204}; // the folder holds no hall, or one of a newer program
} // namespace codes

template <typename T> using Maybe = std::optional<T>;

// Inside one transaction. A failure of the database sticks: from then on calls do nothing and answer with nothing, the
// transaction is undone, and write() or read() says Broken. So nobody acts outside on what was read before it ended
// well.
class Rows
{
public:
    virtual ~Rows() = default;

    [[nodiscard]] virtual QString setting(const QString &name) = 0; // empty: not set
    virtual void putSetting(const QString &name, const QString &value) = 0;
    [[nodiscard]] virtual qint64 nextSerial(const QString &series) = 0; // 1, 2, … without gaps

    virtual void putNode(const Node &node) = 0;
    [[nodiscard]] virtual Maybe<Node> node(const QString &code) = 0;
    [[nodiscard]] virtual QList<Node> nodes() = 0;

    virtual void putStaff(const Staff &staff) = 0;
    [[nodiscard]] virtual Maybe<Staff> staff(const QString &no) = 0;
    [[nodiscard]] virtual QList<Staff> allStaff() = 0;
    [[nodiscard]] virtual Attempts attempts(const QString &staffNo) = 0;
    virtual void putAttempts(const QString &staffNo, const Attempts &attempts) = 0;
    virtual void putStaffCard(const StaffCard &card) = 0; // in place of the one before
    [[nodiscard]] virtual Maybe<StaffCard> staffCard(const QString &staffNo) = 0;
    [[nodiscard]] virtual Maybe<StaffCard> staffCardWith(const QByteArray &publicKey) = 0;
    virtual void removeStaffCard(const QString &staffNo) = 0; // and what is open for it
    virtual void putCardChallenge(const CardChallenge &challenge) = 0; // in place of the one before
    [[nodiscard]] virtual Maybe<CardChallenge> takeCardChallenge(const QString &staffNo, const QString &terminalId) = 0;
    virtual void endCardChallenges(const QDateTime &before) = 0;

    virtual void putSession(const Session &session) = 0;
    [[nodiscard]] virtual Maybe<Session> session(const QByteArray &tokenDigest) = 0;
    virtual void endSession(const QByteArray &tokenDigest) = 0;
    virtual void endSessionsOf(const QString &staffNo) = 0;

    virtual void putTicket(const Ticket &ticket) = 0;
    [[nodiscard]] virtual Maybe<Ticket> ticket(const QByteArray &secretDigest) = 0;
    virtual void putTerminal(const Terminal &terminal) = 0;
    [[nodiscard]] virtual Maybe<Terminal> terminal(const QString &id) = 0;
    [[nodiscard]] virtual QList<Terminal> terminals() = 0;
    virtual void putReport(const TerminalReport &report) = 0; // in place of its last
    [[nodiscard]] virtual QList<TerminalReport> reports() = 0;

    virtual void putUpload(const Upload &upload) = 0;
    [[nodiscard]] virtual Maybe<Upload> upload(const QString &id) = 0;
    [[nodiscard]] virtual QList<Upload> uploadsOver(const QDateTime &before, int most) = 0;
    virtual void removeUpload(const QString &id) = 0;
    virtual void putBlob(const QString &name, const QString &mediaType, qint64 bytes, const QDateTime &at) = 0;
    [[nodiscard]] virtual QStringList missingBlobs(const QStringList &names) = 0; // in the order asked

    virtual void addCase(const Case &row, const CaseFile &file) = 0;
    [[nodiscard]] virtual Maybe<Case> caseById(const QUuid &id) = 0;
    [[nodiscard]] virtual Maybe<Case> caseByNumber(const QString &number) = 0;
    // Newest first. By number alone, or by the digest of number and name.
    [[nodiscard]] virtual QList<Case> casesOf(const QByteArray &citizenKey, bool withName, int most) = 0;
    [[nodiscard]] virtual CaseFile caseFile(const QUuid &id) = 0; // manifest and receipt; without blobs
    virtual void changeCase(const Case &row) = 0; // state, due, reasons, changedAt

    virtual void addEnding(const EndingNote &note) = 0;
    [[nodiscard]] virtual Maybe<EndingNote> lastEnding(const QUuid &caseId) = 0;
    virtual void addPaper(const QUuid &caseId, const QString &paperId, const QByteArray &json) = 0;
    [[nodiscard]] virtual QList<QByteArray> papers(const QUuid &caseId) = 0; // in order of issue

    virtual void addChange(const ChangeNote &note) = 0;
    [[nodiscard]] virtual QList<ChangeNote> changesAfter(qint64 cursor, const QString &scope, int most) = 0;
    [[nodiscard]] virtual qint64 lastCursor() = 0;
};

// An upload's bytes before they have their name.
class Part
{
public:
    virtual ~Part() = default;
    [[nodiscard]] virtual Done write(QByteArrayView bytes) = 0;
    [[nodiscard]] virtual Done sync() = 0; // on the disk when it returns
    [[nodiscard]] virtual Done cutTo(qint64 size) = 0;
};

// Safe from any thread; blocks on the disk.
class Store
{
public:
    virtual ~Store() = default;

    using Work = std::function<bool(Rows &rows)>;
    // One transaction, one at a time: durable when it returns well. `work` says false to undo everything; that is no
    // failure.
    [[nodiscard]] virtual Done write(const Work &work) = 0;
    [[nodiscard]] virtual Done read(const Work &work) = 0;

    // The part of an upload, cut or continued at `offset`; BlobOffset if it is shorter.
    [[nodiscard]] virtual Result<std::unique_ptr<Part>> part(const QString &uploadId, qint64 offset) = 0;
    [[nodiscard]] virtual Result<QByteArray> digestOfPart(const QString &uploadId) = 0; // SM3
    // Gives it its name, durably; a blob that is there already stays.
    [[nodiscard]] virtual Done adoptPart(const QString &uploadId, const QString &blob) = 0;
    virtual void dropPart(const QString &uploadId) = 0;
    [[nodiscard]] virtual Result<QByteArray> blob(const QString &name) = 0;
};

} // namespace yc::hall::store
