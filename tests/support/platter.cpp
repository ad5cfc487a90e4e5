#include "tests/support/platter.h"

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace yc::tests
{

Platter::~Platter()
{
    for (const auto &[inode, file] : m_files)
        ::close(file.held);
}

void Platter::fileSynced(const QString &path)
{
    struct stat facts {
    };
    const auto name = QFile::encodeName(path);
    if (::stat(name.constData(), &facts) != 0)
        return;
    auto &file = m_files[facts.st_ino];
    if (file.held < 0)
        file.held = ::open(name.constData(), O_RDONLY | O_CLOEXEC);
    QFile now(path);
    if (now.open(QIODevice::ReadOnly))
        file.bytes = now.readAll();
}

void Platter::folderSynced(const QString &path)
{
    auto &names = m_folders[path];
    names.clear();
    for (const auto &name : QDir(path).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)) {
        struct stat facts {
        };
        if (::stat(QFile::encodeName(path + u'/' + name).constData(), &facts) == 0)
            names[name] = {S_ISDIR(facts.st_mode), facts.st_ino};
    }
}

void Platter::layOut(const QString &folder, const QString &to) const
{
    QDir().mkpath(to);
    const auto names = m_folders.find(folder);
    if (names == m_folders.end())
        return;
    for (const auto &[name, what] : names->second) {
        if (what.folder) {
            layOut(folder + u'/' + name, to + u'/' + name);
            continue;
        }
        QFile file(to + u'/' + name); // a name whose bytes were never synced is an empty file
        const auto known = m_files.find(what.inode);
        if (!file.open(QIODevice::WriteOnly)
            || (known != m_files.end() && file.write(known->second.bytes) != known->second.bytes.size()))
            qFatal("a test's own file could not be written");
    }
}

} // namespace yc::tests
