#include "devices/virtual/person_painter.h"
#include "helpers/camerad/face_finder.h"
#include "tests/support/register.h"

#include <QTemporaryFile>
#include <QTest>

#include <cstring>
#include <ctime>

using namespace yc;
using namespace yc::devices::virtual_bench;
using namespace yc::helpers::camerad;

namespace
{

Image imageOf(const QImage &picture)
{
    auto image = Image::create(picture.size(), Image::Format::Rgb24, 0);
    if (!image)
        qFatal("no image");
    const auto colours = picture.convertToFormat(QImage::Format_RGB888);
    for (int y = 0; y < picture.height(); ++y)
        std::memcpy(image->row(y), colours.constScanLine(y), static_cast<std::size_t>(picture.width()) * 3);
    return std::move(*image);
}

} // namespace

class TestFaceFinder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFaceIsFoundHoweverDarkItStands();
    void whereNobodyIsNobodyIsFound();
    void itsToneIsTheFacesAndNotTheDoors();
    void withoutADetectorTheMiddleIsMetered();
    void noPictureIsNoFace();
    void aLookCostsLittle();
};

void TestFaceFinder::aFaceIsFoundHoweverDarkItStands()
{
    const FaceFinder finder;
    QVERIFY(finder.isThere());
    for (const auto size : {QSize(640, 480), QSize(1280, 720), QSize(480, 640), QSize(320, 240)}) {
        const auto room = drawnRoom(size, true);
        for (const double exposure : {4.0, 1.0, 0.25, 0.06, 0.03, 0.015}) {
            const auto face = finder.look(imageOf(pictureOf(room, exposure)));
            QVERIFY2(face,
                     qPrintable(QStringLiteral("%1 × %2 at %3").arg(size.width()).arg(size.height()).arg(exposure)));
            QVERIFY(face->where.contains(QPointF(0.5, 0.45)));
            QVERIFY(face->where.height() * size.height() < 0.7 * size.height());
        }
    }
}

void TestFaceFinder::whereNobodyIsNobodyIsFound()
{
    const FaceFinder finder;
    for (const double exposure : {4.0, 1.0, 0.25, 0.06, 0.015})
        QVERIFY(!finder.look(imageOf(pictureOf(drawnRoom({640, 480}, false), exposure))));
}

void TestFaceFinder::itsToneIsTheFacesAndNotTheDoors()
{
    const FaceFinder finder;
    const auto room = drawnRoom({640, 480}, true);
    const auto toneAt = [&](double exposure) { return finder.look(imageOf(pictureOf(room, exposure)))->tone; };
    QVERIFY2(toneAt(1) > 95 && toneAt(1) < 155, qPrintable(QString::number(toneAt(1))));
    QVERIFY2(toneAt(0.03) < 35, qPrintable(QString::number(toneAt(0.03))));
}

void TestFaceFinder::withoutADetectorTheMiddleIsMetered()
{
    QTemporaryFile nonsense;
    QVERIFY(nonsense.open());
    nonsense.write("<opencv_storage><cascade>3</cascade></opencv_storage>");
    nonsense.flush();
    const auto name = nonsense.fileName().toUtf8();
    for (const char *file : {"/nowhere/faces.xml", name.constData()}) {
        const FaceFinder finder(file);
        QVERIFY(!finder.isThere());
        QImage picture(640, 480, QImage::Format_RGB888);
        picture.fill(QColor(250, 250, 250));
        for (int y = 90; y < 370; ++y) {
            for (int x = 180; x < 460; ++x)
                picture.setPixelColor(x, y, QColor(40, 40, 40));
        }
        const auto face = finder.look(imageOf(picture));
        QVERIFY(face);
        QVERIFY2(std::abs(face->tone - 40) <= 2, qPrintable(QString::number(face->tone)));
    }
}

void TestFaceFinder::noPictureIsNoFace()
{
    const FaceFinder finder;
    QVERIFY(!finder.look(Image()));
    for (const auto size : {QSize(1, 1), QSize(1, 4000), QSize(4000, 1), QSize(3, 200)}) {
        const auto image = Image::create(size, Image::Format::Gray8, 0);
        QVERIFY(!finder.look(*image));
    }
}

void TestFaceFinder::aLookCostsLittle()
{
    const FaceFinder finder;
    const auto frame = imageOf(pictureOf(drawnRoom({1280, 960}, true), 0.06));
    constexpr int Looks = 20;
    (void)finder.look(frame);
    const auto before = std::clock();
    for (int i = 0; i < Looks; ++i)
        (void)finder.look(frame);
    const auto ms = 1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC / Looks;
    qInfo("a look takes %.2f ms of the processor", ms);
#if !defined(__SANITIZE_ADDRESS__)
    QVERIFY2(ms < 100, qPrintable(QString::number(ms))); // a third of the pause between two, also on a starved machine
#endif
}

YC_TEST(TestFaceFinder)
#include "tst_face_finder.moc"
