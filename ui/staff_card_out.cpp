#include "ui/staff_card_out.h"

#include <QFile>
#include <QJsonDocument>

namespace yc::ui
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr qint64 LargestFile = qint64{1024} * 1024;

} // namespace

std::optional<StaffCardOut> staffCardOutFrom(const QJsonObject &settings)
{
    const auto given = settings[u"staffCardOut"_s];
    if (given.isUndefined() || given == u"lock"_s)
        return StaffCardOut::Locks;
    return given == u"stay"_s ? std::optional(StaffCardOut::Stays) : std::nullopt;
}

StaffCardOut staffCardOut(const SettingsPlace &place)
{
    QFile file(place.read);
    if (place.read.isEmpty() || !file.open(QIODevice::ReadOnly))
        return StaffCardOut::Locks;
    const auto settings = QJsonDocument::fromJson(file.read(LargestFile)).object();
    return staffCardOutFrom(settings).value_or(StaffCardOut::Locks);
}

} // namespace yc::ui
