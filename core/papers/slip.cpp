#include "core/papers/slip.h"

#include "core/papers/paint.h"
#include "core/papers/text.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace yc::core::papers
{

namespace
{

constexpr int BandRows = 256;
// Thin strokes of small Hanzi cover half a dot: above the middle, so that they are burnt.
constexpr int BlackBelow = 150;
constexpr int LongestSlipDots = 40'000; // five metres

SlipRaster threshold(const QImage &gray)
{
    SlipRaster raster{.widthDots = (gray.width() + 7) / 8 * 8, .heightDots = gray.height()};
    const qsizetype stride = raster.widthDots / 8;
    raster.bits = QByteArray(stride * raster.heightDots, '\0');
    for (int y = 0; y < gray.height(); ++y) {
        const auto *row = gray.constScanLine(y);
        auto *out = raster.bits.data() + stride * y;
        for (int x = 0; x < gray.width(); ++x) {
            if (row[x] < BlackBelow)
                out[x / 8] = static_cast<char>(out[x / 8] | 0x80 >> x % 8);
        }
    }
    return raster;
}

SlipRaster rows(const SlipRaster &all, int from, int count)
{
    const qsizetype stride = all.widthDots / 8;
    return {.widthDots = all.widthDots, .heightDots = count, .bits = all.bits.mid(stride * from, stride * count)};
}

void appendBands(std::vector<SlipPart> &parts, const SlipRaster &all)
{
    for (int from = 0; from < all.heightDots; from += BandRows)
        parts.emplace_back(rows(all, from, std::min(BandRows, all.heightDots - from)));
}

SlipLine lineOf(const TextRun &run)
{
    SlipLine line{.text = run.text, .bold = run.bold, .doubleSize = run.sizeMm >= 4.5};
    switch (run.align) {
    case TextRun::Align::Left:
    case TextRun::Align::Justify: line.align = SlipLine::Align::Left; break;
    case TextRun::Align::Centre: line.align = SlipLine::Align::Centre; break;
    case TextRun::Align::Right: line.align = SlipLine::Align::Right; break;
    }
    // The indent of a paragraph's first line is where its box begins.
    if (line.align == SlipLine::Align::Left && run.box.left() > run.sizeMm * 1.5)
        line.text.prepend(QStringLiteral("　　"));
    return line;
}

double topOf(const Mark &mark)
{
    return std::visit(
        [](const auto &m) {
            if constexpr (std::is_same_v<std::decay_t<decltype(m)>, Rule>)
                return std::min(m.from.y(), m.to.y());
            else
                return m.box.top();
        },
        mark);
}

} // namespace

Result<SlipRaster> rasterOf(const PageModel &page)
{
    const int width = static_cast<int>(std::lround(page.widthMm * SlipDotsPerMm));
    const int height = static_cast<int>(std::ceil(page.heightMm * SlipDotsPerMm));
    if (width <= 0 || height <= 0 || height > LongestSlipDots)
        return std::unexpected(codes::NotDrawn);
    QImage gray(width, height, QImage::Format_Grayscale8);
    if (gray.isNull())
        return std::unexpected(codes::NotDrawn);
    gray.fill(Qt::white);
    QPainter painter(&gray);
    paintPage(painter, page, SlipDotsPerMm, InkColour::Black);
    painter.end();
    return threshold(gray);
}

Result<std::vector<SlipPart>> slipParts(const PageModel &page, SlipStyle style)
{
    std::vector<SlipPart> parts;
    if (style == SlipStyle::Raster) {
        const auto all = rasterOf(page);
        if (!all)
            return std::unexpected(all.error());
        appendBands(parts, *all);
        return parts;
    }
    auto marks = page.marks;
    std::stable_sort(marks.begin(), marks.end(), [](const Mark &a, const Mark &b) { return topOf(a) < topOf(b); });
    for (const auto &mark : marks) {
        if (const auto *run = std::get_if<TextRun>(&mark)) {
            parts.emplace_back(lineOf(*run));
        } else if (const auto *qr = std::get_if<QrMark>(&mark)) {
            parts.emplace_back(SlipQrCode{.data = qr->data});
        } else if (const auto *seal = std::get_if<SealMark>(&mark)) {
            PageModel own{.widthMm = page.widthMm, .heightMm = seal->box.height() + 1, .marks = {*seal}};
            auto &moved = std::get<SealMark>(own.marks.first());
            moved.box.moveTop(0.5);
            moved.box.moveLeft((page.widthMm - moved.box.width()) / 2);
            const auto raster = rasterOf(own);
            if (!raster)
                return std::unexpected(raster.error());
            appendBands(parts, *raster);
        }
    }
    return parts;
}

Sheet sheetForDots(int widthDots)
{
    return widthDots >= 72 * SlipDotsPerMm ? Sheet::Slip80 : Sheet::Slip58;
}

SlipRaster rasterOfLine(const SlipLine &line, int widthDots)
{
    const int width = std::clamp(widthDots, 8, 4096) / 8 * 8;
    const int rowDots = line.doubleSize ? 48 : 24;
    TextRun run{.text = line.text, .sizeMm = rowDots / SlipDotsPerMm, .bold = line.bold, .face = TextRun::Face::Sans};
    switch (line.align) {
    case SlipLine::Align::Left: run.align = TextRun::Align::Left; break;
    case SlipLine::Align::Centre: run.align = TextRun::Align::Centre; break;
    case SlipLine::Align::Right: run.align = TextRun::Align::Right; break;
    }
    const auto rows = breakLines(line.text, run, width / SlipDotsPerMm);
    const auto count = std::clamp(static_cast<int>(rows.size()), 1, 40);
    QImage gray(width, rowDots * count, QImage::Format_Grayscale8);
    gray.fill(Qt::white);
    QPainter painter(&gray);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(SlipDotsPerMm / UnitsPerMm, SlipDotsPerMm / UnitsPerMm);
    painter.setPen(Qt::black);
    for (int i = 0; i < count && i < rows.size(); ++i) {
        run.text = rows[i];
        // The pitch is higher than the em: here the em's box fills the row.
        run.box = QRectF(0, i * run.sizeMm + (run.sizeMm - lineMm(run)) / 2, width / SlipDotsPerMm, lineMm(run));
        drawText(painter, run);
    }
    painter.end();
    return threshold(gray);
}

} // namespace yc::core::papers
