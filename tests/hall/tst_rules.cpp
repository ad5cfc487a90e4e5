#include "hall/api/replies.h"
#include "hall/api/tus_headers.h"
#include "hall/services/numbering.h"
#include "hall/services/pin_rules.h"
#include "hall/services/powers.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::hall;

class TestRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPinThatIsTooEasyIsRefused_data();
    void aPinThatIsTooEasyIsRefused();
    void fiveTriesAreFreeThenTheWaitDoubles();
    void aWindowHoldsWhatTheTableSays();
    void aNumberPatternIsJudged_data();
    void aNumberPatternIsJudged();
    void countsOfTusAreReadStrictly_data();
    void countsOfTusAreReadStrictly();
    void metadataOfTusIsReadStrictly_data();
    void metadataOfTusIsReadStrictly();
    void checksumsOfTusAreReadStrictly_data();
    void checksumsOfTusAreReadStrictly();
    void aQueryIsTakenApart();
};

void TestRules::aPinThatIsTooEasyIsRefused_data()
{
    QTest::addColumn<QString>("pin");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *pin, bool good) { QTest::newRow(pin) << QString::fromUtf8(pin) << good; };
    row("", false);
    row("27182", false);
    row("111111", false);
    row("123456", false);
    row("987654", false);
    row("abcdefg", false);
    row("0317031", false);
    row("990317", false);
    row("271828", true);
    row("Schön9", true);
}

void TestRules::aPinThatIsTooEasyIsRefused()
{
    QFETCH(QString, pin);
    QFETCH(bool, good);
    QCOMPARE(services::isGoodPin(pin, u"0317"), good);
}

void TestRules::fiveTriesAreFreeThenTheWaitDoubles()
{
    for (int wrong = 0; wrong < 5; ++wrong)
        QCOMPARE(services::waitAfter(wrong).count(), 0);
    QCOMPARE(services::waitAfter(5).count(), 15);
    QCOMPARE(services::waitAfter(6).count(), 30);
    QCOMPARE(services::waitAfter(8).count(), 120);
    QCOMPARE(services::waitAfter(1'000'000).count(), 3600);
}

void TestRules::aWindowHoldsWhatTheTableSays()
{
    using core::domain::Ending;
    using core::wire::TerminalKind;
    const QStringList clerk{QStringLiteral("clerk")};
    QVERIFY(services::holds(clerk, TerminalKind::Counter, Ending::Accept));
    QVERIFY(!services::holds(clerk, TerminalKind::Kiosk, Ending::Accept));
    QVERIFY(!services::holds(clerk, TerminalKind::Counter, Ending::GapAccept));
    QVERIFY(!services::holds({QStringLiteral("agent")}, TerminalKind::Agent, Ending::Accept));
    QVERIFY(services::powersOf({QStringLiteral("auditor")}, TerminalKind::Counter).isEmpty());
    QCOMPARE(services::powersOf(clerk, TerminalKind::Counter),
             QStringList({QStringLiteral("accept"), QStringLiteral("back-office"), QStringLiteral("correction"),
                          QStringLiteral("refuse"), QStringLiteral("close-at-once")}));
}

void TestRules::aNumberPatternIsJudged_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("good");
    QTest::newRow("usual") << QStringLiteral("{node}-{date}-{serial:5}") << true;
    QTest::newRow("Chinese") << QStringLiteral("示受字〔{year}〕第{serial:6}号") << true;
    QTest::newRow("no serial") << QStringLiteral("{node}-{date}") << false;
    QTest::newRow("two serials") << QStringLiteral("{serial:5}{serial:5}") << false;
    QTest::newRow("another word") << QStringLiteral("{moon}{serial:5}") << false;
    QTest::newRow("open brace") << QStringLiteral("{serial:5}{") << false;
    QTest::newRow("too long") << QString(60, u'x') + QStringLiteral("{serial:5}") << false;
}

void TestRules::aNumberPatternIsJudged()
{
    QFETCH(QString, pattern);
    QFETCH(bool, good);
    QCOMPARE(services::isPattern(pattern), good);
}

void TestRules::countsOfTusAreReadStrictly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("count"); // -1: refused
    const auto row = [](const char *text, qint64 count) { QTest::newRow(text) << QByteArray(text) << count; };
    row("0", 0);
    row("17", 17);
    row("999999999999999", 999'999'999'999'999);
    for (const auto *bad : {"", "-1", "+1", " 1", "1 ", "0x10", "1e3", "1.0", "9999999999999999", "１"})
        row(bad, -1);
}

void TestRules::countsOfTusAreReadStrictly()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, count);
    QCOMPARE(api::countFrom(text).value_or(-1), count);
}

void TestRules::metadataOfTusIsReadStrictly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("pairs"); // -1: refused
    const auto row = [](const char *text, int pairs) { QTest::newRow(text) << QByteArray(text) << pairs; };
    row("", 0);
    row("a QQ==", 1);
    row("a QQ==,b", 2);
    row("a QQ==, b QUI=", 2);
    for (const auto *bad : {"a QQ==,a QQ==", "a Q", "a QQ== x", ",", " QQ==", "a QQ==,", "a !!!!"})
        row(bad, -1);
}

void TestRules::metadataOfTusIsReadStrictly()
{
    QFETCH(QByteArray, text);
    QFETCH(int, pairs);
    const auto read = api::metadataFrom(text);
    QCOMPARE(read ? static_cast<int>(read->size()) : -1, pairs);
}

void TestRules::checksumsOfTusAreReadStrictly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    const auto sha1 = QByteArray(20, 'x').toBase64();
    QTest::newRow("sha1") << "sha1 " + sha1 << true;
    QTest::newRow("SHA1") << "SHA1 " + sha1 << true;
    QTest::newRow("another algorithm") << "md5 " + QByteArray(16, 'x').toBase64() << false;
    QTest::newRow("too short") << QByteArray("sha1 QQ==") << false;
    QTest::newRow("hexadecimal") << "sha1 " + QByteArray(20, 'x').toHex() << false;
    QTest::newRow("no digest") << QByteArray("sha1") << false;
    QTest::newRow("two spaces") << "sha1  " + sha1 << false;
}

void TestRules::checksumsOfTusAreReadStrictly()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, good);
    http::Head head;
    QCOMPARE(api::checksumFrom(head).value_or("x"), QByteArray());
    head.headers.append(http::Header{"upload-checksum", text});
    QCOMPARE(api::checksumFrom(head).has_value(), good);
}

void TestRules::aQueryIsTakenApart()
{
    const auto query = http::queryFrom("after=12&wait=30&name=%E6%A0%B7+a&flag&=x&bad=%zz");
    http::Head head;
    head.query = query;
    QCOMPARE(head.argument("after"), QByteArray("12"));
    QCOMPARE(head.argument("name"), QByteArray("样 a"));
    QCOMPARE(head.argument("flag"), QByteArray());
    QCOMPARE(head.argument("nothing"), QByteArray());
    QCOMPARE(api::httpDate(QDateTime(QDate(2026, 11, 21), QTime(9, 5), Qt::UTC)),
             QByteArray("Sat, 21 Nov 2026 09:05:00 GMT"));
}

YC_TEST(TestRules)
#include "tst_rules.moc"
