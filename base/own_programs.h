#pragma once

#include "base/code.h"

#include <QString>

// What this build is, and where its other programs are.
namespace yc
{

namespace codes
{
inline constexpr Code HelperMissing{'B', 10}; // a program of ours that another one starts is not there or does not load
} // namespace codes

[[nodiscard]] QString version(); // "0.1.0", of the root CMakeLists.txt

// The whole path of a program of ours that another one starts ("yichuang-scand"). In a build tree all of them lie
// beside each other; in an installed one those that people do not start lie in ../libexec/yichuang. Where there is
// neither it is the latter, so that whoever says that it is missing says where it belongs.
[[nodiscard]] QString helperProgram(const QString &name);

// The same, seen from the folder of the program that asks: exported for the tests.
[[nodiscard]] QString helperProgramFrom(const QString &folder, const QString &name);

} // namespace yc
