#include "core/imaging/page_finder.h"
#include "core/imaging/treat.h"
#include "tests/core/imaging/camera.h"
#include "tests/core/imaging/drawn_page.h"
#include "tests/support/register.h"

#include <QTest>

#include <cmath>

using namespace yc;
using namespace yc::core::imaging;

namespace
{

double furthest(const Quad &a, const Quad &b)
{
    double most = 0;
    for (std::size_t i = 0; i < 4; ++i)
        most = std::max(most, std::hypot(a[i].x() - b[i].x(), a[i].y() - b[i].y()));
    return most;
}

} // namespace

class TestPageFinder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cornersAreFoundWhereTheyAre_data()
    {
        QTest::addColumn<QSizeF>("millimetres");
        QTest::addColumn<int>("background");
        QTest::addColumn<double>("share");
        QTest::addColumn<double>("degrees");
        QTest::addColumn<double>("tilt");
        QTest::addColumn<double>("shadow");
        QTest::addColumn<double>("noise");
        QTest::addColumn<bool>("table");
        QTest::newRow("a plain table") << QSizeF(210, 297) << 70 << 0.55 << 2.0 << 5.0 << 0.0 << 3.0 << false;
        QTest::newRow("a dark table") << QSizeF(210, 297) << 20 << 0.55 << -4.0 << 8.0 << 0.0 << 3.0 << false;
        QTest::newRow("a light table") << QSizeF(210, 297) << 170 << 0.55 << 3.0 << 6.0 << 0.0 << 3.0 << false;
        QTest::newRow("a leaning page") << QSizeF(210, 297) << 70 << 0.4 << 17.0 << 5.0 << 0.0 << 3.0 << false;
        QTest::newRow("far away") << QSizeF(210, 297) << 70 << 0.2 << 4.0 << 10.0 << 0.0 << 3.0 << false;
        QTest::newRow("steeply held") << QSizeF(210, 297) << 70 << 0.4 << 0.0 << 28.0 << 0.0 << 3.0 << false;
        QTest::newRow("half in shadow") << QSizeF(210, 297) << 70 << 0.55 << 2.0 << 6.0 << 0.6 << 3.0 << false;
        QTest::newRow("noisy") << QSizeF(210, 297) << 70 << 0.55 << -2.0 << 6.0 << 0.2 << 14.0 << false;
        QTest::newRow("a framed form") << QSizeF(210, 297) << 70 << 0.6 << 1.0 << 6.0 << 0.1 << 4.0 << true;
        QTest::newRow("a card") << QSizeF(85.6, 53.98) << 60 << 0.4 << 5.0 << 8.0 << 0.1 << 3.0 << false;
    }
    void cornersAreFoundWhereTheyAre()
    {
        QFETCH(QSizeF, millimetres);
        QFETCH(int, background);
        QFETCH(double, share);
        QFETCH(double, degrees);
        QFETCH(double, tilt);
        QFETCH(double, shadow);
        QFETCH(double, noise);
        QFETCH(bool, table);
        std::mt19937 random(11);
        constexpr int Rounds = 6;
        int found = 0;
        double sum = 0;
        double worst = 0;
        for (int i = 0; i < Rounds; ++i) {
            tests::PageText text;
            text.millimetres = millimetres;
            text.table = table;
            text.points = millimetres.width() < 100 ? 6 : 10.5;
            const auto page = tests::drawnPage(text, millimetres.width() < 100 ? 400 : 150, random);
            tests::Shot shot;
            shot.frame = {1600, 1200};
            if (millimetres.height() > millimetres.width())
                shot.frame.transpose();
            shot.corners = tests::heldOver(millimetres, shot.frame, share, degrees + i - 2, tilt, random);
            shot.background = background;
            shot.shadow = shadow;
            shot.noise = noise;
            const auto got = findPage(tests::photographed(page, shot, random));
            if (!got)
                continue;
            const double off = furthest(got->corners, inOrder(shot.corners)) / 1600 * 100;
            worst = std::max(worst, off);
            sum += off;
            found += off < 1.0;
            QCOMPARE(got->sidesOnFrame, 0);
        }
        qInfo("%d of %d within 1 %% of the side; mean of the worst corner %.3f %%, worst %.3f %%", found, Rounds,
              sum / Rounds, worst);
        QCOMPARE(found, Rounds);
    }
    void whatIsNoPhotographOfAPageHasNoCorners_data()
    {
        QTest::addColumn<QString>("what");
        QTest::newRow("a scan of text") << "text";
        QTest::newRow("a scan of a ruled form") << "table";
        QTest::newRow("an empty scan") << "blank";
        QTest::newRow("the table alone") << "wood";
    }
    void whatIsNoPhotographOfAPageHasNoCorners()
    {
        QFETCH(QString, what);
        std::mt19937 random(5);
        for (int i = 0; i < 4; ++i) {
            tests::PageText text;
            text.table = what == QStringLiteral("table");
            text.points = 9 + i;
            auto page = what == QStringLiteral("blank") ? tests::blankPage({210, 297}, 100)
                                                        : tests::drawnPage(text, 100, random);
            page = tests::scanned(page, i * 0.4, 0.5, 3, random);
            if (what == QStringLiteral("wood")) {
                tests::Shot shot;
                shot.corners = {QPointF{-900, -900}, {-800, -900}, {-800, -800}, {-900, -800}};
                page = tests::photographed(page, shot, random);
            }
            const auto got = findPage(page);
            QVERIFY2(!got || got->sidesOnFrame > 0
                         || areaOf(got->corners) > 0.9 * page.size().width() * page.size().height(),
                     qPrintable(QString::number(got ? got->confidence : 0)));
        }
    }
    void aPageThatGoesOnBeyondThePictureIsSaidToBeCutOff()
    {
        std::mt19937 random(3);
        int said = 0;
        for (int i = 0; i < 6; ++i) {
            const auto page = tests::drawnPage({}, 150, random);
            tests::Shot shot;
            shot.frame = {1200, 1600};
            shot.corners = tests::heldOver({210, 297}, shot.frame, 0.6, 1, 3, random);
            for (auto &corner : shot.corners) // two of its sides leave the frame
                corner += i % 2 == 0 ? QPointF(0, 420) : QPointF(-330, 0);
            auto done = treat(tests::photographed(page, shot, random));
            QVERIFY(done);
            said += done->findings.testFlag(core::domain::PageFinding::CutOff);
        }
        qInfo("%d of 6 pages beyond the frame are said to be cut off", said);
        QVERIFY(said >= 5);
    }
    void aCardPrintedOnAPageIsNotCutOutOfIt()
    {
        std::mt19937 random(9);
        tests::PageText text;
        text.lines = 6;
        auto page = tests::drawnPage(text, 100, random);
        for (int y = 500; y < 710; ++y) // a coloured copy of a card, an eighth of the sheet
            for (int x = 240; x < 580; ++x) {
                page.row(y)[std::ptrdiff_t{3} * x] = std::byte{150};
                page.row(y)[x * 3 + 1] = std::byte{190};
                page.row(y)[x * 3 + 2] = std::byte{200};
            }
        auto phone = Image::create(page.size(), Image::Format::Rgb24, 0); // as an app's scan: no resolution
        QVERIFY(phone);
        std::copy(page.bytes().begin(), page.bytes().end(), phone->bytes().begin());
        const auto done = treat(std::move(*phone));
        QVERIFY(done);
        QVERIFY(!done->found);
        QCOMPARE(done->page.size(), page.size());
    }
};

YC_TEST(TestPageFinder)
#include "tst_page_finder.moc"
