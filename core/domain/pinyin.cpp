#include "core/domain/pinyin.h"

#include <array>
#include <cstdint>
#include <iterator>

namespace yc::core::domain
{

namespace
{

#include "pinyin_table.inc"

// Characters with several readings, where ICU's single reading is not the one of the word. Longest first.
struct Spoken {
    const char16_t *word;
    std::array<const char16_t *, 4> syllables; // null-terminated when shorter
};
constexpr std::array spoken{
    Spoken{u"银行", {u"yin", u"hang"}},
    Spoken{u"行业", {u"hang", u"ye"}},
    Spoken{u"给付", {u"ji", u"fu"}},
    Spoken{u"供给", {u"gong", u"ji"}},
    Spoken{u"调运", {u"diao", u"yun"}},
    Spoken{u"调查", {u"diao", u"cha"}},
    Spoken{u"调解", {u"tiao", u"jie"}},
    Spoken{u"重度", {u"zhong", u"du"}},
    Spoken{u"重病", {u"zhong", u"bing"}},
    Spoken{u"重残", {u"zhong", u"can"}},
    Spoken{u"重新", {u"chong", u"xin"}},
    Spoken{u"还贷", {u"huan", u"dai"}},
    Spoken{u"高校", {u"gao", u"xiao"}},
    Spoken{u"长期", {u"chang", u"qi"}},
    Spoken{u"校长", {u"xiao", u"zhang"}},
    Spoken{u"参保", {u"can", u"bao"}},
    Spoken{u"会计", {u"kuai", u"ji"}},
    Spoken{u"处方", {u"chu", u"fang"}},
    Spoken{u"朝阳", {u"chao", u"yang"}},
    Spoken{u"朝鲜", {u"chao", u"xian"}},
    Spoken{u"乐队", {u"yue", u"dui"}},
    Spoken{u"音乐", {u"yin", u"yue"}},
    Spoken{u"娱乐", {u"yu", u"le"}},
    Spoken{u"差评", {u"cha", u"ping"}},
    Spoken{u"种植", {u"zhong", u"zhi"}},
    Spoken{u"种子", {u"zhong", u"zi"}},
    Spoken{u"率", {u"lv"}},
    Spoken{u"地", {u"di"}},
    Spoken{u"还", {u"huan"}},
};

bool isTyped(char32_t character)
{
    return (character >= U'a' && character <= U'z') || (character >= U'0' && character <= U'9');
}

const Spoken *wordAt(QStringView rest)
{
    for (const auto &each : spoken) {
        if (rest.startsWith(QStringView(each.word)))
            return &each;
    }
    return nullptr;
}

QString readingOf(char32_t han)
{
    const auto row = static_cast<std::size_t>(han - FirstHan); // below the block: far beyond the end
    const auto *syllable = row < std::size(readingTable) ? syllableTable[readingTable[row]] : "";
    return *syllable != '\0' ? QString::fromLatin1(syllable) : QString::fromUcs4(&han, 1);
}

} // namespace

std::vector<QString> syllablesOf(QStringView words)
{
    std::vector<QString> all;
    for (qsizetype at = 0; at < words.size();) {
        if (const auto *word = wordAt(words.sliced(at))) {
            for (const auto *syllable : word->syllables) {
                if (syllable)
                    all.push_back(QString::fromUtf16(syllable));
            }
            at += QStringView(word->word).size();
            continue;
        }
        const bool pair = words[at].isHighSurrogate() && at + 1 < words.size() && words[at + 1].isLowSurrogate();
        const char32_t character = pair ? QChar::surrogateToUcs4(words[at], words[at + 1]) : words[at].unicode();
        at += pair ? 2 : 1;
        const auto folded = QChar::toLower(character);
        if (QChar::script(character) == QChar::Script_Han)
            all.push_back(readingOf(character));
        else if (isTyped(folded))
            all.push_back(QString::fromUcs4(&folded, 1));
    }
    return all;
}

Pinyin pinyinOf(QStringView words)
{
    Pinyin pinyin;
    for (const auto &syllable : syllablesOf(words)) {
        pinyin.full += syllable;
        pinyin.initials += syllable.left(syllable.front().isHighSurrogate() ? 2 : 1);
    }
    return pinyin;
}

} // namespace yc::core::domain
