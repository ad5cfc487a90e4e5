#include "devices/sound/wave_file.h"

#include <QtEndian>

#include <algorithm>

namespace yc::devices::sound
{

namespace
{

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype ChunkHead = 8;
constexpr qsizetype LeastFormat = 16;
constexpr quint16 Pcm = 1;
constexpr quint16 Extensible = 0xFFFE; // its first two bytes of GUID say what it is
constexpr qsizetype SubFormat = 24;

quint16 shortAt(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<quint16>(bytes.data() + at);
}
quint32 longAt(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<quint32>(bytes.data() + at);
}

struct Shape {
    int channels;
    int rate;
};

std::expected<Shape, QString> shapeOf(QByteArrayView format)
{
    if (format.size() < LeastFormat)
        return std::unexpected(u"its format is cut off"_s);
    const auto named = shortAt(format, 0);
    const auto kind = named == Extensible && format.size() >= SubFormat + 2 ? shortAt(format, SubFormat) : named;
    const auto channels = shortAt(format, 2);
    const auto rate = longAt(format, 4);
    const auto bits = shortAt(format, 14);
    if (kind != Pcm || bits != 16)
        return std::unexpected(u"not PCM of 16 bits"_s);
    if (channels < 1 || channels > 2)
        return std::unexpected(u"%1 channels"_s.arg(channels));
    if (rate < LeastWaveRate || rate > MostWaveRate)
        return std::unexpected(u"%1 samples a second"_s.arg(rate));
    return Shape{channels, static_cast<int>(rate)};
}

Samples brought(QByteArrayView data, const Shape &shape)
{
    const auto frames = data.size() / (2 * shape.channels);
    const auto at = [&](qsizetype frame) {
        const auto sample = [&](int channel) {
            return static_cast<int>(static_cast<qint16>(shortAt(data, 2 * (frame * shape.channels + channel))));
        };
        return shape.channels == 2 ? (sample(0) + sample(1)) / 2 : sample(0);
    };
    const auto count = frames * VoiceRate / shape.rate;
    Samples samples(static_cast<std::size_t>(count));
    for (qsizetype i = 0; i < count; ++i) {
        const auto exact = i * shape.rate; // in VoiceRate-ths of a frame
        const auto frame = exact / VoiceRate;
        const auto part = exact % VoiceRate;
        const qint64 left = at(frame);
        const qint64 right = at(std::min(frame + 1, frames - 1));
        samples[static_cast<std::size_t>(i)] = static_cast<qint16>(left + (right - left) * part / VoiceRate);
    }
    return samples;
}

} // namespace

std::expected<Samples, QString> samplesOf(QByteArrayView file)
{
    if (file.size() > LargestWave)
        return std::unexpected(u"longer than %1 seconds"_s.arg(LongestWave));
    if (file.size() < 12 || file.first(4) != "RIFF" || file.sliced(8, 4) != "WAVE")
        return std::unexpected(u"not a WAV file"_s);
    std::expected<Shape, QString> shape = std::unexpected(u"without a format"_s);
    for (auto rest = file.sliced(12); rest.size() >= ChunkHead;) {
        const auto name = rest.first(4);
        const auto claimed = qsizetype{longAt(rest, 4)};
        rest = rest.sliced(ChunkHead);
        const auto chunk = rest.first(std::min(claimed, rest.size()));
        if (name == "fmt ") {
            shape = shapeOf(chunk);
        } else if (name == "data") {
            if (!shape)
                return std::unexpected(shape.error());
            if (chunk.size() > qsizetype{LongestWave} * shape->rate * shape->channels * 2)
                return std::unexpected(u"longer than %1 seconds"_s.arg(LongestWave));
            auto samples = brought(chunk, *shape);
            if (samples.empty())
                return std::unexpected(u"without sound"_s);
            return samples;
        }
        rest = rest.sliced(std::min(claimed + (claimed & 1), rest.size())); // chunks begin at even places
    }
    return std::unexpected(shape ? u"without sound"_s : shape.error());
}

} // namespace yc::devices::sound
