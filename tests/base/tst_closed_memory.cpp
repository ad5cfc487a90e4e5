#include "base/closed_memory.h"
#include "tests/support/register.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

class TestClosedMemory : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void neitherCoreFilesNorOtherProgramsGetIt();
    void childrenHaveNoCoreFileEither();
};

namespace
{

QByteArray coreLimits(const QString &of)
{
    QFile limits(QStringLiteral("/proc/%1/limits").arg(of));
    if (!limits.open(QIODevice::ReadOnly))
        return "no limits";
    const auto all = QString::fromUtf8(limits.readAll());
    const auto found = QRegularExpression(QStringLiteral("Max core file size +(\\S+) +(\\S+)")).match(all);
    return (found.captured(1) + QLatin1Char(' ') + found.captured(2)).toUtf8();
}

} // namespace

void TestClosedMemory::neitherCoreFilesNorOtherProgramsGetIt()
{
    QCOMPARE(::prctl(PR_GET_DUMPABLE), 1); // as every program begins
    QVERIFY(yc::closeMemory());
    QCOMPARE(::prctl(PR_GET_DUMPABLE), 0);
    QCOMPARE(coreLimits(QStringLiteral("self")), QByteArray("0 0"));
}

void TestClosedMemory::childrenHaveNoCoreFileEither()
{
    QVERIFY(yc::closeMemory());
    const auto child = ::fork();
    if (child == 0) {
        ::execl("/bin/sleep", "sleep", "60", nullptr);
        ::_exit(127);
    }
    QTRY_COMPARE(coreLimits(QString::number(child)), QByteArray("0 0"));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
}

YC_TEST(TestClosedMemory)
#include "tst_closed_memory.moc"
