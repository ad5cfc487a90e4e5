#include "base/code.h"

namespace yc
{

namespace
{
constexpr QStringView Layers = u"BDSCLHFP";
}

QString toString(Code code)
{
    return QStringLiteral("%1-%2").arg(QLatin1Char(code.layer)).arg(code.number, 4, 10, QLatin1Char('0'));
}

std::expected<Code, Code> codeFromString(QStringView text)
{
    if (text.size() != 6 || text[1] != u'-' || !Layers.contains(text[0]))
        return std::unexpected(codes::UnreadableCode);
    bool ok = false;
    const auto number = text.mid(2).toUShort(&ok);
    if (!ok)
        return std::unexpected(codes::UnreadableCode);
    return Code{.layer = text[0].toLatin1(), .number = number};
}

} // namespace yc
