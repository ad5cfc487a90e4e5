#pragma once

#include "base/code.h"

#include <QByteArray>

#include <chrono>
#include <functional>
#include <vector>

namespace yc::helpers::imaged
{

// One of poppler's programs, run behind our walls on a file that it gets as its standard input. Nothing else of ours is
// open in it, and it may not even send a signal.
struct Tool {
    const char *program = nullptr; // whole path
    std::vector<const char *> arguments; // without the program's name
    std::chrono::milliseconds patience{15'000};
};
// Hands the output over piece by piece; take() says false when it has had enough. DecoderAbsent if it cannot be
// started, PageHung after the patience (it is killed), FileDamaged if it crashes. The exit code else; what it said on
// its error output, at most 4 kB, goes to errors.
[[nodiscard]] Result<int> run(const Tool &tool, int file, const std::function<bool(QByteArrayView)> &take,
                              QByteArray &errors);

} // namespace yc::helpers::imaged
