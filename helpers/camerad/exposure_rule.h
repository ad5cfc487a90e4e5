#pragma once

#include "devices/api/face_exposure.h"

#include <chrono>
#include <optional>

namespace yc::helpers::camerad
{

// Tones of 255 of the middle of a face. Skins differ by more than two stops and each is well where its features are
// seen, so whatever stands between dark and bright is left alone.
struct ExposureRules {
    int dark = 85;
    int bright = 165;
    int aim = 120; // when it has to be moved
    int slack = 12; // beyond the two before what stands well is touched again
    int looks = 3; // one after another that say the same: an eyelid or a hand is no darkness
    int settle = 2; // looks that are not believed after a change: the camera shows it some frames later
    std::chrono::milliseconds gone{6000}; // without a face: the camera's own exposure again
    double most = 1.5; // stops at once
    double damping = 0.8;
    double deafAfter = 3; // stops that changed nothing
};

// When and by how much the exposure is moved for a face. Pure: tones and times in, moves out. It never hunts: it aims
// at the middle of a wide band, rests anywhere in it, and a camera whose steps are wider than the band is left where it
// came to.
class ExposureRule
{
public:
    enum class Does {
        Nothing,
        Move, // by `stops` of light, more or less; the first time it takes the exposure over. moved() has to follow
        GiveBack, // the camera's own exposure again
        GiveUp, // that, and nothing more will be asked for
    };
    struct Verdict {
        Does does = Does::Nothing;
        double stops = 0;
    };

    explicit ExposureRule(const ExposureRules &rules = {}) : m_rules(rules) { }

    // Of a face, 0…255; nothing: there is none. Times never go back.
    [[nodiscard]] Verdict look(std::optional<int> tone, std::chrono::milliseconds now);
    void moved(bool any); // false: it was at its limit
    void refused(); // it does not take what it said it has
    void reset(); // a new stream, under the camera's own exposure
    [[nodiscard]] devices::FaceExposure::Doing doing() const { return m_doing; }
    [[nodiscard]] bool holds() const;

private:
    [[nodiscard]] bool isWell(int tone) const;
    [[nodiscard]] double stopsTo(int tone) const;
    Verdict steer(int tone);

    ExposureRules m_rules;
    devices::FaceExposure::Doing m_doing = devices::FaceExposure::Doing::Automatic;
    std::chrono::milliseconds m_seen{}; // a face, last
    int m_ill = 0; // looks, one after another
    int m_toSettle = 0;
    int m_turns = 0; // from brighter to darker and back, while steering
    bool m_wide = false; // its steps are wider than the band
    double m_last = 0; // stops asked for
    double m_sum = 0; // in one direction, since m_before
    double m_before = 0; // what was wanting when that began
};

} // namespace yc::helpers::camerad
