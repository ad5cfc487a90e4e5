#include "tests/support/register.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <csignal>

// Behind the walls, with the kernel that is here. What this kernel lacks is printed, not passed over: seccomp and the
// limits are everywhere; landlock may be switched off in a container.
class TestWalls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aDecoderThatWasTakenOverGetsNowhere_data()
    {
        QTest::addColumn<QString>("wall");
        QTest::addColumn<QString>("attempt");
        QTest::addColumn<bool>("goes");
        QTest::addColumn<bool>("needsLandlock");
        const auto row = [](const char *wall, const char *attempt, bool goes, bool needsLandlock) {
            QTest::addRow("%s: %s", wall, attempt)
                << QString::fromLatin1(wall) << QString::fromLatin1(attempt) << goes << needsLandlock;
        };
        row("pictures", "memory", true, false);
        for (const char *attempt : {"read-a-file", "read-home", "write-a-file", "see-processes", "own-memory",
                                    "internet", "local-socket", "shell", "trace", "signal", "fonts"})
            row("pictures", attempt, false, false);
        row("pdf", "memory", true, false);
        row("pdf", "fonts", true, false);
        for (const char *attempt : {"read-a-file", "read-home", "write-a-file", "see-processes", "own-memory", "shell"})
            row("pdf", attempt, false, true);
        for (const char *attempt : {"internet", "local-socket", "trace"})
            row("pdf", attempt, false, false);
        row("pdf-tool", "fonts", true, false);
        row("pdf-tool", "signal", false, false);
        row("pdf-tool", "internet", false, false);
        row("pdf-tool", "read-a-file", false, true);
    }
    void aDecoderThatWasTakenOverGetsNowhere()
    {
        QFETCH(QString, wall);
        QFETCH(QString, attempt);
        QFETCH(bool, goes);
        QFETCH(bool, needsLandlock);
        QProcess probe;
        const auto program = qEnvironmentVariable("YC_BIN") + QStringLiteral("/../tests/bin/walls_probe");
        probe.start(program, {wall, attempt});
        QVERIFY2(probe.waitForFinished(10'000), qPrintable(probe.errorString()));
        const auto said = probe.readAllStandardOutput();
        QVERIFY2(said.contains("wall seccomp"), said.constData());
        QVERIFY2(said.contains("wall limits"), said.constData());
        const bool killed = probe.exitStatus() == QProcess::CrashExit;
        if (needsLandlock && !said.contains("wall landlock")) {
            qInfo("no landlock in this kernel: %s is not held back", qPrintable(attempt));
            return;
        }
        QCOMPARE(said.contains("succeeded"), goes);
        // Replaced by a shell it would have ended well without a word.
        QVERIFY(killed || said.contains("done"));
        QVERIFY(!QFile::exists(QStringLiteral("/tmp/yc-walls-probe")));
    }
};

YC_TEST(TestWalls)
#include "tst_walls.moc"
