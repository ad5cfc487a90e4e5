#include "ui/page_decoder.h"

#include <QBuffer>
#include <QImageReader>
#include <QTransform>

#include <algorithm>
#include <vector>

namespace yc::ui
{

void PageDecoder::decode(QByteArray jpeg, QSize most, int turns, QObject *context, Answer done)
{
    m_worker.run([jpeg = std::move(jpeg), most, turns] { return decoded(jpeg, most, turns); }, context,
                 [done = std::move(done)](QImage image) { done(std::move(image)); });
}

void PageDecoder::reduce(std::shared_ptr<const Image> page, QSize most, QObject *context, Answer done)
{
    m_worker.run(
        [page = std::move(page), most]() mutable {
            const auto here = std::move(page); // so that the pixels are let go of here and not in the UI thread
            return reduced(*here, most);
        },
        context, [done = std::move(done)](QImage image) { done(std::move(image)); });
}

QImage PageDecoder::reduced(const Image &page, QSize most)
{
    if (page.isNull() || most.isEmpty())
        return {};
    const auto channels = page.format() == Image::Format::Rgb24 ? 3 : 1;
    const auto ceiling = [](int of, int by) { return (of + by - 1) / by; };
    const int block
        = std::max({1, ceiling(page.size().width(), most.width()), ceiling(page.size().height(), most.height())});
    const QSize size(std::max(1, page.size().width() / block), std::max(1, page.size().height() / block));
    QImage image(size, channels == 3 ? QImage::Format_RGB888 : QImage::Format_Grayscale8);
    if (image.isNull())
        return {};
    const int high = std::min(block, page.size().height());
    const int wide = std::min(block, page.size().width());
    const auto area = static_cast<unsigned>(high * wide);
    std::vector<unsigned> sums(static_cast<std::size_t>(page.size().width() * channels));
    for (int y = 0; y < size.height(); ++y) {
        std::ranges::fill(sums, 0U);
        for (int line = 0; line < high; ++line) {
            const auto *from = page.row(y * block + line);
            for (std::size_t i = 0; i < sums.size(); ++i)
                sums[i] += std::to_integer<unsigned>(from[i]);
        }
        auto *to = image.scanLine(y);
        for (int x = 0; x < size.width(); ++x)
            for (int channel = 0; channel < channels; ++channel) {
                unsigned sum = 0;
                for (int i = 0; i < wide; ++i)
                    sum += sums[static_cast<std::size_t>(x * block + i) * static_cast<std::size_t>(channels)
                                + static_cast<std::size_t>(channel)];
                *to++ = static_cast<uchar>(sum / area);
            }
    }
    return image;
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
