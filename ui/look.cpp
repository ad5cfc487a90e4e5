#include "ui/look.h"

#include "ui/kept_choice.h"

#include <QJsonObject>

#include <array>

namespace yc::ui
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr std::array Themes{std::pair{ThemeName::Light, u"light"}, std::pair{ThemeName::Dark, u"dark"},
                            std::pair{ThemeName::Contrast, u"contrast"}};
constexpr std::array Languages{std::pair{Language::Chinese, u"zh"}, std::pair{Language::English, u"en"}};

template <typename Value, std::size_t Count>
std::optional<Value> valueOf(const std::array<std::pair<Value, const char16_t *>, Count> &table, QStringView word)
{
    for (const auto &[value, known] : table)
        if (word == QStringView(known))
            return value;
    return std::nullopt;
}

template <typename Value, std::size_t Count>
QString wordOf(const std::array<std::pair<Value, const char16_t *>, Count> &table, Value value)
{
    for (const auto &[known, word] : table)
        if (known == value)
            return QStringView(word).toString();
    return {};
}

} // namespace

std::optional<ThemeName> themeNamed(QStringView word)
{
    return valueOf(Themes, word);
}

std::optional<Language> languageNamed(QStringView word)
{
    return valueOf(Languages, word);
}

Look readLook(const QString &path)
{
    const auto json = keptChoice(path);
    return {.theme = themeNamed(json[u"theme"_s].toString()).value_or(ThemeName::Light),
            .largeText = json[u"text"_s].toString() == u"large"_s,
            .language = languageNamed(json[u"language"_s].toString()).value_or(Language::Chinese)};
}

Done writeLook(const QString &path, const Look &look)
{
    return keepChoice(path,
                      {{u"theme"_s, wordOf(Themes, look.theme)},
                       {u"text"_s, look.largeText ? u"large"_s : u"standard"_s},
                       {u"language"_s, wordOf(Languages, look.language)}});
}

Result<Theme> themeOf(const Look &look)
{
    auto theme = loadTheme(look.theme);
    if (theme && look.largeText)
        return enlarged(std::move(*theme));
    return theme;
}

} // namespace yc::ui
