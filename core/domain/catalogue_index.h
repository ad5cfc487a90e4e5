#pragma once

#include "core/domain/catalogue.h"

#include <string>
#include <vector>

// What a keystroke is looked up in. Private to the catalogue.
//
// Every phrase (name, alias, topic, department, code) stands once, however many items share it, with its syllables
// and the set of characters that it holds as 64 bits: what a token asks for and the phrase does not have skips it with
// one comparison. A keystroke passes over the phrases once and then over the items once.
namespace yc::core::domain
{

class CatalogueIndex
{
public:
    explicit CatalogueIndex(const QList<ServiceItem> &items);

    struct Found {
        qsizetype row = 0; // of the items
        int score = 0;
        Hit::By by = Hit::By::Name;
        quint32 phrase = 0;
    };
    // Rows in which every token is found somewhere, in the order of the items.
    [[nodiscard]] std::vector<Found> find(const QStringList &tokens) const;
    [[nodiscard]] const QString &textOf(const Found &found) const { return m_phrases[found.phrase].text; }

    // As typed, parted at blanks and commas: width and case folded.
    [[nodiscard]] static QStringList tokensOf(QStringView query);

private:
    struct Phrase {
        Hit::By by = Hit::By::Name; // Name, Alias, Topic, Department or Code
        QString text; // folded
        std::string full; // zuidishenghuobaozhang
        std::string initials; // zdshbz, one a syllable
        std::vector<quint16> starts; // of each syllable in full, and its end
        quint64 holds = 0;
        bool hasLatin = false; // letters or digits of its own
    };
    struct Score {
        qint16 value = 0; // 0: no match
        bool byPinyin = false;
    };

    [[nodiscard]] static Score scoreOf(const Phrase &phrase, QStringView token, const std::string &latin);
    [[nodiscard]] static int byLetters(const Phrase &phrase, const std::string &latin);
    [[nodiscard]] static Phrase phraseOf(Hit::By by, const QString &folded);

    std::vector<Phrase> m_phrases;
    std::vector<std::vector<quint32>> m_rows; // the phrases of each item
};

} // namespace yc::core::domain
