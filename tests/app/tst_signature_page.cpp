#include "tests/app/open_signature_page.h"
#include "tests/support/register.h"

#include <QSignalSpy>

using namespace yc;
using namespace core;
using flow::Step;
using tests::DeskWorld;

static const QString Phone = QStringLiteral("phone");

namespace
{

const QString Confirm = QStringLiteral("确认签字");
const QString GoOn = QStringLiteral("继续：办理");

} // namespace

class TestSignaturePage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whatIsSignedIsBoundToWhatWasShown();
    void aChangeAfterSigningTakesTheInkAwayAndSaysSo();
    void aChangeUnderTheHandTakesTheInkAway();
    void aPageReplacedAfterSigningAsksForANewSignature();
    void whatTheFirstTouchSawIsWhatIsSigned();

private:
    DeskWorld m_world;
    SystemClock m_clock;
    std::unique_ptr<devices::hub::Hub> m_hub;
    std::unique_ptr<flow::Desk> m_desk;
};

void TestSignaturePage::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    m_desk = m_world.signedIn();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
    m_hub = std::make_unique<devices::hub::Hub>(std::vector<devices::Driver>{}, m_clock);
}

void TestSignaturePage::whatIsSignedIsBoundToWhatWasShown()
{
    tests::OpenSignaturePage open(*m_desk, *m_hub);
    open.stroke();
    QVERIFY(open.button(Confirm)->isEnabled());
    open.press(Confirm);
    QTRY_VERIFY(open.isSigned());
    QTRY_VERIFY(open.chip().contains(QStringLiteral("已签字，待提交")));
    QSignalSpy wanted(&open.page, &app::StepPage::stepWanted);
    open.press(GoOn);
    QCOMPARE(wanted.size(), 1);
}

void TestSignaturePage::aChangeAfterSigningTakesTheInkAwayAndSaysSo()
{
    tests::OpenSignaturePage open(*m_desk, *m_hub);
    open.stroke();
    open.press(Confirm);
    QTRY_VERIFY(open.isSigned());
    open.page.hide(); // the clerk goes back to the form
    open.intake->setField(Phone, QStringLiteral("13900000000"));
    open.page.show();
    open.page.enter();
    QVERIFY(open.pad().isBlank());
    QVERIFY(!open.button(Confirm)->isEnabled());
    QVERIFY2(open.chip().contains(QStringLiteral("须重签")), qPrintable(open.chip()));
    QVERIFY2(open.page.instruction().contains(QStringLiteral("重新签字")), qPrintable(open.page.instruction()));
    for (int i = 0; i < 3; ++i)
        open.press(GoOn); // presses sign nothing
    QTRY_VERIFY(open.intake->isSaved()); // what a press had set going would be at rest before the new number is
    QVERIFY(!open.isSigned());
    QVERIFY(open.intake->stateOf(Step::Signature) == flow::StepState::Wrong);
    open.stroke();
    open.press(Confirm);
    QTRY_VERIFY(open.isSigned());
}

void TestSignaturePage::aChangeUnderTheHandTakesTheInkAway()
{
    tests::OpenSignaturePage open(*m_desk, *m_hub);
    open.stroke();
    open.intake->setField(Phone, QStringLiteral("13900000000"));
    QVERIFY(open.pad().isBlank());
    QVERIFY(!open.button(Confirm)->isEnabled());
    QVERIFY2(open.chip().contains(QStringLiteral("原笔迹已清除")), qPrintable(open.chip()));
    open.press(GoOn);
    QTRY_VERIFY(open.intake->isSaved());
    QVERIFY(!open.intake->draft().signature);
    open.stroke();
    QVERIFY(!open.chip().isEmpty());
    open.press(GoOn); // Enter takes fresh strokes, as ever
    QTRY_VERIFY(open.isSigned());
}

void TestSignaturePage::aPageReplacedAfterSigningAsksForANewSignature()
{
    tests::OpenSignaturePage open(*m_desk, *m_hub);
    open.stroke();
    open.press(Confirm);
    QTRY_VERIFY(open.isSigned());
    open.intake->replacePage(QStringLiteral("photo"), 0, DeskWorld::page(90)); // as many pages as before
    QTRY_VERIFY(!open.intake->isSavingPages());
    QVERIFY(!open.isSigned());
    QVERIFY(open.pad().isBlank());
    QVERIFY2(open.chip().contains(QStringLiteral("须重签")), qPrintable(open.chip()));
}

// The text changes while a hidden page cannot look: the ink is not carried over when the page comes back.
void TestSignaturePage::whatTheFirstTouchSawIsWhatIsSigned()
{
    tests::OpenSignaturePage open(*m_desk, *m_hub);
    open.stroke();
    open.page.hide();
    open.intake->setField(Phone, QStringLiteral("13900000000"));
    QSignalSpy problem(&open.page, &app::Page::problem);
    QVERIFY(open.page.goOn()); // a key that reaches a page behind another one
    QCOMPARE(problem.size(), 1);
    QCOMPARE(toString(problem.first().first().value<Code>()), toString(flow::codes::SignedOther));
    QVERIFY(!open.intake->draft().signature);
}

YC_TEST(TestSignaturePage)
#include "tst_signature_page.moc"
