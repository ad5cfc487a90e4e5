#include "kiosk/card_picture.h"

#include <QPainter>
#include <QPainterPath>

namespace yc::kiosk
{

void CardPicture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double scale = std::min(width() / 520.0, height() / 320.0);
    painter.translate(width() / 2.0, height() / 2.0);
    painter.scale(scale, scale);
    painter.translate(-260, -160);

    const auto line = palette().color(QPalette::WindowText);
    const auto accent = palette().color(QPalette::Highlight);
    // The reader's plate, seen from above and in front.
    QPolygonF plate{{90, 210}, {430, 210}, {500, 300}, {20, 300}};
    painter.setPen(QPen(line, 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(palette().color(QPalette::Button));
    painter.drawPolygon(plate);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(accent, 4, Qt::DashLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolygon(QPolygonF{{160, 228}, {360, 228}, {386, 276}, {134, 276}});

    // The card, portrait side to the right as on a resident card's front.
    painter.setPen(QPen(line, 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(155, 10, 210, 130), 12, 12);
    painter.setPen(QPen(line, 4, Qt::SolidLine, Qt::RoundCap));
    for (int i = 0; i < 3; ++i)
        painter.drawLine(QPointF(178, 42 + i * 28), QPointF(i == 2 ? 290 : 262, 42 + i * 28));
    painter.setPen(Qt::NoPen);
    painter.setBrush(accent);
    painter.drawEllipse(QRectF(302, 32, 36, 36));
    QPainterPath shoulders(QPointF(290, 110));
    shoulders.cubicTo(292, 68, 348, 68, 350, 110);
    painter.drawPath(shoulders);

    // Down it goes.
    painter.drawPolygon(QPolygonF{{248, 150}, {272, 150}, {272, 176}, {290, 176}, {260, 204}, {230, 176}, {248, 176}});
}

} // namespace yc::kiosk
