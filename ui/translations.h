#pragma once

class QCoreApplication;
class QString;

namespace yc::ui
{

enum class Language { Chinese, English };

// Chinese stands in the code; English is a compiled .ts. Call it once, before the first window. False: the English
// texts are not in this build.
[[nodiscard]] bool speak(Language language, QCoreApplication &application);

} // namespace yc::ui
