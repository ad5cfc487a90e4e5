#pragma once

#include "devices/api/announcer.h"

#include <QByteArray>
#include <QJsonObject>

#include <memory>
#include <optional>

// What a maker's protocol is to the sessions: frames out, answers in. One is a file with a class and a row in
// announcers.cpp or board_cabinet.cpp. Objects may remember what they asked (a transaction's number); they have no I/O,
// no clock and no thread, and twins are built from the same frames.
namespace yc::devices::lobby
{

// No frame of any of these protocols is longer; what is heard and not understood is kept up to here.
inline constexpr qsizetype LongestHeard = 1024;

class AnnouncerProtocol
{
public:
    enum class Said {
        Taken, // understood
        Refused,
        Speaking, // and not done yet
        Idle, // nothing is being said
    };
    AnnouncerProtocol() = default;
    virtual ~AnnouncerProtocol() = default;
    AnnouncerProtocol(const AnnouncerProtocol &) = delete;
    AnnouncerProtocol &operator=(const AnnouncerProtocol &) = delete;

    [[nodiscard]] virtual QString model() const = 0; // as the Devices page names it
    [[nodiscard]] virtual bool answers() const = 0; // false: it only listens, and ask() is empty
    [[nodiscard]] virtual bool speaks() const = 0; // what is taken goes on until Idle
    // AnnouncementUnfit: it has no characters or no room for it.
    [[nodiscard]] virtual Result<QByteArray> tell(const Announcement &what) = 0;
    [[nodiscard]] virtual QByteArray clear() = 0;
    [[nodiscard]] virtual QByteArray ask() = 0; // how it is: Taken, Speaking or Idle
    // Cuts the first whole answer off the front, and before it whatever cannot be the beginning of one.
    [[nodiscard]] virtual std::optional<Said> take(QByteArray &heard) = 0;
};

class CabinetProtocol
{
public:
    struct Said {
        enum class What { Taken, Refused, Shut, Open };
        What what = What::Taken;
        int door = 0; // 0: it did not say of which
    };
    CabinetProtocol() = default;
    virtual ~CabinetProtocol() = default;
    CabinetProtocol(const CabinetProtocol &) = delete;
    CabinetProtocol &operator=(const CabinetProtocol &) = delete;

    [[nodiscard]] virtual QString model() const = 0;
    [[nodiscard]] virtual int mostDoors() const = 0; // that its numbers reach
    [[nodiscard]] virtual QByteArray open(int door) = 0; // 1 to mostDoors()
    [[nodiscard]] virtual QByteArray ask(int door) = 0; // Shut or Open
    [[nodiscard]] virtual std::optional<Said> take(QByteArray &heard) = 0; // as above
};

} // namespace yc::devices::lobby
