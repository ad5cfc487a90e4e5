#include "base/helper_process.h"
#include "tests/support/register.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;

// Helpers that are shell scripts: what a keeper hears of each ending.
class TestHelperProcess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aProgramThatIsNotThereIsTold();
    void oneThatEndsIsToldAfterItsLastWords();
    void oneThatCrashesIsTold();
    void nonsenseIsToldOnceAndEndedByItsKeeper();
    void oneThatIsForgottenIsHeardNoMore();
    void itHasTheSocketAndNothingElseOfOurs();
    void theNextOneIsStartedFromTheEndOfTheLast();

private:
    [[nodiscard]] QString script(const QByteArray &lines);
    [[nodiscard]] ipc::HelperProcess::Ears ears();

    QTemporaryDir m_folder;
    QStringList m_heard;
    std::function<void()> m_whenGone;
};

void TestHelperProcess::init()
{
    m_heard.clear();
    m_whenGone = {};
}

QString TestHelperProcess::script(const QByteArray &lines)
{
    static int count = 0;
    const auto path = m_folder.filePath(QString::number(++count));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/bash\n" + lines + '\n') < 0
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        qFatal("no script");
    return path;
}

ipc::HelperProcess::Ears TestHelperProcess::ears()
{
    return {.message = [this](const ipc::Message &message) { m_heard << QString::number(message.kind); },
            .gone =
                [this](bool started, bool crashed) {
                    m_heard << (!started      ? QStringLiteral("never")
                                    : crashed ? QStringLiteral("crashed")
                                              : QStringLiteral("ended"));
                    if (m_whenGone)
                        m_whenGone();
                },
            .nonsense = [this](Code) { m_heard << QStringLiteral("nonsense"); }};
}

void TestHelperProcess::aProgramThatIsNotThereIsTold()
{
    ipc::HelperProcess helper(ears(), this);
    helper.start(m_folder.filePath(QStringLiteral("none")), {});
    QTRY_COMPARE(m_heard, QStringList{QStringLiteral("never")});
    QVERIFY(!helper.isThere());
    QCOMPARE(helper.pid(), 0);
}

void TestHelperProcess::oneThatEndsIsToldAfterItsLastWords()
{
    ipc::HelperProcess helper(ears(), this);
    // "YC", kind 7, no files, a body of two bytes.
    helper.start(script("printf 'YC\\0\\007\\0\\0\\0\\0\\0\\002{}' >&$2"), {});
    QVERIFY(helper.isThere());
    QTRY_COMPARE(m_heard, (QStringList{QStringLiteral("7"), QStringLiteral("ended")}));
    QVERIFY(!helper.isThere());
}

void TestHelperProcess::oneThatCrashesIsTold()
{
    ipc::HelperProcess helper(ears(), this);
    helper.start(script("kill -SEGV $$"), {});
    QTRY_COMPARE(m_heard, QStringList{QStringLiteral("crashed")});
}

void TestHelperProcess::nonsenseIsToldOnceAndEndedByItsKeeper()
{
    ipc::HelperProcess helper(ears(), this);
    helper.start(script("printf 'what is this, and more of it' >&$2; kill -STOP $$"), {});
    QTRY_COMPARE(m_heard, QStringList{QStringLiteral("nonsense")});
    QVERIFY(helper.isThere());
    helper.kill();
    QTRY_COMPARE(m_heard, (QStringList{QStringLiteral("nonsense"), QStringLiteral("crashed")}));
}

void TestHelperProcess::oneThatIsForgottenIsHeardNoMore()
{
    ipc::HelperProcess helper(ears(), this);
    helper.start(script("kill -STOP $$"), {});
    helper.forget();
    QVERIFY(!helper.isThere());
    helper.start(script("exit 0"), {}); // and another follows at once
    QTRY_COMPARE(m_heard, QStringList{QStringLiteral("ended")});
}

void TestHelperProcess::itHasTheSocketAndNothingElseOfOurs()
{
    QFile open(m_folder.filePath(QStringLiteral("open")));
    QVERIFY(open.open(QIODevice::WriteOnly));
    ipc::HelperProcess helper(ears(), this);
    const auto told = m_folder.filePath(QStringLiteral("told"));
    helper.start(
        script("echo $GIVEN > " + QFile::encodeName(told) + "; ls -l /proc/$$/fd >> " + QFile::encodeName(told)),
        {{QStringLiteral("GIVEN"), QStringLiteral("goods")}});
    QTRY_COMPARE(m_heard, QStringList{QStringLiteral("ended")});
    QFile file(told);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto words = file.readAll();
    QVERIFY2(words.startsWith("goods\n"), words.constData());
    QVERIFY2(words.count("socket:") == 1 && !words.contains("/open\n"), words.constData());
}

void TestHelperProcess::theNextOneIsStartedFromTheEndOfTheLast()
{
    ipc::HelperProcess helper(ears(), this);
    m_whenGone = [&] {
        if (m_heard.size() < 3)
            helper.start(script("exit 0"), {});
    };
    helper.start(script("exit 0"), {});
    QTRY_COMPARE(m_heard.size(), 3);
    QVERIFY(!helper.isThere());
}

YC_TEST(TestHelperProcess)
#include "tst_helper_process.moc"
