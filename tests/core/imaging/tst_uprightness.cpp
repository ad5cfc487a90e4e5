#include "core/imaging/mat.h"
#include "core/imaging/skew.h"
#include "core/imaging/text_cells.h"
#include "core/imaging/treat.h"
#include "tests/core/imaging/camera.h"
#include "tests/core/imaging/drawn_page.h"
#include "tests/support/register.h"

#include <QTest>

#include <cmath>
#include <opencv2/imgproc.hpp>

using namespace yc;
using namespace yc::core::imaging;

class TestUprightness : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void strokesTurnAsThePictureDoes()
    {
        std::mt19937 random(2);
        tests::PageText text;
        text.points = 16;
        const auto page = tests::drawnPage(text, 154, random);
        const auto turnedPage = tests::turnedBy(page, 2);
        cv::Mat gray;
        cv::Mat other;
        cv::cvtColor(view(page), gray, cv::COLOR_RGB2GRAY);
        cv::cvtColor(view(turnedPage), other, cv::COLOR_RGB2GRAY);
        const auto cells = textCells(gray, inkOf(gray)).cells;
        const auto upsideDown = textCells(other, inkOf(other)).cells;
        QVERIFY(cells.size() > 100);
        QVERIFY(upsideDown.size() > cells.size() * 9 / 10 && upsideDown.size() < cells.size() * 11 / 10);
        // Four quarters are a whole, exactly.
        auto once = cells.front();
        for (int i = 0; i < 4; ++i)
            once = turnedClockwise(once);
        QVERIFY(once == cells.front());
        // The average stroke picture of the turned page is the turned average.
        Strokes a{};
        Strokes b{};
        for (const auto &cell : cells) {
            const auto half = turnedClockwise(turnedClockwise(cell));
            for (std::size_t i = 0; i < a.size(); ++i)
                a[i] += half[i] / static_cast<float>(cells.size());
        }
        for (const auto &cell : upsideDown)
            for (std::size_t i = 0; i < b.size(); ++i)
                b[i] += cell[i] / static_cast<float>(upsideDown.size());
        float off = 0;
        for (std::size_t i = 0; i < a.size(); ++i)
            off = std::max(off, std::abs(a[i] - b[i]));
        QVERIFY2(off < 0.03f, qPrintable(QString::number(static_cast<double>(off))));
    }

    void theLeanOfAScanIsFound_data()
    {
        QTest::addColumn<bool>("latin");
        QTest::addColumn<bool>("table");
        QTest::addColumn<int>("turns");
        QTest::newRow("Chinese") << false << false << 0;
        QTest::newRow("English") << true << false << 0;
        QTest::newRow("a ruled form") << false << true << 0;
        QTest::newRow("lying on its side") << false << false << 1;
    }
    void theLeanOfAScanIsFound()
    {
        QFETCH(bool, latin);
        QFETCH(bool, table);
        QFETCH(int, turns);
        std::mt19937 random(4);
        double worst = 0;
        double sum = 0;
        int trusted = 0;
        constexpr std::array Leans{-9.3, -4.1, -1.7, -0.5, 0.0, 0.3, 0.9, 2.6, 6.2, 12.0};
        for (const double lean : Leans) {
            tests::PageText text;
            text.latin = latin;
            text.table = table;
            const auto page = tests::turnedBy(tests::drawnPage(text, 154, random), turns);
            const auto scan = tests::scanned(page, lean, 0.6, 4, random);
            cv::Mat gray;
            cv::cvtColor(view(scan), gray, cv::COLOR_RGB2GRAY);
            const auto skew = skewOf(inkOf(gray));
            trusted += skew.trusted;
            worst = std::max(worst, std::abs(skew.degrees - lean));
            sum += std::abs(skew.degrees - lean);
        }
        qInfo("mean %.3f°, worst %.3f° off, %d of %zu trusted", sum / Leans.size(), worst, trusted, Leans.size());
        QCOMPARE(trusted, static_cast<int>(Leans.size()));
        QVERIFY(worst < 0.15);
    }
    void anEmptyScanHasNoLean()
    {
        std::mt19937 random(4);
        for (int i = 0; i < 5; ++i) {
            const auto scan = tests::scanned(tests::blankPage({210, 297}, 154), 0, 0.5, 4 + i, random);
            cv::Mat gray;
            cv::cvtColor(view(scan), gray, cv::COLOR_RGB2GRAY);
            QVERIFY(!skewOf(inkOf(gray)).trusted);
        }
    }

    void pagesAreTurnedUpright_data()
    {
        QTest::addColumn<QString>("family");
        QTest::addColumn<double>("points");
        QTest::addColumn<int>("lines");
        QTest::addColumn<bool>("latin");
        QTest::addColumn<bool>("table");
        QTest::addColumn<int>("dpi");
        QTest::addColumn<int>("least"); // of 8, turned right
        const auto sans = QStringLiteral("Noto Sans CJK SC");
        const auto serif = QStringLiteral("Noto Serif CJK SC");
        QTest::newRow("a full page, sans") << sans << 10.5 << 34 << false << false << 200 << 8;
        QTest::newRow("a full page, serif") << serif << 10.5 << 34 << false << false << 200 << 8;
        QTest::newRow("small print") << serif << 8.0 << 40 << false << false << 200 << 8;
        QTest::newRow("large print") << sans << 18.0 << 16 << false << false << 200 << 8;
        QTest::newRow("five lines") << serif << 12.0 << 5 << false << false << 200 << 7;
        QTest::newRow("a ruled form") << serif << 10.5 << 24 << false << true << 200 << 7;
        QTest::newRow("English") << QStringLiteral("DejaVu Serif") << 11.0 << 30 << true << false << 200 << 7;
        QTest::newRow("a coarse picture") << sans << 10.5 << 34 << false << false << 110 << 7;
    }
    void pagesAreTurnedUpright()
    {
        QFETCH(QString, family);
        QFETCH(double, points);
        QFETCH(int, lines);
        QFETCH(bool, latin);
        QFETCH(bool, table);
        QFETCH(int, dpi);
        QFETCH(int, least);
        std::mt19937 random(21);
        int right = 0;
        int left = 0;
        int wrong = 0;
        for (int i = 0; i < 8; ++i) {
            tests::PageText text;
            text.family = family;
            text.points = points;
            text.lines = lines;
            text.latin = latin;
            text.table = table;
            const auto page = tests::scanned(tests::drawnPage(text, dpi, random), (i % 7 - 3) * 0.5, 0.5, 4, random);
            const int away = i % 4;
            const auto done = treat(tests::turnedBy(page, away));
            QVERIFY(done);
            const int wanted = (4 - away) % 4;
            if (done->turns == wanted)
                ++right;
            else if (done->turns == 0)
                ++left; // not sure: left as it came
            else
                ++wrong;
        }
        qInfo("%d of 8 upright, %d left as they came, %d turned wrongly", right, left, wrong);
        QVERIFY(right >= least);
        QCOMPARE(wrong, 0); // to make a good page worse is the one thing that must not happen
    }
    void whatHasNoTextIsLeftAsItIs()
    {
        std::mt19937 random(6);
        for (int i = 0; i < 6; ++i) {
            auto page = tests::scanned(tests::blankPage({210, 297}, 150), 0, 0.5, 4, random);
            for (int n = 0; n < 40; ++n) // a drawing: bars anywhere
                for (int x = 0; x < 60; ++x)
                    page.row(200 + n * 30)[std::ptrdiff_t{3} * (static_cast<int>(random() % 900) + x)] = std::byte{0};
            const auto done = treat(std::move(page));
            QVERIFY(done);
            QCOMPARE(done->turns, 0);
            QCOMPARE(done->skew, 0.0);
        }
    }
    void aPhotographLyingOnItsSideBecomesAnUprightPage()
    {
        std::mt19937 random(8);
        int right = 0;
        for (int i = 0; i < 8; ++i) {
            const auto page = tests::drawnPage({}, 200, random);
            tests::Shot shot;
            shot.frame = {3000, 2250};
            const auto corners = tests::heldOver({297, 210}, shot.frame, 0.6, i - 3, 8, random);
            shot.corners = turned(corners, i % 2 == 0 ? 1 : 3); // the page's top at the left or right of the picture
            const auto done = treat(tests::photographed(page, shot, random));
            QVERIFY(done);
            QVERIFY(done->found);
            QVERIFY(done->findings.testFlag(core::domain::PageFinding::Straightened));
            QVERIFY(done->page.size().height() > done->page.size().width() || done->turns == 0);
            right += done->turns == (i % 2 == 0 ? 1 : 3);
        }
        qInfo("%d of 8 photographs upright", right);
        QVERIFY(right >= 7);
    }
};

YC_TEST(TestUprightness)
#include "tst_uprightness.moc"
