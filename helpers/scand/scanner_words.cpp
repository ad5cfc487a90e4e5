#include "helpers/scand/scanner_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace yc::helpers::scand
{

namespace
{

constexpr std::array Customary{75, 100, 150, 200, 240, 300, 400, 600, 1200};
constexpr int Finest = 9600; // what is told beyond it is no resolution
constexpr SANE_Word MostNamed = 64; // of a list; drivers name a dozen

bool says(const QString &source, QLatin1StringView word)
{
    return source.contains(word, Qt::CaseInsensitive);
}

SANE_Word inRange(const SANE_Range &range, SANE_Word word)
{
    const auto most = std::max(range.min, range.max);
    word = std::clamp(word, range.min, most);
    if (range.quant <= 0)
        return word;
    const auto steps = std::lround((static_cast<double>(word) - range.min) / range.quant);
    const auto snapped = static_cast<qint64>(range.min) + steps * static_cast<qint64>(range.quant);
    return static_cast<SANE_Word>(std::min<qint64>(snapped, most));
}

} // namespace

bool isFeeder(const QString &source)
{
    return says(source, QLatin1StringView("ADF")) || says(source, QLatin1StringView("feeder"));
}

bool isDuplex(const QString &source)
{
    return isFeeder(source) && says(source, QLatin1StringView("duplex"));
}

bool isGlass(const QString &source)
{
    constexpr std::array Others{QLatin1StringView("card"),     QLatin1StringView("transparen"),
                                QLatin1StringView("tpu"),      QLatin1StringView("film"),
                                QLatin1StringView("negative"), QLatin1StringView("positive"),
                                QLatin1StringView("slide")};
    return !isFeeder(source)
        && std::ranges::none_of(Others, [&](QLatin1StringView other) { return says(source, other); });
}

QString choiceOf(const QStringList &choices, const QString &word)
{
    for (const auto &choice : choices) {
        if (choice.compare(word, Qt::CaseInsensitive) == 0)
            return choice;
    }
    for (const auto &choice : choices) {
        if (choice.contains(word, Qt::CaseInsensitive))
            return choice;
    }
    return {};
}

QList<int> resolutionsOf(const SANE_Option_Descriptor &option)
{
    const bool fixed = option.type == SANE_TYPE_FIXED;
    QList<int> all;
    const auto take = [&](SANE_Word word) {
        const auto dpi = fixed ? std::lround(SANE_UNFIX(word)) : static_cast<long>(word);
        if (dpi > 0 && dpi <= Finest && !all.contains(static_cast<int>(dpi)))
            all << static_cast<int>(dpi);
    };
    if (option.constraint_type == SANE_CONSTRAINT_RANGE && option.constraint.range) {
        for (const int dpi : Customary)
            take(inRange(*option.constraint.range, fixed ? SANE_FIX(dpi) : dpi));
    } else if (option.constraint_type == SANE_CONSTRAINT_WORD_LIST && option.constraint.word_list) {
        const auto *words = option.constraint.word_list;
        for (SANE_Word i = 1; i <= std::min(words[0], MostNamed); ++i)
            take(words[i]);
    }
    std::ranges::sort(all);
    return all;
}

QList<int> sharedOf(const QList<int> &one, const QList<int> &other)
{
    QList<int> both;
    std::ranges::copy_if(one, std::back_inserter(both), [&](int dpi) { return other.contains(dpi); });
    if (!both.isEmpty())
        return both;
    return one.isEmpty() ? other : one;
}

} // namespace yc::helpers::scand
