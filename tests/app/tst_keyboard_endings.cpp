#include "app/pages/affairs_page.h"
#include "tests/app/case_walk.h"
#include "tests/support/register.h"

using namespace yc;
using namespace yc::app;
using core::flow::Step;
using tests::DeskWorld;
using tests::ElderCard;

// How a case ends and what stands beside it, by somebody without a mouse, as tst_keyboard.cpp.
class TestKeyboardEndings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    static void initTestCase_data() { tests::addLooks(); }
    void init();
    void cleanup() { m_walk.counter.reset(); }
    void endings();
    void besideTheCase();
    void aWindowThatGoesSavesTheCaseInHand();

private:
    tests::CaseWalk m_walk;
};

void TestKeyboardEndings::init()
{
    QFETCH_GLOBAL(bool, hard);
    QVERIFY2(m_walk.begin(hard), m_walk.world ? qPrintable(m_walk.world->why()) : "no world");
}

void TestKeyboardEndings::endings()
{
    QVERIFY(m_walk.card(62));
    m_walk.room().chooseItem(ElderCard);
    m_walk.room().visit(Step::Ending);
    m_walk.counter->walk(QStringLiteral("what is missing"));
    auto *intake = m_walk.room().intake();
    intake->setField(QStringLiteral("phone"), QStringLiteral("13800000000"));
    intake->addPage(QStringLiteral("photo"), tests::page(50));
    QTRY_VERIFY(!intake->isSavingPages());
    QVERIFY(intake->sign(DeskWorld::ink(), QByteArray("\x89PNG not quite"), intake->shownDigest()));
    QTRY_VERIFY(intake->findings().isEmpty());
    m_walk.counter->walk(QStringLiteral("before handing in"));
    m_walk.room().finish();
    QTRY_VERIFY_WITH_TIMEOUT(m_walk.counter->button(QStringLiteral("查看文书")), 30'000);
    m_walk.counter->walk(QStringLiteral("handed in"));
    for (const auto *ending : {"一次性补正告知", "不予受理"}) {
        QVERIFY(m_walk.counter->press(QString::fromUtf8(ending)));
        m_walk.counter->walk(QString::fromUtf8(ending));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    }
    QVERIFY(m_walk.counter->press(QStringLiteral("查看文书")));
    QTRY_VERIFY_WITH_TIMEOUT(m_walk.counter->button(QStringLiteral("打印文书")) && m_walk.counter->showsAPage(),
                             20'000);
    m_walk.counter->walk(QStringLiteral("a paper"));
    QVERIFY(m_walk.counter->press(QStringLiteral("打印文书")));
    m_walk.counter->walk(QStringLiteral("a paper, printing"));
    QVERIFY(m_walk.counter->press(QStringLiteral("另存为PDF")));
    m_walk.counter->walk(QStringLiteral("a paper, saving"));
    VERIFY_WALKED(*m_walk.counter);
}

void TestKeyboardEndings::besideTheCase()
{
    QVERIFY(m_walk.card(64));
    m_walk.room().chooseItem(ElderCard);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F11);
    QVERIFY(m_walk.counter->waitFor<AffairsPage>());
    QTRY_VERIFY(m_walk.counter->button(QStringLiteral("交接")));
    m_walk.counter->walk(QStringLiteral("F11, a draft"));
    auto handedIn = DeskWorld::filled(m_walk.counter->theDesk(), 66);
    QVERIFY(handedIn && DeskWorld::submit(*handedIn)->received);
    const auto id = handedIn->id();
    m_walk.room().resume(id);
    QTRY_VERIFY(m_walk.room().intake() && m_walk.room().intake()->id() == id);
    QTest::keyClick(&m_walk.counter->window, Qt::Key_Escape);
    QTest::keyClick(&m_walk.counter->window, Qt::Key_F11);
    QTRY_VERIFY(m_walk.counter->part<AffairsPage>()->isVisible());
    QTRY_VERIFY(m_walk.counter->button(QStringLiteral("撤回")));
    m_walk.counter->walk(QStringLiteral("F11, handed in"));
    QVERIFY(m_walk.counter->press(QStringLiteral("撤回")));
    m_walk.counter->walk(QStringLiteral("F11, withdrawing"));
    VERIFY_WALKED(*m_walk.counter);
}

void TestKeyboardEndings::aWindowThatGoesSavesTheCaseInHand()
{
    QVERIFY(m_walk.card(68));
    m_walk.room().chooseItem(ElderCard);
    m_walk.room().intake()->setField(QStringLiteral("phone"), QStringLiteral("13812345678"));
    const auto id = m_walk.room().intake()->id();
    m_walk.counter.reset(); // in the same turn: nothing was saved yet
    const auto desk = m_walk.world->signedIn();
    QVERIFY(desk);
    const auto again = DeskWorld::ask<std::shared_ptr<core::flow::Intake>>(
        [&](QObject *context, core::flow::Answer<std::shared_ptr<core::flow::Intake>> done) {
            desk->resume(id, context, std::move(done));
        });
    QVERIFY(again);
    QCOMPARE((*again)->value(QStringLiteral("phone"))->text, QStringLiteral("13812345678"));
}

// The same by somebody who pastes into each field what no field was made for. What must have been met is named: a page
// that hides its fields would prove nothing.
class TestFloodsEndings : public TestKeyboardEndings
{
    Q_OBJECT
private Q_SLOTS:
    static void initTestCase_data() { tests::addFloods(); }
    static void cleanupTestCase()
    {
        QCOMPARE(tests::notMet({"其他内容", "法律依据", "文件名", "新备注", "交接说明", "撤回原因"}), QStringList());
    }
};

YC_TEST(TestKeyboardEndings)
YC_TEST_AS("tst_floods_endings", TestFloodsEndings)
#include "tst_keyboard_endings.moc"
