#include "devices/virtual/stu_twin.h"

#include "devices/pad/protocol/stu_crypto.h"

#include <QPainter>

#include <algorithm>

// A pad's hand and eye: what is done to it from outside, and what is seen of it.
namespace yc::devices::virtual_bench
{

using namespace pad::stu;

void StuTwin::wait(int ms)
{
    const std::scoped_lock lock(m_mutex);
    m_clock = static_cast<quint16>(m_clock + ms);
}

void StuTwin::pen(QPoint at, bool touching, int pressure)
{
    const std::scoped_lock lock(m_mutex);
    if (isBusy() || m_state == State::Image)
        return; // not reported meanwhile
    const QPoint inside(std::clamp(at.x(), 0, m_screen.width() - 1), std::clamp(at.y(), 0, m_screen.height() - 1));
    if (touching && m_inking)
        draw(m_penAt.value_or(inside), inside);
    m_penAt = touching ? std::optional(inside) : std::nullopt;
    send({.near = true,
          .touching = touching,
          .pressure = touching ? std::clamp(pressure, 1, m_capability.maxPressure) : 0,
          .x = (2 * inside.x() + 1) * m_capability.maxX / (2 * m_screen.width()),
          .y = (2 * inside.y() + 1) * m_capability.maxY / (2 * m_screen.height())});
}

void StuTwin::penAway()
{
    const std::scoped_lock lock(m_mutex);
    m_penAt.reset();
    if (!isBusy() && m_state != State::Image)
        send({});
}

void StuTwin::stroke(const QList<QPoint> &places, int msBetween)
{
    for (const auto place : places) {
        pen(place, true);
        wait(msBetween);
    }
    pen(places.last(), false);
    wait(msBetween);
    pen(places.last(), false);
    wait(msBetween);
}

void StuTwin::tap(QPoint at)
{
    stroke({at, at});
}

void StuTwin::draw(QPoint from, QPoint to)
{
    QPainter painter(&m_screen);
    painter.setClipRect(m_area);
    painter.setPen(QPen(Qt::black, 3));
    painter.drawLine(from, to);
}

void StuTwin::send(const PenSample &sample)
{
    auto now = sample;
    ++m_sequence;
    if (m_option == OptionMode::TimeCount || m_option == OptionMode::TimeCountSequence)
        now.time = m_clock;
    if (m_option == OptionMode::Sequence || m_option == OptionMode::TimeCountSequence)
        now.sequence = m_sequence;
    if (m_state != State::Capture || m_faults.inTheClear)
        return say({.samples = {now}});
    const auto session = m_faults.otherSession ? m_session + 1 : m_session;
    if (m_option == OptionMode::TimeCountSequence)
        return say({.samples = {now}, .session = session});
    if (!m_half) { // two samples a report
        m_half = now;
        return;
    }
    say({.samples = {*std::exchange(m_half, std::nullopt), now}, .session = session});
}

void StuTwin::say(const PenReport &pen)
{
    auto report = toBytes(pen, m_option);
    if (const auto plain = sealedPart(report); !plain.isEmpty()) {
        const auto key = m_faults.wrongKey ? QByteArray(m_key.size(), 'k') : m_key;
        report = withSealed(report, aesBlock(key, plain, true));
    }
    if (m_ear)
        m_ear(report);
}

QImage StuTwin::screen() const
{
    const std::scoped_lock lock(m_mutex);
    return m_screen.copy();
}

bool StuTwin::isBlank() const
{
    const std::scoped_lock lock(m_mutex);
    for (int y = 0; y < m_screen.height(); ++y)
        for (int x = 0; x < m_screen.width(); ++x)
            if ((m_screen.pixel(x, y) & 0xFFFFFF) != 0xFFFFFF)
                return false;
    return true;
}

bool StuTwin::isInking() const
{
    const std::scoped_lock lock(m_mutex);
    return m_inking;
}

bool StuTwin::isCapturing() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state == State::Capture;
}

OptionMode StuTwin::option() const
{
    const std::scoped_lock lock(m_mutex);
    return m_option;
}

QSet<quint8> StuTwin::unknownReports() const
{
    const std::scoped_lock lock(m_mutex);
    return m_unknown;
}

int StuTwin::flashWrites() const
{
    const std::scoped_lock lock(m_mutex);
    return m_flashWrites;
}

int StuTwin::keysMade() const
{
    const std::scoped_lock lock(m_mutex);
    return m_keysMade;
}

int StuTwin::picturesTaken() const
{
    const std::scoped_lock lock(m_mutex);
    return m_picturesTaken;
}

std::optional<Encoding> StuTwin::lastEncoding() const
{
    const std::scoped_lock lock(m_mutex);
    return m_encoding;
}

void StuTwin::setFaults(const PadFaults &faults)
{
    const std::scoped_lock lock(m_mutex);
    m_faults = faults;
}

void StuTwin::setClock(quint16 ms)
{
    const std::scoped_lock lock(m_mutex);
    m_clock = ms;
}

} // namespace yc::devices::virtual_bench
