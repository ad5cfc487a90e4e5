#include "ui/theme.h"

// The style sheet as a template over the tokens: @name is a colour, #name a size, ~name is `light` or `dark` as that
// colour is (the signs that a style sheet draws exist in both). Nothing else in the clients sets a colour by hand.
namespace yc::ui
{

namespace
{

constexpr QStringView Template = uR"(
QWidget { color: @text; }
QMainWindow, QWidget[role="page"] { background: @window; }
QDialog { background: @window; border: 1px solid @edge; }
QMenu { background: @surface; color: @text; border: 1px solid @edge; }
QMenu::item { padding: 6px 24px; }
QMenu::item:selected { background: @accentSoft; color: @text; }
QMenu::item:disabled { color: @off; }
QToolTip { background: @surface; color: @text; border: 1px solid @edge; padding: 4px; }

QLabel[role="title"] { font-size: #title; font-weight: 600; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="caption"] { font-size: #small; color: @muted; }
QLabel[role="value"] { font-size: #value; }
QLabel[role="big"] { font-size: #big; font-weight: 600; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="wrong"] { color: @wrong; }
QLabel[role="warning"] { color: @soon; background: @soonSoft; border: 1px solid @soon; border-radius: #corner; padding: 8px 12px; }
QLabel[role="good"] { color: @done; }
QLabel[role="source"] { font-size: #small; color: @accent; background: @accentSoft; border-radius: 3px; padding: 1px 6px; }
QLabel[role="chip-plain"], QLabel[role="chip-done"], QLabel[role="chip-soon"], QLabel[role="chip-wrong"] {
  font-size: #small; border-radius: 3px; padding: 2px 8px; border: 1px solid @edge; background: @surface; }
QLabel[role="chip-done"] { color: @done; background: @doneSoft; border-color: @done; }
QLabel[role="chip-soon"] { color: @soon; background: @soonSoft; border-color: @soon; }
QLabel[role="chip-wrong"] { color: @wrong; background: @wrongSoft; border-color: @wrong; }

QFrame[role="card"] { background: @surface; border: 1px solid @line; border-radius: #corner; }
QFrame[role="strip"] { background: @surface; border: 0; border-bottom: 1px solid @line; }
QFrame[role="facts"] { background: @surface; border: 0; border-left: 1px solid @line; }
QFrame[role="menu"] { background: @surface; border: 0; border-right: 1px solid @line; }
QFrame[role="notice"] { background: @soonSoft; border: 1px solid @soon; border-radius: #corner; }
QFrame[role="inhand"] { background: @accentSoft; border: 2px solid @accent; border-radius: #corner; }
QFrame[role="rule"] { background: @line; border: 0; max-height: 1px; min-height: 1px; }
QFrame[role="bar"] { background: @bar; }
QFrame[role="bar"] QLabel { color: @onBar; }
QFrame[role="bar"] QLabel[role="heading"] { font-size: #bar; font-weight: 600; }
QFrame[role="bar"] QPushButton { background: transparent; color: @onBar; border: 1px solid @onBar; padding: 3px 10px; min-height: 20px; }
QFrame[role="bar"] QPushButton:focus { border: #focus solid @onBar; padding: 2px 9px; }

QPushButton { background: @surface; color: @text; border: 1px solid @edge; border-radius: #corner; padding: 5px 14px; min-height: 22px; }
QPushButton, QRadioButton, QCheckBox { outline: 0; }
QPushButton:hover { background: @accentSoft; }
QPushButton:pressed { background: @sunken; }
QPushButton:focus { border: #focus solid @focus; padding: 4px 13px; }
QPushButton:disabled { color: @off; background: @offFill; border-color: @line; }
QPushButton[role="primary"] { background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: @accentHover; }
QPushButton[role="primary"]:focus { border: #focus solid @focus; }
QPushButton[role="primary"]:disabled { color: @off; background: @offFill; border-color: @line; }
QPushButton[role="danger"] { color: @wrong; border-color: @wrong; }
QPushButton[role="danger"]:disabled { color: @off; border-color: @line; }
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: @accent; text-align: left; padding: 0 6px; min-height: 18px; }
QPushButton[role="link"]:hover { background: @accentSoft; }
QPushButton[role="link"]:disabled { color: @off; }
QPushButton[role="link"]:focus { border: #focus solid @focus; padding: 0 5px; }
QPushButton[role="key"] { background: transparent; border: 1px solid transparent; color: @text; padding: 3px 8px; font-size: #key; }
QPushButton[role="key"]:hover { background: @accentSoft; }
QPushButton[role="key"]:disabled { color: @off; }
QPushButton[role="key"]:focus { border: #focus solid @focus; padding: 2px 7px; }
QPushButton[role="menu"] { background: transparent; border: 0; border-left: 3px solid transparent; border-radius: 0; text-align: left; padding: 9px 8px; }
QPushButton[role="menu"]:hover { background: @accentSoft; }
QPushButton[role="menu"]:checked { background: @accentSoft; color: @accent; border-left: 3px solid @accent; font-weight: 600; }
QPushButton[role="menu"]:focus { border: #focus solid @focus; border-radius: 3px; padding: 7px 7px; }
QPushButton[role="step"] { background: transparent; border: 0; border-bottom: 3px solid transparent; border-radius: 0; padding: 7px 10px 5px 10px; }
QPushButton[role="step"]:hover { background: @accentSoft; }
QPushButton[role="step"]:checked { color: @accent; border-bottom: 3px solid @accent; font-weight: 600; }
QPushButton[role="step"]:focus { border: #focus solid @focus; border-radius: 3px; padding: 5px 8px 4px 8px; }
QPushButton[role="tool"] { padding: 5px 8px; }
QPushButton[role="tool"]:focus { padding: 4px 7px; }
QPushButton[role="ending"] { text-align: left; padding: 8px 12px; font-weight: 600; }
QPushButton[role="ending"]:focus { padding: 7px 11px; }

QLineEdit, QPlainTextEdit, QTextBrowser, QComboBox, QSpinBox {
  background: @surface; color: @text; border: 1px solid @edge; border-radius: #corner; padding: 5px 8px; font-size: #value;
  selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextBrowser:focus, QComboBox:focus, QSpinBox:focus { border: #focus solid @focus; padding: 4px 7px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled { background: @offFill; color: @off; border-color: @line; }
QLineEdit[role="locked"], QPlainTextEdit[role="locked"] { background: @sunken; border-color: @line; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] { border: #focus solid @wrong; background: @wrongSoft; padding: 4px 7px; }
QComboBox { padding-right: 26px; }
QComboBox:focus { padding-right: 25px; }
QComboBox::drop-down { subcontrol-origin: border; subcontrol-position: center right; width: 24px; border: 0; background: transparent; }
QComboBox::down-arrow { image: url(:/yc/icons/arrow-down-~text.svg); width: 16px; height: 16px; }
QSpinBox { padding-right: 26px; }
QSpinBox:focus { padding-right: 25px; }
QSpinBox::up-button { subcontrol-origin: border; subcontrol-position: top right; width: 24px; border: 0; background: transparent; }
QSpinBox::down-button { subcontrol-origin: border; subcontrol-position: bottom right; width: 24px; border: 0; background: transparent; }
QSpinBox::up-arrow { image: url(:/yc/icons/arrow-up-~text.svg); width: 14px; height: 14px; }
QSpinBox::down-arrow { image: url(:/yc/icons/arrow-down-~text.svg); width: 14px; height: 14px; }
QSpinBox::up-arrow:off, QSpinBox::down-arrow:off { image: none; }
QComboBox QAbstractItemView { background: @surface; border: 1px solid @edge; }
QRadioButton, QCheckBox { spacing: 6px; padding: 3px 6px; border: 1px solid transparent; border-radius: 3px; font-size: #value; }
QRadioButton::indicator { width: 12px; height: 12px; border: 2px solid @edge; border-radius: 8px; background: @surface; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid @accent; border-radius: 8px; background: @onAccent; }
QCheckBox::indicator, QListView::indicator { width: 12px; height: 12px; border: 2px solid @edge; border-radius: 3px; background: @surface; }
QCheckBox::indicator:checked, QListView::indicator:checked { border-color: @accent; background: @accent; image: url(:/yc/icons/tick-~onAccent.svg); }
QRadioButton::indicator:disabled, QCheckBox::indicator:disabled { border-color: @off; }
QRadioButton:focus, QCheckBox:focus { border: #focus solid @focus; padding: 2px 5px; }

QListWidget, QListView { background: @surface; border: 1px solid @line; border-radius: #corner; outline: 0; }
QListWidget:focus, QListView:focus { border: #focus solid @focus; }
QListWidget::item, QListView::item { padding: 7px 10px; border-bottom: 1px solid @line; }
QListWidget::item:selected, QListView::item:selected { background: @accentSoft; color: @text; }
QListWidget::item:hover, QListView::item:hover { background: @sunken; }
QListWidget::item:selected:hover { background: @accentSoft; }
QTextBrowser[role="guide"] { border: 1px solid @line; font-size: #base; padding: 12px 16px; }
QTextBrowser[role="guide"]:focus { border: #focus solid @focus; padding: 11px 15px; }

QScrollArea { border: 0; background: transparent; }
QScrollArea > QWidget > QWidget[role="scrolled"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar::handle:vertical { background: @edge; border-radius: 4px; min-height: 32px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle:horizontal { background: @edge; border-radius: 4px; min-width: 32px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @sunken; border: 1px solid @line; border-radius: 4px; text-align: center; min-height: 18px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }

QFrame[role="guidance"] { background: @surface; border: 0; border-top: 1px solid @line; }
QFrame[role="guidance-problem"] { background: @wrongSoft; border: 0; border-top: 2px solid @wrong; }
QFrame[role="guidance"] QLabel[role="say"] { font-size: #say; font-weight: 600; }
QFrame[role="guidance-problem"] QLabel[role="say"] { font-size: #say; font-weight: 600; color: @wrong; }
)";

bool isNameCharacter(QChar c)
{
    return c.isLetter() && c.unicode() < 128;
}

} // namespace

QString Theme::styleSheet() const
{
    const QHash<QString, int> sizes{{QStringLiteral("small"), smallPx},   {QStringLiteral("base"), basePx},
                                    {QStringLiteral("value"), valuePx},   {QStringLiteral("title"), titlePx},
                                    {QStringLiteral("big"), bigPx},       {QStringLiteral("bar"), barPx},
                                    {QStringLiteral("say"), sayPx},       {QStringLiteral("key"), keyPx},
                                    {QStringLiteral("corner"), cornerPx}, {QStringLiteral("focus"), focusPx}};
    QString sheet;
    sheet.reserve(Template.size() * 2);
    for (qsizetype i = 0; i < Template.size(); ++i) {
        const auto c = Template[i];
        if (c != u'@' && c != u'#' && c != u'~') {
            sheet += c;
            continue;
        }
        auto end = i + 1;
        while (end < Template.size() && isNameCharacter(Template[end]))
            ++end;
        const auto name = Template.mid(i + 1, end - i - 1).toString();
        if (c == u'@')
            sheet += colour(name).name();
        else if (c == u'~')
            sheet += colour(name).lightnessF() > 0.5F ? QStringLiteral("light") : QStringLiteral("dark");
        else
            sheet += QString::number(sizes.value(name)) + QStringLiteral("px");
        i = end - 1;
    }
    return sheet;
}

} // namespace yc::ui
