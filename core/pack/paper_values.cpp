#include "core/pack/paper_values.h"

#include <QJsonArray>
#include <QJsonValue>
#include <QList>

#include <algorithm>

namespace yc::core::pack
{

namespace
{

struct Needs {
    QLatin1StringView kind;
    QList<QLatin1StringView> keys;
};

const QList<Needs> &needs()
{
    using namespace value;
    static const QList<Needs> list = {
        {paper::ReceivingSlip,
         {HallName, StaffName, ApplicantName, ItemName, CaseNumber, ReceivedOn, Materials, SealBody, SealName,
          IssuedOn}},
        {paper::ProvisionalSlip, {HallName, StaffName, ApplicantName, ItemName, CaseNumber, ReceivedOn, Materials}},
        {paper::AcceptanceNotice,
         {Body, ApplicantName, ItemName, CaseNumber, ReceivedOn, AcceptedOn, DueWords, SealBody, SealName, PaperNumber,
          IssuedOn}},
        {paper::CorrectionNotice,
         {Body, ApplicantName, ItemName, CaseNumber, ReceivedOn, Reasons, SealBody, SealName, PaperNumber, IssuedOn}},
        {paper::RefusalNotice,
         {Body, ApplicantName, ItemName, CaseNumber, ReceivedOn, Reasons, Basis, SealBody, SealName, PaperNumber,
          IssuedOn}},
        {paper::BackOfficeSlip,
         {Body, HallName, ApplicantName, ItemName, CaseNumber, ReceivedOn, SealBody, SealName, IssuedOn}},
        {paper::ResultNotice,
         {Body, ApplicantName, ItemName, CaseNumber, ReceivedOn, ResultWords, SealBody, SealName, PaperNumber,
          IssuedOn}},
        {paper::WithdrawalNotice,
         {Body, ApplicantName, ItemName, CaseNumber, ReceivedOn, Reasons, SealBody, SealName, PaperNumber, IssuedOn}},
        {paper::ProgressSlip, {HallName, ItemName, CaseNumber, StateWords, NextWords, IssuedOn}},
        {paper::ConsultationNotice, {HallName, ItemName, Materials, IssuedOn}},
        {paper::ApplicationForm, {ItemName, Sections}},
        {paper::ApplicationSample, {ItemName, Sections}},
    };
    return list;
}

bool isThere(QLatin1StringView key, const QJsonValue &given)
{
    if (key == value::Materials) // nothing handed in is something to say, too
        return given.isArray();
    if (key == value::Reasons || key == value::Sections)
        return given.isArray() && !given.toArray().isEmpty();
    return !given.toString().trimmed().isEmpty();
}

} // namespace

QStringList paperKinds()
{
    QStringList kinds;
    for (const auto &entry : needs())
        kinds += entry.kind;
    return kinds;
}

QStringList missingValues(QAnyStringView kind, const QJsonObject &values)
{
    const auto entry = std::ranges::find_if(needs(), [kind](const Needs &n) { return n.kind == kind; });
    if (entry == needs().end())
        return {QStringLiteral("kind")};
    QStringList missing;
    for (const auto key : entry->keys) {
        if (!isThere(key, values.value(key)))
            missing += key;
    }
    return missing;
}

} // namespace yc::core::pack
