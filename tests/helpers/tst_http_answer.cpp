#include "helpers/scand/http_answer.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc::helpers::scand;

class TestHttpAnswer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsTakenForTheAnswer_data();
    void whatIsTakenForTheAnswer();
    void itIsWholeWithItsLastByte();
    void aHeadWithoutAnEndIsNotWaitedFor();
};

void TestHttpAnswer::whatIsTakenForTheAnswer_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("body"); // null: none
    QTest::addColumn<bool>("somebody"); // is there
    const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &body, bool somebody = true) {
        QTest::newRow(name) << bytes << body << somebody;
    };
    row("as long as it says", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n<a/>", "<a/>");
    row("until it hangs up", "HTTP/1.0 200 OK\r\nServer: x\r\n\r\n<a/>", "<a/>");
    row("without a word beside its number", "HTTP/1.1 200\r\ncontent-length:4\r\n\r\n<a/>", "<a/>");
    row("more than it says", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n<a/><b/>", "<a/>");
    row("cut short", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n<a/>", {});
    row("busy", "HTTP/1.1 503 Service Unavailable\r\n\r\n", {});
    row("2000", "HTTP/1.1 2000 OK\r\n\r\n<a/>", {});
    row("200 elsewhere", "HTTP/1.1 404 200\r\n\r\n<a/>", {});
    row("less than nothing", "HTTP/1.1 200 OK\r\nContent-Length: -4\r\n\r\n<a/>", {});
    row("more than a number holds", "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n<a/>", {});
    row("two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 3\r\n\r\n<a/>", {});
    row("the same length twice", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 4\r\n\r\n<a/>", "<a/>");
    row("a head that has no end", "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n", {});
    row("another protocol", "SSH-2.0-x\r\n\r\n", {}, false);
    row("nothing", {}, {}, false);
}

void TestHttpAnswer::whatIsTakenForTheAnswer()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, body);
    const auto found = bodyOf200(bytes);
    QCOMPARE(found.has_value(), !body.isNull());
    QCOMPARE(found.value_or(QByteArray()), body);
    QTEST(isAnswer(bytes), "somebody");
}

void TestHttpAnswer::itIsWholeWithItsLastByte()
{
    const QByteArray bytes("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n<a/>");
    for (qsizetype some = 0; some < bytes.size(); ++some)
        QVERIFY(!isWholeAnswer(bytes.first(some)));
    QVERIFY(isWholeAnswer(bytes));
    QVERIFY(!isWholeAnswer("HTTP/1.0 200 OK\r\n\r\n<a/>")); // only who hangs up says so
}

void TestHttpAnswer::aHeadWithoutAnEndIsNotWaitedFor()
{
    QByteArray bytes("HTTP/1.1 200 OK\r\nX: ");
    bytes += QByteArray(LargestHttpHead, 'x');
    QVERIFY(isWholeAnswer(bytes));
    QVERIFY(!bodyOf200(bytes + "\r\n\r\n<a/>"));
}

YC_TEST(TestHttpAnswer)

#include "tst_http_answer.moc"
