#include "app/steps/typed_document.h"
#include "tests/app/case_walk.h"
#include "tests/support/register.h"

#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace yc;
using namespace yc::app;
using core::flow::Step;
using tests::DeskWorld;
using tests::ElderCard;
using tests::Poor;

namespace
{

const QString Residence = QStringLiteral("11119999MB990700454990707020000"); // 居住证申领: agents in some cases only
const QString Elsewhere = QStringLiteral("11119999MB9906001L4992006012000"); // 异地就医备案

} // namespace

// Who applies, for what, and the form, by somebody without a mouse, as tst_keyboard.cpp. What comes after them is in
// tst_keyboard_papers.cpp.
class TestKeyboardCase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    static void initTestCase_data() { tests::addLooks(); }
    void init();
    void cleanup() { m_walk.counter.reset(); }
    void whoApplies();
    void typedByHand();
    void whatIsWanted();
    void theForm();

private:
    tests::CaseWalk m_walk;
};

void TestKeyboardCase::init()
{
    QFETCH_GLOBAL(bool, hard);
    QVERIFY2(m_walk.begin(hard), m_walk.world ? qPrintable(m_walk.world->why()) : "no world");
}

void TestKeyboardCase::whoApplies()
{
    QVERIFY(m_walk.card(50));
    m_walk.counter->walk(QStringLiteral("applicant"));
    QVERIFY(m_walk.counter->press(QStringLiteral("监护人陪同")));
    m_walk.counter->walk(QStringLiteral("a guardian is awaited"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(m_walk.card(52)); // somebody else's
    m_walk.counter->walk(QStringLiteral("another person's card"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    // An organisation beside the person: a list of parties.
    core::domain::Organisation organisation;
    organisation.name = QStringLiteral("样例商贸有限公司");
    organisation.uscc = QStringLiteral("91119999MB999999XT");
    organisation.representative = QStringLiteral("样例代表");
    QVERIFY(m_walk.room().intake()->seatOrganisation(core::flow::Intake::Role::Another, std::move(organisation)));
    m_walk.counter->walk(QStringLiteral("several applicants"));
    m_walk.room().leave();
    QVERIFY(m_walk.card(50)); // and now there is an earlier case
    m_walk.counter->walk(QStringLiteral("applicant with an earlier case"));
    auto agent = DeskWorld::card(51);
    QVERIFY(m_walk.room().intake()->seat({.role = core::flow::Intake::Role::Agent}, agent));
    m_walk.room().chooseItem(Residence);
    m_walk.room().visit(Step::Applicant);
    m_walk.counter->walk(QStringLiteral("an agent where the service limits them"));
    VERIFY_WALKED(*m_walk.counter);
}

void TestKeyboardCase::typedByHand()
{
    QVERIFY(m_walk.counter->press(QStringLiteral("没有卡 / 其他证件")));
    const auto kinds = m_walk.counter->part<TypedDocument>()->findChildren<QAbstractButton *>();
    int walked = 0;
    for (auto *kind : kinds)
        if (kind->isCheckable() && !qobject_cast<QCheckBox *>(kind) && kind->isVisible()) {
            kind->click();
            m_walk.counter->walk(QStringLiteral("typed: ") + kind->text());
            ++walked;
        }
    QVERIFY(walked >= 4);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(m_walk.counter->press(QStringLiteral("单位申请")));
    m_walk.counter->walk(QStringLiteral("an organisation, typed"));
    VERIFY_WALKED(*m_walk.counter);
}

void TestKeyboardCase::whatIsWanted()
{
    QVERIFY(m_walk.card(54));
    m_walk.room().toItem();
    m_walk.counter->walk(QStringLiteral("search"));
    m_walk.room().chooseItem(Elsewhere);
    m_walk.counter->walk(QStringLiteral("questions"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F1);
    m_walk.counter->walk(QStringLiteral("guide"));
    QVERIFY(m_walk.counter->press(QStringLiteral("一次性告知单")));
    QTRY_VERIFY_WITH_TIMEOUT(m_walk.counter->button(QStringLiteral("另存为PDF")) && m_walk.counter->showsAPage(),
                             20'000);
    m_walk.counter->walk(QStringLiteral("a notice of the guide"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    const auto catalogue = m_walk.counter->theDesk().catalogue();
    for (const auto &item : catalogue->items())
        if (item.isPackage()) {
            m_walk.room().chooseItem(item.code);
            m_walk.counter->walk(QStringLiteral("a package"));
            break;
        }
    m_walk.room().chooseItem(ElderCard);
    m_walk.room().intake()->setField(QStringLiteral("phone"), QStringLiteral("13800000000"));
    m_walk.room().chooseItem(Poor);
    m_walk.counter->walk(QStringLiteral("another service is wanted"));
    VERIFY_WALKED(*m_walk.counter);
}

void TestKeyboardCase::theForm()
{
    // Forms that have every kind of field among them.
    for (const auto *number : {"02", "16", "33", "58"}) {
        QFile file(QString::fromUtf8(qgetenv("YC_SOURCE")) + QStringLiteral("/resources/catalogue/items"));
        const auto names = QDir(file.fileName()).entryList({QString::fromLatin1(number) + QStringLiteral("-*.json")});
        QCOMPARE(names.size(), 1);
        file.setFileName(file.fileName() + QLatin1Char('/') + names.first());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto code = QJsonDocument::fromJson(file.readAll())[QLatin1String("code")].toString();
        m_walk.room().newCase();
        QVERIFY(m_walk.card(56));
        m_walk.room().chooseItem(code);
        QTRY_VERIFY(m_walk.room().intake()->item());
        m_walk.room().visit(Step::Form);
        m_walk.counter->walk(QStringLiteral("form ") + m_walk.room().intake()->item()->name);
        for (auto *field : m_walk.counter->window.findChildren<QLineEdit *>())
            if (field->isVisible() && field->accessibleName() == QStringLiteral("姓名"))
                field->setFocus();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_J, Qt::ControlModifier); // nothing to dispute, or it opens
        m_walk.counter->walk(QStringLiteral("form, disputed, ") + m_walk.room().intake()->item()->name);
        QVERIFY(m_walk.room().goOn()); // what is missing is marked
        m_walk.counter->walk(QStringLiteral("form with what is missing, ") + m_walk.room().intake()->item()->name);
    }
    const auto before = DeskWorld::filled(m_walk.counter->theDesk(), 57);
    QVERIFY(before && DeskWorld::submit(*before));
    m_walk.room().newCase();
    QVERIFY(m_walk.card(57));
    m_walk.room().chooseItem(Residence);
    QTRY_VERIFY(m_walk.room().intake()->earlier(QStringLiteral("phone")));
    m_walk.room().visit(Step::Form);
    m_walk.counter->walk(QStringLiteral("a form that an earlier case knows something for"));
    VERIFY_WALKED(*m_walk.counter);
}

// The same by somebody who pastes into each field what no field was made for. What must have been met is named: a page
// that hides its fields would prove nothing.
class TestFloodsCase : public TestKeyboardCase
{
    Q_OBJECT
private Q_SLOTS:
    static void initTestCase_data() { tests::addFloods(); }
    static void cleanupTestCase()
    {
        QCOMPARE(tests::notMet({"证件号码", "姓名", "住址", "核对人工号", "核对人PIN", "机读码第2行", "单位名称",
                                "查找事项", "联系电话", "异议说明 姓名"}),
                 QStringList());
    }
};

YC_TEST(TestKeyboardCase)
YC_TEST_AS("tst_floods_case", TestFloodsCase)
#include "tst_keyboard_case.moc"
