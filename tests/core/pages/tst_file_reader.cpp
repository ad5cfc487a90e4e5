#include "core/pages/file_bytes.h"
#include "core/pages/file_reader.h"
#include "tests/helpers/made_files.h"
#include "tests/support/register.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QtEndian>

#include <cerrno>
#include <csignal>
#include <future>
#include <sys/wait.h>

using namespace yc;
using namespace yc::core::pages;
using namespace std::chrono_literals;
using core::domain::PageFindings;

namespace
{

// What came of an order, in the order in which it came.
struct Heard {
    int announced = -1;
    QStringList walls;
    QList<int> pages;
    QList<QSize> sizes;
    QList<std::pair<int, Code>> lost;
    std::optional<Code> failure;
    bool finished = false;
    [[nodiscard]] bool ended() const { return finished || failure; }
};

void listen(FileReader &reader, Heard &heard)
{
    QObject::connect(&reader, &FileReader::opened, &reader, [&](const FileInfo &info) {
        heard.announced = info.pages;
        heard.walls = info.walls;
    });
    QObject::connect(&reader, &FileReader::pageRead, &reader, [&](int page, const std::shared_ptr<Image> &image) {
        heard.pages += page;
        heard.sizes += image->size();
    });
    QObject::connect(&reader, &FileReader::pageFailed, &reader, [&](int page, Code code) {
        heard.lost.append({page, code});
    });
    QObject::connect(&reader, &FileReader::finished, &reader, [&] { heard.finished = true; });
    QObject::connect(&reader, &FileReader::failed, &reader, [&](Code code) { heard.failure = code; });
}

FileReader::Order orderFor(const QByteArray &bytes)
{
    return {.path = {}, .bytes = std::make_shared<ipc::File>(*bytesInMemory(bytes))};
}

ReaderSettings settings()
{
    return {.program = qEnvironmentVariable("YC_BIN") + QStringLiteral("/yichuang-imaged")};
}

constexpr int Patience = 40'000;

} // namespace

class TestFileReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // As an application ends: the reader goes with its thread while a helper is still dying.
    void nothingIsLeftOfAHelperWhenItsThreadEnds()
    {
        qint64 pid = 0;
        {
            QThread thread;
            auto *reader = new FileReader(settings()); // goes with its thread
            reader->moveToThread(&thread);
            connect(&thread, &QThread::finished, reader, &QObject::deleteLater);
            std::promise<qint64> started;
            connect(&thread, &QThread::started, reader, [&] {
                reader->read(orderFor(tests::pdfFile(3)));
                started.set_value(reader->helperPid());
                reader->cancel();
                thread.quit();
            });
            auto answer = started.get_future();
            thread.start();
            pid = answer.get();
            QVERIFY(thread.wait(10'000));
        }
        QVERIFY(pid > 0);
        // A child that nobody waited for would still be there, dead.
        QCOMPARE(::waitpid(static_cast<pid_t>(pid), nullptr, WNOHANG), -1);
        QCOMPARE(errno, ECHILD);
    }
    void everyPageComes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("pages");
        QTest::addColumn<QSize>("size");
        QTest::newRow("JPEG") << tests::jpegFile({640, 400}) << 1 << QSize(640, 400);
        QTest::newRow("JPEG, held sideways") << tests::jpegFile({640, 400}, 6) << 1 << QSize(400, 640);
        QTest::newRow("PNG") << tests::pngFile({300, 200}) << 1 << QSize(300, 200);
        QTest::newRow("TIFF of three") << tests::tiffFile({300, 200}, 3) << 3 << QSize(300, 200);
        QTest::newRow("PDF of three") << tests::pdfFile(3) << 3 << QSize(2480, 3509);
        QTest::newRow("JPEG with a program behind it") << tests::jpegFile({64, 64}) + QByteArray("MZ\x90\0\x03", 5)
                + QByteArray(4096, '\x90') << 1 << QSize(64, 64);
    }
    void everyPageComes()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, pages);
        QFETCH(QSize, size);
        FileReader reader(settings());
        Heard heard;
        listen(reader, heard);
        auto order = orderFor(bytes);
        order.wish = {.findPage = false, .straighten = false, .turn = false};
        reader.read(order);
        QVERIFY(reader.isBusy());
        QTRY_VERIFY_WITH_TIMEOUT(heard.ended(), Patience);
        QVERIFY2(heard.finished, heard.failure ? qPrintable(toString(*heard.failure)) : "");
        QCOMPARE(heard.announced, pages);
        QVERIFY(heard.walls.contains(QStringLiteral("seccomp")));
        qInfo("walls: %s", qPrintable(heard.walls.join(QLatin1Char(' '))));
        QCOMPARE(heard.pages.size(), pages);
        for (int i = 0; i < pages; ++i) {
            QCOMPARE(heard.pages[i], i);
            QVERIFY(std::abs(heard.sizes[i].width() - size.width()) <= 2
                    && std::abs(heard.sizes[i].height() - size.height()) <= 2);
        }
        QVERIFY(heard.lost.isEmpty());
        QVERIFY(!reader.isBusy());
        QCOMPARE(reader.helperPid(), 0);
    }
    void whatCannotBeTakenIsSaid_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("code");
        QTest::newRow("a JPEG that is a program") << QByteArray("\x7F"
                                                                "ELF\x02\x01\x01",
                                                                7)
                                                  << "P-0301";
        QTest::newRow("a text") << QByteArray("hello") << "P-0301";
        QTest::newRow("an empty file") << QByteArray() << "P-0302";
        QTest::newRow("half a TIFF") << tests::tiffFile({300, 200}, 1).first(6) << "P-0302";
        QTest::newRow("a PDF without pages") << QByteArray("%PDF-1.4\nnothing here\n") << "P-0302";
        QTest::newRow("a PDF cut short") << tests::pdfFile(4).first(200) << "P-0302";
        QTest::newRow("a telephone's HEIC") << QByteArray("\0\0\0\x24"
                                                          "ftypheic\0\0\0\0",
                                                          16)
                                            << "P-0311";
        QTest::newRow("a PDF of 2,000 pages") << tests::pdfFile(2000) << "P-0304";
    }
    void whatCannotBeTakenIsSaid()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, code);
        FileReader reader(settings());
        Heard heard;
        listen(reader, heard);
        reader.read(orderFor(bytes));
        QTRY_VERIFY_WITH_TIMEOUT(heard.ended(), Patience);
        QVERIFY(heard.failure);
        QCOMPARE(toString(*heard.failure), code);
        QVERIFY(heard.pages.isEmpty());
    }
    void aLockedPdfAsksForAnother()
    {
        const auto locked = tests::lockedPdf(tests::pdfFile(1));
        QVERIFY2(!locked.isEmpty(), "qpdf is in ./dev setup --for test");
        FileReader reader(settings());
        Heard heard;
        listen(reader, heard);
        reader.read(orderFor(locked));
        QTRY_VERIFY_WITH_TIMEOUT(heard.ended(), Patience);
        QCOMPARE(toString(heard.failure.value_or(Code{})), QStringLiteral("P-0305"));
    }
    void theFirstPagesOfTooManyCanBeHad()
    {
        FileReader reader(settings());
        Heard heard;
        listen(reader, heard);
        auto order = orderFor(tests::pdfFile(2000, {200, 200}));
        order.takeFirstPages = true;
        order.most = 5;
        order.wish = {.findPage = false, .straighten = false, .turn = false};
        reader.read(order);
        QTRY_VERIFY_WITH_TIMEOUT(heard.ended(), Patience);
        QVERIFY(heard.finished);
        QCOMPARE(heard.announced, 2000);
        QCOMPARE(heard.pages, (QList<int>{0, 1, 2, 3, 4}));
    }
    void onePageOfManyCanBeHadAgain()
    {
        FileReader reader(settings());
        Heard heard;
        listen(reader, heard);
        auto order = orderFor(tests::tiffFile({100, 80}, 5));
        order.first = 3;
        order.most = 1;
        reader.read(order);
        QTRY_VERIFY_WITH_TIMEOUT(heard.ended(), Patience);
        QVERIFY(heard.finished);
        QCOMPARE(heard.pages, QList<int>{3});
    }
    void aPageThatIsABombCostsOnlyItself()
    {
        // The second picture of the TIFF claims more than there is memory for.
        auto tiff = tests::tiffFile({100, 80}, 3);
        const auto first = static_cast<qsizetype>(qFromLittleEndian<quint32>(tiff.constData() + 4));
        const auto entries = qFromLittleEndian<quint16>(tiff.constData() + first);
        const auto second = static_cast<qsizetype>(
            qFromLittleEndian<quint32>(tiff.constData() + first + 2 + qsizetype{12} * entries));
        for (int i = 0; i < qFromLittleEndian<quint16>(tiff.constData() + second); ++i) {
            char *entry = tiff.data() + second + 2 + qsizetype{12} * i;
            const auto tag = qFromLittleEndian<quint16>(entry);
            if (tag == 256 || tag == 257) { // width, length: as LONG
                qToLittleEndian<quint16>(4, entry + 2);
                qToLittleEndian<quint32>(19'000, entry + 8);
            }
        }
        FileReader reader(settings());
        Heard heard;
        listen(reader, heard);
        reader.read(orderFor(tiff));
        QTRY_VERIFY_WITH_TIMEOUT(heard.ended(), Patience);
        QVERIFY(heard.finished);
        QCOMPARE(heard.pages, (QList<int>{0, 2}));
        QCOMPARE(heard.lost.size(), 1);
        QCOMPARE(heard.lost.front().first, 1);
        QCOMPARE(toString(heard.lost.front().second), QStringLiteral("P-0306"));
    }
    void aDecoderThatHangsIsReplacedAndTheOtherPagesCome()
    {
        auto patient = settings();
        patient.pagePatience = 1500ms;
        FileReader reader(patient);
        Heard heard;
        listen(reader, heard);
        qint64 stopped = 0;
        connect(&reader, &FileReader::pageRead, &reader, [&](int page) {
            if (page == 0) { // it is about to be asked for the second page, and will never answer
                stopped = reader.helperPid();
                ::kill(static_cast<pid_t>(stopped), SIGSTOP);
            }
        });
        reader.read(orderFor(tests::tiffFile({100, 80}, 4)));
        QTRY_VERIFY_WITH_TIMEOUT(heard.ended(), Patience);
        QVERIFY(heard.finished);
        QCOMPARE(heard.pages, (QList<int>{0, 2, 3}));
        QCOMPARE(heard.lost.size(), 1);
        QCOMPARE(heard.lost.front().first, 1);
        QCOMPARE(toString(heard.lost.front().second), QStringLiteral("P-0307"));
        QTRY_VERIFY(::kill(static_cast<pid_t>(stopped), 0) != 0); // gone, and reaped
    }
    void aDecoderThatCrashesIsReplacedToo()
    {
        FileReader reader(settings());
        Heard heard;
        listen(reader, heard);
        connect(&reader, &FileReader::pageRead, &reader, [&](int page) {
            if (page == 1)
                ::kill(static_cast<pid_t>(reader.helperPid()), SIGSEGV);
        });
        reader.read(orderFor(tests::tiffFile({100, 80}, 4)));
        QTRY_VERIFY_WITH_TIMEOUT(heard.ended(), Patience);
        QVERIFY(heard.finished);
        QVERIFY(heard.pages.size() >= 3);
        QVERIFY(heard.lost.size() <= 1);
        if (!heard.lost.isEmpty())
            QCOMPARE(toString(heard.lost.front().second), QStringLiteral("P-0308"));
    }
    void aFileThatKillsEveryDecoderIsGivenUp()
    {
        auto patient = settings();
        patient.pagePatience = 700ms;
        FileReader reader(patient);
        Heard heard;
        listen(reader, heard);
        connect(&reader, &FileReader::opened, &reader,
                [&] { ::kill(static_cast<pid_t>(reader.helperPid()), SIGSTOP); });
        connect(&reader, &FileReader::pageFailed, &reader, [&] {
            QMetaObject::invokeMethod(
                &reader,
                [&] {
                    if (reader.helperPid() > 0)
                        ::kill(static_cast<pid_t>(reader.helperPid()), SIGSTOP);
                },
                Qt::QueuedConnection);
        });
        reader.read(orderFor(tests::tiffFile({100, 80}, 40)));
        QTRY_VERIFY_WITH_TIMEOUT(heard.ended(), Patience);
        QCOMPARE(toString(heard.failure.value_or(Code{})), QStringLiteral("P-0307"));
        QCOMPARE(heard.lost.size(), 2);
    }
    void whoeverCancelsIsObeyedAtOnce()
    {
        FileReader reader(settings());
        Heard heard;
        listen(reader, heard);
        connect(&reader, &FileReader::pageRead, &reader, [&](int page) {
            if (page == 1)
                reader.cancel();
        });
        reader.read(orderFor(tests::tiffFile({100, 80}, 9)));
        QTRY_VERIFY_WITH_TIMEOUT(heard.ended(), Patience);
        QCOMPARE(toString(heard.failure.value_or(Code{})), QStringLiteral("B-0006"));
        QCOMPARE(heard.pages, (QList<int>{0, 1}));
        QCOMPARE(reader.helperPid(), 0);
        // And the reader is good for another.
        heard = {};
        reader.read(orderFor(tests::jpegFile({64, 64})));
        QTRY_VERIFY_WITH_TIMEOUT(heard.ended(), Patience);
        QVERIFY(heard.finished);
    }
    void withoutTheProgramThatIsSaid()
    {
        FileReader reader({.program = QStringLiteral("/nowhere/yichuang-imaged")});
        Heard heard;
        listen(reader, heard);
        reader.read(orderFor(tests::jpegFile({64, 64})));
        QTRY_VERIFY_WITH_TIMEOUT(heard.ended(), Patience);
        QCOMPARE(toString(heard.failure.value_or(Code{})), QStringLiteral("P-0310"));
    }
    void aFileOnAStickThatIsGoneIsSaid()
    {
        FileReader reader(settings());
        Heard heard;
        listen(reader, heard);
        reader.read({.path = QStringLiteral("/media/gone/材料.pdf"), .bytes = {}});
        QTRY_VERIFY_WITH_TIMEOUT(heard.ended(), Patience);
        QCOMPARE(toString(heard.failure.value_or(Code{})), QStringLiteral("P-0309"));
    }
    void aPdfThatNeverEndsIsEnded()
    {
        // A page that draws for minutes: a form that draws itself a thousand times over is cut by poppler, a long
        // stream of curves is not.
        QByteArray slow;
        for (int i = 0; i < 400'000; ++i)
            slow += "0 0 m 500 900 -300 900 600 0 c 900 0 -300 300 0 800 c S 0 0 595 842 re f*\n";
        auto patient = settings();
        patient.pagePatience = 3000ms;
        FileReader reader(patient);
        Heard heard;
        listen(reader, heard);
        QElapsedTimer timer;
        timer.start();
        reader.read(orderFor(tests::pdfFile(1, {595, 842}, slow)));
        QTRY_VERIFY_WITH_TIMEOUT(heard.ended(), Patience);
        qInfo("after %lld ms", timer.elapsed());
        QVERIFY(heard.lost.size() == 1);
        QCOMPARE(toString(heard.lost.front().second), QStringLiteral("P-0307"));
    }
};

YC_TEST(TestFileReader)
#include "tst_file_reader.moc"
