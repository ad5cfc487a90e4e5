#include "devices/sound/recorded_words.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace yc::devices::sound
{

namespace
{

constexpr qsizetype MostFiles = 1000;
constexpr std::size_t MostSamples = std::size_t{600} * VoiceRate;
constexpr qsizetype LongestWord = 40;
constexpr int Loudest = 10;

// Ａ, a and A are said alike.
QString plain(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).toUpper();
}

bool isSilent(QChar sign)
{
    return sign.isSpace() || sign.isPunct();
}

std::expected<Samples, QString> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(QStringLiteral("cannot be read"));
    return samplesOf(file.read(LargestWave + 1));
}

} // namespace

RecordedWords RecordedWords::of(const QString &folder)
{
    RecordedWords made;
    std::size_t all = 0;
    auto files = QDir(folder).entryInfoList({QStringLiteral("*.wav")}, QDir::Files, QDir::Name);
    files.removeIf([](const QFileInfo &file) { return !file.isFile(); }); // links to what never ends
    for (const auto &file : files.first(std::min(files.size(), MostFiles))) {
        const auto word = plain(file.completeBaseName());
        auto samples = word.isEmpty() || word.size() > LongestWord
            ? std::unexpected(QStringLiteral("its name is no word"))
            : read(file.filePath());
        if (samples && all + samples->size() > MostSamples)
            samples = std::unexpected(QStringLiteral("more than ten minutes of recordings"));
        if (!samples) {
            made.m_faults += file.fileName() + QStringLiteral(": ") + samples.error();
            continue;
        }
        all += samples->size();
        made.m_longest = std::max(made.m_longest, word.size());
        made.m_words.insert(word, *std::move(samples));
    }
    return made;
}

std::expected<Samples, QString> RecordedWords::say(const QString &words, int loud) const
{
    const auto text = plain(words);
    Samples said;
    QString missing;
    for (qsizetype at = 0; at < text.size();) {
        auto length = std::min(m_longest, text.size() - at);
        auto word = m_words.end();
        for (; length > 0 && word == m_words.end(); --length)
            word = m_words.find(text.mid(at, length));
        if (word != m_words.end()) {
            if (!missing.isEmpty())
                break;
            said.insert(said.end(), word->begin(), word->end());
            at += word.key().size();
        } else {
            if (!isSilent(text[at]))
                missing += text[at];
            else if (!missing.isEmpty())
                break;
            ++at;
        }
    }
    if (!missing.isEmpty())
        return std::unexpected(missing);
    const auto part = std::clamp(loud, 0, Loudest);
    for (auto &sample : said)
        sample = static_cast<qint16>(sample * part / Loudest);
    return said;
}

} // namespace yc::devices::sound
