#pragma once

#include "base/worker.h"
#include "core/link/terminal_identity.h"

// Enrolment in the manner of EST (RFC 7030): keys made here, PKCS#10 out, certificates back. The first connection is
// checked against the fingerprint on the terminal code and sends nothing; the one-time secret goes only over the
// second, which is fully verified.
namespace yc::core::link
{

using EnrolmentHandler = std::function<void(Answered<std::shared_ptr<TerminalIdentity>>)>;

// link and worker outlive the answer. On success the link is connected with the new identity; on failure it is left
// without one. Failures: the terminal code's own (mistyped), WrongFingerprint, WrongCertificates, BadEnrolmentCode, the
// line's.
void enrol(HallLink &link, Worker &worker, const Clock &clock, const QUrl &hall, const QString &code, QObject *context,
           EnrolmentHandler done);

// The hall's answer judged against the keys that we made: exported for the tests.
struct Keys {
    seal::PrivateKey tls;
    seal::PrivateKey evidence;
    seal::PrivateKey document;
};
[[nodiscard]] Keys makeKeys();
[[nodiscard]] Result<wire::EnrolRequest> requestFor(const Keys &keys, const QByteArray &secret);
[[nodiscard]] Result<TerminalIdentity> identityFrom(const wire::EnrolReply &reply, const Keys &keys,
                                                    const QByteArray &authority, const QUrl &hall, const QDateTime &at);

} // namespace yc::core::link
