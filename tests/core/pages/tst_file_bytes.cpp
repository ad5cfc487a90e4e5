#include "core/pages/file_bytes.h"
#include "core/pages/file_messages.h"
#include "tests/support/fails.h"
#include "tests/support/register.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace yc;
using namespace yc::core::pages;
namespace said = yc::core::pages::codes;

class TestFileBytes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bytesOutliveTheStickTheyCameFrom()
    {
        QTemporaryDir stick;
        const QByteArray content(700'000, 'x');
        QFile file(stick.filePath(QStringLiteral("材料 1.pdf")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
        file.close();
        const auto bytes = bytesOfFile(file.fileName());
        QVERIFY(bytes);
        QVERIFY(stick.remove()); // pulled out
        QByteArray back(content.size() + 1, '\0');
        QCOMPARE(::pread(bytes->fd(), back.data(), static_cast<std::size_t>(back.size()), 0), content.size());
        back.chop(1);
        QVERIFY(back == content);
        // Nobody changes it or cuts it short behind the decoder's back.
        QVERIFY(::ftruncate(bytes->fd(), 10) != 0);
        QVERIFY(::pwrite(bytes->fd(), "y", 1, 0) < 0);
    }
    void whatIsNoPlainFileIsNotRead_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("not there") << "/nowhere/at/all.pdf";
        QTest::newRow("a folder") << "/tmp";
        QTest::newRow("a device without end") << "/dev/zero";
        QTest::newRow("no name") << "";
    }
    void whatIsNoPlainFileIsNotRead()
    {
        QFETCH(QString, path);
        YC_FAILS(bytesOfFile(path), said::FileUnreadable);
    }
    void aPipeThatNobodyFillsDoesNotHoldUs()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("pipe"));
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        YC_FAILS(bytesOfFile(path), said::FileUnreadable);
    }
    void aFileTooLargeIsNotRead()
    {
        QTemporaryDir folder;
        const auto path = folder.filePath(QStringLiteral("huge"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(LargestFile + 1)); // sparse: nothing is written
        YC_FAILS(bytesOfFile(path), said::FileTooLarge);
    }
    void anEmptyFileIsBytesAllTheSame() { QVERIFY(bytesInMemory({}).has_value()); }
};

YC_TEST(TestFileBytes)
#include "tst_file_bytes.moc"
