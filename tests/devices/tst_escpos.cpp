#include "devices/print/protocol/escpos.h"
#include "devices/print/protocol/escpos_status.h"
#include "devices/print/protocol/escpos_stream.h"
#include "devices/print/protocol/printer_names.h"
#include "devices/print/protocol/receipt_text.h"
#include "devices/print/slip_bytes.h"
#include "tests/support/register.h"

#include <QRandomGenerator>
#include <QTest>

using namespace yc::devices;
using namespace yc::devices::print;

class TestEscPos : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void commandsAreTheBytesOfTheTable();
    void rasterGoesInBandsThatSmallBuffersHold();
    void aRasterThatDoesNotAgreeWithItselfIsNothing();
    void rareCharactersNeedRaster_data();
    void rareCharactersNeedRaster();
    void textGivesNoCommands();
    void linesAreWrappedByColumns();
    void statusBytesAreReadByTheTable();
    void answersAreTakenHoweverTheyArrive();
    void whatIsNoAnswerIsDropped();
    void everyStatusComesBackAsItWasSaid();
    void sixBytesAreTakenWhereTheyWereAskedFor();
    void namesAreTakenOutOfWhatAPrinterSays();
    void aPersonIsToldWhatAPersonCanMend();
    void theStreamIsTakenApartHoweverItArrives();
    void aPayloadBeyondAllPaperIsRefused();
    void aSlipThePrinterCannotBeToldIsRefused();
    void aCodeIsDrawnForPrintersWithoutOne();
};

void TestEscPos::commandsAreTheBytesOfTheTable()
{
    QCOMPARE(escpos::initialise(), QByteArray::fromHex("1B40"));
    QCOMPARE(escpos::chineseMode(), QByteArray::fromHex("1C26"));
    QCOMPARE(escpos::align(SlipText::Align::Centre), QByteArray::fromHex("1B6101"));
    QCOMPARE(escpos::align(SlipText::Align::Right), QByteArray::fromHex("1B6102"));
    QCOMPARE(escpos::bold(true), QByteArray::fromHex("1B4501"));
    QCOMPARE(escpos::doubleSize(true), QByteArray::fromHex("1D21111C5701"));
    QCOMPARE(escpos::doubleSize(false), QByteArray::fromHex("1D21001C5700"));
    QCOMPARE(escpos::feed(3), QByteArray::fromHex("1B6403"));
    QCOMPARE(escpos::feed(-5), QByteArray::fromHex("1B6401"));
    QCOMPARE(escpos::cut(), QByteArray::fromHex("1D564200"));
    QCOMPARE(escpos::ask(escpos::Ask::Paper), QByteArray::fromHex("100404"));
    QCOMPARE(escpos::askPaper(), QByteArray::fromHex("1D7201"));
    QCOMPARE(escpos::clearBuffer(), QByteArray::fromHex("100502"));
    QCOMPARE(escpos::qr("AB", 6),
             QByteArray::fromHex("1D286B040031413200"
                                 "1D286B03003143 06"
                                 "1D286B0300314531"
                                 "1D286B0500315030 4142"
                                 "1D286B0300315130"));
}

void TestEscPos::rasterGoesInBandsThatSmallBuffersHold()
{
    const SlipRaster raster{.widthDots = 16, .heightDots = 600, .bits = QByteArray(1200, '\x5A')};
    auto bytes = escpos::raster(raster);
    QList<int> bands;
    QByteArray bits;
    while (!bytes.isEmpty()) {
        const auto token = escpos::takeToken(bytes);
        QVERIFY(token && *token);
        QCOMPARE((*token)->command, 0x1D7630U);
        bands << static_cast<quint8>((*token)->data[3]) + 256 * static_cast<quint8>((*token)->data[4]);
        bits += (*token)->data.mid(5);
    }
    QCOMPARE(bands, (QList{256, 256, 88}));
    QCOMPARE(bits, raster.bits);
}

void TestEscPos::aRasterThatDoesNotAgreeWithItselfIsNothing()
{
    QVERIFY(escpos::raster({.widthDots = 15, .heightDots = 1, .bits = QByteArray(2, 'x')}).isEmpty());
    QVERIFY(escpos::raster({.widthDots = 16, .heightDots = 2, .bits = QByteArray(3, 'x')}).isEmpty());
    QVERIFY(escpos::raster({.widthDots = 0, .heightDots = 0, .bits = {}}).isEmpty());
    QVERIFY(escpos::raster({.widthDots = -8, .heightDots = -1, .bits = QByteArray(1, 'x')}).isEmpty());
}

void TestEscPos::rareCharactersNeedRaster_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("raster");
    QTest::newRow("ASCII") << QStringLiteral("No. 12") << false;
    QTest::newRow("common") << QStringLiteral("申请材料接收凭证") << false;
    QTest::newRow("traditional, in GBK") << QStringLiteral("龍騰") << false;
    QTest::newRow("middle dot of names") << QStringLiteral("阿·样例") << false;
    QTest::newRow("full width") << QStringLiteral("１２（３）") << false;
    QTest::newRow("extension A") << QStringLiteral("㐀") << true;
    QTest::newRow("extension B") << QStringLiteral("𠮷") << true;
    QTest::newRow("a name character outside GBK") << QStringLiteral("㛃") << true;
    QTest::newRow("private use") << QStringLiteral("\uE863") << true;
    QTest::newRow("emoji") << QStringLiteral("🙂") << true;
    QTest::newRow("half a pair") << QString(QChar(0xD842)) << true;
}

void TestEscPos::rareCharactersNeedRaster()
{
    QFETCH(QString, text);
    QTEST(needsRaster(text), "raster");
}

void TestEscPos::textGivesNoCommands()
{
    const auto bytes = printerBytes(QStringLiteral("a\x1B@b\n\x10\x04\x01"
                                                   "c\x7F"));
    QVERIFY(bytes);
    for (const char byte : *bytes)
        QVERIFY(static_cast<quint8>(byte) >= 0x20 && byte != 0x7F);
    QCOMPARE(printerBytes(QStringLiteral("一窗")), QByteArray::fromHex("D2BBB4B0"));
}

void TestEscPos::linesAreWrappedByColumns()
{
    QCOMPARE(wrapped(QString(), 10), QStringList{QString()});
    QCOMPARE(wrapped(QStringLiteral("一二三四五"), 6), (QStringList{QStringLiteral("一二三"), QStringLiteral("四五")}));
    QCOMPARE(wrapped(QStringLiteral("a一二三"), 6), (QStringList{QStringLiteral("a一二"), QStringLiteral("三")}));
    QCOMPARE(wrapped(QStringLiteral("abcdef ghi"), 6), (QStringList{QStringLiteral("abcdef"), QStringLiteral("ghi")}));
    QCOMPARE(wrapped(QStringLiteral("𠮷𠮷𠮷"), 4), (QStringList{QStringLiteral("𠮷𠮷"), QStringLiteral("𠮷")}));
    for (const auto &line : wrapped(QStringLiteral("申请人 abc 提交 de 材料清单 xyz").repeated(20), 17))
        QVERIFY(columnsOf(line) <= 17);
}

void TestEscPos::statusBytesAreReadByTheTable()
{
    escpos::Status status;
    status.apply(escpos::Ask::Paper, {0x12});
    QVERIFY(!status.nearEnd && !status.paperOut);
    status.apply(escpos::Ask::Paper, {0x1E});
    QVERIFY(status.nearEnd && !status.paperOut);
    status.apply(escpos::Ask::Paper, {0x72});
    QVERIFY(status.paperOut);
    status.apply(escpos::Ask::Paper, {0x7E});
    QVERIFY(status.nearEnd && status.paperOut);
    status.apply(escpos::Ask::Printer, {0x1A});
    QVERIFY(status.offline);
    status.apply(escpos::Ask::OfflineCause, {0x16});
    QVERIFY(status.coverOpen);
    status.apply(escpos::Ask::ErrorCause, {0x1A});
    QVERIFY(status.cutterError && !status.headHot);
    status.apply(escpos::PaperByte{0x03});
    QVERIFY(status.nearEnd && !status.paperOut);
    status.apply(escpos::AutomaticStatus{{0x38, 0x00, 0x0C, 0x00}});
    QVERIFY(status.offline && status.coverOpen && status.paperOut);
}

void TestEscPos::answersAreTakenHoweverTheyArrive()
{
    const auto wire = QByteArray::fromHex("12"
                                          "11"
                                          "10000C0F"
                                          "03"
                                          "1E"
                                          "FF"
                                          "72"); // XON and noise between
    for (qsizetype piece = 1; piece <= wire.size(); ++piece) {
        QByteArray buffer;
        QStringList seen;
        for (qsizetype at = 0; at < wire.size(); at += piece) {
            buffer += wire.mid(at, piece);
            while (const auto answer = escpos::takeAnswer(buffer))
                seen << QString::number(answer->index());
        }
        QCOMPARE(seen.join(QString()), QStringLiteral("02100"));
    }
}

void TestEscPos::whatIsNoAnswerIsDropped()
{
    QRandomGenerator random(3);
    for (int round = 0; round < 500; ++round) {
        QByteArray buffer(random.bounded(30), Qt::Uninitialized);
        for (auto &byte : buffer)
            byte = static_cast<char>(random.bounded(256));
        const auto size = buffer.size();
        int taken = 0;
        while (escpos::takeAnswer(buffer))
            ++taken;
        QVERIFY(taken <= size);
        QVERIFY(buffer.size() < 4);
    }
}

void TestEscPos::everyStatusComesBackAsItWasSaid()
{
    for (unsigned bits = 0; bits < 1U << 11; ++bits) {
        escpos::Status said;
        bool *const flags[]{&said.offline, &said.coverOpen,       &said.feeding,     &said.stoppedForPaper,
                            &said.error,   &said.mechanicalError, &said.cutterError, &said.unrecoverable,
                            &said.headHot, &said.nearEnd,         &said.paperOut};
        for (std::size_t i = 0; i < std::size(flags); ++i)
            *flags[i] = (bits >> i) & 1;
        escpos::Status heard;
        for (const auto ask :
             {escpos::Ask::Printer, escpos::Ask::OfflineCause, escpos::Ask::ErrorCause, escpos::Ask::Paper}) {
            QByteArray wire(1, static_cast<char>(escpos::realtimeByte(said, ask)));
            const auto answer = escpos::takeAnswer(wire);
            QVERIFY(answer && std::holds_alternative<escpos::RealtimeByte>(*answer));
            heard.apply(ask, std::get<escpos::RealtimeByte>(*answer));
        }
        QVERIFY(heard == said);
        said.slipInMouth = bits % 2 != 0;
        auto wire = escpos::fullStatus(said);
        QCOMPARE(wire.size(), 6);
        const auto answer = escpos::takeAnswer(wire, escpos::Ask::Full);
        QVERIFY(answer && std::holds_alternative<escpos::FullStatus>(*answer) && wire.isEmpty());
        heard.apply(std::get<escpos::FullStatus>(*answer));
        QVERIFY(heard == said);
    }
}

void TestEscPos::sixBytesAreTakenWhereTheyWereAskedFor()
{
    const auto six = QByteArray::fromHex("100F20020100");
    for (qsizetype size = 1; size < six.size(); ++size) {
        auto part = six.first(size);
        QVERIFY(!escpos::takeAnswer(part, escpos::Ask::Full));
        QCOMPARE(part.size(), size); // the rest is still to come
    }
    auto unasked = six;
    const auto told = escpos::takeAnswer(unasked, escpos::Ask::Paper);
    QVERIFY(told && std::holds_alternative<escpos::AutomaticStatus>(*told)); // for they could be four
    auto wire = QByteArray::fromHex("10000000") + six; // told in between
    const auto first = escpos::takeAnswer(wire, escpos::Ask::Full);
    QVERIFY(first && std::holds_alternative<escpos::AutomaticStatus>(*first));
    const auto second = escpos::takeAnswer(wire, escpos::Ask::Full);
    QVERIFY(second && std::get<escpos::FullStatus>(*second).bytes[0] == 0x20);
}

void TestEscPos::namesAreTakenOutOfWhatAPrinterSays()
{
    QCOMPARE(escpos::askName(escpos::Name::Firmware), QByteArray::fromHex("1D4941"));
    QCOMPARE(escpos::askName(escpos::Name::Serial), QByteArray::fromHex("1D4944"));
    QCOMPARE(escpos::nameAnswer("TM_1"), QByteArray::fromHex("5F544D5F3100"));
    // Two names with states before, between and in the middle of one; in whatever pieces they come.
    const auto wire = QByteArray("\x12\x5FTM_8", 6) + "\x16" + QByteArray("8II \0\x00", 6) + QByteArray("\x5F\0", 2)
        + QByteArray("\x13\x12", 2);
    for (const qsizetype piece : {1, 2, 3, 99}) {
        escpos::NameTaker taker;
        QByteArray rest;
        for (qsizetype at = 0; at < wire.size(); at += piece)
            rest += taker.take(QByteArrayView(wire).sliced(at, std::min(piece, wire.size() - at)));
        QCOMPARE(rest.toHex(), QByteArray("1216001312"));
        QCOMPARE(taker.next(), QStringLiteral("TM_88II"));
        QCOMPARE(taker.next(), QString());
        QVERIFY(!taker.next());
    }
    // One without end is none, and what comes after it is heard again.
    escpos::NameTaker taker;
    QCOMPARE(taker.take(escpos::nameAnswer(QByteArray(81, 'x')).chopped(1) + "\x12").toHex(), QByteArray("12"));
    QVERIFY(!taker.next());
    QCOMPARE(taker.take(escpos::nameAnswer(QByteArray(80, 'x'))), QByteArray());
    QCOMPARE(taker.next(), QString(80, u'x'));
    (void)taker.take("\x5F half");
    taker.clear();
    QCOMPARE(taker.take(QByteArray("a\0", 2)), QByteArray("a\0", 2));
}

void TestEscPos::aPersonIsToldWhatAPersonCanMend()
{
    QVERIFY(!escpos::meaningOf({}).code);
    QCOMPARE(escpos::meaningOf({.nearEnd = true}).guidance, Guidance::RollNearEnd);
    QVERIFY(!escpos::meaningOf({.nearEnd = true}).code);
    QCOMPARE(escpos::meaningOf({.nearEnd = true, .slipInMouth = true}).guidance, Guidance::TakeSlip);
    QVERIFY(!escpos::meaningOf({.slipInMouth = true}).code); // the next pushes it out
    QCOMPARE(escpos::meaningOf({.paperOut = true, .slipInMouth = true}).guidance, Guidance::ReplaceRoll);
    const auto out = escpos::meaningOf({.offline = true, .nearEnd = true, .paperOut = true});
    QCOMPARE(out.guidance, Guidance::ReplaceRoll);
    QVERIFY(out.code == codes::PrinterPaperOut);
    QCOMPARE(escpos::meaningOf({.offline = true, .coverOpen = true, .paperOut = true}).guidance, Guidance::CloseCover);
    QVERIFY(escpos::meaningOf({.offline = true, .error = true, .cutterError = true}).code == codes::PrinterCutter);
    QCOMPARE(escpos::meaningOf({.error = true, .headHot = true}).guidance, Guidance::CoolDown);
    QVERIFY(escpos::meaningOf({.offline = true}).code == codes::PrinterFault);
    QVERIFY(!escpos::meaningOf({.offline = true, .feeding = true}).code);
}

void TestEscPos::theStreamIsTakenApartHoweverItArrives()
{
    const auto wire = escpos::initialise() + escpos::chineseMode() + escpos::align(SlipText::Align::Centre)
        + *printerBytes(QStringLiteral("一窗 abc")) + '\n' + escpos::qr("https", 4)
        + escpos::raster({.widthDots = 8, .heightDots = 3, .bits = QByteArray("\x10\x04\x01", 3)})
        + escpos::ask(escpos::Ask::Printer) + escpos::cut();
    QList<quint32> whole;
    for (qsizetype piece = 1; piece <= wire.size(); ++piece) {
        QByteArray buffer;
        QList<quint32> seen;
        for (qsizetype at = 0; at < wire.size(); at += piece) {
            buffer += wire.mid(at, piece);
            for (auto token = escpos::takeToken(buffer); token && *token; token = escpos::takeToken(buffer)) {
                if (seen.isEmpty() || (*token)->command != 0 || seen.back() != 0)
                    seen << (*token)->command; // a text run may come in several parts
            }
        }
        QVERIFY(buffer.isEmpty());
        if (whole.isEmpty())
            whole = seen;
        QCOMPARE(seen, whole);
    }
    QCOMPARE(whole,
             (QList<quint32>{0x1B40, 0x1C26, 0x1B61, 0, 0x0A, 0x1D286B, 0x1D286B, 0x1D286B, 0x1D286B, 0x1D286B,
                             0x1D7630, 0x1004, 0x1D56}));
}

void TestEscPos::aPayloadBeyondAllPaperIsRefused()
{
    auto buffer = QByteArray::fromHex("1D763000FFFFFFFF") + escpos::cut();
    QVERIFY(escpos::takeToken(buffer).error() == yc::codes::BadFrame);
}

void TestEscPos::aSlipThePrinterCannotBeToldIsRefused()
{
    const PaperShape paper;
    Slip slip;
    slip.parts.emplace_back(SlipText{.text = QStringLiteral("㐀")});
    QVERIFY(slipBytes(slip, paper, {}).error() == codes::SlipUnprintable);
    slip.parts = {SlipQr{.data = QByteArray(5000, 'x')}};
    QVERIFY(slipBytes(slip, paper, {}).error() == codes::SlipUnprintable);
    slip.parts = {SlipQr{.data = QByteArray(400, 'x'), .moduleDots = 16}}; // wider than the paper
    QVERIFY(slipBytes(slip, paper, {}).error() == codes::SlipUnprintable);
    slip.parts = {SlipRaster{.widthDots = 584, .heightDots = 1, .bits = QByteArray(73, 'x')}};
    QVERIFY(slipBytes(slip, paper, {}).error() == codes::SlipUnprintable);
}

void TestEscPos::aCodeIsDrawnForPrintersWithoutOne()
{
    Slip slip;
    slip.parts.emplace_back(SlipQr{.data = "YC1", .moduleDots = 5});
    auto bytes = slipBytes(slip, {.widthDots = 384, .nativeQr = false}, {});
    QVERIFY(bytes);
    bool raster = false;
    for (auto token = escpos::takeToken(*bytes); token && *token; token = escpos::takeToken(*bytes)) {
        QVERIFY((*token)->command != 0x1D286B);
        raster = raster || (*token)->command == 0x1D7630;
    }
    QVERIFY(raster);
}

YC_TEST(TestEscPos)
#include "tst_escpos.moc"
