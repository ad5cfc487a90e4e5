#include "devices/lobby/protocol/line_display.h"

#include "base/gb_text.h"

namespace yc::devices::lobby
{

namespace
{

std::optional<QByteArray> coded(const QString &text, Coding coding)
{
    switch (coding) {
    case Coding::Gb2312: return gb2312Bytes(text);
    case Coding::Gbk: return gbkBytes(text);
    case Coding::Utf8: return text.toUtf8();
    }
    return std::nullopt;
}

} // namespace

Result<QByteArray> fitted(const Announcement &what, int columns, Coding coding)
{
    if (const auto fits = judge(what); !fits)
        return std::unexpected(fits.error());
    for (const auto &text : {what.words, QStringLiteral("%1 %2号").arg(what.ticket, what.window), what.ticket}) {
        if (columnsOf(text) > columns)
            continue;
        if (auto bytes = coded(text, coding))
            return *std::move(bytes);
    }
    return std::unexpected(codes::AnnouncementUnfit);
}

Result<QByteArray> LineDisplay::tell(const Announcement &what)
{
    auto bytes = fitted(what, m_shape.columns, m_shape.coding);
    if (bytes)
        *bytes += m_shape.end;
    return bytes;
}

std::optional<AnnouncerProtocol::Said> LineDisplay::take(QByteArray &heard)
{
    heard.clear();
    return std::nullopt;
}

} // namespace yc::devices::lobby
