#include "core/link/failure.h"
#include "core/wire/access.h"
#include "core/wire/card_proof.h"
#include "tests/support/register.h"

#include <QTest>

using namespace yc;
using namespace yc::core;
using link::Retry;
using Network = QNetworkReply;

class TestFailureTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void eachOutcomeHasItsCodeAndItsRetry_data();
    void eachOutcomeHasItsCodeAndItsRetry();
    void eachCodeOfTheHallIsMetByItsRow_data();
    void eachCodeOfTheHallIsMetByItsRow();
    void aCodeThatNobodyKnowsIsMetByItsStatus();
    void goodAnswersAreNoFailures();
    void theHallAnsweredOnlyWhenItWasTheHall();
};

struct Row {
    const char *name;
    Network::NetworkError network;
    QSslError::SslError tls;
    int status;
    const char *type;
    Code code;
    Retry retry;
};

static const Row Rows[] = {
    {"no such host", Network::HostNotFoundError, QSslError::NoError, 0, "", link::codes::NoLine, Retry::Later},
    {"nobody listens", Network::ConnectionRefusedError, QSslError::NoError, 0, "", link::codes::NoLine, Retry::Later},
    {"no network", Network::NetworkSessionFailedError, QSslError::NoError, 0, "", link::codes::NoLine, Retry::Later},
    {"no proxy", Network::ProxyConnectionRefusedError, QSslError::NoError, 0, "", link::codes::NoProxy, Retry::Later},
    {"a proxy that wants a password", Network::ProxyAuthenticationRequiredError, QSslError::NoError, 0, "",
     link::codes::NoProxy, Retry::Later},
    {"silence", Network::TimeoutError, QSslError::NoError, 0, "", link::codes::TimedOut, Retry::AfterHead},
    {"silence in a body", Network::TimeoutError, QSslError::NoError, 200, "application/json", link::codes::TimedOut,
     Retry::AfterHead},
    {"reset", Network::RemoteHostClosedError, QSslError::NoError, 0, "", link::codes::Broken, Retry::AfterHead},
    {"half a body", Network::RemoteHostClosedError, QSslError::NoError, 200, "application/json", link::codes::Broken,
     Retry::AfterHead},
    {"not HTTP", Network::ProtocolFailure, QSslError::NoError, 0, "", link::codes::Broken, Retry::AfterHead},
    {"we ended it", Network::OperationCanceledError, QSslError::NoError, 0, "", link::codes::Broken, Retry::Later},
    {"nothing at all", Network::NoError, QSslError::NoError, 0, "", link::codes::Broken, Retry::AfterHead},
    {"handshake", Network::SslHandshakeFailedError, QSslError::NoError, 0, "", link::codes::TlsRefused, Retry::Later},
    {"self-signed", Network::SslHandshakeFailedError, QSslError::SelfSignedCertificate, 0, "", link::codes::ForeignHall,
     Retry::Later},
    {"foreign authority", Network::SslHandshakeFailedError, QSslError::UnableToGetLocalIssuerCertificate, 0, "",
     link::codes::ForeignHall, Retry::Later},
    {"other name", Network::SslHandshakeFailedError, QSslError::HostNameMismatch, 0, "", link::codes::WrongHallName,
     Retry::Later},
    {"expired", Network::SslHandshakeFailedError, QSslError::CertificateExpired, 0, "",
     link::codes::HallCertificateDates, Retry::Later},
    {"not yet", Network::SslHandshakeFailedError, QSslError::CertificateNotYetValid, 0, "",
     link::codes::HallCertificateDates, Retry::Later},
    {"weak", Network::SslHandshakeFailedError, QSslError::NoPeerCertificate, 0, "", link::codes::TlsRefused,
     Retry::Later},
    {"a portal says yes", Network::NoError, QSslError::NoError, 200, "text/html; charset=utf-8",
     link::codes::NotOurHall, Retry::Later},
    {"a portal says no", Network::NoError, QSslError::NoError, 403, "text/html", link::codes::NotOurHall, Retry::Later},
    {"a portal sends away", Network::NoError, QSslError::NoError, 302, "", link::codes::NotOurHall, Retry::Later},
    {"a web server's 404", Network::NoError, QSslError::NoError, 404, "text/html", link::codes::NotOurHall,
     Retry::Later},
    {"a 404 without words", Network::NoError, QSslError::NoError, 404, "", link::codes::Refused, Retry::Never},
    {"nginx: busy", Network::NoError, QSslError::NoError, 503, "text/html", link::codes::HallBusy, Retry::Later},
    {"nginx: no hall behind", Network::NoError, QSslError::NoError, 502, "text/html", link::codes::HallBusy,
     Retry::Later},
    {"too many", Network::NoError, QSslError::NoError, 429, "", link::codes::HallBusy, Retry::Later},
    {"hall broken", Network::NoError, QSslError::NoError, 500, "", link::codes::HallFault, Retry::Later},
    {"hall refuses without words", Network::NoError, QSslError::NoError, 400, "", link::codes::Refused, Retry::Never},
    {"tus: other offset", Network::NoError, QSslError::NoError, 409, "", link::codes::Refused, Retry::AfterHead},
    {"tus: checksum", Network::NoError, QSslError::NoError, 460, "", link::codes::Refused, Retry::AfterHead},
    {"tus: locked", Network::NoError, QSslError::NoError, 423, "", link::codes::Refused, Retry::AfterHead},
    {"a problem that cannot be read", Network::NoError, QSslError::NoError, 422, "application/problem+json",
     wire::codes::Unreadable, Retry::Never},
};

void TestFailureTable::eachOutcomeHasItsCodeAndItsRetry_data()
{
    QTest::addColumn<int>("row");
    for (int i = 0; i < static_cast<int>(std::size(Rows)); ++i)
        QTest::newRow(Rows[i].name) << i;
}

void TestFailureTable::eachOutcomeHasItsCodeAndItsRetry()
{
    QFETCH(int, row);
    const auto &want = Rows[row];
    const auto failure = link::classify(
        {.network = want.network, .tls = want.tls, .status = want.status, .contentType = want.type, .problem = {}});
    QVERIFY(failure);
    QCOMPARE(toString(failure->code), toString(want.code));
    QCOMPARE(static_cast<int>(failure->retry), static_cast<int>(want.retry));
}

void TestFailureTable::eachCodeOfTheHallIsMetByItsRow_data()
{
    namespace h = wire::codes;
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("retry");
    const auto row = [](const char *name, Code code, int status, Retry retry) {
        QTest::newRow(name) << int(code.number) << status << static_cast<int>(retry);
    };
    row("busy", h::TooMany, 429, Retry::Later);
    row("its own fault", h::Internal, 500, Retry::Later);
    row("shut out", h::TerminalShut, 403, Retry::Never);
    row("wrong PIN", h::WrongPin, 401, Retry::Never);
    row("card needed", h::CardNeeded, 403, Retry::Never);
    row("wrong card", h::WrongCard, 403, Retry::Never);
    row("challenge over", h::ChallengeOver, 403, Retry::Never);
    row("incomplete", h::CaseIncomplete, 422, Retry::Never);
    row("signed something else", h::SignedOther, 422, Retry::Never);
    row("signing not witnessed", h::SigningNotWitnessed, 422, Retry::Never);
    row("writer not named", h::WriterNotNamed, 422, Retry::Never);
    row("seal not entitled", h::SealNotEntitled, 422, Retry::Never);
    row("not compared", h::NotCompared, 422, Retry::Never);
    row("dispute not told", h::DisputeNotTold, 422, Retry::Never);
    row("limit not confirmed", h::LimitNotConfirmed, 422, Retry::Never);
    row("blob missing", h::BlobMissing, 424, Retry::Now);
    row("differs", h::CaseDiffers, 409, Retry::Never);
    row("upload gone", h::UploadGone, 410, Retry::Now);
    row("offset", h::UploadOffset, 409, Retry::AfterHead);
    row("chunk", h::UploadChecksum, 460, Retry::AfterHead);
    row("whole", h::UploadDigest, 422, Retry::Later);
}

void TestFailureTable::eachCodeOfTheHallIsMetByItsRow()
{
    QFETCH(int, number);
    QFETCH(int, status);
    QFETCH(int, retry);
    const Code code{'H', static_cast<std::uint16_t>(number)};
    const auto failure = link::classify(
        {.status = status,
         .contentType = "application/problem+json",
         .problem = wire::Problem{.status = status, .code = code, .title = {}, .retryAfterSeconds = 7, .more = {}}});
    QVERIFY(failure);
    QCOMPARE(toString(failure->code), toString(code));
    QCOMPARE(static_cast<int>(failure->retry), retry);
    QCOMPARE(failure->retryAfterSeconds, 7);
}

void TestFailureTable::aCodeThatNobodyKnowsIsMetByItsStatus()
{
    const auto told = [](int status) {
        return link::classify({.status = status,
                               .contentType = "application/problem+json",
                               .problem = wire::Problem{.status = status, .code = {'H', 999}}})
            ->retry;
    };
    QVERIFY(told(503) == Retry::Later);
    QVERIFY(told(422) == Retry::Never);
    QVERIFY(told(409) == Retry::AfterHead);
}

void TestFailureTable::goodAnswersAreNoFailures()
{
    for (const int status : {200, 201, 204, 304})
        QVERIFY(!link::classify({.status = status, .contentType = "application/json", .problem = {}}));
    QVERIFY(!link::classify({.status = 204, .contentType = {}, .problem = {}}));
}

void TestFailureTable::theHallAnsweredOnlyWhenItWasTheHall()
{
    QVERIFY(link::hallAnswered({.status = 200, .contentType = "application/json", .problem = {}}));
    QVERIFY(link::hallAnswered({.status = 404, .contentType = {}, .problem = {}}));
    QVERIFY(!link::hallAnswered({.status = 200, .contentType = "text/html", .problem = {}}));
    QVERIFY(!link::hallAnswered({.network = Network::TimeoutError, .status = 0, .contentType = {}, .problem = {}}));
    QVERIFY(!link::hallAnswered(
        {.tls = QSslError::SelfSignedCertificate, .status = 200, .contentType = "application/json", .problem = {}}));
}

YC_TEST(TestFailureTable)
#include "tst_failure_table.moc"
