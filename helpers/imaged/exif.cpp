#include "helpers/imaged/exif.h"

#include <cstring>
#include <optional>

namespace yc::helpers::imaged
{

namespace
{

// Numbers in the order of bytes that the TIFF head names; nothing beyond the end.
class Numbers
{
public:
    Numbers(QByteArrayView bytes, bool bigEndian) : m_bytes(bytes), m_big(bigEndian) { }
    [[nodiscard]] std::optional<quint32> at(qsizetype place, int size) const
    {
        if (place < 0 || place > m_bytes.size() - size)
            return std::nullopt;
        quint32 value = 0;
        for (int i = 0; i < size; ++i)
            value |= static_cast<quint32>(static_cast<unsigned char>(m_bytes[place + i]))
                << (8 * (m_big ? size - 1 - i : i));
        return value;
    }

private:
    QByteArrayView m_bytes;
    bool m_big;
};

int orientationIn(QByteArrayView tiff)
{
    const bool big = tiff.startsWith("MM");
    if (!big && !tiff.startsWith("II"))
        return 1;
    const Numbers numbers(tiff, big);
    const auto mark = numbers.at(2, 2);
    const auto first = numbers.at(4, 4);
    if (mark != 42U || !first)
        return 1;
    const auto count = numbers.at(static_cast<qsizetype>(*first), 2);
    for (quint32 i = 0; count && i < *count; ++i) { // tag(2) type(2) count(4) value(4)
        const auto entry = static_cast<qsizetype>(*first) + 2 + static_cast<qsizetype>(i) * 12;
        const auto tag = numbers.at(entry, 2);
        if (!tag)
            return 1;
        if (*tag != 0x0112)
            continue;
        const auto value = numbers.at(entry + 8, 2);
        return numbers.at(entry + 2, 2) == 3U && value && *value >= 1 && *value <= 8 ? static_cast<int>(*value) : 1;
    }
    return 1;
}

} // namespace

int exifOrientation(QByteArrayView jpeg)
{
    const Numbers numbers(jpeg, true);
    for (qsizetype at = 2; numbers.at(at, 1) == 0xFFU;) {
        const auto marker = numbers.at(at + 1, 1);
        if (marker == 0xFFU) { // a fill byte
            ++at;
            continue;
        }
        const auto length = numbers.at(at + 2, 2);
        if (!marker || !length || *length < 2 || *marker == 0xDA || *marker == 0xD9
            || static_cast<qsizetype>(*length) > jpeg.size() - at - 2)
            return 1;
        const auto body = jpeg.sliced(at + 4, static_cast<qsizetype>(*length) - 2);
        if (*marker == 0xE1 && body.startsWith(QByteArrayView("Exif\0\0", 6)))
            return orientationIn(body.sliced(6));
        at += 2 + static_cast<qsizetype>(*length);
    }
    return 1;
}

Result<Image> oriented(Image picture, int orientation)
{
    if (orientation < 2 || orientation > 8 || picture.isNull())
        return picture;
    const bool swapped = orientation >= 5;
    const QSize size = swapped ? picture.size().transposed() : picture.size();
    auto result = Image::create(size, picture.format(), picture.dpi());
    if (!result)
        return result;
    const std::size_t bytes = picture.format() == Image::Format::Rgb24 ? 3 : 1;
    const int right = picture.size().width() - 1;
    const int bottom = picture.size().height() - 1;
    for (int y = 0; y < size.height(); ++y) {
        auto *to = result->row(y);
        for (int x = 0; x < size.width(); ++x, to += bytes) {
            int fromX = swapped ? y : x;
            int fromY = swapped ? x : y;
            if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8)
                fromX = right - fromX;
            if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7)
                fromY = bottom - fromY;
            std::memcpy(to, picture.row(fromY) + static_cast<std::size_t>(fromX) * bytes, bytes);
        }
    }
    return result;
}

} // namespace yc::helpers::imaged
