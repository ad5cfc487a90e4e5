#include "app/steps/materials_page.h"
#include "app/steps/repeat_question.h"
#include "devices/virtual/page_painter.h"
#include "tests/app/open_shop.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <cstring>

using namespace yc;
using namespace core;
using tests::DeskWorld;

static const QString Photo = QStringLiteral("photo");
static const QString Card = QStringLiteral("id-card");

// The same sheet twice in a case: noticed, asked about, and never dropped by itself.
class TestRepeatedPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void aSheetScannedAgainIsAskedAbout();
    void whatIsDroppedComesBackByUndo();
    void whatIsKeptIsNotAskedAboutAgain();
    void twoPagesOfOneFormAreNotAskedAbout();
    void itIsFoundUnderAnotherMaterialToo();
    void aPageScannedAnewIsNotARepeatOfItself();
    void aCaseTakenUpAgainKnowsItsPages();
    void whoeverGoesOnKeepsBoth();

private:
    void open(std::shared_ptr<flow::Intake> intake);
    void take(const std::shared_ptr<Image> &page) { m_page->takePage(page, false); }
    [[nodiscard]] int pages() const { return static_cast<int>(m_intake->pages(Photo).size()); }
    [[nodiscard]] QPushButton *button(const QString &text) const { return tests::buttonOf(*m_page, text); }
    [[nodiscard]] QString asked() const; // empty: nothing is
    DeskWorld m_world;
    SystemClock m_clock;
    std::unique_ptr<flow::Desk> m_desk;
    std::unique_ptr<devices::hub::Hub> m_hub;
    std::unique_ptr<tests::OpenShop> m_shop;
    std::unique_ptr<app::MaterialsPage> m_page;
    std::shared_ptr<flow::Intake> m_intake;
};

namespace
{

const QString Drop = QStringLiteral("删除重复页");
const QString Keep = QStringLiteral("两页都保留");
constexpr QSize A4At150(1240, 1754);
constexpr int Patience = 15'000;

// As a scanner gives it: 150 dpi, drawn in so many millimetres off and a little askew.
std::shared_ptr<Image> scanned(const QString &sheet, double nudge = 0)
{
    QImage glass(A4At150, QImage::Format_RGB888);
    glass.fill(QColor(236, 236, 234));
    {
        QPainter painter(&glass);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.translate(nudge * 150 / 25.4, -nudge * 150 / 25.4);
        painter.rotate(nudge / 5);
        painter.drawImage(QRect(QPoint(), A4At150), devices::virtual_bench::makePage(sheet));
    }
    auto image = Image::create(A4At150, Image::Format::Rgb24, 150);
    for (int y = 0; y < glass.height(); ++y)
        std::memcpy(image->row(y), glass.constScanLine(y), static_cast<std::size_t>(image->stride()));
    return std::make_shared<Image>(*std::move(image));
}

const QString Form = QStringLiteral("application-form-1");
const QString Letter = QStringLiteral("letter");
const QString Licence = QStringLiteral("licence");

} // namespace

void TestRepeatedPages::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    m_desk = m_world.signedIn();
    QVERIFY2(m_desk, qPrintable(m_world.why()));
    m_hub = std::make_unique<devices::hub::Hub>(std::vector<devices::Driver>{}, m_clock);
    m_shop = std::make_unique<tests::OpenShop>(*m_desk, *m_hub);
}

void TestRepeatedPages::init()
{
    const auto intake = DeskWorld::begin(*m_desk);
    QVERIFY(intake->chooseItem(u"11119999MB9902000L4992002013000"));
    open(intake);
}

void TestRepeatedPages::open(std::shared_ptr<flow::Intake> intake)
{
    m_page.reset();
    m_intake = std::move(intake);
    m_page = std::make_unique<app::MaterialsPage>(m_shop->shop);
    connect(m_intake.get(), &flow::Intake::changed, m_page.get(), [this] { m_page->refresh(); });
    m_page->open(m_intake);
    m_page->resize(1100, 640);
    m_page->show();
    m_page->refresh();
    m_page->enter();
    m_page->focusMaterial(Photo);
}

QString TestRepeatedPages::asked() const
{
    const auto *question = m_page->findChild<app::RepeatQuestion *>();
    return question->isVisible() ? question->findChild<QLabel *>()->text() : QString();
}

void TestRepeatedPages::aSheetScannedAgainIsAskedAbout()
{
    take(scanned(Form));
    take(scanned(Letter));
    take(scanned(Form, 4));
    QTRY_VERIFY_WITH_TIMEOUT(!asked().isEmpty(), Patience);
    QVERIFY2(asked().contains(QStringLiteral("“近期免冠照片”第3页与“近期免冠照片”第1页")), qPrintable(asked()));
    QVERIFY(asked().contains(QStringLiteral("D-0212")));
    QCOMPARE(pages(), 3); // nothing goes by itself
    QVERIFY(m_page->instruction().contains(QStringLiteral("扫了两次")));
    const auto folder = qEnvironmentVariable("YC_PICTURES");
    if (!folder.isEmpty()) {
        QTRY_VERIFY(!m_intake->isSavingPages());
        QVERIFY(m_page->grab().save(folder + QStringLiteral("/repeated-page.png")));
    }
    // The two stand in the same place one after the other.
    const auto *strip = m_page->findChild<QListWidget *>();
    for (const auto *list : m_page->findChildren<QListWidget *>())
        if (list->accessibleName() == QStringLiteral("页面缩略图"))
            strip = list;
    button(QStringLiteral("对照第1页"))->click();
    QCOMPARE(strip->currentRow(), 0);
    button(QStringLiteral("看第3页"))->click();
    QCOMPARE(strip->currentRow(), 2);
    button(Drop)->click();
    QCOMPARE(pages(), 2);
    QVERIFY(asked().isEmpty());
}

void TestRepeatedPages::whatIsDroppedComesBackByUndo()
{
    take(scanned(Form));
    take(scanned(Form, 2));
    QTRY_VERIFY_WITH_TIMEOUT(!asked().isEmpty(), Patience);
    button(Drop)->click();
    QCOMPARE(pages(), 1);
    QVERIFY(m_intake->undo());
    QCOMPARE(pages(), 2);
    QVERIFY(!asked().isEmpty()); // and is asked about as before
}

void TestRepeatedPages::whatIsKeptIsNotAskedAboutAgain()
{
    take(scanned(Form));
    take(scanned(Form, 2));
    QTRY_VERIFY_WITH_TIMEOUT(!asked().isEmpty(), Patience);
    button(Keep)->click();
    QVERIFY(asked().isEmpty());
    QCOMPARE(pages(), 2);
    take(scanned(Letter));
    take(scanned(Form, -3)); // a third time: of that nothing was said
    QTRY_VERIFY_WITH_TIMEOUT(!asked().isEmpty(), Patience);
    QCOMPARE(m_intake->repeats().size(), 1);
    QCOMPARE(m_intake->repeats().constFirst().index, 3);
}

void TestRepeatedPages::twoPagesOfOneFormAreNotAskedAbout()
{
    for (const auto &sheet : {Form, QStringLiteral("application-form-2"), Licence, Letter, QStringLiteral("stamped")})
        take(scanned(sheet));
    take(scanned(Letter, 1)); // what is asked in its turn shows that the ones before it were looked at
    QTRY_VERIFY_WITH_TIMEOUT(!asked().isEmpty(), Patience);
    QCOMPARE(m_intake->repeats().size(), 1);
    QCOMPARE(m_intake->repeats().constFirst(), (flow::Intake::Repeat{Photo, 5, Photo, 3}));
}

void TestRepeatedPages::itIsFoundUnderAnotherMaterialToo()
{
    m_intake->addPage(Card, scanned(Licence));
    take(scanned(Licence, 1));
    QTRY_COMPARE_WITH_TIMEOUT(m_intake->repeats(), (QList<flow::Intake::Repeat>{{Photo, 0, Card, 0}}), Patience);
    m_intake->movePage(Photo, 0, 0);
    m_intake->movePageTo(Photo, 0, Card); // the question goes with the page
    QCOMPARE(m_intake->repeats(), (QList<flow::Intake::Repeat>{{Card, 1, Card, 0}}));
    m_intake->removePage(Card, 0); // the other one was too much
    QVERIFY(m_intake->repeats().isEmpty());
    QVERIFY(asked().isEmpty());
}

void TestRepeatedPages::aPageScannedAnewIsNotARepeatOfItself()
{
    take(scanned(Form));
    QTRY_VERIFY_WITH_TIMEOUT(!m_intake->isSavingPages(), Patience);
    m_intake->replacePage(Photo, 0, scanned(Form, 1));
    take(scanned(Form, 2));
    QTRY_VERIFY_WITH_TIMEOUT(!m_intake->repeats().isEmpty(), Patience);
    QCOMPARE(m_intake->repeats(), (QList<flow::Intake::Repeat>{{Photo, 1, Photo, 0}}));
}

void TestRepeatedPages::aCaseTakenUpAgainKnowsItsPages()
{
    take(scanned(Letter));
    take(scanned(Form));
    QTRY_VERIFY_WITH_TIMEOUT(!m_intake->isSavingPages() && m_intake->isSaved(), Patience);
    const auto id = m_intake->id();
    m_page.reset();
    m_intake.reset();
    const auto again = DeskWorld::ask<std::shared_ptr<flow::Intake>>(
        [&](QObject *context, flow::Answer<std::shared_ptr<flow::Intake>> done) {
            m_desk->resume(id, context, std::move(done));
        });
    QVERIFY(again);
    open(*again);
    QCOMPARE(pages(), 2);
    take(scanned(Form, 3));
    QTRY_COMPARE_WITH_TIMEOUT(m_intake->repeats(), (QList<flow::Intake::Repeat>{{Photo, 2, Photo, 1}}), Patience);
}

void TestRepeatedPages::whoeverGoesOnKeepsBoth()
{
    take(scanned(Form));
    take(scanned(Form, 2));
    QTRY_VERIFY_WITH_TIMEOUT(!asked().isEmpty(), Patience);
    QSignalSpy wanted(m_page.get(), &app::StepPage::stepWanted);
    QVERIFY(m_page->goOn());
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(pages(), 2);
    const auto other = DeskWorld::begin(*m_desk);
    m_page->open(other);
    QVERIFY(asked().isEmpty()); // of the case that was here
}

YC_TEST(TestRepeatedPages)
#include "tst_repeated_pages.moc"
