#include "core/pack/signature_series.h"
#include "core/seal/digest.h"
#include "tests/hall/peer.h"
#include "tests/hall/sample_case.h"
#include "tests/support/register.h"

#include <QDir>
#include <QJsonArray>
#include <QTest>

using namespace yc;
using namespace yc::core;
using namespace yc::tests;
using namespace Qt::Literals::StringLiterals;

// Signatures that were filed with cases, given out at the hall's command line as ISO/IEC 19794-7.
class TestSignatureExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aSignatureIsGivenOutAsTheStandardHasIt();
    void nothingIsWrittenOverAndNothingIsMadeUp();

private:
    [[nodiscard]] QString submit(const QByteArray &ink); // the case's number
    [[nodiscard]] QJsonObject ask(const QString &number, const QString &folder);

    std::unique_ptr<HallProgram> m_hall;
    std::unique_ptr<Peer> m_counter;
    int m_serial = 0;
    int m_exit = 0;
};

void TestSignatureExport::initTestCase()
{
    m_hall = std::make_unique<HallProgram>();
    m_counter = openCounter(*m_hall);
    QVERIFY2(m_counter, m_hall->log());
}

QString TestSignatureExport::submit(const QByteArray &ink)
{
    auto sample = sampleCase(m_counter->terminalId(), ++m_serial);
    sample.manifest.draft.signature->inkBlob = seal::hex(seal::sm3(ink));
    sample.blobs << ink << signAsShown(sample.manifest.draft);
    const auto heard = m_counter->submit(sample.manifest, sample.blobs);
    return heard.json()[u"caseNumber"_s].toString();
}

QJsonObject TestSignatureExport::ask(const QString &number, const QString &folder)
{
    return m_hall->admin({u"signatures"_s, u"--case"_s, number, u"--out"_s, folder}, &m_exit);
}

void TestSignatureExport::aSignatureIsGivenOutAsTheStandardHasIt()
{
    const auto number = submit(R"({"device":"STU-530","width":10000,"height":6000,"unit":"mm/100",)"
                               R"("points":[[100,5900,0,300,1],[250,5800,8,412,1],[260,5790,16,0,0]]})");
    QVERIFY(!number.isEmpty());
    QTemporaryDir folder;
    const auto answer = ask(number, folder.path());
    QCOMPARE(m_exit, 0);
    const auto files = answer[u"signatures"_s].toArray();
    QCOMPARE(files.size(), 1);
    QCOMPARE(files[0][u"points"_s].toInt(), 3);
    QFile file(folder.filePath(files[0][u"file"_s].toString()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    const auto series = pack::signatureSeriesFrom(file.readAll());
    QVERIFY(series);
    const std::vector<pack::SeriesPoint> expected{{.x = 100, .y = 100, .t = 0, .pressure = 300, .down = true},
                                                  {.x = 250, .y = 200, .t = 8, .pressure = 412, .down = true},
                                                  {.x = 260, .y = 210, .t = 16, .pressure = 0, .down = false}};
    QVERIFY(series->points == expected);
    // That it was given out stands in the log, and nothing of it or of anybody else does.
    (void)ask(number, folder.path());
    QVERIFY(m_exit != 0); // a file stands in the way
}

void TestSignatureExport::nothingIsWrittenOverAndNothingIsMadeUp()
{
    QTemporaryDir folder;
    (void)ask(u"990100-20261121-99999"_s, folder.path());
    QVERIFY(m_exit != 0); // no such case
    (void)ask({}, folder.path());
    QVERIFY(m_exit != 0);
    const auto number = submit("no ink at all");
    QVERIFY(!number.isEmpty());
    (void)ask(number, folder.path());
    QVERIFY(m_exit != 0);
    const auto good = submit(R"({"height":6000,"unit":"mm/100","points":[[1,2,0,0,1]]})");
    (void)ask(good, folder.filePath(u"nowhere"_s));
    QVERIFY(m_exit != 0);
    QVERIFY(QDir(folder.path()).isEmpty());
}

YC_TEST(TestSignatureExport)
#include "tst_signature_export.moc"
