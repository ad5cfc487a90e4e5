#include "app/steps/file_places.h"

#include <QDir>
#include <QStringList>

#include <algorithm>
#include <pwd.h>
#include <unistd.h>

namespace yc::app
{

namespace
{

constexpr qsizetype ShortestSerial = 6;

// "mtp:host=Xiaomi_Mi_10_1a2b3c4d": maker, model, serial number. "gphoto2:host=[usb:001,005]" says nothing.
QString nameOfTelephone(const QString &host)
{
    auto parts = QString::fromUtf8(QByteArray::fromPercentEncoding(host.toUtf8())).split(u'_', Qt::SkipEmptyParts);
    const auto isSerial = [](const QString &part) {
        return part.size() >= ShortestSerial && std::ranges::any_of(part, [](QChar c) { return c.isDigit(); });
    };
    if (parts.size() > 1 && isSerial(parts.last()))
        parts.removeLast();
    const auto name = parts.join(u' ');
    return name.startsWith(u'[') ? QString() : name;
}

FilePlace placeOfGvfs(const QFileInfo &entry)
{
    const auto called = entry.fileName();
    const auto scheme = called.section(u':', 0, 0);
    const auto host = called.section(QStringLiteral("host="), 1).section(u',', 0, 0);
    const bool telephone
        = scheme == QStringLiteral("mtp") || scheme == QStringLiteral("gphoto2") || scheme == QStringLiteral("afc");
    return {.kind = telephone ? FilePlace::Kind::Telephone : FilePlace::Kind::Share,
            .name = telephone ? nameOfTelephone(host) : called.section(u'=', -1),
            .folder = entry.absoluteFilePath()};
}

QFileInfoList foldersIn(const QString &path)
{
    return QDir(path).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
}

} // namespace

bool FilePlaces::somethingIsPluggedIn() const
{
    return std::ranges::any_of(all, [](const FilePlace &one) { return one.kind != FilePlace::Kind::Share; });
}

FileOwner FileOwner::own()
{
    FileOwner owner{.root = QStringLiteral("/"),
                    .user = qEnvironmentVariable("USER"),
                    .runtime = qEnvironmentVariable("XDG_RUNTIME_DIR")};
    // Started by something else than a login.
    if (owner.runtime.isEmpty())
        owner.runtime = QStringLiteral("/run/user/%1").arg(::getuid());
    if (owner.user.isEmpty())
        if (const auto *known = ::getpwuid(::getuid()))
            owner.user = QString::fromLocal8Bit(known->pw_name);
    return owner;
}

FilePlaces filePlaces(const FileOwner &owner)
{
    FilePlaces places;
    const QDir root(owner.root);
    if (!owner.user.isEmpty())
        for (const auto *media : {"media/", "run/media/"})
            for (const auto &entry : foldersIn(root.filePath(QString::fromLatin1(media) + owner.user)))
                places.all.append(
                    {.kind = FilePlace::Kind::Stick, .name = entry.fileName(), .folder = entry.absoluteFilePath()});
    const auto gvfs = QDir(owner.runtime).filePath(QStringLiteral("gvfs"));
    places.telephonesCanCome = QDir(gvfs).exists();
    for (const auto &entry : foldersIn(gvfs))
        places.all.append(placeOfGvfs(entry));
    std::ranges::stable_sort(places.all, {}, &FilePlace::kind);
    return places;
}

} // namespace yc::app
