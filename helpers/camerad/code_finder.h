#pragma once

#include "base/image.h"

#include <QByteArray>

#include <optional>

namespace yc::helpers::camerad
{

// Bar codes and QR codes in what a camera shows, by ZXing. Thread-compatible; a look at 1280 x 960 takes ten to thirty
// milliseconds, more where nothing is found.
//
// A picture that is torn or moves gives codes that nobody printed, of the one-dimensional kinds above all. So a code is
// told when two looks in a row gave the same, and once: it has to be gone for some looks before it counts again.
class CodeFinder
{
public:
    // Frame: RGB. What was read, in the bytes that the code holds; nothing: no code, or none that is new.
    [[nodiscard]] std::optional<QByteArray> look(const Image &frame);
    ~CodeFinder();
    CodeFinder() = default;
    CodeFinder(const CodeFinder &) = delete;
    CodeFinder &operator=(const CodeFinder &) = delete;

private:
    [[nodiscard]] static QByteArray read(const Image &frame);

    QByteArray m_seen; // by the last look that saw one
    bool m_told = false; // m_seen
    int m_without = 0; // looks since that saw nothing
};

} // namespace yc::helpers::camerad
