#include "devices/api/device.h"
#include "devices/card/protocol/sdt_frame.h"
#include "devices/card/protocol/sdt_reply.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc::devices;
using namespace yc::devices::card;

class TestSdtReply : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void framesHaveTheSizesOfTheTable_data();
    void framesHaveTheSizesOfTheTable();
    void lengthsComeFromTheHeader();
    void aHeaderThatDoesNotAddUpIsRefused();
    void aLaterAddressIsThirtyFiveCharacters();
    void theModuleNumberIsPrintedAsUsual();
};

void TestSdtReply::framesHaveTheSizesOfTheTable_data()
{
    QTest::addColumn<int>("fingerprint"); // -1: not asked for
    QTest::addColumn<int>("size");
    QTest::newRow("text and photo") << -1 << 1295;
    QTest::newRow("fingerprint 1024") << 1024 << 2321;
    QTest::newRow("fingerprint 512") << 512 << 1809;
    QTest::newRow("no fingerprint stored") << 0 << 1297;
}

void TestSdtReply::framesHaveTheSizesOfTheTable()
{
    QFETCH(int, fingerprint);
    const auto kind = fingerprint < 0 ? sdt::ReadKind::TextAndPhoto : sdt::ReadKind::WithFingerprint;
    const sdt::CardBlocks blocks{QByteArray(256, 't'), QByteArray(1024, 'p'),
                                 QByteArray(std::max(fingerprint, 0), 'f')};
    auto frame = sdt::encode(sdt::Status::Done, sdt::replyFromBlocks(blocks, kind));
    QTEST(static_cast<int>(frame.size()), "size");
    const auto reply = sdt::takeReply(frame);
    QVERIFY(reply && *reply);
    const auto got = sdt::blocksFromReply((*reply)->data, kind);
    QVERIFY(got);
    QCOMPARE(got->text, blocks.text);
    QCOMPARE(got->photo, blocks.photo);
    QCOMPARE(got->fingerprint, blocks.fingerprint);
}

void TestSdtReply::lengthsComeFromTheHeader()
{
    const auto got = sdt::blocksFromReply(QByteArray("\0\2\0\3abxyz", 9), sdt::ReadKind::TextAndPhoto);
    QVERIFY(got);
    QCOMPARE(got->text, QByteArray("ab"));
    QCOMPARE(got->photo, QByteArray("xyz"));
}

void TestSdtReply::aHeaderThatDoesNotAddUpIsRefused()
{
    const auto good
        = sdt::replyFromBlocks({QByteArray(256, 't'), QByteArray(1024, 'p'), {}}, sdt::ReadKind::TextAndPhoto);
    for (qsizetype size = 0; size < good.size(); ++size)
        QVERIFY(sdt::blocksFromReply(good.first(size), sdt::ReadKind::TextAndPhoto).error() == codes::BadLength);
    QVERIFY(sdt::blocksFromReply(good + 'x', sdt::ReadKind::TextAndPhoto).error() == codes::BadLength);
    auto lying = good;
    lying[0] = '\x7F';
    QVERIFY(sdt::blocksFromReply(lying, sdt::ReadKind::TextAndPhoto).error() == codes::BadLength);
}

void TestSdtReply::aLaterAddressIsThirtyFiveCharacters()
{
    const auto address = QStringLiteral("样例市测试区样例路１号");
    const auto bytes = sdt::replyFromLatestAddress(address);
    QVERIFY(bytes);
    QCOMPARE(bytes->size(), 70);
    QCOMPARE(*sdt::latestAddressFromReply(*bytes), address);
    QVERIFY(sdt::latestAddressFromReply(bytes->first(69)).error() == codes::BadLength);
    QVERIFY(sdt::replyFromLatestAddress(QString(36, u'长')).error() == codes::BadLength);
    QVERIFY(sdt::replyFromLatestAddress(QString(35, u'长')));
}

void TestSdtReply::theModuleNumberIsPrintedAsUsual()
{
    const auto bytes = QByteArray::fromHex("05000300F5B432017B000000C8010000");
    QCOMPARE(*sdt::samNumberFromReply(bytes), QStringLiteral("05.03-20100341-0000000123-0000000456"));
    QVERIFY(sdt::samNumberFromReply(bytes.first(15)).error() == codes::BadLength);
}

YC_TEST(TestSdtReply)
#include "tst_sdt_reply.moc"
