// A recording of a hall's, fed with anything.

#include "devices/sound/wave_file.h"

#include <cstdint>
#include <cstdlib>

using namespace yc::devices::sound;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView file(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto samples = samplesOf(file);
    const bool holds = samples ? !samples->empty()
            && samples->size() <= std::size_t{LongestWave} * VoiceRate
            // nothing out of nothing: a frame becomes six samples at most
            && samples->size() <= size / 2 * (VoiceRate / LeastWaveRate)
                               : !samples.error().isEmpty();
    if (!holds)
        std::abort();
    return 0;
}
