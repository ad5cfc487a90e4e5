#include "core/pack/filed_ink.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::core::pack;

class TestSignatureSeries : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isTheBytesOfTheStandard();
    void whatIsWrittenIsRead();
    void aLongSignatureKeepsItsTime();
    void whatIsCutOrOtherIsRefused();
    void filedInkBecomesOne();
    void whatIsNoInkIsRefused_data();
    void whatIsNoInkIsRefused();
};

void TestSignatureSeries::isTheBytesOfTheStandard()
{
    SignatureSeries series;
    series.points = {{.x = 0, .y = 2500, .t = 0, .pressure = 512, .down = true},
                     {.x = 1234, .y = 2499, .t = 5, .pressure = 0, .down = false}};
    // 100 a millimetre is 1.5625 * 2^6: E = 22, F = 1152. 1 is E = 16, F = 0.
    QCOMPARE(toBytes(series).toHex(),
             QByteArray::fromHex("53444900 20313000 C160"
                                 "80B480 80B480 808000 2003FF 00"
                                 "00 000002"
                                 "8000 89C4 0000 0200 01"
                                 "84D2 89C3 0005 0000 00")
                 .toHex());
}

void TestSignatureSeries::whatIsWrittenIsRead()
{
    SignatureSeries series;
    for (int i = 0; i < 300; ++i)
        series.points.push_back({.x = 37 * i % 10'000,
                                 .y = 91 * i % 6'000,
                                 .t = 5 * i,
                                 .pressure = static_cast<quint16>(i % 1024),
                                 .down = i % 40 != 0});
    const auto back = signatureSeriesFrom(toBytes(series));
    QVERIFY(back);
    QVERIFY(back->points == series.points);
    const auto none = signatureSeriesFrom(toBytes({}));
    QVERIFY(none && none->points.empty());
}

void TestSignatureSeries::aLongSignatureKeepsItsTime()
{
    SignatureSeries series;
    series.points = {{.t = 0, .down = true}, {.t = 100'000, .down = true}, {.t = 200'001, .down = false}};
    const auto back = signatureSeriesFrom(toBytes(series));
    QVERIFY(back);
    QCOMPARE(back->points[1].t, 100'000);
    QCOMPARE(back->points[2].t, 200'000); // in steps of four
}

void TestSignatureSeries::whatIsCutOrOtherIsRefused()
{
    SignatureSeries series;
    series.points = {{.x = 1, .y = 2, .t = 3, .pressure = 4, .down = true}};
    const auto whole = toBytes(series);
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY(!signatureSeriesFrom(whole.first(size)));
    QVERIFY(!signatureSeriesFrom(whole + 'x'));
    auto other = whole;
    other[9] = 0x61; // another channel beside
    QVERIFY(!signatureSeriesFrom(other));
    auto lies = whole;
    lies[24] = '\x7F'; // millions of samples
    QVERIFY(!signatureSeriesFrom(lies));
}

void TestSignatureSeries::filedInkBecomesOne()
{
    const auto series = seriesFromFiledInk(
        R"({"device":"mouse","width":9000,"height":4000,"unit":"mm/100","points":[[10,20,0,1023,1],[-5,4100,7,0,0]]})");
    QVERIFY(series);
    const std::vector<SeriesPoint> expected{{.x = 10, .y = 3980, .t = 0, .pressure = 1023, .down = true},
                                            {.x = -5, .y = -100, .t = 7, .pressure = 0, .down = false}};
    QVERIFY(series->points == expected);
}

void TestSignatureSeries::whatIsNoInkIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no points") << QByteArray(R"({"height":4000,"unit":"mm/100","points":[]})");
    QTest::newRow("in inches") << QByteArray(R"({"height":4000,"unit":"in","points":[[1,2,0,0,1]]})");
    QTest::newRow("without height") << QByteArray(R"({"unit":"mm/100","points":[[1,2,0,0,1]]})");
    QTest::newRow("a point too short") << QByteArray(R"({"height":4000,"unit":"mm/100","points":[[1,2,0,0]]})");
    QTest::newRow("time goes back") << QByteArray(
        R"({"height":4000,"unit":"mm/100","points":[[1,2,9,0,1],[1,2,8,0,1]]})");
    QTest::newRow("harder than any pen") << QByteArray(R"({"height":4000,"unit":"mm/100","points":[[1,2,0,1024,1]]})");
    QTest::newRow("a word for a number") << QByteArray(R"({"height":4000,"unit":"mm/100","points":[["1",2,0,0,1]]})");
}

void TestSignatureSeries::whatIsNoInkIsRefused()
{
    QFETCH(QByteArray, json);
    QVERIFY(!seriesFromFiledInk(json));
}

YC_TEST(TestSignatureSeries)
#include "tst_signature_series.moc"
