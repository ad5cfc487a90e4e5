#include "hall/admin/inside.h"

#include "base/log.h"
#include "core/seal/staff_proof.h"

#include <QRegularExpression>

namespace yc::hall::admin
{

namespace
{

constexpr qsizetype LongestSerial = 16; // as the profile of the card has it

QByteArray keyFrom(const QString &hex)
{
    static const QRegularExpression digits(QStringLiteral("\\A[0-9A-Fa-f]{130}\\z"));
    return digits.match(hex).hasMatch() ? QByteArray::fromHex(hex.toLatin1()) : QByteArray();
}

void noteDown(const char *what, const QString &no, const QString &serial)
{
    log::write(log::Level::Info, "admin", what, {{QStringLiteral("staff"), no}, {QStringLiteral("card"), serial}});
}

} // namespace

Result<QJsonObject> bindCard(Bench &bench, const QString &no, const QString &serial, const QString &key)
{
    const auto point = keyFrom(key);
    if (serial.isEmpty() || serial.size() > LongestSerial || !core::seal::isStaffKey(point))
        return std::unexpected(codes::Usage);
    auto told = inside(bench, [&](store::Rows &rows) -> Result<QJsonObject> {
        const auto staff = rows.staff(no);
        if (!staff || staff->gone)
            return std::unexpected(codes::Unknown);
        if (const auto other = rows.staffCardWith(point); other && other->staffNo != no)
            return std::unexpected(codes::CardTaken);
        rows.removeStaffCard(no); // with what is open for the one before
        rows.putStaffCard({.staffNo = no, .serial = serial, .publicKey = point, .boundAt = bench.clock.now()});
        rows.endSessionsOf(no);
        return QJsonObject{{QStringLiteral("no"), no}, {QStringLiteral("card"), serial}};
    });
    if (told)
        noteDown("staff-card-bound", no, serial);
    return told;
}

Result<QJsonObject> unbindCard(Bench &bench, const QString &no)
{
    QString serial;
    auto told = inside(bench, [&](store::Rows &rows) -> Result<QJsonObject> {
        const auto card = rows.staffCard(no);
        if (!card)
            return std::unexpected(codes::Unknown);
        serial = card->serial;
        rows.removeStaffCard(no);
        rows.endSessionsOf(no);
        return QJsonObject{{QStringLiteral("no"), no}, {QStringLiteral("unbound"), serial}};
    });
    if (told)
        noteDown("staff-card-unbound", no, serial);
    return told;
}

Result<QJsonObject> needCard(Bench &bench, const QString &no, const QString &need)
{
    const bool needs = need == QLatin1String("yes");
    if (!needs && need != QLatin1String("no"))
        return std::unexpected(codes::Usage);
    auto told = inside(bench, [&](store::Rows &rows) -> Result<QJsonObject> {
        auto staff = rows.staff(no);
        if (!staff)
            return std::unexpected(codes::Unknown);
        staff->needsCard = needs;
        rows.putStaff(*staff);
        return QJsonObject{{QStringLiteral("no"), no}, {QStringLiteral("needsCard"), needs}};
    });
    if (told)
        noteDown(needs ? "staff-card-needed" : "staff-card-not-needed", no, {});
    return told;
}

} // namespace yc::hall::admin
