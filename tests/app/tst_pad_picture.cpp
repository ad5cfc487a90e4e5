#include "app/steps/pad_picture.h"
#include "tests/support/register.h"

#include <QDir>
#include <QImage>
#include <QTest>

using namespace yc;

// What is drawn for the screens that there are, with the longest names that a hall has.
class TestPadPicture : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everythingHasItsPlace_data();
    void everythingHasItsPlace();
};

void TestPadPicture::everythingHasItsPlace_data()
{
    QTest::addColumn<QSize>("screen");
    QTest::addColumn<bool>("colour");
    QTest::newRow("300") << QSize(396, 100) << false;
    QTest::newRow("430") << QSize(320, 200) << false;
    QTest::newRow("500") << QSize(640, 480) << false;
    QTest::newRow("530") << QSize(800, 480) << false;
    QTest::newRow("540") << QSize(800, 480) << true;
}

void TestPadPicture::everythingHasItsPlace()
{
    QFETCH(QSize, screen);
    QFETCH(bool, colour);
    const auto page
        = app::padPicture({.pixels = screen, .colour = colour, .mm100PerPixel = 13.5},
                          {.who = QStringLiteral("请样例·阿卜杜热合曼（申请人）签字"),
                           .statement = QStringLiteral(
                               "本人已核对办理“个体工商户设立登记（含食品经营许可联办）”的全部确认内容，确认无误。"),
                           .digest = QStringLiteral("摘要 0123456789abcdef"),
                           .confirm = QStringLiteral("确认"),
                           .again = QStringLiteral("重签"),
                           .cancel = QStringLiteral("取消")},
                          QStringLiteral("Noto Sans CJK SC"));
    QVERIFY(page);
    QCOMPARE(page->picture.size(), screen);
    const QRect all({}, screen);
    QVERIFY(all.contains(page->ink));
    QVERIFY(page->ink.width() >= screen.width() * 3 / 4 && page->ink.height() >= screen.height() / 3);
    QCOMPARE(page->keys.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        const auto &key = page->keys[i].second;
        QVERIFY(all.contains(key) && !key.intersects(page->ink));
        QVERIFY2(key.height() >= 30 && key.width() >= 60, "a pen has to hit it");
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(!key.intersects(page->keys[j].second));
    }
    const QImage drawn(reinterpret_cast<const uchar *>(page->picture.row(0)), screen.width(), screen.height(),
                       page->picture.stride(), QImage::Format_RGB888);
    if (const auto folder = qEnvironmentVariable("YC_PAD_PICTURES"); !folder.isEmpty())
        QVERIFY(drawn.save(QDir(folder).filePath(
            QStringLiteral("pad-%1x%2-%3.png").arg(screen.width()).arg(screen.height()).arg(colour ? 24 : 1))));
    // Black and white alone where the screen has no more, and the signing area empty but for its line.
    int dark = 0;
    for (int y = 0; y < screen.height(); ++y) {
        for (int x = 0; x < screen.width(); ++x) {
            const auto grey = qGray(drawn.pixel(x, y));
            QVERIFY(colour || grey == 0 || grey == 255);
            dark += grey < 128 && page->ink.adjusted(2, 2, -2, -2).contains(x, y);
        }
    }
    QVERIFY(dark <= screen.width());
}

YC_TEST(TestPadPicture)
#include "tst_pad_picture.moc"
