#include "helpers/imaged/format.h"

#include "core/pages/file_messages.h"

#include <array>

namespace yc::helpers::imaged
{

namespace codes = core::pages::codes;

const char *nameOf(FileFormat format)
{
    switch (format) {
    case FileFormat::Pdf: return "pdf";
    case FileFormat::Jpeg: return "jpeg";
    case FileFormat::Png: return "png";
    case FileFormat::Tiff: return "tiff";
    }
    return "";
}

Result<FileFormat> formatOf(QByteArrayView bytes)
{
    if (bytes.startsWith(QByteArrayView("\xFF\xD8\xFF", 3)))
        return FileFormat::Jpeg;
    if (bytes.startsWith(QByteArrayView("\x89PNG\r\n\x1A\n", 8)))
        return FileFormat::Png;
    if (bytes.startsWith(QByteArrayView("II*\0", 4)) || bytes.startsWith(QByteArrayView("MM\0*", 4)))
        return FileFormat::Tiff;
    // ISO 32000 wants it first; readers take it within the first kilobyte. A program that carries one there is not
    // taken.
    if (bytes.startsWith("%PDF-") || (bytes.startsWith("\xEF\xBB\xBF%PDF-")))
        return FileFormat::Pdf;
    // ISO base media: size(4) "ftyp" brand(4).
    constexpr std::array Brands{"heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis"};
    if (bytes.size() >= 12 && bytes.sliced(4, 4) == QByteArrayView("ftyp", 4))
        for (const char *brand : Brands)
            if (bytes.sliced(8, 4) == QByteArrayView(brand, 4))
                return std::unexpected(codes::HeicNotTaken);
    return std::unexpected(codes::UnknownFormat);
}

} // namespace yc::helpers::imaged
