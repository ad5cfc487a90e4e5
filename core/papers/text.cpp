#include "core/papers/text.h"

#include <QGlyphRun>
#include <QPainter>
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
    if (run.face == TextRun::Face::Serif)
        font.setFamilies({QStringLiteral("Noto Serif CJK SC"), QStringLiteral("Noto Sans CJK SC")});
    else
        font.setFamilies({QStringLiteral("Noto Sans CJK SC"), QStringLiteral("Noto Serif CJK SC")});
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
        QTextLayout layout(paragraph, fontOf(style));
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
    QTextLayout layout(run.text, fontOf(run));
    layOutLines(layout, run, run.box.width(), 0);
    double widest = 0;
    for (int i = 0; i < layout.lineCount(); ++i)
        widest = std::max(widest, layout.lineAt(i).naturalTextWidth());
    return {widest / UnitsPerMm, layout.lineCount() * lineMm(run)};
}

void drawText(QPainter &painter, const TextRun &run)
{
    QTextLayout layout(run.text, fontOf(run));
    layOutLines(layout, run, run.box.width(), 0);
    layout.draw(&painter, run.box.topLeft() * UnitsPerMm);
}

QStringList missingGlyphs(const QString &text)
{
    QStringList missing;
    const auto font = fontOf({.sizeMm = 1, .face = TextRun::Face::Sans});
    for (const auto ucs4 : text.toUcs4()) {
        if (QChar::isSpace(ucs4) || QChar::category(ucs4) == QChar::Other_Control)
            continue;
        const auto character = QString::fromUcs4(reinterpret_cast<const char32_t *>(&ucs4), 1);
        if (missing.contains(character))
            continue;
        QTextLayout layout(character, font);
        layOutLines(layout, {}, 1000, 0);
        bool drawn = false;
        bool box = false;
        for (const auto &glyphs : layout.glyphRuns()) {
            const auto indexes = glyphs.glyphIndexes();
            drawn = drawn || !indexes.isEmpty();
            box = box || indexes.contains(0);
        }
        if (!drawn || box)
            missing += character;
    }
    return missing;
}

} // namespace yc::core::papers
