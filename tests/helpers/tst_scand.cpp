#include "base/ipc.h"
#include "devices/scan/scan_messages.h"
#include "tests/support/register.h"

#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace yc;
using namespace yc::devices::scan;
using namespace std::chrono_literals;

// The program as its parent sees it: over the socket, with the real SANE behind it.
class TestScand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void itRefusesToRunByHand();
    void itBeatsWhileItHasNothingToDo();
    void itEndsWhenItsParentClosesTheSocket();
    void itDiesWithItsParentEvenInsideAHungDriver();
    void nonsenseEndsIt_data();
    void nonsenseEndsIt();
    void aScanWithoutAScannerIsSaid();
    void aScanGivenUpAtItsStartAlwaysEnds();
    void messagesComeBackAsTheyWent();

private:
    static QString program() { return qEnvironmentVariable("YC_BIN") + QStringLiteral("/yichuang-scand"); }
    void startHelper(QProcess &process);
    [[nodiscard]] std::optional<Say> next(std::chrono::milliseconds patience = 5s);

    QTemporaryDir m_folder;
    std::optional<ipc::Channel> m_channel;
};

void TestScand::init()
{
    QFile list(m_folder.filePath(QStringLiteral("dll.conf")));
    QVERIFY(list.open(QIODevice::WriteOnly) && list.write("pnm\n") > 0);
    m_channel.reset();
}

void TestScand::startHelper(QProcess &process)
{
    auto ends = ipc::Channel::makePair();
    QVERIFY(ends);
    m_channel.emplace(std::move(ends->first));
    const auto theirs = ends->second.takeSocket();
    process.setChildProcessModifier([fd = theirs.fd()] {
        if (fd == 3)
            ::fcntl(fd, F_SETFD, 0);
        else
            ::dup2(fd, 3);
    });
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("SANE_CONFIG_DIR"), m_folder.path());
    process.setProcessEnvironment(environment);
    process.start(program(), {QStringLiteral("--socket"), QStringLiteral("3")});
    QVERIFY(process.waitForStarted());
}

std::optional<Say> TestScand::next(std::chrono::milliseconds patience)
{
    const auto message = m_channel->receive(patience);
    if (!message || !*message)
        return std::nullopt;
    return static_cast<Say>((*message)->kind);
}

void TestScand::itRefusesToRunByHand()
{
    QCOMPARE(QProcess::execute(program(), {}), 2);
    QCOMPARE(QProcess::execute(program(), {QStringLiteral("--socket"), QStringLiteral("1")}), 2);
}

void TestScand::itBeatsWhileItHasNothingToDo()
{
    QProcess process;
    startHelper(process);
    QVERIFY(next() == Say::Beat);
    QVERIFY(next() == Say::Beat);
}

void TestScand::itEndsWhenItsParentClosesTheSocket()
{
    QProcess process;
    startHelper(process);
    QVERIFY(next() == Say::Beat);
    m_channel.reset();
    QVERIFY(process.waitForFinished(5000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
}

void TestScand::itDiesWithItsParentEvenInsideAHungDriver()
{
    // A process of our own as the parent, which is killed: the driver waits in open() on a pipe without a writer.
    const auto pipe = m_folder.filePath(QStringLiteral("glass"));
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    auto ends = ipc::Channel::makePair();
    QVERIFY(ends);
    m_channel.emplace(std::move(ends->first));
    auto theirs = ends->second.takeSocket();
    const auto path = QFile::encodeName(program());
    const auto folder = "SANE_CONFIG_DIR=" + QFile::encodeName(m_folder.path());
    int report[2];
    QCOMPARE(::pipe(report), 0);
    const pid_t parent = ::fork();
    if (parent == 0) { // only calls that are safe after a fork
        const pid_t helper = ::fork();
        if (helper == 0) {
            ::dup2(theirs.fd(), 3);
            ::fcntl(3, F_SETFD, 0);
            char *const arguments[]{const_cast<char *>(path.constData()), const_cast<char *>("--socket"),
                                    const_cast<char *>("3"), nullptr};
            char *const environment[]{const_cast<char *>(folder.constData()), nullptr};
            ::execve(path.constData(), arguments, environment);
            ::_exit(127);
        }
        [[maybe_unused]] const auto told = ::write(report[1], &helper, sizeof helper);
        for (;;)
            ::pause();
    }
    theirs.reset(); // only the helper and its parent hold that end now
    pid_t helper = 0;
    QCOMPARE(::read(report[0], &helper, sizeof helper), static_cast<ssize_t>(sizeof helper));
    ::close(report[0]);
    ::close(report[1]);
    const auto say = [this](Say what, const QJsonObject &body) {
        QVERIFY(m_channel->send(static_cast<quint16>(what), ipc::toBody(body)));
    };
    say(Say::Open, toJson(OpenRequest{QStringLiteral("pnm:0"), {{QStringLiteral("filename"), pipe}}}));
    std::optional<Say> heard;
    while ((heard = next()) == Say::Beat) { }
    QVERIFY(heard == Say::Opened);
    say(Say::Scan, toJson(devices::ScanRequest{}));
    QVERIFY(next() == Say::Beat); // starting
    QVERIFY(!next(1500ms)); // and never again
    QCOMPARE(::kill(helper, 0), 0);
    QCOMPARE(::kill(parent, SIGKILL), 0);
    QCOMPARE(::waitpid(parent, nullptr, 0), parent);
    // The grandchild's end shows at the socket: the last holder of the other end is gone.
    const auto end = m_channel->receive(5s);
    QVERIFY(!end && end.error() == codes::PeerGone);
}

void TestScand::nonsenseEndsIt_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("unknown kind") << 99 << QByteArray("{}");
    QTest::newRow("no JSON") << static_cast<int>(Say::Open) << QByteArray("x");
    QTest::newRow("its own word") << static_cast<int>(Say::Page) << QByteArray("{}");
    QTest::newRow("a scan without sense")
        << static_cast<int>(Say::Scan) << QByteArray(R"({"source":"roof","dpi":1,"mostPages":1})");
}

void TestScand::nonsenseEndsIt()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, body);
    QProcess process;
    startHelper(process);
    QVERIFY(m_channel->send(static_cast<quint16>(kind), body));
    QVERIFY(process.waitForFinished(5000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
}

void TestScand::aScanWithoutAScannerIsSaid()
{
    QProcess process;
    startHelper(process);
    QVERIFY(m_channel->send(static_cast<quint16>(Say::Scan), ipc::toBody(toJson(devices::ScanRequest{}))));
    QVERIFY(next() == Say::Failed);
}

// The reader that a driver starts is cancelled while it still fetches its memory (helpers/scand/cancel_type.cpp). A new
// process each time, because there it is slowest: without that file about one in ten of these never answers.
void TestScand::aScanGivenUpAtItsStartAlwaysEnds()
{
    QFile list(m_folder.filePath(QStringLiteral("dll.conf")));
    QVERIFY(list.open(QIODevice::WriteOnly) && list.write("test\n") > 0);
    list.close();
    const auto say = [this](Say what, const QJsonObject &body) {
        QVERIFY(m_channel->send(static_cast<quint16>(what), ipc::toBody(body)));
    };
    const auto heardAfterBeats = [this] {
        std::optional<Say> heard;
        while ((heard = next()) == Say::Beat || heard == Say::Progress) { }
        return heard;
    };
    for (int process = 0; process < 25; ++process) {
        QProcess helper;
        startHelper(helper);
        say(Say::Open,
            toJson(OpenRequest{QStringLiteral("test:0"),
                               {{QStringLiteral("read-return-value"), QStringLiteral("SANE_STATUS_IO_ERROR")}}}));
        QVERIFY(heardAfterBeats() == Say::Opened);
        for (int scan = 0; scan < 20; ++scan) {
            say(Say::Scan, toJson(devices::ScanRequest{.source = devices::ScanSource::Flatbed, .dpi = 75}));
            QVERIFY2(heardAfterBeats() == Say::Failed,
                     qPrintable(QStringLiteral("scan %1 of process %2").arg(scan).arg(process)));
        }
        m_channel.reset();
        QVERIFY(helper.waitForFinished(5000));
    }
}

void TestScand::messagesComeBackAsTheyWent()
{
    const devices::ScanRequest request{.source = devices::ScanSource::FeederDuplex,
                                       .colour = devices::ScanColour::Gray,
                                       .dpi = 200,
                                       .mostPages = 7,
                                       .stopAtDoubleFeed = false};
    const auto again = scanRequestFromJson(*ipc::objectFromBody(ipc::toBody(toJson(request))));
    QVERIFY(again);
    QVERIFY(again->source == request.source && again->colour == request.colour);
    QCOMPARE(again->dpi, 200);
    QCOMPARE(again->mostPages, 7);
    QVERIFY(!again->stopAtDoubleFeed);
    const auto head = pageHeadFromJson(toJson(PageHead{{10, 20}, Image::Format::Rgb24, 300, true}));
    QVERIFY(head && head->size == QSize(10, 20) && head->format == Image::Format::Rgb24 && head->dpi == 300
            && head->blank);
    QVERIFY(!pageHeadFromJson({}));
    for (const auto phase : {Phase::Idle, Phase::Opening, Phase::Starting, Phase::Reading})
        QVERIFY(phaseFromJson(toJson(phase)) == phase);
    const auto report = stackReportFromJson(*ipc::objectFromBody(
        ipc::toBody(toJson(StackReport{.pages = 3, .made = 4, .sheetsLeft = true, .counter = 9}))));
    QVERIFY(report && report->pages == 3 && report->made == 4 && report->sheetsLeft && report->counter == 9);
    const auto little = stackReportFromJson(toJson(StackReport{.pages = 3}));
    QVERIFY(little && little->made == -1 && !little->sheetsLeft && little->counter == -1);
    QVERIFY(!stackReportFromJson({}));
    QVERIFY(!stackReportFromJson(toJson(StackReport{.pages = 1, .made = -7})));
    const auto full = stackReportFromJson(toJson(StackReport{.pages = 3, .stopped = true}));
    QVERIFY(full && full->stopped && !report->stopped);
    const FoundScanner scanner{.maker = QStringLiteral("a"),
                               .resolutions = {75, 300},
                               .feeder
                               = FoundScanner::Feeder{.loaded = true, .trouble = devices::codes::ScannerJammed}};
    const auto found = foundFromJson(*ipc::objectFromBody(ipc::toBody(toJson(scanner))));
    QCOMPARE(found.resolutions, (QList<int>{75, 300}));
    QVERIFY(found.feeder && found.feeder->loaded && found.feeder->trouble == devices::codes::ScannerJammed);
    QVERIFY(!foundFromJson({}).feeder && foundFromJson({}).resolutions.isEmpty());
    const auto lies = foundFromJson({{QStringLiteral("resolutions"), QJsonArray{-1, 0, 1e9, QStringLiteral("x"), 200}},
                                     {QStringLiteral("feeder"), QStringLiteral("full")}});
    QCOMPARE(lies.resolutions, QList<int>{200});
    QVERIFY(!lies.feeder);
    const auto error = errorFromJson(toJson(devices::DeviceError{devices::codes::ScannerJammed, QStringLiteral("x")}));
    QVERIFY(error.code == devices::codes::ScannerJammed);
    QVERIFY(errorFromJson({}).code == devices::codes::ScannerIo);
}

YC_TEST(TestScand)
#include "tst_scand.moc"
