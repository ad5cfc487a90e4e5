#include "ui/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

static void takeTranslations()
{
    Q_INIT_RESOURCE(yc_translations);
}

namespace yc::ui
{

bool speak(Language language, QCoreApplication &application)
{
    takeTranslations();
    if (language == Language::Chinese) {
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
        return true;
    }
    QLocale::setDefault(QLocale(QLocale::English));
    auto *translator = new QTranslator(&application);
    return translator->load(QStringLiteral(":/yc/i18n/yichuang_en.qm"))
        && QCoreApplication::installTranslator(translator);
}

} // namespace yc::ui
