#pragma once

#include "devices/api/device.h"

#include <QObject>

#include <chrono>

namespace yc::devices
{

inline constexpr int WidestWindow = 12; // columns of half a Hanzi
inline constexpr qsizetype LongestTicket = 12;
inline constexpr qsizetype LongestWords = 80; // characters

// Whose turn it is and where. Everybody in the hall sees and hears it, so it has a number and never a name.
struct Announcement {
    QString id; // told at most once; a second one with an id that still waits is let go
    QString window; // "3", "综合1"
    QString ticket; // "A012": ASCII letters, digits and hyphens
    QString words; // what is said, and shown where there is room: "请A012号到3号窗口"
    std::chrono::milliseconds expiresAfter{std::chrono::seconds{30}}; // not begun by then: AnnouncementExpired
};

// AnnouncementUnfit: a part is empty, longer than above, of other characters, or has control characters.
[[nodiscard]] Done judge(const Announcement &what);

// What tells those who wait, by light (叫号屏, Kind::Display) or by voice (呼叫音箱, Kind::Speaker). Lives in the
// caller's thread; its line is handled elsewhere, and nothing here waits.
//
// A display shows the newest: one that still waits when another comes is notAnnounced(AnnouncementSuperseded). A
// speaker says them one after another, eight may wait. Neither is told anything twice by itself, but a display that
// was away for less than two minutes shows again what stood on it.
class Announcer : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual DeviceInfo info() const = 0; // Capability::StatusBack: it answers; else it is only talked to
    [[nodiscard]] virtual Health health() const = 0;
    virtual void start() = 0;
    virtual void lookAgain() { } // as of a card reader
    virtual void announce(const Announcement &what) = 0;
    virtual void clear() = 0; // a display goes blank; a speaker stops in the middle and forgets what waits (Cancelled)

Q_SIGNALS:
    void healthChanged();
    void guidanceChanged(yc::devices::Guidance guidance);
    // Shown; said to the end. One that only listens: on its way.
    void announced(const QString &id);
    void notAnnounced(const QString &id, const yc::devices::DeviceError &error);
};

} // namespace yc::devices
