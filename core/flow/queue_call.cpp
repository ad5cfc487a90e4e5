#include "core/flow/queue_call.h"

#include <algorithm>

namespace yc::core::flow
{

QString ticketTyped(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).simplified().remove(u' ').toUpper();
}

devices::Announcement callOf(const QString &ticket, const QString &window, const QString &id)
{
    const bool numbered
        = !window.isEmpty() && std::ranges::all_of(window, [](QChar c) { return c.unicode() < 0x80 && c.isDigit(); });
    const auto place = numbered                   ? window + QStringLiteral("号窗口")
        : window.endsWith(QStringLiteral("窗口")) ? window
                                                  : window + QStringLiteral("窗口");
    return {.id = id, .window = window, .ticket = ticket, .words = QStringLiteral("请%1号到%2").arg(ticket, place)};
}

} // namespace yc::core::flow
