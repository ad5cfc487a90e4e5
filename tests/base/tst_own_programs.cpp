#include "base/own_programs.h"
#include "tests/support/register.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;

class TestOwnPrograms : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void inABuildTreeTheyLieBesideEachOther();
    void installedTheyLieInLibexec();
    void theVersionIsThreeNumbers();

private:
    static bool touch(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly);
    }
};

void TestOwnPrograms::inABuildTreeTheyLieBesideEachOther()
{
    const QTemporaryDir tree;
    QVERIFY(touch(tree.filePath(QStringLiteral("yichuang-scand"))));
    QCOMPARE(helperProgramFrom(tree.path(), QStringLiteral("yichuang-scand")),
             tree.filePath(QStringLiteral("yichuang-scand")));
}

void TestOwnPrograms::installedTheyLieInLibexec()
{
    const QTemporaryDir tree;
    QVERIFY(QDir(tree.path()).mkpath(QStringLiteral("bin")));
    // Missing too: whoever says so names the place where it belongs.
    QCOMPARE(helperProgramFrom(tree.filePath(QStringLiteral("bin")), QStringLiteral("yichuang-scand")),
             tree.filePath(QStringLiteral("libexec/yichuang/yichuang-scand")));
}

void TestOwnPrograms::theVersionIsThreeNumbers()
{
    QCOMPARE(version().split(u'.').size(), 3);
}

YC_TEST(TestOwnPrograms)
#include "tst_own_programs.moc"
