#include "core/papers/text.h"

#include "core/papers/stand_in.h"

#include <QGlyphRun>
#include <QPainter>
#include <QRawFont>
#include <QTextLayout>
#include <QTextOption>

#include <algorithm>
#include <cmath>

namespace yc::core::papers
{

namespace
{

// A box is as wide as the line that was measured in it; rounding must not break that line again.
constexpr double Slack = 0.05 * UnitsPerMm;

Qt::Alignment alignmentOf(TextRun::Align align)
{
    switch (align) {
    case TextRun::Align::Left: return Qt::AlignLeft;
    case TextRun::Align::Centre: return Qt::AlignHCenter;
    case TextRun::Align::Right: return Qt::AlignRight;
    case TextRun::Align::Justify: return Qt::AlignJustify;
    }
    return Qt::AlignLeft;
}

// Without shaping Qt 6.4 leaves private-use characters out altogether, box and all.
QFont fontFor(const TextRun &style, const QString &text)
{
    auto font = fontOf(style);
    if (std::ranges::any_of(text, [](QChar c) { return c.category() == QChar::Other_PrivateUse; }))
        font.setStyleStrategy(QFont::StyleStrategy(font.styleStrategy() & ~QFont::PreferNoShaping));
    return font;
}

void layOutLines(QTextLayout &layout, const TextRun &style, double widthMm, double firstIndentMm)
{
    QTextOption option(alignmentOf(style.align));
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    const double pitch = lineMm(style) * UnitsPerMm;
    layout.beginLayout();
    for (int i = 0;; ++i) {
        auto line = layout.createLine();
        if (!line.isValid())
            break;
        const double indent = i == 0 ? firstIndentMm * UnitsPerMm : 0;
        line.setLineWidth(std::max(1.0, widthMm * UnitsPerMm - indent + Slack));
        // Centred in its pitch, so that lines of different fonts keep their distance.
        line.setPosition({indent, i * pitch + (pitch - line.height()) / 2});
    }
    layout.endLayout();
}

} // namespace

QFont fontOf(const TextRun &run)
{
    QFont font;
    QStringList families{QStringLiteral("Noto Serif CJK SC"), QStringLiteral("Noto Sans CJK SC")};
    if (run.face == TextRun::Face::Sans)
        families.swapItemsAt(0, 1);
    font.setFamilies(families + standInFamilies());
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(run.sizeMm * UnitsPerMm))));
    font.setWeight(run.bold ? QFont::Bold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    // No shaping: every character is its own glyph, so that the PDF's text can be copied back as it was written.
    font.setStyleStrategy(QFont::StyleStrategy(QFont::PreferAntialias | QFont::PreferOutline | QFont::PreferNoShaping));
    font.setKerning(false);
    return font;
}

double lineMm(const TextRun &run)
{
    return run.sizeMm * (run.face == TextRun::Face::Serif ? 1.6 : 1.4);
}

QStringList breakLines(const QString &text, const TextRun &style, double widthMm, double firstIndentMm)
{
    QStringList lines;
    for (const auto &paragraph : text.split(u'\n')) {
        QTextLayout layout(paragraph, fontFor(style, paragraph));
        layOutLines(layout, style, widthMm, lines.isEmpty() ? firstIndentMm : 0);
        for (int i = 0; i < layout.lineCount(); ++i) {
            const auto line = layout.lineAt(i);
            lines += paragraph.mid(line.textStart(), line.textLength()).trimmed();
        }
        if (layout.lineCount() == 0)
            lines += QString();
    }
    return lines;
}

QSizeF measure(const TextRun &run)
{
    QTextLayout layout(run.text, fontFor(run, run.text));
    layOutLines(layout, run, run.box.width(), 0);
    double widest = 0;
    for (int i = 0; i < layout.lineCount(); ++i)
        widest = std::max(widest, layout.lineAt(i).naturalTextWidth());
    return {widest / UnitsPerMm, layout.lineCount() * lineMm(run)};
}

void drawText(QPainter &painter, const TextRun &run)
{
    QTextLayout layout(run.text, fontFor(run, run.text));
    layOutLines(layout, run, run.box.width(), 0);
    layout.draw(&painter, run.box.topLeft() * UnitsPerMm);
}

QList<std::pair<char32_t, QGlyphRun>> glyphsOf(const TextRun &run)
{
    QList<std::pair<char32_t, QGlyphRun>> all;
    const auto font = fontFor(run, run.text);
    for (const char32_t ucs4 : run.text.toUcs4()) {
        if (QChar::isSpace(ucs4) || QChar::category(ucs4) == QChar::Other_Control)
            continue;
        QTextLayout layout(QString::fromUcs4(&ucs4, 1), font);
        layOutLines(layout, {}, 1000, 0);
        all.append({ucs4, layout.glyphRuns().value(0)});
    }
    return all;
}

QStringList missingGlyphs(const QString &text)
{
    QStringList missing;
    for (const auto &[character, glyphs] : glyphsOf({.text = text, .sizeMm = 1, .face = TextRun::Face::Sans})) {
        const auto indexes = glyphs.glyphIndexes();
        const bool drawn
            = !indexes.isEmpty() && !indexes.contains(0) && !standInFamilies().contains(glyphs.rawFont().familyName());
        const auto name = QString::fromUcs4(&character, 1);
        if (!drawn && !missing.contains(name))
            missing += name;
    }
    return missing;
}

} // namespace yc::core::papers
