#include "core/papers/paint.h"
#include "core/papers/pdf.h"
#include "core/papers/slip.h"
#include "core/papers/stand_in.h"
#include "tests/core/papers/samples.h"
#include "tests/support/register.h"

#include <QFile>
#include <QJsonArray>
#include <QPainter>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <ZXing/DecodeHints.h>
#include <ZXing/ReadBarcode.h>
#include <ZXing/TextUtfEncoding.h>

using namespace yc::core::papers;
using namespace yc::tests::papers;

namespace
{

const QDateTime Noon(QDate(2026, 11, 21), QTime(4, 0), Qt::UTC);

QByteArray decoded(const QImage &image)
{
    const auto gray = image.convertToFormat(QImage::Format_Grayscale8);
    const ZXing::ImageView view(gray.constBits(), gray.width(), gray.height(), ZXing::ImageFormat::Lum,
                                static_cast<int>(gray.bytesPerLine()));
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode);
    hints.setTryHarder(true);
    const auto result = ZXing::ReadBarcode(view, hints);
    return result.isValid() ? QByteArray::fromStdString(ZXing::TextUtfEncoding::ToUtf8(result.text())) : QByteArray();
}

QImage imageOf(const SlipRaster &raster)
{
    QImage image(raster.widthDots, raster.heightDots, QImage::Format_Grayscale8);
    for (int y = 0; y < raster.heightDots; ++y) {
        for (int x = 0; x < raster.widthDots; ++x) {
            const auto byte = static_cast<unsigned char>(raster.bits[qsizetype(raster.widthDots / 8) * y + x / 8]);
            image.scanLine(y)[x] = byte & (0x80 >> x % 8) ? 0 : 255;
        }
    }
    return image;
}

struct Share {
    double dark = 0;
    double red = 0;
};
Share inkOf(const QImage &image)
{
    Share share;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const auto pixel = image.pixel(x, y);
            share.dark += qGray(pixel) < 128 ? 1 : 0;
            share.red += qRed(pixel) > 150 && qGreen(pixel) < 110 && qBlue(pixel) < 110 ? 1 : 0;
        }
    }
    const double all = static_cast<double>(image.width()) * image.height();
    share.dark /= all;
    share.red /= all;
    return share;
}

QByteArray outputOf(const QString &program, const QStringList &arguments, int *exit = nullptr)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(20'000)) {
        if (exit)
            *exit = -1;
        return program.toUtf8() + " did not run (poppler-utils and qpdf are needed)";
    }
    if (exit)
        *exit = process.exitCode();
    return process.readAll();
}

} // namespace

class TestDrawing : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { installStandIns(standInFonts()); }
    void thePreviewShowsWordsSealAndCode_data()
    {
        QTest::addColumn<double>("dpi");
        QTest::newRow("a small window") << 96.0;
        QTest::newRow("a large one") << 150.0;
        QTest::newRow("as printed") << 300.0;
    }
    void thePreviewShowsWordsSealAndCode()
    {
        QFETCH(double, dpi);
        const auto notice = layOut(paper::AcceptanceNotice, sampleValues());
        const auto image = previewOf(notice->pages.first(), dpi);
        QVERIFY(std::abs(image.width() - 210 * dpi / 25.4) <= 1);
        const auto ink = inkOf(image);
        QVERIFY2(ink.dark > 0.015 && ink.dark < 0.2, qPrintable(QString::number(ink.dark)));
        QVERIFY2(ink.red > 0.002, qPrintable(QString::number(ink.red)));
        QCOMPARE(decoded(image), sampleCode());
    }
    void aPageTooLargeForAPreviewIsNotDrawn() { QVERIFY(previewOf({.widthMm = 1e6, .heightMm = 1e6}, 300).isNull()); }
    void thePainterIsLeftAsItWas()
    {
        QImage image(100, 100, QImage::Format_RGB32);
        QPainter painter(&image);
        painter.setPen(Qt::green);
        const auto notice = layOut(paper::AcceptanceNotice, sampleValues());
        paintPage(painter, notice->pages.first(), 0.5);
        QCOMPARE(painter.pen().color(), QColor(Qt::green));
        QVERIFY(painter.transform().isIdentity());
        QVERIFY(!painter.testRenderHint(QPainter::Antialiasing));
    }

    void thePdfSaysEverythingAsText_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("name");
        for (const auto &kind : paperKinds())
            QTest::addRow("%s", qPrintable(kind)) << kind << QStringLiteral("张样例");
        QTest::newRow("a name outside the first plane")
            << QString(paper::AcceptanceNotice) << QString::fromUcs4(U"张\U00020087样例");
        QTest::newRow("a name that no font has")
            << QString(paper::AcceptanceNotice) << QString::fromUcs4(U"王\uE863\U00030100样例");
    }
    void thePdfSaysEverythingAsText()
    {
        QFETCH(QString, kind);
        QFETCH(QString, name);
        auto values = sampleValues();
        values.insert(value::ApplicantName, name);
        const QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("paper.pdf"));
        const auto model = layOut(kind, values);
        QVERIFY(model);
        const auto pdf = toPdf(*model, Noon);
        QVERIFY(pdf);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(*pdf);
        file.close();
        int exit = 0;
        const auto checked = outputOf(QStringLiteral("qpdf"), {QStringLiteral("--check"), path}, &exit);
        QVERIFY2(exit == 0, checked.constData());
        const auto text = QString::fromUtf8(
            outputOf(QStringLiteral("pdftotext"), {QStringLiteral("-raw"), path, QStringLiteral("-")}, &exit));
        QVERIFY2(exit == 0, qPrintable(text));
        auto plain = text;
        plain.remove(u'\n').remove(u' ').remove(u'　').remove(u'\f');
        for (const auto &page : model->pages) {
            for (const auto &mark : page.marks) {
                const auto *run = std::get_if<TextRun>(&mark);
                if (!run)
                    continue;
                auto wanted = run->text;
                wanted.remove(u' ').remove(u'　');
                QVERIFY2(plain.contains(wanted), qPrintable(run->text));
            }
        }
        const auto info = outputOf(QStringLiteral("pdfinfo"), {path});
        QVERIFY2(info.contains("Title:           " + model->title.toUtf8()), info.constData());
        const auto fonts = outputOf(QStringLiteral("pdffonts"), {path});
        QVERIFY2(fonts.contains("NotoSerifCJK") || fonts.contains("Noto"), fonts.constData());
    }
    void theSamePaperIsTheSameFile()
    {
        const auto one = toPdf(*layOut(paper::AcceptanceNotice, sampleValues()), Noon);
        const auto two = toPdf(*layOut(paper::AcceptanceNotice, sampleValues()), Noon);
        QVERIFY(one && two);
        qsizetype at = 0;
        while (at < one->size() && at < two->size() && one->at(at) == two->at(at))
            ++at;
        QVERIFY2(*one == *two, one->mid(std::max<qsizetype>(0, at - 100), 200).constData());
        QVERIFY(*one != *toPdf(*layOut(paper::AcceptanceNotice, sampleValues()), Noon.addSecs(61)));
    }
    void aPaperWithoutPagesIsNoPdf() { QVERIFY(toPdf({}, Noon).error() == codes::NotDrawn); }

    void aSlipIsReadableAndTheSameEachTime_data()
    {
        QTest::addColumn<int>("sheet");
        QTest::addColumn<int>("dots");
        QTest::newRow("80 mm") << static_cast<int>(Sheet::Slip80) << 576;
        QTest::newRow("58 mm") << static_cast<int>(Sheet::Slip58) << 384;
    }
    void aSlipIsReadableAndTheSameEachTime()
    {
        QFETCH(int, sheet);
        QFETCH(int, dots);
        QCOMPARE(static_cast<int>(sheetForDots(dots)), sheet);
        const auto slip = layOut(paper::ReceivingSlip, sampleValues(), static_cast<Sheet>(sheet));
        const auto raster = rasterOf(slip->pages.first());
        QVERIFY(raster);
        QCOMPARE(raster->widthDots, dots);
        QCOMPARE(raster->bits.size(), qsizetype(dots / 8) * raster->heightDots);
        QCOMPARE(raster->bits, rasterOf(slip->pages.first())->bits);
        const auto image = imageOf(*raster);
        QCOMPARE(decoded(image), sampleCode());
        const auto ink = inkOf(image);
        QVERIFY2(ink.dark > 0.03 && ink.dark < 0.3, qPrintable(QString::number(ink.dark)));

        const auto parts = slipParts(slip->pages.first());
        QVERIFY(parts);
        QByteArray together;
        for (const auto &part : *parts) {
            const auto *band = std::get_if<SlipRaster>(&part);
            QVERIFY(band);
            QVERIFY(band->heightDots > 0 && band->heightDots <= 256);
            QCOMPARE(band->bits.size(), qsizetype(dots / 8) * band->heightDots);
            together += band->bits;
        }
        QCOMPARE(together, raster->bits);
    }
    void asTextTheSlipKeepsItsWordsItsCodeAndItsSeal()
    {
        const auto slip = layOut(paper::ReceivingSlip, sampleValues(), Sheet::Slip80);
        const auto parts = slipParts(slip->pages.first(), SlipStyle::Text);
        QVERIFY(parts);
        QString words;
        QByteArray code;
        int pictures = 0;
        for (const auto &part : *parts) {
            if (const auto *line = std::get_if<SlipLine>(&part)) {
                if (line->doubleSize)
                    QCOMPARE(line->align, SlipLine::Align::Centre);
                words += line->text;
            } else if (const auto *qr = std::get_if<SlipQrCode>(&part)) {
                code = qr->data;
            } else {
                ++pictures;
            }
        }
        QCOMPARE(code, sampleCode());
        QCOMPARE(pictures, 1);
        for (const auto &text : {QStringLiteral("申请材料接收凭证"), QStringLiteral("办件编号：990101202611210000017"),
                                 QStringLiteral("1. 最低生活保障申请书（2页）"), QStringLiteral("2026年11月21日")})
            QVERIFY2(words.contains(text), qPrintable(text));
    }
    void oneLineIsAsThePrinterWouldPrintIt()
    {
        const auto rare = rasterOfLine({.text = QStringLiteral("龘")}, 384);
        QCOMPARE(rare.heightDots, 24);
        QCOMPARE(rare.widthDots, 384);
        const auto columns = [](const SlipRaster &raster) { // first and last dark column
            const auto image = imageOf(raster);
            QPair<int, int> found{raster.widthDots, -1};
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    if (qGray(image.pixel(x, y)) < 128)
                        found = {std::min(found.first, x), std::max(found.second, x)};
                }
            }
            return found;
        };
        const auto left = columns(rare);
        QVERIFY(left.first < 4 && left.second >= 18 && left.second < 24);
        const auto right = columns(rasterOfLine({.text = QStringLiteral("龘"), .align = SlipLine::Align::Right}, 384));
        QVERIFY(right.first >= 360 && right.second < 384);
        const auto centre
            = columns(rasterOfLine({.text = QStringLiteral("龘"), .align = SlipLine::Align::Centre}, 384));
        QVERIFY(std::abs(centre.first + centre.second - 383) <= 4);
        const auto large = rasterOfLine({.text = QStringLiteral("龘"), .doubleSize = true}, 384);
        QCOMPARE(large.heightDots, 48);
        QVERIFY(columns(large).second > 36);
        QCOMPARE(rasterOfLine({.text = QString(40, u'样')}, 384).heightDots, 3 * 24); // 16 Hanzi a row
        QCOMPARE(columns(rasterOfLine({}, 384)).second, -1);
        QVERIFY(rasterOfLine({.text = QStringLiteral("样")}, 384).bits
                != rasterOfLine({.text = QStringLiteral("例")}, 384).bits);
    }
};

YC_TEST(TestDrawing)
#include "tst_drawing.moc"
