#include "app/citizen/citizen_rows.h"
#include "app/confirmation_text.h"
#include "app/slip_maker.h"
#include "app/steps/form_page.h"
#include "app/steps/materials_page.h"
#include "core/pack/paper_values.h"
#include "tests/app/open_shop.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"
#include "ui/field_editor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSpinBox>
#include <QTest>

using namespace yc;
using namespace core;
using domain::HandedIn;
using tests::DeskWorld;

static const QString Photo = QStringLiteral("photo");
static const QString Address = QStringLiteral("address");
static const QString ElderCard = QStringLiteral("11119999MB9902000L4992002013000");

// What a clerk says of papers and of values that the applicant disputes: by keys, by buttons, and taken back.
class TestProofPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void oneKeySaysItAsTheItemAsksForIt();
    void lettersSayWhatItWas();
    void aCopyIsComparedByAKey();
    void nothingIsAskedWithoutAPage();
    void aDisputeBeginsBesideItsField();
    void aDisputeIsWithdrawn();
    void byKeysAlone();
    void everybodyReadsIt();

private:
    template <typename Widget> [[nodiscard]] static Widget *named(const QWidget &page, const QString &name)
    {
        for (auto *one : page.template findChildren<Widget *>())
            if (one->accessibleName() == name)
                return one;
        return nullptr;
    }
    [[nodiscard]] QString stateOfPhoto() const;
    void addPage();
    void key(Qt::Key letter);

    DeskWorld m_world;
    SystemClock m_clock;
    std::unique_ptr<flow::Desk> m_desk;
    std::unique_ptr<devices::hub::Hub> m_hub;
    std::unique_ptr<tests::OpenShop> m_shop;
    std::unique_ptr<app::MaterialsPage> m_materials;
    std::unique_ptr<app::FormPage> m_form;
    std::shared_ptr<flow::Intake> m_intake;
};

void TestProofPages::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    m_desk = m_world.signedIn();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
    m_hub = std::make_unique<devices::hub::Hub>(std::vector<devices::Driver>{}, m_clock);
    m_shop = std::make_unique<tests::OpenShop>(*m_desk, *m_hub);
}

void TestProofPages::init()
{
    m_materials.reset();
    m_form.reset();
    m_intake = DeskWorld::begin(*m_desk);
    auto card = DeskWorld::card();
    QVERIFY(m_intake->setApplicant(card));
    QVERIFY(m_intake->chooseItem(ElderCard));
    m_materials = std::make_unique<app::MaterialsPage>(m_shop->shop);
    m_form = std::make_unique<app::FormPage>(m_shop->shop);
    for (app::StepPage *page :
         {static_cast<app::StepPage *>(m_materials.get()), static_cast<app::StepPage *>(m_form.get())}) {
        connect(m_intake.get(), &flow::Intake::changed, page, [page] { page->refresh(); });
        page->open(m_intake);
        page->refresh();
        page->show();
    }
    m_materials->enter();
    m_materials->focusMaterial(Photo);
}

QString TestProofPages::stateOfPhoto() const
{
    const auto *list = named<QListWidget>(*m_materials, QStringLiteral("材料清单"));
    for (int i = 0; i < list->count(); ++i)
        if (list->item(i)->data(Qt::AccessibleTextRole).toString() == QStringLiteral("近期免冠照片"))
            return list->item(i)->data(Qt::AccessibleDescriptionRole).toString();
    return {};
}

void TestProofPages::addPage()
{
    m_intake->addPage(Photo, DeskWorld::page());
    QTRY_VERIFY(!m_intake->isSavingPages()); // what is not on the disk is not handed in yet
}

void TestProofPages::key(Qt::Key letter)
{
    m_materials->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_materials.get()));
    auto *list = named<QListWidget>(*m_materials, QStringLiteral("材料清单"));
    list->setFocus(); // it takes letters for a search: they reach the page all the same
    QTest::keyClick(list, letter);
}

void TestProofPages::oneKeySaysItAsTheItemAsksForIt()
{
    addPage();
    QCOMPARE(stateOfPhoto(), QStringLiteral("✓ 已收 1 页 · 收取形式待确认"));
    QCOMPARE(named<QSpinBox>(*m_materials, QStringLiteral("原件份数"))->value(), 1); // proposed
    QVERIFY(m_materials->instruction().contains(QStringLiteral("按 Q 确认")));
    key(Qt::Key_Q);
    QCOMPARE(m_intake->handedIn(Photo), std::optional(HandedIn{.originals = 1}));
    QCOMPARE(stateOfPhoto(), QStringLiteral("✓ 已收 1 页 · 原件1份"));
    QCOMPARE(m_materials->instruction(), QStringLiteral("材料已齐全，按 Enter 请申请人签字"));
    QVERIFY(!named<QPushButton>(*m_materials, QStringLiteral("确认全部材料的收取形式"))->isEnabled());
    auto *undo = named<QPushButton>(*m_materials, QStringLiteral("撤销收取形式"));
    QVERIFY(undo->isEnabled());
    undo->click();
    QVERIFY(!m_intake->handedIn(Photo));
}

void TestProofPages::lettersSayWhatItWas()
{
    addPage();
    key(Qt::Key_D);
    QCOMPARE(m_intake->handedIn(Photo), std::optional(HandedIn{.files = 1})); // and not what was proposed as well
    key(Qt::Key_Y);
    key(Qt::Key_Y);
    QCOMPARE(m_intake->handedIn(Photo), std::optional(HandedIn{.originals = 2, .files = 1}));
    named<QSpinBox>(*m_materials, QStringLiteral("电子件份数"))->setValue(0);
    QCOMPARE(m_intake->handedIn(Photo), std::optional(HandedIn{.originals = 2}));
    named<QSpinBox>(*m_materials, QStringLiteral("原件份数"))->setValue(0); // nothing is not how it came
    QCOMPARE(m_intake->handedIn(Photo), std::optional(HandedIn{.originals = 2}));
    QCOMPARE(named<QSpinBox>(*m_materials, QStringLiteral("原件份数"))->value(), 2);
    QTest::keyClick(m_materials.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_intake->handedIn(Photo), std::optional(HandedIn{.originals = 2, .files = 1}));
}

void TestProofPages::aCopyIsComparedByAKey()
{
    addPage();
    auto *compared = named<QCheckBox>(*m_materials, QStringLiteral("复印件已与原件核对一致"));
    QVERIFY(!compared->isVisible());
    key(Qt::Key_H);
    QVERIFY(!m_intake->handedIn(Photo)); // there is no copy
    key(Qt::Key_F);
    QVERIFY(compared->isVisible());
    QCOMPARE(stateOfPhoto(), QStringLiteral("! 已收 1 页 · 复印件1份，待核对原件"));
    QVERIFY(m_intake->stateOf(flow::Step::Materials) == flow::StepState::Partial);
    QVERIFY(m_materials->instruction().endsWith(QStringLiteral("按 H")));
    key(Qt::Key_H);
    QVERIFY(m_intake->handedIn(Photo)->compared);
    QVERIFY(compared->isChecked());
    QCOMPARE(stateOfPhoto(), QStringLiteral("✓ 已收 1 页 · 复印件1份，已核对"));
    compared->click();
    QVERIFY(!m_intake->handedIn(Photo)->compared);
    QVERIFY(!compared->isChecked());
}

void TestProofPages::nothingIsAskedWithoutAPage()
{
    auto *box = named<QSpinBox>(*m_materials, QStringLiteral("原件份数"));
    QVERIFY(!box->isVisible());
    key(Qt::Key_Y);
    key(Qt::Key_Q);
    QVERIFY(!m_intake->handedIn(Photo));
    m_materials->open(nullptr);
    key(Qt::Key_F);
    key(Qt::Key_H);
    QVERIFY(!box->isVisible());
}

void TestProofPages::aDisputeBeginsBesideItsField()
{
    const auto said = m_intake->value(Address)->text;
    auto *button = named<QPushButton>(*m_form, QStringLiteral("异议 户籍（证件）地址"));
    QVERIFY(button && button->isVisible());
    button->click();
    QVERIFY(m_intake->value(Address)->dispute);
    QVERIFY(!button->isVisible());
    auto *line = named<QLineEdit>(*m_form, QStringLiteral("户籍（证件）地址"));
    QVERIFY(!line->isReadOnly());
    QCOMPARE(line->selectedText(), said); // the first letter replaces it
    line->setText(QStringLiteral("示例镇2号"));
    QCOMPARE(m_intake->value(Address)->text, QStringLiteral("示例镇2号"));
    QCOMPARE(m_intake->value(Address)->dispute->said, said);
    auto *reason = named<QComboBox>(*m_form, QStringLiteral("异议原因 户籍（证件）地址"));
    QVERIFY(reason->isVisible());
    reason->setCurrentIndex(reason->count() - 1);
    QVERIFY(m_intake->fieldFinding(Address)); // other: in words
    named<QLineEdit>(*m_form, QStringLiteral("异议说明 户籍（证件）地址"))->setText(QStringLiteral("搬家"));
    QVERIFY(!m_intake->fieldFinding(Address));
    QCOMPARE(m_intake->value(Address)->dispute->note, QStringLiteral("搬家"));
    bool told = false;
    for (const auto *label : m_form->findChildren<QLabel *>())
        told = told || (label->isVisible() && label->text().contains(QStringLiteral("身份证读取为“%1”").arg(said)));
    QVERIFY(told);
}

void TestProofPages::aDisputeIsWithdrawn()
{
    const auto said = m_intake->value(Address)->text;
    named<QPushButton>(*m_form, QStringLiteral("异议 户籍（证件）地址"))->click();
    auto *line = named<QLineEdit>(*m_form, QStringLiteral("户籍（证件）地址"));
    line->setText(QStringLiteral("示例镇2号"));
    auto *withdraw = named<QPushButton>(*m_form, QStringLiteral("撤销异议 户籍（证件）地址"));
    QVERIFY(withdraw->isVisible());
    withdraw->click();
    QCOMPARE(line->text(), said);
    QVERIFY(line->isReadOnly());
    QVERIFY(m_intake->value(Address)->source == domain::Source::Card);
    QVERIFY(!withdraw->isVisible());
}

void TestProofPages::byKeysAlone()
{
    m_form->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
    m_form->focusField(Address);
    auto *line = named<QLineEdit>(*m_form, QStringLiteral("户籍（证件）地址"));
    QTest::keyClick(line, Qt::Key_J, Qt::ControlModifier);
    QVERIFY(m_intake->value(Address)->dispute);
    QTest::keyClicks(line, QStringLiteral("2"));
    QCOMPARE(m_intake->value(Address)->text, QStringLiteral("2"));
    QTest::keyClick(line, Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), named<QComboBox>(*m_form, QStringLiteral("异议原因 户籍（证件）地址")));
    auto *note = named<QLineEdit>(*m_form, QStringLiteral("异议说明 户籍（证件）地址"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), note);
    QTest::keyClick(note, Qt::Key_Return); // on to the next field
    QCOMPARE(QApplication::focusWidget()->accessibleName(), QStringLiteral("联系电话"));
}

void TestProofPages::everybodyReadsIt()
{
    addPage();
    m_intake->setHandedIn(Photo, {.originals = 1, .copies = 2});
    m_intake->setCompared(Photo, true);
    const auto said = m_intake->value(Address)->text;
    QVERIFY(m_intake->dispute(Address));
    m_intake->setField(Address, QStringLiteral("示例镇2号"));
    m_intake->setDisputeReason(Address, domain::DisputeReason::Mistaken, {});

    const auto text = app::confirmationText(m_intake->shownText(), m_intake->item());
    QVERIFY2(text.contains(QStringLiteral("，原件1份、复印件2份")), qPrintable(text));
    QVERIFY2(text.contains(QStringLiteral("申请人有异议：身份证读取为“%1”（登记有误）").arg(said)), qPrintable(text));

    QStringList read;
    for (const auto &section : app::citizenSections(*m_intake))
        for (const auto &row : section.rows)
            read += row.label + u'|' + row.value + u'|' + row.source;
    QVERIFY2(read.contains(QStringLiteral("近期免冠照片|已收 1 页，原件1份、复印件2份|")),
             qPrintable(read.join(u'\n')));
    QVERIFY2(read.contains(QStringLiteral("户籍（证件）地址|示例镇2号|您对身份证读取有异议")),
             qPrintable(read.join(u'\n')));

    const auto slip = app::provisionalValues(*m_intake, {}, {}, QDateTime::currentDateTimeUtc());
    QCOMPARE(slip[pack::value::Materials].toArray()[0].toObject()[QLatin1String("handed")].toString(),
             QStringLiteral("原件1份、复印件2份（已与原件核对一致）"));
    QCOMPARE(slip[pack::value::Disputes].toArray()[0].toString(),
             QStringLiteral("户籍（证件）地址：身份证读取为“%1”，申请人称应为“示例镇2号”（登记有误）").arg(said));
}

YC_TEST(TestProofPages)
#include "tst_proof_pages.moc"
