#pragma once

#include <QList>
#include <QString>

namespace yc::app
{

// Something with files on it that somebody plugged in, where a Debian desktop shows it.
struct FilePlace {
    enum class Kind {
        Stick, // U盘: under /media/USER or /run/media/USER
        Telephone, // by gvfs's MTP, PTP or AFC, under XDG_RUNTIME_DIR/gvfs
        Share, // of the network, there too
    };
    Kind kind = Kind::Stick;
    QString name; // as people know it; empty: a telephone that does not say
    QString folder;
    friend bool operator==(const FilePlace &, const FilePlace &) = default;
};

struct FilePlaces {
    QList<FilePlace> all; // sticks, telephones, shares
    bool telephonesCanCome = false; // gvfs-fuse runs; without it none would ever show up
    [[nodiscard]] bool somethingIsPluggedIn() const;
    friend bool operator==(const FilePlaces &, const FilePlaces &) = default;
};

// Whose places: this process's own, but in tests. `root` is "/".
struct FileOwner {
    QString root;
    QString user;
    QString runtime; // XDG_RUNTIME_DIR, /run/user/UID
    [[nodiscard]] static FileOwner own();
};

// Reads folders that a telephone may answer for: never on the UI thread.
[[nodiscard]] FilePlaces filePlaces(const FileOwner &owner);

} // namespace yc::app
