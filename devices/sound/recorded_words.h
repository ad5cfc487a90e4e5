#pragma once

#include "devices/sound/wave_file.h"

#include <QMap>
#include <QStringList>

// Calls put together from a hall's own recordings, one WAV file a word. Reading blocks: in the device's thread.
namespace yc::devices::sound
{

class RecordedWords
{
public:
    // "请.wav", "A.wav", "号窗口.wav": the name is what is said. A file that is none hurts only itself and is told in
    // faults(). At most 1000 files and ten minutes in all; what is beyond is left, in order of names.
    [[nodiscard]] static RecordedWords of(const QString &folder);

    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty(); }
    [[nodiscard]] QStringList faults() const { return m_faults; } // "号.wav: not a WAV file"

    // Word after word without a gap, the longest recording that fits first; signs that nobody says (hyphens, blanks,
    // points) are passed over. loud: 0 to 10, 10 as recorded. Else what is not recorded, as long as it goes on.
    [[nodiscard]] std::expected<Samples, QString> say(const QString &words, int loud) const;

private:
    QMap<QString, Samples> m_words;
    qsizetype m_longest = 0; // characters of a word
    QStringList m_faults;
};

} // namespace yc::devices::sound
