#include "kiosk/style.h"

namespace yc::kiosk
{

ui::Theme kioskTheme(ui::Theme theme)
{
    theme.smallPx = theme.kioskBasePx * 3 / 4;
    theme.basePx = theme.kioskBasePx;
    theme.valuePx = theme.kioskBasePx;
    theme.titlePx = theme.kioskTitlePx;
    theme.cornerPx *= 2;
    theme.focusPx *= 2;
    return theme;
}

QString kioskStyleSheet(const ui::Theme &theme)
{
    QString sheet = QStringLiteral(R"(
QPushButton { min-height: 72px; padding: 8px 32px; border-width: 2px; }
QPushButton:focus { padding: 6px 30px; }
QPushButton[role="primary"] { min-height: 96px; padding: 8px 48px; }
QPushButton[role="primary"]:focus { padding: 6px 46px; }
QPushButton[role="choice"] { background: @surface@; border: 2px solid @edge@; text-align: left; min-height: 120px; padding: 0; }
QPushButton[role="choice"]:pressed { background: @accentSoft@; border-color: @accent@; }
QScrollArea { border: 4px solid transparent; }
QScrollArea:focus { border: 4px solid @focus@; }
QPushButton[role="choice"]:focus { border: 4px solid @focus@; padding: 0; }
QPushButton[role="choice"]:disabled { background: @offFill@; }
QLabel[role="choice-name"] { font-weight: 600; }
QLabel[role="lead"] { font-size: 36px; }
QLabel[role="next"] { font-size: 36px; font-weight: 600; color: @accent@; }
QLabel[role="number"] { font-size: 48px; font-weight: 600; }
QLabel[role="bar-name"] { font-size: 32px; font-weight: 600; }
QFrame[role="bar"] QPushButton { min-height: 60px; padding: 0 24px; }
QFrame[role="bar"] QPushButton:focus { padding: 0 22px; }
QFrame[role="foot"] { background: @surface@; border: 0; border-top: 2px solid @line@; }
QFrame[role="last-call"] { background: @surface@; border: 4px solid @soon@; border-radius: 12px; }
QLabel[role="chip-plain"], QLabel[role="chip-done"], QLabel[role="chip-soon"], QLabel[role="chip-wrong"] {
  font-size: 28px; padding: 4px 16px; border-radius: 8px; border-width: 2px; }
QScrollBar:vertical { width: 32px; }
QScrollBar::handle:vertical { border-radius: 12px; min-height: 80px; }
)");
    for (auto it = theme.colours.begin(); it != theme.colours.end(); ++it)
        sheet.replace(u'@' + it.key() + u'@', it.value().name());
    return sheet;
}

} // namespace yc::kiosk
