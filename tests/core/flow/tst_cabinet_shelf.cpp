#include "core/flow/desk.h"
#include "core/vault/vault.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::core;
using namespace Qt::Literals::StringLiterals;
using domain::CabinetBook;
using flow::Answer;
using flow::Desk;
using tests::DeskWorld;

// The book of what lies in this terminal's pick-up cabinets: kept over restarts, refused in words, and audited.
class TestCabinetShelf : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void whatWasPutIsThereAfterARestart();
    void whatMayNotStandThereIsRefused();
    void nobodyIsSignedIn();

private:
    static Result<CabinetBook> put(Desk &desk, int door, const QString &number)
    {
        return DeskWorld::ask<CabinetBook>([&](QObject *context, Answer<CabinetBook> done) {
            desk.putIntoCabinet(u"tcp:127.0.0.1:9"_s, door, number, 15, context, std::move(done));
        });
    }
    static Result<CabinetBook> take(Desk &desk, int door)
    {
        return DeskWorld::ask<CabinetBook>([&](QObject *context, Answer<CabinetBook> done) {
            desk.takenFromCabinet(u"tcp:127.0.0.1:9"_s, door, context, std::move(done));
        });
    }
    static Result<CabinetBook> book(Desk &desk)
    {
        return DeskWorld::ask<CabinetBook>([&](QObject *context, Answer<CabinetBook> done) {
            desk.cabinetBook(context, std::move(done));
        });
    }
    DeskWorld m_world;
};

void TestCabinetShelf::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
}

void TestCabinetShelf::whatWasPutIsThereAfterARestart()
{
    {
        const auto desk = m_world.openDesk();
        QVERIFY2(desk, qPrintable(m_world.why()));
        QVERIFY(DeskWorld::signIn(*desk, m_world.staffNo, tests::Pin));
        QVERIFY(book(*desk) && book(*desk)->all().isEmpty());
        QVERIFY(put(*desk, 3, u"990100-20261123-00001"_s));
        QVERIFY(put(*desk, 4, u"990100-20261123-00002"_s));
    }
    const auto desk = m_world.openDesk();
    QVERIFY(DeskWorld::signIn(*desk, m_world.staffNo, tests::Pin));
    const auto kept = book(*desk);
    QVERIFY(kept);
    QCOMPARE(kept->all().size(), 2);
    const auto third = kept->behind(u"tcp:127.0.0.1:9"_s, 3);
    QVERIFY(third && third->number == u"990100-20261123-00001"_s);
    const auto today = m_world.clock.now().toOffsetFromUtc(8 * 3600).date();
    QCOMPARE(third->until, today.addDays(15));
    const auto after = take(*desk, 3);
    QVERIFY(after);
    QCOMPARE(after->all().size(), 1);
    QCOMPARE(take(*desk, 3)->all().size(), 1); // told twice
    QCOMPARE(book(*desk)->all().size(), 1);
}

void TestCabinetShelf::whatMayNotStandThereIsRefused()
{
    const auto desk = m_world.openDesk();
    QVERIFY(DeskWorld::signIn(*desk, m_world.staffNo, tests::Pin));
    QCOMPARE(toString(put(*desk, 7, u"张三"_s).error()), toString(flow::codes::NoCaseNumber));
    QCOMPARE(toString(put(*desk, 7, u"11010519491231002X"_s).error()), toString(flow::codes::PersonsNumber));
    QVERIFY(put(*desk, 7, u"A7"_s));
    QCOMPARE(toString(put(*desk, 7, u"A8"_s).error()), toString(flow::codes::DoorTaken));
    QCOMPARE(book(*desk)->of(u"a7"_s).size(), 1);
}

void TestCabinetShelf::nobodyIsSignedIn()
{
    const auto desk = m_world.openDesk();
    QCOMPARE(toString(put(*desk, 9, u"A9"_s).error()), toString(flow::codes::NotSignedIn));
    QCOMPARE(toString(take(*desk, 9).error()), toString(flow::codes::NotSignedIn));
}

YC_TEST(TestCabinetShelf)
#include "tst_cabinet_shelf.moc"
