#include "devices/hub/hub.h"
#include "tests/support/register.h"
#include "ui/staff_card_out.h"
#include "ui/terminal_settings.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
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
    void aStaffCardThatIsOutLocksUnlessTheFileSaysOtherwise();
    void changedIsChangedAndTheRestStays();
    void theSystemsFileIsReadAndTheUsersOwnIsWritten();
    void aBadFileIsNeverWrittenOver();
    void whatCannotBeWrittenIsSaid();
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
    QTest::newRow("a proxy without a port") << QByteArray(R"({"proxy":"http://10.0.0.1"})");
    QTest::newRow("a proxy with a password") << QByteArray(R"({"proxy":"http://a:b@10.0.0.1:3128"})");
    QTest::newRow("a proxy of another kind") << QByteArray(R"({"proxy":"ftp://10.0.0.1:3128"})");
    QTest::newRow("another word for a card that is out") << QByteArray(R"({"staffCardOut":"ask"})");
    QTest::newRow("no word for it") << QByteArray(R"({"staffCardOut":false})");
    QTest::newRow("devices that are no list") << QByteArray(R"({"devices":{"kind":"card-reader"}})");
}

void TestTerminalSettings::whatIsWrongIsRefused()
{
    QFETCH(QByteArray, json);
    const auto settings = ui::settingsFrom(json);
    QVERIFY(!settings.has_value());
    QVERIFY(settings.error() == ui::codes::SettingsUnreadable);
}

namespace
{

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

void TestTerminalSettings::aStaffCardThatIsOutLocksUnlessTheFileSaysOtherwise()
{
    const QTemporaryDir folder;
    const auto file = folder.filePath(QStringLiteral("terminal.json"));
    const ui::SettingsPlace place{file, file};
    QVERIFY(ui::staffCardOut({}) == ui::StaffCardOut::Locks);
    QVERIFY(ui::staffCardOut(place) == ui::StaffCardOut::Locks); // no file
    const auto member = QStringLiteral("staffCardOut");
    QVERIFY(ui::changeSettings(place, {{member, QStringLiteral("stay")}}));
    QVERIFY(ui::staffCardOut(place) == ui::StaffCardOut::Stays);
    QVERIFY(!ui::changeSettings(place, {{member, QStringLiteral("maybe")}}));
    QVERIFY(ui::staffCardOut(place) == ui::StaffCardOut::Stays);
    QVERIFY(ui::changeSettings(place, {{member, QStringLiteral("lock")}}));
    QVERIFY(ui::staffCardOut(place) == ui::StaffCardOut::Locks);
    QFile broken(file);
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("{\"staffCardOut\":\"st") > 0);
    broken.close();
    QVERIFY(ui::staffCardOut(place) == ui::StaffCardOut::Locks);
}

void TestTerminalSettings::changedIsChangedAndTheRestStays()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("terminal.json"));
    put(path, R"({"keys":"file","later":{"known":"to another version"},"proxy":"http://10.0.0.1:3128"})");
    QVERIFY(ui::changeSettings({path, path}, {{QStringLiteral("proxy"), QStringLiteral("socks5://10.0.0.2:1080")}}));
    auto root = QJsonDocument::fromJson(contentOf(path)).object();
    QCOMPARE(root[QStringLiteral("proxy")].toString(), QStringLiteral("socks5://10.0.0.2:1080"));
    QCOMPARE(root[QStringLiteral("keys")].toString(), QStringLiteral("file"));
    QVERIFY(root.contains(QStringLiteral("later")));
    QVERIFY(ui::changeSettings({path, path}, {{QStringLiteral("proxy"), QJsonValue()}}));
    QVERIFY(!QJsonDocument::fromJson(contentOf(path)).object().contains(QStringLiteral("proxy")));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1); // nothing half-written lies about
    // A file that nobody laid down yet is made, with its folder.
    const auto fresh = folder.filePath(QStringLiteral("new/terminal.json"));
    QVERIFY(ui::changeSettings({fresh, fresh}, {{QStringLiteral("keys"), QStringLiteral("keychain")}}));
    QVERIFY(ui::settingsFrom(contentOf(fresh)));
}

void TestTerminalSettings::theSystemsFileIsReadAndTheUsersOwnIsWritten()
{
    const QTemporaryDir folder;
    const auto system = folder.filePath(QStringLiteral("etc.json"));
    const auto own = folder.filePath(QStringLiteral("own/terminal.json"));
    put(system, R"({"hall":{"url":"https://hall.example:8443"}})");
    const auto before = contentOf(system);
    QVERIFY(ui::changeSettings({system, own}, {{QStringLiteral("proxy"), QStringLiteral("http://10.0.0.1:3128")}}));
    QCOMPARE(contentOf(system), before);
    const auto read = ui::settingsFrom(contentOf(own));
    QVERIFY(read);
    QCOMPARE(read->hall.host(), QStringLiteral("hall.example"));
    QCOMPARE(read->proxy.port(), 3128);
}

void TestTerminalSettings::aBadFileIsNeverWrittenOver()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("terminal.json"));
    const QByteArray bad("{\"devices\": [ here it was cut");
    put(path, bad);
    const auto kept = ui::changeSettings({path, path}, {{QStringLiteral("keys"), QStringLiteral("file")}});
    QVERIFY(!kept && kept.error() == ui::codes::SettingsUnreadable);
    QCOMPARE(contentOf(path), bad);
    // Nor is anything written that would not be read again.
    put(path, "{}");
    QVERIFY(!ui::changeSettings({path, path}, {{QStringLiteral("proxy"), QStringLiteral("10.0.0.1")}}));
    QCOMPARE(contentOf(path), QByteArray("{}"));
}

void TestTerminalSettings::whatCannotBeWrittenIsSaid()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("terminal.json"));
    put(path, "{}");
    // A folder that cannot be made, also for root: below a file.
    const auto kept = ui::changeSettings({path, path + QStringLiteral("/below/terminal.json")},
                                         {{QStringLiteral("keys"), QStringLiteral("file")}});
    QVERIFY(!kept && kept.error() == ui::codes::SettingsNotKept);
    QCOMPARE(contentOf(path), QByteArray("{}"));
}

YC_TEST(TestTerminalSettings)
#include "tst_terminal_settings.moc"
