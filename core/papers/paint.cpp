#include "core/papers/paint.h"

#include "core/pack/qr.h"
#include "core/papers/text.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace yc::core::papers
{

namespace
{

constexpr QColor SealRed(204, 20, 32);

QRectF inUnits(const QRectF &mm)
{
    return {mm.topLeft() * UnitsPerMm, mm.size() * UnitsPerMm};
}

// Each run of dark modules is one rectangle: fewer seams in viewers than single modules.
void paintMark(QPainter &painter, const QrMark &qr, const QColor &)
{
    const auto modules = pack::qrOf(qr.data);
    if (!modules) // layOut() has encoded the same bytes before
        return;
    const double module = qr.box.width() * UnitsPerMm / modules->side;
    const auto origin = qr.box.topLeft() * UnitsPerMm;
    const bool smooth = painter.testRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int y = 0; y < modules->side; ++y) {
        for (int x = 0; x < modules->side;) {
            int end = x;
            while (end < modules->side && modules->isDark(end, y))
                ++end;
            if (end > x)
                painter.fillRect(QRectF(origin.x() + x * module, origin.y() + y * module, (end - x) * module, module),
                                 Qt::black);
            x = std::max(end, x + 1);
        }
    }
    painter.setRenderHint(QPainter::Antialiasing, smooth);
}

void paintMark(QPainter &painter, const TextRun &run, const QColor &)
{
    painter.setPen(Qt::black);
    drawText(painter, run);
}

void paintMark(QPainter &painter, const Rule &rule, const QColor &)
{
    painter.setPen(QPen(Qt::black, rule.widthMm * UnitsPerMm, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(rule.from * UnitsPerMm, rule.to * UnitsPerMm);
}

TextRun centred(const QString &text, double sizeMm, double widthMm, bool bold)
{
    TextRun run{
        .text = text, .sizeMm = sizeMm, .bold = bold, .face = TextRun::Face::Serif, .align = TextRun::Align::Centre};
    run.box = QRectF(-widthMm / 2, -lineMm(run) / 2, widthMm, lineMm(run));
    return run;
}

// The body's name stands on an arc of at most 240°, opened downwards.
void paintArc(QPainter &painter, const QString &body, double radiusMm, double sizeMm)
{
    const auto count = body.size();
    if (count == 0)
        return;
    const double wanted = sizeMm * 1.25 / radiusMm * 180 / std::numbers::pi;
    const double step = count > 1 ? std::min(wanted, 240.0 / static_cast<double>(count - 1)) : 0;
    for (qsizetype i = 0; i < count; ++i) {
        painter.save();
        painter.rotate((static_cast<double>(i) - static_cast<double>(count - 1) / 2) * step);
        painter.translate(0, -radiusMm * UnitsPerMm);
        drawText(painter, centred(body.mid(i, 1), sizeMm, sizeMm * 2, true));
        painter.restore();
    }
}

void paintMark(QPainter &painter, const SealMark &seal, const QColor &red)
{
    const double side = seal.box.width();
    painter.save();
    painter.translate(seal.box.center() * UnitsPerMm);
    painter.setPen(QPen(red, side * 0.03 * UnitsPerMm));
    painter.setBrush(Qt::NoBrush);
    const double ring = side * 0.485 * UnitsPerMm;
    painter.drawEllipse(QPointF(0, 0), ring, ring);
    painter.setPen(red);
    const double bodySize = std::clamp(side * 2.4 / std::max<double>(8, static_cast<double>(seal.body.size())),
                                       side * 0.07, side * 0.125);
    paintArc(painter, seal.body, side * 0.385, bodySize);
    painter.save();
    painter.translate(0, side * 0.29 * UnitsPerMm);
    const double nameSize
        = std::min(side * 0.095, side * 0.7 / std::max<double>(1, static_cast<double>(seal.name.size())));
    drawText(painter, centred(seal.name, nameSize, side * 0.9, true));
    painter.restore();
    if (seal.sample) {
        painter.rotate(-24);
        drawText(painter, centred(QStringLiteral("样章"), side * 0.24, side * 0.9, true));
    }
    painter.restore();
}

void paintMark(QPainter &painter, const Ink &ink, const QColor &)
{
    const auto image = QImage::fromData(ink.png, "PNG");
    if (!image.isNull())
        painter.drawImage(inUnits(ink.box), image);
}

} // namespace

void paintPage(QPainter &painter, const PageModel &page, double unitsPerMm, InkColour ink)
{
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
    painter.scale(unitsPerMm / UnitsPerMm, unitsPerMm / UnitsPerMm);
    const QColor red = ink == InkColour::Black ? QColor(Qt::black) : SealRed;
    // Seals last: they stand over the words.
    for (const auto &mark : page.marks) {
        if (!std::holds_alternative<SealMark>(mark))
            std::visit([&](const auto &m) { paintMark(painter, m, red); }, mark);
    }
    for (const auto &mark : page.marks) {
        if (const auto *seal = std::get_if<SealMark>(&mark))
            paintMark(painter, *seal, red);
    }
    painter.restore();
}

QImage previewOf(const PageModel &page, double dpi)
{
    const double scale = dpi / 25.4;
    const double width = std::ceil(page.widthMm * scale);
    const double height = std::ceil(page.heightMm * scale);
    if (!(width >= 1 && height >= 1 && width * height <= 100e6))
        return {};
    QImage image(static_cast<int>(width), static_cast<int>(height), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintPage(painter, page, scale);
    return image;
}

} // namespace yc::core::papers
