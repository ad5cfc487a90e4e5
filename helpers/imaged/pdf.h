#pragma once

#include "base/image.h"

#include <QSizeF>

#include <optional>
#include <vector>

// PDF by poppler's programs pdfinfo and pdftoppm: they are GPL and stay programs of the distribution's, run, never
// linked (docs/adr/0014). Their output is as untrusted as the file.
namespace yc::helpers::imaged
{

struct PdfInfo {
    int pages = 0;
    std::vector<QSizeF> points; // of the first MostPages pages, 1/72 inch
};

// What pdfinfo printed. Pure. FileDamaged if it is not what pdfinfo prints.
[[nodiscard]] Result<PdfInfo> pdfInfoFrom(QByteArrayView printed);
// The resolution that a page is drawn at: 300 dpi, fewer for posters. Pure.
[[nodiscard]] int dpiFor(QSizeF points);

// A picture in PNM's P6, as it comes in. Pure; takes any bytes. Not more pixels than MostPixels are ever held.
class PpmTaker
{
public:
    explicit PpmTaker(int dpi) : m_dpi(dpi) { }
    // false: no more is wanted, because it is complete, wrong or too large.
    bool take(QByteArrayView bytes);
    [[nodiscard]] Result<Image> finish();

private:
    bool takeHead(QByteArrayView &bytes);

    int m_dpi;
    QByteArray m_head;
    std::optional<Image> m_image;
    qint64 m_filled = 0;
    std::optional<Code> m_failure;
};

// file: descriptor of the bytes. FileLocked, FileDamaged, PageHung, DecoderAbsent.
[[nodiscard]] Result<PdfInfo> pdfInfo(int file);
// page counts from 0.
[[nodiscard]] Result<Image> pdfPage(int file, int page, QSizeF points);

} // namespace yc::helpers::imaged
