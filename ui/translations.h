#pragma once

#include <QTranslator>

class QCoreApplication;

namespace yc::ui
{

enum class Language { Chinese, English };

// The language of the windows. Chinese stands in the code, English is a compiled .ts; Qt's own words (menus of a field,
// buttons of a dialog) are the other way round, their Chinese comes from Qt's translations where those are installed.
// Can be called again: texts asked for afterwards come in the new language.
class Tongue
{
public:
    // False: the English texts are not in this build.
    [[nodiscard]] bool speak(Language language);

private:
    QTranslator m_english;
    QTranslator m_qtsChinese;
};

} // namespace yc::ui
