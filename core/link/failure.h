#pragma once

#include "base/code.h"
#include "core/wire/problem.h"

#include <QByteArray>
#include <QNetworkReply>
#include <QSslError>

#include <optional>

// Everything that can go wrong on the way to the hall, classified in one place. tests/core/link holds the table.
namespace yc::core::link
{

namespace codes
{ // L-00xx; L-0101 Unreadable is core/wire's: a body of the hall that is not what the contract says
inline constexpr Code NoLine{'L', 1}; // no network, no such host, nobody listens there
inline constexpr Code TimedOut{'L', 2}; // nothing came for too long
inline constexpr Code Broken{'L', 3}; // the connection ended in the middle
inline constexpr Code TlsRefused{'L', 4}; // no secure connection came about
inline constexpr Code ForeignHall{'L', 5}; // its certificate is by another authority than the pinned one
inline constexpr Code WrongHallName{'L', 6}; // the pinned authority's, but for another host name
inline constexpr Code HallCertificateDates{'L', 7}; // the hall's certificate is not valid on this terminal's day
inline constexpr Code NotOurHall{'L', 8}; // HTML or another thing in between: a portal, a proxy, a wrong address
inline constexpr Code HallBusy{'L', 9}; // 429, 502, 503, 504 without a problem of ours
inline constexpr Code HallFault{'L', 10}; // another 5xx without a problem of ours
inline constexpr Code Refused{'L', 11}; // a 4xx without a problem of ours
inline constexpr Code ClockOff{'L', 12}; // a warning: the two clocks differ by more than five minutes
inline constexpr Code OwnCertificateDates{'L', 13}; // this terminal's certificate has run out
inline constexpr Code WrongFingerprint{'L', 14}; // first contact: not the authority that the terminal code names
inline constexpr Code NoIdentity{'L', 15}; // asked before the terminal was enrolled
inline constexpr Code WrongCertificates{'L', 16}; // enrolment: certificates that do not fit our keys or the hall
inline constexpr Code NoProxy{'L', 17}; // the proxy of the settings is not there, or will not let us through
} // namespace codes

// What to do with the same request.
//   Never      as it stands it will be refused again: a person has to do something
//   Later      after the back-off
//   Now        at once, after putting right what the answer names (missing blobs, an upload that is gone)
//   AfterHead  an upload: ask where it stands, go on from there
enum class Retry { Never, Later, Now, AfterHead };

// What was seen of one exchange, nothing else.
struct Outcome {
    QNetworkReply::NetworkError network = QNetworkReply::NoError; // TimeoutError when our own deadline ended it
    QSslError::SslError tls = QSslError::NoError; // the first that was told
    int status = 0; // HTTP; 0: none came
    QByteArray contentType; // as sent, parameters and all
    std::optional<wire::Problem> problem; // of a problem+json that could be read
};

struct Failure {
    Code code = codes::NoLine;
    Retry retry = Retry::Later;
    int retryAfterSeconds = 0;
    QJsonObject more; // what the problem adds: findings, missing
};

// nullopt: a good answer (2xx or 304).
[[nodiscard]] std::optional<Failure> classify(const Outcome &outcome);
// Did a hall of the pinned authority answer at all? Its refusals count: the line is up.
[[nodiscard]] bool hallAnswered(const Outcome &outcome);
[[nodiscard]] bool isProblem(const QByteArray &contentType);
[[nodiscard]] bool isJson(const QByteArray &contentType);

template <typename T> using Answered = std::expected<T, Failure>;

} // namespace yc::core::link
