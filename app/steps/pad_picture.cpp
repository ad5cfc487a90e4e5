#include "app/steps/pad_picture.h"

#include <QFontMetrics>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cstring>

namespace yc::app
{

namespace
{

using devices::PadKey;

constexpr int LowScreen = 150; // no room for keys below the signing area: they stand beside it
constexpr int SmallScreen = 300;

struct Places {
    QRect text;
    QRect ink;
    std::array<QRect, 3> keys; // cancel, again, confirm
    int nameSize;
    int textSize;
    int keySize;
};

Places placesOn(QSize size)
{
    const int width = size.width();
    const int height = size.height();
    Places places{};
    if (height < LowScreen) {
        const int column = width / 5;
        const int row = height / 3;
        places.text = QRect(4, 2, width - column - 8, height * 2 / 5);
        places.ink = QRect(2, height * 2 / 5 + 2, width - column - 6, height - height * 2 / 5 - 4);
        for (int i = 0; i < 3; ++i) // the one that ends it lies farthest from the one that gives it up
            places.keys[static_cast<std::size_t>(i)] = QRect(width - column, i * row, column - 2, row - 2);
        places.nameSize = 15;
        places.textSize = 13;
        places.keySize = 14;
        return places;
    }
    const bool small = height < SmallScreen;
    const int edge = small ? 4 : 12;
    const int bar = small ? 36 : 76;
    const int top = height * (small ? 45 : 40) / 100;
    places.text = QRect(edge, edge / 2, width - 2 * edge, top - edge);
    places.ink = QRect(edge, top, width - 2 * edge, height - top - bar - edge);
    const int gap = small ? 4 : 12;
    const int third = (width - 2 * edge - 2 * gap) / 3;
    for (int i = 0; i < 3; ++i)
        places.keys[static_cast<std::size_t>(i)]
            = QRect(edge + i * (third + gap), height - bar, third, bar - edge / 2 - 2);
    places.nameSize = small ? 18 : 32;
    places.textSize = small ? 14 : 24;
    places.keySize = small ? 18 : 32;
    return places;
}

// A font of so many pixels, without greys where the screen has none.
QFont fontOf(const QString &family, int size, bool bold, bool greys)
{
    QFont font(family);
    font.setPixelSize(size);
    font.setBold(bold);
    if (!greys)
        font.setStyleStrategy(QFont::NoAntialias);
    return font;
}

// As large as fits, down to a size that can still be read; what does not fit then is cut with an ellipsis by lines.
void drawFitting(QPainter &painter, const QRect &place, QFont font, const QString &words)
{
    constexpr int Readable = 12;
    const auto how = static_cast<int>(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWrapAnywhere;
    while (font.pixelSize() > Readable
           && QFontMetrics(font).boundingRect(QRect({}, QSize(place.width(), 10'000)), how, words).height()
               > place.height())
        font.setPixelSize(font.pixelSize() - 1);
    auto shown = words;
    const QFontMetrics metrics(font);
    while (shown.size() > 1
           && metrics.boundingRect(QRect({}, QSize(place.width(), 10'000)), how, shown).height() > place.height())
        shown = shown.left(shown.size() - 2) + u'…';
    painter.setFont(font);
    painter.drawText(place, how, shown);
}

std::shared_ptr<const devices::PadPage> pageOf(const QImage &drawn, const Places &places)
{
    auto picture = Image::create(drawn.size(), Image::Format::Rgb24, 0);
    if (!picture)
        return nullptr;
    for (int y = 0; y < drawn.height(); ++y)
        std::memcpy(picture->row(y), drawn.constScanLine(y), static_cast<std::size_t>(drawn.width()) * 3);
    auto page = std::make_shared<devices::PadPage>();
    page->picture = std::move(*picture);
    page->ink = places.ink;
    page->keys = {{PadKey::Cancel, places.keys[0]}, {PadKey::Again, places.keys[1]}, {PadKey::Confirm, places.keys[2]}};
    return page;
}

} // namespace

std::shared_ptr<const devices::PadPage> padPicture(const devices::PadScreen &screen, const PadText &text,
                                                   const QString &family)
{
    const auto places = placesOn(screen.pixels);
    const bool greys = screen.colour;
    QImage drawn(screen.pixels, QImage::Format_RGB888);
    drawn.fill(Qt::white);
    {
        QPainter painter(&drawn);
        painter.setRenderHint(QPainter::Antialiasing, greys);
        painter.setPen(Qt::black);
        const auto nameFont = fontOf(family, places.nameSize, true, greys);
        const int nameHeight = QFontMetrics(nameFont).height();
        const auto name = QRect(places.text.topLeft(), QSize(places.text.width(), nameHeight));
        painter.setFont(nameFont);
        painter.drawText(name, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter),
                         QFontMetrics(nameFont).elidedText(text.who, Qt::ElideRight, name.width()));
        const bool low = screen.pixels.height() < LowScreen;
        auto rest = places.text.adjusted(0, nameHeight, 0, 0);
        const auto digestFont = fontOf(family, low ? places.textSize - 1 : places.textSize * 5 / 6, false, greys);
        const int digestHeight = QFontMetrics(digestFont).height();
        if (low) {
            // One line for both; the statement gives way, who compares two cases looks at the digest.
            painter.setFont(digestFont);
            const auto both = text.digest + QStringLiteral("　") + text.statement;
            painter.drawText(rest, static_cast<int>(Qt::AlignLeft | Qt::AlignTop),
                             QFontMetrics(digestFont).elidedText(both, Qt::ElideRight, rest.width()));
        } else {
            const auto digest = QRect(rest.left(), rest.bottom() + 1 - digestHeight, rest.width(), digestHeight);
            drawFitting(painter, rest.adjusted(0, 2, 0, -digestHeight), fontOf(family, places.textSize, false, greys),
                        text.statement);
            painter.setFont(digestFont);
            painter.drawText(digest, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), text.digest);
        }
        painter.setPen(QPen(Qt::black, low ? 1 : 2));
        painter.drawRect(places.ink.adjusted(0, 0, -1, -1));
        const int base = places.ink.top() + places.ink.height() * 3 / 4;
        painter.setPen(QPen(greys ? QColor(Qt::gray) : QColor(Qt::black), 1, greys ? Qt::SolidLine : Qt::DotLine));
        painter.drawLine(places.ink.left() + 12, base, places.ink.right() - 12, base);
        const QString words[] = {text.cancel, text.again, text.confirm};
        painter.setFont(fontOf(family, places.keySize, true, greys));
        for (std::size_t i = 0; i < places.keys.size(); ++i) {
            // Black on white and white on black: the same on a screen of one bit, and plain which key ends it.
            const bool main = i == 2;
            painter.setPen(QPen(Qt::black, low ? 1 : 2));
            painter.setBrush(main ? Qt::black : Qt::white);
            painter.drawRect(places.keys[i].adjusted(0, 0, -1, -1));
            painter.setPen(main ? Qt::white : Qt::black);
            painter.drawText(places.keys[i], Qt::AlignCenter, words[i]);
        }
    }
    return pageOf(drawn, places);
}

} // namespace yc::app
