#include "core/domain/catalogue_index.h"

#include "core/domain/pinyin.h"

#include <QHash>

#include <algorithm>

namespace yc::core::domain
{

namespace
{

QString folded(QStringView text)
{
    return text.toString().normalized(QString::NormalizationForm_KC).toLower();
}

// a–z and 0–9 have a bit each, everything else shares what is left: rarely wrong, and then only slow.
quint64 bitOf(char16_t unit)
{
    if (unit >= u'a' && unit <= u'z')
        return quint64{1} << (unit - u'a');
    if (unit >= u'0' && unit <= u'9')
        return quint64{1} << (26 + unit - u'0');
    return quint64{1} << (36 + unit % 28);
}

quint64 bitsOf(QStringView text)
{
    quint64 bits = 0;
    for (const auto unit : text)
        bits |= bitOf(unit.unicode());
    return bits;
}

bool isLatin(QChar unit)
{
    return (unit >= u'a' && unit <= u'z') || (unit >= u'0' && unit <= u'9');
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

int gradedAt(qsizetype at, bool whole, Grade grade)
{
    if (at == 0)
        return whole ? grade.whole : grade.front;
    return grade.inside > 0 ? grade.inside - static_cast<int>(std::min<qsizetype>(at, 40)) : 0;
}

// What the letters of a name count less than its characters: all initials or all syllables in full, or some of each.
constexpr int LettersLess = 60;
constexpr int MixedLess = 160;

bool begins(const std::string &text, std::size_t at, const std::string &with)
{
    return text.compare(at, with.size(), with) == 0;
}

// shenfz, sfzheng, shfz: each syllable from some place on gives at least its first letter. Backtracks over at most a
// syllable's six letters each; a token is short.
bool mixed(const std::string &full, const std::vector<quint16> &starts, std::size_t syllable, const char *token)
{
    if (*token == '\0')
        return true;
    if (syllable + 1 >= starts.size())
        return false;
    const char *own = full.data() + starts[syllable];
    const int size = starts[syllable + 1] - starts[syllable];
    int same = 0;
    while (same < size && token[same] == own[same]) // the token's end is never a letter
        ++same;
    for (; same > 0; --same) {
        if (mixed(full, starts, syllable + 1, token + same))
            return true;
    }
    return false;
}

constexpr qsizetype LongestQuery = 64;

} // namespace

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
    QHash<std::pair<int, QString>, quint32> known;
    m_rows.reserve(static_cast<std::size_t>(items.size()));
    for (const auto &item : items) {
        auto &row = m_rows.emplace_back();
        const auto add = [&](Hit::By by, const QString &words) {
            if (words.isEmpty())
                return;
            const auto text = folded(words);
            const std::pair key(static_cast<int>(by), text);
            auto found = known.constFind(key);
            if (found == known.constEnd()) {
                found = known.insert(key, static_cast<quint32>(m_phrases.size()));
                m_phrases.push_back(phraseOf(by, text));
            }
            row.push_back(*found);
        };
        add(Hit::By::Name, item.name);
        for (const auto &alias : item.aliases)
            add(Hit::By::Alias, alias);
        for (const auto &topic : item.topics)
            add(Hit::By::Topic, topic);
        add(Hit::By::Department, item.department);
        add(Hit::By::Code, item.code);
        add(Hit::By::Code, item.basicCode);
    }
}

CatalogueIndex::Phrase CatalogueIndex::phraseOf(Hit::By by, const QString &folded)
{
    Phrase phrase{.by = by, .text = folded};
    phrase.hasLatin = std::any_of(folded.begin(), folded.end(), isLatin);
    if (by != Hit::By::Code) {
        for (const auto &syllable : syllablesOf(folded)) {
            if (!isLatin(syllable.front()))
                continue; // a character without a reading is found by itself
            phrase.starts.push_back(static_cast<quint16>(phrase.full.size()));
            phrase.full += syllable.toStdString();
            phrase.initials += syllable.front().toLatin1();
        }
        phrase.starts.push_back(static_cast<quint16>(phrase.full.size()));
    }
    phrase.holds = bitsOf(folded) | bitsOf(QString::fromStdString(phrase.full));
    return phrase;
}

int CatalogueIndex::byLetters(const Phrase &phrase, const std::string &latin)
{
    const auto grade = gradeOf(phrase.by);
    int best = 0;
    for (auto at = phrase.initials.find(latin.front()); at != std::string::npos;
         at = phrase.initials.find(latin.front(), at + 1)) {
        const auto full = phrase.starts[at];
        const bool wholeInitials = phrase.initials.size() == latin.size();
        const bool wholeFull = phrase.full.size() == latin.size();
        int score = 0;
        if (begins(phrase.initials, at, latin))
            score = gradedAt(static_cast<qsizetype>(at), wholeInitials, grade) - LettersLess;
        else if (begins(phrase.full, full, latin))
            score = gradedAt(static_cast<qsizetype>(at), wholeFull, grade) - LettersLess;
        else if (mixed(phrase.full, phrase.starts, at, latin.c_str()))
            score = gradedAt(static_cast<qsizetype>(at), false, grade) - MixedLess;
        best = std::max(best, score);
        if (at == 0 && best > 0)
            break; // nothing further in is better than the beginning
    }
    return best;
}

CatalogueIndex::Score CatalogueIndex::scoreOf(const Phrase &phrase, QStringView token, const std::string &latin)
{
    const auto grade = gradeOf(phrase.by);
    if (phrase.by == Hit::By::Code) {
        const bool front = phrase.text.startsWith(token);
        return {static_cast<qint16>(front ? gradedAt(0, phrase.text.size() == token.size(), grade) : 0), false};
    }
    if (latin.empty() || phrase.hasLatin) {
        const auto at = phrase.text.indexOf(token);
        if (at >= 0)
            return {static_cast<qint16>(gradedAt(at, phrase.text.size() == token.size(), grade)), false};
    }
    if (latin.empty())
        return {};
    return {static_cast<qint16>(byLetters(phrase, latin)), true};
}

std::vector<CatalogueIndex::Found> CatalogueIndex::find(const QStringList &tokens) const
{
    std::vector<Found> found(m_rows.size());
    std::vector<Score> scores(m_phrases.size());
    for (const auto &token : tokens) {
        const auto asked = bitsOf(token);
        const auto latin = std::all_of(token.begin(), token.end(), isLatin) ? token.toStdString() : std::string();
        for (std::size_t i = 0; i < m_phrases.size(); ++i) {
            const bool may = (m_phrases[i].holds & asked) == asked;
            scores[i] = may ? scoreOf(m_phrases[i], token, latin) : Score{};
        }
        const bool first = &token == &tokens.front();
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            auto &sum = found[row];
            if (!first && sum.score == 0)
                continue; // an earlier token is not there
            Score best;
            quint32 phrase = 0;
            for (const auto each : m_rows[row]) {
                if (scores[each].value > best.value) {
                    best = scores[each];
                    phrase = each;
                }
            }
            // the phrase that found the first token speaks for the item
            if (first) {
                sum = {static_cast<qsizetype>(row), 0, Hit::By::Name, phrase};
                sum.by = best.byPinyin ? Hit::By::Pinyin : best.value > 0 ? m_phrases[phrase].by : Hit::By::Name;
            }
            sum.score = best.value > 0 ? sum.score + best.value : 0;
        }
    }
    const auto last = std::remove_if(found.begin(), found.end(), [](const Found &each) { return each.score == 0; });
    found.erase(last, found.end());
    return found;
}

} // namespace yc::core::domain
