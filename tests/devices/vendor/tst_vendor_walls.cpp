#include "base/private_folder.h"
#include "tests/support/register.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace Qt::StringLiterals;

// A maker's library does its work and nothing else. Where the kernel has no Landlock (a container may switch it off)
// its files are not held back, and that is said.
class TestVendorWalls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLibraryHasWhatItNeedsAndNothingElse();
};

void TestVendorWalls::aLibraryHasWhatItNeedsAndNothingElse()
{
    QTemporaryDir library;
    QTemporaryDir home;
    for (const auto &path : {library.filePath(u"lib.so"_s), home.filePath(u"secret"_s)}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    const auto folder = PrivateFolder::make(u"yc-test-walls"_s);
    QVERIFY(folder);
    QProcess probe;
    probe.start(qEnvironmentVariable("YC_BIN") + u"/../tests/bin/vendor_walls_probe"_s,
                {library.filePath(u"lib.so"_s), folder->path(), home.path()});
    QVERIFY(probe.waitForFinished());
    auto said = QString::fromUtf8(probe.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(said.isEmpty() ? QString() : said.takeLast(), u"done"_s);
    for (const auto &needed : {u"wall limits"_s, u"wall seccomp"_s, u"read-library"_s, u"write-folder"_s,
                               u"read-system"_s, u"thread"_s, u"netlink"_s})
        QVERIFY2(said.removeOne(needed), qPrintable(needed));
    if (!said.removeOne(u"wall landlock"_s)) {
        qInfo("no landlock in this kernel: files are not held back");
        said.removeIf([](const QString &line) { return line.startsWith(u"read-") || line.startsWith(u"write-"); });
    }
    QCOMPARE(said, QStringList());
}

YC_TEST(TestVendorWalls)
#include "tst_vendor_walls.moc"
