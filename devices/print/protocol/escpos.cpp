#include "devices/print/protocol/escpos.h"

#include <algorithm>

namespace yc::devices::print::escpos
{

namespace
{

QByteArray bytes(std::initializer_list<int> values)
{
    QByteArray all;
    for (const int value : values)
        all.append(static_cast<char>(value));
    return all;
}

} // namespace

QByteArray initialise()
{
    return bytes({0x1B, 0x40});
}

QByteArray chineseMode()
{
    return bytes({0x1C, 0x26});
}

QByteArray align(SlipText::Align align)
{
    switch (align) {
    case SlipText::Align::Left: return bytes({0x1B, 0x61, 0});
    case SlipText::Align::Centre: return bytes({0x1B, 0x61, 1});
    case SlipText::Align::Right: return bytes({0x1B, 0x61, 2});
    }
    Q_UNREACHABLE();
}

QByteArray bold(bool on)
{
    return bytes({0x1B, 0x45, on});
}

QByteArray doubleSize(bool on)
{
    return bytes({0x1D, 0x21, on ? 0x11 : 0x00, 0x1C, 0x57, on}); // some models heed only one of them for Chinese
}

QByteArray feed(int lines)
{
    return bytes({0x1B, 0x64, std::clamp(lines, 1, 255)});
}

QByteArray cut()
{
    return bytes({0x1D, 0x56, 0x42, 0});
}

QByteArray qr(const QByteArray &data, int moduleDots)
{
    const auto size = static_cast<int>(std::min<qsizetype>(data.size(), 7000)) + 3;
    return bytes({0x1D, 0x28, 0x6B, 4, 0, 0x31, 0x41, 0x32, 0})
        + bytes({0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x43, std::clamp(moduleDots, 1, 16)})
        + bytes({0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x45, 0x31})
        + bytes({0x1D, 0x28, 0x6B, size & 0xFF, size >> 8, 0x31, 0x50, 0x30}) + data.first(size - 3)
        + bytes({0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x51, 0x30});
}

QByteArray raster(const SlipRaster &raster)
{
    const int rowBytes = raster.widthDots / 8;
    if (raster.widthDots <= 0 || raster.widthDots % 8 != 0 || rowBytes > 0xFFFF || raster.heightDots <= 0
        || raster.bits.size() != static_cast<qsizetype>(rowBytes) * raster.heightDots)
        return {};
    QByteArray all;
    for (int row = 0; row < raster.heightDots; row += BandRows) {
        const int rows = std::min(BandRows, raster.heightDots - row);
        all += bytes({0x1D, 0x76, 0x30, 0, rowBytes & 0xFF, rowBytes >> 8, rows & 0xFF, rows >> 8});
        all += raster.bits.mid(static_cast<qsizetype>(row) * rowBytes, static_cast<qsizetype>(rows) * rowBytes);
    }
    return all;
}

QByteArray ask(Ask what)
{
    return bytes({0x10, 0x04, static_cast<int>(what)});
}

QByteArray askPaper()
{
    return bytes({0x1D, 0x72, 1});
}

QByteArray tellChanges()
{
    return bytes({0x1D, 0x61, 0xFF});
}

QByteArray clearBuffer()
{
    return bytes({0x10, 0x05, 2});
}

} // namespace yc::devices::print::escpos
