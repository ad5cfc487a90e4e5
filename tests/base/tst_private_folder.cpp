#include "base/private_folder.h"
#include "tests/support/register.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/wait.h>
#include <unistd.h>

using namespace yc;
using namespace Qt::StringLiterals;

class TestPrivateFolder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void itIsInMemoryForItsMakerAloneAndGoesWithIt();
    void whatLiesInItIsOverwritten();
    void linksAreNotFollowed();
    void whatAKilledMakerLeftIsClearedAway();
};

namespace
{

bool write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray read(QFile &file)
{
    file.seek(0);
    return file.readAll();
}

} // namespace

void TestPrivateFolder::itIsInMemoryForItsMakerAloneAndGoesWithIt()
{
    QString path;
    {
        const auto folder = PrivateFolder::make(u"yc-test-alone"_s);
        QVERIFY(folder);
        path = folder->path();
        QVERIFY(path.startsWith(u"/dev/shm/"_s));
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther),
                 QFile::Permissions());
        const auto second = PrivateFolder::make(u"yc-test-alone"_s);
        QVERIFY(second);
        QVERIFY(second->path() != path);
        QVERIFY2(QDir(path).exists(), "one in use is not taken for left behind");
        QVERIFY(QDir(path).mkpath(u"deep/er"_s));
        QVERIFY(write(path + u"/deep/er/wz.txt"_s, "x"));
    }
    QVERIFY(!QFileInfo::exists(path));
}

void TestPrivateFolder::whatLiesInItIsOverwritten()
{
    const auto folder = PrivateFolder::make(u"yc-test-empty"_s);
    QVERIFY(folder);
    QVERIFY(QDir(folder->path()).mkdir(u"chinaidcard"_s));
    const auto path = folder->path() + u"/chinaidcard/WZ.TXT"_s;
    const QByteArray secret(10'000, 'S');
    QVERIFY(write(path, secret));
    QFile open(path); // what a process that holds it would still see
    QVERIFY(open.open(QIODevice::ReadOnly | QIODevice::Unbuffered));
    QCOMPARE(read(open), secret);
    emptyFolder(folder->path());
    QVERIFY(QDir(folder->path()).isEmpty());
    QCOMPARE(read(open), QByteArray(secret.size(), '\0'));
}

void TestPrivateFolder::linksAreNotFollowed()
{
    QTemporaryDir elsewhere;
    QVERIFY(write(elsewhere.filePath(u"kept"_s), "kept"));
    const auto folder = PrivateFolder::make(u"yc-test-links"_s);
    QVERIFY(folder);
    QVERIFY(QFile::link(elsewhere.filePath(u"kept"_s), folder->path() + u"/file"_s));
    QVERIFY(QFile::link(elsewhere.path(), folder->path() + u"/folder"_s));
    emptyFolder(folder->path());
    QVERIFY(QDir(folder->path()).isEmpty());
    QFile kept(elsewhere.filePath(u"kept"_s));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), QByteArray("kept"));
}

void TestPrivateFolder::whatAKilledMakerLeftIsClearedAway()
{
    std::array<int, 2> pipe{};
    QCOMPARE(::pipe(pipe.data()), 0);
    const auto child = ::fork();
    if (child == 0) {
        const auto folder = PrivateFolder::make(u"yc-test-left"_s);
        const auto path = folder ? folder->path().toLatin1() : QByteArray();
        const bool written = folder && write(folder->path() + u"/zp.bmp"_s, "face");
        ::_exit(written && ::write(pipe[1], path.constData(), static_cast<std::size_t>(path.size())) > 0 ? 0 : 1);
    }
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
    std::array<char, 200> heard{};
    const auto size = ::read(pipe[0], heard.data(), heard.size());
    const auto left = QString::fromLatin1(heard.data(), size);
    QVERIFY(QFileInfo::exists(left + u"/zp.bmp"_s));
    QVERIFY(PrivateFolder::make(u"yc-test-left"_s));
    QVERIFY(!QFileInfo::exists(left));
    ::close(pipe[0]);
    ::close(pipe[1]);
}

YC_TEST(TestPrivateFolder)
#include "tst_private_folder.moc"
