#pragma once

#include "core/domain/item.h"

#include <QString>

namespace yc::app
{

// The whole guide 办事指南 of an item as rich text: every element that the catalogue holds, none that it does not.
// members: of a package 一件事, what it is made of.
[[nodiscard]] QString guideText(const core::domain::ServiceItem &item, const QString &accent, const QString &muted,
                                const QList<const core::domain::ServiceItem *> &members = {});
[[nodiscard]] QString limitText(const core::domain::Limit &limit); // 20个工作日

} // namespace yc::app
