#include "core/papers/pdf_planes.h"

#include "core/papers/text.h"

#include <QFont>
#include <QGlyphRun>
#include <QHash>
#include <QRawFont>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <map>

namespace yc::core::papers
{

namespace
{

// Font (as a PDF names it, without the subset's tag) → characters beyond the first plane, each glyph once, in the order
// in which they are drawn: that is the order of a subset's glyphs.
using Drawn = std::map<QString, QList<char32_t>>;

QString nameInPdf(const QRawFont &font)
{
    auto name = font.familyName().remove(u' ').toLower();
    return font.weight() >= QFont::DemiBold ? name + QStringLiteral("-bold") : name;
}

Drawn drawnBy(const PaperModel &paper)
{
    Drawn drawn;
    QSet<std::pair<QString, quint32>> known;
    for (const auto &page : paper.pages) {
        for (const auto &mark : page.marks) {
            const auto *run = std::get_if<TextRun>(&mark);
            if (!run || std::ranges::none_of(run->text, [](QChar c) { return c.isSurrogate(); }))
                continue;
            for (const auto &[character, glyphs] : glyphsOf(*run)) {
                if (character < 0x10000 || glyphs.glyphIndexes().isEmpty())
                    continue;
                const auto name = nameInPdf(glyphs.rawFont());
                const std::pair glyph{name, glyphs.glyphIndexes().constFirst()};
                if (known.contains(glyph))
                    continue;
                known.insert(glyph);
                drawn[name] += character;
            }
        }
    }
    return drawn;
}

struct Map { // a ToUnicode stream
    int object = 0;
    QByteArray text;
};

std::optional<Map> mapOf(const QByteArray &pdf, const QString &latin, const QString &font)
{
    static const QRegularExpression used(
        QStringLiteral("/BaseFont /(?:[A-Z]{6}\\+)?([^\\s/]+)[^>]*?/ToUnicode (\\d+) 0 R"));
    for (auto matches = used.globalMatch(latin); matches.hasNext();) {
        const auto match = matches.next();
        auto name = match.captured(1).toLower();
        name.remove(QStringLiteral("-regular"));
        if (name != font)
            continue;
        const auto object = match.captured(2);
        const auto begin = pdf.indexOf('\n' + object.toLatin1() + " 0 obj");
        const auto from = pdf.indexOf("stream\n", begin) + 7;
        const auto to = pdf.indexOf("endstream", from);
        if (begin >= 0 && from > begin && to > from)
            return Map{object.toInt(), pdf.sliced(from, to - from)};
    }
    return std::nullopt;
}

// Glyphs of a subset are counted up; those that the map says something of have characters of the first plane.
QSet<int> glyphsIn(const QByteArray &map)
{
    static const QRegularExpression range(QStringLiteral("^<([0-9A-F]{4})> <([0-9A-F]{4})> [<\\[]"),
                                          QRegularExpression::MultilineOption);
    static const QRegularExpression entry(QStringLiteral("<([0-9A-F]{4})>"));
    QSet<int> glyphs{0};
    const auto text = QString::fromLatin1(map);
    for (auto matches = range.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        auto words
            = text.sliced(match.capturedEnd() - 1, text.indexOf(u'\n', match.capturedEnd()) - match.capturedEnd() + 1);
        auto told = entry.globalMatch(words);
        const auto last = match.captured(2).toInt(nullptr, 16);
        for (int glyph = match.captured(1).toInt(nullptr, 16); glyph <= last && told.hasNext(); ++glyph)
            if (told.next().captured(1) != u"0000")
                glyphs += glyph;
    }
    return glyphs;
}

QByteArray hex(int value)
{
    return QByteArray::number(value, 16).toUpper().rightJustified(4, '0');
}

QByteArray completed(const QByteArray &map, const QList<char32_t> &characters)
{
    const auto told = glyphsIn(map);
    QByteArray more;
    int glyph = 0;
    for (const auto c : characters) {
        while (told.contains(glyph))
            ++glyph;
        more += '<' + hex(glyph++) + "> <" + hex(QChar::highSurrogate(c)) + hex(QChar::lowSurrogate(c)) + ">\n";
    }
    more = QByteArray::number(characters.size()) + " beginbfchar\n" + more + "endbfchar\n";
    auto whole = map;
    return whole.insert(whole.indexOf("endcmap"), more);
}

} // namespace

void addCharactersOfPlanes(QByteArray &pdf, const PaperModel &paper)
{
    const auto drawn = drawnBy(paper);
    if (drawn.empty())
        return;
    const auto latin = QString::fromLatin1(pdf);
    const auto startAt = latin.lastIndexOf(QStringLiteral("startxref\n"));
    const auto trailerAt = latin.lastIndexOf(QStringLiteral("trailer\n<<\n"));
    if (startAt < 0 || trailerAt < 0)
        return;
    const auto start
        = latin.sliced(startAt + 10, latin.indexOf(u'\n', startAt + 10) - startAt - 10).trimmed().toLatin1();
    const auto trailer = pdf.sliced(trailerAt, latin.indexOf(QStringLiteral("\n>>\n"), trailerAt) - trailerAt);
    QByteArray table;
    if (!pdf.endsWith('\n'))
        pdf += '\n';
    for (const auto &[font, characters] : drawn) {
        const auto map = mapOf(pdf, latin, font);
        if (!map)
            continue;
        const auto number = QByteArray::number(map->object);
        const auto text = completed(map->text, characters);
        table += number + " 1\n" + QByteArray::number(pdf.size()).rightJustified(10, '0') + " 00000 n \n";
        pdf += number + " 0 obj\n<< /Length " + QByteArray::number(text.size()) + " >>\nstream\n" + text
            + "endstream\nendobj\n";
    }
    const auto at = QByteArray::number(pdf.size());
    pdf += "xref\n" + table + trailer + "\n/Prev " + start + "\n>>\nstartxref\n" + at + "\n%%EOF\n";
}

} // namespace yc::core::papers
