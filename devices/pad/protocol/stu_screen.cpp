#include "devices/pad/protocol/stu_screen.h"

#include "devices/pad/protocol/stu_report.h"

#include <algorithm>

namespace yc::devices::pad::stu
{

namespace
{

struct Pixel {
    quint8 red, green, blue;
};

Pixel pixelAt(const Image &picture, int x, int y)
{
    const auto *row = reinterpret_cast<const quint8 *>(picture.row(y));
    if (picture.format() == Image::Format::Gray8)
        return {row[x], row[x], row[x]};
    const auto *pixel = row + std::ptrdiff_t{3} * x;
    return {pixel[0], pixel[1], pixel[2]};
}

} // namespace

qsizetype pictureSize(QSize screen, Encoding encoding)
{
    const qsizetype width = screen.width();
    switch (encoding) {
    case Encoding::Mono: return (width + 7) / 8 * screen.height();
    case Encoding::Colour16: return width * screen.height() * 2;
    case Encoding::Colour24: return width * screen.height() * 3;
    }
    return 0;
}

QByteArray pictureBytes(const Image &picture, Encoding encoding)
{
    const auto size = picture.size();
    QByteArray bytes;
    bytes.reserve(pictureSize(size, encoding));
    for (int y = 0; y < size.height(); ++y) {
        quint8 eight = 0xFF;
        for (int x = 0; x < size.width(); ++x) {
            const auto [red, green, blue] = pixelAt(picture, x, y);
            switch (encoding) {
            case Encoding::Mono:
                if (std::max({red, green, blue}) <= 0x80)
                    eight = static_cast<quint8>(eight & ~(0x80 >> x % 8));
                if (x % 8 == 7 || x + 1 == size.width()) {
                    bytes.append(static_cast<char>(eight));
                    eight = 0xFF;
                }
                break;
            case Encoding::Colour16: {
                const auto packed = (red & 0xF8) << 8 | (green & 0xFC) << 3 | blue >> 3;
                bytes.append(static_cast<char>(packed >> 8)).append(static_cast<char>(packed & 0xFF));
                break;
            }
            case Encoding::Colour24:
                bytes.append(static_cast<char>(blue)).append(static_cast<char>(green)).append(static_cast<char>(red));
                break;
            }
        }
    }
    return bytes;
}

QByteArray startImage(Encoding encoding)
{
    return QByteArray(1, static_cast<char>(Report::StartImageData)).append(static_cast<char>(encoding));
}

QByteArray imageBlock(const QByteArray &picture, qsizetype at, int blockSize)
{
    const auto block = picture.mid(at, blockSize);
    QByteArray report(1, static_cast<char>(Report::ImageDataBlock));
    report.append(static_cast<char>(block.size() & 0xFF)).append(static_cast<char>(block.size() >> 8));
    return (report + block).leftJustified(3 + blockSize, '\0');
}

QByteArray blockIn(const QByteArray &report)
{
    if (report.size() < 3)
        return {};
    const auto size = static_cast<quint8>(report[1]) | static_cast<quint8>(report[2]) << 8;
    return size > report.size() - 3 ? QByteArray() : report.sliced(3, size);
}

QByteArray endImage(bool show)
{
    return QByteArray(1, static_cast<char>(Report::EndImageData)).append(show ? '\0' : '\1');
}

} // namespace yc::devices::pad::stu
