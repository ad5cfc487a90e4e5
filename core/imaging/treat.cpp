#include "core/imaging/treat.h"

#include "core/imaging/judge.h"
#include "core/imaging/mat.h"
#include "core/imaging/orientation.h"
#include "core/imaging/skew.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace yc::core::imaging
{

namespace
{

using domain::PageFinding;

constexpr double LookSide = 1800; // writing is looked at in this size
constexpr double LeastSkew = 0.12; // degrees: less is not seen and not worth a resampling
constexpr int ScannerDpi = 150; // telephones write 72 or nothing into their pictures

QSize sizeFor(QSize size, double longSide)
{
    const double scale = std::min(1.0, longSide / std::max(size.width(), size.height()));
    return QSize(static_cast<int>(std::lround(size.width() * scale)),
                 static_cast<int>(std::lround(size.height() * scale)))
        .expandedTo({1, 1});
}

cv::Mat transformTo(const Quad &quad, QSize size)
{
    // OpenCV counts from the middle of pixels, we from their corners.
    std::array<cv::Point2f, 4> from{};
    for (std::size_t i = 0; i < 4; ++i)
        from[i] = {static_cast<float>(quad[i].x() - 0.5), static_cast<float>(quad[i].y() - 0.5)};
    const auto w = static_cast<float>(size.width()) - 0.5f;
    const auto h = static_cast<float>(size.height()) - 0.5f;
    const std::array<cv::Point2f, 4> to{cv::Point2f{-0.5f, -0.5f}, cv::Point2f{w, -0.5f}, cv::Point2f{w, h},
                                        cv::Point2f{-0.5f, h}};
    return cv::getPerspectiveTransform(from.data(), to.data());
}

cv::Mat grayOf(const cv::Mat &picture)
{
    cv::Mat gray = picture;
    if (picture.channels() == 3)
        cv::cvtColor(picture, gray, cv::COLOR_RGB2GRAY);
    return gray;
}

cv::Mat smallGray(const Image &picture)
{
    const auto size = sizeFor(picture.size(), LookSide);
    cv::Mat small;
    cv::resize(view(picture), small, {size.width(), size.height()}, 0, 0, cv::INTER_AREA);
    return grayOf(small);
}

// A sheet that lies on other paper (a card printed on an A4, a framed table) is not the page: the page is what is
// around it. Only where the picture's rim looks like paper must the sheet fill most of it.
bool isThePage(const FoundPage &found, const Image &picture)
{
    const double share
        = areaOf(found.corners) / (static_cast<double>(picture.size().width()) * picture.size().height());
    if (share > 0.45)
        return true;
    const auto size = sizeFor(picture.size(), 256);
    cv::Mat small;
    cv::resize(view(picture), small, {size.width(), size.height()}, 0, 0, cv::INTER_AREA);
    if (small.channels() == 1)
        cv::cvtColor(small, small, cv::COLOR_GRAY2RGB);
    const int rim = 6;
    int paper = 0;
    int all = 0;
    for (int y = 0; y < small.rows; ++y)
        for (int x = 0; x < small.cols; ++x) {
            if (x >= rim && y >= rim && x < small.cols - rim && y < small.rows - rim)
                continue;
            const auto &p = small.at<cv::Vec3b>(y, x);
            const int least = std::min({p[0], p[1], p[2]});
            const int most = std::max({p[0], p[1], p[2]});
            paper += least > 205 && most - least < 24;
            ++all;
        }
    return paper * 10 < all * 7;
}

struct Look {
    cv::Mat gray;
    cv::Mat ink;
};

Look lookAt(cv::Mat gray)
{
    Look look{.gray = std::move(gray), .ink = {}};
    look.ink = inkOf(look.gray);
    return look;
}

cv::RotateFlags flagFor(int turns)
{
    return turns == 1 ? cv::ROTATE_90_CLOCKWISE : turns == 2 ? cv::ROTATE_180 : cv::ROTATE_90_COUNTERCLOCKWISE;
}

Look turnedLook(const Look &look, int turns)
{
    if (turns == 0)
        return look;
    Look result;
    cv::rotate(look.gray, result.gray, flagFor(turns));
    cv::rotate(look.ink, result.ink, flagFor(turns));
    return result;
}

// The picture of a sheet becomes the page.
Result<Treated> fromPhotograph(const Image &picture, const FoundPage &found, Wish wish)
{
    auto sheet = sheetOf(found.corners, picture.size());
    const auto whole = view(picture);
    Treated done;
    done.found = found;
    done.findings = PageFinding::Straightened;

    // Upright is decided on a small page, so that the large one is drawn once.
    const auto size = sizeFor(sheet.pixels, LookSide);
    cv::Mat small;
    cv::warpPerspective(whole, small, transformTo(found.corners, size), {size.width(), size.height()}, cv::INTER_LINEAR,
                        cv::BORDER_REPLICATE);
    auto look = lookAt(grayOf(small));
    if (wish.turn) {
        const auto skew = skewOf(look.ink);
        if (const auto up = orientationOf(look.gray, look.ink, skew.trusted && skew.standing); up.trusted)
            done.turns = up.turns;
    }
    auto corners = found.corners;
    if (done.turns != 0) {
        corners = turned(corners, done.turns);
        if (done.turns % 2 != 0)
            sheet.pixels.transpose();
        done.findings |= PageFinding::Turned;
        look = turnedLook(look, done.turns);
    }
    auto page = Image::create(sheet.pixels, picture.format(), sheet.dpi);
    if (!page)
        return std::unexpected(page.error());
    auto out = view(*page);
    cv::warpPerspective(whole, out, transformTo(corners, sheet.pixels), out.size(), cv::INTER_LINEAR,
                        cv::BORDER_REPLICATE);
    done.page = std::move(*page);
    const Seen seen{.page = done.page, .gray = look.gray, .ink = look.ink, .photographed = true, .dpi = sheet.dpi};
    done.findings |= findingsOf(measure(seen), seen);
    done.findings.setFlag(PageFinding::CutOff, found.sidesOnFrame > 0);
    return done;
}

// The whole picture is the page.
Result<Treated> fromScan(Image picture, Wish wish)
{
    Treated done;
    auto look = lookAt(smallGray(picture));
    const auto skew = skewOf(look.ink);
    if (wish.straighten && skew.trusted && std::abs(skew.degrees) >= LeastSkew) {
        done.skew = skew.degrees;
        const cv::Point2f centre(static_cast<float>(look.gray.cols) / 2, static_cast<float>(look.gray.rows) / 2);
        // Positive in OpenCV is anticlockwise: the lean is clockwise.
        const auto level = cv::getRotationMatrix2D(centre, skew.degrees, 1.0);
        cv::Mat gray;
        cv::warpAffine(look.gray, gray, level, look.gray.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
        look = lookAt(gray);
    }
    if (wish.turn) {
        if (const auto up = orientationOf(look.gray, look.ink, skew.trusted && skew.standing); up.trusted)
            done.turns = up.turns;
    }
    if (done.skew != 0) {
        auto page = Image::create(picture.size(), picture.format(), picture.dpi());
        if (!page)
            return std::unexpected(page.error());
        const cv::Point2f centre(static_cast<float>(picture.size().width()) / 2,
                                 static_cast<float>(picture.size().height()) / 2);
        auto out = view(*page);
        cv::warpAffine(view(picture), out, cv::getRotationMatrix2D(centre, done.skew, 1.0), out.size(),
                       cv::INTER_LINEAR, cv::BORDER_REPLICATE);
        picture = std::move(*page);
        done.findings |= PageFinding::Straightened;
    }
    if (done.turns != 0) {
        const auto size = done.turns % 2 != 0 ? picture.size().transposed() : picture.size();
        auto page = Image::create(size, picture.format(), picture.dpi());
        if (!page)
            return std::unexpected(page.error());
        auto out = view(*page);
        cv::rotate(view(picture), out, flagFor(done.turns));
        picture = std::move(*page);
        look = turnedLook(look, done.turns);
        done.findings |= PageFinding::Turned;
    }
    done.page = std::move(picture);
    const Seen seen{.page = done.page,
                    .gray = look.gray,
                    .ink = look.ink,
                    .photographed = false,
                    .dpi = done.page.dpi() >= ScannerDpi ? done.page.dpi() : 0};
    done.findings |= findingsOf(measure(seen), seen);
    return done;
}

} // namespace

Result<Treated> treat(Image picture, Wish wish)
{
    if (picture.isNull())
        return std::unexpected(yc::codes::NoMemory);
    if (std::min(picture.size().width(), picture.size().height()) < 64) { // a stamp: nothing to see
        Treated done;
        done.page = std::move(picture);
        return done;
    }
    if (wish.findPage && picture.dpi() < ScannerDpi) {
        if (const auto found = findPage(picture); found && isThePage(*found, picture))
            return fromPhotograph(picture, *found, wish);
    }
    return fromScan(std::move(picture), wish);
}

} // namespace yc::core::imaging
