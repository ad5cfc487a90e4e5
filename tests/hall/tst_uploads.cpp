#include "core/seal/digest.h"
#include "tests/hall/peer.h"
#include "tests/support/register.h"

#include <QDir>
#include <QJsonArray>
#include <QSslSocket>
#include <QTest>

#include <sys/socket.h>

using namespace yc;
using namespace yc::core;
using namespace yc::tests;

// The rules of tus 1.0.0, row by row (reference.md G.1).
class TestHallUploads : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void itSaysWhatItCanDo();
    void aWholeGoesUpAndIsNotMissingAnyMore();
    void itGoesUpInPieces();
    void anotherVersionIsNotServed_data();
    void anotherVersionIsNotServed();
    void creationIsReadStrictly_data();
    void creationIsReadStrictly();
    void anotherOffsetIsRefused();
    void anotherContentTypeIsRefused();
    void beyondTheLengthIsRefused();
    void aChunkWithAnotherChecksumIsDiscarded();
    void aWholeWithAnotherDigestIsDiscarded();
    void anEndedUploadIsGone();
    void anotherTerminalsUploadIsNotThere();
    void nothingIsCompleteAtOnce();
    void aBlobThatIsThereNeedsNoBytes();
    void aCutConnectionKeepsWhatCameWithoutChecksum();
    void aCutConnectionKeepsNothingOfAChunkWithChecksum();
    void aNewerRequestTakesOver();
    void itGoesOnAfterTheHallWasKilled();
    void theMethodMayStandInAHeader();
    void missingIsReadStrictly_data();
    void missingIsReadStrictly();

private:
    [[nodiscard]] qint64 offsetOf(const QString &path);
    // A PATCH of which only `sent` bytes are written before the connection is cut.
    void cutPatch(const QString &path, const QByteArray &whole, qsizetype sent, const QByteArray &moreHeaders,
                  bool keepOpen = false);
    [[nodiscard]] static QByteArray bytes(int serial, qsizetype size);

    std::unique_ptr<HallProgram> m_hall;
    std::unique_ptr<Peer> m_counter;
    std::unique_ptr<QSslSocket> m_raw;
    int m_serial = 0;
};

QByteArray TestHallUploads::bytes(int serial, qsizetype size)
{
    QByteArray all;
    for (qsizetype block = 0; all.size() < size; ++block)
        all += seal::sm3(QByteArray::number(serial) + ':' + QByteArray::number(block));
    return all.left(size);
}

void TestHallUploads::initTestCase()
{
    m_hall = std::make_unique<HallProgram>();
    QVERIFY2(m_hall->start(), m_hall->log());
    m_counter = std::make_unique<Peer>(*m_hall);
    QCOMPARE(m_counter->enrol(m_hall->terminalCode(QStringLiteral("counter"))).status, 201);
}

qint64 TestHallUploads::offsetOf(const QString &path)
{
    const auto heard = m_counter->tus("HEAD", path);
    if (heard.status != 200 || heard.header("Cache-Control") != "no-store" || heard.header("Upload-Expires").isEmpty())
        return -heard.status;
    return heard.header("Upload-Offset").toLongLong();
}

void TestHallUploads::itSaysWhatItCanDo()
{
    const auto heard = m_counter->call("OPTIONS", QStringLiteral("/v1/uploads"));
    QCOMPARE(heard.status, 204);
    QCOMPARE(heard.header("Tus-Version"), QByteArray("1.0.0"));
    QCOMPARE(heard.header("Tus-Extension"), QByteArray("creation,checksum,termination,expiration"));
    QCOMPARE(heard.header("Tus-Checksum-Algorithm"), QByteArray("sha1"));
    QVERIFY(heard.header("Tus-Max-Size").toLongLong() >= 64LL * 1024 * 1024);
    QCOMPARE(heard.header("Tus-Resumable"), QByteArray("1.0.0"));
}

void TestHallUploads::aWholeGoesUpAndIsNotMissingAnyMore()
{
    const auto whole = bytes(++m_serial, 300'000);
    const auto name = blobName(whole);
    const QJsonObject question{{QStringLiteral("blobs"), QJsonArray{name, QString(64, u'0')}}};
    const auto missing = [&] {
        return m_counter->post(QStringLiteral("/v1/blobs/missing"), question)
            .json()
            .value(QLatin1String("missing"))
            .toArray();
    };
    QCOMPARE(missing(), QJsonArray({name, QString(64, u'0')}));
    const auto path = m_counter->beginUpload(whole);
    QVERIFY(!path.isEmpty());
    QCOMPARE(offsetOf(path), 0);
    const auto heard = m_counter->tus(
        "PATCH", path, whole, {{"Upload-Offset", "0"}, {"Upload-Checksum", "sha1 " + seal::sha1(whole).toBase64()}});
    QCOMPARE(heard.status, 204);
    QCOMPARE(heard.header("Upload-Offset").toLongLong(), whole.size());
    QCOMPARE(heard.header("Tus-Resumable"), QByteArray("1.0.0"));
    QCOMPARE(missing(), QJsonArray({QString(64, u'0')}));
    // Its answer may have been lost: asking says that all of it is there.
    QCOMPARE(offsetOf(path), whole.size());
}

void TestHallUploads::itGoesUpInPieces()
{
    const auto whole = bytes(++m_serial, 100'000);
    const auto path = m_counter->beginUpload(whole);
    for (qsizetype at = 0; at < whole.size();) {
        const auto piece = whole.mid(at, 30'000);
        const auto heard = m_counter->tus("PATCH", path, piece, {{"Upload-Offset", QByteArray::number(at)}});
        QCOMPARE(heard.status, 204);
        at += piece.size();
        QCOMPARE(heard.header("Upload-Offset").toLongLong(), at);
    }
    QVERIFY(
        QFile::exists(m_hall->dataFile(QStringLiteral("blobs/%1/%2").arg(blobName(whole).left(2), blobName(whole)))));
    QVERIFY(QDir(m_hall->dataFile(QStringLiteral("uploads"))).isEmpty());
}

void TestHallUploads::anotherVersionIsNotServed_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("version");
    for (const auto *method : {"POST", "HEAD", "PATCH", "DELETE"}) {
        for (const auto *version : {"", "0.2.2", "1.0.1", "2"})
            QTest::newRow((QByteArray(method) + " with '" + version + '\'').constData())
                << QByteArray(method) << QByteArray(version);
    }
}

void TestHallUploads::anotherVersionIsNotServed()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, version);
    const auto whole = bytes(++m_serial, 10);
    const auto path = m_counter->beginUpload(whole);
    Headers headers{
        {"Upload-Offset", "0"}, {"Upload-Length", "10"}, {"Content-Type", "application/offset+octet-stream"}};
    if (!version.isEmpty())
        headers.emplaceBack("Tus-Resumable", version);
    const auto heard = m_counter->call(method, method == "POST" ? QStringLiteral("/v1/uploads") : path,
                                       method == "PATCH" ? whole : QByteArray(), headers);
    QCOMPARE(heard.status, 412);
    QCOMPARE(heard.header("Tus-Version"), QByteArray("1.0.0"));
    QCOMPARE(heard.header("Yichuang-Code"), QByteArray("H-0305"));
    QCOMPARE(offsetOf(path), 0); // nothing was done
}

void TestHallUploads::creationIsReadStrictly_data()
{
    QTest::addColumn<QByteArray>("length");
    QTest::addColumn<QByteArray>("metadata");
    QTest::addColumn<int>("status");
    const auto digest = "digest " + QByteArray(64, 'a').toBase64();
    QTest::newRow("good") << QByteArray("5") << digest << 201;
    QTest::newRow("no length") << QByteArray() << digest << 400;
    QTest::newRow("length below nothing") << QByteArray("-1") << digest << 400;
    QTest::newRow("length with a unit") << QByteArray("5k") << digest << 400;
    QTest::newRow("too large") << QByteArray("99999999999") << digest << 413;
    QTest::newRow("no metadata") << QByteArray("5") << QByteArray() << 400;
    QTest::newRow("no digest") << QByteArray("5") << QByteArray("name QQ==") << 400;
    QTest::newRow("a digest that is none") << QByteArray("5") << "digest " + QByteArray("abc").toBase64() << 400;
    QTest::newRow("a digest with a way out")
        << QByteArray("5") << "digest " + QByteArray("../../../etc/passwd").toBase64() << 400;
    QTest::newRow("a media type that is none")
        << QByteArray("5") << digest + ",mediaType " + QByteArray("a\r\nb/c").toBase64() << 400;
    QTest::newRow("a key twice") << QByteArray("5") << digest + ',' + digest << 400;
    QTest::newRow("not base64") << QByteArray("5") << QByteArray("digest !") << 400;
}

void TestHallUploads::creationIsReadStrictly()
{
    QFETCH(QByteArray, length);
    QFETCH(QByteArray, metadata);
    QFETCH(int, status);
    Headers headers;
    if (!length.isEmpty())
        headers.emplaceBack("Upload-Length", length);
    if (!metadata.isEmpty())
        headers.emplaceBack("Upload-Metadata", metadata);
    QCOMPARE(m_counter->tus("POST", QStringLiteral("/v1/uploads"), {}, headers).status, status);
}

void TestHallUploads::anotherOffsetIsRefused()
{
    const auto whole = bytes(++m_serial, 1'000);
    const auto path = m_counter->beginUpload(whole);
    QCOMPARE(m_counter->tus("PATCH", path, whole.left(400), {{"Upload-Offset", "0"}}).status, 204);
    for (const auto *offset : {"0", "399", "401", "1000"}) {
        const auto heard = m_counter->tus("PATCH", path, whole.mid(400), {{"Upload-Offset", offset}});
        QCOMPARE(heard.status, 409);
        QCOMPARE(heard.code(), QStringLiteral("H-0302"));
        QCOMPARE(heard.header("Upload-Offset"), QByteArray("400"));
    }
    for (const auto *offset : {"", "x", "-400"})
        QCOMPARE(m_counter->tus("PATCH", path, whole.mid(400), {{"Upload-Offset", offset}}).status, 400);
    QCOMPARE(m_counter->tus("PATCH", path, whole.mid(400), {{"Upload-Offset", "400"}}).status, 204);
}

void TestHallUploads::anotherContentTypeIsRefused()
{
    const auto whole = bytes(++m_serial, 100);
    const auto path = m_counter->beginUpload(whole);
    const auto heard = m_counter->call(
        "PATCH", path, whole, {{"Tus-Resumable", "1.0.0"}, {"Upload-Offset", "0"}, {"Content-Type", "image/jpeg"}});
    QCOMPARE(heard.status, 415);
    QCOMPARE(offsetOf(path), 0);
}

void TestHallUploads::beyondTheLengthIsRefused()
{
    const auto whole = bytes(++m_serial, 100);
    const auto path = m_counter->beginUpload(whole);
    const auto heard = m_counter->tus("PATCH", path, whole + "more", {{"Upload-Offset", "0"}});
    QCOMPARE(heard.status, 413);
    QCOMPARE(offsetOf(path), 0);
}

void TestHallUploads::aChunkWithAnotherChecksumIsDiscarded()
{
    const auto whole = bytes(++m_serial, 50'000);
    const auto path = m_counter->beginUpload(whole);
    QCOMPARE(m_counter->tus("PATCH", path, whole.left(10'000), {{"Upload-Offset", "0"}}).status, 204);
    const auto rest = whole.mid(10'000);
    const auto heard
        = m_counter->tus("PATCH", path, rest,
                         {{"Upload-Offset", "10000"}, {"Upload-Checksum", "sha1 " + seal::sha1("other").toBase64()}});
    QCOMPARE(heard.status, 460);
    QCOMPARE(heard.code(), QStringLiteral("H-0303"));
    QCOMPARE(offsetOf(path), 10'000);
    QCOMPARE(
        m_counter->tus("PATCH", path, rest, {{"Upload-Offset", "10000"}, {"Upload-Checksum", "crc32 QQ=="}}).status,
        400);
    QCOMPARE(m_counter
                 ->tus("PATCH", path, rest,
                       {{"Upload-Offset", "10000"}, {"Upload-Checksum", "sha1 " + seal::sha1(rest).toBase64()}})
                 .status,
             204);
    QCOMPARE(offsetOf(path), whole.size());
}

void TestHallUploads::aWholeWithAnotherDigestIsDiscarded()
{
    const auto whole = bytes(++m_serial, 5'000);
    const auto path = m_counter->beginUpload(whole, blobName("something else"));
    QCOMPARE(m_counter->tus("PATCH", path, whole.left(2'000), {{"Upload-Offset", "0"}}).status, 204);
    const auto heard = m_counter->tus("PATCH", path, whole.mid(2'000), {{"Upload-Offset", "2000"}});
    QCOMPARE(heard.status, 422);
    QCOMPARE(heard.code(), QStringLiteral("H-0304"));
    QCOMPARE(offsetOf(path), -410);
    QVERIFY(QDir(m_hall->dataFile(QStringLiteral("uploads")))
                .entryList(QDir::Files)
                .filter(path.section(u'/', -1))
                .isEmpty());
}

void TestHallUploads::anEndedUploadIsGone()
{
    const auto whole = bytes(++m_serial, 100);
    const auto path = m_counter->beginUpload(whole);
    const auto heard = m_counter->tus("DELETE", path);
    QCOMPARE(heard.status, 204);
    QCOMPARE(heard.header("Tus-Resumable"), QByteArray("1.0.0"));
    QCOMPARE(offsetOf(path), -410);
    QCOMPARE(m_counter->tus("PATCH", path, whole, {{"Upload-Offset", "0"}}).status, 410);
    QCOMPARE(m_counter->tus("DELETE", path).status, 410);
    QCOMPARE(offsetOf(QStringLiteral("/v1/uploads/") + QString(32, u'0')), -404);
    QCOMPARE(offsetOf(QStringLiteral("/v1/uploads/..%2F..%2Fhall.db")), -404);
}

void TestHallUploads::anotherTerminalsUploadIsNotThere()
{
    Peer other(*m_hall);
    QCOMPARE(other.enrol(m_hall->terminalCode(QStringLiteral("kiosk"))).status, 201);
    const auto path = m_counter->beginUpload(bytes(++m_serial, 100));
    QCOMPARE(other.tus("HEAD", path).status, 404);
    QCOMPARE(other.tus("DELETE", path).status, 404);
}

void TestHallUploads::nothingIsCompleteAtOnce()
{
    const auto path = m_counter->beginUpload({});
    QVERIFY(!path.isEmpty());
    QCOMPARE(offsetOf(path), 0);
    const auto heard
        = m_counter->post(QStringLiteral("/v1/blobs/missing"), {{QStringLiteral("blobs"), QJsonArray{blobName({})}}});
    QVERIFY(heard.json().value(QLatin1String("missing")).toArray().isEmpty());
}

void TestHallUploads::aBlobThatIsThereNeedsNoBytes()
{
    const auto whole = bytes(++m_serial, 1'000);
    QVERIFY(m_counter->upload(whole));
    const auto path = m_counter->beginUpload(whole);
    QCOMPARE(offsetOf(path), whole.size());
}

void TestHallUploads::cutPatch(const QString &path, const QByteArray &whole, qsizetype sent,
                               const QByteArray &moreHeaders, bool keepOpen)
{
    QTemporaryDir folder;
    m_counter->writeIdentity(folder.filePath(QStringLiteral("c")), folder.filePath(QStringLiteral("k")));
    m_raw = std::make_unique<QSslSocket>();
    auto tls = m_raw->sslConfiguration();
    tls.setCaCertificates(QSslCertificate::fromData(m_hall->authorityPem(), QSsl::Pem));
    m_raw->setSslConfiguration(tls);
    m_raw->setLocalCertificate(folder.filePath(QStringLiteral("c")));
    m_raw->setPrivateKey(folder.filePath(QStringLiteral("k")), QSsl::Ec);
    m_raw->connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_hall->port());
    QVERIFY(m_raw->waitForEncrypted(10'000));
    m_raw->write("PATCH " + path.toLatin1() + " HTTP/1.1\r\nHost: x\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
                 + "Content-Type: application/offset+octet-stream\r\nContent-Length: "
                 + QByteArray::number(whole.size()) + "\r\n" + moreHeaders + "\r\n");
    m_raw->write(whole.left(sent));
    while (m_raw->bytesToWrite() > 0 || m_raw->encryptedBytesToWrite() > 0)
        QVERIFY(m_raw->waitForBytesWritten(10'000));
    // Not by closing: what the hall sent meanwhile would be unread, and a reset could overtake our last bytes.
    if (!keepOpen)
        ::shutdown(static_cast<int>(m_raw->socketDescriptor()), SHUT_WR);
}

void TestHallUploads::aCutConnectionKeepsWhatCameWithoutChecksum()
{
    const auto whole = bytes(++m_serial, 600'000);
    const auto path = m_counter->beginUpload(whole);
    cutPatch(path, whole, 400'000, {});
    QTRY_COMPARE_WITH_TIMEOUT(offsetOf(path), 400'000, 10'000);
    QCOMPARE(m_counter->tus("PATCH", path, whole.mid(400'000), {{"Upload-Offset", "400000"}}).status, 204);
}

void TestHallUploads::aCutConnectionKeepsNothingOfAChunkWithChecksum()
{
    const auto whole = bytes(++m_serial, 600'000);
    const auto path = m_counter->beginUpload(whole);
    cutPatch(path, whole, 400'000, "Upload-Checksum: sha1 " + seal::sha1(whole).toBase64() + "\r\n");
    QCOMPARE(offsetOf(path), 0);
    QCOMPARE(m_counter->tus("PATCH", path, whole, {{"Upload-Offset", "0"}}).status, 204);
}

void TestHallUploads::aNewerRequestTakesOver()
{
    const auto whole = bytes(++m_serial, 600'000);
    const auto path = m_counter->beginUpload(whole);
    cutPatch(path, whole, 400'000, {}, true); // hangs, as behind a dead line
    QCOMPARE(m_counter->tus("PATCH", path, whole, {{"Upload-Offset", "0"}}).status, 204);
    QCOMPARE(offsetOf(path), whole.size());
    m_raw->write(whole.mid(400'000)); // too late
    m_raw->flush();
    m_raw.reset();
    QCOMPARE(offsetOf(path), whole.size());
    QVERIFY(
        QFile::exists(m_hall->dataFile(QStringLiteral("blobs/%1/%2").arg(blobName(whole).left(2), blobName(whole)))));
}

void TestHallUploads::itGoesOnAfterTheHallWasKilled()
{
    const auto whole = bytes(++m_serial, 2'000'000);
    const auto path = m_counter->beginUpload(whole);
    QCOMPARE(m_counter->tus("PATCH", path, whole.left(700'000), {{"Upload-Offset", "0"}}).status, 204);
    cutPatch(path, whole, 100, {}, true);
    m_hall->kill();
    m_counter->reconnect();
    QVERIFY(m_hall->start());
    QCOMPARE(offsetOf(path), 700'000); // what was confirmed is there, and no more is claimed
    QCOMPARE(m_counter->tus("PATCH", path, whole.mid(700'000), {{"Upload-Offset", "700000"}}).status, 204);
    QFile blob(m_hall->dataFile(QStringLiteral("blobs/%1/%2").arg(blobName(whole).left(2), blobName(whole))));
    QVERIFY(blob.open(QIODevice::ReadOnly));
    QCOMPARE(blobName(blob.readAll()), blobName(whole));
}

void TestHallUploads::theMethodMayStandInAHeader()
{
    const auto whole = bytes(++m_serial, 100);
    const auto path = m_counter->beginUpload(whole);
    const auto heard = m_counter->tus("POST", path, whole,
                                      {{"X-HTTP-Method-Override", "PATCH"},
                                       {"Upload-Offset", "0"},
                                       {"Content-Type", "application/offset+octet-stream"}});
    QCOMPARE(heard.status, 204);
    QCOMPARE(offsetOf(path), whole.size());
}

void TestHallUploads::missingIsReadStrictly_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const auto *body :
         {"", "[]", "{}", "{\"blobs\":7}", "{\"blobs\":[7]}", "{\"blobs\":[\"x\"]}", "{\"blobs\":null}"})
        QTest::newRow(body) << QByteArray(body);
}

void TestHallUploads::missingIsReadStrictly()
{
    QFETCH(QByteArray, body);
    QCOMPARE(m_counter->call("POST", QStringLiteral("/v1/blobs/missing"), body).status, 400);
}

YC_TEST(TestHallUploads)
#include "tst_uploads.moc"
