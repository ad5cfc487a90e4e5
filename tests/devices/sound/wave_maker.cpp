#include "tests/devices/sound/wave_maker.h"

#include <QDataStream>
#include <QDir>
#include <QFile>

#include <cmath>
#include <numbers>

namespace yc::tests
{

QByteArray waveOf(const Tone &tone, double amplitude)
{
    const int frames = tone.rate * tone.milliseconds / 1000;
    const auto size = static_cast<quint32>(frames * tone.channels * 2);
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setByteOrder(QDataStream::LittleEndian);
    out.writeRawData("RIFF", 4);
    out << size + 36;
    out.writeRawData("WAVEfmt ", 8);
    out << quint32{16} << quint16{1} << static_cast<quint16>(tone.channels) << static_cast<quint32>(tone.rate)
        << static_cast<quint32>(tone.rate * tone.channels * 2) << static_cast<quint16>(tone.channels * 2)
        << quint16{16};
    out.writeRawData("data", 4);
    out << size;
    for (int i = 0; i < frames; ++i) {
        const auto wave = amplitude * std::sin(2 * std::numbers::pi * tone.hertz * i / tone.rate);
        for (int channel = 0; channel < tone.channels; ++channel)
            out << static_cast<qint16>(std::lround(wave * 32767));
    }
    return bytes;
}

bool writeWave(const QString &folder, const Tone &tone, double amplitude)
{
    QFile file(QDir(folder).filePath(tone.word + QStringLiteral(".wav")));
    const auto bytes = waveOf(tone, amplitude);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace yc::tests
