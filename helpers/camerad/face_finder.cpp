#include "helpers/camerad/face_finder.h"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-enum-enum-conversion"
#include <opencv2/core/ocl.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/objdetect.hpp>
#pragma GCC diagnostic pop

#include <algorithm>
#include <unistd.h>
#include <vector>

namespace yc::helpers::camerad
{

struct FaceFinder::Detector {
    cv::CascadeClassifier cascade;
};

namespace
{

constexpr int ShortSide
    = 120; // of the picture that is looked at: more finds people at the far wall, at four times the cost
constexpr int LeastFace = 26; // of those
constexpr double Ladder = 1.15;
constexpr int Neighbours = 3; // windows that agree; less sees faces in curtains

// The grey picture in small. The pixels are a person's: whoever gets it overwrites it.
cv::Mat smallOf(const Image &frame)
{
    const auto size = frame.size();
    // OpenCV has no word for what is only read.
    const cv::Mat whole(size.height(), size.width(), frame.format() == Image::Format::Rgb24 ? CV_8UC3 : CV_8UC1,
                        const_cast<std::byte *>(frame.row(0)), static_cast<std::size_t>(frame.stride()));
    const double scale = std::min(1.0, static_cast<double>(ShortSide) / std::min(size.width(), size.height()));
    const cv::Size small(std::max(1, static_cast<int>(size.width() * scale)),
                         std::max(1, static_cast<int>(size.height() * scale)));
    cv::Mat colours;
    cv::resize(whole, colours, small, 0, 0, cv::INTER_AREA);
    cv::Mat grey;
    if (colours.channels() == 3) {
        cv::cvtColor(colours, grey, cv::COLOR_RGB2GRAY);
        colours.setTo(0);
    } else {
        grey = colours;
    }
    return grey;
}

// Brow to chin and cheek to cheek: no hair and no wall behind.
cv::Rect middleOf(const cv::Rect &face)
{
    return {face.x + face.width / 5, face.y + face.height / 5, std::max(1, face.width * 3 / 5),
            std::max(1, face.height * 3 / 5)};
}

int toneIn(const cv::Mat &grey, const cv::Rect &box)
{
    cv::Mat oval(grey.size(), CV_8UC1, cv::Scalar(0));
    cv::ellipse(oval, {(box.x * 2 + box.width) / 2, (box.y * 2 + box.height) / 2}, {box.width / 2, box.height / 2}, 0,
                0, 360, cv::Scalar(255), cv::FILLED);
    return cvRound(cv::mean(grey, oval)[0]);
}

std::optional<cv::Rect> largestFace(cv::CascadeClassifier &cascade, const cv::Mat &grey)
{
    // Before a bright door a face stands in a tenth of the tones; spread, it has its features again.
    cv::Mat spread;
    cv::equalizeHist(grey, spread);
    std::vector<cv::Rect> faces;
    cascade.detectMultiScale(spread, faces, Ladder, Neighbours, 0, {LeastFace, LeastFace});
    spread.setTo(0);
    const auto largest = std::ranges::max_element(faces, {}, &cv::Rect::width);
    return largest == faces.end() ? std::nullopt : std::optional(*largest);
}

} // namespace

FaceFinder::FaceFinder(const char *trained) : m_trained(trained)
{
    cv::setNumThreads(1); // a look takes milliseconds: threads would cost more than they bring
    cv::ocl::setUseOpenCL(false); // nor is a graphics card woken for it
    wake();
    m_isThere = m_detector != nullptr;
}

void FaceFinder::wake()
{
    if (m_detector || ::access(m_trained.constData(), R_OK) != 0)
        return;
    auto detector = std::make_unique<Detector>();
    try {
        if (detector->cascade.load(m_trained.toStdString()))
            m_detector = std::move(detector);
    } catch (const cv::Exception &) { // no such file, or not what it should be
    }
}

FaceFinder::~FaceFinder() = default;

bool FaceFinder::isThere() const
{
    return m_isThere;
}

void FaceFinder::forget()
{
    m_detector.reset();
}

std::optional<FaceFinder::Face> FaceFinder::look(const Image &frame) const
{
    if (frame.isNull())
        return std::nullopt;
    try {
        auto grey = smallOf(frame);
        const cv::Rect middle(grey.cols * 3 / 10, grey.rows / 5, grey.cols * 4 / 10, grey.rows * 11 / 20);
        const auto face = m_detector ? largestFace(m_detector->cascade, grey) : std::optional(middle);
        std::optional<Face> found;
        if (face) {
            found = Face{.where = {double{1} * face->x / grey.cols, double{1} * face->y / grey.rows,
                                   double{1} * face->width / grey.cols, double{1} * face->height / grey.rows},
                         .tone = toneIn(grey, m_detector ? middleOf(*face) : *face)};
        }
        grey.setTo(0);
        return found;
    } catch (const cv::Exception &) {
        return std::nullopt;
    }
}

} // namespace yc::helpers::camerad
