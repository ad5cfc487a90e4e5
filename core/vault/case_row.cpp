#include "core/vault/case_row.h"

#include <QDataStream>
#include <QIODevice>

namespace yc::core::vault
{

namespace
{

constexpr quint8 Version = 1;
constexpr auto StreamVersion = QDataStream::Qt_6_4;

template <typename... Fields> QByteArray write(const Fields &...fields)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(StreamVersion);
    out << Version;
    (out << ... << fields);
    return bytes;
}

template <typename... Fields> bool read(const SecretBytes &bytes, Fields &...fields)
{
    QDataStream in(bytes.reveal());
    in.setVersion(StreamVersion);
    quint8 version = 0;
    in >> version;
    if (version != Version)
        return false;
    (in >> ... >> fields);
    return in.status() == QDataStream::Ok && in.atEnd();
}

} // namespace

SecretBytes encode(const CaseRow &row)
{
    return SecretBytes(write(row.id, row.state, row.number, row.provisionalNumber, row.itemCode, row.itemName,
                             row.applicantName, row.applicantNumber, row.begunAt, row.changedAt,
                             static_cast<qint32>(row.step)));
}

Result<CaseRow> caseRowFrom(const SecretBytes &bytes)
{
    CaseRow row;
    qint32 step = 0;
    if (!read(bytes, row.id, row.state, row.number, row.provisionalNumber, row.itemCode, row.itemName,
              row.applicantName, row.applicantNumber, row.begunAt, row.changedAt, step))
        return std::unexpected(codes::Damaged);
    row.step = step;
    return row;
}

CaseRow clone(const CaseRow &row)
{
    return {.id = row.id,
            .state = row.state,
            .number = row.number,
            .provisionalNumber = row.provisionalNumber,
            .itemCode = row.itemCode,
            .itemName = row.itemName,
            .applicantName = row.applicantName,
            .applicantNumber = row.applicantNumber,
            .begunAt = row.begunAt,
            .changedAt = row.changedAt,
            .step = row.step};
}

void wipe(CaseRow &row)
{
    for (auto *text : {&row.number, &row.provisionalNumber, &row.applicantName, &row.applicantNumber})
        SecretText(std::move(*text)).clear();
}

SecretBytes encode(const UserRecord &user)
{
    return SecretBytes(write(user.staffNo, user.name, user.roles, user.powers, user.offlineUntil));
}

Result<UserRecord> userFrom(const SecretBytes &bytes)
{
    UserRecord user;
    if (!read(bytes, user.staffNo, user.name, user.roles, user.powers, user.offlineUntil))
        return std::unexpected(codes::Damaged);
    return user;
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
