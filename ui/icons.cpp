#include "ui/icons.h"

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace yc::ui
{

namespace
{

constexpr auto SignName = "sign";
constexpr auto SignSide = "signSide";

void paint(QWidget *widget, const QColor &colour)
{
    const auto made = icon(widget->property(SignName).toString(), colour);
    if (auto *button = qobject_cast<QAbstractButton *>(widget))
        button->setIcon(made);
    else if (auto *label = qobject_cast<QLabel *>(widget))
        label->setPixmap(made.pixmap(label->property(SignSide).toInt()));
}

} // namespace

QIcon icon(const QString &name, const QColor &colour)
{
    QFile file(QStringLiteral(":/yc/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    auto svg = file.readAll();
    svg.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(svg);
    QIcon made;
    for (const auto side : {20, 40}) {
        QPixmap pixmap(side, side);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        renderer.render(&painter);
        painter.end();
        pixmap.setDevicePixelRatio(side / 20.0);
        made.addPixmap(pixmap);
    }
    return made;
}

void setSign(QAbstractButton *button, const QString &name)
{
    button->setProperty(SignName, name);
    paint(button, QApplication::palette().color(QPalette::WindowText));
}

void setSign(QLabel *label, const QString &name, int side)
{
    label->setProperty(SignName, name);
    label->setProperty(SignSide, side);
    paint(label, QApplication::palette().color(QPalette::WindowText));
}

void recolourSigns(const QColor &colour)
{
    const auto all = QApplication::allWidgets();
    for (auto *widget : all)
        if (widget->property(SignName).isValid())
            paint(widget, colour);
}

} // namespace yc::ui
