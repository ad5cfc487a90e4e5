#include "core/seal/digest.h"
#include "core/seal/identity.h"
#include "core/sync/outbox_runner.h"
#include "tests/support/fake_hall.h"
#include "tests/support/register.h"
#include "tests/support/set_clock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace yc;
using namespace yc::core;
using tests::FakeHall;
using tests::FakeReply;
using tests::FakeRequest;
using Trick = tests::FakeReply::Trick;
using namespace std::chrono_literals;

// Halls that lie, on the way from a debt to a receipt. The honest hall is met in tests/core/flow.
class TestOutboxRunner : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aDebtBecomesAReceipt();
    void aReceiptThatDoesNotVerifyIsRefusedKeptAndTriedAgain();
    void aReceiptForAnotherManifestIsRefused();
    void aReceiptGivenTwiceSettlesOnce();
    void whateverTheHallSaysTheDebtStays_data();
    void whateverTheHallSaysTheDebtStays();
    void blobsThatTheHallForgetsAreSentAgainButNotForEver();
    void aBlobThatIsNotOursIsNeverSent();
    void stoppingLeavesTheDebtWhereItIs();
    void aClockThatIsSetBackHoldsNoDebt();
    void aClockThatIsSetForwardHurriesNoDebt();

private:
    [[nodiscard]] FakeReply receiptFor(const FakeRequest &request, const seal::PrivateKey &key) const;
    [[nodiscard]] std::vector<vault::OwedCase> owed();
    void owe();
    void putOff(); // the hall is busy, the debt waits five seconds
    template <typename Work> auto inVault(Work work);

    tests::SetClock m_clock;
    QDateTime m_now = QDateTime::currentDateTimeUtc();
    seal::Authority m_authority
        = *seal::Authority::create(seal::KeyKind::Sm2, QStringLiteral("Evidence"), m_now.addDays(-9), 90);
    seal::PrivateKey m_key = seal::PrivateKey::generate(seal::KeyKind::Sm2);
    QByteArray m_certificate;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeHall> m_hall;
    std::unique_ptr<sync::VaultRoom> m_vault;
    std::unique_ptr<link::HallLink> m_link;
    std::unique_ptr<sync::OutboxRunner> m_runner;
    QUuid m_case;
    QByteArray m_manifest;
    QString m_blob;
};

template <typename Work> auto TestOutboxRunner::inVault(Work work)
{
    using Value = std::invoke_result_t<Work &, vault::Vault &>;
    std::optional<Value> got;
    m_vault->run(std::move(work), this, [&](Value value) { got = std::move(value); });
    (void)QTest::qWaitFor([&] { return got.has_value(); }, 20'000);
    return std::move(*got);
}

void TestOutboxRunner::init()
{
    m_certificate
        = m_authority
              .issue(*m_key.certificateRequest(QStringLiteral("Hall receipts")), QStringLiteral("Hall receipts"),
                     seal::Authority::Use::Evidence, {}, m_now.addDays(-1), 30)
              ->toDer();
    m_folder = std::make_unique<QTemporaryDir>();
    m_hall = std::make_unique<FakeHall>([](const FakeRequest &) { return FakeReply{.status = 404}; });
    m_vault = std::make_unique<sync::VaultRoom>();
    std::optional<Done> opened;
    m_vault->open(m_folder->filePath(QStringLiteral("vault")), vault::KeyPlace::File, m_clock, this,
                  [&](Done done) { opened = done; });
    QVERIFY(QTest::qWaitFor([&] { return opened.has_value(); }, 20'000));
    QVERIFY(*opened);
    QVERIFY(inVault([](vault::Vault &vault) -> Done {
        const SecretText pin(QStringLiteral("482915"));
        if (auto done = vault.enrolUser({.staffNo = QStringLiteral("0317"), .name = QStringLiteral("样例员")}, pin);
            !done)
            return done;
        const auto user = vault.unlock(QStringLiteral("0317"), pin);
        return user ? Done() : std::unexpected(user.error());
    }));
    m_link = std::make_unique<link::HallLink>(m_clock);
    m_link->connectTo(
        m_hall->url(),
        {.authority = m_hall->authority().certificate().toDer(), .certificate = {}, .key = SecretBytes()});
    m_runner = std::make_unique<sync::OutboxRunner>(*m_link, *m_vault, m_clock, [] { return 0.5; });
    m_runner->believe({.authority = m_authority.certificate().toDer(), .hall = m_certificate});
}

void TestOutboxRunner::cleanup()
{
    m_runner.reset();
    m_link.reset();
    m_vault.reset();
    m_hall.reset();
}

void TestOutboxRunner::owe()
{
    m_case = QUuid::createUuid();
    m_manifest = "{\"id\":\"" + m_case.toByteArray() + "\"}";
    const auto written = inVault([this](vault::Vault &vault) -> Result<QString> {
        const auto blob = vault.putBlob("page one");
        if (!blob)
            return blob;
        vault::CaseRow row;
        row.id = m_case;
        row.state = domain::toText(domain::CaseState::Owed);
        row.provisionalNumber = QStringLiteral("t-1-20261121-0001");
        row.itemName = QStringLiteral("样例事项");
        const auto done = vault.submit(row, "{\"page\":\"" + blob->toLatin1() + "\"}",
                                       {.caseId = m_case, .manifest = m_manifest, .blobs = {*blob}, .bytesAll = 8});
        return done ? blob : std::unexpected(done.error());
    });
    QVERIFY(written);
    m_blob = *written;
}

std::vector<vault::OwedCase> TestOutboxRunner::owed()
{
    auto list = inVault([](vault::Vault &vault) -> Result<std::vector<vault::OwedCase>> { return vault.owed(); });
    return std::move(*list);
}

FakeReply TestOutboxRunner::receiptFor(const FakeRequest &request, const seal::PrivateKey &key) const
{
    wire::Receipt receipt{.caseId = m_case,
                          .caseNumber = QStringLiteral("99010020261121000001"),
                          .state = domain::CaseState::Received,
                          .receivedAt = m_now,
                          .manifestDigest = seal::sm3(request.body),
                          .path = {},
                          .signature = {},
                          .certificate = m_certificate};
    receipt.signature = *key.sign(seal::rootOf(receipt.signedBytes(), {}));
    return {.status = 201, .body = QJsonDocument(wire::toJson(receipt)).toJson()};
}

static FakeReply nothingMissing()
{
    return {.body = R"({"missing":[]})"};
}

void TestOutboxRunner::aDebtBecomesAReceipt()
{
    m_hall->setHandler([this](const FakeRequest &request) {
        return request.path == "/v1/cases" ? receiptFor(request, m_key) : nothingMissing();
    });
    owe();
    QSignalSpy settled(m_runner.get(), &sync::OutboxRunner::settled);
    m_runner->start();
    QTRY_COMPARE(settled.count(), 1);
    QVERIFY(owed().empty());
    const auto row = inVault([this](vault::Vault &vault) -> Result<QString> {
        for (const auto &one : vault.cases()) {
            if (one.id == m_case)
                return one.state + QLatin1Char(' ') + one.number;
        }
        return std::unexpected(vault::codes::NotFound);
    });
    QCOMPARE(*row, QStringLiteral("received 99010020261121000001"));
    QCOMPARE(m_hall->requests().last().headers.value("idempotency-key"), m_case.toByteArray(QUuid::WithoutBraces));
    QTRY_VERIFY(m_runner->owed().isEmpty());
}

void TestOutboxRunner::aReceiptThatDoesNotVerifyIsRefusedKeptAndTriedAgain()
{
    const auto stranger = seal::PrivateKey::generate(seal::KeyKind::Sm2);
    m_hall->setHandler([&](const FakeRequest &request) {
        return request.path == "/v1/cases" ? receiptFor(request, stranger) : nothingMissing();
    });
    owe();
    QSignalSpy settled(m_runner.get(), &sync::OutboxRunner::settled);
    QSignalSpy postponed(m_runner.get(), &sync::OutboxRunner::postponed);
    m_runner->start();
    QTRY_COMPARE(postponed.count(), 1);
    const auto debts = owed();
    QCOMPARE(debts.size(), std::size_t(1));
    QCOMPARE(debts.front().cause, QStringLiteral("L-0201"));
    QCOMPARE(debts.front().tries, 1);
    QVERIFY(debts.front().nextTry > m_now);
    QVERIFY(
        inVault([this](vault::Vault &vault) { return vault.attachment(m_case, QStringLiteral("refused-receipt")); }));
    QVERIFY(!inVault([this](vault::Vault &vault) { return vault.attachment(m_case, QStringLiteral("receipt")); }));
    QVERIFY(inVault([this](vault::Vault &vault) { return vault.blob(m_blob); }));

    // The real hall is back.
    m_hall->setHandler([this](const FakeRequest &request) {
        return request.path == "/v1/cases" ? receiptFor(request, m_key) : nothingMissing();
    });
    m_runner->tryNow(m_case);
    QTRY_COMPARE(settled.count(), 1);
    QVERIFY(owed().empty());
}

void TestOutboxRunner::aReceiptForAnotherManifestIsRefused()
{
    m_hall->setHandler([this](const FakeRequest &request) {
        if (request.path != "/v1/cases")
            return nothingMissing();
        auto other = request;
        other.body = "another manifest";
        return receiptFor(other, m_key);
    });
    owe();
    QSignalSpy postponed(m_runner.get(), &sync::OutboxRunner::postponed);
    m_runner->start();
    QTRY_COMPARE(postponed.count(), 1);
    QCOMPARE(owed().front().cause, QStringLiteral("L-0202"));
}

void TestOutboxRunner::aReceiptGivenTwiceSettlesOnce()
{
    m_hall->setHandler([this](const FakeRequest &request) {
        auto reply = request.path == "/v1/cases" ? receiptFor(request, m_key) : nothingMissing();
        reply.trick = Trick::Twice;
        return reply;
    });
    owe();
    QSignalSpy settled(m_runner.get(), &sync::OutboxRunner::settled);
    m_runner->start();
    const auto triedAgain = [&] { // an answer to another question is a failure like any other
        m_runner->tryNow(m_case);
        return settled.count();
    };
    QTRY_COMPARE(triedAgain(), 1);
    QVERIFY(owed().empty());
    // A second debt is settled after it: whatever the first one's second receipt did is over by then.
    owe();
    QTRY_COMPARE(triedAgain(), 2);
    QVERIFY(settled.at(0).first().toUuid() != settled.at(1).first().toUuid());
    QVERIFY(owed().empty());
}

void TestOutboxRunner::whateverTheHallSaysTheDebtStays_data()
{
    QTest::addColumn<QString>("at");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("trick");
    QTest::addColumn<QString>("cause");
    const auto row = [](const char *name, const char *at, int status, const char *type, const QByteArray &body,
                        Trick trick, const char *cause) {
        QTest::newRow(name) << QString::fromLatin1(at) << status << QByteArray(type) << body << static_cast<int>(trick)
                            << QString::fromLatin1(cause);
    };
    const auto problem = [](const char *code, int status) {
        return QByteArray(R"({"type":"urn:x","title":"t","status":)") + QByteArray::number(status) + R"(,"code":")"
            + code + "\"}";
    };
    row("HTML", "/v1/cases", 200, "text/html", "<html>", Trick::None, "L-0008");
    row("HTML before", "/v1/blobs/missing", 200, "text/html", "<html>", Trick::None, "L-0008");
    row("no list", "/v1/blobs/missing", 200, "application/json", "{}", Trick::None, "L-0101");
    row("no receipt", "/v1/cases", 201, "application/json", "{}", Trick::None, "L-0101");
    row("reset", "/v1/cases", 201, "application/json", "{}", Trick::Reset, "L-0003");
    row("busy", "/v1/cases", 503, "", "", Trick::None, "L-0009");
    row("incomplete", "/v1/cases", 422, "application/problem+json", problem("H-0203", 422), Trick::None, "H-0203");
    row("differs", "/v1/cases", 409, "application/problem+json", problem("H-0205", 409), Trick::None, "H-0205");
    row("shut out", "/v1/blobs/missing", 403, "application/problem+json", problem("H-0102", 403), Trick::None,
        "H-0102");
}

void TestOutboxRunner::whateverTheHallSaysTheDebtStays()
{
    QFETCH(QString, at);
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(int, trick);
    QFETCH(QString, cause);
    m_hall->setHandler([&](const FakeRequest &request) {
        if (request.path != at.toLatin1())
            return nothingMissing();
        return FakeReply{.status = status, .contentType = type, .body = body, .trick = static_cast<Trick>(trick)};
    });
    owe();
    QSignalSpy postponed(m_runner.get(), &sync::OutboxRunner::postponed);
    m_runner->start();
    QTRY_COMPARE_WITH_TIMEOUT(postponed.count(), 1, 15'000);
    const auto debts = owed();
    QCOMPARE(debts.size(), std::size_t(1));
    QCOMPARE(debts.front().cause, cause);
    QVERIFY(debts.front().nextTry.isValid());
    QCOMPARE(m_runner->owed().first().debt.cause, cause);
}

void TestOutboxRunner::blobsThatTheHallForgetsAreSentAgainButNotForEver()
{
    int commits = 0;
    m_hall->setHandler([&](const FakeRequest &request) {
        if (request.path == "/v1/cases") {
            ++commits;
            return FakeReply{.status = 424,
                             .contentType = "application/problem+json",
                             .body = R"({"type":"urn:x","title":"t","status":424,"code":"H-0204","missing":[]})"};
        }
        return nothingMissing();
    });
    owe();
    QSignalSpy postponed(m_runner.get(), &sync::OutboxRunner::postponed);
    m_runner->start();
    QTRY_COMPARE(postponed.count(), 1);
    QCOMPARE(owed().front().cause, QStringLiteral("H-0204"));
    QCOMPARE(commits, sync::submission::MostRounds);
}

void TestOutboxRunner::aBlobThatIsNotOursIsNeverSent()
{
    m_hall->setHandler([this](const FakeRequest &request) {
        if (request.path == "/v1/cases")
            return receiptFor(request, m_key);
        const auto foreign = seal::hex(seal::sm3("the page of another case"));
        return FakeReply{.body = "{\"missing\":[\"" + foreign.toLatin1() + "\",\"../../etc/passwd\"]}"};
    });
    owe();
    QSignalSpy settled(m_runner.get(), &sync::OutboxRunner::settled);
    m_runner->start();
    QTRY_COMPARE(settled.count(), 1);
    for (const auto &request : m_hall->requests())
        QVERIFY(!request.path.startsWith("/v1/uploads"));
}

void TestOutboxRunner::stoppingLeavesTheDebtWhereItIs()
{
    m_hall->setHandler([](const FakeRequest &) { return FakeReply{.trick = Trick::Hang}; });
    owe();
    m_runner->start();
    QTRY_VERIFY(!m_hall->requests().isEmpty());
    m_runner->stop();
    QVERIFY(m_runner->owed().isEmpty()); // nothing is shown of a user who has left
    const auto debts = owed();
    QCOMPARE(debts.size(), std::size_t(1));
    QCOMPARE(debts.front().tries, 0);
}

void TestOutboxRunner::putOff()
{
    m_hall->setHandler([](const FakeRequest &) { return FakeReply{.status = 503}; });
    owe();
    QSignalSpy postponed(m_runner.get(), &sync::OutboxRunner::postponed);
    m_runner->start();
    QTRY_COMPARE(postponed.count(), 1);
    m_hall->setHandler([this](const FakeRequest &request) {
        return request.path == "/v1/cases" ? receiptFor(request, m_key) : nothingMissing();
    });
}

void TestOutboxRunner::aClockThatIsSetBackHoldsNoDebt()
{
    putOff();
    m_clock.setBack(1h);
    const auto asked = m_hall->requests().size();
    m_runner->look();
    QCOMPARE(owed().size(), std::size_t(1)); // asked of the vault after the runner's own look
    QCOMPARE(m_hall->requests().size(), asked);
    // What the page shows is the time by the wall clock that people see.
    const auto shown = m_runner->nextTry(m_runner->owed().first().debt);
    QVERIFY2(shown <= m_clock.now().addSecs(5), qPrintable(shown.toString(Qt::ISODateWithMs)));
    m_clock.pass(6s);
    QSignalSpy settled(m_runner.get(), &sync::OutboxRunner::settled);
    m_runner->look();
    QTRY_COMPARE(settled.count(), 1);
    QVERIFY(owed().empty());
}

void TestOutboxRunner::aClockThatIsSetForwardHurriesNoDebt()
{
    putOff();
    m_clock.setBack(-1h);
    const auto asked = m_hall->requests().size();
    m_runner->look();
    QCOMPARE(owed().size(), std::size_t(1));
    QCOMPARE(m_hall->requests().size(), asked);
}

YC_TEST(TestOutboxRunner)
#include "tst_outbox_runner.moc"
