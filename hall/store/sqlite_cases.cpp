#include "hall/store/sqlite_rows.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace yc::hall::store
{

namespace
{

constexpr char CaseColumns[]
    = "SELECT id, number, node, window, terminal, staff, item, item_version, item_name, applicant_masked, state,"
      " received, changed, due, reasons, manifest_digest FROM cases";
constexpr char UploadColumns[] = "SELECT id, terminal, blob, media_type, length, offset, expires, state FROM uploads";

Upload uploadFrom(const core::store::Rows &row)
{
    return {.id = row.text(0),
            .terminalId = row.text(1),
            .blob = row.text(2),
            .mediaType = row.text(3),
            .length = row.integer(4),
            .offset = row.integer(5),
            .expires = instant(row.integer(6)),
            .state = static_cast<Upload::State>(row.integer(7))};
}

// Where a sealed column stands; sealed bytes that are moved elsewhere do not open.
QByteArray place(const char *table, const QString &id)
{
    return QByteArray(table) + ':' + id.toLatin1();
}

QByteArray reasonBytes(const QStringList &reasons)
{
    return QJsonDocument(QJsonArray::fromStringList(reasons)).toJson(QJsonDocument::Compact);
}

QStringList reasonsFrom(const QByteArray &bytes)
{
    QStringList reasons;
    for (const auto &reason : QJsonDocument::fromJson(bytes).array())
        reasons.append(reason.toString());
    return reasons;
}

QString dayText(QDate day)
{
    return day.isValid() ? day.toString(Qt::ISODate) : QString();
}

} // namespace

void SqliteRows::putUpload(const Upload &upload)
{
    run("INSERT INTO uploads VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO UPDATE SET offset = "
        "excluded.offset,"
        " expires = excluded.expires, state = excluded.state",
        upload.id, upload.terminalId, upload.blob, upload.mediaType, upload.length, upload.offset,
        millis(upload.expires), static_cast<int>(upload.state));
}

Maybe<Upload> SqliteRows::upload(const QString &id)
{
    return one<Upload>(QByteArray(UploadColumns) + " WHERE id = ?1", uploadFrom, id);
}

QList<Upload> SqliteRows::uploadsOver(const QDateTime &before, int most)
{
    return all<Upload>(QByteArray(UploadColumns) + " WHERE expires < ?1 ORDER BY expires LIMIT ?2", uploadFrom,
                       millis(before), most);
}

void SqliteRows::removeUpload(const QString &id)
{
    run("DELETE FROM uploads WHERE id = ?1", id);
}

void SqliteRows::putBlob(const QString &name, const QString &mediaType, qint64 bytes, const QDateTime &at)
{
    run("INSERT INTO blobs VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING", name, mediaType, bytes, millis(at));
}

QStringList SqliteRows::missingBlobs(const QStringList &names)
{
    QStringList missing;
    for (const auto &name : names) {
        const auto there = one<bool>(
            "SELECT 1 FROM blobs WHERE name = ?1", [](const Cursor &) { return true; }, name);
        if (!there)
            missing.append(name);
    }
    return missing;
}

void SqliteRows::addCase(const Case &row, const CaseFile &file)
{
    const auto id = idText(row.id);
    const auto reasons = sealed(reasonBytes(row.reasons), place("reasons", id));
    const auto manifest = sealed(file.manifest, place("manifest", id));
    run("INSERT INTO cases VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, "
        "?19,"
        " ?20)",
        id, row.number, row.nodeCode, row.windowNo, row.terminalId, row.staffNo, row.itemCode, row.itemVersion,
        row.itemName, row.applicantMasked, core::domain::toText(row.state), millis(row.receivedAt),
        millis(row.changedAt), dayText(row.due), reasons, row.manifestDigest, manifest, file.receipt, file.citizenKey,
        file.citizenNameKey);
    for (const auto &blob : file.blobs)
        run("INSERT INTO case_blobs VALUES (?1, ?2)", id, blob);
}

Case SqliteRows::caseFrom(const Cursor &row)
{
    Case made{.id = QUuid::fromString(row.text(0)),
              .number = row.text(1),
              .nodeCode = row.text(2),
              .windowNo = row.text(3),
              .terminalId = row.text(4),
              .staffNo = row.text(5),
              .itemCode = row.text(6),
              .itemVersion = static_cast<int>(row.integer(7)),
              .itemName = row.text(8),
              .applicantMasked = row.text(9),
              .receivedAt = instant(row.integer(11)),
              .changedAt = instant(row.integer(12)),
              .due = QDate::fromString(row.text(13), Qt::ISODate),
              .manifestDigest = row.bytes(15)};
    const auto state = core::domain::caseStateFrom(row.text(10));
    if (!state)
        fail(codes::NotAHall);
    made.state = state.value_or(made.state);
    made.reasons = reasonsFrom(opened(row.bytes(14), place("reasons", row.text(0))));
    return made;
}

Maybe<Case> SqliteRows::caseById(const QUuid &id)
{
    return one<Case>(
        QByteArray(CaseColumns) + " WHERE id = ?1", [this](const Cursor &row) { return caseFrom(row); }, idText(id));
}

Maybe<Case> SqliteRows::caseByNumber(const QString &number)
{
    return one<Case>(
        QByteArray(CaseColumns) + " WHERE number = ?1", [this](const Cursor &row) { return caseFrom(row); }, number);
}

QList<Case> SqliteRows::casesOf(const QByteArray &citizenKey, bool withName, int most)
{
    return all<Case>(
        QByteArray(CaseColumns) + (withName ? " WHERE citizen_name = ?1" : " WHERE citizen = ?1")
            + " ORDER BY received DESC LIMIT ?2",
        [this](const Cursor &row) { return caseFrom(row); }, citizenKey, most);
}

CaseFile SqliteRows::caseFile(const QUuid &id)
{
    return one<CaseFile>(
               "SELECT manifest, receipt, citizen, citizen_name FROM cases WHERE id = ?1",
               [&](const Cursor &row) {
                   return CaseFile{.manifest = opened(row.bytes(0), place("manifest", idText(id))),
                                   .receipt = row.bytes(1),
                                   .citizenKey = row.bytes(2),
                                   .citizenNameKey = row.bytes(3),
                                   .blobs = {}};
               },
               idText(id))
        .value_or(CaseFile{});
}

void SqliteRows::changeCase(const Case &row)
{
    const auto id = idText(row.id);
    run("UPDATE cases SET state = ?2, changed = ?3, due = ?4, reasons = ?5 WHERE id = ?1", id,
        core::domain::toText(row.state), millis(row.changedAt), dayText(row.due),
        sealed(reasonBytes(row.reasons), place("reasons", id)));
}

void SqliteRows::addEnding(const EndingNote &note)
{
    const auto id = idText(note.caseId);
    run("INSERT INTO endings (case_id, request_digest, ending, staff, terminal, at, request)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        id, note.requestDigest, note.ending, note.staffNo, note.terminalId, millis(note.at),
        sealed(note.request, place("ending", id)));
}

Maybe<EndingNote> SqliteRows::lastEnding(const QUuid &caseId)
{
    return one<EndingNote>(
        "SELECT request_digest, ending, staff, terminal, at, request FROM endings WHERE case_id = ?1"
        " ORDER BY at_row DESC LIMIT 1",
        [&](const Cursor &row) {
            return EndingNote{.caseId = caseId,
                              .requestDigest = row.bytes(0),
                              .ending = row.text(1),
                              .staffNo = row.text(2),
                              .terminalId = row.text(3),
                              .at = instant(row.integer(4)),
                              .request = opened(row.bytes(5), place("ending", idText(caseId)))};
        },
        idText(caseId));
}

void SqliteRows::addPaper(const QUuid &caseId, const QString &paperId, const QByteArray &json)
{
    run("INSERT INTO papers (case_id, id, sealed) VALUES (?1, ?2, ?3)", idText(caseId), paperId,
        sealed(json, place("paper", paperId)));
}

QList<QByteArray> SqliteRows::papers(const QUuid &caseId)
{
    return all<QByteArray>(
        "SELECT id, sealed FROM papers WHERE case_id = ?1 ORDER BY at_row",
        [this](const Cursor &row) { return opened(row.bytes(1), place("paper", row.text(0))); }, idText(caseId));
}

} // namespace yc::hall::store
