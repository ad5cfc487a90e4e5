#pragma once

#include <QByteArrayView>
#include <QString>

#include <expected>
#include <vector>

// Recordings as WAV files (RIFF, "Multimedia Programming Interface and Data Specifications 1.0"). Pure.
namespace yc::devices::sound
{

inline constexpr int VoiceRate = 48'000; // samples a second of all that is said
inline constexpr int LeastWaveRate = 8'000;
inline constexpr int MostWaveRate = 48'000;
inline constexpr int LongestWave = 10; // seconds
// The longest of the highest rate in stereo, and room for what else stands in such files.
inline constexpr qsizetype LargestWave = qsizetype{LongestWave} * MostWaveRate * 4 + 64 * 1024;

using Samples = std::vector<qint16>; // mono, VoiceRate

// PCM of 16 bits, mono or stereo, 8 to 48 kHz, at most ten seconds; what it is becomes mono at VoiceRate. Else what is
// wrong with it, for the engineer. A data chunk that claims more than there is ends where the file does: recorders that
// were interrupted, or wrote to a pipe, leave such files.
[[nodiscard]] std::expected<Samples, QString> samplesOf(QByteArrayView file);

} // namespace yc::devices::sound
