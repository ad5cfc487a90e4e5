#include "core/seal/digest.h"
#include "core/wire/catalogue_json.h"
#include "core/wire/staff_wire.h"
#include "tests/hall/peer.h"
#include "tests/hall/sample_case.h"
#include "tests/support/register.h"

#include <QJsonArray>
#include <QTest>

using namespace yc;
using namespace yc::core;
using namespace yc::tests;

class TestHallAccess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void anybodyMayAskWhetherItIsThere();
    void theAuthorityIsTheOneOnTheTerminalCode();
    void aTerminalEnrolsOnce();
    void aCodeThatIsUnknownIsRefused();
    void requestsThatDoNotVerifyAreRefused();
    void withoutCertificateNothingIsAnswered_data();
    void withoutCertificateNothingIsAnswered();
    void aCertificateOfTheAuthorityThatIsNoTerminalIsNobody();
    void aCertificateOfAnotherAuthorityFailsTheHandshake();
    void aOneTimePinHasToBeChanged();
    void anEasyPinIsRefused();
    void wrongPinsHaveToWait();
    void aTokenIsGoodAtItsTerminalOnly();
    void signedOutIsOver();
    void theCatalogueComesOnce();
    void whatIsNotThereIsSaid();
    void aTerminalThatWasShutOutIsTold();
    void theRealCatalogueCanBeServed();
    void theLogHoldsNothingOfAPerson();

private:
    std::unique_ptr<HallProgram> m_hall;
    std::unique_ptr<Peer> m_counter;
};

void TestHallAccess::initTestCase()
{
    m_hall = std::make_unique<HallProgram>();
    QVERIFY2(m_hall->start(), m_hall->log());
    m_counter = std::make_unique<Peer>(*m_hall);
}

void TestHallAccess::anybodyMayAskWhetherItIsThere()
{
    const auto heard = m_counter->call("GET", QStringLiteral("/healthz"));
    QCOMPARE(heard.status, 200);
    QVERIFY(heard.json().value(QLatin1String("ok")).toBool());
    QCOMPARE(heard.json().value(QLatin1String("api")).toString(), QString(wire::ContractVersion));
    QVERIFY(!heard.header("Date").isEmpty()); // terminals tell by it how far their clocks are off
}

void TestHallAccess::theAuthorityIsTheOneOnTheTerminalCode()
{
    const auto heard = m_counter->call("GET", QStringLiteral("/v1/ca"));
    QCOMPARE(heard.status, 200);
    QCOMPARE(heard.header("Content-Type"), QByteArray("application/pkcs7-mime"));
    const auto certificates = seal::fromPkcs7(QByteArray::fromBase64(heard.body));
    QVERIFY(certificates);
    const auto code = wire::terminalCodeFrom(m_hall->terminalCode(QStringLiteral("counter")));
    QVERIFY(code);
    QCOMPARE(certificates->first().fingerprint().left(16), code->caFingerprint);
    QCOMPARE(m_hall->firstStart().value(QLatin1String("caFingerprint")).toString(),
             seal::hex(certificates->first().fingerprint()));
}

void TestHallAccess::aTerminalEnrolsOnce()
{
    const auto code = wire::terminalCodeFrom(m_hall->terminalCode(QStringLiteral("counter"), QStringLiteral("3")));
    const auto key = seal::PrivateKey::generate(seal::KeyKind::P256);
    const auto evidence = seal::PrivateKey::generate(seal::KeyKind::Sm2);
    const auto name = QStringLiteral("x");
    const auto request
        = wire::toJson(wire::EnrolRequest{code->secret, *key.certificateRequest(name),
                                          *evidence.certificateRequest(name), *key.certificateRequest(name)});
    const auto first = m_counter->post(QStringLiteral("/v1/terminals"), request);
    QCOMPARE(first.status, 201);
    const auto reply = wire::enrolReplyFrom(first.json());
    QVERIFY(reply);
    QCOMPARE(reply->windowNo, QStringLiteral("3"));
    QCOMPARE(reply->nodeName, QStringLiteral("示例县政务服务中心"));
    const auto hallEvidence = seal::fromPkcs7(reply->hallEvidence);
    QVERIFY(hallEvidence && hallEvidence->size() == 2);
    QVERIFY(hallEvidence->at(0).checkIssuedBy(hallEvidence->at(1), QDateTime::currentDateTimeUtc()));
    // The answer was lost: asked again, the same comes.
    QCOMPARE(m_counter->post(QStringLiteral("/v1/terminals"), request).json(), first.json());
    // Somebody else with the same secret.
    auto other = request;
    other.insert(QStringLiteral("tls"), QString::fromLatin1(evidence.certificateRequest(name)->toBase64()));
    const auto refused = m_counter->post(QStringLiteral("/v1/terminals"), other);
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.code(), QStringLiteral("H-0103"));
    m_counter->useCertificate(seal::fromPkcs7(reply->tls)->first(), key);
    QCOMPARE(m_counter->call("GET", QStringLiteral("/v1/changes")).status, 200);
}

void TestHallAccess::aCodeThatIsUnknownIsRefused()
{
    Peer peer(*m_hall);
    auto code = *wire::terminalCodeFrom(m_hall->terminalCode(QStringLiteral("kiosk")));
    code.secret[0] = static_cast<char>(code.secret[0] ^ 1);
    const auto heard = peer.enrol(wire::toText(code));
    QCOMPARE(heard.status, 403);
    QCOMPARE(heard.code(), QStringLiteral("H-0103"));
}

void TestHallAccess::requestsThatDoNotVerifyAreRefused()
{
    Peer peer(*m_hall);
    const auto code = wire::terminalCodeFrom(m_hall->terminalCode(QStringLiteral("kiosk")));
    const auto key = seal::PrivateKey::generate(seal::KeyKind::P256);
    const auto good = *key.certificateRequest(QStringLiteral("x"));
    auto bad = good;
    bad[bad.size() - 1] = static_cast<char>(bad[bad.size() - 1] ^ 1);
    // A broken one, and one with a P-256 key where SM2 belongs.
    for (const auto &request :
         {wire::EnrolRequest{code->secret, bad, good, good}, wire::EnrolRequest{code->secret, good, good, good}}) {
        const auto heard = peer.post(QStringLiteral("/v1/terminals"), wire::toJson(request));
        QCOMPARE(heard.status, 422);
        QCOMPARE(heard.code(), QStringLiteral("H-0002"));
    }
    QCOMPARE(peer.call("POST", QStringLiteral("/v1/terminals"), "{}").status, 400);
    QCOMPARE(peer.call("POST", QStringLiteral("/v1/terminals"), QByteArray(70'000, ' ')).status, 413);
}

void TestHallAccess::withoutCertificateNothingIsAnswered_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    const auto row = [](const char *method, const char *path) {
        QTest::newRow((QByteArray(method) + ' ' + path).constData()) << QByteArray(method) << QString::fromLatin1(path);
    };
    row("POST", "/v1/sessions");
    row("DELETE", "/v1/sessions/current");
    row("GET", "/v1/catalogue");
    row("OPTIONS", "/v1/uploads");
    row("POST", "/v1/uploads");
    row("PATCH", "/v1/uploads/00000000000000000000000000000000");
    row("POST", "/v1/blobs/missing");
    row("POST", "/v1/cases");
    row("GET", "/v1/cases?number=1");
    row("POST", "/v1/cases/search");
    row("POST", "/v1/citizen/cases");
    row("GET", "/v1/cases/6f1c0a52-9a34-5d1e-8c7b-0123456789ab");
    row("POST", "/v1/cases/6f1c0a52-9a34-5d1e-8c7b-0123456789ab/endings");
    row("GET", "/v1/cases/6f1c0a52-9a34-5d1e-8c7b-0123456789ab/papers/x");
    row("GET", "/v1/changes");
}

void TestHallAccess::withoutCertificateNothingIsAnswered()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    Peer stranger(*m_hall);
    const auto heard = stranger.call(method, path, method == "GET" ? QByteArray() : QByteArray("{}"));
    QCOMPARE(heard.status, 401);
    QCOMPARE(heard.header("Yichuang-Code"), QByteArray("H-0101"));
    QCOMPARE(heard.header("Content-Type"), QByteArray("application/problem+json"));
}

void TestHallAccess::aCertificateOfTheAuthorityThatIsNoTerminalIsNobody()
{
    // The name of an enrolled terminal on another certificate of the right authority: as if the row were forged.
    QFile file(m_hall->dataFile(QStringLiteral("pki/ca.key")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    auto authority = seal::Authority::load(*seal::Certificate::fromPem(m_hall->authorityPem()),
                                           *seal::PrivateKey::fromPem(SecretBytes(file.readAll())));
    QVERIFY(authority);
    const auto key = seal::PrivateKey::generate(seal::KeyKind::P256);
    const auto now = QDateTime::currentDateTimeUtc();
    const auto certificate = authority->issue(*key.certificateRequest(QStringLiteral("x")), QStringLiteral("T0001"),
                                              seal::Authority::Use::TlsClient, {}, now.addDays(-1), 10);
    QVERIFY(certificate);
    Peer peer(*m_hall);
    peer.useCertificate(*certificate, key);
    const auto heard = peer.call("GET", QStringLiteral("/v1/changes"));
    QCOMPARE(heard.status, 401);
    QCOMPARE(heard.code(), QStringLiteral("H-0101"));
}

void TestHallAccess::aCertificateOfAnotherAuthorityFailsTheHandshake()
{
    const auto now = QDateTime::currentDateTimeUtc();
    const auto authority
        = seal::Authority::create(seal::KeyKind::P256, QStringLiteral("Yichuang Hall CA"), now.addDays(-1), 10);
    const auto key = seal::PrivateKey::generate(seal::KeyKind::P256);
    const auto certificate = authority->issue(*key.certificateRequest(QStringLiteral("x")), QStringLiteral("T0001"),
                                              seal::Authority::Use::TlsClient, {}, now.addDays(-1), 10);
    QVERIFY(certificate);
    Peer peer(*m_hall);
    peer.useCertificate(*certificate, key);
    const auto heard = peer.call("GET", QStringLiteral("/healthz"));
    QCOMPARE(heard.status, 0);
    QVERIFY(heard.error != QNetworkReply::NoError);
}

void TestHallAccess::aOneTimePinHasToBeChanged()
{
    wire::SignInRequest request;
    request.staffNo = QStringLiteral("0317");
    request.pin = SecretText(m_hall->oneTimePin(request.staffNo));
    const auto heard = m_counter->post(QStringLiteral("/v1/sessions"), wire::toJson(request));
    QCOMPARE(heard.status, 201);
    const auto reply = wire::signInReplyFrom(heard.json());
    QVERIFY(reply && reply->mustChangePin);
    // Its token serves for nothing else.
    const Headers token{{"Authorization", "Bearer " + reply->token.reveal().toLatin1()}};
    const auto refused = m_counter->call("GET", QStringLiteral("/v1/cases?number=1"), {}, token);
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.code(), QStringLiteral("H-0112"));

    const auto changed = m_counter->signIn(QStringLiteral("0317"), m_hall->oneTimePin(QStringLiteral("0317")),
                                           QStringLiteral("271828"));
    QCOMPARE(changed.status, 201);
    const auto signedIn = wire::signInReplyFrom(changed.json());
    QVERIFY(signedIn && !signedIn->mustChangePin);
    QCOMPARE(signedIn->staffName, QStringLiteral("样例员甲"));
    QVERIFY(signedIn->powers.contains(QLatin1String("accept")));
    QCOMPARE(m_counter->call("GET", QStringLiteral("/v1/cases?number=1")).status, 200);
    // The old one is no more, and the token of before is over.
    QCOMPARE(m_counter->post(QStringLiteral("/v1/sessions"), wire::toJson(request)).status, 401);
    QCOMPARE(m_counter->call("GET", QStringLiteral("/v1/cases?number=1"), {}, token).status, 401);
}

void TestHallAccess::anEasyPinIsRefused()
{
    const auto heard = m_counter->signIn(QStringLiteral("0318"), m_hall->oneTimePin(QStringLiteral("0318")),
                                         QStringLiteral("123456"));
    QCOMPARE(heard.status, 422);
    QCOMPARE(heard.code(), QStringLiteral("H-0113"));
}

void TestHallAccess::wrongPinsHaveToWait()
{
    // A number that does not exist is treated as one that does.
    for (const auto &no : {QStringLiteral("0102"), QStringLiteral("7777")}) {
        wire::SignInRequest request;
        request.staffNo = no;
        request.pin = SecretText(QStringLiteral("000000"));
        for (int i = 1; i <= 5; ++i) {
            const auto heard = m_counter->post(QStringLiteral("/v1/sessions"), wire::toJson(request));
            QCOMPARE(heard.status, 401);
            QCOMPARE(heard.code(), QStringLiteral("H-0111"));
            QCOMPARE(heard.header("Retry-After"), i < 5 ? QByteArray() : QByteArray("15"));
        }
        // Even the right one has to wait now.
        request.pin = SecretText(m_hall->oneTimePin(no));
        if (request.pin.isEmpty())
            request.pin = SecretText(QStringLiteral("000000"));
        const auto early = m_counter->post(QStringLiteral("/v1/sessions"), wire::toJson(request));
        QCOMPARE(early.status, 429);
        QCOMPARE(early.code(), QStringLiteral("H-0111"));
        const auto seconds = early.header("Retry-After").toInt();
        QVERIFY(seconds > 0 && seconds <= 15);
    }
}

void TestHallAccess::aTokenIsGoodAtItsTerminalOnly()
{
    Peer other(*m_hall);
    QCOMPARE(other.enrol(m_hall->terminalCode(QStringLiteral("counter"), QStringLiteral("5"))).status, 201);
    const auto path = QStringLiteral("/v1/cases?number=1");
    const auto heard = other.call("GET", path, {}, {{"Authorization", "Bearer " + m_counter->token()}});
    QCOMPARE(heard.status, 401);
    QCOMPARE(heard.code(), QStringLiteral("H-0114"));
    QCOMPARE(m_counter->call("GET", path).status, 200);
    for (const auto *odd : {"Bearer", "Bearer ", "Basic eDp5", "bearer"})
        QCOMPARE(other.call("GET", path, {}, {{"Authorization", odd}}).status, 401);
}

void TestHallAccess::signedOutIsOver()
{
    QCOMPARE(m_counter->call("DELETE", QStringLiteral("/v1/sessions/current")).status, 204);
    QCOMPARE(m_counter->call("DELETE", QStringLiteral("/v1/sessions/current")).status, 204);
    const auto heard = m_counter->call("GET", QStringLiteral("/v1/cases?number=1"));
    QCOMPARE(heard.status, 401);
    QCOMPARE(heard.code(), QStringLiteral("H-0114"));
    m_counter->forgetToken();
}

void TestHallAccess::theCatalogueComesOnce()
{
    const auto path = QStringLiteral("/v1/catalogue");
    const auto first = m_counter->call("GET", path);
    QCOMPARE(first.status, 200);
    const auto parts = wire::catalogueFromJson(first.json());
    QVERIFY(parts);
    QCOMPARE(parts->items.size(), tests::sampleItems().size());
    const auto etag = first.header("ETag");
    QVERIFY(etag.startsWith('"'));
    const auto again = m_counter->call("GET", path, {}, {{"If-None-Match", etag}});
    QCOMPARE(again.status, 304);
    QVERIFY(again.body.isEmpty());
    QCOMPARE(m_counter->call("GET", path, {}, {{"If-None-Match", "\"other\""}}).status, 200);
    // It is in the feed, too.
    const auto changes = wire::changesFrom(m_counter->call("GET", QStringLiteral("/v1/changes")).json());
    QVERIFY(changes);
    QCOMPARE(changes->list.value(0).kind, QStringLiteral("catalogue"));
}

void TestHallAccess::whatIsNotThereIsSaid()
{
    QCOMPARE(m_counter->call("GET", QStringLiteral("/v1/nothing")).code(), QStringLiteral("H-0001"));
    QCOMPARE(m_counter->call("GET", QStringLiteral("/")).status, 404);
    const auto heard = m_counter->call("PUT", QStringLiteral("/v1/cases"), "{}");
    QCOMPARE(heard.status, 405);
    QVERIFY(heard.header("Allow").contains("POST"));
    for (const auto *query : {"after=x", "wait=31", "wait=-1", "after=-1"})
        QCOMPARE(m_counter->call("GET", QStringLiteral("/v1/changes?") + QLatin1String(query)).status, 400);
}

void TestHallAccess::aTerminalThatWasShutOutIsTold()
{
    Peer kiosk(*m_hall);
    QCOMPARE(kiosk.enrol(m_hall->terminalCode(QStringLiteral("kiosk"))).status, 201);
    QCOMPARE(kiosk.call("GET", QStringLiteral("/v1/catalogue")).status, 200);
    QVERIFY(!m_hall->admin({QStringLiteral("shut-out"), QStringLiteral("--id"), kiosk.terminalId()}).isEmpty());
    const auto heard = kiosk.call("GET", QStringLiteral("/v1/catalogue"));
    QCOMPARE(heard.status, 403);
    QCOMPARE(heard.code(), QStringLiteral("H-0102"));
    QVERIFY(!m_hall->admin({QStringLiteral("let-in"), QStringLiteral("--id"), kiosk.terminalId()}).isEmpty());
    QCOMPARE(kiosk.call("GET", QStringLiteral("/v1/catalogue")).status, 200);
    int exitCode = 0;
    (void)m_hall->admin({QStringLiteral("shut-out"), QStringLiteral("--id"), QStringLiteral("T9999")}, &exitCode);
    QCOMPARE(exitCode, 1);
    (void)m_hall->admin({QStringLiteral("first-start"), QStringLiteral("--sample")}, &exitCode);
    QCOMPARE(exitCode, 1); // there is a hall already
    (void)m_hall->admin({QStringLiteral("dance")}, &exitCode);
    QCOMPARE(exitCode, 2);
}

void TestHallAccess::theRealCatalogueCanBeServed()
{
    QFile file(qEnvironmentVariable("YC_SOURCE") + QStringLiteral("/resources/catalogue/catalogue.json"));
    if (!file.exists())
        QFAIL("resources/catalogue is not there");
    QTemporaryDir folder;
    QProcess process;
    process.start(qEnvironmentVariable("YC_BIN") + QStringLiteral("/yichuang-hall"),
                  {QStringLiteral("serve"), QStringLiteral("--data"), folder.path(), QStringLiteral("--listen"),
                   QStringLiteral("127.0.0.1:0"), QStringLiteral("--ready-file"),
                   folder.filePath(QStringLiteral("ready"))});
    QVERIFY(QTest::qWaitFor([&] { return QFile::exists(folder.filePath(QStringLiteral("ready"))); }, 20'000));
    process.terminate();
    QVERIFY(process.waitForFinished(10'000));
    QCOMPARE(process.exitCode(), 0);
}

void TestHallAccess::theLogHoldsNothingOfAPerson()
{
    const auto log = m_hall->log();
    QVERIFY(log.contains("\"route\":\"/v1/sessions\""));
    for (const auto *secret : {"271828", "样例", "Bearer", "pin"})
        QVERIFY2(!log.contains(secret), secret);
}

YC_TEST(TestHallAccess)
#include "tst_access.moc"
