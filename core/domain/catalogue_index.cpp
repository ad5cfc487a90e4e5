#include "core/domain/catalogue_index.h"

#include "core/domain/pinyin.h"

#include <algorithm>

namespace yc::core::domain
{

namespace
{

// a–z and 0–9 have a bit each, everything else shares what is left: rarely wrong, and then only slow.
quint64 bitOf(QChar unit)
{
    const auto code = unit.unicode();
    if (code >= u'a' && code <= u'z')
        return quint64{1} << (code - u'a');
    if (code >= u'0' && code <= u'9')
        return quint64{1} << (26 + code - u'0');
    return quint64{1} << (36 + code % 28);
}

quint64 bitsOf(QStringView text)
{
    quint64 bits = 0;
    for (const auto unit : text)
        bits |= bitOf(unit);
    return bits;
}

bool isLatin(QStringView token)
{
    return std::all_of(token.begin(), token.end(),
                       [](QChar unit) { return (unit >= u'a' && unit <= u'z') || (unit >= u'0' && unit <= u'9'); });
}

// How good a place is that matched: the whole, its beginning, somewhere inside.
struct Grade {
    int whole;
    int front;
    int inside;
};

Grade gradeOf(Hit::By by)
{
    switch (by) {
    case Hit::By::Name: return {1000, 900, 700};
    case Hit::By::Alias: return {950, 850, 650};
    case Hit::By::Code: return {1000, 800, 0}; // nobody remembers the middle of a code
    case Hit::By::Topic: return {400, 350, 300};
    case Hit::By::Department: return {250, 220, 200};
    case Hit::By::Pinyin: break; // not a phrase of its own
    }
    return {0, 0, 0};
}

int graded(QStringView text, QStringView token, Grade grade)
{
    const auto at = text.indexOf(token);
    if (at < 0)
        return 0;
    if (at == 0)
        return text.size() == token.size() ? grade.whole : grade.front;
    return grade.inside > 0 ? std::max(1, grade.inside - static_cast<int>(std::min<qsizetype>(at, 40))) : 0;
}

// shenfz, sfzheng, shfz: each syllable from some place on gives at least its first letter. Backtracks over at most a
// syllable's six letters each; a token is short.
bool mixed(QStringView full, const std::vector<qsizetype> &starts, std::size_t syllable, QStringView token)
{
    if (token.isEmpty())
        return true;
    if (syllable + 1 >= starts.size())
        return false;
    const auto own = full.sliced(starts[syllable], starts[syllable + 1] - starts[syllable]);
    qsizetype same = 0;
    while (same < own.size() && same < token.size() && own[same] == token[same])
        ++same;
    for (; same > 0; --same) {
        if (mixed(full, starts, syllable + 1, token.sliced(same)))
            return true;
    }
    return false;
}

constexpr qsizetype LongestQuery = 64;
constexpr int PinyinLess = 60; // what the letters of a name count less than its characters
constexpr int MixedLess = 160;

} // namespace

QString folded(QStringView text)
{
    return text.toString().normalized(QString::NormalizationForm_KC).toLower();
}

QStringList CatalogueIndex::tokensOf(QStringView query)
{
    static constexpr QStringView parts = u" \t\n,，、;；。/'’";
    QStringList tokens;
    QString token;
    for (const auto unit : folded(query.left(LongestQuery))) {
        if (parts.contains(unit) || unit.isSpace()) {
            if (!token.isEmpty())
                tokens.append(token);
            token.clear();
        } else {
            token += unit;
        }
    }
    if (!token.isEmpty())
        tokens.append(token);
    return tokens;
}

CatalogueIndex::CatalogueIndex(const QList<ServiceItem> &items)
{
    m_rows.reserve(static_cast<std::size_t>(items.size()));
    for (const auto &item : items) {
        Row row;
        row.item = &item;
        add(row, Hit::By::Name, item.name);
        for (const auto &alias : item.aliases)
            add(row, Hit::By::Alias, alias);
        for (const auto &topic : item.topics)
            add(row, Hit::By::Topic, topic);
        add(row, Hit::By::Department, item.department);
        add(row, Hit::By::Code, item.code);
        add(row, Hit::By::Code, item.basicCode);
        m_rows.push_back(std::move(row));
    }
}

void CatalogueIndex::add(Row &row, Hit::By by, const QString &text)
{
    if (text.isEmpty())
        return;
    Phrase phrase{.by = by, .text = folded(text), .full = {}, .initials = {}, .starts = {}};
    if (by != Hit::By::Code) {
        for (const auto &syllable : syllablesOf(phrase.text)) {
            phrase.starts.push_back(phrase.full.size());
            phrase.full += syllable;
            phrase.initials += syllable.front();
        }
        phrase.starts.push_back(phrase.full.size());
    }
    row.holds |= bitsOf(phrase.text) | bitsOf(phrase.full);
    row.phrases.push_back(std::move(phrase));
}

int CatalogueIndex::scoreOf(const Phrase &phrase, QStringView token, bool latin, bool &byPinyin)
{
    const auto grade = gradeOf(phrase.by);
    byPinyin = false;
    if (const int score = graded(phrase.text, token, grade); score > 0)
        return score;
    if (!latin || phrase.by == Hit::By::Code)
        return 0;
    byPinyin = true;
    if (const int score = graded(phrase.initials, token, grade); score > PinyinLess)
        return score - PinyinLess;
    for (std::size_t syllable = 0; syllable + 1 < phrase.starts.size(); ++syllable) {
        const auto from = QStringView(phrase.full).sliced(phrase.starts[syllable]);
        const int base = syllable == 0 ? grade.front : grade.inside;
        if (from.startsWith(token))
            return base - PinyinLess - (syllable == 0 && from.size() == token.size() ? 0 : 1);
        if (base > MixedLess && mixed(phrase.full, phrase.starts, syllable, token))
            return base - MixedLess;
    }
    return 0;
}

CatalogueIndex::Match CatalogueIndex::match(qsizetype rowNumber, const QStringList &tokens) const
{
    const auto &row = m_rows[static_cast<std::size_t>(rowNumber)];
    Match best;
    int sum = 0;
    for (const auto &token : tokens) {
        const auto asked = bitsOf(token);
        if ((row.holds & asked) != asked)
            return {};
        const bool latin = isLatin(token);
        Match of;
        for (const auto &phrase : row.phrases) {
            bool byPinyin = false;
            const int score = scoreOf(phrase, token, latin, byPinyin);
            if (score > of.score)
                of = {score, byPinyin ? Hit::By::Pinyin : phrase.by, phrase.text};
        }
        if (of.score == 0)
            return {};
        sum += of.score;
        if (of.score > best.score)
            best = of;
    }
    if (tokens.isEmpty())
        return {};
    best.score = sum / static_cast<int>(tokens.size());
    return best;
}

} // namespace yc::core::domain
