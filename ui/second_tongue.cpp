#include "ui/second_tongue.h"

#include <QCoreApplication>
#include <QThread>

static void takeTranslations()
{
    Q_INIT_RESOURCE(yc_translations);
}

namespace yc::ui
{

void SecondTongue::install()
{
    QCoreApplication::removeTranslator(this);
    QCoreApplication::installTranslator(this);
}

bool SecondTongue::speak(Language language)
{
    takeTranslations();
    if (language == Language::English && m_english.isEmpty()
        && !m_english.load(QStringLiteral(":/yc/i18n/yichuang_en.qm")))
        return false;
    m_language = language;
    return true;
}

QString SecondTongue::translate(const char *context, const char *source, const char *disambiguation, int n) const
{
    // Papers are worded in other threads meanwhile; those follow the clerk's language.
    if (QThread::currentThread() != thread() || m_speaking == 0)
        return {};
    auto words = QString::fromUtf8(source); // Chinese stands in the code and in the catalogue
    if (m_language == Language::Chinese)
        return words;
    if (qstrcmp(context, "Catalogue") == 0) {
        const auto english = m_translations.constFind(QStringLiteral("en"));
        return english == m_translations.constEnd() ? words : english->value(words, words);
    }
    const auto english = m_english.translate(context, source, disambiguation, n);
    return english.isNull() ? words : english;
}

} // namespace yc::ui
