#include "helpers/imaged/pdf.h"

#include "core/pages/file_messages.h"
#include "helpers/imaged/tool.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace yc::helpers::imaged
{

namespace codes = core::pages::codes;
using core::pages::MostPages;
using core::pages::MostPixels;

namespace
{

constexpr int UsualDpi = 300;
constexpr qint64 WantedPixels = 20'000'000; // an A3 at 300 dpi is 17 million; larger sheets get fewer dots
constexpr qsizetype MostPrinted = qsizetype{256} * 1024;
constexpr qsizetype MostHead = 128;

// "Page    3 size: 595.276 x 841.89 pts (A4)"
std::optional<std::pair<int, QSizeF>> pageSizeFrom(QByteArrayView line)
{
    auto words = line.toByteArray().simplified().split(' ');
    if (words.size() < 6 || words[0] != "Page" || words[2] != "size:" || words[4] != "x")
        return std::nullopt;
    bool good[3] = {};
    const int page = words[1].toInt(&good[0]);
    const QSizeF size(words[3].toDouble(&good[1]), words[5].toDouble(&good[2]));
    if (!good[0] || !good[1] || !good[2] || !std::isfinite(size.width()) || !std::isfinite(size.height()))
        return std::nullopt;
    return std::pair{page, size};
}

} // namespace

Result<PdfInfo> pdfInfoFrom(QByteArrayView printed)
{
    PdfInfo info;
    const auto lines = printed.toByteArray().split('\n');
    for (const auto &line : lines) {
        if (line.startsWith("Pages:")) {
            bool good = false;
            info.pages = line.sliced(6).trimmed().toInt(&good);
            if (!good || info.pages < 1 || info.pages > 1'000'000)
                return std::unexpected(codes::FileDamaged);
            info.points.resize(static_cast<std::size_t>(std::min(info.pages, MostPages)));
        } else if (const auto page = pageSizeFrom(line);
                   page && page->first >= 1 && static_cast<std::size_t>(page->first) <= info.points.size()) {
            info.points[static_cast<std::size_t>(page->first) - 1] = page->second;
        }
    }
    if (info.pages < 1)
        return std::unexpected(codes::FileDamaged);
    return info;
}

int dpiFor(QSizeF points)
{
    const double inches2 = points.width() / 72 * points.height() / 72;
    if (!(inches2 > 0))
        return UsualDpi;
    double dpi = std::min<double>(UsualDpi, std::sqrt(static_cast<double>(WantedPixels) / inches2));
    // A strip of paper as long as a house.
    dpi = std::min(dpi, (Image::LargestSide - 2) / (std::max(points.width(), points.height()) / 72));
    return std::max(1, static_cast<int>(dpi));
}

bool PpmTaker::takeHead(QByteArrayView &bytes)
{
    // "P6" width height 255, parted by white space, one white character before the pixels; pdftoppm writes no comments.
    const auto room = MostHead - m_head.size();
    const auto had = m_head.size();
    m_head.append(bytes.data(), std::min(room, bytes.size()));
    QList<QByteArray> words;
    qsizetype at = 0;
    while (words.size() < 4) {
        while (at < m_head.size() && std::strchr(" \t\r\n", m_head[at]) != nullptr && m_head[at] != '\0')
            ++at;
        const auto from = at;
        while (at < m_head.size() && (m_head[at] == '\0' || std::strchr(" \t\r\n", m_head[at]) == nullptr))
            ++at;
        if (at >= m_head.size()) { // the word may go on
            if (m_head.size() >= MostHead)
                m_failure = codes::FileDamaged;
            return !m_failure;
        }
        words += m_head.mid(from, at - from);
    }
    ++at;
    bool good[2] = {};
    const int width = words[1].toInt(&good[0]);
    const int height = words[2].toInt(&good[1]);
    if (words[0] != "P6" || words[3] != "255" || !good[0] || !good[1] || width < 1 || height < 1) {
        m_failure = codes::FileDamaged;
        return false;
    }
    if (width > Image::LargestSide || height > Image::LargestSide || static_cast<qint64>(width) * height > MostPixels) {
        m_failure = codes::PageTooLarge;
        return false;
    }
    auto image = Image::create({width, height}, Image::Format::Rgb24, m_dpi);
    if (!image) {
        m_failure = image.error();
        return false;
    }
    m_image = std::move(*image);
    bytes = bytes.sliced(at - had);
    return true;
}

bool PpmTaker::take(QByteArrayView bytes)
{
    if (m_failure)
        return false;
    if (!m_image) {
        if (!takeHead(bytes))
            return false;
        if (!m_image)
            return true;
    }
    const auto all = static_cast<qint64>(m_image->bytes().size());
    const auto size = std::min<qint64>(bytes.size(), all - m_filled);
    if (size > 0)
        std::memcpy(m_image->bytes().data() + m_filled, bytes.data(), static_cast<std::size_t>(size));
    m_filled += size;
    return m_filled < all;
}

Result<Image> PpmTaker::finish()
{
    if (m_failure)
        return std::unexpected(*m_failure);
    if (!m_image || m_filled < static_cast<qint64>(m_image->bytes().size()))
        return std::unexpected(codes::FileDamaged);
    return std::move(*m_image);
}

Result<PdfInfo> pdfInfo(int file)
{
    const auto last = QByteArray::number(MostPages);
    QByteArray printed;
    QByteArray errors;
    const auto code = run(
        {.program = "/usr/bin/pdfinfo", .arguments = {"-f", "1", "-l", last.constData(), "-"}}, file,
        [&printed](QByteArrayView piece) {
            printed.append(piece.data(), piece.size());
            return printed.size() < MostPrinted;
        },
        errors);
    if (!code)
        return std::unexpected(code.error());
    if (*code != 0)
        return std::unexpected(errors.contains("Incorrect password") ? codes::FileLocked : codes::FileDamaged);
    return pdfInfoFrom(printed);
}

Result<Image> pdfPage(int file, int page, QSizeF points)
{
    const int dpi = dpiFor(points);
    const auto number = QByteArray::number(page + 1);
    const auto resolution = QByteArray::number(dpi);
    PpmTaker taker(dpi);
    QByteArray errors;
    const auto code = run(
        {.program = "/usr/bin/pdftoppm",
         .arguments = {"-q", "-r", resolution.constData(), "-f", number.constData(), "-l", number.constData(),
                       "-singlefile", "-"}},
        file, [&taker](QByteArrayView piece) { return taker.take(piece); }, errors);
    if (!code)
        return std::unexpected(code.error());
    if (*code != 0)
        return std::unexpected(errors.contains("Incorrect password") ? codes::FileLocked : codes::FileDamaged);
    return taker.finish();
}

} // namespace yc::helpers::imaged
