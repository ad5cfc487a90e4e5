#include "tests/core/domain/people.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace yc::tests
{

using namespace core::domain;

Person samplePerson()
{
    return Person{
        .document = DocumentKind::ResidentId,
        .number = QStringLiteral("11010519491231002X"),
        .name = QStringLiteral("样例"),
        .sex = Sex::Female,
        .ethnicity = QStringLiteral("汉"),
        .birth = QDate(1949, 12, 31),
        .address = QStringLiteral("样例省样例县样例镇测试路1号"),
        .issuer = QStringLiteral("样例县公安局"),
        .validFrom = QDate(2010, 1, 1),
        .validTo = std::nullopt,
        .nationality = QStringLiteral("CHN"),
        .proof = IdentityProof::ByChip,
    };
}

Sighting sighting()
{
    return Sighting{.judgedBy = QStringLiteral("0317"),
                    .secondBy = QStringLiteral("0318"),
                    .reason = EyeReason::CardLost,
                    .note = {},
                    .at = QDateTime(Today, QTime(2, 0), Qt::UTC)};
}

rules::Expression rule(const char *json)
{
    auto read = rules::Expression::fromJson(QJsonDocument::fromJson(json).object());
    if (!read)
        qFatal("not a rule: %s", json);
    return *read;
}

FilledValue typed(const QString &text)
{
    return FilledValue{.text = text, .source = Source::Typed};
}

QDate day(const char *iso)
{
    return QDate::fromString(QString::fromLatin1(iso), Qt::ISODate);
}

QStringList lines(const QList<Finding> &findings)
{
    static const QStringList kinds{
        QStringLiteral("FieldMissing"),        QStringLiteral("FieldInvalid"),
        QStringLiteral("CheckFailed"),         QStringLiteral("SituationOpen"),
        QStringLiteral("MaterialMissing"),     QStringLiteral("NotSigned"),
        QStringLiteral("SignedOther"),         QStringLiteral("NoApplicant"),
        QStringLiteral("ApplicantExpired"),    QStringLiteral("ItemNotInForce"),
        QStringLiteral("DocumentInvalid"),     QStringLiteral("NotWitnessed"),
        QStringLiteral("OrganisationInvalid"), QStringLiteral("OrganisationNotServed"),
        QStringLiteral("AgentMissing"),        QStringLiteral("AgentForbidden"),
        QStringLiteral("AgentUnfit"),          QStringLiteral("GuardianMissing"),
        QStringLiteral("GuardianUnfit"),       QStringLiteral("ApplicantTwice"),
        QStringLiteral("SigningNotWitnessed"), QStringLiteral("WitnessUnfit"),
        QStringLiteral("WriterUnfit"),         QStringLiteral("SealUnfit"),
        QStringLiteral("NotCompared"),         QStringLiteral("DisputeUnfit"),
        QStringLiteral("AgentLimitOpen"),
    };
    QStringList all;
    for (const auto &finding : findings)
        all.append((kinds.value(static_cast<int>(finding.kind)) + u' ' + finding.place).trimmed());
    return all;
}

} // namespace yc::tests
