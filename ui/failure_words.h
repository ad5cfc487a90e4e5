#pragma once

#include "base/code.h"

#include <QString>

#include <span>

// Every stable code in words and with a remedy. UI thread; follows the client's language. docs/failures.md is the same
// table for the help desk.
namespace yc::ui
{

struct FailureEntry {
    Code code;
    const char *words; // Chinese source, to be translated in the context FailureWords
    const char *remedy;
};
[[nodiscard]] std::span<const FailureEntry> allFailures();

struct FailureWords {
    QString words;
    QString remedy;
};
// A code that is not in the table (a newer hall's) still gets words.
[[nodiscard]] FailureWords failureWords(Code code);
// 扫描仪卡纸。请打开盖板取出纸张后重新扫描（D-0202）
[[nodiscard]] QString failureLine(Code code);

} // namespace yc::ui
