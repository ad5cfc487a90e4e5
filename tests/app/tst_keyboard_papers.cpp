#include "app/citizen/citizen_side.h"
#include "app/steps/materials_page.h"
#include "tests/app/case_walk.h"
#include "tests/support/register.h"

using namespace yc;
using namespace yc::app;
using core::flow::Step;
using tests::ElderCard;
using tests::Poor;

// Papers and signature, by somebody without a mouse, as tst_keyboard.cpp. The end of a case is in
// tst_keyboard_endings.cpp.
class TestKeyboardPapers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    static void initTestCase_data() { tests::addLooks(); }
    void init();
    void cleanup() { m_walk.counter.reset(); }
    void papers();
    void signing();

private:
    tests::CaseWalk m_walk;
};

void TestKeyboardPapers::init()
{
    QFETCH_GLOBAL(bool, hard);
    QVERIFY2(m_walk.begin(hard), m_walk.world ? qPrintable(m_walk.world->why()) : "no world");
}

void TestKeyboardPapers::papers()
{
    QVERIFY(m_walk.card(58));
    m_walk.room().chooseItem(Poor);
    m_walk.room().visit(Step::Materials);
    m_walk.counter->walk(QStringLiteral("materials"));
    auto *materials = m_walk.counter->part<MaterialsPage>();
    materials->focusMaterial(QStringLiteral("household"));
    QVERIFY(m_walk.counter->button(QStringLiteral("取不到，需交纸质")));
    m_walk.counter->walk(QStringLiteral("a paper that the hall is to look up"));
    QVERIFY(m_walk.counter->press(QStringLiteral("取不到，需交纸质")));
    m_walk.counter->walk(QStringLiteral("a paper that the hall does not have"));
    materials->takePage(tests::page(50), false);
    materials->takePage(tests::page(60), false);
    QTRY_VERIFY(!m_walk.room().intake()->isSavingPages());
    m_walk.counter->walk(QStringLiteral("materials with pages"));
    materials->takePage(tests::page(70), true);
    m_walk.counter->walk(QStringLiteral("a blank page"));
    QVERIFY(m_walk.counter->press(QStringLiteral("不要这一页")));
    m_walk.room().citizen().setTurned(true);
    m_walk.room().citizen().point(QStringLiteral("person/applicant/name"));
    m_walk.counter->walk(QStringLiteral("the applicant pointed at something"));
    VERIFY_WALKED(*m_walk.counter);
}

void TestKeyboardPapers::signing()
{
    QVERIFY(m_walk.card(60));
    core::domain::Organisation organisation;
    organisation.name = QStringLiteral("样例商贸有限公司");
    organisation.uscc = QStringLiteral("91119999MB999999XT");
    organisation.representative = QStringLiteral("样例代表");
    QVERIFY(m_walk.room().intake()->seatOrganisation(core::flow::Intake::Role::Another, std::move(organisation)));
    m_walk.room().chooseItem(ElderCard);
    m_walk.room().visit(Step::Signature);
    using Way = core::domain::SigningWay;
    for (const auto &[way, words] : {std::pair{Way::Fingerprint, "按捺指纹"}, std::pair{Way::WrittenFor, "他人代书"},
                                     std::pair{Way::Seal, "单位盖章"}, std::pair{Way::Ink, "本人签字"}}) {
        auto *button = m_walk.counter->button(QString::fromUtf8(words));
        QVERIFY2(button, words);
        button->click();
        QVERIFY(m_walk.room().citizen().wayOf(0) == way); // what the applicant's screen speaks of
        m_walk.counter->walk(QStringLiteral("signing: ") + QString::fromUtf8(words));
    }
    VERIFY_WALKED(*m_walk.counter);
}

// The same by somebody who pastes into each field what no field was made for. What must have been met is named: a page
// that hides its fields would prove nothing.
class TestFloodsPapers : public TestKeyboardPapers
{
    Q_OBJECT
private Q_SLOTS:
    static void initTestCase_data() { tests::addFloods(); }
    static void cleanupTestCase() { QCOMPARE(tests::notMet({"见证人工号", "见证人PIN"}), QStringList()); }
};

YC_TEST(TestKeyboardPapers)
YC_TEST_AS("tst_floods_papers", TestFloodsPapers)
#include "tst_keyboard_papers.moc"
