#include "app/device_telling.h"
#include "app/pages/terminals_page.h"
#include "devices/card/sdt_reader.h"
#include "devices/virtual/sdt_twin.h"
#include "tests/app/open_shop.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QCheckBox>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace yc;
using namespace yc::tests;
using namespace Qt::Literals::StringLiterals;
using core::flow::SignIn;

// 各终端状态 at a counter, over the real hall that its own devices are told to.
class TestTerminalsPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatBreaksAtAWindowIsSeenByItsAdministrator();
};

void TestTerminalsPage::whatBreaksAtAWindowIsSeenByItsAdministrator()
{
    DeskWorld world;
    QVERIFY2(world.start(), qPrintable(world.why()));
    auto desk = world.openDesk();
    QVERIFY(desk);
    const auto person = world.hall().staff(u"administrator"_s);
    QVERIFY(DeskWorld::signIn(*desk, person.no, person.pin));
    QVERIFY(DeskWorld::ask<SignIn>([&](QObject *context, core::flow::Answer<SignIn> done) {
        desk->changePin(SecretText(person.pin), SecretText(u"739164"_s), context, std::move(done));
    }));

    devices::virtual_bench::SdtTwin reader;
    QVERIFY(reader.plug());
    devices::hub::Hub hub({devices::card::sdtDriver()}, world.clock);
    hub.use({{.kind = devices::Kind::CardReader,
              .place = u"serial:"_s + reader.ptyPath(),
              .options = {{u"pollMs"_s, 20}}}});
    OpenShop open(*desk, hub);
    app::keepTelling(open.shop, &open.devices);
    hub.start();
    app::TerminalsPage page(open.shop);
    page.resize(1000, 640);
    page.show();
    page.enter();
    QVERIFY(!page.instruction().contains(u"正常"_s)); // nothing was answered yet, so nothing is said
    auto *list = page.findChild<QListWidget *>();
    const auto says = [&](const QString &words) {
        page.enter(); // asks again
        for (int row = 0; row < list->count(); ++row)
            if (list->item(row)->text().contains(words))
                return true;
        return false;
    };
    const auto window = desk->terminal().nodeName + u" "_s + desk->terminal().windowNo + u"号窗口"_s;
    QTRY_VERIFY_WITH_TIMEOUT(says(u"✓ 正常    "_s + window), 20'000);
    QVERIFY(says(u"设备 1 台"_s));

    reader.unplug();
    QTRY_VERIFY_WITH_TIMEOUT(says(u"设备不可用    "_s + window), 20'000);
    QVERIFY(says(u"身份证阅读器 · "_s));
    QVERIFY(page.instruction().contains(u"1 台终端需要处理"_s));
    QVERIFY(list->item(0)->text().contains(u"设备不可用"_s)); // first, whoever else stands there
    page.findChild<QCheckBox *>()->setChecked(true);
    QCOMPARE(list->count(), 1);

    // The hall away: said, and what was known stays.
    world.proxy().setDown(true);
    QSignalSpy problems(&page, &app::Page::problem);
    page.enter();
    QTRY_COMPARE_WITH_TIMEOUT(problems.count(), 1, 20'000);
    QCOMPARE(list->count(), 1);
    QSignalSpy left(&page, &app::TerminalsPage::left);
    QVERIFY(page.goBack());
    QCOMPARE(left.count(), 1);
}

YC_TEST(TestTerminalsPage)
#include "tst_terminals_page.moc"
