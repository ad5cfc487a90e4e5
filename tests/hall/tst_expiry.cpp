#include "core/seal/digest.h"
#include "core/seal/envelope.h"
#include "core/seal/identity.h"
#include "core/wire/card_proof.h"
#include "hall/services/enrolment.h"
#include "hall/services/intake.h"
#include "hall/services/sessions.h"
#include "hall/services/staff_card.h"
#include "hall/services/uploads.h"
#include "hall/services/who.h"
#include "hall/store/embedded_store.h"
#include "tests/hall/sample_case.h"
#include "tests/support/register.h"
#include "tests/support/soft_staff_card.h"

#include <QDir>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <functional>
#include <thread>

using namespace yc;
using namespace yc::core;
using namespace yc::hall;

namespace
{

class HandClock final : public Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return at; }
    [[nodiscard]] std::chrono::milliseconds sinceStart() const override { return {}; }
    QDateTime at = QDateTime::currentDateTimeUtc();
};

// The store as it is, whose next write begins when the test says so.
class SlowStore final : public store::Store
{
public:
    explicit SlowStore(store::Store &real) : m_real(real) { }
    std::function<bool()> mayWrite;

    [[nodiscard]] Done write(const Work &work) override
    {
        while (!mayWrite())
            std::this_thread::yield();
        return m_real.write(work);
    }
    [[nodiscard]] Done read(const Work &work) override { return m_real.read(work); }
    [[nodiscard]] Result<std::unique_ptr<store::Part>> part(const QString &uploadId, qint64 offset) override
    {
        return m_real.part(uploadId, offset);
    }
    [[nodiscard]] Result<QByteArray> digestOfPart(const QString &uploadId) override
    {
        return m_real.digestOfPart(uploadId);
    }
    [[nodiscard]] Done adoptPart(const QString &uploadId, const QString &blob) override
    {
        return m_real.adoptPart(uploadId, blob);
    }
    void dropPart(const QString &uploadId) override { m_real.dropPart(uploadId); }
    [[nodiscard]] Result<QByteArray> blob(const QString &name) override { return m_real.blob(name); }

private:
    store::Store &m_real;
};

} // namespace

// The services alone, over the real store, with time in our hand.
class TestHallExpiry : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void anUploadIsGoneAfterItsDay();
    void aSessionIsOverAfterItsHours();
    void aTerminalCodeIsOverAfterItsWeek();
    void aWaitAfterWrongPinsEnds();
    void aCardsChallengeRunsOutAndIsSwept();
    void whatComesTogetherIsSignedTogether();

private:
    QTemporaryDir m_folder;
    HandClock m_clock;
    std::unique_ptr<pki::Pki> m_pki;
    std::unique_ptr<store::Store> m_store;
    services::CataloguePage m_page;
    std::unique_ptr<services::Context> m_context;
    store::Terminal m_terminal;
};

void TestHallExpiry::initTestCase()
{
    auto pki = pki::Pki::open(m_folder.filePath(QStringLiteral("pki")), {}, m_clock.now());
    QVERIFY(pki);
    m_pki = std::move(*pki);
    auto store = store::openEmbedded(m_folder.path(), m_pki->restKey().derive("rows"));
    QVERIFY(store);
    m_store = std::move(*store);
    m_page.catalogue
        = std::make_unique<domain::Catalogue>(QStringLiteral("1"), tests::sampleItems(), domain::Calendar());
    m_context = std::make_unique<services::Context>(
        services::Context{.store = *m_store, .clock = m_clock, .pki = *m_pki, .catalogue = m_page, .wake = [] {}});
    m_terminal = {.id = QStringLiteral("T0001"),
                  .nodeCode = QStringLiteral("1"),
                  .fingerprint = "x",
                  .enrolledAt = m_clock.now()};
    QVERIFY(m_store->write([&](store::Rows &rows) {
        rows.putNode({QStringLiteral("1"), QStringLiteral("示例县政务服务中心"), {}});
        rows.putTerminal(m_terminal);
        rows.putStaff({.no = QStringLiteral("0317"),
                       .name = QStringLiteral("样例员甲"),
                       .nodeCode = QStringLiteral("1"),
                       .roles = {QStringLiteral("clerk")},
                       .verifier = seal::pinVerifier(SecretText(QStringLiteral("271828")))});
        rows.putSetting(services::setting::SealName, QStringLiteral("样章"));
        return true;
    }));
}

void TestHallExpiry::anUploadIsGoneAfterItsDay()
{
    const QByteArray bytes(1'000, 'x');
    const auto upload = services::beginUpload(
        *m_context, m_terminal, {bytes.size(), seal::hex(seal::sm3(bytes)), QStringLiteral("image/jpeg")});
    QVERIFY(upload);
    services::Turns turns;
    qint64 offset = -1;
    const auto begun = m_clock.at;
    m_clock.at = begun.addSecs(20LL * 3600);
    auto sink = services::append(*m_context, turns, m_terminal, {upload->id, 0, 500, {}}, [&](const auto &end) {
        offset = end ? end->upload.offset : -1;
        return http::Reply{};
    });
    QVERIFY(sink);
    QVERIFY((*sink)->write(QByteArrayView(bytes).first(500)));
    (void)(*sink)->finish();
    QCOMPARE(offset, 500);
    // Each byte begins its day anew.
    m_clock.at = begun.addSecs(40LL * 3600);
    QVERIFY(services::findUpload(*m_context, m_terminal, upload->id));
    m_clock.at = begun.addSecs(45LL * 3600);
    const auto gone = services::findUpload(*m_context, m_terminal, upload->id);
    QVERIFY(!gone);
    QCOMPARE(gone.error().status, 410);
    QVERIFY(gone.error().code == wire::codes::UploadGone);
    const QDir parts(m_folder.filePath(QStringLiteral("uploads")));
    QCOMPARE(parts.entryList(QDir::Files).size(), 1);
    QCOMPARE(services::sweepUploads(*m_context), 1);
    QCOMPARE(parts.entryList(QDir::Files).size(), 0);
    QCOMPARE(services::findUpload(*m_context, m_terminal, upload->id).error().status, 410);
    m_clock.at = m_clock.at.addDays(2);
    QCOMPARE(services::sweepUploads(*m_context), 1);
    QCOMPARE(services::findUpload(*m_context, m_terminal, upload->id).error().status, 404);
}

void TestHallExpiry::aSessionIsOverAfterItsHours()
{
    wire::SignInRequest request;
    request.staffNo = QStringLiteral("0317");
    request.pin = SecretText(QStringLiteral("271828"));
    const auto reply = services::signIn(*m_context, m_terminal, request);
    QVERIFY(reply);
    const auto header = "Bearer " + reply->token.reveal().toLatin1();
    QVERIFY(services::staffBehind(*m_context, m_terminal, header));
    m_clock.at = reply->expires.addSecs(-1);
    QVERIFY(services::staffBehind(*m_context, m_terminal, header));
    m_clock.at = reply->expires;
    const auto over = services::staffBehind(*m_context, m_terminal, header);
    QVERIFY(!over && over.error().code == wire::codes::SessionOver);
}

void TestHallExpiry::aTerminalCodeIsOverAfterItsWeek()
{
    wire::TerminalCode code;
    QVERIFY(m_store->write([&](store::Rows &rows) {
        code = services::issueTicket(rows, {wire::TerminalKind::Counter, QStringLiteral("1"), QStringLiteral("3")},
                                     *m_pki, m_clock.now());
        return true;
    }));
    const auto key = seal::PrivateKey::generate(seal::KeyKind::P256);
    const auto evidence = seal::PrivateKey::generate(seal::KeyKind::Sm2);
    const auto name = QStringLiteral("x");
    const wire::EnrolRequest request{code.secret, *key.certificateRequest(name), *evidence.certificateRequest(name),
                                     *key.certificateRequest(name)};
    const auto begun = m_clock.at;
    m_clock.at = begun.addDays(7);
    const auto refused = services::enrol(*m_context, request);
    QVERIFY(!refused && refused.error().code == wire::codes::BadEnrolmentCode);
    m_clock.at = begun.addDays(7).addSecs(-1);
    QVERIFY(services::enrol(*m_context, request));
}

void TestHallExpiry::aWaitAfterWrongPinsEnds()
{
    wire::SignInRequest wrong;
    wrong.staffNo = QStringLiteral("0317");
    wrong.pin = SecretText(QStringLiteral("000000"));
    for (int i = 0; i < 5; ++i)
        QCOMPARE(services::signIn(*m_context, m_terminal, wrong).error().status, 401);
    QCOMPARE(services::signIn(*m_context, m_terminal, wrong).error().retryAfterSeconds, 15);
    m_clock.at = m_clock.at.addSecs(15);
    QCOMPARE(services::signIn(*m_context, m_terminal, wrong).error().retryAfterSeconds, 30);
    m_clock.at = m_clock.at.addSecs(30);
    wire::SignInRequest right;
    right.staffNo = wrong.staffNo;
    right.pin = SecretText(QStringLiteral("271828"));
    QVERIFY(services::signIn(*m_context, m_terminal, right));
    // Forgotten with the right one.
    QCOMPARE(services::signIn(*m_context, m_terminal, wrong).error().retryAfterSeconds, 0);
}

void TestHallExpiry::aCardsChallengeRunsOutAndIsSwept()
{
    const auto no = QStringLiteral("0318");
    const tests::SoftStaffCard card;
    const auto verifier = seal::pinVerifier(SecretText(QStringLiteral("271828")));
    const auto elsewhere = QStringLiteral("T0002");
    QVERIFY(m_store->write([&](store::Rows &rows) {
        rows.putStaff({.no = no,
                       .name = QStringLiteral("样例员乙"),
                       .nodeCode = QStringLiteral("1"),
                       .roles = {QStringLiteral("clerk")},
                       .verifier = verifier,
                       .needsCard = true});
        rows.putStaffCard(
            {.staffNo = no, .serial = QStringLiteral("YC1"), .publicKey = card.publicKey(), .boundAt = m_clock.now()});
        return true;
    }));
    const auto ask = [&](const QByteArray &challenge) {
        wire::SignInRequest request;
        request.staffNo = no;
        request.pin = SecretText(QStringLiteral("271828"));
        if (!challenge.isEmpty())
            request.card = card.prove(challenge);
        return services::signIn(*m_context, m_terminal, request);
    };
    const auto open = [&] { return *wire::challengeFrom(ask({}).error().more); };
    auto challenge = open();
    m_clock.at = m_clock.at.addSecs(services::ChallengeGoodFor.count() - 1);
    QVERIFY(ask(challenge));
    // Too late by a second, six times over: that is nobody's guess, and asks for no wait.
    for (int i = 0; i < 6; ++i) {
        challenge = open();
        m_clock.at = m_clock.at.addSecs(services::ChallengeGoodFor.count());
        const auto late = ask(challenge);
        QVERIFY(!late && late.error().code == wire::codes::ChallengeOver);
        QCOMPARE(late.error().retryAfterSeconds, 0);
    }
    // What nobody answered goes when the next is opened, at whatever terminal.
    QVERIFY(m_store->write([&](store::Rows &rows) {
        rows.putCardChallenge(
            {.staffNo = no, .terminalId = elsewhere, .digest = "x", .expires = m_clock.now().addSecs(-1)});
        return true;
    }));
    (void)open();
    bool swept = false;
    bool opened = false;
    QVERIFY(m_store->write([&](store::Rows &rows) {
        swept = !rows.takeCardChallenge(no, elsewhere);
        opened = rows.takeCardChallenge(no, m_terminal.id).has_value();
        return true;
    }));
    QVERIFY(swept && opened);
}

void TestHallExpiry::whatComesTogetherIsSignedTogether()
{
    m_clock.at = QDateTime::currentDateTimeUtc().addSecs(3600);
    constexpr int many = 16;
    SlowStore slow(*m_store); // the disk is busy until all have come
    services::Context context{.store = slow, .clock = m_clock, .pki = *m_pki, .catalogue = m_page, .wake = [] {}};
    services::Intake intake(context);
    std::atomic<bool> allCame = false;
    slow.mayWrite = [&] { return allCame = allCame || intake.underWay() == many; };
    std::vector<tests::SampleCase> samples;
    for (int i = 0; i < many; ++i) {
        samples.push_back(tests::sampleCase(m_terminal.id, i, QStringLiteral("TEST-2")));
        QVERIFY(m_store->write([&](store::Rows &rows) {
            for (const auto &blob : samples.back().blobs)
                rows.putBlob(seal::hex(seal::sm3(blob)), QStringLiteral("x/y"), blob.size(), m_clock.now());
            return true;
        }));
    }
    std::vector<services::Answer<services::Committed>> answers(many, services::refuse(500, wire::codes::Internal, ""));
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < many; ++i) {
        threads.emplace_back([&, i] {
            const auto bytes = wire::encode(samples[i].manifest);
            answers[i] = intake.commit(m_terminal, samples[i].manifest.draft.id, bytes);
        });
    }
    for (auto &thread : threads)
        thread.join();
    QSet<QString> numbers;
    QSet<QByteArray> signatures;
    for (const auto &answer : answers) {
        QVERIFY(answer && answer->isNew);
        const auto &receipt = answer->receipt;
        QVERIFY(m_pki->receipt().verify(seal::rootOf(receipt.signedBytes(), receipt.path), receipt.signature));
        numbers.insert(receipt.caseNumber);
        signatures.insert(receipt.signature);
    }
    QCOMPARE(numbers.size(), many);
    QVERIFY(signatures.size() <= 2); // whoever led, and all that came while they waited for the disk
    QCOMPARE(intake.underWay(), std::size_t{0});
}

YC_TEST(TestHallExpiry)
#include "tst_expiry.moc"
