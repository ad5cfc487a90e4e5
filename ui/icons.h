#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

class QAbstractButton;
class QLabel;

namespace yc::ui
{

// An icon of resources/icons in one colour; null for a name that is not there.
[[nodiscard]] QIcon icon(const QString &name, const QColor &colour);

// A sign on a button or in a label (side: pixels) that follows the theme: the text colour, now and after another theme
// was put on.
void setSign(QAbstractButton *button, const QString &name);
void setSign(QLabel *label, const QString &name, int side);
void recolourSigns(const QColor &colour); // ui::apply() does

} // namespace yc::ui
