#pragma once

#include <QByteArray>
#include <QString>

#include <map>

namespace yc::tests
{

// What would be found after the power failed now: the bytes that were synced, under the names that their folder had
// when it was synced, and nothing else. The strictest disk that POSIX allows; a kill -9 alone shows none of this
// (platform.md).
class Platter
{
public:
    Platter() = default;
    Platter(const Platter &) = delete;
    Platter &operator=(const Platter &) = delete;
    ~Platter();

    void fileSynced(const QString &path);
    void folderSynced(const QString &path);
    // Lays out `folder` as it would be found, at `to`.
    void layOut(const QString &folder, const QString &to) const;

private:
    struct File {
        int held = -1; // keeps the inode's number from being given to another file
        QByteArray bytes;
    };
    struct Name {
        bool folder = false;
        quint64 inode = 0;
    };
    std::map<quint64, File> m_files; // by inode
    std::map<QString, std::map<QString, Name>> m_folders; // by path
};

} // namespace yc::tests
