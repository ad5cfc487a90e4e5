#include "core/imaging/geometry.h"
#include "tests/core/imaging/camera.h"
#include "tests/support/register.h"

#include <QTest>

#include <algorithm>

using namespace yc;
using namespace yc::core::imaging;

class TestGeometry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cornersComeInOneOrderHoweverTheyWereGiven()
    {
        const Quad wanted{QPointF{10, 12}, {90, 15}, {95, 140}, {8, 135}};
        Quad mixed = wanted;
        std::sort(mixed.begin(), mixed.end(), [](QPointF a, QPointF b) { return a.x() < b.x(); });
        do {
            QCOMPARE(inOrder(mixed), wanted);
        } while (std::next_permutation(mixed.begin(), mixed.end(), [](QPointF a, QPointF b) { return a.x() < b.x(); }));
    }
    void aQuarterClockwiseBringsTheBottomLeftCornerToTheTop()
    {
        const Quad quad{QPointF{0, 0}, {10, 0}, {10, 20}, {0, 20}};
        QCOMPARE(turned(quad, 1)[0], quad[3]);
        QCOMPARE(turned(quad, 2)[0], quad[2]);
        QCOMPARE(turned(quad, -1)[0], quad[1]);
        QCOMPARE(turned(turned(quad, 1), 3), quad);
    }
    void onlyRoundCornersMakeAQuadConvex()
    {
        QVERIFY(isConvex({QPointF{0, 0}, {10, 0}, {10, 10}, {0, 10}}));
        QVERIFY(isConvex({QPointF{0, 10}, {10, 10}, {10, 0}, {0, 0}})); // the other way round
        QVERIFY(!isConvex({QPointF{0, 0}, {10, 0}, {2, 2}, {0, 10}})); // dented
        QVERIFY(!isConvex({QPointF{0, 0}, {10, 10}, {10, 0}, {0, 10}})); // crossed
        QVERIFY(!isConvex({QPointF{0, 0}, {5, 0}, {10, 0}, {0, 10}})); // three corners in a row
    }
    void linesThatNeverMeetHaveNoCrossing()
    {
        QCOMPARE(crossing({0, 0}, {10, 0}, {5, 5}, {5, 9}), QPointF(5, 0));
        QVERIFY(!crossing({0, 0}, {10, 0}, {0, 5}, {10, 5}));
        QVERIFY(!crossing({0, 0}, {0, 0}, {0, 5}, {10, 5}));
    }
    void aSheetKeepsItsShapeHoweverTheCameraIsHeld_data()
    {
        QTest::addColumn<QSizeF>("millimetres");
        QTest::addColumn<int>("paper");
        QTest::newRow("A4 upright") << QSizeF(210, 297) << static_cast<int>(Paper::A4);
        QTest::newRow("A4 lying") << QSizeF(297, 210) << static_cast<int>(Paper::A4);
        QTest::newRow("Letter") << QSizeF(215.9, 279.4) << static_cast<int>(Paper::Letter);
        QTest::newRow("card") << QSizeF(85.6, 53.98) << static_cast<int>(Paper::Card);
        QTest::newRow("receipt") << QSizeF(80, 240) << static_cast<int>(Paper::Free);
        QTest::newRow("square") << QSizeF(100, 100) << static_cast<int>(Paper::Free);
    }
    void aSheetKeepsItsShapeHoweverTheCameraIsHeld()
    {
        QFETCH(QSizeF, millimetres);
        QFETCH(int, paper);
        std::mt19937 random(7);
        int wrong = 0;
        double worst = 0;
        constexpr int Rounds = 200;
        for (int i = 0; i < Rounds; ++i) {
            const QSize frame(4000, 3000);
            const auto quad = tests::heldOver(millimetres, frame, 0.35, i % 13 - 6, i % 23, random);
            const auto sheet = sheetOf(quad, frame);
            const double truth = millimetres.width() / millimetres.height();
            worst = std::max(worst, std::abs(sheet.ratio / truth - 1));
            wrong += static_cast<int>(sheet.paper) != paper;
        }
        qInfo("worst ratio %.1f %% off, %d of %d taken for another sheet", worst * 100, wrong, Rounds);
        QVERIFY(worst < 0.06);
        QVERIFY2(wrong <= Rounds / 20, qPrintable(QString::number(wrong)));
    }
    void aPageIsNeverDrawnLargerThanItsPaperAllows()
    {
        const Quad huge{QPointF{0, 0}, {12000, 0}, {12000, 16970}, {0, 16970}};
        const auto sheet = sheetOf(huge, {12000, 16970});
        QCOMPARE(sheet.paper, Paper::A4);
        QCOMPARE(sheet.dpi, 300);
        QCOMPARE(sheet.pixels, QSize(2480, 3508));
    }
};

YC_TEST(TestGeometry)
#include "tst_geometry.moc"
