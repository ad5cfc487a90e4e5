#include "core/flow/queue_call.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::core::flow;
using namespace Qt::Literals::StringLiterals;

// What a window says to the hall.
class TestQueueCall : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aTicketIsTakenAsPeopleTypeIt_data();
    void aTicketIsTakenAsPeopleTypeIt();
    void aWindowIsCalledByWhatItIs_data();
    void aWindowIsCalledByWhatItIs();
};

void TestQueueCall::aTicketIsTakenAsPeopleTypeIt_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("ticket");
    QTest::newRow("as printed") << u"A012"_s << u"A012"_s;
    QTest::newRow("small") << u"a012"_s << u"A012"_s;
    QTest::newRow("wide, with blanks") << u" Ａ ０１２　"_s << u"A012"_s;
    QTest::newRow("a hyphen") << u"b－7"_s << u"B-7"_s;
    QTest::newRow("nothing") << u"  "_s << QString();
}

void TestQueueCall::aTicketIsTakenAsPeopleTypeIt()
{
    QFETCH(QString, typed);
    QTEST(ticketTyped(typed), "ticket");
}

void TestQueueCall::aWindowIsCalledByWhatItIs_data()
{
    QTest::addColumn<QString>("window");
    QTest::addColumn<QString>("words");
    QTest::newRow("a number") << u"3"_s << u"请A012号到3号窗口"_s;
    QTest::newRow("a long one") << u"12"_s << u"请A012号到12号窗口"_s;
    QTest::newRow("a name") << u"综合一"_s << u"请A012号到综合一窗口"_s;
    QTest::newRow("a name that says what it is") << u"综合窗口"_s << u"请A012号到综合窗口"_s;
}

void TestQueueCall::aWindowIsCalledByWhatItIs()
{
    QFETCH(QString, window);
    const auto call = callOf(u"A012"_s, window, u"1"_s);
    QTEST(call.words, "words");
    QVERIFY(devices::judge(call));
    QVERIFY(!devices::judge(callOf({}, window, u"1"_s)));
    QVERIFY(!devices::judge(callOf(u"A012"_s, {}, u"1"_s)));
}

YC_TEST(TestQueueCall)
#include "tst_queue_call.moc"
