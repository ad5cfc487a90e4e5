#include "devices/pad/ink_taker.h"

#include <algorithm>
#include <limits>

namespace yc::devices::pad
{

namespace
{

constexpr std::size_t MostPoints = 20'000; // minutes of writing; beyond it the pad is being scribbled on
constexpr int InchMm100 = 2540;

} // namespace

PadScreen screenOf(const stu::Capability &pad, bool colour)
{
    const double across = static_cast<double>(pad.maxX) * InchMm100 / pad.unitsPerInch;
    return {.pixels = pad.screen, .colour = colour, .mm100PerPixel = across / pad.screen.width()};
}

InkTaker::InkTaker(const stu::Capability &pad, const PadPage &page) : m_pad(pad), m_ink(page.ink), m_keys(page.keys) { }

QPoint InkTaker::pixelOf(const stu::PenSample &sample) const
{
    return {std::clamp(sample.x, 0, m_pad.maxX - 1) * m_pad.screen.width() / m_pad.maxX,
            std::clamp(sample.y, 0, m_pad.maxY - 1) * m_pad.screen.height() / m_pad.maxY};
}

// Finer than the screen: pen units, not pixels.
InkPoint InkTaker::pointOf(const stu::PenSample &sample, qint64 at) const
{
    const auto along = [this](int pen, int most, int pixels, int from, int size) {
        const double unit = static_cast<double>(InchMm100) / m_pad.unitsPerInch; // of the pen, in 1/100 mm
        const double begin = static_cast<double>(from) * most / pixels * unit;
        const double room = static_cast<double>(size) * most / pixels * unit;
        return qRound(std::clamp(pen * unit - begin, 0.0, room));
    };
    return {.x = along(sample.x, m_pad.maxX, m_pad.screen.width(), m_ink.left(), m_ink.width()),
            .y = along(sample.y, m_pad.maxY, m_pad.screen.height(), m_ink.top(), m_ink.height()),
            .t = static_cast<qint32>(std::min<qint64>(at - m_first, std::numeric_limits<qint32>::max())),
            .pressure = static_cast<quint16>(
                sample.touching ? std::clamp(sample.pressure * 1023 / m_pad.maxPressure, 1, 1023) : 0),
            .down = sample.touching};
}

std::optional<PadKey> InkTaker::keyAt(QPoint pixel) const
{
    const auto found = std::ranges::find_if(m_keys, [&](const auto &key) { return key.second.contains(pixel); });
    return found == m_keys.end() ? std::nullopt : std::optional(found->first);
}

InkTaker::Taken InkTaker::take(const stu::PenReport &pen, qint64 hostMs)
{
    Taken taken;
    for (const auto &sample : pen.samples) {
        const auto at = m_clock.take(sample.time, hostMs);
        const auto pixel = pixelOf(sample);
        if (!sample.touching || !sample.near) {
            const auto begun = std::exchange(m_begun, Begun::Idle);
            if (begun == Begun::InInk && m_last) {
                // Where it was lifted from: a pen that is away says nothing of its place.
                auto lifted = *m_last;
                lifted.t = static_cast<qint32>(std::max<qint64>(lifted.t, at - m_first));
                lifted.pressure = 0;
                lifted.down = false;
                taken.points.push_back(lifted);
                m_last.reset();
            } else if (begun == Begun::OnKey && (!sample.near || keyAt(pixel) == m_key)
                       && (m_key != PadKey::Confirm || hasInk())) {
                taken.pressed = m_key;
                return taken;
            }
            continue;
        }
        if (m_begun == Begun::Idle) {
            if (const auto key = keyAt(pixel)) {
                m_begun = Begun::OnKey;
                m_key = *key;
            } else {
                m_begun = m_ink.contains(pixel) ? Begun::InInk : Begun::Nowhere;
            }
            if (m_begun == Begun::InInk && m_count == 0)
                m_first = at;
        }
        if (m_begun == Begun::OnKey && keyAt(pixel) != m_key)
            m_begun = Begun::Nowhere; // slid off: no press
        if (m_begun != Begun::InInk || m_count >= MostPoints)
            continue;
        ++m_count;
        m_last = pointOf(sample, at);
        taken.points.push_back(*m_last);
    }
    return taken;
}

} // namespace yc::devices::pad
