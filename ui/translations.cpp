#include "ui/translations.h"

#include "base/log.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

static void takeTranslations()
{
    Q_INIT_RESOURCE(yc_translations);
}

namespace yc::ui
{

bool Tongue::speak(Language language)
{
    takeTranslations();
    QCoreApplication::removeTranslator(&m_english);
    QCoreApplication::removeTranslator(&m_qtsChinese);
    if (language == Language::Chinese) {
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
        if (!m_qtsChinese.isEmpty()
            || m_qtsChinese.load(QStringLiteral("qtbase_zh_CN"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
            QCoreApplication::installTranslator(&m_qtsChinese);
        else
            log::write(log::Level::Warning, "ui", "qt-speaks-english");
        return true;
    }
    QLocale::setDefault(QLocale(QLocale::English));
    return (!m_english.isEmpty() || m_english.load(QStringLiteral(":/yc/i18n/yichuang_en.qm")))
        && QCoreApplication::installTranslator(&m_english);
}

} // namespace yc::ui
