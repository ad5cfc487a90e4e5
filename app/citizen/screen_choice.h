#pragma once

#include <QList>
#include <QRect>
#include <QString>

// On which of the screens there are the person's window stands. Values in, a value out.
namespace yc::app
{

struct ScreenSeen {
    QString name; // as the system calls it: HDMI-1
    QRect place;
};

struct CitizenPlace {
    enum class Kind {
        Off, // not wanted
        Missing, // wanted, and there is no such screen
        Window, // a window of its own size beside the clerk's, for trying out and showing
        Screen
    } kind
        = Kind::Off;
    qsizetype index = -1; // of Screen, in the list
    bool operator==(const CitizenPlace &) const = default;
};

// wanted: "auto", "off", "window" or a name (ui::TerminalSettings::citizenScreen). clerk: where the clerk's window is,
// an index; -1: not known. A screen that shows what the clerk's does (mirrored) is none: the person's window would
// cover the clerk's.
[[nodiscard]] CitizenPlace citizenPlace(const QString &wanted, const QList<ScreenSeen> &screens, qsizetype clerk);

} // namespace yc::app
