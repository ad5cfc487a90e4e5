#pragma once

#include "devices/api/device.h"

#include <QList>
#include <QObject>

namespace yc::devices
{

inline constexpr int MostDoors = 200;

// What the switch in a door's lock says, and what follows from who was told to open it.
enum class DoorState {
    Unknown, // not asked yet, or what it said was no answer
    Shut,
    Open,
    Forced, // open, and nobody told it to; until it is shut
    Stuck, // was told to open and stayed shut; until it opens
};

struct Door {
    int number = 0; // as written on it, from 1
    DoorState state = DoorState::Unknown;
    friend bool operator==(const Door &, const Door &) = default;
};

// A pick-up cabinet (取件柜): doors with locks that open when they are told to and are shut by hand. What lies behind a
// door it does not know, and of whose it is it is never told. Lives in the caller's thread; its line is handled
// elsewhere.
class Cabinet : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual DeviceInfo info() const = 0;
    [[nodiscard]] virtual Health health() const = 0;
    [[nodiscard]] virtual QList<Door> doors() const = 0; // by number, without a gap
    virtual void start() = 0;
    virtual void lookAgain() { } // as of a card reader
    // Told once, whatever is answered: a lock that opens a second time opens for somebody else. opened() when the
    // door's own switch says so; an answer of the board alone is not believed. One at a time, eight may wait.
    virtual void open(const QString &id, int door) = 0;

Q_SIGNALS:
    void healthChanged();
    void guidanceChanged(yc::devices::Guidance guidance); // ShutDoor: one was left open
    void doorsChanged();
    void opened(const QString &id);
    void notOpened(const QString &id, const yc::devices::DeviceError &error); // DoorStuck, NoSuchDoor, CabinetRefused…
};

} // namespace yc::devices
