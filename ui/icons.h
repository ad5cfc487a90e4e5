#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

// The one icon set (resources/icons), drawn in a colour of the theme.
namespace yc::ui
{

[[nodiscard]] QIcon icon(const QString &name, const QColor &colour); // null icon if there is none of that name

} // namespace yc::ui
