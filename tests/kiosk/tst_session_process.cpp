#include "kiosk/session_process.h"
#include "tests/support/register.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace yc::kiosk;

namespace
{

// Gone, or dead and waiting to be buried by whoever inherits it.
bool isGone(qint64 pid)
{
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!stat.open(QIODevice::ReadOnly))
        return true;
    const auto line = stat.readAll();
    return line.mid(line.lastIndexOf(')') + 2, 1) == "Z";
}

} // namespace

class TestSessionProcess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSessionThatEndsIsFollowedByAFreshOne()
    {
        SessionProcess session(QStringLiteral("/bin/sh"),
                               {QStringLiteral("-c"),
                                QStringLiteral("read line; echo '{\"event\":\"shown\"}'; "
                                               "echo '{\"event\":\"ended\",\"why\":\"home\",\"printed\":1}'")});
        QSignalSpy ready(&session, &SessionProcess::ready);
        QSignalSpy shown(&session, &SessionProcess::shown);
        QSignalSpy ended(&session, &SessionProcess::ended);
        QSignalSpy died(&session, &SessionProcess::died);
        session.start();
        QTRY_COMPARE(ready.size(), 1);
        const auto first = session.pid();
        session.show(QStringLiteral("zh"));
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(shown.size(), 1);
        QCOMPARE(ended.first().first().toJsonObject().value(QStringLiteral("why")).toString(), QStringLiteral("home"));
        QTRY_COMPARE(ready.size(), 2); // at once: a session that said goodbye is no failure
        QVERIFY(session.pid() != first);
        QVERIFY(isGone(first));
        QCOMPARE(died.size(), 0);
    }
    void aSessionThatHasEndedIsKilledWhateverItStillDoes()
    {
        SessionProcess session(
            QStringLiteral("/bin/sh"),
            {QStringLiteral("-c"),
             QStringLiteral("trap '' TERM; read line; echo '{\"event\":\"ended\",\"why\":\"home\"}'; "
                            "while :; do sleep 1; done")});
        QSignalSpy ready(&session, &SessionProcess::ready);
        QSignalSpy died(&session, &SessionProcess::died);
        session.start();
        QTRY_COMPARE(ready.size(), 1);
        const auto first = session.pid();
        session.show(QStringLiteral("zh"));
        QTRY_COMPARE(ready.size(), 2);
        QVERIFY(isGone(first));
        QCOMPARE(died.size(), 0); // it said goodbye before
    }
    void theLanguageReachesTheChild()
    {
        SessionProcess session(QStringLiteral("/bin/sh"),
                               {QStringLiteral("-c"),
                                QStringLiteral("read a b; read c d; echo \"{\\\"event\\\":\\\"ended\\\",\\\"why\\\":"
                                               "\\\"$a-$b-$c-$d\\\"}\"")});
        QSignalSpy ended(&session, &SessionProcess::ended);
        QSignalSpy ready(&session, &SessionProcess::ready);
        session.start();
        QTRY_COMPARE(ready.size(), 1);
        session.speak(QStringLiteral("en"));
        session.show(QStringLiteral("en"));
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended.first().first().toJsonObject().value(QStringLiteral("why")).toString(),
                 QStringLiteral("speak-en-show-en"));
    }
    void aKilledSessionIsReplacedAndTheShellLives()
    {
        SessionProcess session(QStringLiteral("/bin/sleep"), {QStringLiteral("600")});
        QSignalSpy ready(&session, &SessionProcess::ready);
        QSignalSpy died(&session, &SessionProcess::died);
        session.start();
        QTRY_COMPARE(ready.size(), 1);
        const auto first = session.pid();
        QCOMPARE(::kill(static_cast<pid_t>(first), SIGKILL), 0);
        QTRY_COMPARE(died.size(), 1);
        QTRY_COMPARE(ready.size(), 2);
        QVERIFY(session.pid() != first);
    }
    void aProgramThatCannotStartIsTriedMoreAndMoreSlowly()
    {
        SessionProcess session(QStringLiteral("/nonexistent/kiosk"), {});
        QSignalSpy died(&session, &SessionProcess::died);
        session.start();
        QTRY_COMPARE(died.size(), 1);
        QTest::qWait(300);
        QCOMPARE(died.size(), 1); // the next try waits a second
    }
    void aChattyChildDoesNoHarm()
    {
        SessionProcess session(QStringLiteral("/bin/sh"),
                               {QStringLiteral("-c"),
                                QStringLiteral("head -c 100000 /dev/zero; echo; echo nonsense; echo '[1]'; "
                                               "echo '{\"event\":\"ended\",\"why\":\"done\"}'")});
        QSignalSpy ended(&session, &SessionProcess::ended);
        session.start();
        QTRY_VERIFY(!ended.isEmpty());
    }
    void theChildIsGoneWithItsOwner()
    {
        auto session
            = std::make_unique<SessionProcess>(QStringLiteral("/bin/sleep"), QStringList{QStringLiteral("600")});
        QSignalSpy ready(session.get(), &SessionProcess::ready);
        session->start();
        QTRY_COMPARE(ready.size(), 1);
        const auto child = session->pid();
        session.reset();
        QVERIFY(isGone(child));
    }
    void aShellThatIsKilledTakesItsChildAlong()
    {
        QProcess shell;
        shell.start(qEnvironmentVariable("YC_BIN") + QStringLiteral("/kiosk_shell_probe"), QStringList());
        QVERIFY(shell.waitForStarted());
        QTRY_VERIFY(shell.canReadLine());
        const auto child = shell.readLine().trimmed().toLongLong();
        QVERIFY(child > 0 && !isGone(child));
        shell.kill();
        QVERIFY(shell.waitForFinished());
        QTRY_VERIFY(isGone(child));
    }
};

YC_TEST(TestSessionProcess)
#include "tst_session_process.moc"
