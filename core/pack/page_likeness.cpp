#include "core/pack/page_sketch.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numbers>
#include <optional>
#include <utility>

// One sketch laid on another: roughly by a tenth of its cells, finely by where blocks of six millimetres are found, and
// then block by block.
namespace yc::core::pack
{

namespace
{

constexpr int Margin = PageSketch::Margin;
constexpr int Inked = PageSketch::Inked;
// Placing one sketch on the other.
constexpr int MostTurn = 6; // half degrees to either side
constexpr int MostNudge = 6; // coarse cells, each of two millimetres
constexpr std::size_t MostProbes = 1500;
constexpr double LeastFit = 0.30;

constexpr int Block = 6 * PageSketch::CellsInMm;
constexpr int BlockCells = Block * Block;
constexpr int InkedInBlock = 8; // of 144: a stroke of a pen, four millimetres long. A grain of dust is less
constexpr int Search = 5; // cells, around where the coarse placing puts a block
constexpr std::size_t MostFitted = 300;
constexpr double Found = 0.70;
constexpr double FoundShare = 0.40; // two different pages: hardly any; two copies of a form: most
constexpr double Unlike = 0.55; // what is written there is something else

struct Place {
    double x = 0;
    double y = 0;
};

// Where a point of one sketch lies on the other.
struct Placing {
    std::array<double, 3> x{1, 0, 0};
    std::array<double, 3> y{0, 1, 0};
    [[nodiscard]] Place of(double px, double py) const
    {
        return {x[0] * px + x[1] * py + x[2], y[0] * px + y[1] * py + y[2]};
    }
};

struct Probe {
    double x = 0; // from the middle, coarse cells
    double y = 0;
    double value = 0; // less the mean
};

double coarseAt(const PageSketch &of, int x, int y)
{
    return x < 0 || y < 0 || x >= of.coarseWidth() || y >= of.coarseHeight() ? 0.0 : of.coarseRow(y)[x];
}

std::vector<Probe> probesOf(const PageSketch &sketch)
{
    const int all = sketch.coarseWidth() * sketch.coarseHeight();
    const double mean = static_cast<double>(sketch.ink()) / PageSketch::CellsInCoarse / PageSketch::CellsInCoarse / all;
    // Every so many cells, in an order that no ruled line follows.
    const int step = std::max(1, all / static_cast<int>(MostProbes)) | 1;
    std::vector<Probe> probes;
    for (int at = step / 2; at < all; at += step) {
        const int x = at % sketch.coarseWidth();
        const int y = at / sketch.coarseWidth();
        probes.push_back(
            {x - sketch.coarseWidth() / 2.0, y - sketch.coarseHeight() / 2.0, sketch.coarseRow(y)[x] - mean});
    }
    return probes;
}

double fitOf(const std::vector<Probe> &probes, const PageSketch &on, double turn, double dx, double dy)
{
    const double c = std::cos(turn);
    const double s = std::sin(turn);
    const double middleX = on.coarseWidth() / 2.0 + dx + 0.5;
    const double middleY = on.coarseHeight() / 2.0 + dy + 0.5;
    double sum = 0;
    double squares = 0;
    double both = 0;
    double own = 0;
    for (const auto &probe : probes) {
        const double there = coarseAt(on, static_cast<int>(std::floor(c * probe.x - s * probe.y + middleX)),
                                      static_cast<int>(std::floor(s * probe.x + c * probe.y + middleY)));
        sum += there;
        squares += there * there;
        both += there * probe.value;
        own += probe.value * probe.value;
    }
    const auto count = static_cast<double>(probes.size());
    const double spread = squares - sum * sum / count;
    return spread <= 0 || own <= 0 ? 0 : both / std::sqrt(spread * own); // the probes' own mean is nearly nothing
}

std::optional<Placing> coarsePlacing(const PageSketch &of, const PageSketch &on)
{
    const auto probes = probesOf(of);
    double best = 0;
    double turn = 0;
    int nudgeX = 0;
    int nudgeY = 0;
    for (int half = -MostTurn; half <= MostTurn; ++half) {
        const double angle = half * std::numbers::pi / 360;
        for (int y = -MostNudge; y <= MostNudge; ++y) {
            for (int x = -MostNudge; x <= MostNudge; ++x) {
                if (const double fit = fitOf(probes, on, angle, x, y); fit > best) {
                    best = fit;
                    turn = angle;
                    nudgeX = x;
                    nudgeY = y;
                }
            }
        }
    }
    if (best < LeastFit)
        return std::nullopt;
    const double c = std::cos(turn);
    const double s = std::sin(turn);
    const double half = PageSketch::CellsInCoarse / 2.0;
    const double fromX = of.coarseWidth() * half;
    const double fromY = of.coarseHeight() * half;
    const double toX = on.coarseWidth() * half + nudgeX * PageSketch::CellsInCoarse;
    const double toY = on.coarseHeight() * half + nudgeY * PageSketch::CellsInCoarse;
    return Placing{.x = {c, -s, toX - c * fromX + s * fromY}, .y = {s, c, toY - s * fromX - c * fromY}};
}

// A block's cells less their mean, and how far they are from it.
struct Patch {
    std::array<float, BlockCells> cells{};
    float spread = 0; // sum of squares
};

bool isWithin(const PageSketch &sketch, double x, double y)
{
    return x >= Margin && y >= Margin && x + Block + 1 < sketch.width() - Margin
        && y + Block + 1 < sketch.height() - Margin;
}

// At any place, between cells too; it must be within.
void cut(const PageSketch &sketch, double left, double top, Patch &patch)
{
    const int x0 = static_cast<int>(std::floor(left));
    const int y0 = static_cast<int>(std::floor(top));
    const auto fx = static_cast<float>(left - x0);
    const auto fy = static_cast<float>(top - y0);
    float sum = 0;
    auto *cell = patch.cells.data();
    for (int y = 0; y < Block; ++y) {
        const auto *above = sketch.row(y0 + y) + x0;
        const auto *below = sketch.row(y0 + y + 1) + x0;
        for (int x = 0; x < Block; ++x) {
            const float over = static_cast<float>(above[x]) + fx * static_cast<float>(above[x + 1] - above[x]);
            const float under = static_cast<float>(below[x]) + fx * static_cast<float>(below[x + 1] - below[x]);
            *cell = over + fy * (under - over);
            sum += *cell++;
        }
    }
    const float mean = sum / BlockCells;
    patch.spread = 0;
    for (auto &one : patch.cells) {
        one -= mean;
        patch.spread += one * one;
    }
}

double likeness(const Patch &a, const Patch &b)
{
    constexpr float Nothing = 4000; // a block without a stroke
    if (a.spread < Nothing || b.spread < Nothing)
        return 0;
    float both = 0;
    for (std::size_t i = 0; i < BlockCells; ++i)
        both += a.cells[i] * b.cells[i];
    return both / std::sqrt(a.spread * b.spread);
}

bool isInked(const PageSketch &sketch, int left, int top)
{
    int inked = 0;
    for (int y = top; y < top + Block; ++y) {
        const auto *cells = sketch.row(y) + left;
        inked += static_cast<int>(std::count_if(cells, cells + Block, [](std::uint8_t ink) { return ink >= Inked; }));
    }
    return inked >= InkedInBlock;
}

struct Corner {
    int x = 0;
    int y = 0;
};

std::vector<Corner> inkedBlocks(const PageSketch &sketch, int step)
{
    std::vector<Corner> blocks;
    for (int y = Margin; y + Block + 1 < sketch.height() - Margin; y += step) {
        for (int x = Margin; x + Block + 1 < sketch.width() - Margin; x += step) {
            if (isInked(sketch, x, y))
                blocks.push_back({x, y});
        }
    }
    return blocks;
}

struct Pair {
    Place from;
    Place to;
};

// Least squares for one row of the placing: three unknowns, by Cramer's rule. Nothing where the points lie in a line.
std::optional<std::array<double, 3>> solved(const std::vector<Pair> &pairs, double Place::*side)
{
    double xx = 0;
    double xy = 0;
    double yy = 0;
    double x1 = 0;
    double y1 = 0;
    double tx = 0;
    double ty = 0;
    double t1 = 0;
    for (const auto &pair : pairs) {
        const auto [x, y] = pair.from;
        const double to = pair.to.*side;
        xx += x * x;
        xy += x * y;
        yy += y * y;
        x1 += x;
        y1 += y;
        tx += to * x;
        ty += to * y;
        t1 += to;
    }
    const auto n = static_cast<double>(pairs.size());
    const auto det = [](double a, double b, double c, double d, double e, double f, double g, double h, double i) {
        return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
    };
    const double all = det(xx, xy, x1, xy, yy, y1, x1, y1, n);
    if (std::abs(all) < 1e-3 * std::max(1.0, xx) * std::max(1.0, yy))
        return std::nullopt;
    return std::array{det(tx, xy, x1, ty, yy, y1, t1, y1, n) / all, det(xx, tx, x1, xy, ty, y1, x1, t1, n) / all,
                      det(xx, xy, tx, xy, yy, ty, x1, y1, t1) / all};
}

// Where each block is found near the place that the coarse placing gives it, and from these a finer one.
std::optional<Placing> finePlacing(const PageSketch &of, const PageSketch &on, const Placing &coarse)
{
    const auto blocks = inkedBlocks(of, Block);
    const auto step = std::max(std::size_t{1}, blocks.size() / MostFitted);
    std::vector<Pair> pairs;
    std::size_t tried = 0;
    Patch wanted;
    Patch seen;
    for (std::size_t i = 0; i < blocks.size(); i += step) {
        const auto at = coarse.of(blocks[i].x, blocks[i].y);
        const double x = std::round(at.x);
        const double y = std::round(at.y);
        if (!isWithin(on, x - Search, y - Search) || !isWithin(on, x + Search, y + Search))
            continue;
        ++tried;
        cut(of, blocks[i].x, blocks[i].y, wanted);
        double best = 0;
        Place to;
        for (int dy = -Search; dy <= Search; ++dy) {
            for (int dx = -Search; dx <= Search; ++dx) {
                cut(on, x + dx, y + dy, seen);
                if (const double like = likeness(wanted, seen); like > best) {
                    best = like;
                    to = {x + dx, y + dy};
                }
            }
        }
        if (best >= Found)
            pairs.push_back({{static_cast<double>(blocks[i].x), static_cast<double>(blocks[i].y)}, to});
    }
    if (tried == 0 || static_cast<double>(pairs.size()) < FoundShare * static_cast<double>(tried))
        return std::nullopt;
    auto placing = coarse;
    for (const double far : {4.0, 2.0, 1.2}) { // ruled lines are found anywhere along themselves: those go
        const auto x = solved(pairs, &Place::x);
        const auto y = solved(pairs, &Place::y);
        if (!x || !y)
            return placing;
        placing = {.x = *x, .y = *y};
        std::erase_if(pairs, [&](const Pair &pair) {
            const auto at = placing.of(pair.from.x, pair.from.y);
            return std::hypot(at.x - pair.to.x, at.y - pair.to.y) > far;
        });
    }
    return placing;
}

void compare(const PageSketch &of, const PageSketch &on, const Placing &placing, SheetLikeness &result)
{
    constexpr int Enough = 100; // two sheets, whatever else is on them
    constexpr std::array<double, 5> Nudges{0, -0.5, 0.5, -1, 1}; // cells: what a feeder stretches here and there
    Patch wanted;
    Patch seen;
    for (const auto &block : inkedBlocks(of, Block / 2)) {
        const auto at = placing.of(block.x, block.y);
        if (!isWithin(on, at.x - 1, at.y - 1) || !isWithin(on, at.x + 1, at.y + 1))
            continue; // off the other picture's edge
        ++result.compared;
        cut(of, block.x, block.y, wanted);
        bool alike = false;
        for (const double dy : Nudges) {
            for (const double dx : Nudges) {
                cut(on, at.x + dx, at.y + dy, seen);
                alike = alike || likeness(wanted, seen) >= Unlike;
            }
            if (alike)
                break;
        }
        if (alike)
            continue;
        if (++result.different > Enough)
            return;
    }
}

} // namespace

bool SheetLikeness::isSame() const
{
    // Of the same sheet drawn in askew no place differed, of some five thousand (tst_page_sketch); of copies that
    // differ by a word, two and more.
    constexpr int Most = 1;
    return placed && compared > 0 && different <= Most;
}

SheetLikeness likenessOf(const PageSketch &a, const PageSketch &b)
{
    SheetLikeness result;
    if (a.ink() > 2 * b.ink() || b.ink() > 2 * a.ink())
        return result;
    // Both ways: what stands on one alone is seen only from there.
    for (const auto &[of, on] : {std::pair{&a, &b}, std::pair{&b, &a}}) {
        const auto coarse = coarsePlacing(*of, *on);
        const auto fine = coarse ? finePlacing(*of, *on, *coarse) : std::nullopt;
        if (!fine) {
            result.placed = false;
            return result;
        }
        result.placed = true;
        compare(*of, *on, *fine, result);
        if (!result.isSame())
            return result;
    }
    return result;
}

} // namespace yc::core::pack
