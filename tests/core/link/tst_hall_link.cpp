#include "core/link/hall_link.h"
#include "core/wire/access.h"
#include "tests/support/fake_hall.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/register.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace yc;
using namespace yc::core;
using namespace std::chrono_literals;
using tests::FakeHall;
using tests::FakeReply;
using tests::FakeRequest;
using Trick = tests::FakeReply::Trick;

class TestHallLink : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aGoodAnswerComesWithItsHeadAndBody();
    void whatIsSaidToTheHallArrives();
    void aHallThatLiesIsAFailureWithACode_data();
    void aHallThatLiesIsAFailureWithACode();
    void aHallOfAnotherAuthorityIsRefused();
    void aCertificateOutOfItsDaysIsRefused();
    void aCertificateForAnotherNameIsRefused();
    void nobodyThereIsNoLine();
    void throughAProxyTheHallIsAnswered();
    void aProxyThatIsNotThereIsSaid();
    void silenceEndsByItself();
    void aResetIsTold();
    void anAnswerGivenTwiceAnswersOneQuestion();
    void aClockADayOffIsToldAndNothingIsRefused();
    void nothingIsAnsweredAfterItsContextIsGone();
    void whatIsCancelledIsNotAnswered();
    void firstContactTakesOnlyTheFingerprintsAuthority();
    void firstContactSaysNothingOfOurs();
    void askedBeforeEnrolmentIsRefusedAtOnce();

private:
    link::Answered<link::Reply> ask(link::HallLink &line, link::Request request = {.path = QStringLiteral("/v1/x")});
    static void connectTo(link::HallLink &line, const FakeHall &hall);
    SystemClock m_clock;
};

void TestHallLink::connectTo(link::HallLink &line, const FakeHall &hall)
{
    line.connectTo(hall.url(),
                   {.authority = hall.authority().certificate().toDer(), .certificate = {}, .key = SecretBytes()});
}

link::Answered<link::Reply> TestHallLink::ask(link::HallLink &line, link::Request request)
{
    std::optional<link::Answered<link::Reply>> got;
    line.send(std::move(request), this, [&](link::Answered<link::Reply> answer) { got = std::move(answer); });
    if (!QTest::qWaitFor([&] { return got.has_value(); }, 10'000))
        return std::unexpected(link::Failure{.code = {'L', 999}});
    return *got;
}

void TestHallLink::aGoodAnswerComesWithItsHeadAndBody()
{
    FakeHall hall([](const FakeRequest &) {
        return FakeReply{.body = R"({"a":1})", .headers = {{"ETag", "\"7\""}, {"X-Thing", "yes"}}};
    });
    link::HallLink line(m_clock);
    connectTo(line, hall);
    const auto answer = ask(line);
    QVERIFY(answer);
    QCOMPARE(answer->json[QLatin1String("a")].toInt(), 1);
    QCOMPARE(answer->etag, QByteArray("\"7\""));
    QCOMPARE(answer->header("x-thing"), QByteArray("yes"));
    QVERIFY(line.line().is == link::LineState::Is::Online);
    QVERIFY(!line.line().clockOff);
}

void TestHallLink::whatIsSaidToTheHallArrives()
{
    FakeHall hall([](const FakeRequest &) { return FakeReply{.status = 304, .body = {}}; });
    link::HallLink line(m_clock);
    connectTo(line, hall);
    line.setToken(SecretText(QStringLiteral("token-1")));
    const auto answer = ask(line,
                            {.method = "POST",
                             .path = QStringLiteral("/v1/cases?after=a%20b&wait=3"),
                             .body = "{}",
                             .etag = "\"9\"",
                             .idempotencyKey = "key-1"});
    QVERIFY(answer);
    QCOMPARE(answer->status, 304);
    const auto &seen = hall.requests().first();
    QCOMPARE(seen.path, QByteArray("/v1/cases?after=a%20b&wait=3"));
    QCOMPARE(seen.headers.value("authorization"), QByteArray("Bearer token-1"));
    QCOMPARE(seen.headers.value("idempotency-key"), QByteArray("key-1"));
    QCOMPARE(seen.headers.value("if-none-match"), QByteArray("\"9\""));
    QCOMPARE(seen.headers.value("content-type"), QByteArray("application/json"));
    QCOMPARE(seen.body, QByteArray("{}"));
}

void TestHallLink::aHallThatLiesIsAFailureWithACode_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("trick");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, int status, const char *type, const char *body, Trick trick, Code code) {
        QTest::newRow(name) << status << QByteArray(type) << QByteArray(body) << static_cast<int>(trick)
                            << toString(code);
    };
    row("HTML", 200, "text/html", "<html>sign in</html>", Trick::None, link::codes::NotOurHall);
    row("HTML under our name", 200, "application/json", "<html>sign in</html>", Trick::None, wire::codes::Unreadable);
    row("a list", 200, "application/json", "[1]", Trick::None, wire::codes::Unreadable);
    row("nothing", 200, "application/json", "", Trick::None, wire::codes::Unreadable);
    row("text", 200, "text/plain", "{}", Trick::None, wire::codes::Unreadable);
    row("half a body", 200, "application/json", "{\"a\":", Trick::HalfBody, link::codes::Broken);
    row("reset", 200, "application/json", "{}", Trick::Reset, link::codes::Broken);
    row("sent away", 302, "text/html", "", Trick::None, link::codes::NotOurHall);
    row("busy", 503, "text/html", "busy", Trick::None, link::codes::HallBusy);
    row("a problem", 403, "application/problem+json", R"({"type":"urn:x","title":"shut","status":403,"code":"H-0102"})",
        Trick::None, wire::codes::TerminalShut);
    row("a problem that is none", 403, "application/problem+json", "shut", Trick::None, wire::codes::Unreadable);
}

void TestHallLink::aHallThatLiesIsAFailureWithACode()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(int, trick);
    QFETCH(QString, code);
    FakeHall hall([&](const FakeRequest &) {
        return FakeReply{.status = status, .contentType = type, .body = body, .trick = static_cast<Trick>(trick)};
    });
    link::HallLink line(m_clock);
    connectTo(line, hall);
    const auto answer = ask(line);
    QVERIFY(!answer);
    QCOMPARE(toString(answer.error().code), code);
}

void TestHallLink::aHallOfAnotherAuthorityIsRefused()
{
    FakeHall hall([](const FakeRequest &) { return FakeReply{}; });
    FakeHall other([](const FakeRequest &) { return FakeReply{}; });
    link::HallLink line(m_clock);
    line.connectTo(hall.url(),
                   {.authority = other.authority().certificate().toDer(), .certificate = {}, .key = SecretBytes()});
    line.setToken(SecretText(QStringLiteral("token-1")));
    const auto answer = ask(line);
    QVERIFY(!answer);
    QCOMPARE(toString(answer.error().code), toString(link::codes::ForeignHall));
    QVERIFY(hall.requests().isEmpty()); // not a word was said
    QVERIFY(line.line().is == link::LineState::Is::Offline);
    QVERIFY(line.line().cause == link::codes::ForeignHall);
}

void TestHallLink::aCertificateOutOfItsDaysIsRefused()
{
    FakeHall hall([](const FakeRequest &) { return FakeReply{}; }, {.daysAgo = 20, .days = 10});
    link::HallLink line(m_clock);
    connectTo(line, hall);
    const auto answer = ask(line);
    QVERIFY(!answer);
    QCOMPARE(toString(answer.error().code), toString(link::codes::HallCertificateDates));
}

void TestHallLink::aCertificateForAnotherNameIsRefused()
{
    FakeHall hall([](const FakeRequest &) { return FakeReply{}; }, {.names = {QStringLiteral("hall.example")}});
    link::HallLink line(m_clock);
    connectTo(line, hall);
    const auto answer = ask(line);
    QVERIFY(!answer);
    QCOMPARE(toString(answer.error().code), toString(link::codes::WrongHallName));
}

void TestHallLink::nobodyThereIsNoLine()
{
    FakeHall hall([](const FakeRequest &) { return FakeReply{}; });
    tests::FaultProxy proxy(hall.port());
    proxy.setDown(true);
    link::HallLink line(m_clock);
    line.connectTo(QUrl(QStringLiteral("https://127.0.0.1:%1").arg(proxy.port())),
                   {.authority = hall.authority().certificate().toDer(), .certificate = {}, .key = SecretBytes()});
    QSignalSpy changed(&line, &link::HallLink::lineChanged);
    QVERIFY(ask(line).error().code == link::codes::NoLine);
    QCOMPARE(changed.count(), 1);
    proxy.setDown(false);
    QVERIFY(ask(line));
    QCOMPARE(changed.count(), 2);
    QVERIFY(line.line().is == link::LineState::Is::Online);
}

namespace
{

// Answers CONNECT and passes bytes on, as a county's proxy does.
class ConnectProxy : public QTcpServer
{
public:
    QByteArray asked; // the first line
    ConnectProxy()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            auto *client = nextPendingConnection();
            auto *hall = new QTcpSocket(client);
            connect(client, &QTcpSocket::readyRead, hall, [this, client, hall] {
                if (hall->state() == QAbstractSocket::ConnectedState) {
                    hall->write(client->readAll());
                    return;
                }
                if (!client->peek(4096).contains("\r\n\r\n"))
                    return;
                asked = client->readAll().split('\r').constFirst();
                const auto place = asked.split(' ').value(1).split(':');
                hall->connectToHost(QString::fromLatin1(place.value(0)), place.value(1).toUShort());
            });
            connect(hall, &QTcpSocket::connected, client,
                    [client] { client->write("HTTP/1.1 200 Connected\r\n\r\n"); });
            connect(hall, &QTcpSocket::readyRead, client, [client, hall] { client->write(hall->readAll()); });
            connect(hall, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
            connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        });
        (void)listen(QHostAddress::LocalHost);
    }
    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort())); }
};

} // namespace

void TestHallLink::throughAProxyTheHallIsAnswered()
{
    FakeHall hall([](const FakeRequest &) { return FakeReply{.body = R"({"a":1})"}; });
    ConnectProxy proxy;
    link::HallLink line(m_clock);
    line.setProxy(proxy.url());
    connectTo(line, hall);
    const auto answer = ask(line);
    QVERIFY(answer);
    QVERIFY(proxy.asked.startsWith("CONNECT ")); // it carries what it cannot read
    QVERIFY(proxy.asked.contains(QByteArray::number(hall.url().port())));
    // And straight again, from the next connection on.
    proxy.asked.clear();
    line.setProxy({});
    connectTo(line, hall);
    QVERIFY(ask(line));
    QVERIFY(proxy.asked.isEmpty());
}

void TestHallLink::aProxyThatIsNotThereIsSaid()
{
    FakeHall hall([](const FakeRequest &) { return FakeReply{.body = "{}"}; });
    QUrl nowhere;
    {
        const ConnectProxy gone;
        nowhere = gone.url();
    }
    link::HallLink line(m_clock);
    line.setProxy(nowhere);
    connectTo(line, hall);
    const auto answer = ask(line);
    QVERIFY(!answer);
    QCOMPARE(toString(answer.error().code), toString(link::codes::NoProxy));
}

void TestHallLink::silenceEndsByItself()
{
    FakeHall hall([](const FakeRequest &) { return FakeReply{.trick = Trick::Hang}; });
    link::HallLink line(m_clock);
    connectTo(line, hall);
    const auto answer = ask(line, {.path = QStringLiteral("/v1/x"), .silence = 300ms});
    QVERIFY(answer.error().code == link::codes::TimedOut);
}

void TestHallLink::aResetIsTold()
{
    FakeHall hall([](const FakeRequest &) { return FakeReply{}; });
    tests::FaultProxy proxy(hall.port());
    link::HallLink line(m_clock);
    line.connectTo(QUrl(QStringLiteral("https://127.0.0.1:%1").arg(proxy.port())),
                   {.authority = hall.authority().certificate().toDer(), .certificate = {}, .key = SecretBytes()});
    proxy.failAt(1, tests::FaultProxy::Fault::ResetBefore);
    const auto answer = ask(line);
    QVERIFY(!answer);
    QVERIFY(answer.error().code.layer == 'L');
    QVERIFY(answer.error().retry != link::Retry::Never);
    QVERIFY(ask(line));
}

void TestHallLink::anAnswerGivenTwiceAnswersOneQuestion()
{
    FakeHall hall([](const FakeRequest &request) {
        return FakeReply{.body = "{\"path\":\"" + request.path + "\"}", .trick = Trick::Twice};
    });
    link::HallLink line(m_clock);
    connectTo(line, hall);
    for (int i = 0; i < 6; ++i) {
        const auto path = QStringLiteral("/v1/question-%1").arg(i);
        const auto answer = ask(line, {.path = path});
        // Refused is as good as right; the answer to another question is not.
        if (answer)
            QCOMPARE(answer->json[QLatin1String("path")].toString(), path);
    }
}

void TestHallLink::aClockADayOffIsToldAndNothingIsRefused()
{
    FakeHall hall([](const FakeRequest &) { return FakeReply{}; });
    hall.setClockOff(86'400);
    link::HallLink line(m_clock);
    connectTo(line, hall);
    QVERIFY(ask(line));
    QVERIFY(line.line().is == link::LineState::Is::Online);
    QVERIFY(line.line().clockOff);
    QVERIFY(std::abs(line.line().clockSkewSeconds - 86'400) < 5);
    hall.setClockOff(-200);
    QVERIFY(ask(line));
    QVERIFY(!line.line().clockOff);
}

void TestHallLink::nothingIsAnsweredAfterItsContextIsGone()
{
    FakeHall hall([](const FakeRequest &) { return FakeReply{}; });
    link::HallLink line(m_clock);
    connectTo(line, hall);
    auto context = std::make_unique<QObject>();
    bool reached = false;
    line.send({.path = QStringLiteral("/v1/gone")}, context.get(), [&](const auto &) { reached = true; });
    context.reset();
    QVERIFY(ask(line));
    QTRY_COMPARE(hall.requests().size(), 2);
    QVERIFY(!reached);
}

void TestHallLink::whatIsCancelledIsNotAnswered()
{
    FakeHall hall([](const FakeRequest &request) {
        return FakeReply{.trick = request.path == "/v1/slow" ? Trick::Hang : Trick::None};
    });
    link::HallLink line(m_clock);
    connectTo(line, hall);
    bool reached = false;
    const auto ticket = line.send({.path = QStringLiteral("/v1/slow")}, this, [&](const auto &) { reached = true; });
    QTRY_COMPARE(hall.requests().size(), 1);
    QCOMPARE(hall.connections(), 1);
    line.cancel(ticket);
    QTRY_COMPARE(hall.connections(), 0); // hung up: nothing is left that could answer, and the line is free
    QVERIFY(ask(line));
    QVERIFY(!reached);
    QVERIFY(line.line().is == link::LineState::Is::Online); // our own end says nothing about the line
}

void TestHallLink::firstContactTakesOnlyTheFingerprintsAuthority()
{
    FakeHall hall([](const FakeRequest &) { return FakeReply{}; });
    hall.setHandler([&](const FakeRequest &request) {
        return request.path == "/v1/ca" ? FakeReply{.contentType = "application/pkcs7-mime",
                                                    .body = seal::toPkcs7({hall.authority().certificate()})->toBase64()}
                                        : FakeReply{.status = 404};
    });
    link::HallLink line(m_clock);
    const auto fingerprint = hall.authority().certificate().fingerprint().first(16);
    std::optional<link::Answered<QByteArray>> got;
    line.firstContact(hall.url(), fingerprint, this, [&](const auto &found) { got = found; });
    QTRY_VERIFY(got);
    QVERIFY(*got);
    QCOMPARE(**got, hall.authority().certificate().toDer());

    got.reset();
    line.firstContact(hall.url(), QByteArray(16, 'x'), this, [&](const auto &found) { got = found; });
    QTRY_VERIFY(got);
    QVERIFY(got->error().code == link::codes::WrongFingerprint);
    QVERIFY(line.line().is == link::LineState::Is::Unknown); // whoever that was, it vouches for nothing
}

void TestHallLink::firstContactSaysNothingOfOurs()
{
    FakeHall hall([](const FakeRequest &) { return FakeReply{.status = 404}; });
    link::HallLink line(m_clock);
    line.setToken(SecretText(QStringLiteral("token-1")));
    bool answered = false;
    line.firstContact(hall.url(), QByteArray(16, 'x'), this, [&](const auto &) { answered = true; });
    QTRY_VERIFY(answered);
    QVERIFY(!hall.requests().first().headers.contains("authorization"));
    QVERIFY(hall.requests().first().body.isEmpty());
}

void TestHallLink::askedBeforeEnrolmentIsRefusedAtOnce()
{
    link::HallLink line(m_clock);
    const auto answer = ask(line);
    QVERIFY(answer.error().code == link::codes::NoIdentity);
    QVERIFY(!line.isConnected());
}

YC_TEST(TestHallLink)
#include "tst_hall_link.moc"
