#include "app/citizen/citizen_side.h"
#include "app/pages/affairs_page.h"
#include "app/steps/materials_page.h"
#include "app/steps/typed_document.h"
#include "tests/app/counter_window.h"
#include "tests/support/register.h"

#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace yc;
using namespace yc::app;
using core::flow::Step;
using tests::CounterWindow;
using tests::DeskWorld;

namespace
{

const QString Poor = QStringLiteral("11119999MB9902000L4990502002000"); // 最低生活保障对象认定: questions, papers
const QString Elsewhere = QStringLiteral("11119999MB9906001L4992006012000"); // 异地就医备案
const QString ElderCard = QStringLiteral("11119999MB9902000L4992002013000");

std::shared_ptr<Image> page(int height)
{
    auto image = Image::create({40, height}, Image::Format::Gray8, 100);
    for (int y = 0; y < height; ++y)
        std::fill_n(image->row(y), 40, std::byte{0xF0});
    return std::make_shared<Image>(*std::move(image));
}

} // namespace

#define VERIFY_WALKED(counter) QVERIFY2((counter).faults.isEmpty(), qPrintable((counter).faults.join(u'\n')))

// Each step of a case and each panel of it by somebody without a mouse, as tst_keyboard.cpp.
class TestKeyboardCase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void whoApplies();
    void typedByHand();
    void whatIsWanted();
    void theForm();
    void papers();
    void signing();
    void endings();
    void besideTheCase();
    void aWindowThatGoesSavesTheCaseInHand();

private:
    void card(int serial);
    [[nodiscard]] CaseRoom &room() const { return *m_counter->part<CaseRoom>(); }
    DeskWorld m_world;
    std::unique_ptr<CounterWindow> m_counter;
};

void TestKeyboardCase::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
}

void TestKeyboardCase::init()
{
    m_counter = std::make_unique<CounterWindow>(m_world.settings(), m_world.clock);
    QVERIFY(m_counter->atWork(m_world.staffNo, tests::Pin) && m_counter->isActive());
}

void TestKeyboardCase::cleanup()
{
    m_counter.reset();
}

void TestKeyboardCase::card(int serial)
{
    const auto before = room().intake();
    room().takeCard(std::make_shared<devices::IdentityCard>(DeskWorld::card(serial)), [](const auto &) {});
    if (!before)
        QTRY_VERIFY(room().intake() && room().intake()->draft().hasApplicant());
}

void TestKeyboardCase::whoApplies()
{
    card(50);
    m_counter->walk(QStringLiteral("applicant"));
    QVERIFY(m_counter->press(QStringLiteral("监护人陪同")));
    m_counter->walk(QStringLiteral("a guardian is awaited"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    card(52); // somebody else's
    m_counter->walk(QStringLiteral("another person's card"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    // An organisation beside the person: a list of parties.
    core::domain::Organisation organisation;
    organisation.name = QStringLiteral("样例商贸有限公司");
    organisation.uscc = QStringLiteral("91119999MB999999XT");
    organisation.representative = QStringLiteral("样例代表");
    QVERIFY(room().intake()->seatOrganisation(core::flow::Intake::Role::Another, std::move(organisation)));
    m_counter->walk(QStringLiteral("several applicants"));
    room().leave();
    card(50); // and now there is an earlier case
    m_counter->walk(QStringLiteral("applicant with an earlier case"));
    VERIFY_WALKED(*m_counter);
}

void TestKeyboardCase::typedByHand()
{
    QVERIFY(m_counter->press(QStringLiteral("没有卡 / 其他证件")));
    const auto kinds = m_counter->part<TypedDocument>()->findChildren<QAbstractButton *>();
    int walked = 0;
    for (auto *kind : kinds)
        if (kind->isCheckable() && !qobject_cast<QCheckBox *>(kind) && kind->isVisible()) {
            kind->click();
            m_counter->walk(QStringLiteral("typed: ") + kind->text());
            ++walked;
        }
    QVERIFY(walked >= 4);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(m_counter->press(QStringLiteral("单位申请")));
    m_counter->walk(QStringLiteral("an organisation, typed"));
    VERIFY_WALKED(*m_counter);
}

void TestKeyboardCase::whatIsWanted()
{
    card(54);
    room().toItem();
    m_counter->walk(QStringLiteral("search"));
    room().chooseItem(Elsewhere);
    m_counter->walk(QStringLiteral("questions"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F1);
    m_counter->walk(QStringLiteral("guide"));
    QVERIFY(m_counter->press(QStringLiteral("一次性告知单")));
    QTRY_VERIFY_WITH_TIMEOUT(m_counter->button(QStringLiteral("另存为PDF")), 20'000);
    m_counter->walk(QStringLiteral("a notice of the guide"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    const auto catalogue = m_counter->theDesk().catalogue();
    for (const auto &item : catalogue->items())
        if (item.isPackage()) {
            room().chooseItem(item.code);
            m_counter->walk(QStringLiteral("a package"));
            break;
        }
    room().chooseItem(ElderCard);
    room().intake()->setField(QStringLiteral("phone"), QStringLiteral("13800000000"));
    room().chooseItem(Poor);
    m_counter->walk(QStringLiteral("another service is wanted"));
    VERIFY_WALKED(*m_counter);
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
        room().newCase();
        card(56);
        room().chooseItem(code);
        QTRY_VERIFY(room().intake()->item());
        room().visit(Step::Form);
        m_counter->walk(QStringLiteral("form ") + room().intake()->item()->name);
        QVERIFY(room().goOn()); // what is missing is marked
        m_counter->walk(QStringLiteral("form with what is missing, ") + room().intake()->item()->name);
    }
    VERIFY_WALKED(*m_counter);
}

void TestKeyboardCase::papers()
{
    card(58);
    room().chooseItem(Poor);
    room().visit(Step::Materials);
    m_counter->walk(QStringLiteral("materials"));
    auto *materials = m_counter->part<MaterialsPage>();
    materials->takePage(page(50), false);
    materials->takePage(page(60), false);
    QTRY_VERIFY(!room().intake()->isSavingPages());
    m_counter->walk(QStringLiteral("materials with pages"));
    materials->takePage(page(70), true);
    m_counter->walk(QStringLiteral("a blank page"));
    QVERIFY(m_counter->press(QStringLiteral("不要这一页")));
    room().citizen().setTurned(true);
    room().citizen().point(QStringLiteral("person/applicant/name"));
    m_counter->walk(QStringLiteral("the applicant pointed at something"));
    VERIFY_WALKED(*m_counter);
}

void TestKeyboardCase::signing()
{
    card(60);
    core::domain::Organisation organisation;
    organisation.name = QStringLiteral("样例商贸有限公司");
    organisation.uscc = QStringLiteral("91119999MB999999XT");
    organisation.representative = QStringLiteral("样例代表");
    QVERIFY(room().intake()->seatOrganisation(core::flow::Intake::Role::Another, std::move(organisation)));
    room().chooseItem(ElderCard);
    room().visit(Step::Signature);
    for (const auto *way : {"按捺指纹", "他人代书", "单位盖章", "本人签字"}) {
        auto *button = m_counter->button(QString::fromUtf8(way));
        QVERIFY2(button, way);
        button->click();
        m_counter->walk(QStringLiteral("signing: ") + QString::fromUtf8(way));
    }
    VERIFY_WALKED(*m_counter);
}

void TestKeyboardCase::endings()
{
    card(62);
    room().chooseItem(ElderCard);
    room().visit(Step::Ending);
    m_counter->walk(QStringLiteral("what is missing"));
    auto *intake = room().intake();
    intake->setField(QStringLiteral("phone"), QStringLiteral("13800000000"));
    intake->addPage(QStringLiteral("photo"), page(50));
    QTRY_VERIFY(!intake->isSavingPages());
    QVERIFY(intake->sign(DeskWorld::ink(), QByteArray("\x89PNG not quite"), intake->shownDigest()));
    QTRY_VERIFY(intake->findings().isEmpty());
    m_counter->walk(QStringLiteral("before handing in"));
    room().finish();
    QTRY_VERIFY_WITH_TIMEOUT(m_counter->button(QStringLiteral("查看文书")), 30'000);
    m_counter->walk(QStringLiteral("handed in"));
    for (const auto *ending : {"一次性补正告知", "不予受理"}) {
        QVERIFY(m_counter->press(QString::fromUtf8(ending)));
        m_counter->walk(QString::fromUtf8(ending));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    }
    QVERIFY(m_counter->press(QStringLiteral("查看文书")));
    QTRY_VERIFY_WITH_TIMEOUT(m_counter->button(QStringLiteral("打印文书")), 20'000);
    m_counter->walk(QStringLiteral("a paper"));
    QVERIFY(m_counter->press(QStringLiteral("打印文书")));
    m_counter->walk(QStringLiteral("a paper, printing"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    if (m_counter->button(QStringLiteral("另存为PDF")))
        QVERIFY(m_counter->press(QStringLiteral("另存为PDF")));
    m_counter->walk(QStringLiteral("a paper, saving"));
    VERIFY_WALKED(*m_counter);
}

void TestKeyboardCase::besideTheCase()
{
    card(64);
    room().chooseItem(ElderCard);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F11);
    QVERIFY(m_counter->waitFor<AffairsPage>());
    m_counter->walk(QStringLiteral("F11, a draft"));
    auto handedIn = DeskWorld::filled(m_counter->theDesk(), 66);
    QVERIFY(handedIn && DeskWorld::submit(*handedIn)->received);
    const auto id = handedIn->id();
    room().resume(id);
    QTRY_VERIFY(room().intake() && room().intake()->id() == id);
    QTest::keyClick(&m_counter->window, Qt::Key_Escape);
    QTest::keyClick(&m_counter->window, Qt::Key_F11);
    QTRY_VERIFY(m_counter->part<AffairsPage>()->isVisible());
    QTRY_VERIFY(m_counter->button(QStringLiteral("撤回")));
    m_counter->walk(QStringLiteral("F11, handed in"));
    QVERIFY(m_counter->press(QStringLiteral("撤回")));
    m_counter->walk(QStringLiteral("F11, withdrawing"));
    VERIFY_WALKED(*m_counter);
}

void TestKeyboardCase::aWindowThatGoesSavesTheCaseInHand()
{
    card(68);
    room().chooseItem(ElderCard);
    room().intake()->setField(QStringLiteral("phone"), QStringLiteral("13812345678"));
    const auto id = room().intake()->id();
    m_counter.reset(); // in the same turn: nothing was saved yet
    const auto desk = m_world.signedIn();
    QVERIFY(desk);
    const auto again = DeskWorld::ask<std::shared_ptr<core::flow::Intake>>(
        [&](QObject *context, core::flow::Answer<std::shared_ptr<core::flow::Intake>> done) {
            desk->resume(id, context, std::move(done));
        });
    QVERIFY(again);
    QCOMPARE((*again)->value(QStringLiteral("phone"))->text, QStringLiteral("13812345678"));
}

YC_TEST(TestKeyboardCase)
#include "tst_keyboard_case.moc"
