#include "devices/transport/tcp_stream.h"
#include "tests/support/register.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

using namespace yc;
using namespace yc::devices;
using Error = QAbstractSocket::SocketError;

class TestTcpStream : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whyItWasNotOpenedIsTold_data();
    void whyItWasNotOpenedIsTold();
    void nobodyListeningIsNoOtherProgramsFault();
    void whatGoesAwayAfterwardsWasUnplugged();
    void aLineThatFallsSilentIsNoticedWithinTwentySeconds();
};

void TestTcpStream::whyItWasNotOpenedIsTold_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, Error error, Code code) {
        QVERIFY(devices::codes::isAway(code));
        QTest::newRow(name) << static_cast<int>(error) << toString(code);
    };
    row("refused", Error::ConnectionRefusedError, devices::codes::NotListening);
    row("closed at once", Error::RemoteHostClosedError, devices::codes::NotListening);
    row("no such name", Error::HostNotFoundError, devices::codes::Unreachable);
    row("no way there", Error::NetworkError, devices::codes::Unreachable);
    row("no answer", Error::SocketTimeoutError, devices::codes::NoConnection);
    row("not allowed", Error::SocketAccessError, devices::codes::OpenRefused);
    row("nothing left to do it with", Error::SocketResourceError, devices::codes::OpenRefused);
}

void TestTcpStream::whyItWasNotOpenedIsTold()
{
    QFETCH(int, error);
    QFETCH(QString, code);
    QCOMPARE(toString(transport::openingFailure(static_cast<Error>(error))), code);
}

void TestTcpStream::nobodyListeningIsNoOtherProgramsFault()
{
    quint16 port = 0;
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        port = server.serverPort();
    }
    transport::TcpStream stream({QStringLiteral("127.0.0.1"), port});
    std::optional<Code> lost;
    connect(&stream, &transport::ByteStream::lost, this, [&](const DeviceError &error) { lost = error.code; });
    stream.open();
    QTRY_VERIFY(lost);
    QCOMPARE(toString(*lost), toString(devices::codes::NotListening));
}

void TestTcpStream::whatGoesAwayAfterwardsWasUnplugged()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    transport::TcpStream stream({QStringLiteral("127.0.0.1"), server.serverPort()});
    std::optional<Code> lost;
    bool opened = false;
    connect(&stream, &transport::ByteStream::opened, this, [&] { opened = true; });
    connect(&stream, &transport::ByteStream::lost, this, [&](const DeviceError &error) { lost = error.code; });
    stream.open();
    QTRY_VERIFY(opened && server.hasPendingConnections());
    delete server.nextPendingConnection();
    QTRY_VERIFY(lost);
    QCOMPARE(toString(*lost), toString(devices::codes::Unplugged));
}

// What the kernel was told on the socket of the shipping stream: the silence itself takes as long as it says.
void TestTcpStream::aLineThatFallsSilentIsNoticedWithinTwentySeconds()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    transport::TcpStream stream({QStringLiteral("127.0.0.1"), server.serverPort()});
    bool opened = false;
    connect(&stream, &transport::ByteStream::opened, this, [&] { opened = true; });
    stream.open();
    QTRY_VERIFY(opened);
    const auto *socket = stream.findChild<QTcpSocket *>();
    QVERIFY(socket);
    const auto told = [&](int level, int option) {
        int value = -1;
        socklen_t size = sizeof value;
        return getsockopt(static_cast<int>(socket->socketDescriptor()), level, option, &value, &size) == 0 ? value : -1;
    };
    QVERIFY(told(SOL_SOCKET, SO_KEEPALIVE) > 0);
    const int idle = told(IPPROTO_TCP, TCP_KEEPIDLE);
    const int every = told(IPPROTO_TCP, TCP_KEEPINTVL);
    const int times = told(IPPROTO_TCP, TCP_KEEPCNT);
    QVERIFY(idle > 0 && every > 0 && times > 1); // one lost packet is no cut cable
    QVERIFY2(idle + every * times <= 20, qPrintable(QStringLiteral("%1+%2*%3").arg(idle).arg(every).arg(times)));
    const int unanswered = told(IPPROTO_TCP, TCP_USER_TIMEOUT);
    // Longer than a receipt printer that is stopped may leave its window shut (EscPosSettings::settleTimeout and two
    // questions): it is there.
    QVERIFY2(unanswered > 17'000 && unanswered <= 20'000, qPrintable(QString::number(unanswered)));
}

YC_TEST(TestTcpStream)
#include "tst_tcp_stream.moc"
