#include "core/pack/signature_series.h"

#include <algorithm>
#include <cmath>

namespace yc::core::pack
{

namespace
{

const auto Head = QByteArray::fromHex("53444900 20313000"); // "SDI", " 10"
constexpr int Channels = 0xC160; // X, Y, T, F, S
constexpr quint8 HasScale = 0x80;
constexpr quint8 HasMost = 0x20;
constexpr int Offset = 32768;
constexpr int MostPressure = 1023;
constexpr int PointSize = 9;
constexpr int MostPoints = 0xFFFFFF;
constexpr double PerMillimetre = 100.0;

// (1 + F / 2048) * 2^(E - 16), five bits of E and eleven of F.
int scaleBits(double scale)
{
    int exponent = 0;
    const auto part = std::frexp(scale, &exponent); // part in [0.5, 1)
    const auto fraction = static_cast<int>(std::lround((2 * part - 1) * 2048));
    return (exponent - 1 + 16) << 11 | fraction;
}

double scaleFrom(int bits)
{
    return std::ldexp(1.0 + (bits & 0x7FF) / 2048.0, (bits >> 11) - 16);
}

void appendWord(QByteArray &bytes, int value)
{
    bytes.append(static_cast<char>(value >> 8 & 0xFF)).append(static_cast<char>(value & 0xFF));
}

// Takes bytes from the front; past the end it gives zeros and says so.
class Reader
{
public:
    explicit Reader(const QByteArray &bytes) : m_bytes(bytes) { }
    [[nodiscard]] int take(int size)
    {
        int value = 0;
        for (int i = 0; i < size; ++i, ++m_at)
            value = value << 8 | (m_at < m_bytes.size() ? static_cast<quint8>(m_bytes[m_at]) : 0);
        return value;
    }
    [[nodiscard]] qsizetype left() const { return m_bytes.size() - m_at; } // negative: read past the end

private:
    const QByteArray &m_bytes;
    qsizetype m_at = 0;
};

// What a channel's description says; other announced values are passed over.
struct Description {
    double scale = 1.0;
    bool constant = false;
};

Description describe(Reader &reader)
{
    Description told;
    const int preamble = reader.take(1);
    if ((preamble & HasScale) != 0)
        told.scale = scaleFrom(reader.take(2));
    for (const int value : {0x40, 0x20, 0x10, 0x08})
        if ((preamble & value) != 0)
            (void)reader.take(2);
    told.constant = (preamble & 0x06) != 0; // such a channel has no samples, or ones that we cannot undo
    return told;
}

qint32 measured(int stored, double scale, double unit)
{
    return static_cast<qint32>(std::lround(stored / scale * unit));
}

} // namespace

QByteArray toBytes(const SignatureSeries &series)
{
    const auto count = std::min<std::size_t>(series.points.size(), MostPoints);
    double timeScale = 1.0;
    for (std::size_t i = 0; i < count; ++i)
        while (series.points[i].t * timeScale > 0xFFFF)
            timeScale /= 2;
    auto bytes = Head;
    appendWord(bytes, Channels);
    for (const auto scale : {PerMillimetre, PerMillimetre, timeScale}) {
        bytes.append(static_cast<char>(HasScale));
        appendWord(bytes, scaleBits(scale));
    }
    bytes.append(static_cast<char>(HasMost));
    appendWord(bytes, MostPressure);
    bytes.append('\0');
    bytes.append('\0'); // no extended data
    bytes.append(static_cast<char>(count >> 16));
    appendWord(bytes, static_cast<int>(count & 0xFFFF));
    for (std::size_t i = 0; i < count; ++i) {
        const auto &point = series.points[i];
        appendWord(bytes, std::clamp(point.x, -Offset, Offset - 1) + Offset);
        appendWord(bytes, std::clamp(point.y, -Offset, Offset - 1) + Offset);
        appendWord(bytes, static_cast<int>(std::max(point.t, 0) * timeScale));
        appendWord(bytes, point.pressure);
        bytes.append(point.down ? '\1' : '\0');
    }
    return bytes;
}

Result<SignatureSeries> signatureSeriesFrom(const QByteArray &bytes)
{
    if (!bytes.startsWith(Head))
        return std::unexpected(yc::codes::BadFile);
    const auto rest = bytes.sliced(Head.size());
    Reader reader(rest);
    if (reader.take(2) != Channels)
        return std::unexpected(yc::codes::BadFile);
    const auto x = describe(reader);
    const auto y = describe(reader);
    const auto t = describe(reader);
    const auto f = describe(reader);
    const auto s = describe(reader);
    const bool extended = reader.take(1) != 0;
    const int count = reader.take(3);
    if (extended || x.constant || y.constant || t.constant || f.constant || s.constant
        || reader.left() != static_cast<qsizetype>(count) * PointSize)
        return std::unexpected(yc::codes::BadFile);
    SignatureSeries series;
    series.points.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        SeriesPoint point;
        point.x = measured(reader.take(2) - Offset, x.scale, PerMillimetre);
        point.y = measured(reader.take(2) - Offset, y.scale, PerMillimetre);
        point.t = measured(reader.take(2), t.scale, 1.0);
        point.pressure = static_cast<quint16>(reader.take(2));
        point.down = reader.take(1) != 0;
        series.points.push_back(point);
    }
    return series;
}

} // namespace yc::core::pack
