#pragma once

#include <QByteArray>
#include <QString>

// Recordings for tests: a tone a word.
namespace yc::tests
{

struct Tone {
    QString word;
    int hertz; // a multiple of 200
    int milliseconds;
    int rate = 16'000;
    int channels = 1;
};

[[nodiscard]] QByteArray waveOf(const Tone &tone, double amplitude = 0.5);
[[nodiscard]] bool writeWave(const QString &folder, const Tone &tone, double amplitude = 0.5);

} // namespace yc::tests
