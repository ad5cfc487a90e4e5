#include "helpers/camerad/code_finder.h"

#include "base/secret.h"
#include "devices/api/code_scanner.h"

#define ZX_USE_UTF8 // what becomes its only way
#include <ZXing/ReadBarcode.h>

#include <utility>

namespace yc::helpers::camerad
{

namespace
{

constexpr int GoneAfter = 12; // looks: a good second
constexpr auto Formats = ZXing::BarcodeFormat::QRCode | ZXing::BarcodeFormat::DataMatrix | ZXing::BarcodeFormat::PDF417
    | ZXing::BarcodeFormat::Aztec | ZXing::BarcodeFormat::Code128 | ZXing::BarcodeFormat::Code39;

} // namespace

CodeFinder::~CodeFinder()
{
    wipe(m_seen);
}

QByteArray CodeFinder::read(const Image &frame)
{
    const ZXing::ImageView view(reinterpret_cast<const uint8_t *>(frame.bytes().data()), frame.size().width(),
                                frame.size().height(), ZXing::ImageFormat::RGB, static_cast<int>(frame.stride()));
    ZXing::DecodeHints hints;
    hints.setFormats(Formats);
    hints.setMaxNumberOfSymbols(1);
    const auto result = ZXing::ReadBarcode(view, hints);
    if (!result.isValid() || result.bytes().empty()
        || result.bytes().size() > static_cast<std::size_t>(devices::LongestCode))
        return {};
    return {reinterpret_cast<const char *>(result.bytes().data()), static_cast<qsizetype>(result.bytes().size())};
}

std::optional<QByteArray> CodeFinder::look(const Image &frame)
{
    auto code = read(frame);
    if (code.isEmpty()) {
        if (++m_without > GoneAfter)
            wipe(m_seen);
        return std::nullopt;
    }
    m_without = 0;
    if (code != m_seen) {
        wipe(m_seen);
        m_seen = std::move(code);
        m_told = false;
        return std::nullopt;
    }
    return std::exchange(m_told, true) ? std::nullopt : std::optional(std::move(code));
}

} // namespace yc::helpers::camerad
