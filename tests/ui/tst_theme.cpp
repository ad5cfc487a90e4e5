#include "tests/support/register.h"
#include "ui/icons.h"
#include "ui/theme.h"

#include <QApplication>
#include <QDir>
#include <QPushButton>
#include <QRegularExpression>
#include <QTest>

using namespace yc;

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void promisedPairsCanBeRead_data();
    void promisedPairsCanBeRead();
    void aThemeWithoutOneTokenIsRefused();
    void contrastIsThatOfTheStandard();
    void theStyleSheetHasNoTokenLeft_data();
    void theStyleSheetHasNoTokenLeft();
    void everyIconIsDrawn();
    void aRoleChangesTheLookOfAShownWidget();

private:
    static ui::ThemeName named(const char *name);
    static void themes();
};

ui::ThemeName TestTheme::named(const char *name)
{
    return qstrcmp(name, "dark") == 0    ? ui::ThemeName::Dark
        : qstrcmp(name, "contrast") == 0 ? ui::ThemeName::Contrast
                                         : ui::ThemeName::Light;
}

void TestTheme::themes()
{
    QTest::addColumn<int>("least"); // times 10
    QTest::newRow("light") << 45;
    QTest::newRow("dark") << 45;
    QTest::newRow("contrast") << 70;
}

void TestTheme::promisedPairsCanBeRead_data()
{
    themes();
}

void TestTheme::promisedPairsCanBeRead()
{
    QFETCH(int, least);
    const auto theme = ui::loadTheme(named(QTest::currentDataTag()));
    QVERIFY(theme.has_value());
    const auto pairs = ui::readablePairs(ui::tokensJson());
    QVERIFY(pairs.size() >= 20);
    for (const auto &[text, ground] : pairs) {
        const auto got = ui::contrast(theme->colour(text), theme->colour(ground));
        QVERIFY2(got * 10 >= least, qPrintable(QStringLiteral("%1 on %2: %3").arg(text, ground).arg(got)));
    }
}

void TestTheme::aThemeWithoutOneTokenIsRefused()
{
    auto json = ui::tokensJson();
    QVERIFY(ui::themeFrom(json, ui::ThemeName::Light).has_value());
    json.replace("\"accentSoft\"", "\"accentHard\"");
    QVERIFY(ui::themeFrom(json, ui::ThemeName::Light).error() == codes::BadFile);
    QVERIFY(!ui::themeFrom("{", ui::ThemeName::Light).has_value());
}

void TestTheme::contrastIsThatOfTheStandard()
{
    QCOMPARE(qRound(ui::contrast(Qt::black, Qt::white) * 10), 210);
    QCOMPARE(qRound(ui::contrast(Qt::white, Qt::black) * 10), 210);
    QCOMPARE(qRound(ui::contrast(QColor(0x77, 0x77, 0x77), Qt::white) * 100), 448); // WCAG's well-known near miss
}

void TestTheme::theStyleSheetHasNoTokenLeft_data()
{
    themes();
}

void TestTheme::theStyleSheetHasNoTokenLeft()
{
    const auto sheet = ui::loadTheme(named(QTest::currentDataTag()))->styleSheet();
    QVERIFY(!sheet.contains(u'@'));
    QVERIFY(!sheet.contains(u'~'));
    QVERIFY(!sheet.contains(QStringLiteral(" 0px px")));
    QVERIFY(sheet.contains(QStringLiteral("border-radius: 6px")));
    // Every sign that the sheet names is there.
    const QRegularExpression named(QStringLiteral("url\\((:[^)]+)\\)"));
    int signs = 0;
    for (auto all = named.globalMatch(sheet); all.hasNext(); ++signs) {
        const auto file = all.next().captured(1);
        QVERIFY2(QFile::exists(file), qPrintable(file));
    }
    QVERIFY(signs > 3);
}

void TestTheme::everyIconIsDrawn()
{
    QVERIFY(!ui::tokensJson().isEmpty()); // the resources are in
    const auto files = QDir(QStringLiteral(YC_SOURCE_DIR "/resources/icons")).entryList({QStringLiteral("*.svg")});
    QVERIFY(files.size() >= 15);
    for (const auto &file : files) {
        const auto icon = ui::icon(file.chopped(4), Qt::black);
        QVERIFY2(!icon.isNull(), qPrintable(file));
        const auto image = icon.pixmap(20, 20).toImage();
        int inked = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                inked += qAlpha(image.pixel(x, y)) > 128 ? 1 : 0;
        QVERIFY2(inked > 10, qPrintable(file));
    }
    QVERIFY(ui::icon(QStringLiteral("no-such"), Qt::black).isNull());
}

void TestTheme::aRoleChangesTheLookOfAShownWidget()
{
    const auto theme = ui::loadTheme(ui::ThemeName::Light);
    ui::apply(*theme, *qApp);
    QPushButton button(QStringLiteral("提交"));
    button.resize(120, 40);
    button.show();
    QVERIFY(QTest::qWaitForWindowExposed(&button));
    const auto before = button.grab().toImage().pixelColor(8, 20);
    ui::setRole(&button, "primary");
    const auto after = button.grab().toImage().pixelColor(8, 20);
    QCOMPARE(before, theme->colour(u"surface"));
    QCOMPARE(after, theme->colour(u"accent"));
}

YC_TEST(TestTheme)
#include "tst_theme.moc"
