#include "base/worker.h"
#include "tests/support/register.h"

#include <QTest>

class TestWorker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answersComeInTheAskersThreadInOrder();
    void noAnswerReachesAContextThatIsGone();
    void moveOnlyResultsAreHandedOver();
};

void TestWorker::answersComeInTheAskersThreadInOrder()
{
    yc::Worker worker("test");
    QList<int> seen;
    const auto *here = QThread::currentThread();
    for (int i = 0; i < 5; ++i)
        worker.run([i] { return i; }, this,
                   [&seen, here](int value) {
                       QCOMPARE(QThread::currentThread(), here);
                       seen << value;
                   });
    QTRY_COMPARE(seen, (QList{0, 1, 2, 3, 4}));
}

void TestWorker::noAnswerReachesAContextThatIsGone()
{
    bool reached = false;
    {
        yc::Worker worker("test");
        auto context = std::make_unique<QObject>();
        worker.run([] { return 1; }, context.get(), [&reached](int) { reached = true; });
        context.reset();
        bool after = false;
        worker.run([] { return 2; }, this, [&after](int) { after = true; });
        QTRY_VERIFY(after);
    }
    QVERIFY(!reached);
}

void TestWorker::moveOnlyResultsAreHandedOver()
{
    yc::Worker worker("test");
    std::unique_ptr<int> got;
    worker.run([] { return std::make_unique<int>(7); }, this,
               [&got](std::unique_ptr<int> value) { got = std::move(value); });
    QTRY_VERIFY(got);
    QCOMPARE(*got, 7);
}

YC_TEST(TestWorker)
#include "tst_worker.moc"
