#include "core/vault/case_row.h"

#include <QDataStream>
#include <QIODevice>

namespace yc::core::vault
{

namespace
{

constexpr quint8 Version = 1;
constexpr quint8 RowVersion = 2; // 1: without telephone, promised day and what became of it by hand
constexpr quint8 UserVersion = 2; // 1: without the staff card's key
constexpr auto StreamVersion = QDataStream::Qt_6_4;

template <typename... Fields> QByteArray writeAs(quint8 version, const Fields &...fields)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(StreamVersion);
    out << version;
    (out << ... << fields);
    return bytes;
}

template <typename... Fields> QByteArray write(const Fields &...fields)
{
    return writeAs(Version, fields...);
}

template <typename... Fields> bool readAs(quint8 wanted, const SecretBytes &bytes, Fields &...fields)
{
    QDataStream in(bytes.reveal());
    in.setVersion(StreamVersion);
    quint8 version = 0;
    in >> version;
    if (version != wanted)
        return false;
    (in >> ... >> fields);
    return in.status() == QDataStream::Ok && in.atEnd();
}

template <typename... Fields> bool read(const SecretBytes &bytes, Fields &...fields)
{
    return readAs(Version, bytes, fields...);
}

} // namespace

SecretBytes encode(const CaseRow &row)
{
    return SecretBytes(writeAs(RowVersion, row.id, row.state, row.number, row.provisionalNumber, row.itemCode,
                               row.itemName, row.applicantName, row.applicantNumber, row.begunAt, row.changedAt,
                               static_cast<qint32>(row.step), row.phone, row.due, row.parked, row.discarded));
}

Result<CaseRow> caseRowFrom(const SecretBytes &bytes)
{
    CaseRow row;
    qint32 step = 0;
    if (!readAs(RowVersion, bytes, row.id, row.state, row.number, row.provisionalNumber, row.itemCode, row.itemName,
                row.applicantName, row.applicantNumber, row.begunAt, row.changedAt, step, row.phone, row.due,
                row.parked, row.discarded)
        && !readAs(1, bytes, row.id, row.state, row.number, row.provisionalNumber, row.itemCode, row.itemName,
                   row.applicantName, row.applicantNumber, row.begunAt, row.changedAt, step))
        return std::unexpected(codes::Damaged);
    row.step = step;
    return row;
}

void wipe(CaseRow &row)
{
    for (auto *text : {&row.number, &row.provisionalNumber, &row.applicantName, &row.applicantNumber, &row.phone})
        SecretText(std::move(*text)).clear();
}

SecretBytes encode(const UserRecord &user)
{
    return SecretBytes(
        writeAs(UserVersion, user.staffNo, user.name, user.roles, user.powers, user.offlineUntil, user.cardKey));
}

Result<UserRecord> userFrom(const SecretBytes &bytes)
{
    UserRecord user;
    if (readAs(UserVersion, bytes, user.staffNo, user.name, user.roles, user.powers, user.offlineUntil, user.cardKey))
        return user;
    UserRecord older;
    if (!readAs(1, bytes, older.staffNo, older.name, older.roles, older.powers, older.offlineUntil))
        return std::unexpected(codes::Damaged);
    return older;
}

QByteArray encode(const AuditEntry &entry)
{
    return write(entry.at.toUTC(), entry.staffNo, entry.event, entry.subject);
}

Result<AuditEntry> auditEntryFrom(const SecretBytes &bytes)
{
    AuditEntry entry;
    if (!read(bytes, entry.at, entry.staffNo, entry.event, entry.subject))
        return std::unexpected(codes::Damaged);
    return entry;
}

} // namespace yc::core::vault
