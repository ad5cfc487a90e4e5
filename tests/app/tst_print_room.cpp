#include "app/pages/devices_page.h"
#include "app/print_room.h"
#include "app/steps/paper_view.h"
#include "devices/hub/hub.h"
#include "devices/virtual/ipp_twin.h"
#include "tests/app/open_shop.h"
#include "tests/core/papers/samples.h"
#include "tests/support/register.h"

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace Qt::Literals::StringLiterals;
using devices::virtual_bench::IppTwin;

// A paper's way to a printer of sheets, from the button to the words about it: the real view, driver and library, a
// print service that speaks IPP.
class TestPrintRoom : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theChoiceIsKeptAndAForeignFileIsNone();
    void aPaperComesOutAndIsCounted();
    void whatStopsItIsSaidWithWhatToDo();
    void aWaitingPaperIsCancelled();
    void aPrinterThatIsGoneIsSaidAndAnotherOffered();
    void withoutAServiceItIsSaidAndTriedAgain();
    void traysAreChosenForAKindOfPaper();
    void theDevicesPageShowsPrintersAndWhatToDo();
};

namespace
{

struct Counter {
    QTemporaryDir folder;
    SystemClock clock;
    IppTwin twin;
    core::flow::Desk desk;
    devices::hub::Hub hub;
    std::unique_ptr<tests::OpenShop> open;
    std::unique_ptr<app::PaperView> view;

    static core::flow::DeskSettings settings(const QString &folder)
    {
        core::flow::DeskSettings made;
        made.vaultFolder = folder;
        made.keysInFile = true;
        return made;
    }
    Counter() : desk(settings(folder.filePath(QStringLiteral("vault"))), clock), hub({}, clock)
    {
        twin.setSideMs(5);
        (void)twin.plug();
        open = std::make_unique<tests::OpenShop>(desk, hub, u"127.0.0.1:%1"_s.arg(twin.port()));
        view = std::make_unique<app::PaperView>(open->shop);
    }
    ~Counter()
    {
        view.reset();
        open.reset();
    }
    void begin()
    {
        view->show();
        open->printer.start();
        view->showPaper(paper());
    }
    [[nodiscard]] static core::wire::Paper paper()
    {
        core::wire::Paper made;
        made.id = u"paper-1"_s;
        made.kind = u"acceptance-notice"_s;
        made.values = tests::papers::sampleValues();
        made.issuedAt = QDateTime::fromString(u"2026-11-21T06:02:00Z"_s, Qt::ISODate);
        return made;
    }
    [[nodiscard]] bool says(const QString &words) const
    {
        const auto labels = view->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) {
            return label->isVisibleTo(view.get()) && label->text().contains(words);
        });
    }
    [[nodiscard]] QPushButton *button(const QString &words) const
    {
        auto *found = tests::buttonOf(*view, words);
        return found && found->isVisibleTo(view.get()) ? found : nullptr;
    }
    [[nodiscard]] QComboBox *box(const QString &name) const
    {
        for (auto *one : view->findChildren<QComboBox *>())
            if (one->accessibleName() == name && one->isVisibleTo(view.get()))
                return one;
        return nullptr;
    }
};

} // namespace

void TestPrintRoom::theChoiceIsKeptAndAForeignFileIsNone()
{
    const QTemporaryDir folder;
    const auto file = folder.filePath(u"kept/printing.json"_s);
    QCOMPARE(app::readPrintChoice(file), app::PrintChoice());
    const app::PrintChoice choice{.queue = u"wenshu"_s, .duplex = true, .trays = {{u"result-notice"_s, u"tray-2"_s}}};
    QVERIFY(app::writePrintChoice(file, choice));
    QCOMPARE(app::readPrintChoice(file), choice);
    QVERIFY(!app::writePrintChoice(file + u"/below"_s, choice)); // a file is no folder
    QFile(file).open(QIODevice::WriteOnly | QIODevice::Truncate);
    QCOMPARE(app::readPrintChoice(file), app::PrintChoice());
}

void TestPrintRoom::aPaperComesOutAndIsCounted()
{
    Counter counter;
    counter.begin();
    QTRY_VERIFY(counter.box(u"打印机"_s) && counter.box(u"打印机"_s)->count() == 1);
    counter.button(u"打印文书"_s)->click();
    QTRY_VERIFY(counter.says(u"✓ 已打印 1 份（3号窗口文书打印机"_s));
    QCOMPARE(counter.twin.printed().size(), std::size_t{1});
    QVERIFY(counter.twin.printed().front().document.startsWith("%PDF"));
    QCOMPARE(counter.twin.printed().front().title, u"acceptance-notice"_s);
    QVERIFY(counter.button(u"已打印 1 次"_s));
    counter.button(u"再打印一份"_s)->click();
    QTRY_VERIFY(counter.button(u"已打印 2 次"_s));
    QTRY_COMPARE(counter.twin.printed().size(), std::size_t{2});
    QTRY_VERIFY(counter.button(u"再打印一份"_s));
    counter.button(u"已打印 2 次"_s)->click();
    const auto *list = counter.view->findChild<QListWidget *>();
    QVERIFY(list && list->isVisibleTo(counter.view.get()));
    QCOMPARE(list->count(), 2);
    QVERIFY(list->item(1)->text().startsWith(u"第2次打印"_s));
}

void TestPrintRoom::whatStopsItIsSaidWithWhatToDo()
{
    Counter counter;
    QVERIFY(counter.twin.setState(u"no-paper"_s));
    counter.begin();
    QTRY_VERIFY(counter.says(u"打印机缺纸，请装纸，装好后自动继续"_s)); // before anybody prints
    QTRY_COMPARE(counter.box(u"打印机"_s)->currentText(), u"3号窗口文书打印机（缺纸）"_s);
    counter.button(u"打印文书"_s)->click();
    QTRY_VERIFY(counter.button(u"取消打印"_s));
    QTRY_VERIFY(counter.says(u"打印机缺纸"_s));
    QVERIFY(!counter.button(u"正在打印"_s)->isEnabled());
    QVERIFY(counter.twin.setState(u"ok"_s));
    QTRY_VERIFY(counter.says(u"✓ 已打印 1 份"_s));
    QVERIFY(!counter.button(u"取消打印"_s));
    QTRY_VERIFY(!counter.says(u"打印机缺纸"_s));
}

void TestPrintRoom::aWaitingPaperIsCancelled()
{
    Counter counter;
    QVERIFY(counter.twin.setState(u"cover"_s));
    counter.begin();
    QTRY_VERIFY(counter.box(u"打印机"_s) && counter.box(u"打印机"_s)->count() == 1);
    counter.button(u"打印文书"_s)->click();
    QTRY_VERIFY(counter.button(u"取消打印"_s));
    counter.button(u"取消打印"_s)->click();
    QTRY_VERIFY(counter.says(u"已取消打印，没有出纸"_s));
    QVERIFY(!counter.button(u"已打印 1 次"_s)); // nothing came out: nothing counts
    QVERIFY(counter.button(u"打印记录"_s));
}

void TestPrintRoom::aPrinterThatIsGoneIsSaidAndAnotherOffered()
{
    Counter counter;
    counter.twin.add({.name = u"second"_s, .info = u"大厅共用打印机"_s});
    counter.open->printing.choose({.queue = u"wenshu"_s});
    counter.begin();
    QTRY_VERIFY(counter.box(u"打印机"_s) && counter.box(u"打印机"_s)->count() == 2);
    counter.twin.remove(u"wenshu"_s);
    counter.button(u"打印文书"_s)->click(); // onto one that nobody knows to be gone yet
    QTRY_VERIFY(counter.says(u"这台打印机已不存在"_s));
    QTRY_VERIFY(counter.says(u"原来选的打印机“wenshu”已不存在，将改用“大厅共用打印机”"_s));
    counter.button(u"重试打印"_s)->click();
    QTRY_VERIFY(counter.says(u"✓ 已打印 1 份（大厅共用打印机"_s));
}

void TestPrintRoom::withoutAServiceItIsSaidAndTriedAgain()
{
    Counter counter;
    counter.twin.unplug();
    counter.begin();
    QTRY_VERIFY(counter.says(u"D-0401"_s));
    counter.button(u"打印文书"_s)->click();
    QTRY_VERIFY(counter.says(u"✕ 没有打印：打印服务没有应答"_s));
    QVERIFY(counter.twin.plug());
    counter.view->showPaper(Counter::paper()); // whoever comes back to the paper has the printers looked for
    QTRY_COMPARE(counter.box(u"打印机"_s)->count(), 1);
    counter.button(u"重试打印"_s)->click();
    QTRY_VERIFY(counter.says(u"✓ 已打印 1 份"_s));
}

void TestPrintRoom::traysAreChosenForAKindOfPaper()
{
    Counter counter;
    counter.begin();
    QTRY_VERIFY(counter.box(u"纸盒"_s));
    auto *trays = counter.box(u"纸盒"_s);
    QCOMPARE(trays->count(), 3); // the printer's choice, and two
    trays->setCurrentIndex(2);
    Q_EMIT trays->activated(2); // as a hand does
    QCOMPARE(counter.open->printing.choice().trays.value(u"acceptance-notice"_s), u"tray-2"_s);
    counter.button(u"打印文书"_s)->click();
    QTRY_COMPARE(counter.twin.printed().size(), std::size_t{1});
    QCOMPARE(counter.twin.printed().front().tray, u"tray-2"_s);
}

void TestPrintRoom::theDevicesPageShowsPrintersAndWhatToDo()
{
    Counter counter;
    counter.twin.add({.name = u"second"_s, .info = {}, .accepting = false});
    QVERIFY(counter.twin.setState(u"jam"_s));
    app::DevicesPage page(counter.open->shop);
    page.show();
    page.enter();
    const auto *list = page.findChild<QListWidget *>();
    QVERIFY(list->item(0)->text().contains(u"正在连接"_s));
    counter.open->printer.start();
    QTRY_COMPARE(list->count(), 2);
    const auto first = list->item(0)->text();
    for (const auto &words : {u"卡纸    文书打印机"_s, u"打印机卡纸，请打开盖板取出纸张，取出后自动继续"_s,
                              u"3号窗口文书打印机 · wenshu"_s, u"本窗口打印文书用"_s})
        QVERIFY2(first.contains(words), qPrintable(first));
    QVERIFY(list->item(1)->text().contains(u"D-0403"_s));
    QVERIFY(counter.twin.setState(u"ok"_s));
    page.enter(); // looks again
    QTRY_VERIFY(list->item(0)->text().contains(u"就绪    文书打印机"_s));
    QVERIFY2(list->item(0)->text().contains(u" · 成功 0 次，失败 0 次"_s), qPrintable(list->item(0)->text()));
    counter.open->printing.print(Counter::paper(), 1);
    QTRY_VERIFY(list->item(0)->text().contains(u"成功 1 次，失败 0 次 · 最近成功："_s));
    QVERIFY(list->item(1)->text().contains(u"成功 0 次，失败 0 次"_s)); // another queue
    counter.twin.unplug();
    page.enter();
    QTRY_VERIFY(list->item(0)->text().contains(u"D-0401"_s));
}

YC_TEST(TestPrintRoom)
#include "tst_print_room.moc"
