#include "helpers/camerad/jpeg_frame.h"
#include "tests/support/register.h"

#include <QBuffer>
#include <QImage>
#include <QTest>

using namespace yc::helpers::camerad;

// What goes to the decoder of what a camera sends.
class TestJpegFrame : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPictureOfThePromisedSizeIsWhole();
    void whatIsBehindItsEndIsNothing();
    void cutAnywhereItIsNot();
    void moreThanWasPromisedIsNot();
    void whatIsNoPictureIsNot();
};

namespace
{

constexpr QSize Size{64, 48};

QByteArray jpegOf(QSize size)
{
    QImage picture(size, QImage::Format_RGB888);
    picture.fill(Qt::white);
    for (int x = 0; x < size.width(); ++x)
        picture.setPixelColor(x, x % size.height(), Qt::black);
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    picture.save(&bytes, "JPEG", 80);
    return bytes.data();
}

JpegFrame frame(const QByteArray &bytes)
{
    return jpegFrame(
        {reinterpret_cast<const unsigned char *>(bytes.constData()), static_cast<std::size_t>(bytes.size())}, Size);
}

bool isWhole(const QByteArray &bytes)
{
    return frame(bytes) == JpegFrame::Whole;
}

} // namespace

void TestJpegFrame::aPictureOfThePromisedSizeIsWhole()
{
    QVERIFY(isWhole(jpegOf(Size)));
    QVERIFY(isWhole(jpegOf({32, 24}))); // smaller: who wants it whole looks at it
    QVERIFY(isWhole(jpegOf({64, 56}))); // a block more
    QByteArray filled = jpegOf(Size);
    filled.insert(2, "\xFF\xFF\xFF");
    QVERIFY(isWhole(filled));
}

void TestJpegFrame::whatIsBehindItsEndIsNothing()
{
    QVERIFY(isWhole(jpegOf(Size) + QByteArray(4096, '\0')));
    QVERIFY(isWhole(jpegOf(Size) + jpegOf({4000, 3000})));
}

void TestJpegFrame::cutAnywhereItIsNot()
{
    const auto whole = jpegOf(Size);
    for (qsizetype length = 0; length < whole.size(); ++length)
        QVERIFY2(!isWhole(whole.first(length)), qPrintable(QString::number(length)));
    QVERIFY(frame(whole.chopped(2)) == JpegFrame::WithoutEnd); // as some cameras send all of theirs
    QVERIFY(frame(whole.first(100)) == JpegFrame::None);
}

void TestJpegFrame::moreThanWasPromisedIsNot()
{
    QVERIFY(!isWhole(jpegOf({64, 64})));
    QVERIFY(!isWhole(jpegOf({80, 48})));
    auto lies = jpegOf(Size);
    const auto frame = lies.indexOf("\xFF\xC0");
    QVERIFY(frame > 0);
    lies.replace(frame + 5, 4, "\xFF\xDC\xFF\xDC"); // 65,500 each way
    QVERIFY(!isWhole(lies));
    lies.replace(frame + 5, 4, QByteArray(4, '\0'));
    QVERIFY(!isWhole(lies));
}

void TestJpegFrame::whatIsNoPictureIsNot()
{
    QVERIFY(!isWhole("no picture"));
    QVERIFY(!isWhole(QByteArray(5000, '\xFF')));
    QVERIFY(!isWhole(QByteArray("\xFF\xD8\xFF\xD9")));
    QVERIFY(!isWhole(QByteArray("\xFF\xD8\xFF\xE0\x00\x00", 6) + QByteArray(100, 'x'))); // a length of nothing
    QVERIFY(!isWhole(QByteArray("\xFF\xD8\xFF\xDA\x00\x02", 6) + "xx\xFF\xD9")); // pixels of no frame
}

YC_TEST(TestJpegFrame)
#include "tst_jpeg_frame.moc"
