#pragma once

#include "core/domain/item.h"

#include <QDateTime>
#include <QJsonObject>
#include <QStringList>

// Papers that are made from an item's guide 办事指南 alone: no case, no applicant, no number and no seal.
namespace yc::core::papers
{

// 一次性告知单 for a consultation: conditions, materials, steps, limits, fee, place.
struct Consultation {
    QString hallName;
    QString windowNo;
    QString staffName;
    QDateTime at;
    QStringList situation; // 情形, each question with its answer; empty: asked in general
    QList<const domain::Material *> materials; // those that apply then
};
[[nodiscard]] QJsonObject consultationValues(const domain::ServiceItem &item, const Consultation &consultation);

// The item's form as a sheet: blank 空白表, or filled in as an example 样表, with the form's own samples and, where a
// card would fill it, with an invented person. Not for an item without a form.
enum class FormSheet { Blank, Sample };
[[nodiscard]] QJsonObject formValues(const domain::ServiceItem &item, FormSheet sheet);

} // namespace yc::core::papers
