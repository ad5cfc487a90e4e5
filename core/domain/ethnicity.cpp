#include "core/domain/ethnicity.h"

#include <array>

namespace yc::core::domain
{

namespace
{

constexpr std::array table{
    // 01 to 56
    u"汉",     u"蒙古",   u"回",       u"藏",     u"维吾尔", u"苗",   u"彝",     u"壮",   u"布依",     u"朝鲜",
    u"满",     u"侗",     u"瑶",       u"白",     u"土家",   u"哈尼", u"哈萨克", u"傣",   u"黎",       u"傈僳",
    u"佤",     u"畲",     u"高山",     u"拉祜",   u"水",     u"东乡", u"纳西",   u"景颇", u"柯尔克孜", u"土",
    u"达斡尔", u"仫佬",   u"羌",       u"布朗",   u"撒拉",   u"毛南", u"仡佬",   u"锡伯", u"阿昌",     u"普米",
    u"塔吉克", u"怒",     u"乌孜别克", u"俄罗斯", u"鄂温克", u"德昂", u"保安",   u"裕固", u"京",       u"塔塔尔",
    u"独龙",   u"鄂伦春", u"赫哲",     u"门巴",   u"珞巴",   u"基诺",
};
static_assert(table.size() == 56);

struct Extra {
    int code;
    const char16_t *words;
};
// Seen on cards though not in the standard.
constexpr std::array extras{Extra{97, u"其他"}, Extra{98, u"外国血统中国籍人士"}};

QString twoDigits(int code)
{
    return QString::number(code).rightJustified(2, u'0');
}

} // namespace

QString ethnicityOf(QStringView code)
{
    const auto trimmed = code.trimmed();
    const bool digits
        = trimmed.size() == 2 && trimmed[0] >= u'0' && trimmed[0] <= u'9' && trimmed[1] >= u'0' && trimmed[1] <= u'9';
    const int number = digits ? trimmed.toInt() : 0;
    if (number >= 1 && number <= static_cast<int>(table.size()))
        return QString::fromUtf16(table[static_cast<std::size_t>(number - 1)]);
    for (const auto &extra : extras) {
        if (digits && extra.code == number)
            return QString::fromUtf16(extra.words);
    }
    return trimmed.toString();
}

std::optional<QString> ethnicityCode(QStringView words)
{
    auto name = words.trimmed();
    if (name.size() > 1 && name.endsWith(u'族'))
        name.chop(1);
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (name == QStringView(table[i]))
            return twoDigits(static_cast<int>(i) + 1);
    }
    for (const auto &extra : extras) {
        if (name == QStringView(extra.words))
            return twoDigits(extra.code);
    }
    return std::nullopt;
}

} // namespace yc::core::domain
