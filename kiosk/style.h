#pragma once

#include "ui/theme.h"

namespace yc::kiosk
{

// The house's theme at a kiosk's size: 32 px text, 48 px titles, targets of at least 60 px.
[[nodiscard]] ui::Theme kioskTheme(ui::Theme theme);
// Rules for the kiosk's own roles, to be added to the theme's sheet; colours from the tokens alone.
[[nodiscard]] QString kioskStyleSheet(const ui::Theme &theme);

} // namespace yc::kiosk
