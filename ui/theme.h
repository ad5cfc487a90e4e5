#pragma once

#include "base/code.h"

#include <QColor>
#include <QHash>
#include <QPalette>
#include <QString>

#include <utility>
#include <vector>

class QApplication;
class QWidget;

// Colours and sizes of every screen, from resources/theme/tokens.json and nowhere else. Values; a theme is chosen at
// the start or on the fly, and reaches the widgets as a palette and one generated style sheet.
namespace yc::ui
{

enum class ThemeName { Light, Dark, Contrast };

struct Theme {
    QHash<QString, QColor> colours; // by the token's name
    QString family;
    int smallPx = 12;
    int basePx = 14;
    int valuePx = 15; // what stands in form fields
    int titlePx = 20;
    int bigPx = 28; // what is read from an arm's length: a case number, the one thing to do
    int barPx = 18;
    int sayPx = 16; // the guidance line
    int keyPx = 13;
    int largePercent = 125; // of every size above, for who asks for large text
    int kioskBasePx = 32;
    int kioskTitlePx = 48;
    int gridPx = 8;
    int cornerPx = 6;
    int focusPx = 2;

    // A width or height that holds text, in the size that the text has now.
    [[nodiscard]] int room(int px) const { return px * basePx / StandardBasePx; }
    static constexpr int StandardBasePx = 14;

    [[nodiscard]] QColor colour(QStringView token) const; // an unknown token is an assert: tokens are ours
    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] QString styleSheet() const;
};

// The same with large text.
[[nodiscard]] Theme enlarged(Theme theme);
// The tokens compiled into the client.
[[nodiscard]] Result<Theme> loadTheme(ThemeName name);
// The same from other bytes of the same shape (tests); BadFile when a token or a theme is missing.
[[nodiscard]] Result<Theme> themeFrom(const QByteArray &json, ThemeName name);
[[nodiscard]] QByteArray tokensJson();
// Pairs (text on ground) that are promised to be readable.
[[nodiscard]] std::vector<std::pair<QString, QString>> readablePairs(const QByteArray &json);
// WCAG 2 contrast, 1 to 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

// Font with tabular figures, palette, style sheet; and the signs of what is on the screen already (ui/icons.h).
void apply(const Theme &theme, QApplication &application);

// Widgets take their look from a role: setRole(label, "title"). Roles are those of Theme::styleSheet().
void setRole(QWidget *widget, const char *role);

} // namespace yc::ui
