#include "tests/support/register.h"
#include "ui/item_search.h"

#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace yc;
using namespace core::domain;

namespace
{

ServiceItem item(const char *code, const char *name, const char *department)
{
    ServiceItem made;
    made.code = QString::fromLatin1(code);
    made.name = QString::fromUtf8(name);
    made.department = QString::fromUtf8(department);
    made.effectiveFrom = QDate(2020, 1, 1);
    return made;
}

std::shared_ptr<const Catalogue> catalogue()
{
    auto allowance = item("A1", "最低生活保障对象认定", "民政局");
    allowance.aliases = {QStringLiteral("低保")};
    auto old = item("W1", "木材运输证核发", "林业局");
    old.cancelled = true;
    old.cancelledNote = QStringLiteral("2020年取消");
    old.successorCode = QStringLiteral("W2");
    return std::make_shared<Catalogue>(QStringLiteral("1"),
                                       QList<ServiceItem>{allowance, item("B1", "社会保障卡申领", "人社局"), old,
                                                          item("W2", "植物检疫证书核发", "林业局")},
                                       Calendar());
}

} // namespace

class TestItemSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void typingNarrowsAndSaysWhy();
    void arrowsMoveWhileTheCaretStays();
    void enterTakesTheMarkedItemOnce();
    void aCancelledItemLeadsToItsSuccessor();
    void nothingFoundSaysWhatToDo();
    void withoutACatalogueItSaysWhy();
};

void TestItemSearch::typingNarrowsAndSaysWhy()
{
    ui::ItemSearch search;
    search.setCatalogue(catalogue(), {2026, 11, 21});
    QVERIFY(search.list()->count() >= 3); // before a key is pressed: all that is in force
    QTest::keyClicks(search.field(), QStringLiteral("db"));
    QVERIFY(search.list()->count() >= 1);
    QCOMPARE(search.currentCode(), QStringLiteral("A1"));
    QCOMPARE(search.list()->item(0)->data(Qt::AccessibleTextRole).toString(), QStringLiteral("最低生活保障对象认定"));
    search.field()->setText(QStringLiteral("低保"));
    QVERIFY(search.list()->item(0)->text().contains(QStringLiteral("又称“低保”")));
}

void TestItemSearch::arrowsMoveWhileTheCaretStays()
{
    ui::ItemSearch search;
    search.setCatalogue(catalogue(), {2026, 11, 21});
    search.show();
    QVERIFY(QTest::qWaitForWindowActive(&search));
    search.focusField();
    QCOMPARE(search.list()->currentRow(), 0);
    QTest::keyClick(search.field(), Qt::Key_Down);
    QTest::keyClick(search.field(), Qt::Key_Down);
    QCOMPARE(search.list()->currentRow(), 2);
    QTest::keyClick(search.field(), Qt::Key_Up);
    QCOMPARE(search.list()->currentRow(), 1);
    QVERIFY(search.field()->hasFocus());
    QTest::keyClick(search.field(), Qt::Key_PageDown);
    QCOMPARE(search.list()->currentRow(), search.list()->count() - 1); // stops at the end
}

void TestItemSearch::enterTakesTheMarkedItemOnce()
{
    ui::ItemSearch search;
    search.setCatalogue(catalogue(), {2026, 11, 21});
    QSignalSpy taken(&search, &ui::ItemSearch::taken);
    search.field()->setText(QStringLiteral("社会保障卡"));
    QTest::keyClick(search.field(), Qt::Key_Return);
    QCOMPARE(taken.size(), 1);
    QCOMPARE(taken.first().first().toString(), QStringLiteral("B1"));
}

void TestItemSearch::aCancelledItemLeadsToItsSuccessor()
{
    ui::ItemSearch search;
    search.setCatalogue(catalogue(), {2026, 11, 21});
    search.field()->setText(QStringLiteral("木材运输证"));
    QVERIFY(search.list()->count() >= 1);
    const auto line = search.list()->item(0)->text();
    QVERIFY2(line.contains(QStringLiteral("已取消")) && line.contains(QStringLiteral("植物检疫证书核发")),
             qPrintable(line));
    QCOMPARE(search.currentCode(), QStringLiteral("W2"));
}

void TestItemSearch::nothingFoundSaysWhatToDo()
{
    ui::ItemSearch search;
    search.setCatalogue(catalogue(), {2026, 11, 21});
    QSignalSpy taken(&search, &ui::ItemSearch::taken);
    search.field()->setText(QStringLiteral("zzzzqqq"));
    QCOMPARE(search.list()->count(), 0);
    QTest::keyClick(search.field(), Qt::Key_Return);
    QCOMPARE(taken.size(), 0);
}

void TestItemSearch::withoutACatalogueItSaysWhy()
{
    ui::ItemSearch search;
    search.field()->setText(QStringLiteral("低保"));
    QCOMPARE(search.list()->count(), 0);
    QVERIFY(search.currentCode().isEmpty());
}

YC_TEST(TestItemSearch)
#include "tst_item_search.moc"
