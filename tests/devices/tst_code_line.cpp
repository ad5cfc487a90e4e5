#include "devices/code/protocol/code_line.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::devices;
using code::CodeLine;

// Bytes of a code scanner's line in, codes out.
class TestCodeLine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void codesAreKeptApart_data();
    void codesAreKeptApart();
    void onlyAPauseEndsWhatNothingElseEnds();
    void oneThatStopsWhereOthersEndedIsTorn();
    void linesInsideACodeStayWhereThePauseEndsIt();
    void whatIsTooLongIsLetGoAndTheNextIsWhole();
    void aClosedLineLeavesNothingBehind();
};

namespace
{

QStringList told(const CodeLine::Taken &taken)
{
    QStringList list;
    for (const auto &code : taken)
        list << (code ? QString::fromUtf8(code->symbology + '|' + code->bytes) : toString(code.error()));
    return list;
}

QString told(const std::optional<Result<ReadCode>> &code)
{
    if (!code)
        return QStringLiteral("nothing");
    return *code ? QString::fromUtf8((*code)->bytes) : toString(code->error());
}

} // namespace

void TestCodeLine::codesAreKeptApart_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("codes");
    const auto row = [](const char *name, const QByteArray &bytes, const QStringList &codes) {
        QTest::newRow(name) << bytes << codes;
    };
    row("CR", "YC1:AB\r12\r", {"|YC1:AB", "|12"});
    row("LF", "YC1:AB\n", {"|YC1:AB"});
    row("CR LF", "YC1:AB\r\n12\r\n", {"|YC1:AB", "|12"});
    row("STX ETX", "\x02YC1:AB\x03\x02\x31\x32\x03", {"|YC1:AB", "|12"});
    row("STX ETX CR LF", "\x02YC1:AB\x03\r\n", {"|YC1:AB"});
    row("lines in a frame", "\x02N:1\r\nT:2\x03\r\n", {"|N:1\r\nT:2"});
    row("ETX alone", "YC1:AB\x03", {"|YC1:AB"});
    row("empty ones", "\r\n\r\n\x02\x03\n", {});
    row("AIM identifier", "]Q1YC1:AB\r]C16901234567892\r", {"Q1|YC1:AB", "C1|6901234567892"});
    row("AIM identifier in a frame",
        "\x02]d2"
        "12\x03",
        {"d2|12"});
    row("a bracket that is none", "]Q1\r](12\r]\r", {"|]Q1", "|](12", "|]"});
    row("Chinese", "\xE6\xA0\xB7\xE4\xBE\x8B\r", {QString::fromUtf8("|样例")});
    row("a frame in a frame",
        "\x02"
        "AB\x02"
        "CD\x03",
        {"D-0801", "|CD"});
    row("a frame in a line",
        "AB\x02"
        "CD\x03",
        {"D-0801", "|CD"});
}

void TestCodeLine::codesAreKeptApart()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, codes);
    for (const qsizetype piece : {bytes.size(), qsizetype(3), qsizetype(1)}) {
        CodeLine line;
        QStringList list;
        for (qsizetype at = 0; at < bytes.size(); at += piece)
            list << told(line.take(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at))));
        QCOMPARE(list, codes);
        QVERIFY(!line.isInside());
        QCOMPARE(told(line.pause()), QStringLiteral("nothing"));
    }
}

void TestCodeLine::onlyAPauseEndsWhatNothingElseEnds()
{
    CodeLine line;
    QVERIFY(line.take("YC1").empty());
    QVERIFY(line.take(":AB").empty());
    QVERIFY(line.isInside() && !line.endIsKnown());
    QCOMPARE(told(line.pause()), QStringLiteral("YC1:AB"));
    QVERIFY(!line.isInside());
    QVERIFY(line.take("12").empty());
    QCOMPARE(told(line.pause()), QStringLiteral("12"));
}

void TestCodeLine::oneThatStopsWhereOthersEndedIsTorn()
{
    CodeLine line;
    QCOMPARE(line.take("AB\r").size(), 1U);
    QVERIFY(line.take("CD").empty());
    QVERIFY(line.endIsKnown());
    QCOMPARE(told(line.pause()), QStringLiteral("D-0801"));
    QVERIFY(line.take("EF").empty()); // set anew meanwhile: now it ends none
    QCOMPARE(told(line.pause()), QStringLiteral("EF"));
    QVERIFY(line.take("\x02GH").empty()); // a frame says by itself that it has an end
    QCOMPARE(told(line.pause()), QStringLiteral("D-0801"));
}

void TestCodeLine::linesInsideACodeStayWhereThePauseEndsIt()
{
    CodeLine line(false);
    QVERIFY(line.take("BEGIN:VCARD\r\nN:A\r\n").empty());
    QVERIFY(line.take("END:VCARD\r\n").empty());
    QCOMPARE(told(line.pause()), QStringLiteral("BEGIN:VCARD\r\nN:A\r\nEND:VCARD"));
    QVERIFY(line.take("\r\n").empty());
    QCOMPARE(told(line.pause()), QStringLiteral("nothing"));
}

void TestCodeLine::whatIsTooLongIsLetGoAndTheNextIsWhole()
{
    CodeLine line;
    QCOMPARE(told(line.take(QByteArray(LongestCode, '1') + '\r')).front().size(), LongestCode + 1);
    for (int i = 0; i < 100; ++i)
        QVERIFY(line.take(QByteArray(1000, '2')).empty());
    QCOMPARE(told(line.take("\r12\r")), (QStringList{"D-0802", "|12"}));
    QVERIFY(line.take(QByteArray(LongestCode + 1, '3')).empty());
    QCOMPARE(told(line.pause()), QStringLiteral("D-0802"));
    QCOMPARE(told(line.take("12\r")), QStringList{"|12"});
}

void TestCodeLine::aClosedLineLeavesNothingBehind()
{
    CodeLine line;
    QVERIFY(line.take("\x02half of a co").empty());
    line.reset();
    QCOMPARE(told(line.take("12\r")), QStringList{"|12"});
}

YC_TEST(TestCodeLine)
#include "tst_code_line.moc"
