#include "helpers/vendord/library_trust.h"
#include "tests/support/register.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace yc::helpers::vendord;
using namespace Qt::StringLiterals;

class TestLibraryTrust : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void oneOfTheSystemsIsTrusted();
    void onlyItsOwnerMayBeAbleToChangeIt_data();
    void onlyItsOwnerMayBeAbleToChangeIt();
    void itsFoldersCountToo();
    void linksCountBothWays();
    void anothersIsNot();
    void whatIsNoFileIsNot();

private:
    [[nodiscard]] QString make(const QString &name);
    static void allow(const QString &path, mode_t mode) { QCOMPARE(::chmod(path.toLocal8Bit().constData(), mode), 0); }
    [[nodiscard]] static bool isTrusted(const QString &path) { return whyNotTrusted(path, ::geteuid()).isEmpty(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLibraryTrust::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

QString TestLibraryTrust::make(const QString &name)
{
    const auto path = m_folder->filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no file");
    allow(path, 0755);
    return path;
}

void TestLibraryTrust::oneOfTheSystemsIsTrusted()
{
    QCOMPARE(whyNotTrusted(u"/bin/sh"_s, 0), QString());
    QCOMPARE(whyNotTrusted(u"/lib/x86_64-linux-gnu/libc.so.6"_s, 0), QString()); // behind links
}

void TestLibraryTrust::onlyItsOwnerMayBeAbleToChangeIt_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<bool>("trusted");
    QTest::newRow("755") << 0755 << true;
    QTest::newRow("600") << 0600 << true;
    QTest::newRow("group writes") << 0775 << false;
    QTest::newRow("others write") << 0757 << false;
    QTest::newRow("all write") << 0777 << false;
}

void TestLibraryTrust::onlyItsOwnerMayBeAbleToChangeIt()
{
    QFETCH(int, mode);
    QFETCH(bool, trusted);
    const auto path = make(u"lib.so"_s);
    allow(path, static_cast<mode_t>(mode));
    QCOMPARE(isTrusted(path), trusted);
    QCOMPARE(whyNotTrusted(path, ::geteuid()),
             trusted ? QString() : u"%1 uid=%2 mode=%3"_s.arg(path).arg(::geteuid()).arg(mode, 4, 8, QLatin1Char('0')));
}

void TestLibraryTrust::itsFoldersCountToo()
{
    QVERIFY(QDir(m_folder->path()).mkpath(u"maker/lib"_s));
    const auto path = make(u"maker/lib/lib.so"_s);
    QVERIFY(isTrusted(path));
    const auto maker = m_folder->filePath(u"maker"_s);
    allow(maker, 0777);
    QCOMPARE(whyNotTrusted(path, ::geteuid()), u"%1 uid=%2 mode=0777"_s.arg(maker).arg(::geteuid()));
    allow(maker, 01777); // as /tmp: nobody moves what is not theirs
    QVERIFY(isTrusted(path));
}

void TestLibraryTrust::linksCountBothWays()
{
    QVERIFY(QDir(m_folder->path()).mkpath(u"open"_s));
    QVERIFY(QDir(m_folder->path()).mkpath(u"shut"_s));
    const auto real = make(u"shut/lib.so.1"_s);
    const auto link = m_folder->filePath(u"shut/lib.so"_s);
    const auto loose = m_folder->filePath(u"open/lib.so"_s);
    QVERIFY(QFile::link(real, link) && QFile::link(real, loose));
    QVERIFY(isTrusted(link));
    QVERIFY(isTrusted(loose));
    allow(m_folder->filePath(u"open"_s), 0777); // somebody could lead it elsewhere
    QVERIFY(isTrusted(link));
    QVERIFY(!isTrusted(loose));
    allow(m_folder->filePath(u"open"_s), 0755);
    allow(real, 0666);
    QVERIFY(!isTrusted(link));
    QVERIFY(!isTrusted(loose));
}

void TestLibraryTrust::anothersIsNot()
{
    const auto path = make(u"lib.so"_s);
    if (::geteuid() != 0) {
        QCOMPARE(whyNotTrusted(path, 0), u"%1 uid=%2 mode=0755"_s.arg(path).arg(::geteuid()));
        return;
    }
    QCOMPARE(::chown(path.toLocal8Bit().constData(), 12345, 0), 0);
    QCOMPARE(whyNotTrusted(path, 0), u"%1 uid=12345 mode=0755"_s.arg(path));
    QVERIFY(whyNotTrusted(path, 12345).isEmpty());
}

void TestLibraryTrust::whatIsNoFileIsNot()
{
    QVERIFY(!isTrusted(m_folder->filePath(u"none.so"_s)));
    QVERIFY(!isTrusted(m_folder->path()));
    QVERIFY(!isTrusted(u"lib.so"_s));
    const auto lost = m_folder->filePath(u"lost.so"_s);
    QVERIFY(QFile::link(m_folder->filePath(u"none.so"_s), lost));
    QVERIFY(!isTrusted(lost));
}

YC_TEST(TestLibraryTrust)
#include "tst_library_trust.moc"
