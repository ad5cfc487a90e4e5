#pragma once

#include <QLibrary>

namespace yc
{

// Takes a function by its name from a library that is loaded only where it is needed. False: it has none of this name.
// The type of the function is the caller's word: decltype of the one that its header declares.
template <typename Function> [[nodiscard]] bool take(QLibrary &library, const char *name, Function &into)
{
    into = reinterpret_cast<Function>(library.resolve(name));
    return into != nullptr;
}

} // namespace yc
