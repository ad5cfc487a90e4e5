#include "app/slip_maker.h"
#include "core/pack/slip_code.h"
#include "core/papers/paper_values.h"
#include "core/seal/digest.h"
#include "tests/support/register.h"

#include <QJsonArray>
#include <QTest>

using namespace yc;

namespace
{

QJsonObject values()
{
    namespace value = core::pack::value;
    return {
        {value::HallName, QStringLiteral("示例县政务服务中心")},
        {value::WindowNo, QStringLiteral("3")},
        {value::StaffName, QStringLiteral("样例员")},
        {value::ApplicantName, QStringLiteral("张样例")},
        {value::ApplicantNumberMasked, QStringLiteral("110***********002X")},
        {value::ItemName, QStringLiteral("最低生活保障对象认定")},
        {value::CaseNumber, QStringLiteral("T1-20261121-0001")},
        {value::ReceivedOn, QStringLiteral("2026-11-21T06:02:00Z")},
        {value::Materials,
         QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("申请书")}, {QStringLiteral("pages"), 2}}}}};
}

} // namespace

class TestSlipMaker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSlipFitsThePaperOfThePrinter_data();
    void aSlipFitsThePaperOfThePrinter();
    void aSlipWithoutWhatItNeedsIsRefused();
    void theCodeSaysWhatWasSigned();
    void aLineIsDrawnAsWideAsThePaper();
};

void TestSlipMaker::aSlipFitsThePaperOfThePrinter_data()
{
    QTest::addColumn<int>("dots");
    QTest::newRow("80 mm") << 576;
    QTest::newRow("58 mm") << 384;
}

void TestSlipMaker::aSlipFitsThePaperOfThePrinter()
{
    QFETCH(int, dots);
    const auto slip = app::slipFor(core::pack::paper::ProvisionalSlip, values(), dots, QStringLiteral("job"));
    QVERIFY(slip.has_value());
    QCOMPARE(slip->jobId, QStringLiteral("job"));
    QVERIFY(!slip->parts.empty());
    int rows = 0;
    for (const auto &part : slip->parts)
        if (const auto *raster = std::get_if<devices::SlipRaster>(&part)) {
            QVERIFY(raster->widthDots <= dots);
            QCOMPARE(raster->bits.size(), static_cast<qsizetype>(raster->widthDots / 8) * raster->heightDots);
            rows += raster->heightDots;
        }
    QVERIFY(rows > 300); // a whole slip, not a scrap
}

void TestSlipMaker::aSlipWithoutWhatItNeedsIsRefused()
{
    auto incomplete = values();
    incomplete.remove(core::pack::value::CaseNumber);
    const auto slip = app::slipFor(core::pack::paper::ProvisionalSlip, incomplete, 576, QStringLiteral("job"));
    QVERIFY(!slip.has_value());
    QCOMPARE(slip.error().layer, 'P');
}

void TestSlipMaker::theCodeSaysWhatWasSigned()
{
    const auto digest = core::seal::sm3("manifest");
    const QDateTime at({2026, 11, 21}, {6, 2}, Qt::UTC);
    const auto code = app::slipCodeToSign(digest, QStringLiteral("T1-0001"), at, "certificate");
    QVERIFY(code.has_value());
    // SEQUENCE { INTEGER 1, INTEGER 2 }: the shape of a signature; that it verifies is core/seal's business.
    const auto text = app::slipCodeText(*code, {QByteArray::fromHex("3006020101020102"), "certificate"});
    QVERIFY(text.has_value());
    const auto read = core::pack::slipCodeFrom(*text);
    QVERIFY(read.has_value());
    QCOMPARE(read->signedBytes, code->message);
    QCOMPARE(read->slip.caseNumber, QStringLiteral("T1-0001"));
    QVERIFY(read->slip.kind == core::pack::SlipKind::ProvisionalSlip);
    QCOMPARE(read->slip.digestPrefix, core::pack::digestPrefixOf(digest));
    QVERIFY(!app::slipCodeText(*code, {"not DER", "certificate"}).has_value());
}

void TestSlipMaker::aLineIsDrawnAsWideAsThePaper()
{
    devices::SlipText line;
    line.text = QStringLiteral("龘样例");
    const auto left = app::drawSlipLine(line, 576);
    QCOMPARE(left.widthDots, 576);
    QVERIFY(left.heightDots >= 24);
    QCOMPARE(left.bits.size(), static_cast<qsizetype>(left.widthDots / 8) * left.heightDots);
    line.align = devices::SlipText::Align::Right;
    const auto right = app::drawSlipLine(line, 576);
    QVERIFY(left.bits != right.bits);
    QVERIFY(left.bits.count('\0') < left.bits.size()); // something is drawn
}

YC_TEST(TestSlipMaker)
#include "tst_slip_maker.moc"
