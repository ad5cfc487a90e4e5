#include "core/papers/stand_in.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <utility>

// The tables are those of the OpenType specification 1.9: glyf with simple and composite glyphs, cmap format 12.
namespace yc::core::papers
{

namespace
{

constexpr int Em = 1000;
constexpr int Ascent = 880; // as Noto Sans CJK has it, so that a line with a stand-in keeps its height
constexpr int Descent = -120;
constexpr qsizetype MostCharacters = 60'000; // a font has 65,535 glyphs

void put16(QByteArray &to, int value)
{
    to += static_cast<char>(value >> 8 & 0xff);
    to += static_cast<char>(value & 0xff);
}

void put32(QByteArray &to, quint32 value)
{
    put16(to, static_cast<int>(value >> 16));
    put16(to, static_cast<int>(value & 0xffff));
}

void pad4(QByteArray &table)
{
    while (table.size() % 4 != 0)
        table += '\0';
}

struct Box { // of one contour
    int left;
    int bottom;
    int right;
    int top;
};

// A frame drawn as two boxes: the inner one runs the other way round and cuts its room out.
struct Outline {
    QList<Box> filled;
    QList<Box> cut;
};

QByteArray simpleGlyph(const Outline &outline)
{
    QList<std::array<std::pair<int, int>, 4>> contours;
    for (const auto &box : outline.filled) // clockwise
        contours.append({{{box.left, box.bottom}, {box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}}});
    for (const auto &box : outline.cut)
        contours.append({{{box.left, box.bottom}, {box.right, box.bottom}, {box.right, box.top}, {box.left, box.top}}});
    QByteArray glyph;
    Box whole{Em, Em, 0, -Em};
    for (const auto &box : outline.filled)
        whole = {std::min(whole.left, box.left), std::min(whole.bottom, box.bottom), std::max(whole.right, box.right),
                 std::max(whole.top, box.top)};
    put16(glyph, static_cast<int>(contours.size()));
    for (const int edge : {whole.left, whole.bottom, whole.right, whole.top})
        put16(glyph, edge);
    for (int i = 1; i <= contours.size(); ++i)
        put16(glyph, i * 4 - 1); // the last point of each contour
    put16(glyph, 0); // no instructions
    glyph.append(contours.size() * 4, '\x01'); // every point is on the curve, its coordinates are words
    for (const bool isX : {true, false}) {
        int last = 0;
        for (const auto &contour : contours) {
            for (const auto &[x, y] : contour) {
                put16(glyph, (isX ? x : y) - last);
                last = isX ? x : y;
            }
        }
    }
    pad4(glyph);
    return glyph;
}

// The seven strokes of a figure: top, upper right, lower right, bottom, lower left, upper left, middle.
constexpr std::array<quint8, 16> Strokes{0x3f, 0x06, 0x5b, 0x4f, 0x66, 0x6d, 0x7d, 0x07,
                                         0x7f, 0x6f, 0x77, 0x7c, 0x39, 0x5e, 0x79, 0x71};

void drawFigure(QList<Box> &to, int figure, int left, int width, int bottom)
{
    constexpr int Height = 330;
    constexpr int Thick = 56;
    const int right = left + width;
    const int top = bottom + Height;
    const int middle = bottom + Height / 2;
    const std::array<Box, 7> places{{{left, top - Thick, right, top},
                                     {right - Thick, middle, right, top},
                                     {right - Thick, bottom, right, middle},
                                     {left, bottom, right, bottom + Thick},
                                     {left, bottom, left + Thick, middle},
                                     {left, middle, left + Thick, top},
                                     {left, middle - Thick / 2, right, middle + Thick / 2}}};
    for (size_t i = 0; i < places.size(); ++i)
        if (Strokes.at(static_cast<size_t>(figure)) >> i & 1)
            to += places.at(i);
}

// Half of a code: `count` figures in one row of the frame.
QList<Box> row(quint32 value, int count, int bottom)
{
    constexpr int From = 140;
    constexpr int To = 860;
    constexpr int Between = 80;
    const int width = (To - From - (count - 1) * Between) / count;
    QList<Box> boxes;
    for (int i = 0; i < count; ++i)
        drawFigure(boxes, static_cast<int>(value >> 4 * (count - 1 - i) & 0xf), From + i * (width + Between), width,
                   bottom);
    return boxes;
}

constexpr int UpperRow = 430;
constexpr int LowerRow = -10;

class Glyphs
{
public:
    Glyphs() { add(simpleGlyph(frame())); } // .notdef: nothing but the frame

    int upper(quint32 value) // with the frame around both rows; three figures where two do not hold it
    {
        return once(m_upper, value, [&] {
            auto outline = frame();
            outline.filled += row(value, value > 0xff ? 3 : 2, UpperRow);
            return simpleGlyph(outline);
        });
    }
    int lower(quint32 value)
    {
        return once(m_lower, value, [&] { return simpleGlyph({row(value, 2, LowerRow), {}}); });
    }
    int both(int upper, int lower)
    {
        QByteArray glyph;
        put16(glyph, -1); // made of others
        for (const int edge : {40, -90, 960, 850})
            put16(glyph, edge);
        for (const auto &[part, flags] : {std::pair{upper, 0x22}, std::pair{lower, 0x02}}) {
            put16(glyph, flags); // 0x20: another follows; 0x02: two bytes of offset, both 0
            put16(glyph, part);
            put16(glyph, 0);
        }
        pad4(glyph);
        return add(glyph);
    }

    QByteArray glyf;
    QByteArray loca{4, '\0'};
    int count = 0;

private:
    static Outline frame() { return {.filled = {{40, -90, 960, 850}}, .cut = {{80, -50, 920, 810}}}; }
    int add(const QByteArray &glyph)
    {
        glyf += glyph;
        put32(loca, static_cast<quint32>(glyf.size()));
        return count++;
    }
    template <typename Make> int once(QHash<quint32, int> &known, quint32 value, const Make &make)
    {
        if (const auto at = known.constFind(value); at != known.cend())
            return *at;
        return *known.insert(value, add(make()));
    }

    QHash<quint32, int> m_upper;
    QHash<quint32, int> m_lower;
};

QByteArray cmapOf(const QList<char32_t> &characters, int first)
{
    struct Group {
        char32_t from;
        char32_t to;
        int glyph;
    };
    QList<Group> groups;
    for (int i = 0; i < characters.size(); ++i) {
        if (!groups.isEmpty() && groups.constLast().to + 1 == characters[i])
            groups.last().to = characters[i];
        else
            groups.append({characters[i], characters[i], first + i});
    }
    QByteArray cmap;
    put16(cmap, 0);
    put16(cmap, 1); // one table: Unicode, all planes
    put16(cmap, 3);
    put16(cmap, 10);
    put32(cmap, 12);
    put16(cmap, 12);
    put16(cmap, 0);
    put32(cmap, static_cast<quint32>(16 + groups.size() * 12));
    put32(cmap, 0);
    put32(cmap, static_cast<quint32>(groups.size()));
    for (const auto &group : groups) {
        put32(cmap, group.from);
        put32(cmap, group.to);
        put32(cmap, static_cast<quint32>(group.glyph));
    }
    return cmap;
}

QByteArray nameOf(const QString &family)
{
    QByteArray words;
    QByteArray records;
    const std::pair<int, QString> names[]
        = {{1, family}, {2, QStringLiteral("Regular")}, {4, family}, {6, QString(family).remove(u' ')}};
    for (const auto &[id, text] : names) {
        QByteArray utf16;
        for (const auto c : text)
            put16(utf16, c.unicode());
        for (const int field : {3, 1, 0x409, id, static_cast<int>(utf16.size()), static_cast<int>(words.size())})
            put16(records, field);
        words += utf16;
    }
    QByteArray name;
    put16(name, 0);
    put16(name, static_cast<int>(std::size(names)));
    put16(name, static_cast<int>(6 + records.size()));
    return name + records + words;
}

quint32 sumOf(QByteArray table)
{
    pad4(table);
    quint32 sum = 0;
    for (qsizetype i = 0; i < table.size(); i += 4)
        for (int byte = 0; byte < 4; ++byte)
            sum += static_cast<quint32>(static_cast<uchar>(table[i + byte])) << 8 * (3 - byte);
    return sum;
}

QByteArray fileOf(const QList<std::pair<QByteArray, QByteArray>> &tables) // by name, ascending
{
    QByteArray file;
    put32(file, 0x00010000);
    put16(file, static_cast<int>(tables.size()));
    put16(file, 128); // what helps to search eight to fifteen tables
    put16(file, 3);
    put16(file, static_cast<int>(tables.size() * 16 - 128));
    auto at = static_cast<quint32>(12 + tables.size() * 16);
    QByteArray body;
    for (const auto &[tag, table] : tables) {
        file += tag;
        put32(file, sumOf(table));
        put32(file, at + static_cast<quint32>(body.size()));
        put32(file, static_cast<quint32>(table.size()));
        body += table;
        pad4(body);
    }
    return file + body;
}

} // namespace

QByteArray codeFont(const QString &family, const QList<char32_t> &characters)
{
    if (characters.isEmpty() || characters.size() > MostCharacters)
        return {};
    Glyphs glyphs;
    QList<std::pair<int, int>> halves;
    halves.reserve(characters.size());
    for (const auto c : characters)
        halves.append({glyphs.upper(c >> 8), glyphs.lower(c & 0xff)});
    const int first = glyphs.count;
    for (const auto &[upper, lower] : halves)
        glyphs.both(upper, lower);

    QByteArray head;
    put32(head, 0x00010000);
    put32(head, 0x00010000);
    put32(head, 0); // the sum of the whole, which nobody checks
    put32(head, 0x5F0F3CF5);
    put16(head, 0);
    put16(head, Em);
    head.append(16, '\0'); // made and changed: the same bytes whenever it is made
    for (const int value : {40, -90, 960, 850, 0, 8, 2, 1, 0}) // bounds, style, smallest size, direction, long loca
        put16(head, value);

    QByteArray hhea;
    put32(hhea, 0x00010000);
    for (const int value : {Ascent, Descent, 0, Em, 40, 40, 960, 1, 0, 0, 0, 0, 0, 0, 0, 1})
        put16(hhea, value);

    QByteArray maxp;
    put32(maxp, 0x00010000);
    // Points and contours of one glyph and of a made one: three figures of seven strokes, a frame, and two more below.
    for (const int value : {glyphs.count, 92, 23, 148, 37, 1, 0, 0, 0, 0, 0, 0, 2, 1})
        put16(maxp, value);

    QByteArray hmtx;
    put16(hmtx, Em);
    for (int i = 0; i < glyphs.count; ++i) // all as wide as the first; only where they begin is told of each
        put16(hmtx, 40);

    return fileOf({{"cmap", cmapOf(characters, first)},
                   {"glyf", glyphs.glyf},
                   {"head", head},
                   {"hhea", hhea},
                   {"hmtx", hmtx},
                   {"loca", glyphs.loca},
                   {"maxp", maxp},
                   {"name", nameOf(family)}});
}

} // namespace yc::core::papers
