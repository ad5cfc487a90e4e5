#include "core/pack/inked_part.h"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

namespace yc::core::pack
{

namespace
{

constexpr double MmInInch = 25.4;
constexpr int LongSideMm = 297; // taken for an A4 where the resolution is not known
constexpr int SmallestCell = 2; // px
constexpr int Reach = 3; // cells, that is mm, over which pieces are one
constexpr int Margin = 3; // mm
constexpr int FewestCells = 25;
constexpr int InkedShare = 8; // one pixel in so many makes the cell inked
constexpr int Redder = 45; // than the other two channels: 印泥 on white, also where it is thin
constexpr int Dark = 110;

struct Grid { // of cells of a millimetre
    int cell = SmallestCell;
    int width = 0;
    int height = 0;
    std::vector<int> red;
    std::vector<int> dark;
    [[nodiscard]] std::size_t at(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
    }
};

Grid gridOf(const Image &sheet)
{
    Grid grid;
    const auto size = sheet.size();
    const double dotsInMm = sheet.dpi() > 0 ? sheet.dpi() / MmInInch
                                            : static_cast<double>(std::max(size.width(), size.height())) / LongSideMm;
    grid.cell = std::max(SmallestCell, qRound(dotsInMm));
    grid.width = (size.width() + grid.cell - 1) / grid.cell;
    grid.height = (size.height() + grid.cell - 1) / grid.cell;
    grid.red.assign(grid.at(0, grid.height), 0);
    grid.dark.assign(grid.at(0, grid.height), 0);
    const bool coloured = sheet.format() == Image::Format::Rgb24;
    for (int y = 0; y < size.height(); ++y) {
        const auto *pixel = reinterpret_cast<const unsigned char *>(sheet.row(y));
        for (int x = 0; x < size.width(); ++x) {
            const int r = pixel[0];
            const int g = coloured ? pixel[1] : r;
            const int b = coloured ? pixel[2] : r;
            pixel += coloured ? 3 : 1;
            if (r - std::max(g, b) >= Redder)
                ++grid.red[grid.at(x / grid.cell, y / grid.cell)];
            else if (std::max({r, g, b}) < Dark)
                ++grid.dark[grid.at(x / grid.cell, y / grid.cell)];
        }
    }
    return grid;
}

struct Piece {
    int cells = 0;
    QRect box; // in cells
};

// The largest piece of cells that have enough pixels in `counts`.
Piece largestPiece(const Grid &grid, const std::vector<int> &counts)
{
    const int enough = grid.cell * grid.cell / InkedShare;
    std::vector<char> open(counts.size());
    std::ranges::transform(counts, open.begin(), [&](int count) { return static_cast<char>(count > enough); });
    Piece largest;
    std::vector<QPoint> waiting;
    for (int top = 0; top < grid.height; ++top) {
        for (int left = 0; left < grid.width; ++left) {
            if (!open[grid.at(left, top)])
                continue;
            Piece piece;
            open[grid.at(left, top)] = 0;
            waiting.assign(1, QPoint(left, top));
            while (!waiting.empty()) {
                const auto here = waiting.back();
                waiting.pop_back();
                ++piece.cells;
                piece.box |= QRect(here, QSize(1, 1));
                for (int y = std::max(0, here.y() - Reach); y <= std::min(grid.height - 1, here.y() + Reach); ++y) {
                    for (int x = std::max(0, here.x() - Reach); x <= std::min(grid.width - 1, here.x() + Reach); ++x) {
                        if (std::exchange(open[grid.at(x, y)], 0))
                            waiting.emplace_back(x, y);
                    }
                }
            }
            if (piece.cells > largest.cells)
                largest = piece;
        }
    }
    return largest;
}

} // namespace

std::optional<QRect> inkedPart(const Image &sheet)
{
    if (sheet.isNull())
        return std::nullopt;
    const auto grid = gridOf(sheet);
    auto piece = largestPiece(grid, grid.red);
    if (piece.cells < FewestCells)
        piece = largestPiece(grid, grid.dark);
    if (piece.cells < FewestCells)
        return std::nullopt;
    const auto box = piece.box.adjusted(-Margin, -Margin, Margin, Margin);
    const QRect part(box.topLeft() * grid.cell, box.size() * grid.cell);
    return part & QRect(QPoint(), sheet.size());
}

Result<Image> cutOut(const Image &sheet, const QRect &wanted)
{
    const auto part = wanted & QRect(QPoint(), sheet.size());
    auto made = Image::create(part.size(), sheet.format(), sheet.dpi());
    if (!made)
        return made;
    const qsizetype bytes = sheet.format() == Image::Format::Rgb24 ? 3 : 1;
    for (int y = 0; y < part.height(); ++y)
        std::memcpy(made->row(y), sheet.row(part.top() + y) + part.left() * bytes,
                    static_cast<std::size_t>(part.width() * bytes));
    return made;
}

} // namespace yc::core::pack
