#include "core/pack/paper_values.h"
#include "core/pack/slip_code.h"
#include "core/seal/chain.h"
#include "core/seal/digest.h"
#include "core/wire/person_json.h"
#include "tests/hall/peer.h"
#include "tests/hall/sample_case.h"
#include "tests/support/register.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QProcess>
#include <QSet>
#include <QTest>

using namespace yc;
using namespace yc::core;
using namespace yc::tests;

class TestHallCases : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aCaseIsReceivedNumberedAndSigned();
    void anotherProgramVerifiesTheReceipt();
    void itsSlipIsCompleteAndSigned();
    void theSameAgainGetsTheSameReceipt();
    void anotherManifestUnderTheSameIdIsRefused();
    void withoutItsBlobsItIsRefused();
    void whatIsIncompleteIsToldAllAtOnce();
    void aSignatureUnderAnythingElseIsRefused_data();
    void aSignatureUnderAnythingElseIsRefused();
    void anItemThatIsNotThereOrNotInForceIsRefused_data();
    void anItemThatIsNotThereOrNotInForceIsRefused();
    void whatDoesNotFitTogetherIsRefused_data();
    void whatDoesNotFitTogetherIsRefused();
    void threeTimesAtOnceIsOneCase();
    void manyAtOnceGetEachTheirOwnNumber();
    void aCaseTakenOfflineIsReceivedWithoutSignIn();
    void staffFindItByNumberAndByCitizen();
    void theCitizenFindsTheirOwnAtAKiosk();
    void othersDoNotSeeIt();
    void whoWaitsForChangesHearsAtOnce();
    void whoHearsLateHearsEachOnce();

private:
    std::unique_ptr<HallProgram> m_hall;
    std::unique_ptr<Peer> m_counter;
    SampleCase m_first;
    wire::Receipt m_receipt;
    int m_serial = 0;
};

void TestHallCases::initTestCase()
{
    m_hall = std::make_unique<HallProgram>();
    m_counter = openCounter(*m_hall);
    QVERIFY2(m_counter, m_hall->log());
}

void TestHallCases::aCaseIsReceivedNumberedAndSigned()
{
    m_first = sampleCase(m_counter->terminalId(), ++m_serial);
    const auto heard = m_counter->submit(m_first.manifest, m_first.blobs);
    QVERIFY2(heard.status == 201, heard.body);
    const auto receipt = wire::receiptFrom(heard.json());
    QVERIFY(receipt);
    m_receipt = *receipt;
    QCOMPARE(receipt->caseId, m_first.manifest.draft.id);
    QCOMPARE(receipt->state, domain::CaseState::Received);
    QCOMPARE(receipt->manifestDigest, seal::sm3(wire::encode(m_first.manifest)));
    QVERIFY(receipt->caseNumber.startsWith(QLatin1String("990100-"))
            && receipt->caseNumber.endsWith(QLatin1String("-00001")));
    // The signer is the hall's own receipt certificate, known since enrolment.
    const auto known = seal::fromPkcs7(m_counter->enrolment()->hallEvidence);
    QCOMPARE(receipt->certificate, known->first().toDer());
    QVERIFY(known->first().verify(seal::rootOf(receipt->signedBytes(), receipt->path), receipt->signature));
}

void TestHallCases::anotherProgramVerifiesTheReceipt()
{
    QTemporaryDir folder;
    const auto file = [&](const char *name, const QByteArray &bytes) {
        QFile out(folder.filePath(QLatin1String(name)));
        if (out.open(QIODevice::WriteOnly))
            out.write(bytes);
        return out.fileName();
    };
    auto root = seal::rootOf(m_receipt.signedBytes(), m_receipt.path);
    const auto certificate = seal::Certificate::fromDer(m_receipt.certificate);
    QVERIFY(certificate);
    QProcess key;
    key.start(QStringLiteral("openssl"),
              {QStringLiteral("x509"), QStringLiteral("-in"), file("certificate.pem", certificate->toPem()),
               QStringLiteral("-pubkey"), QStringLiteral("-noout")});
    QVERIFY(key.waitForFinished());
    const auto keyFile = file("key.pem", key.readAllStandardOutput());
    const auto check = [&](const QByteArray &message) {
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"),
                      {QStringLiteral("dgst"), QStringLiteral("-sm3"), QStringLiteral("-verify"), keyFile,
                       QStringLiteral("-sigopt"), QStringLiteral("distid:1234567812345678"),
                       QStringLiteral("-signature"), file("signature", m_receipt.signature), file("root", message)});
        openssl.waitForFinished();
        return openssl.exitCode();
    };
    QCOMPARE(check(root), 0);
    root[0] = static_cast<char>(root[0] ^ 1);
    QVERIFY(check(root) != 0);
}

void TestHallCases::itsSlipIsCompleteAndSigned()
{
    const auto id = m_receipt.caseId.toString(QUuid::WithoutBraces);
    const auto heard = m_counter->call("GET", QStringLiteral("/v1/cases/") + id);
    QCOMPARE(heard.status, 200);
    const auto record = wire::caseRecordFrom(heard.json());
    QVERIFY(record);
    QCOMPARE(record->number, m_receipt.caseNumber);
    QCOMPARE(record->applicantMasked, domain::maskedName(QStringLiteral("样例甲")));
    QCOMPARE(record->papers.size(), 1);
    const auto &slip = record->papers.first();
    QCOMPARE(slip.kind, QString(pack::paper::ReceivingSlip));
    QVERIFY(pack::missingValues(slip.kind, slip.values).isEmpty());
    QCOMPARE(slip.values.value(pack::value::WindowNo).toString(), QStringLiteral("3"));
    QCOMPARE(slip.values.value(pack::value::Materials).toArray().size(), 1);
    const auto certificate = seal::Certificate::fromDer(slip.certificate);
    QVERIFY(certificate && certificate->verify(slip.digest, slip.signature));
    // Its QR verifies with nothing but that certificate.
    const auto code = pack::slipCodeFrom(slip.values.value(pack::value::CodeText).toString().toLatin1());
    QVERIFY(code);
    QVERIFY(certificate->verify(code->signedBytes, *pack::derSignature(code->signature)));
    QCOMPARE(code->slip.caseNumber, m_receipt.caseNumber);
    auto without = slip;
    without.values.remove(pack::value::CodeText);
    QCOMPARE(code->slip.digestPrefix, pack::digestPrefixOf(seal::sm3(without.signedBytes())));
    // One paper by itself is the same.
    const auto alone = m_counter->call("GET", QStringLiteral("/v1/cases/%1/papers/%2").arg(id, slip.id));
    QCOMPARE(alone.json(), wire::toJson(slip));
    QCOMPARE(m_counter->call("GET", QStringLiteral("/v1/cases/%1/papers/none").arg(id)).status, 404);
}

void TestHallCases::theSameAgainGetsTheSameReceipt()
{
    const auto heard = m_counter->commit(m_first.manifest);
    QCOMPARE(heard.status, 200);
    QCOMPARE(heard.json(), wire::toJson(m_receipt));
}

void TestHallCases::anotherManifestUnderTheSameIdIsRefused()
{
    auto manifest = sampleCase(m_counter->terminalId(), m_serial).manifest;
    manifest.draft.id = m_first.manifest.draft.id;
    const auto heard = m_counter->commit(manifest);
    QCOMPARE(heard.status, 409);
    QCOMPARE(heard.code(), QStringLiteral("H-0205"));
}

void TestHallCases::withoutItsBlobsItIsRefused()
{
    const auto sample = sampleCase(m_counter->terminalId(), ++m_serial);
    QVERIFY(m_counter->upload(sample.blobs.first()));
    auto heard = m_counter->commit(sample.manifest);
    QCOMPARE(heard.status, 424);
    QCOMPARE(heard.code(), QStringLiteral("H-0204"));
    QSet<QString> missing;
    for (const auto &name : heard.json().value(QLatin1String("missing")).toArray())
        missing.insert(name.toString());
    // Ink, picture, and the text that was signed.
    QCOMPARE(missing, QSet<QString>({blobName(sample.blobs[1]), blobName(sample.blobs[2]), blobName(sample.blobs[3])}));
    heard = m_counter->submit(sample.manifest, sample.blobs);
    QCOMPARE(heard.status, 201);
}

void TestHallCases::whatIsIncompleteIsToldAllAtOnce()
{
    auto sample = sampleCase(m_counter->terminalId(), ++m_serial);
    sample.manifest.draft.form.at(QStringLiteral("size")).text = QStringLiteral("99");
    sample.manifest.draft.filings.clear();
    sample.manifest.draft.signature.reset();
    const auto heard = m_counter->commit(sample.manifest);
    QCOMPARE(heard.status, 422);
    QCOMPARE(heard.code(), QStringLiteral("H-0203"));
    const auto findings = wire::findingsFrom(heard.json());
    QCOMPARE(findings.size(), 3);
    QCOMPARE(findings[0].kind, domain::Finding::Kind::CheckFailed);
    QCOMPARE(findings[0].words, QStringLiteral("人口不超过20"));
    QCOMPARE(findings[1].kind, domain::Finding::Kind::MaterialMissing);
    QCOMPARE(findings[2].kind, domain::Finding::Kind::NotSigned);
}

void TestHallCases::aSignatureUnderAnythingElseIsRefused_data()
{
    QTest::addColumn<QString>("what");
    for (const auto *what : {"a page", "one page more", "a page of a material that nobody asked for", "a value",
                             "the name", "the number", "another text altogether"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

// Everything is complete and every blob is here: only what was signed is not what is handed in.
void TestHallCases::aSignatureUnderAnythingElseIsRefused()
{
    QFETCH(QString, what);
    auto sample = sampleCase(m_counter->terminalId(), ++m_serial);
    auto &draft = sample.manifest.draft;
    auto page = draft.filings.first().pages.first();
    sample.blobs.append("another page");
    page.blob = blobName(sample.blobs.last());
    if (what == QLatin1String("a page"))
        draft.filings.first().pages.first() = page;
    else if (what == QLatin1String("one page more"))
        draft.filings.first().pages.append(page);
    else if (what == QLatin1String("a page of a material that nobody asked for"))
        draft.filings.append({QStringLiteral("m7"), {page}});
    else if (what == QLatin1String("a value"))
        draft.form.at(QStringLiteral("size")).text = QStringLiteral("4");
    else if (what == QLatin1String("the name"))
        draft.applicant->name = QStringLiteral("样例丙");
    else if (what == QLatin1String("the number"))
        draft.applicant->number = QStringLiteral("110105194912310003");
    else
        draft.signature->shownDigest = page.blob;
    auto heard = m_counter->submit(sample.manifest, sample.blobs);
    QCOMPARE(heard.status, 422);
    QCOMPARE(heard.code(), QStringLiteral("H-0208"));
    const auto findings = wire::findingsFrom(heard.json());
    QCOMPARE(findings.size(), 1);
    QVERIFY(findings.first().kind == domain::Finding::Kind::SignedOther);
    sample.blobs.append(signAsShown(draft)); // signed anew
    heard = m_counter->submit(sample.manifest, sample.blobs);
    QVERIFY2(heard.status == 201, heard.body);
}

void TestHallCases::anItemThatIsNotThereOrNotInForceIsRefused_data()
{
    QTest::addColumn<QString>("item");
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("code");
    QTest::newRow("unknown item") << QStringLiteral("TEST-9") << 1 << QStringLiteral("H-0201");
    QTest::newRow("unknown version") << QStringLiteral("TEST-1") << 2 << QStringLiteral("H-0201");
    QTest::newRow("cancelled") << QStringLiteral("TEST-3") << 1 << QStringLiteral("H-0202");
}

void TestHallCases::anItemThatIsNotThereOrNotInForceIsRefused()
{
    QFETCH(QString, item);
    QFETCH(int, version);
    QFETCH(QString, code);
    auto sample = sampleCase(m_counter->terminalId(), ++m_serial, item);
    sample.manifest.draft.itemVersion = version;
    const auto heard = m_counter->submit(sample.manifest, sample.blobs);
    QCOMPARE(heard.status, 422);
    QCOMPARE(heard.code(), code);
}

void TestHallCases::whatDoesNotFitTogetherIsRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("key");
    const auto sample = sampleCase(m_counter->terminalId(), ++m_serial);
    const auto good = wire::encode(sample.manifest);
    const auto id = sample.manifest.draft.id.toByteArray(QUuid::WithoutBraces);
    QTest::newRow("no key") << good << QByteArray();
    QTest::newRow("another key") << good << QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    QTest::newRow("a key in braces") << good << '{' + id + '}';
    QTest::newRow("not canonical") << good + ' ' << id;
    QTest::newRow("nothing") << QByteArray() << id;
    QTest::newRow("another terminal") << QByteArray(good).replace(
        "\"terminalId\":\"" + m_counter->terminalId().toLatin1(), "\"terminalId\":\"T0999")
                                      << id;
    QTest::newRow("unknown staff") << QByteArray(good).replace("\"staffNo\":\"0317\"", "\"staffNo\":\"7777\"") << id;
}

void TestHallCases::whatDoesNotFitTogetherIsRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, key);
    const auto heard = m_counter->call("POST", QStringLiteral("/v1/cases"), body,
                                       key.isEmpty() ? Headers{} : Headers{{"Idempotency-Key", key}});
    QCOMPARE(heard.status, 400);
    QCOMPARE(heard.code(), QStringLiteral("H-0002"));
}

void TestHallCases::threeTimesAtOnceIsOneCase()
{
    const auto sample = sampleCase(m_counter->terminalId(), ++m_serial);
    for (const auto &blob : sample.blobs)
        QVERIFY(m_counter->upload(blob));
    const Headers key{{"Idempotency-Key", sample.manifest.draft.id.toByteArray(QUuid::WithoutBraces)}};
    std::vector<std::unique_ptr<QNetworkReply>> replies;
    replies.reserve(3);
    for (int i = 0; i < 3; ++i)
        replies.push_back(m_counter->begin("POST", QStringLiteral("/v1/cases"), wire::encode(sample.manifest), key));
    QSet<QByteArray> receipts;
    int created = 0;
    for (const auto &reply : replies) {
        const auto heard = Peer::wait(*reply);
        QVERIFY(heard.status == 201 || heard.status == 200);
        created += heard.status == 201 ? 1 : 0;
        receipts.insert(heard.body);
    }
    QCOMPARE(created, 1);
    QCOMPARE(receipts.size(), 1);
}

void TestHallCases::manyAtOnceGetEachTheirOwnNumber()
{
    constexpr int many = 12;
    std::vector<SampleCase> samples;
    for (int i = 0; i < many; ++i) {
        samples.push_back(sampleCase(m_counter->terminalId(), ++m_serial, QStringLiteral("TEST-2")));
        for (const auto &blob : samples.back().blobs)
            QVERIFY(m_counter->upload(blob));
    }
    std::vector<std::unique_ptr<QNetworkReply>> replies;
    replies.reserve(samples.size());
    for (const auto &sample : samples)
        replies.push_back(
            m_counter->begin("POST", QStringLiteral("/v1/cases"), wire::encode(sample.manifest),
                             {{"Idempotency-Key", sample.manifest.draft.id.toByteArray(QUuid::WithoutBraces)}}));
    QSet<QString> numbers;
    for (const auto &reply : replies) {
        const auto heard = Peer::wait(*reply);
        QCOMPARE(heard.status, 201);
        const auto receipt = wire::receiptFrom(heard.json());
        QVERIFY(receipt);
        numbers.insert(receipt->caseNumber);
        QVERIFY(seal::Certificate::fromDer(receipt->certificate)
                    ->verify(seal::rootOf(receipt->signedBytes(), receipt->path), receipt->signature));
    }
    QCOMPARE(numbers.size(), many);
}

void TestHallCases::aCaseTakenOfflineIsReceivedWithoutSignIn()
{
    auto sample = sampleCase(m_counter->terminalId(), ++m_serial);
    sample.manifest.provisionalNumber = m_counter->terminalId() + QStringLiteral("-20261121-0001");
    sample.manifest.submittedAt = sample.manifest.submittedAt.addDays(-3);
    for (const auto &blob : sample.blobs)
        QVERIFY(m_counter->upload(blob));
    m_counter->forgetToken();
    const auto heard = m_counter->commit(sample.manifest);
    QCOMPARE(heard.status, 201);
    QCOMPARE(m_counter->call("GET", QStringLiteral("/v1/cases?number=1")).status, 401);
    QCOMPARE(m_counter->signIn(QStringLiteral("0317"), QStringLiteral("271828"), QStringLiteral("314159")).status, 201);
}

void TestHallCases::staffFindItByNumberAndByCitizen()
{
    const auto byNumber = [&](const QString &number) {
        return m_counter->call("GET", QStringLiteral("/v1/cases?number=") + number)
            .json()
            .value(QLatin1String("cases"))
            .toArray();
    };
    QCOMPARE(byNumber(m_receipt.caseNumber).size(), 1);
    QCOMPARE(byNumber(QStringLiteral("nothing")).size(), 0);
    QCOMPARE(m_counter->call("GET", QStringLiteral("/v1/cases")).status, 400);
    const auto search = [&](const wire::CitizenQuery &query) {
        const auto heard = m_counter->post(QStringLiteral("/v1/cases/search"), wire::toJson(query));
        return heard.status == 200 ? heard.json().value(QLatin1String("cases")).toArray().size() : -1;
    };
    QVERIFY(search({QStringLiteral("11010519491231002x"), {}}) > 1);
    QVERIFY(search({QStringLiteral("11010519491231002X"), QStringLiteral("样例甲")}) > 1);
    QCOMPARE(search({QStringLiteral("11010519491231002X"), QStringLiteral("样例乙")}), 0);
    QCOMPARE(search({QStringLiteral("34052419800101001X"), {}}), 0);
    QCOMPARE(m_counter->call("POST", QStringLiteral("/v1/cases/search"), "{}").status, 400);
}

void TestHallCases::theCitizenFindsTheirOwnAtAKiosk()
{
    Peer kiosk(*m_hall);
    QCOMPARE(kiosk.enrol(m_hall->terminalCode(QStringLiteral("kiosk"))).status, 201);
    const auto path = QStringLiteral("/v1/citizen/cases");
    const auto heard = kiosk.post(
        path, wire::toJson(wire::CitizenQuery{QStringLiteral("11010519491231002X"), QStringLiteral("样例甲")}));
    QCOMPARE(heard.status, 200);
    const auto cases = heard.json().value(QLatin1String("cases")).toArray();
    QVERIFY(cases.size() > 1);
    QVERIFY(wire::caseRecordFrom(cases.first().toObject()));
    // The number alone, or with another name, opens nothing.
    QCOMPARE(kiosk.post(path, wire::toJson(wire::CitizenQuery{QStringLiteral("11010519491231002X"), {}})).status, 400);
    const auto other = kiosk.post(
        path, wire::toJson(wire::CitizenQuery{QStringLiteral("11010519491231002X"), QStringLiteral("样例乙")}));
    QCOMPARE(other.json().value(QLatin1String("cases")).toArray().size(), 0);
    // Only kiosks ask so.
    const auto refused = m_counter->post(
        path, wire::toJson(wire::CitizenQuery{QStringLiteral("11010519491231002X"), QStringLiteral("样例甲")}));
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.code(), QStringLiteral("H-0101"));
}

void TestHallCases::othersDoNotSeeIt()
{
    Peer agent(*m_hall);
    QCOMPARE(agent.enrol(m_hall->terminalCode(QStringLiteral("agent"))).status, 201);
    const auto path = QStringLiteral("/v1/cases/") + m_receipt.caseId.toString(QUuid::WithoutBraces);
    QCOMPARE(agent.call("GET", path).status, 404);
    QCOMPARE(agent.signIn(QStringLiteral("0521"), m_hall->oneTimePin(QStringLiteral("0521")), QStringLiteral("271828"))
                 .status,
             201);
    QCOMPARE(agent.call("GET", path).status, 404); // staff, but of another node
    QCOMPARE(agent.post(path + QStringLiteral("/endings"), {{QStringLiteral("ending"), QStringLiteral("back-office")}})
                 .status,
             404);
    QCOMPARE(m_counter->call("GET", QStringLiteral("/v1/cases/not-an-id")).status, 404);
}

void TestHallCases::whoWaitsForChangesHearsAtOnce()
{
    const auto cursorOf = [](const Heard &heard) { return wire::changesFrom(heard.json())->cursor; };
    auto cursor = cursorOf(m_counter->call("GET", QStringLiteral("/v1/changes")));
    QElapsedTimer time;
    time.start();
    const auto waiting = m_counter->begin("GET", QStringLiteral("/v1/changes?wait=20&after=") + cursor);
    const auto sample = sampleCase(m_counter->terminalId(), ++m_serial);
    const auto heard = m_counter->submit(sample.manifest, sample.blobs);
    QCOMPARE(heard.status, 201);
    const auto told = wire::changesFrom(Peer::wait(*waiting).json());
    QVERIFY(time.elapsed() < 15'000);
    QVERIFY(told);
    QCOMPARE(told->list.size(), 1);
    QCOMPARE(told->list.first().kind, QStringLiteral("case"));
    const auto record = wire::caseRecordFrom(told->list.first().body);
    QVERIFY(record);
    QCOMPARE(record->number, heard.json().value(QLatin1String("caseNumber")).toString());
    // Nothing new: the wait is kept, and ends with nothing.
    time.restart();
    const auto none
        = wire::changesFrom(m_counter->call("GET", QStringLiteral("/v1/changes?wait=1&after=") + told->cursor).json());
    QVERIFY(none && none->list.isEmpty());
    QCOMPARE(none->cursor, told->cursor);
    QVERIFY(time.elapsed() >= 900);
}

void TestHallCases::whoHearsLateHearsEachOnce()
{
    QStringList cursors;
    QString cursor;
    for (;;) {
        const auto changes
            = wire::changesFrom(m_counter->call("GET", QStringLiteral("/v1/changes?after=") + cursor).json());
        QVERIFY(changes);
        if (changes->list.isEmpty())
            break;
        for (const auto &change : changes->list)
            cursors.append(change.cursor);
        cursor = changes->cursor;
    }
    QVERIFY(cursors.size() > 15);
    QCOMPARE(QSet<QString>(cursors.begin(), cursors.end()).size(), cursors.size());
}

YC_TEST(TestHallCases)
#include "tst_cases.moc"
