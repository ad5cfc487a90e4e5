#include "core/flow/page_shelf.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc::core;
using flow::PageShelf;

static const QString A = QStringLiteral("a");
static const QString B = QStringLiteral("b");

static domain::Page page(const char *blob)
{
    domain::Page page;
    page.blob = QString::fromLatin1(blob);
    return page;
}

static QString order(const PageShelf &shelf, const QString &material)
{
    QString all;
    for (const auto &one : shelf.pages(material))
        all += one.ticket != 0 ? QStringLiteral("*") : one.page.blob;
    return all;
}

// Pages "1", "2", "3" of material a, at rest.
static PageShelf three()
{
    PageShelf shelf;
    shelf.load({{.materialId = A, .pages = {page("1"), page("2"), page("3")}}});
    return shelf;
}

class TestPageShelf : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPageIsFiledOnlyWhenItIsOnTheDisk();
    void pagesMoveWithinAndBetweenMaterials();
    void placesThatAreNotThereChangeNothing();
    void aRemovedPageComesBackToItsPlace();
    void whatAHandDidIsTakenBackStepByStep();
    void aPageMayMoveTurnOrGoWhileItIsSaved();
    void aReplacedPageStaysUntilTheNewOneIsOnTheDisk();
    void aPageThatFailsGivesUpItsPlaceAndNoOther();
    void fourTurnsAreNone();
    void whatIsNotThereIsFiledWithoutPages();
};

void TestPageShelf::aPageIsFiledOnlyWhenItIsOnTheDisk()
{
    PageShelf shelf;
    const auto first = shelf.add(A, page(""));
    const auto second = shelf.add(A, page(""));
    QCOMPARE(shelf.saving(), 2);
    QVERIFY(shelf.filings().isEmpty());
    QVERIFY(shelf.sealed(second, page("2")) == A); // encoders may overtake each other
    QCOMPARE(shelf.filings().first().pages.first().blob, QStringLiteral("2"));
    QVERIFY(shelf.sealed(first, page("1")) == A);
    QCOMPARE(order(shelf, A), QStringLiteral("12"));
    QCOMPARE(shelf.saving(), 0);
    QVERIFY(!shelf.sealed(first, page("1")));
}

void TestPageShelf::pagesMoveWithinAndBetweenMaterials()
{
    auto shelf = three();
    QVERIFY(shelf.move(A, 0, 2));
    QCOMPARE(order(shelf, A), QStringLiteral("231"));
    QVERIFY(shelf.moveTo(A, 1, B));
    QCOMPARE(order(shelf, A), QStringLiteral("21"));
    QCOMPARE(order(shelf, B), QStringLiteral("3"));
    QCOMPARE(shelf.filings().size(), 2);
}

void TestPageShelf::placesThatAreNotThereChangeNothing()
{
    auto shelf = three();
    QVERIFY(!shelf.move(A, 0, 3));
    QVERIFY(!shelf.move(A, -1, 0));
    QVERIFY(!shelf.move(B, 0, 0));
    QVERIFY(!shelf.moveTo(A, 3, B));
    QVERIFY(!shelf.moveTo(A, 0, A));
    QVERIFY(!shelf.turn(A, 9));
    QVERIFY(!shelf.remove(B, 0));
    QVERIFY(!shelf.undoRemove());
    QVERIFY(!shelf.replace(A, 3, page("")));
    QCOMPARE(order(shelf, A), QStringLiteral("123"));
}

void TestPageShelf::aRemovedPageComesBackToItsPlace()
{
    auto shelf = three();
    QVERIFY(shelf.remove(A, 1));
    QCOMPARE(order(shelf, A), QStringLiteral("13"));
    QVERIFY(shelf.undoRemove());
    QCOMPARE(order(shelf, A), QStringLiteral("123"));
    QVERIFY(!shelf.undoRemove());
    // The list has become shorter meanwhile: it comes to the end.
    QVERIFY(shelf.remove(A, 2));
    QVERIFY(shelf.moveTo(A, 0, B));
    QVERIFY(shelf.moveTo(A, 0, B));
    QVERIFY(shelf.undoRemove());
    QCOMPARE(order(shelf, A), QStringLiteral("3"));
}

void TestPageShelf::whatAHandDidIsTakenBackStepByStep()
{
    auto shelf = three();
    const domain::HandedIn original{.originals = 1};
    QVERIFY(!shelf.canUndo() && !shelf.undo());
    QVERIFY(shelf.move(A, 0, 2)); // 231
    QVERIFY(shelf.turn(A, 0));
    QVERIFY(shelf.setHanded({{A, original}}));
    QVERIFY(shelf.moveTo(A, 0, B));
    QVERIFY(shelf.moveTo(A, 0, B));
    QVERIFY(shelf.moveTo(A, 0, B)); // the last one: how the paper came goes with it
    QVERIFY(!shelf.handed(A));
    const auto added = shelf.add(B, page("")); // comes after them, and is no step
    QVERIFY(shelf.sealed(added, page("4")));
    QCOMPARE(order(shelf, B), QStringLiteral("2314"));
    for (const auto *left : {"1", "31", "231"}) {
        QVERIFY(shelf.undo());
        QCOMPARE(order(shelf, A), QString::fromLatin1(left));
    }
    QCOMPARE(order(shelf, B), QStringLiteral("4"));
    QVERIFY(shelf.handed(A) == original);
    QVERIFY(shelf.undo());
    QVERIFY(!shelf.handed(A));
    QCOMPARE(shelf.pages(A).first().page.turns, 1);
    QVERIFY(shelf.undo());
    QCOMPARE(shelf.pages(A).first().page.turns, 0);
    QVERIFY(shelf.undo());
    QCOMPARE(order(shelf, A), QStringLiteral("123"));
    QVERIFY(!shelf.canUndo());
    // Back to the last removal, it among them, and no further.
    QVERIFY(shelf.move(A, 0, 2));
    QVERIFY(shelf.remove(A, 0)); // 31
    QVERIFY(shelf.move(A, 0, 1)); // 13
    QVERIFY(shelf.undo());
    QCOMPARE(order(shelf, A), QStringLiteral("31"));
    QVERIFY(shelf.undo());
    QCOMPARE(order(shelf, A), QStringLiteral("231"));
    QVERIFY(!shelf.undo());
    // A page that the program put in its place moved all others.
    QVERIFY(shelf.turn(A, 0));
    QVERIFY(shelf.move(A, 2, 0, PageShelf::By::Program));
    QVERIFY(!shelf.undo());
    // One that could not be saved gave its place up.
    const auto lost = shelf.add(A, page(""));
    QVERIFY(shelf.move(A, 3, 0));
    QVERIFY(shelf.notSealed(lost));
    QVERIFY(!shelf.undo());
}

void TestPageShelf::aPageMayMoveTurnOrGoWhileItIsSaved()
{
    auto shelf = three();
    const auto ticket = shelf.add(A, page(""));
    QVERIFY(shelf.turn(A, 3));
    QVERIFY(shelf.moveTo(A, 3, B));
    QVERIFY(shelf.sealed(ticket, page("4")) == B);
    QCOMPARE(shelf.pages(B).first().page.turns, 1);

    const auto gone = shelf.add(A, page(""));
    QVERIFY(shelf.remove(A, 3));
    QVERIFY(shelf.sealed(gone, page("5")) == A); // may still be undone
    QVERIFY(shelf.undoRemove());
    QCOMPARE(order(shelf, A), QStringLiteral("1235"));
}

void TestPageShelf::aReplacedPageStaysUntilTheNewOneIsOnTheDisk()
{
    auto shelf = three();
    const auto ticket = shelf.replace(A, 1, page(""));
    QVERIFY(ticket);
    QCOMPARE(order(shelf, A), QStringLiteral("1*3"));
    QCOMPARE(shelf.filings().first().pages[1].blob, QStringLiteral("2")); // what a kill would bring back
    const auto again = shelf.replace(A, 1, page(""));
    QVERIFY(!shelf.sealed(*ticket, page("x")));
    QVERIFY(shelf.notSealed(*again) == A);
    QCOMPARE(order(shelf, A), QStringLiteral("123"));
    const auto last = shelf.replace(A, 1, page(""));
    QVERIFY(shelf.sealed(*last, page("y")) == A);
    QCOMPARE(order(shelf, A), QStringLiteral("1y3"));
}

void TestPageShelf::aPageThatFailsGivesUpItsPlaceAndNoOther()
{
    auto shelf = three();
    const auto ticket = shelf.add(A, page(""));
    QVERIFY(shelf.move(A, 3, 0));
    QVERIFY(shelf.notSealed(ticket) == A);
    QCOMPARE(order(shelf, A), QStringLiteral("123"));
}

void TestPageShelf::fourTurnsAreNone()
{
    auto shelf = three();
    for (const int turns : {1, 2, 3, 0}) {
        QVERIFY(shelf.turn(A, 0));
        QCOMPARE(shelf.pages(A).first().page.turns, turns);
    }
}

void TestPageShelf::whatIsNotThereIsFiledWithoutPages()
{
    auto shelf = three();
    QVERIFY(shelf.setUnfetched(B, true));
    QVERIFY(!shelf.setUnfetched(B, true));
    QCOMPARE(shelf.filings().size(), 2);
    QVERIFY(shelf.filings()[1].unfetched && shelf.filings()[1].pages.isEmpty());
    QVERIFY(!shelf.filings()[0].unfetched);
    PageShelf again;
    again.load(shelf.filings());
    QVERIFY(again.filings()[1].unfetched);
    QVERIFY(shelf.setUnfetched(B, false));
    QCOMPARE(shelf.filings().size(), 1);
    again.clear();
    QVERIFY(again.filings().isEmpty());
}

YC_TEST(TestPageShelf)
#include "tst_page_shelf.moc"
