#pragma once

#include "core/domain/catalogue.h"

#include <array>
#include <optional>
#include <vector>

// What a keystroke is looked up in. Private to the catalogue.
//
// Each item is a row of phrases (name, aliases, topics, department, code), each with its syllables. A row carries the
// set of characters that it holds as 64 bits: what a token asks for and the row does not have skips the row with
// one comparison, so a keystroke reads a few hundred rows of 5,000 instead of all.
namespace yc::core::domain
{

// As typed: width and case folded, letters of any width alike.
[[nodiscard]] QString folded(QStringView text);

class CatalogueIndex
{
public:
    explicit CatalogueIndex(const QList<ServiceItem> &items);

    struct Match {
        int score = 0; // 0: no match
        Hit::By by = Hit::By::Name;
        QString matched;
    };
    // Every token has to be found somewhere in the row.
    [[nodiscard]] Match match(qsizetype row, const QStringList &tokens) const;
    [[nodiscard]] static QStringList tokensOf(QStringView query);

private:
    struct Phrase {
        Hit::By by = Hit::By::Name; // Name, Alias, Topic, Department or Code
        QString text; // folded
        QString full; // zuidishenghuobaozhang
        QString initials; // zdshbz
        std::vector<qsizetype> starts; // of each syllable in full, and its end
    };
    struct Row {
        quint64 holds = 0;
        std::vector<Phrase> phrases;
        const ServiceItem *item = nullptr;
    };

    [[nodiscard]] static int scoreOf(const Phrase &phrase, QStringView token, bool latin, bool &byPinyin);
    void add(Row &row, Hit::By by, const QString &text);

    std::vector<Row> m_rows;
};

} // namespace yc::core::domain
