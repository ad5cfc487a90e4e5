#include "devices/virtual/person_painter.h"

#include <QPainter>
#include <QRadialGradient>

#include <algorithm>
#include <array>
#include <cmath>

namespace yc::devices::virtual_bench
{

namespace
{

// Of white; more than 1 is brighter than that.
QColor light(double amount)
{
    return QColor::fromHsv(0, 0, std::clamp(qRound(WhiteStep + StepsInAStop * std::log2(amount)), 0, 255));
}

// Everything in parts of the face's width, from its middle.
void drawHead(QPainter &painter)
{
    painter.setBrush(light(0.03));
    painter.drawEllipse(QPointF(0, -0.16), 0.57, 0.70); // hair
    painter.setBrush(light(0.09));
    painter.drawRect(QRectF(-0.22, 0.45, 0.44, 0.5)); // neck, in the chin's shadow
    QRadialGradient skin(QPointF(-0.05, 0.05), 0.75);
    skin.setColorAt(0, light(0.34));
    skin.setColorAt(0.55, light(0.26));
    skin.setColorAt(1, light(0.12));
    painter.setBrush(skin);
    painter.drawEllipse(QPointF(0, 0.05), 0.47, 0.64);
    painter.setBrush(light(0.03));
    painter.drawChord(QRectF(-0.49, -0.66, 0.98, 0.80), 25 * 16, 130 * 16); // the fringe
}

void drawFeatures(QPainter &painter)
{
    for (const double side : {-1.0, 1.0}) {
        painter.setBrush(light(0.13));
        painter.drawEllipse(QPointF(side * 0.21, -0.06), 0.15, 0.085); // the hollow
        painter.setBrush(light(0.035));
        painter.drawRoundedRect(QRectF(side * 0.21 - 0.13, -0.185, 0.26, 0.045), 0.02, 0.02); // brow
        painter.setBrush(light(0.30));
        painter.drawEllipse(QPointF(side * 0.21, -0.05), 0.095, 0.045);
        painter.setBrush(light(0.02));
        painter.drawEllipse(QPointF(side * 0.21, -0.05), 0.047, 0.047);
        painter.setBrush(light(0.36));
        painter.drawEllipse(QPointF(side * 0.26, 0.15), 0.11, 0.08); // cheek
        painter.setBrush(light(0.10));
        painter.drawEllipse(QPointF(side * 0.065, 0.215), 0.035, 0.022); // nostril
    }
    painter.setBrush(light(0.40));
    painter.drawRoundedRect(QRectF(-0.035, -0.08, 0.07, 0.25), 0.03, 0.03); // the nose's back
    painter.setBrush(light(0.16));
    painter.drawEllipse(QPointF(0, 0.235), 0.1, 0.02);
    painter.setBrush(light(0.09));
    painter.drawEllipse(QPointF(0, 0.40), 0.17, 0.042); // mouth
    painter.setBrush(light(0.18));
    painter.drawEllipse(QPointF(0, 0.49), 0.12, 0.02); // under the lip
}

} // namespace

QImage drawnRoom(QSize size, bool person)
{
    QImage room(size, QImage::Format_RGB32);
    QPainter painter(&room);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double height = size.height();
    painter.fillRect(room.rect(), light(0.5)); // the wall
    painter.fillRect(QRectF(0, 0.86 * height, size.width(), height), light(0.2)); // the counter's edge
    painter.fillRect(QRectF(0.08 * size.width(), 0, 0.84 * size.width(), 0.86 * height), light(12)); // the glass door
    painter.fillRect(QRectF(0.49 * size.width(), 0, 0.02 * size.width(), 0.86 * height), light(0.4)); // its frame
    if (person) {
        painter.setBrush(light(0.06));
        painter.drawEllipse(QPointF(size.width() / 2.0, height), 0.36 * height, 0.27 * height); // shoulders
        painter.translate(size.width() / 2.0, 0.45 * height);
        painter.scale(0.36 * height, 0.36 * height);
        drawHead(painter);
        drawFeatures(painter);
    }
    painter.end();
    return room.convertToFormat(QImage::Format_Grayscale8);
}

QImage pictureOf(const QImage &room, double exposure)
{
    std::array<uchar, 256> tones{};
    for (int step = 0; step < 256; ++step) {
        const double amount = exposure * std::exp2(double{1} * (step - WhiteStep) / StepsInAStop);
        tones[static_cast<std::size_t>(step)]
            = static_cast<uchar>(std::lround(255 * std::pow(std::min(amount, 1.0), 1 / 2.2)));
    }
    auto picture = room.copy();
    for (int y = 0; y < picture.height(); ++y) {
        auto *line = picture.scanLine(y);
        std::transform(line, line + picture.width(), line, [&](uchar step) { return tones[step]; });
    }
    return picture;
}

} // namespace yc::devices::virtual_bench
