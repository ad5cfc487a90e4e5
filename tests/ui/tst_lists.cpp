#include "tests/support/register.h"
#include "ui/accessible_areas.h"
#include "ui/lists.h"
#include "ui/step_path.h"

#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace yc;

namespace
{

// As a screen reader presses: the first action that the object offers.
bool act(QAccessibleInterface *object)
{
    auto *face = object ? object->actionInterface() : nullptr;
    if (!face || face->actionNames().isEmpty())
        return false;
    face->doAction(face->actionNames().first());
    return true;
}

} // namespace

class TestLists : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theChosenLineStaysInViewWhenTheListShrinks();
    void anAreaAnswersForAChildThatHasGone();
    void anActionOnALineMakesItTheCurrentOne();
    void aLineThatIsToggledOffStaysSelected();
    void anActionOnAStepAsksForIt();
    void theButtonThatClearsAFieldHasAName();
};

void TestLists::anActionOnALineMakesItTheCurrentOne()
{
    QListWidget list;
    ui::prepareList(&list);
    list.addItems({QStringLiteral("甲"), QStringLiteral("乙"), QStringLiteral("丙")});
    list.setCurrentRow(0);
    list.show();
    QVERIFY(QTest::qWaitForWindowExposed(&list));
    QSignalSpy current(&list, &QListWidget::currentRowChanged);
    auto *face = QAccessible::queryAccessibleInterface(&list);
    QVERIFY(act(face->child(2)));
    QCoreApplication::processEvents();
    QCOMPARE(list.currentRow(), 2);
    QCOMPARE(current.size(), 1);
    QCOMPARE(list.selectedItems(), QList<QListWidgetItem *>{list.item(2)});
}

void TestLists::aLineThatIsToggledOffStaysSelected()
{
    QListWidget list;
    ui::prepareList(&list);
    list.addItems({QStringLiteral("甲"), QStringLiteral("乙")});
    list.setCurrentRow(1);
    list.show();
    QVERIFY(QTest::qWaitForWindowExposed(&list));
    QVERIFY(act(QAccessible::queryAccessibleInterface(&list)->child(1)));
    QCoreApplication::processEvents();
    QCOMPARE(list.currentRow(), 1);
    QCOMPARE(list.selectedItems(), QList<QListWidgetItem *>{list.item(1)});
}

void TestLists::anActionOnAStepAsksForIt()
{
    ui::StepPath path;
    path.show();
    QSignalSpy chosen(&path, &ui::StepPath::chosen);
    const auto buttons = path.findChildren<QPushButton *>();
    QVERIFY(act(QAccessible::queryAccessibleInterface(buttons[3])));
    QCOMPARE(chosen.size(), 1);
    QVERIFY(chosen.first().first().value<core::flow::Step>() == core::flow::Step::Materials);
    QCoreApplication::processEvents();
    buttons[3]->click(); // the flow stayed where it was: asked for again
    QCOMPARE(chosen.size(), 2);
}

void TestLists::theButtonThatClearsAFieldHasAName()
{
    QLineEdit field;
    QVERIFY(ui::prepareFilter(&field)->isHidden()); // nothing was left out yet
    field.setText(QStringLiteral("低保"));
    const auto *button = field.findChild<QAbstractButton *>();
    QVERIFY(button);
    QCOMPARE(button->accessibleName(), QStringLiteral("清除输入"));
}

// A screen reader counts the children, the scroll bar goes, and the reader asks for the last one.
void TestLists::anAreaAnswersForAChildThatHasGone()
{
    ui::installAccessibleAreas();
    QScrollArea area;
    auto *page = new QWidget;
    page->setMinimumSize(400, 4'000);
    area.setWidget(page);
    area.resize(500, 300);
    area.show();
    QVERIFY(QTest::qWaitForWindowExposed(&area));
    QVERIFY(area.verticalScrollBar()->isVisible());
    auto *face = QAccessible::queryAccessibleInterface(&area);
    QVERIFY(face && face->isValid());
    const auto counted = face->childCount();
    QVERIFY(counted > 0);
    bool pageFound = false;
    for (int i = 0; i < counted; ++i) {
        QVERIFY(face->child(i));
        pageFound = pageFound || face->child(i)->object() == area.viewport();
    }
    QVERIFY(pageFound);
    page->setMinimumSize(400, 100);
    page->resize(400, 100);
    QTRY_VERIFY(!area.verticalScrollBar()->isVisible());
    for (const auto index : {-1, counted - 1, counted, counted + 100})
        (void)face->child(index); // answers, with something or nothing
    QVERIFY(!face->child(counted + 100));
    QVERIFY(!face->child(-1));
}

void TestLists::theChosenLineStaysInViewWhenTheListShrinks()
{
    QListWidget list;
    ui::prepareList(&list);
    for (int i = 0; i < 8; ++i)
        list.addItem(QStringLiteral("材料 %1\n! 待补").arg(i));
    list.resize(300, 600);
    list.show();
    list.setCurrentRow(7);
    QTRY_VERIFY(list.viewport()->rect().contains(list.visualItemRect(list.currentItem())));
    list.resize(300, 160);
    QTRY_VERIFY(list.viewport()->rect().contains(list.visualItemRect(list.currentItem())));
}

YC_TEST(TestLists)
#include "tst_lists.moc"
