#include "helpers/vendord/library_trust.h"

#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

namespace yc::helpers::vendord
{

namespace
{

QString whyNotThis(const QString &path, quint32 owner)
{
    struct stat about = {};
    if (::lstat(QFile::encodeName(path).constData(), &about) != 0)
        return path;
    // Everybody may "write" to a link and nobody can: it is replaced by whoever may write to its folder.
    const bool held = S_ISLNK(about.st_mode) || (S_ISDIR(about.st_mode) && (about.st_mode & S_ISVTX) != 0);
    const bool loose = !held && (about.st_mode & (S_IWGRP | S_IWOTH)) != 0;
    if (!loose && (about.st_uid == 0 || about.st_uid == owner))
        return {};
    return QStringLiteral("%1 uid=%2 mode=%3")
        .arg(path)
        .arg(about.st_uid)
        .arg(about.st_mode & 07777U, 4, 8, QLatin1Char('0'));
}

QString whyNotAlong(QString path, quint32 owner)
{
    for (;; path.truncate(std::max<qsizetype>(path.lastIndexOf(u'/'), 1))) {
        if (auto why = whyNotThis(path, owner); !why.isEmpty() || path == u"/")
            return why;
    }
}

} // namespace

QString whyNotTrusted(const QString &library, quint32 owner)
{
    if (!library.startsWith(u'/'))
        return library;
    if (auto why = whyNotAlong(library, owner); !why.isEmpty())
        return why;
    const auto real = QFileInfo(library).canonicalFilePath();
    if (!QFileInfo(real).isFile())
        return library;
    return whyNotAlong(real, owner);
}

} // namespace yc::helpers::vendord
