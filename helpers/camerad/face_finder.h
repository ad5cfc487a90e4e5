#pragma once

#include "base/image.h"

#include <QByteArray>
#include <QRect>

#include <memory>
#include <optional>

namespace yc::helpers::camerad
{

// Where the face of whoever is nearest lies in a picture, and how bright it is. It is found, never recognised. The
// detector keeps what it made of the last picture until the next; forget() lets go of it.
class FaceFinder
{
public:
    // Trained for faces from in front, of Debian's package opencv-data.
    static constexpr auto Trained = "/usr/share/opencv4/haarcascades/haarcascade_frontalface_alt2.xml";
    explicit FaceFinder(const char *trained = Trained);
    ~FaceFinder();
    FaceFinder(const FaceFinder &) = delete;
    FaceFinder &operator=(const FaceFinder &) = delete;

    void wake(); // after forget(); else nothing
    void forget(); // nobody looks any longer
    [[nodiscard]] bool isThere() const; // false: that file cannot be used, and the middle of the picture is metered

    struct Face {
        QRectF where; // in parts of the picture
        int tone = 0; // 0…255, the mean of its middle
    };
    // One that is at least a fifth as high as the picture is. Without a detector: the oval in the middle, always.
    [[nodiscard]] std::optional<Face> look(const Image &frame) const; // Rgb24 or Gray8

private:
    struct Detector;
    QByteArray m_trained;
    bool m_isThere = false;
    std::unique_ptr<Detector> m_detector;
};

} // namespace yc::helpers::camerad
