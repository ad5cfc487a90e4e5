#pragma once

#include "base/code.h"
#include "ui/theme.h"
#include "ui/translations.h"

// How the windows of this terminal look and speak, as its clerks like it: a file beside the sealed data, nothing
// personal in it. {"theme":"dark","text":"large","language":"en"}; what is missing is as it comes.
namespace yc::ui
{

struct Look {
    ThemeName theme = ThemeName::Light;
    bool largeText = false;
    Language language = Language::Chinese;
    bool operator==(const Look &) const = default;
};

// The words of the file and of the command line. nullopt: no such word.
[[nodiscard]] std::optional<ThemeName> themeNamed(QStringView word); // light dark contrast
[[nodiscard]] std::optional<Language> languageNamed(QStringView word); // zh en

// A file that is not there, or not one of ours, is the look as it comes: nobody is kept from work by it.
[[nodiscard]] Look readLook(const QString &path);
[[nodiscard]] Done writeLook(const QString &path, const Look &look); // BadFile
// The theme of it, sizes included.
[[nodiscard]] Result<Theme> themeOf(const Look &look);

} // namespace yc::ui
