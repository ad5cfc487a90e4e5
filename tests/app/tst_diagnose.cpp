#include "devices/virtual/escpos_twin.h"
#include "devices/virtual/sample_cards.h"
#include "devices/virtual/sdt_twin.h"
#include "tests/core/flow/desk_world.h"
#include "tests/support/register.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace Qt::Literals::StringLiterals;

// yichuang-counter --diagnose, the program itself: on a terminal that is well, on one where all that can hang hangs, on
// one with a broken file of settings.
class TestDiagnose : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aTerminalThatIsWellSaysSo();
    void whateverHangsItEnds();
    void everyDeviceIsToldAlsoWhenTheyComeLast();
    void brokenSettingsAreSaidAndLeftAlone();
    void inWordsThereIsARemedyForEach();
    void theReaderIsFollowedFromThePlaceToACardsName();

private:
    struct Run {
        int status = -1;
        QByteArray out;
        QByteArray err;
        qint64 ms = 0;
        [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
        [[nodiscard]] QJsonObject check(const QString &id) const
        {
            for (const auto &one : json()[u"checks"_s].toArray())
                if (one[u"id"_s].toString() == id)
                    return one.toObject();
            return {};
        }
        [[nodiscard]] QString state(const QString &id) const { return check(id)[u"state"_s].toString(); }
    };
    [[nodiscard]] static Run run(const QStringList &words, const QString &vault, const QByteArray &settings,
                                 const QString &printServer = u"127.0.0.1:9"_s);
    tests::DeskWorld m_world;
    QTemporaryDir m_folder;
};

void TestDiagnose::initTestCase()
{
    QVERIFY2(m_world.start(), qPrintable(m_world.why()));
    QVERIFY(m_world.signedIn()); // somebody worked here, and went
}

TestDiagnose::Run TestDiagnose::run(const QStringList &words, const QString &vault, const QByteArray &settings,
                                    const QString &printServer)
{
    const QTemporaryDir home;
    const auto path = home.filePath(u"settings.json"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(settings) != settings.size())
        return {};
    file.close();
    QProcess program;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, home.path());
    environment.insert(u"CUPS_SERVER"_s, printServer);
    environment.remove(u"DISPLAY"_s);
    environment.remove(u"WAYLAND_DISPLAY"_s);
    environment.remove(u"QT_QPA_PLATFORM"_s); // over ssh nobody says it
    program.setProcessEnvironment(environment);
    QElapsedTimer clock;
    clock.start();
    program.start(qEnvironmentVariable("YC_BIN") + u"/yichuang-counter"_s,
                  QStringList{u"--diagnose"_s, u"--settings"_s, path, u"--vault"_s, vault} + words);
    // Not waitForFinished(): the line to the hall goes through this process.
    if (!QTest::qWaitFor([&] { return program.state() == QProcess::NotRunning; }, 60'000))
        return {};
    Run run{.status = program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -2,
            .out = program.readAllStandardOutput(),
            .err = program.readAllStandardError(),
            .ms = clock.elapsed()};
    QFile after(path);
    if (!after.open(QIODevice::ReadOnly) || after.readAll() != settings)
        run.status = -3; // looking changes nothing
    return run;
}

void TestDiagnose::aTerminalThatIsWellSaysSo()
{
    const auto told = run({u"--json"_s}, m_world.settings().vaultFolder, R"({"keys":"file"})");
    QVERIFY2(told.status >= 0, told.err);
    for (const auto *id : {"system", "settings", "vault", "enrolment", "hall", "fonts", "helper.yichuang-scand",
                           "helper.yichuang-imaged", "helper.pdftoppm"})
        QVERIFY2(told.state(QLatin1String(id)) == u"good"_s, qPrintable(QLatin1String(id) + u' ' + told.out));
    QCOMPARE(told.state(u"keychain"_s), u"note"_s); // in a file: for demonstrations
    QCOMPARE(told.check(u"hall"_s)[u"facts"_s][u"api"_s].toString(), u"1.0.0"_s);
    QVERIFY(told.check(u"enrolment"_s)[u"facts"_s][u"certificates"_s][u"tls"_s][u"daysLeft"_s].toInt() > 30);
    // There is no print service at that port: the one thing that is wrong here.
    QCOMPARE(told.check(u"printers"_s)[u"code"_s].toString(), u"D-0401"_s);
    QCOMPARE(told.status, 1);
    QVERIFY(!told.json()[u"ok"_s].toBool());
    // Nobody's name, and nothing that opens anything.
    for (const auto &secret : {QByteArray("样例员"), QByteArray("PRIVATE KEY"), tests::Pin.toUtf8()})
        QVERIFY(!told.out.contains(secret));
}

void TestDiagnose::whateverHangsItEnds()
{
    // Takes connections and never says a word: a hall, a reader, a printer and a print service at once.
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const auto port = QByteArray::number(silent.serverPort());
    const auto code = m_world.hall().terminalCode(u"kiosk"_s).toLatin1();
    const auto told = run({u"--json"_s}, m_folder.filePath(u"vault"_s),
                          R"({"keys":"file","hall":{"url":"https://127.0.0.1:)" + port + R"(","code":")" + code + R"("},
        "devices":[{"kind":"card-reader","place":"tcp:127.0.0.1:)"
                              + port + R"("},{"kind":"receipt-printer","place":"tcp:127.0.0.1:1"}]})",
                          u"127.0.0.1:"_s + QString::fromLatin1(port));
    QVERIFY2(told.status == 1, told.err + told.out);
    QVERIFY2(told.ms < 10'000, QByteArray::number(told.ms));
    QCOMPARE(told.state(u"hall"_s), u"wrong"_s);
    QCOMPARE(told.state(u"printers"_s), u"wrong"_s);
    QCOMPARE(told.state(u"enrolment"_s), u"wrong"_s);
    QCOMPARE(told.check(u"enrolment"_s)[u"code"_s].toString(), u"F-0206"_s);
    QCOMPARE(told.state(u"device.card-reader"_s), u"wrong"_s);
    QCOMPARE(told.check(u"device.receipt-printer"_s)[u"code"_s].toString(), u"D-0905"_s);
    for (const auto &one : told.json()[u"checks"_s].toArray())
        if (one[u"state"_s].toString() == u"wrong"_s)
            QVERIFY2(!one[u"words"_s].toString().isEmpty() && !one[u"remedy"_s].toString().isEmpty(), told.out);
    QVERIFY(!told.out.contains(code)); // the terminal code is a secret until it is used
    QVERIFY(!QFile::exists(m_folder.filePath(u"vault"_s)));
}

void TestDiagnose::everyDeviceIsToldAlsoWhenTheyComeLast()
{
    QTcpServer silent; // takes connections and says nothing: both are waited for
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    const auto port = QByteArray::number(silent.serverPort());
    const auto told = run({u"--json"_s}, m_folder.filePath(u"vault"_s),
                          R"({"keys":"file","devices":[{"kind":"card-reader","place":"tcp:127.0.0.1:)" + port
                              + R"("},{"kind":"receipt-printer","place":"tcp:127.0.0.1:)" + port
                              + R"("},{"kind":"card-reader","place":"tcp:127.0.0.1:)" + port + R"("}]})");
    QVERIFY2(told.status == 1, told.err + told.out);
    for (const auto *id : {"device.card-reader", "device.card-reader.2", "device.receipt-printer"})
        QVERIFY2(told.state(QLatin1String(id)) == u"wrong"_s,
                 QByteArray(id) + " after " + QByteArray::number(told.ms) + " ms: " + told.out.right(800));
}

void TestDiagnose::brokenSettingsAreSaidAndLeftAlone()
{
    const auto told = run({u"--json"_s}, m_folder.filePath(u"vault"_s), "{\"devices\": 7}");
    QCOMPARE(told.status, 1);
    QCOMPARE(told.check(u"settings"_s)[u"code"_s].toString(), u"B-0008"_s);
}

void TestDiagnose::inWordsThereIsARemedyForEach()
{
    const auto told = run({u"--lang"_s, u"zh"_s}, m_folder.filePath(u"vault"_s),
                          R"({"keys":"file","devices":[{"kind":"card-reader","place":"tcp:127.0.0.1:1"}]})");
    QCOMPARE(told.status, 1);
    const auto text = QString::fromUtf8(told.out);
    QVERIFY2(text.contains(u"设备没有接受连接。"_s) && text.contains(u"（D-0905）"_s), told.out);
    QVERIFY(text.contains(u"尚未登记"_s));
    QVERIFY(text.trimmed().split(u'\n').constLast().contains(u"处需要处理"_s));
    QVERIFY(QString::fromUtf8(told.err).contains(u"… "_s)); // whoever waits sees that it goes on
}

void TestDiagnose::theReaderIsFollowedFromThePlaceToACardsName()
{
    using namespace devices::virtual_bench;
    SdtTwin reader;
    EscPosTwin printer(m_folder.path());
    QVERIFY(reader.plug() && printer.plug());
    reader.putCard(*sampleCard(u"zhang"_s));
    const auto told = run({u"--doctor"_s, u"--json"_s}, m_folder.filePath(u"vault"_s),
                          R"({"keys":"file","devices":[{"kind":"card-reader","place":"serial:)"
                              + reader.ptyPath().toLatin1() + R"("},{"kind":"receipt-printer","place":"tcp:127.0.0.1:)"
                              + QByteArray::number(printer.port()) + R"("},
        {"kind":"code-scanner","place":"serial:/dev/none"}]})");
    QVERIFY2(told.status == 1, told.err + told.out); // the scanner, and the print service
    const auto steps = [&told](const QString &id) {
        QStringList list;
        for (const auto &step : told.check(id)[u"steps"_s].toArray())
            list += step[u"id"_s].toString() + u'=' + step[u"state"_s].toString();
        return list.join(u' ');
    };
    QCOMPARE(steps(u"device.card-reader"_s), u"plugged=good rights=good opened=good answers=good tried=good"_s);
    QCOMPARE(steps(u"device.receipt-printer"_s), u"opened=good answers=good tried=good"_s);
    QCOMPARE(steps(u"device.code-scanner"_s), u"plugged=wrong opened=unknown answers=unknown tried=unknown"_s);
    QCOMPARE(told.check(u"device.card-reader"_s)[u"state"_s].toString(), u"good"_s);
    QVERIFY2(told.out.contains("张**"), told.out);
    QVERIFY(!told.out.contains("张样例") && !told.out.contains("11010519491231002X"));
    QCOMPARE(printer.slips().size(), 1U);
}

YC_TEST(TestDiagnose)
#include "tst_diagnose.moc"
