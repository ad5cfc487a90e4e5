#include "core/store/disk.h"
#include "tests/support/fails.h"
#include "tests/support/fault_vfs.h"
#include "tests/support/register.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace yc;
using namespace yc::core;

class TestDisk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void aFileIsWholeAndItsOwnersOnly();
    void aFailureAnywhereLeavesTheOldFileWhole();
    void aSecondFileOfTheSameNameIsRefused();
    void aFileThatIsTooLargeIsNotRead();
    void aWipedFileIsGoneAndWasOverwritten();
    void foldersAreMadeForTheirOwnerOnly();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("file")); }
    [[nodiscard]] QStringList names() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestDisk::aFileIsWholeAndItsOwnersOnly()
{
    const store::Disk disk;
    const QByteArray big(1'000'003, 'b');
    QVERIFY(store::writeWhole(disk, path(), big));
    QCOMPARE(store::readWhole(path(), 2'000'000).value(), big);
    QVERIFY(store::writeWhole(disk, path(), {}));
    QCOMPARE(store::readWhole(path(), 10).value(), QByteArray());
    QCOMPARE(QFileInfo(path()).permissions()
                 & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
             QFile::Permissions());
    QCOMPARE(names(), QStringList{QStringLiteral("file")});
}

void TestDisk::aFailureAnywhereLeavesTheOldFileWhole()
{
    QVERIFY(store::writeWhole(store::Disk(), path(), "old"));
    tests::Faults faults;
    const tests::FaultyDisk disk(faults);
    int i = 0;
    for (;; ++i) {
        faults.arm(i, i % 2 == 0 ? tests::Faults::Kind::IoError : tests::Faults::Kind::Full);
        const auto done = store::writeWhole(disk, path(), "new and longer");
        const auto now = store::readWhole(path(), 100).value();
        if (!faults.struck()) {
            QVERIFY(done);
            QCOMPARE(now, QByteArray("new and longer"));
            break;
        }
        QVERIFY(!done);
        QCOMPARE(toString(done.error()), toString(i % 2 == 0 ? store::codes::Failed : store::codes::Full));
        QVERIFY2(now == "old" || now == "new and longer", now.constData());
        QVERIFY(store::writeWhole(store::Disk(), path(), "old"));
    }
    QVERIFY(i >= 6); // open, write, sync, rename, open folder, sync folder
}

void TestDisk::aSecondFileOfTheSameNameIsRefused()
{
    const store::Disk disk;
    QVERIFY(store::writeNew(disk, path(), "first"));
    YC_FAILS(store::writeNew(disk, path(), "second"), store::codes::Constraint);
    QCOMPARE(store::readWhole(path(), 100).value(), QByteArray("first"));
    QCOMPARE(names(), QStringList{QStringLiteral("file")});
}

void TestDisk::aFileThatIsTooLargeIsNotRead()
{
    QVERIFY(store::writeWhole(store::Disk(), path(), "12345"));
    QVERIFY(store::readWhole(path(), 5));
    YC_FAILS(store::readWhole(path(), 4), store::codes::Corrupt);
    YC_FAILS(store::readWhole(path() + QStringLiteral("x"), 4), store::codes::CannotOpen);
}

void TestDisk::aWipedFileIsGoneAndWasOverwritten()
{
    const store::Disk disk;
    QVERIFY(store::writeWhole(disk, path(), QByteArray(100'000, 'x')));
    const int fd = ::open(QFile::encodeName(path()).constData(), O_RDONLY | O_CLOEXEC); // what a second name would see
    QVERIFY(fd >= 0);
    QVERIFY(store::wipeFile(disk, path()));
    QByteArray left(100'000, '?');
    QCOMPARE(::read(fd, left.data(), static_cast<std::size_t>(left.size())), left.size());
    ::close(fd);
    QCOMPARE(left, QByteArray(100'000, '\0'));
    QVERIFY(names().isEmpty());
    QVERIFY(store::wipeFile(disk, path())); // nothing there is done
}

void TestDisk::foldersAreMadeForTheirOwnerOnly()
{
    const store::Disk disk;
    const auto deep = m_folder->filePath(QStringLiteral("a/b/c"));
    QVERIFY(store::makeFolders(disk, deep));
    QVERIFY(store::makeFolders(disk, deep));
    QVERIFY(QFileInfo(deep).isDir());
    QVERIFY(!QFileInfo(deep).permission(QFile::ReadGroup) && !QFileInfo(deep).permission(QFile::ExeOther));
    QVERIFY(store::writeWhole(disk, path(), "a file"));
    QVERIFY(!store::makeFolders(disk, path() + QStringLiteral("/below")));
}

YC_TEST(TestDisk)
#include "tst_disk.moc"
