#include "ui/catalogue_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace yc::ui
{

namespace
{
constexpr auto Context = "Catalogue";
}

QString said(const QString &words)
{
    return words.isEmpty() ? words : QCoreApplication::translate(Context, words.toUtf8().constData());
}

core::domain::FormField said(core::domain::FormField field)
{
    field.label = said(field.label);
    field.help = said(field.help);
    field.unit = said(field.unit);
    for (auto &choice : field.choices)
        choice.words = said(choice.words);
    return field;
}

QString CatalogueTongue::translate(const char *context, const char *source, const char *, int) const
{
    if (qstrcmp(context, Context) != 0)
        return {};
    const auto language = m_translations.constFind(QLocale::languageToCode(QLocale().language()));
    return language == m_translations.constEnd() ? QString() : language->value(QString::fromUtf8(source));
}

} // namespace yc::ui
