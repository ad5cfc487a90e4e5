#pragma once

#include "core/flow/intake.h"

#include <QString>

namespace yc::app
{

// 个人信息处理告知: what a person is told before their data are taken (个人信息保护法 17, 30; 35 for public bodies,
// which need no consent where the law gives them the task, 13(1)(3), and owe the notice all the same). Made from what
// the item and this very case say: who decides, for what, which data, which rights. Plain text, in the language of the
// moment. hall: its name.
[[nodiscard]] QString personalDataNotice(const core::flow::Intake &intake, const QString &hall);

} // namespace yc::app
