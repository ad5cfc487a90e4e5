#include "app/citizen/citizen_rows.h"
#include "app/steps/form_page.h"
#include "tests/app/open_shop.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"
#include "ui/field_editor.h"

#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace yc;
using namespace core;
using tests::DeskWorld;

static const QString Allowance = QStringLiteral("11119999MB9902000L4990502014000"); // 高龄津贴
static const QString Phone = QStringLiteral("13800000000"); // as DeskWorld::filled() types it

// 历史办件 beside the fields that it knows: seen, taken over by one key or by one for all, and never unasked.
class TestEarlierPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void itStandsBesideItsField();
    void oneKeyTakesItOver();
    void oneKeyTakesAllOver();
    void theButtonDoesTheSame();
    void whatIsTypedHidesIt();
    void anotherPersonSeesNothing();
    void aLongValueGivesWayToItsDay();

private:
    template <typename Widget> [[nodiscard]] Widget *named(const QString &name) const
    {
        for (auto *one : m_form->findChildren<Widget *>())
            if (one->accessibleName() == name)
                return one;
        return nullptr;
    }
    [[nodiscard]] QStringList said() const; // every label that is to be seen
    void come(int serial);
    void press(Qt::Key key, Qt::KeyboardModifiers with);

    DeskWorld m_world;
    SystemClock m_clock;
    std::unique_ptr<flow::Desk> m_desk;
    std::unique_ptr<devices::hub::Hub> m_hub;
    std::unique_ptr<tests::OpenShop> m_shop;
    std::unique_ptr<app::FormPage> m_form;
    std::shared_ptr<flow::Intake> m_intake;
};

void TestEarlierPage::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    m_desk = m_world.signedIn();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
    m_hub = std::make_unique<devices::hub::Hub>(std::vector<devices::Driver>{}, m_clock);
    m_shop = std::make_unique<tests::OpenShop>(*m_desk, *m_hub);
    const auto before = DeskWorld::filled(*m_desk, 81);
    QVERIFY(before);
    before->setField(QStringLiteral("contactName"), QStringLiteral("测试"));
    QVERIFY(before->sign(DeskWorld::ink(), QByteArray("png"), before->shownDigest()));
    QTRY_VERIFY(before->findings().isEmpty());
    const auto sent = DeskWorld::submit(*before);
    QVERIFY(sent && sent->received);
}

void TestEarlierPage::init()
{
    come(81);
    QTRY_VERIFY(m_intake->earlier(QStringLiteral("phone")));
}

void TestEarlierPage::come(int serial)
{
    m_form.reset();
    m_intake = DeskWorld::begin(*m_desk);
    auto card = DeskWorld::card(serial);
    QVERIFY(m_intake->setApplicant(card));
    QVERIFY(m_intake->chooseItem(Allowance));
    m_form = std::make_unique<app::FormPage>(m_shop->shop);
    connect(m_intake.get(), &flow::Intake::changed, m_form.get(), [this] { m_form->refresh(); });
    m_form->open(m_intake);
    m_form->refresh();
    m_form->resize(900, 600);
    m_form->show();
    m_form->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_form.get()));
    m_form->enter();
}

QStringList TestEarlierPage::said() const
{
    QStringList words;
    for (const auto *label : m_form->findChildren<QLabel *>())
        if (label->isVisible())
            words += label->text();
    return words;
}

void TestEarlierPage::press(Qt::Key key, Qt::KeyboardModifiers with)
{
    QTest::keyClick(QApplication::focusWidget(), key, with);
}

void TestEarlierPage::itStandsBesideItsField()
{
    auto *phone = named<QLineEdit>(QStringLiteral("联系电话"));
    QVERIFY(phone->text().isEmpty()); // offered, and nothing more
    QVERIFY(said().contains(QStringLiteral("以往办件可带入 2 项")));
    const auto day = m_world.clock.now().toOffsetFromUtc(8 * 3600).date();
    const auto words
        = QStringLiteral("上次填写：%1（%2年%3月%4日）").arg(Phone).arg(day.year()).arg(day.month()).arg(day.day());
    QVERIFY2(said().contains(words), qPrintable(said().join(u'\n')));
    QCOMPARE(phone->accessibleDescription(), words); // and it is heard
    for (const auto &section : app::citizenSections(*m_intake))
        for (const auto &row : section.rows)
            QVERIFY(!row.value.contains(Phone)); // the applicant's own screen shows what is filled in
}

void TestEarlierPage::oneKeyTakesItOver()
{
    auto *phone = named<QLineEdit>(QStringLiteral("联系电话"));
    QCOMPARE(QApplication::focusWidget(), phone); // the first that is to be filled in
    press(Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(phone->text(), Phone);
    QVERIFY(phone->isReadOnly());
    QVERIFY(QApplication::focusWidget() != phone); // on to the next
    QVERIFY(said().contains(QStringLiteral("历史办件")));
    QVERIFY(said().contains(QStringLiteral("以往办件可带入 1 项")));
    // Put right, or disputed, as a value of the card is.
    auto *right = named<QPushButton>(QStringLiteral("更正 联系电话"));
    QVERIFY(right->isVisible());
    auto *object = named<QPushButton>(QStringLiteral("异议 联系电话"));
    QVERIFY(object->isVisible());
    object->click();
    QVERIFY(m_intake->value(QStringLiteral("phone"))->dispute->source == domain::Source::EarlierCase);
}

void TestEarlierPage::oneKeyTakesAllOver()
{
    press(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(named<QLineEdit>(QStringLiteral("联系电话"))->text(), Phone);
    QCOMPARE(named<QLineEdit>(QStringLiteral("联系人姓名"))->text(), QStringLiteral("测试"));
    QVERIFY(!named<QPushButton>(QStringLiteral("采用全部以往办件内容"))->isVisible());
    QVERIFY(m_shop->entered.count() == 0);
    QStringList read;
    for (const auto &section : app::citizenSections(*m_intake))
        for (const auto &row : section.rows)
            read += row.label + u'|' + row.value + u'|' + row.source;
    QVERIFY2(read.contains(QStringLiteral("联系电话|%1|历史办件").arg(Phone)), qPrintable(read.join(u'\n')));
}

void TestEarlierPage::theButtonDoesTheSame()
{
    auto *take = named<QPushButton>(QStringLiteral("采用上次填写 联系人姓名"));
    QVERIFY(take && take->isVisible());
    take->click();
    QCOMPARE(m_intake->value(QStringLiteral("contactName"))->text, QStringLiteral("测试"));
    QVERIFY(!take->isVisible());
    QVERIFY(QApplication::focusWidget() != nullptr);
    named<QPushButton>(QStringLiteral("采用全部以往办件内容"))->click();
    QVERIFY(m_intake->value(QStringLiteral("phone")));
}

void TestEarlierPage::whatIsTypedHidesIt()
{
    auto *phone = named<QLineEdit>(QStringLiteral("联系电话"));
    QTest::keyClicks(phone, QStringLiteral("139"));
    auto *take = named<QPushButton>(QStringLiteral("采用上次填写 联系电话"));
    QVERIFY(!take->isVisible());
    press(Qt::Key_B, Qt::ControlModifier);
    QCOMPARE(phone->text(), QStringLiteral("139")); // nothing that was typed is lost
    phone->clear();
    QVERIFY(take->isVisible());
}

void TestEarlierPage::anotherPersonSeesNothing()
{
    auto other = DeskWorld::card(82);
    QVERIFY(m_intake->setApplicant(other)); // while the page is open
    QVERIFY(!named<QPushButton>(QStringLiteral("采用上次填写 联系电话"))->isVisible());
    QVERIFY(!said().join(u' ').contains(Phone));
    come(82);
    QVERIFY(DeskWorld::ask<QList<flow::Phrase>>([&](QObject *context, flow::Answer<QList<flow::Phrase>> done) {
        m_desk->phrases(context, std::move(done)); // what was asked of the vault before is answered by then
    }));
    press(Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!m_intake->value(QStringLiteral("phone")));
    QVERIFY(!said().join(u' ').contains(QStringLiteral("上次填写")));
}

void TestEarlierPage::aLongValueGivesWayToItsDay()
{
    domain::FormField field;
    field.id = field.label = QStringLiteral("居住地址");
    field.kind = domain::FieldKind::Address;
    ui::FieldEditor editor(field, nullptr);
    QVERIFY(editor.offer().isEmpty());
    const auto address = QStringLiteral("示例省示例县示例镇").repeated(20);
    editor.setOffer(address, QDate(2026, 10, 3));
    editor.resize(400, 80);
    editor.show();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    QCOMPARE(editor.offer(), QStringLiteral("上次填写：%1（2026年10月3日）").arg(address)); // whole in words
    QCOMPARE(editor.width(), 400); // and the field is no wider for it
    editor.setOffer({});
    QVERIFY(editor.offer().isEmpty());
}

YC_TEST(TestEarlierPage)
#include "tst_earlier_page.moc"
