#include "app/steps/save_row.h"
#include "tests/support/register.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;

class TestSaveRow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesBecomePaths();
    void aNameInTheFirstPlaceIsChosen();
    void whatIsThereIsOverwrittenOnlyWhenSaidTwice();
    void withoutANameNothingIsChosen();
    void escapeAndCancelChooseNothing();
};

void TestSaveRow::namesBecomePaths()
{
    const auto folder = QStringLiteral("/home/clerk/文档");
    QCOMPARE(app::SaveRow::pathOf(folder, QStringLiteral("通知书")), QStringLiteral("/home/clerk/文档/通知书.pdf"));
    QCOMPARE(app::SaveRow::pathOf(folder, QStringLiteral(" a.PDF ")), QStringLiteral("/home/clerk/文档/a.PDF"));
    QCOMPARE(app::SaveRow::pathOf(folder, QStringLiteral("/media/stick/a")), QStringLiteral("/media/stick/a.pdf"));
    for (const auto *none : {"", "  ", "/", "a/"})
        QVERIFY(app::SaveRow::pathOf(folder, QString::fromLatin1(none)).isEmpty());
    const auto places = app::SaveRow::places();
    QVERIFY(!places.isEmpty());
    QVERIFY(QDir(places.first().folder).exists());
}

void TestSaveRow::aNameInTheFirstPlaceIsChosen()
{
    Worker disk("disk");
    QWidget page;
    app::SaveRow row(disk, &page);
    QVERIFY(!row.isAsking());
    QSignalSpy chosen(&row, &app::SaveRow::chosen);
    page.show();
    row.ask(QStringLiteral("990100/00001"));
    QVERIFY(row.isAsking());
    auto *name = row.findChild<QLineEdit *>();
    QCOMPARE(name->text(), QStringLiteral("99010000001")); // a number is no folder
    auto *places = row.findChild<QComboBox *>();
    QTRY_VERIFY(places->count() > 0);
    name->setText(QStringLiteral("样例-测试-没有这个文件"));
    name->setFocus();
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(),
             places->itemData(0).toString() + QStringLiteral("/样例-测试-没有这个文件.pdf"));
    QVERIFY(!row.isAsking());
}

void TestSaveRow::whatIsThereIsOverwrittenOnlyWhenSaidTwice()
{
    QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("there.pdf"));
    QFile there(path);
    QVERIFY(there.open(QIODevice::WriteOnly));
    there.close();
    Worker disk("disk");
    QWidget page;
    app::SaveRow row(disk, &page);
    QSignalSpy chosen(&row, &app::SaveRow::chosen);
    page.show();
    row.ask({});
    QTRY_VERIFY(row.findChild<QComboBox *>()->count() > 0);
    auto *name = row.findChild<QLineEdit *>();
    auto *save = row.findChildren<QPushButton *>().first();
    const auto said = [&row] {
        const auto labels = row.findChildren<QLabel *>();
        return labels.last()->isVisibleTo(&row) ? labels.last()->text() : QString();
    };
    name->setText(path);
    save->click();
    QTRY_VERIFY(said().contains(QStringLiteral("覆盖")));
    QVERIFY(chosen.isEmpty());
    name->setText(path + QLatin1Char('x')); // another name takes the warning back
    QVERIFY(said().isEmpty());
    name->setText(path);
    save->click();
    QTRY_VERIFY(said().contains(QStringLiteral("覆盖")));
    save->click();
    QTRY_COMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), path);
}

void TestSaveRow::withoutANameNothingIsChosen()
{
    Worker disk("disk");
    QWidget page;
    app::SaveRow row(disk, &page);
    QSignalSpy chosen(&row, &app::SaveRow::chosen);
    page.show();
    row.ask({});
    row.findChildren<QPushButton *>().first()->click();
    QVERIFY(row.findChildren<QLabel *>().last()->isVisibleTo(&row));
    QVERIFY(row.isAsking());
    QVERIFY(chosen.isEmpty());
}

void TestSaveRow::escapeAndCancelChooseNothing()
{
    Worker disk("disk");
    QWidget page;
    app::SaveRow row(disk, &page);
    QSignalSpy chosen(&row, &app::SaveRow::chosen);
    QSignalSpy dismissed(&row, &app::SaveRow::dismissed);
    page.show();
    row.ask(QStringLiteral("a"));
    row.findChildren<QPushButton *>().last()->click();
    QVERIFY(!row.isAsking());
    row.ask(QStringLiteral("a"));
    row.dismiss(); // what Esc does, by way of the page
    QVERIFY(!row.isAsking());
    QCOMPARE(dismissed.size(), 2);
    QVERIFY(chosen.isEmpty());
}

YC_TEST(TestSaveRow)
#include "tst_save_row.moc"
