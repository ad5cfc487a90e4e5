#include "core/domain/item.h"

#include "core/domain/party.h"

namespace yc::core::domain
{

const FormField *Form::field(QStringView fieldId) const
{
    for (const auto &section : sections) {
        for (const auto &each : section.fields) {
            if (each.id == fieldId)
                return &each;
        }
    }
    return nullptr;
}

bool ServiceItem::isInForce(QDate day) const
{
    if (cancelled || !day.isValid())
        return false;
    return (!effectiveFrom.isValid() || effectiveFrom <= day) && (!effectiveTo || day <= *effectiveTo);
}

const Material *ServiceItem::material(QStringView materialId) const
{
    for (const auto &each : materials) {
        if (each.id == materialId)
            return &each;
    }
    return standingMaterial(materialId);
}

} // namespace yc::core::domain
