#include "devices/print/slip_bytes.h"

#include "devices/print/protocol/escpos.h"
#include "devices/print/protocol/receipt_text.h"

#include <memory>
#include <qrencode.h>

namespace yc::devices::print
{

namespace
{

constexpr int ColumnDots = 12; // font A is 12 dots wide, a Hanzi 24

struct FreeCode {
    void operator()(QRcode *code) const { QRcode_free(code); }
};

Result<QByteArray> rasterBytes(const SlipRaster &raster, const PaperShape &paper)
{
    const auto bytes = escpos::raster(raster);
    if (bytes.isEmpty() || raster.widthDots > paper.widthDots)
        return std::unexpected(codes::SlipUnprintable);
    return bytes;
}

Result<QByteArray> textBytes(const SlipText &text, const PaperShape &paper, const LineRasteriser &rasterise)
{
    QByteArray bytes;
    const int columns = paper.widthDots / (text.doubleSize ? 2 * ColumnDots : ColumnDots);
    for (const auto &line : wrapped(text.text, columns)) {
        const auto codes = paper.gb18030Text ? printerBytes(line) : std::nullopt;
        if (codes) {
            bytes += escpos::align(text.align) + escpos::bold(text.bold) + escpos::doubleSize(text.doubleSize) + *codes
                + '\n';
            continue;
        }
        if (!rasterise)
            return std::unexpected(codes::SlipUnprintable);
        SlipText one{.text = line, .bold = text.bold, .doubleSize = text.doubleSize, .align = text.align};
        const auto dots = rasterBytes(rasterise(one, paper.widthDots), paper);
        if (!dots)
            return dots;
        bytes += escpos::align(SlipText::Align::Left) + *dots;
    }
    return bytes;
}

Result<QByteArray> qrBytes(const SlipQr &qr, const PaperShape &paper)
{
    const std::unique_ptr<QRcode, FreeCode> code(
        QRcode_encodeData(static_cast<int>(qr.data.size()),
                          reinterpret_cast<const unsigned char *>(qr.data.constData()), 0, QR_ECLEVEL_M));
    const int module = std::clamp(qr.moduleDots, 1, 16);
    if (!code || code->width * module > paper.widthDots)
        return std::unexpected(codes::SlipUnprintable);
    const auto centred = escpos::align(SlipText::Align::Centre);
    if (paper.nativeQr)
        return centred + escpos::qr(qr.data, module);

    const int side = code->width * module;
    SlipRaster raster{.widthDots = (side + 7) / 8 * 8, .heightDots = side, .bits = {}};
    raster.bits.fill('\0', static_cast<qsizetype>(raster.widthDots / 8) * side);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            if (code->data[(y / module) * code->width + x / module] & 1) {
                auto &byte = raster.bits[static_cast<qsizetype>(y) * (raster.widthDots / 8) + x / 8];
                byte = static_cast<char>(byte | (0x80 >> (x % 8)));
            }
        }
    }
    return centred + escpos::raster(raster);
}

struct PartBytes {
    const PaperShape &paper;
    const LineRasteriser &rasterise;
    Result<QByteArray> operator()(const SlipText &text) const { return textBytes(text, paper, rasterise); }
    Result<QByteArray> operator()(const SlipQr &qr) const { return qrBytes(qr, paper); }
    Result<QByteArray> operator()(const SlipRaster &raster) const
    {
        const auto dots = rasterBytes(raster, paper);
        return dots ? escpos::align(SlipText::Align::Left) + *dots : dots;
    }
    Result<QByteArray> operator()(const SlipFeed &feed) const { return escpos::feed(feed.lines); }
};

} // namespace

Result<QByteArray> slipBytes(const Slip &slip, const PaperShape &paper, const LineRasteriser &rasterise)
{
    QByteArray bytes = escpos::initialise() + escpos::chineseMode();
    for (const auto &part : slip.parts) {
        const auto more = std::visit(PartBytes{paper, rasterise}, part);
        if (!more)
            return more;
        bytes += *more;
    }
    return bytes + escpos::cut();
}

} // namespace yc::devices::print
