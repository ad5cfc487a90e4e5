#include "tests/support/register.h"
#include "ui/look.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;

class TestLook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasChosenIsFoundAgain();
    void aFileThatIsNoneIsTheLookAsItComes_data();
    void aFileThatIsNoneIsTheLookAsItComes();
    void aPlaceThatCannotBeWrittenIsSaid();
    void largeTextEnlargesEverySizeAndItsRoom();
};

void TestLook::whatWasChosenIsFoundAgain()
{
    QTemporaryDir folder;
    const auto file = folder.filePath(QStringLiteral("new/look.json")); // the folder may not be there yet
    for (const auto theme : {ui::ThemeName::Light, ui::ThemeName::Dark, ui::ThemeName::Contrast})
        for (const auto language : {ui::Language::Chinese, ui::Language::English})
            for (const auto large : {false, true}) {
                const ui::Look look{theme, large, language};
                QVERIFY(ui::writeLook(file, look));
                QVERIFY(ui::readLook(file) == look);
            }
}

void TestLook::aFileThatIsNoneIsTheLookAsItComes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("dark");
    QTest::newRow("a list") << QByteArray("[\"dark\"]");
    QTest::newRow("unknown words") << QByteArray(R"({"theme":"pink","text":"huge","language":"fr"})");
    QTest::newRow("other kinds") << QByteArray(R"({"theme":1,"text":true,"language":null})");
}

void TestLook::aFileThatIsNoneIsTheLookAsItComes()
{
    QFETCH(QByteArray, bytes);
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("look.json")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    file.close();
    QVERIFY(ui::readLook(file.fileName()) == ui::Look());
    QVERIFY(ui::readLook(folder.filePath(QStringLiteral("none.json"))) == ui::Look());
}

void TestLook::aPlaceThatCannotBeWrittenIsSaid()
{
    QTemporaryDir folder;
    QFile inTheWay(folder.filePath(QStringLiteral("file")));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    QVERIFY(!ui::writeLook(folder.filePath(QStringLiteral("file/look.json")), {}));
}

void TestLook::largeTextEnlargesEverySizeAndItsRoom()
{
    const auto standard = ui::themeOf({});
    const auto large = ui::themeOf({.largeText = true});
    QVERIFY(standard && large);
    QCOMPARE(standard->room(128), 128);
    QVERIFY(large->room(128) >= 150);
    const std::pair<int, int> sizes[]
        = {{standard->smallPx, large->smallPx}, {standard->basePx, large->basePx}, {standard->valuePx, large->valuePx},
           {standard->titlePx, large->titlePx}, {standard->bigPx, large->bigPx},   {standard->barPx, large->barPx},
           {standard->sayPx, large->sayPx},     {standard->keyPx, large->keyPx}};
    for (const auto &[before, after] : sizes)
        QVERIFY2(after * 100 >= before * 120, qPrintable(QStringLiteral("%1 %2").arg(before).arg(after)));
    QCOMPARE(large->kioskBasePx, standard->kioskBasePx); // the kiosk has sizes of its own
}

YC_TEST(TestLook)
#include "tst_look.moc"
