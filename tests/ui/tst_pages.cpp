#include "tests/support/register.h"
#include "ui/page_decoder.h"
#include "ui/page_strip.h"
#include "ui/page_view.h"

#include <QBuffer>
#include <QMouseEvent>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include <thread>

using namespace yc;

namespace
{

QByteArray jpeg(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.fillRect(0, 0, size.width() / 4, size.height() / 4, Qt::black); // the mark of the top left
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (buffer.open(QIODevice::WriteOnly))
        image.save(&buffer, "jpeg", 80);
    return bytes;
}

bool isDark(const QImage &image, double x, double y)
{
    return qGray(image.pixel(static_cast<int>(x * image.width()), static_cast<int>(y * image.height()))) < 80;
}

void drag(QWidget *target, QPoint from, QPoint to)
{
    QTest::mousePress(target, Qt::LeftButton, {}, from);
    for (const auto at : {(from + to) / 2, to}) {
        QMouseEvent move(QEvent::MouseMove, QPointF(at), target->mapToGlobal(QPointF(at)), Qt::NoButton, Qt::LeftButton,
                         Qt::NoModifier);
        QApplication::sendEvent(target, &move);
    }
    QTest::mouseRelease(target, Qt::LeftButton, {}, to);
}

} // namespace

class TestPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPageFitsWhereItIsShown();
    void pixelsAreReducedToFit_data();
    void pixelsAreReducedToFit();
    void turnsAreQuartersClockwise();
    void whatIsNotAPageIsNoPicture_data();
    void whatIsNotAPageIsNoPicture();
    void decodingHappensElsewhereAndAnswersHere();
    void anAnswerForNobodyIsDropped();
    void draggingMovesAPageInTheStrip();
    void draggingOutSaysWhereItFell();
    void keysMoveAPageToo();
    void aKnownPageKeepsItsPicture();
    void thePageViewShowsPageOrNotice();
    void thePageIsFittedWellInTheEnd();
};

void TestPages::aPageFitsWhereItIsShown()
{
    const auto page = jpeg({1240, 1754});
    const auto small = ui::PageDecoder::decoded(page, {100, 100}, 0);
    QVERIFY(small.width() <= 100 && small.height() <= 100 && small.height() >= 90);
    QCOMPARE(ui::PageDecoder::decoded(page, {4000, 4000}, 0).size(), QSize(1240, 1754)); // never enlarged
}

void TestPages::pixelsAreReducedToFit_data()
{
    QTest::addColumn<QSize>("page");
    QTest::addColumn<QSize>("room");
    QTest::addColumn<QSize>("picture");
    QTest::newRow("whole blocks") << QSize(100, 200) << QSize(50, 50) << QSize(25, 50);
    QTest::newRow("what is left over at the edges is left out") << QSize(103, 207) << QSize(60, 70) << QSize(34, 69);
    QTest::newRow("never enlarged") << QSize(100, 200) << QSize(1000, 1000) << QSize(100, 200);
    QTest::newRow("flatter than a block") << QSize(400, 3) << QSize(40, 40) << QSize(40, 1);
    QTest::newRow("no room") << QSize(100, 200) << QSize(0, 10) << QSize();
}

void TestPages::pixelsAreReducedToFit()
{
    QFETCH(QSize, page);
    QFETCH(QSize, room);
    QFETCH(QSize, picture);
    for (const auto format : {Image::Format::Rgb24, Image::Format::Gray8}) {
        auto pixels = Image::create(page, format, 300);
        QVERIFY(pixels.has_value());
        const auto channels = format == Image::Format::Rgb24 ? 3 : 1;
        for (int y = 0; y < page.height(); ++y) // the left half black, the right half white
            for (int i = 0; i < page.width() * channels; ++i)
                pixels->row(y)[i] = std::byte{static_cast<unsigned char>(i / channels < page.width() / 2 ? 0 : 255)};
        const auto image = ui::PageDecoder::reduced(*pixels, room);
        QCOMPARE(image.size(), picture.isValid() ? picture : QSize(0, 0));
        if (!image.isNull())
            QVERIFY(isDark(image, 0.1, 0.5) && !isDark(image, 0.9, 0.5));
    }
    QVERIFY(ui::PageDecoder::reduced(Image(), room).isNull());
}

void TestPages::turnsAreQuartersClockwise()
{
    const auto page = jpeg({400, 600});
    const auto upright = ui::PageDecoder::decoded(page, {300, 300}, 0);
    QVERIFY(isDark(upright, 0.1, 0.1) && !isDark(upright, 0.9, 0.1));
    const auto once = ui::PageDecoder::decoded(page, {300, 300}, 1);
    QVERIFY(once.width() > once.height());
    QVERIFY(isDark(once, 0.9, 0.1) && !isDark(once, 0.1, 0.1));
    QVERIFY(isDark(ui::PageDecoder::decoded(page, {300, 300}, 2), 0.9, 0.9));
    QVERIFY(isDark(ui::PageDecoder::decoded(page, {300, 300}, 3), 0.1, 0.9));
}

void TestPages::whatIsNotAPageIsNoPicture_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("not a picture");
    QTest::newRow("head only") << jpeg({200, 200}).left(20);
    // A header that claims 65,000 by 65,000: refused before a pixel is unpacked.
    auto huge = jpeg({200, 200});
    const auto frame = huge.indexOf("\xff\xc0");
    QVERIFY(frame > 0);
    huge[frame + 5] = static_cast<char>(0xfd);
    huge[frame + 6] = static_cast<char>(0xe8);
    huge[frame + 7] = static_cast<char>(0xfd);
    huge[frame + 8] = static_cast<char>(0xe8);
    QTest::newRow("claims 65,000 a side") << huge;
}

void TestPages::whatIsNotAPageIsNoPicture()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(ui::PageDecoder::decoded(bytes, {100, 100}, 0).isNull());
}

void TestPages::decodingHappensElsewhereAndAnswersHere()
{
    ui::PageDecoder decoder;
    QImage got;
    std::thread::id where;
    decoder.decode(jpeg({800, 1100}), {200, 200}, 0, this, [&](QImage image) {
        got = std::move(image);
        where = std::this_thread::get_id();
    });
    QVERIFY(got.isNull()); // not now, in a later turn
    QTRY_VERIFY(!got.isNull());
    QVERIFY(where == std::this_thread::get_id());
}

void TestPages::anAnswerForNobodyIsDropped()
{
    ui::PageDecoder decoder;
    bool answered = false;
    {
        QObject gone;
        decoder.decode(jpeg({400, 400}), {100, 100}, 0, &gone, [&](const QImage &) { answered = true; });
    }
    bool last = false;
    decoder.decode(jpeg({40, 40}), {10, 10}, 0, this, [&](const QImage &) { last = true; });
    QTRY_VERIFY(last);
    QVERIFY(!answered);
}

void TestPages::draggingMovesAPageInTheStrip()
{
    ui::PageStrip strip;
    strip.resize(150, 600);
    strip.setPages({{QStringLiteral("a"), QStringLiteral("1")},
                    {QStringLiteral("b"), QStringLiteral("2")},
                    {QStringLiteral("c"), QStringLiteral("3")}});
    strip.show();
    QVERIFY(QTest::qWaitForWindowExposed(&strip));
    QSignalSpy moved(&strip, &ui::PageStrip::moved);
    drag(strip.viewport(), strip.visualItemRect(strip.item(0)).center(), strip.visualItemRect(strip.item(2)).center());
    QCOMPARE(moved.size(), 1);
    QCOMPARE(moved.first(), (QVariantList{0, 2}));
    drag(strip.viewport(), strip.visualItemRect(strip.item(1)).center(),
         strip.visualItemRect(strip.item(1)).center() + QPoint(2, 1));
    QCOMPARE(moved.size(), 1); // a click is not a drag
}

void TestPages::draggingOutSaysWhereItFell()
{
    ui::PageStrip strip;
    strip.resize(150, 400);
    strip.setPages({{QStringLiteral("a"), QStringLiteral("1")}, {QStringLiteral("b"), QStringLiteral("2")}});
    strip.show();
    QVERIFY(QTest::qWaitForWindowExposed(&strip));
    QSignalSpy dropped(&strip, &ui::PageStrip::droppedOutside);
    drag(strip.viewport(), strip.visualItemRect(strip.item(1)).center(), {500, 100});
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped.first().first().toInt(), 1);
    QCOMPARE(dropped.first().last().toPoint(), strip.viewport()->mapToGlobal(QPoint(500, 100)));
}

void TestPages::keysMoveAPageToo()
{
    ui::PageStrip strip;
    strip.setPages({{QStringLiteral("a"), QStringLiteral("1")}, {QStringLiteral("b"), QStringLiteral("2")}});
    QSignalSpy moved(&strip, &ui::PageStrip::moved);
    strip.setCurrentRow(1);
    QTest::keyClick(&strip, Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(moved.last(), (QVariantList{1, 0}));
    QTest::keyClick(&strip, Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(moved.size(), 1); // the last page goes no further down
}

void TestPages::aKnownPageKeepsItsPicture()
{
    ui::PageStrip strip;
    strip.setPages({{QStringLiteral("a"), QStringLiteral("1")}, {QStringLiteral("b"), QStringLiteral("2")}});
    QVERIFY(strip.lacksThumbnail(QStringLiteral("a")));
    strip.setThumbnail(QStringLiteral("a"), QImage(10, 10, QImage::Format_RGB32));
    strip.setPages({{QStringLiteral("b"), QStringLiteral("1")}, {QStringLiteral("a"), QStringLiteral("2")}});
    QVERIFY(!strip.lacksThumbnail(QStringLiteral("a")));
    QVERIFY(!strip.item(1)->icon().isNull());
    strip.setPages({{QStringLiteral("b"), QStringLiteral("1")}});
    QVERIFY(strip.lacksThumbnail(QStringLiteral("a"))); // pictures of pages that are gone are let go
}

void TestPages::thePageViewShowsPageOrNotice()
{
    ui::PageView view;
    view.resize(300, 300);
    view.setNotice(QStringLiteral("请扫描"));
    QVERIFY(!view.hasPage());
    view.setPage(ui::PageDecoder::decoded(jpeg({200, 200}), view.pageRoom(), 0));
    QVERIFY(view.hasPage());
    const auto grayAt = [&view](int at) { return qGray(view.grab().toImage().pixel(at, at)); };
    QTRY_VERIFY(grayAt(20) < 80);
    QTRY_VERIFY(grayAt(250) > 240);
}

// Fine lines, as of small print, are averaged; and a page fitted for another size is not left standing.
void TestPages::thePageIsFittedWellInTheEnd()
{
    ui::PageView view;
    view.resize(300, 300);
    QImage lines(600, 600, QImage::Format_RGB32);
    for (int y = 0; y < lines.height(); ++y)
        for (int x = 0; x < lines.width(); ++x)
            lines.setPixel(x, y, x % 2 == 0 ? 0xff000000 : 0xffffffff);
    view.setPage(lines);
    const auto isGray = [&view] {
        const auto shown = view.grab().toImage();
        for (int x = 100; x < 200; ++x)
            if (const auto gray = qGray(shown.pixel(x, 150)); gray < 60 || gray > 200)
                return false;
        return true;
    };
    QTRY_VERIFY(isGray());
    view.resize(240, 240);
    QTRY_VERIFY(isGray());
}

YC_TEST(TestPages)
#include "tst_pages.moc"
