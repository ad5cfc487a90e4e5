#include "core/imaging/judge.h"
#include "core/imaging/mat.h"
#include "core/imaging/text_cells.h"
#include "core/imaging/treat.h"
#include "tests/core/imaging/camera.h"
#include "tests/core/imaging/drawn_page.h"
#include "tests/support/register.h"

#include <QPainter>
#include <QPainterPath>
#include <QTest>

#include <functional>
#include <opencv2/imgproc.hpp>

using namespace yc;
using namespace yc::core::imaging;
using core::domain::PageFinding;
using core::domain::PageFindings;

namespace
{

Measures measuresOf(const Image &page, bool photographed = false)
{
    cv::Mat small;
    const double scale = std::min(1.0, 1800.0 / std::max(page.size().width(), page.size().height()));
    cv::resize(view(page), small, {}, scale, scale, cv::INTER_AREA);
    cv::cvtColor(small, small, cv::COLOR_RGB2GRAY);
    const auto ink = inkOf(small);
    return measure({.page = page, .gray = small, .ink = ink, .photographed = photographed, .dpi = page.dpi()});
}

constexpr PageFindings Faults = PageFinding::Blurred | PageFinding::CutOff | PageFinding::Empty | PageFinding::Glare
    | PageFinding::TooDark | PageFinding::Coarse;

void paint(Image &page, const std::function<void(QPainter &)> &draw)
{
    QImage canvas(reinterpret_cast<uchar *>(page.row(0)), page.size().width(), page.size().height(), page.stride(),
                  QImage::Format_RGB888);
    QPainter painter(&canvas);
    painter.setRenderHint(QPainter::Antialiasing);
    draw(painter);
}

} // namespace

class TestJudge : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aGoodScanHasNoFault_data()
    {
        QTest::addColumn<double>("points");
        QTest::addColumn<QString>("family");
        QTest::addColumn<int>("dpi");
        for (const double points : {7.5, 9.0, 10.5, 14.0})
            for (const int dpi : {150, 200, 300})
                for (const char *family : {"Noto Sans CJK SC", "Noto Serif CJK SC"})
                    QTest::addRow("%s %.1f pt, %d dpi", family, points, dpi)
                        << points << QString::fromLatin1(family) << dpi;
    }
    void aGoodScanHasNoFault()
    {
        QFETCH(double, points);
        QFETCH(QString, family);
        QFETCH(int, dpi);
        std::mt19937 random(31);
        tests::PageText text;
        text.points = points;
        text.family = family;
        const auto scan = tests::scanned(tests::drawnPage(text, dpi, random), 0.4, dpi / 300.0, 4, random);
        const auto measures = measuresOf(scan);
        qInfo("edge %.2f mm, ink %.0f mm², paper %.0f", measures.edgeMm, measures.inkMm2, measures.paperTone);
        const auto done = treat(tests::copyOf(scan));
        QVERIFY(done);
        QCOMPARE(done->findings & Faults, PageFindings());
    }

    void aBlurredPageIsSaidToBeBlurred_data()
    {
        QTest::addColumn<double>("acrossMm");
        QTest::addColumn<double>("downMm");
        QTest::addColumn<int>("wanted"); // 1 blurred, 0 not, -1 either: a person may call it both
        QTest::newRow("sharp") << 0.02 << 0.02 << 0;
        QTest::newRow("a good lens") << 0.08 << 0.08 << 0;
        QTest::newRow("soft, still read with ease") << 0.13 << 0.13 << 0;
        QTest::newRow("between") << 0.22 << 0.22 << -1;
        QTest::newRow("strokes run together") << 0.34 << 0.34 << 1;
        QTest::newRow("far out of focus") << 0.6 << 0.6 << 1;
        QTest::newRow("moved sideways") << 0.5 << 0.02 << 1;
        QTest::newRow("moved downwards") << 0.02 << 0.5 << 1;
    }
    void aBlurredPageIsSaidToBeBlurred()
    {
        QFETCH(double, acrossMm);
        QFETCH(double, downMm);
        QFETCH(int, wanted);
        std::mt19937 random(32);
        for (const double points : {9.0, 10.5, 14.0}) {
            for (const int dpi : {150, 300}) {
                tests::PageText text;
                text.points = points;
                const auto page = tests::drawnPage(text, dpi, random);
                const auto soft
                    = tests::scanned(tests::blurred(page, acrossMm * dpi / 25.4, downMm * dpi / 25.4), 0, 0, 3, random);
                const auto measures = measuresOf(soft);
                const auto done = treat(tests::copyOf(soft), {.findPage = false, .straighten = false, .turn = false});
                QVERIFY(done);
                const bool said = done->findings.testFlag(PageFinding::Blurred);
                qInfo("%.1f pt, %d dpi: edge %.2f mm: %s", points, dpi, measures.edgeMm, said ? "blurred" : "sharp");
                if (wanted >= 0)
                    QCOMPARE(said, wanted == 1);
            }
        }
    }

    void anEmptyPageIsSaidToBeEmpty_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<bool>("empty");
        QTest::newRow("nothing") << "nothing" << true;
        QTest::newRow("the back shines through") << "back" << true;
        QTest::newRow("punch holes") << "holes" << true;
        QTest::newRow("dust") << "dust" << true;
        QTest::newRow("a shadow of the lid at the side") << "lid" << true;
        QTest::newRow("grey recycled paper") << "grey" << true;
        QTest::newRow("a signature alone") << "signature" << false;
        QTest::newRow("a pencil note") << "pencil" << false;
        QTest::newRow("one short line") << "line" << false;
        QTest::newRow("a red seal") << "seal" << false;
    }
    void anEmptyPageIsSaidToBeEmpty()
    {
        QFETCH(QString, what);
        QFETCH(bool, empty);
        std::mt19937 random(33);
        constexpr int Dpi = 200;
        constexpr double Mm = Dpi / 25.4;
        auto page = tests::blankPage({210, 297}, Dpi, what == QStringLiteral("grey") ? 205 : 248);
        if (what == QStringLiteral("back"))
            page = tests::shiningThrough(page, tests::drawnPage({}, Dpi, random), 0.16);
        paint(page, [&](QPainter &painter) {
            if (what == QStringLiteral("holes")) {
                painter.setBrush(QColor(60, 60, 60));
                painter.setPen(Qt::NoPen);
                painter.drawEllipse(QPointF(12 * Mm, 108 * Mm), 3 * Mm, 3 * Mm);
                painter.drawEllipse(QPointF(12 * Mm, 188 * Mm), 3 * Mm, 3 * Mm);
            } else if (what == QStringLiteral("dust")) {
                for (int i = 0; i < 60; ++i)
                    painter.fillRect(
                        QRectF(static_cast<int>(random() % 1600), static_cast<int>(random() % 2300), 1.5, 1.5),
                        QColor(90, 90, 90));
            } else if (what == QStringLiteral("lid")) {
                painter.fillRect(QRectF(0, 0, 2.5 * Mm, 297 * Mm), QColor(50, 50, 50));
            } else if (what == QStringLiteral("signature") || what == QStringLiteral("pencil")) {
                painter.setPen(
                    QPen(what == QStringLiteral("pencil") ? QColor(150, 150, 155) : QColor(20, 20, 90), 0.4 * Mm));
                QPainterPath path(QPointF(130 * Mm, 240 * Mm));
                for (int i = 1; i < 7; ++i)
                    path.quadTo((130 + i * 5 - 3) * Mm, (240 + (i % 2 ? -6 : 5)) * Mm, (130 + i * 5) * Mm, 240 * Mm);
                painter.drawPath(path);
            } else if (what == QStringLiteral("line")) {
                QFont font(QStringLiteral("Noto Serif CJK SC"));
                font.setPixelSize(qRound(4 * Mm));
                painter.setFont(font);
                painter.setPen(Qt::black);
                painter.drawText(QPointF(30 * Mm, 40 * Mm), QStringLiteral("此页以下空白"));
            } else if (what == QStringLiteral("seal")) {
                painter.setPen(QPen(QColor(200, 40, 40), 1.2 * Mm));
                painter.setBrush(Qt::NoBrush);
                painter.drawEllipse(QPointF(140 * Mm, 220 * Mm), 20 * Mm, 20 * Mm);
            }
        });
        const auto scan = tests::scanned(page, 0, 0.6, 4, random);
        qInfo("ink %.1f mm²", measuresOf(scan).inkMm2);
        const auto done = treat(tests::copyOf(scan));
        QVERIFY(done);
        QCOMPARE(done->findings.testFlag(PageFinding::Empty), empty);
    }

    void lightIsJudgedInPhotographs_data()
    {
        QTest::addColumn<double>("light");
        QTest::addColumn<double>("shadow");
        QTest::addColumn<double>("glare");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("drowned");
        QTest::newRow("daylight") << 0.85 << 0.0 << 0.0 << false << false;
        QTest::newRow("a lamp from one side") << 0.85 << 0.4 << 0.0 << false << false;
        QTest::newRow("bright as it can be") << 1.02 << 0.0 << 0.0 << false << false;
        QTest::newRow("evening") << 0.3 << 0.0 << 0.0 << true << false;
        QTest::newRow("a lamp in the paper's gloss") << 0.8 << 0.0 << 0.09 << false << true;
    }
    void lightIsJudgedInPhotographs()
    {
        QFETCH(double, light);
        QFETCH(double, shadow);
        QFETCH(double, glare);
        QFETCH(bool, dark);
        QFETCH(bool, drowned);
        std::mt19937 random(34);
        for (int i = 0; i < 3; ++i) {
            const auto page = tests::drawnPage({}, 200, random);
            tests::Shot shot;
            shot.frame = {1800, 2400};
            shot.corners = tests::heldOver({210, 297}, shot.frame, 0.65, i - 1, 6, random);
            shot.light = light;
            shot.shadow = shadow;
            shot.glare = glare;
            shot.background = static_cast<int>(60 * light);
            const auto done = treat(tests::photographed(page, shot, random));
            QVERIFY(done);
            QVERIFY(done->found);
            QCOMPARE(done->findings.testFlag(PageFinding::TooDark), dark);
            QCOMPARE(done->findings.testFlag(PageFinding::Glare), drowned);
            QVERIFY(!done->findings.testFlag(PageFinding::Empty));
        }
    }
    void aPageFromTooFarAwayIsCoarse()
    {
        std::mt19937 random(35);
        const auto page = tests::drawnPage({}, 200, random);
        for (const int height : {900, 2600}) {
            tests::Shot shot;
            shot.frame = {height * 3 / 4, height};
            shot.corners = tests::heldOver({210, 297}, shot.frame, 0.6, 1, 4, random);
            const auto done = treat(tests::photographed(page, shot, random));
            QVERIFY(done);
            QVERIFY(done->found);
            QCOMPARE(done->findings.testFlag(PageFinding::Coarse), height == 900);
        }
    }
    void writingThatRunsOutOfAScanIsCutOff()
    {
        std::mt19937 random(36);
        const auto page = tests::drawnPage({}, 150, random);
        const int cut = 300; // the left margin and some characters are gone
        auto rest = Image::create(page.size() - QSize(cut, 0), Image::Format::Rgb24, 150);
        QVERIFY(rest);
        for (int y = 0; y < page.size().height(); ++y)
            std::copy_n(page.row(y) + std::ptrdiff_t{3} * cut, rest->stride(), rest->row(y));
        const auto done = treat(std::move(*rest), {.findPage = false, .straighten = false, .turn = false});
        QVERIFY(done);
        QVERIFY(done->findings.testFlag(PageFinding::CutOff));
    }
    void theSmallestPicturesAreTakenAsTheyAre()
    {
        for (const QSize size : {QSize(1, 1), QSize(63, 4000), QSize(64, 64), QSize(65, 2), QSize(3000, 64)}) {
            auto image = Image::create(size, Image::Format::Gray8, 0);
            QVERIFY(image);
            const auto done = treat(std::move(*image));
            QVERIFY(done);
            QCOMPARE(done->page.size(), size);
        }
    }
};

YC_TEST(TestJudge)
#include "tst_judge.moc"
