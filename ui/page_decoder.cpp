#include "ui/page_decoder.h"

#include "base/image.h"

#include <QBuffer>
#include <QImageReader>
#include <QTransform>

namespace yc::ui
{

void PageDecoder::decode(QByteArray jpeg, QSize most, int turns, QObject *context, Answer done)
{
    m_worker.run([jpeg = std::move(jpeg), most, turns] { return decoded(jpeg, most, turns); }, context,
                 [done = std::move(done)](QImage image) { done(std::move(image)); });
}

QImage PageDecoder::decoded(const QByteArray &jpeg, QSize most, int turns)
{
    auto bytes = jpeg;
    QBuffer buffer(&bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return {};
    QImageReader reader(&buffer, "jpeg");
    const auto size = reader.size();
    if (size.isEmpty() || size.width() > Image::LargestSide || size.height() > Image::LargestSide)
        return {};
    const auto room = turns % 2 == 0 ? most : most.transposed();
    // The reader scales while it decodes (DCT scaling): a thumbnail costs a fraction of the page.
    if (size.width() > room.width() || size.height() > room.height())
        reader.setScaledSize(size.scaled(room, Qt::KeepAspectRatio).expandedTo({1, 1}));
    auto image = reader.read();
    if (image.isNull() || turns % 4 == 0)
        return image;
    return image.transformed(QTransform().rotate(90.0 * (turns % 4)));
}

} // namespace yc::ui
