#pragma once

namespace yc::devices
{

// How a camera that looks at people is exposed for their faces. Before a bright door its own automatic exposure, which
// meters the whole picture, makes a face black.
struct FaceExposure {
    enum class Means { // by what it can do, the best first
        None, // it can be told nothing: its own exposure stays
        Time, // exposure time, and gain where it has one
        Bias, // its own exposure, and so many stops more
        Backlight, // its own way with light from behind
        Brightness, // of the picture alone: noise comes up, too
    };
    enum class Doing {
        Automatic, // the camera's own: nobody is seen, or a face stands well
        Steering,
        Holding, // a face stands well by what was set
        AtLimit, // it cannot do more
        GivenUp, // what is set changes nothing or is refused: its own exposure, until it is looked through anew
    };
    Means means = Means::None;
    Doing doing = Doing::Automatic;
    bool byFace = false; // a face is looked for; else the middle of the picture is metered
    friend bool operator==(const FaceExposure &, const FaceExposure &) = default;
};

} // namespace yc::devices
