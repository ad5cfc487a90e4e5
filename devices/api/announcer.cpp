#include "devices/api/announcer.h"

#include "base/gb_text.h"

#include <algorithm>

namespace yc::devices
{

namespace
{

bool isPlain(const QString &text)
{
    return !text.trimmed().isEmpty() && std::ranges::none_of(text, [](QChar c) {
        const auto category = c.category();
        return category == QChar::Other_Control || category == QChar::Other_Format || category == QChar::Separator_Line
            || category == QChar::Separator_Paragraph;
    });
}

bool isTicket(const QString &text)
{
    return text.size() <= LongestTicket
        && std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'-'); });
}

} // namespace

Done judge(const Announcement &what)
{
    const bool fits = !what.id.isEmpty() && isPlain(what.window) && columnsOf(what.window) <= WidestWindow
        && isPlain(what.ticket) && isTicket(what.ticket) && isPlain(what.words) && what.words.size() <= LongestWords;
    return fits ? Done() : std::unexpected(codes::AnnouncementUnfit);
}

} // namespace yc::devices
