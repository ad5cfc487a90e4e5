// What stands between a file that somebody brings and its pixels, fed with anything; the first byte chooses: messages
// of either side, the decoders behind their front, Exif, poppler's drawn pages cut into pieces, pdfinfo's words.
#include "base/ipc.h"
#include "core/pages/file_messages.h"
#include "helpers/imaged/exif.h"
#include "helpers/imaged/format.h"
#include "helpers/imaged/pdf.h"
#include "helpers/imaged/pictures.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace yc;
using namespace yc::core::pages;
using namespace yc::helpers::imaged;

namespace
{

void must(bool held)
{
    if (!held)
        std::abort();
}

void messages(const QByteArray &bytes)
{
    const auto body = ipc::objectFromBody(bytes);
    if (!body)
        return;
    if (const auto head = pictureHeadFromJson(*body)) {
        must(head->size.width() >= 1 && head->size.width() <= Image::LargestSide && head->page >= 0);
        const auto again = pictureHeadFromJson(toJson(*head));
        must(again && again->size == head->size && again->findings == head->findings && again->dpi == head->dpi);
    }
    if (const auto order = pageOrderFromJson(*body)) {
        const auto again = pageOrderFromJson(toJson(*order));
        must(again && again->page == order->page && again->wish == order->wish);
    }
    if (const auto info = fileInfoFromJson(*body)) {
        must(info->pages >= 1 && info->walls.size() <= 16);
        const auto again = fileInfoFromJson(toJson(*info));
        must(again && again->pages == info->pages && again->format == info->format);
    }
    if (const auto failure = failureFromJson(*body)) {
        const auto again = failureFromJson(toJson(*failure));
        must(again && again->page == failure->page && again->code == failure->code);
    }
}

void decoders(QByteArrayView bytes)
{
    const auto format = formatOf(bytes);
    if (!format || *format == FileFormat::Pdf)
        return; // poppler is a program of its own, behind walls
    const auto pages = pagesOf(bytes, *format);
    if (!pages)
        return;
    must(*pages >= 1 && *pages <= MostPages + 1);
    for (int page = 0; page < std::min(*pages, 3); ++page) {
        const auto picture = pageOf(bytes, *format, page);
        if (picture)
            must(!picture->isNull()
                 && static_cast<qint64>(picture->size().width()) * picture->size().height() <= MostPixels);
    }
}

void drawnPage(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return;
    const auto piece = std::max<qsizetype>(1, static_cast<unsigned char>(bytes[0]));
    bytes = bytes.sliced(1);
    PpmTaker taker(300);
    bool wanted = true;
    for (qsizetype at = 0; at < bytes.size() && wanted; at += piece)
        wanted = taker.take(bytes.sliced(at, std::min(piece, bytes.size() - at)));
    const auto page = taker.finish();
    if (page)
        must(static_cast<qsizetype>(page->bytes().size()) <= bytes.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView rest(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size) - 1);
    switch (data[0] % 5) {
    case 0: messages(rest.toByteArray()); break;
    case 1: decoders(rest); break;
    case 2: {
        const int orientation = exifOrientation(rest);
        must(orientation >= 1 && orientation <= 8);
        break;
    }
    case 3: drawnPage(rest); break;
    default:
        if (const auto info = pdfInfoFrom(rest)) {
            must(info->pages >= 1 && info->points.size() <= static_cast<std::size_t>(MostPages));
            for (const auto &points : info->points)
                must(dpiFor(points) >= 1 && dpiFor(points) <= 300);
        }
    }
    return 0;
}
