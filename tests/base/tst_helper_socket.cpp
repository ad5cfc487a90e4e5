#include "base/helper_socket.h"
#include "tests/support/register.h"

#include <QFile>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>

using namespace yc;

class TestHelperSocket : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anythingElseIsNoSocket_data();
    void anythingElseIsNoSocket();
    void aHelperTakesItsSocketAndEndsWithItsParent();
};

void TestHelperSocket::anythingElseIsNoSocket_data()
{
    QTest::addColumn<QByteArrayList>("arguments");
    QTest::newRow("started by hand") << QByteArrayList{"helper"};
    QTest::newRow("no number") << QByteArrayList{"helper", "--socket"};
    QTest::newRow("words") << QByteArrayList{"helper", "--socket", "three"};
    QTest::newRow("a number and more") << QByteArrayList{"helper", "--socket", "3x"};
    QTest::newRow("nothing") << QByteArrayList{"helper", "--socket", ""};
    QTest::newRow("below nothing") << QByteArrayList{"helper", "--socket", "-1"};
    QTest::newRow("larger than numbers are") << QByteArrayList{"helper", "--socket", "99999999999"};
    QTest::newRow("not open") << QByteArrayList{"helper", "--socket", "4093"};
    QTest::newRow("another option") << QByteArrayList{"helper", "--file", "3"};
    QTest::newRow("too much") << QByteArrayList{"helper", "--socket", "3", "4"};
}

void TestHelperSocket::anythingElseIsNoSocket()
{
    QFETCH(QByteArrayList, arguments);
    std::vector<const char *> argv;
    for (const auto &one : std::as_const(arguments))
        argv.push_back(one.constData());
    QVERIFY(!ipc::helperSocket(static_cast<int>(argv.size()), argv.data()));
}

void TestHelperSocket::aHelperTakesItsSocketAndEndsWithItsParent()
{
    QFile file(QStringLiteral("/dev/null"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto plain = QByteArray::number(file.handle());
    const char *const wrong[]{"helper", "--socket", plain.constData()};
    QVERIFY(!ipc::helperSocket(3, wrong)); // open, but no socket

    auto pair = ipc::Channel::makePair();
    QVERIFY(pair);
    auto other = pair->second.takeSocket();
    const auto number = QByteArray::number(other.fd());
    const char *const right[]{"helper", "--socket", number.constData()};
    auto socket = ipc::helperSocket(3, right);
    QCOMPARE(socket.fd(), other.release()); // it has an owner now
    int signal = 0;
    QCOMPARE(::prctl(PR_GET_PDEATHSIG, &signal), 0);
    QCOMPARE(signal, SIGKILL);
    QCOMPARE(::prctl(PR_GET_DUMPABLE), 0);
    QVERIFY(pair->first.send(7, "so"));
    auto heard = ipc::Channel(std::move(socket)).receive(std::chrono::seconds{5});
    QVERIFY(heard && *heard);
    QCOMPARE((*heard)->body, QByteArray("so"));
}

YC_TEST(TestHelperSocket)
#include "tst_helper_socket.moc"
