#include "devices/hub/hub.h"
#include "tests/support/register.h"
#include "ui/terminal_settings.h"

#include <QTest>

using namespace yc;

class TestTerminalSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aWholeFileIsRead();
    void nothingIsNeeded();
    void whatIsWrongIsRefused_data();
    void whatIsWrongIsRefused();
};

void TestTerminalSettings::aWholeFileIsRead()
{
    const auto settings = ui::settingsFrom(R"({"hall":{"url":"https://hall.example:8443","code":"ABCDE-FGHIJ"},
        "keys":"file","devices":[{"kind":"card-reader","place":"tcp:127.0.0.1:4001"},
        {"kind":"document-scanner","place":"sane:pnm:0","env":{"SANE_CONFIG_DIR":"x"},"options":{"mode":"Color"}}]})");
    QVERIFY(settings.has_value());
    QCOMPARE(settings->hall.host(), QStringLiteral("hall.example"));
    QCOMPARE(settings->terminalCode, QStringLiteral("ABCDE-FGHIJ"));
    QVERIFY(settings->keysInFile);
    const auto plugs = devices::hub::plugsFromJson(settings->devices);
    QVERIFY(plugs.has_value());
    QCOMPARE(plugs->size(), std::size_t{2});
    const auto &scanner = plugs->at(1);
    QVERIFY(scanner.kind == devices::Kind::DocumentScanner);
    QCOMPARE(scanner.options[QStringLiteral("configDir")].toString(), QStringLiteral("x"));
    QCOMPARE(scanner.options[QStringLiteral("set")].toObject()[QStringLiteral("mode")].toString(),
             QStringLiteral("Color"));
}

void TestTerminalSettings::nothingIsNeeded()
{
    const auto settings = ui::settingsFrom("{}");
    QVERIFY(settings.has_value());
    QVERIFY(settings->hall.isEmpty());
    QVERIFY(!settings->keysInFile); // the insecure way is asked for by name
    QVERIFY(settings->devices.isEmpty());
}

void TestTerminalSettings::whatIsWrongIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("not JSON") << QByteArray("hall: here");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("an open line to the hall") << QByteArray(R"({"hall":{"url":"http://hall.example"}})");
    QTest::newRow("another place for keys") << QByteArray(R"({"keys":"nowhere"})");
    QTest::newRow("devices that are no list") << QByteArray(R"({"devices":{"kind":"card-reader"}})");
}

void TestTerminalSettings::whatIsWrongIsRefused()
{
    QFETCH(QByteArray, json);
    const auto settings = ui::settingsFrom(json);
    QVERIFY(!settings.has_value());
    QVERIFY(settings.error() == codes::BadFile);
}

YC_TEST(TestTerminalSettings)
#include "tst_terminal_settings.moc"
