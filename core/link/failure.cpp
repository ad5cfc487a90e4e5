#include "core/link/failure.h"

#include "core/wire/access.h"
#include "core/wire/card_proof.h"
#include "core/wire/staff_wire.h"

namespace yc::core::link
{

namespace
{

QByteArray mediaType(const QByteArray &contentType)
{
    return contentType.split(';').constFirst().trimmed().toLower();
}

// How a code of the hall is met. A code that we do not know is met by its HTTP status.
std::optional<Retry> retryOf(Code code)
{
    namespace h = wire::codes;
    struct Row {
        Code code;
        Retry retry;
    };
    static constexpr Row rows[] = {
        {h::NotFound, Retry::Never},
        {h::BadRequest, Retry::Never},
        {h::TooLarge, Retry::Never},
        {h::TooMany, Retry::Later},
        {h::Internal, Retry::Later},
        {h::NoTerminal, Retry::Never},
        {h::TerminalShut, Retry::Never},
        {h::BadEnrolmentCode, Retry::Never},
        {h::WrongPin, Retry::Never},
        {h::MustChangePin, Retry::Never},
        {h::WeakPin, Retry::Never},
        {h::SessionOver, Retry::Never},
        {h::CardNeeded, Retry::Never}, // the same with the card's proof is another request
        {h::WrongCard, Retry::Never},
        {h::NoCardBound, Retry::Never},
        {h::ChallengeOver, Retry::Never},
        {h::NoPower, Retry::Never},
        {h::NotAdministrator, Retry::Never},
        {h::NotYourDeposit, Retry::Never},
        {h::UnknownItem, Retry::Never},
        {h::ItemNotInForce, Retry::Never},
        {h::CaseIncomplete, Retry::Never},
        {h::BlobMissing, Retry::Now}, // send what it names, commit again
        {h::CaseDiffers, Retry::Never},
        {h::WrongState, Retry::Never},
        {h::SignedOther, Retry::Never},
        {h::NotWitnessed, Retry::Never},
        {h::NotRepresented, Retry::Never},
        {h::NobodyMayAct, Retry::Never},
        {h::LimitNotConfirmed, Retry::Never},
        {h::SigningNotWitnessed, Retry::Never},
        {h::WriterNotNamed, Retry::Never},
        {h::SealNotEntitled, Retry::Never},
        {h::NotCompared, Retry::Never},
        {h::DisputeNotTold, Retry::Never},
        {h::UploadGone, Retry::Now}, // begin the upload again
        {h::UploadOffset, Retry::AfterHead},
        {h::UploadChecksum, Retry::AfterHead}, // the chunk was thrown away: the offset has not moved
        {h::UploadDigest, Retry::Later}, // the whole was wrong although each chunk was right: begin anew, in peace
    };
    for (const auto &row : rows) {
        if (row.code == code)
            return row.retry;
    }
    return std::nullopt;
}

Failure fromTls(QSslError::SslError error)
{
    switch (error) {
    case QSslError::CertificateExpired:
    case QSslError::CertificateNotYetValid:
    case QSslError::InvalidNotBeforeField:
    case QSslError::InvalidNotAfterField: return {.code = codes::HallCertificateDates};
    case QSslError::HostNameMismatch: return {.code = codes::WrongHallName};
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateSignatureFailed:
    case QSslError::UnableToDecryptCertificateSignature:
    case QSslError::InvalidCaCertificate:
    case QSslError::CertificateUntrusted:
    case QSslError::CertificateRejected:
    case QSslError::SubjectIssuerMismatch:
    case QSslError::AuthorityIssuerSerialNumberMismatch:
    case QSslError::CertificateBlacklisted: return {.code = codes::ForeignHall};
    default: return {.code = codes::TlsRefused};
    }
}

Failure fromStatus(const Outcome &outcome)
{
    // Later even for what cannot be ours: a portal in between goes away again.
    const auto type = mediaType(outcome.contentType);
    const bool html = type == "text/html" || type == "application/xhtml+xml";
    switch (outcome.status) {
    case 429:
    case 502:
    case 503:
    case 504: return {.code = codes::HallBusy}; // nginx says these in HTML too
    case 404:
    case 410:
        if (!html)
            return {.code = codes::Refused, .retry = Retry::Never};
        break;
    default: break;
    }
    if (html || (outcome.status >= 300 && outcome.status < 400) || outcome.status < 200)
        return {.code = codes::NotOurHall};
    if (outcome.status >= 500)
        return {.code = codes::HallFault};
    switch (outcome.status) {
    case 409:
    case 423:
    case 460: return {.code = codes::Refused, .retry = Retry::AfterHead}; // tus
    default: return {.code = codes::Refused, .retry = Retry::Never};
    }
}

std::optional<Failure> fromNetwork(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::NoError: return std::nullopt;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError: return Failure{.code = codes::TimedOut, .retry = Retry::AfterHead};
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError: return Failure{.code = codes::NoProxy};
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ContentReSendError: return Failure{.code = codes::Broken, .retry = Retry::AfterHead};
    case QNetworkReply::OperationCanceledError: return Failure{.code = codes::Broken, .retry = Retry::Later};
    case QNetworkReply::SslHandshakeFailedError: return Failure{.code = codes::TlsRefused};
    case QNetworkReply::TooManyRedirectsError:
    case QNetworkReply::InsecureRedirectError: return Failure{.code = codes::NotOurHall};
    default: return Failure{.code = codes::NoLine};
    }
}

} // namespace

bool isProblem(const QByteArray &contentType)
{
    return mediaType(contentType) == "application/problem+json";
}

bool isJson(const QByteArray &contentType)
{
    const auto type = mediaType(contentType);
    return type == "application/json" || type.endsWith("+json");
}

bool hallAnswered(const Outcome &outcome)
{
    if (outcome.status == 0 || outcome.tls != QSslError::NoError)
        return false;
    const auto failure = classify(outcome);
    return !failure || failure->code != codes::NotOurHall;
}

std::optional<Failure> classify(const Outcome &outcome)
{
    // Order matters: a certificate says more than the handshake that failed over it, a status more than the error
    // that Qt makes of it, our own code more than the status.
    if (outcome.tls != QSslError::NoError)
        return fromTls(outcome.tls);
    if (outcome.status == 0) {
        auto failure = fromNetwork(outcome.network);
        return failure ? failure : Failure{.code = codes::Broken, .retry = Retry::AfterHead};
    }
    if (outcome.problem) {
        auto failure = fromStatus(outcome);
        failure.code = outcome.problem->code;
        failure.retry = retryOf(failure.code).value_or(failure.retry);
        failure.retryAfterSeconds = outcome.problem->retryAfterSeconds;
        failure.more = outcome.problem->more;
        return failure;
    }
    if (isProblem(outcome.contentType) && outcome.status >= 400) // it meant to say something and could not
        return Failure{.code = wire::codes::Unreadable, .retry = fromStatus(outcome).retry};
    if ((outcome.status >= 200 && outcome.status < 300) || outcome.status == 304) {
        // A good status and a line that broke before the body was whole is no answer.
        if (auto broken = fromNetwork(outcome.network))
            return broken;
        const auto type = mediaType(outcome.contentType);
        if (type == "text/html" || type == "application/xhtml+xml")
            return Failure{.code = codes::NotOurHall};
        return std::nullopt;
    }
    return fromStatus(outcome);
}

} // namespace yc::core::link
