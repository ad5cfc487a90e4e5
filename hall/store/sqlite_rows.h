#pragma once

#include "core/seal/envelope.h"
#include "core/store/database.h"
#include "hall/store/store.h"

#include <optional>
#include <vector>

namespace yc::hall::store
{

[[nodiscard]] std::vector<QByteArray> migrations();
inline constexpr qint32 ApplicationId = 0x59434831; // "YCH1"

// Rows inside one transaction of the embedded database. Private to hall/store.
class SqliteRows final : public Rows
{
public:
    SqliteRows(core::store::Database &database, const core::seal::Key &key) : m_database(database), m_key(key) { }
    [[nodiscard]] const std::optional<Code> &failure() const { return m_failure; }

    QString setting(const QString &name) override;
    void putSetting(const QString &name, const QString &value) override;
    qint64 nextSerial(const QString &series) override;
    void putNode(const Node &node) override;
    Maybe<Node> node(const QString &code) override;
    QList<Node> nodes() override;
    void putStaff(const Staff &staff) override;
    Maybe<Staff> staff(const QString &no) override;
    QList<Staff> allStaff() override;
    Attempts attempts(const QString &staffNo) override;
    void putAttempts(const QString &staffNo, const Attempts &attempts) override;
    void putStaffCard(const StaffCard &card) override;
    Maybe<StaffCard> staffCard(const QString &staffNo) override;
    Maybe<StaffCard> staffCardWith(const QByteArray &publicKey) override;
    void removeStaffCard(const QString &staffNo) override;
    void putCardChallenge(const CardChallenge &challenge) override;
    Maybe<CardChallenge> takeCardChallenge(const QString &staffNo, const QString &terminalId) override;
    void endCardChallenges(const QDateTime &before) override;
    void putSession(const Session &session) override;
    Maybe<Session> session(const QByteArray &tokenDigest) override;
    void endSession(const QByteArray &tokenDigest) override;
    void endSessionsOf(const QString &staffNo) override;
    void putTicket(const Ticket &ticket) override;
    Maybe<Ticket> ticket(const QByteArray &secretDigest) override;
    void putTerminal(const Terminal &terminal) override;
    Maybe<Terminal> terminal(const QString &id) override;
    QList<Terminal> terminals() override;
    void putReport(const TerminalReport &report) override;
    QList<TerminalReport> reports() override;
    void putUpload(const Upload &upload) override;
    Maybe<Upload> upload(const QString &id) override;
    QList<Upload> uploadsOver(const QDateTime &before, int most) override;
    void removeUpload(const QString &id) override;
    void putBlob(const QString &name, const QString &mediaType, qint64 bytes, const QDateTime &at) override;
    QStringList missingBlobs(const QStringList &names) override;
    void addCase(const Case &row, const CaseFile &file) override;
    Maybe<Case> caseById(const QUuid &id) override;
    Maybe<Case> caseByNumber(const QString &number) override;
    QList<Case> casesOf(const QByteArray &citizenKey, bool withName, int most) override;
    CaseFile caseFile(const QUuid &id) override;
    void changeCase(const Case &row) override;
    void addEnding(const EndingNote &note) override;
    Maybe<EndingNote> lastEnding(const QUuid &caseId) override;
    void addPaper(const QUuid &caseId, const QString &paperId, const QByteArray &json) override;
    QList<QByteArray> papers(const QUuid &caseId) override;
    void addChange(const ChangeNote &note) override;
    QList<ChangeNote> changesAfter(qint64 cursor, const QString &scope, int most) override;
    qint64 lastCursor() override;

private:
    using Cursor = core::store::Rows;
    void fail(Code code);
    template <typename... Values> void run(QByteArrayView sql, const Values &...values)
    {
        if (m_failure)
            return;
        if (const auto done = m_database.run(sql, values...); !done)
            fail(done.error());
    }
    template <typename Fill, typename... Values> void each(QByteArrayView sql, Fill fill, const Values &...values)
    {
        if (m_failure)
            return;
        auto rows = m_database.query(sql, values...);
        for (;;) {
            const auto more = rows.next();
            if (!more)
                return fail(more.error());
            if (!*more)
                return;
            fill(rows);
        }
    }
    template <typename T, typename Read, typename... Values>
    Maybe<T> one(QByteArrayView sql, Read read, const Values &...values)
    {
        Maybe<T> found;
        each(
            sql, [&](const Cursor &row) { found = read(row); }, values...);
        return found;
    }
    template <typename T, typename Read, typename... Values>
    QList<T> all(QByteArrayView sql, Read read, const Values &...values)
    {
        QList<T> list;
        each(
            sql, [&](const Cursor &row) { list.append(read(row)); }, values...);
        return list;
    }
    [[nodiscard]] Case caseFrom(const Cursor &row);
    [[nodiscard]] QByteArray sealed(QByteArrayView plain, QByteArrayView about);
    [[nodiscard]] QByteArray opened(QByteArrayView bytes, QByteArrayView about);

    core::store::Database &m_database;
    const core::seal::Key &m_key;
    std::optional<Code> m_failure;
};

// Instants as milliseconds since 1970 UTC, 0 for none; lists as lines.
[[nodiscard]] qint64 millis(const QDateTime &at);
[[nodiscard]] QDateTime instant(qint64 millis);
[[nodiscard]] QString lines(const QStringList &texts);
[[nodiscard]] QStringList fromLines(const QString &text);
[[nodiscard]] QString idText(const QUuid &id);

} // namespace yc::hall::store
