#pragma once

#include "devices/api/signature_pad.h"
#include "devices/pad/protocol/pen_clock.h"
#include "devices/pad/protocol/stu_report.h"

namespace yc::devices::pad
{

// Makes ink and presses of what the pen does on one page. A stroke belongs to where it began: one from the signing area
// stays at its edge, one from a key presses it where it ends on the same key, and one from anywhere else is nothing.
class InkTaker
{
public:
    InkTaker(const stu::Capability &pad, const PadPage &page);

    struct Taken {
        std::vector<InkPoint> points;
        std::optional<PadKey> pressed; // what was taken after it is dropped
    };
    [[nodiscard]] Taken take(const stu::PenReport &pen, qint64 hostMs);
    [[nodiscard]] bool hasInk() const { return m_count > 0; }

private:
    enum class Begun { Nowhere, Idle, InInk, OnKey };
    [[nodiscard]] QPoint pixelOf(const stu::PenSample &sample) const;
    [[nodiscard]] InkPoint pointOf(const stu::PenSample &sample, qint64 at) const;
    [[nodiscard]] std::optional<PadKey> keyAt(QPoint pixel) const;

    stu::Capability m_pad;
    QRect m_ink;
    std::vector<std::pair<PadKey, QRect>> m_keys;
    stu::PenClock m_clock;
    qint64 m_first = 0; // when ink began
    Begun m_begun = Begun::Idle;
    PadKey m_key = PadKey::Confirm;
    std::optional<InkPoint> m_last; // of the stroke that is being written
    std::size_t m_count = 0;
};

[[nodiscard]] PadScreen screenOf(const stu::Capability &pad, bool colour);

} // namespace yc::devices::pad
