#pragma once

#include "devices/api/announcer.h"

// How a window calls who is next (叫号).
namespace yc::core::flow
{

// A ticket's number as somebody typed or scanned it: "ａ012 " is A012.
[[nodiscard]] QString ticketTyped(const QString &text);

// "请A012号到3号窗口"; a window that is no number is called by what it is: "请A012号到综合一窗口". Always in Chinese:
// it is said to the hall, not to the clerk. Unjudged: devices::judge() says whether it can be told.
[[nodiscard]] devices::Announcement callOf(const QString &ticket, const QString &window, const QString &id);

} // namespace yc::core::flow
