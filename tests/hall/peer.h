#pragma once

#include "core/seal/identity.h"
#include "core/wire/access.h"
#include "core/wire/case_wire.h"
#include "tests/hall/hall_program.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslConfiguration>

#include <memory>
#include <optional>

namespace yc::tests
{

struct Heard { // a reply
    int status = 0; // 0: none
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    QByteArray body;
    QList<QNetworkReply::RawHeaderPair> headers;

    [[nodiscard]] QByteArray header(const QByteArray &name) const;
    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QString code() const; // of a problem
};

using Headers = QList<QPair<QByteArray, QByteArray>>;

// A terminal of the tests: enrols, signs in, asks. Waits for each answer.
class Peer
{
public:
    explicit Peer(HallProgram &hall);

    [[nodiscard]] Heard call(const QByteArray &method, const QString &path, const QByteArray &body = {},
                             const Headers &headers = {});
    [[nodiscard]] Heard post(const QString &path, const QJsonObject &json, const Headers &headers = {});
    // For those that run at once: not waited for.
    [[nodiscard]] std::unique_ptr<QNetworkReply> begin(const QByteArray &method, const QString &path,
                                                       const QByteArray &body = {}, const Headers &headers = {});
    [[nodiscard]] static Heard wait(QNetworkReply &reply);

    [[nodiscard]] Heard enrol(const QString &text);
    // First use included: changes the one-time PIN into `pin`.
    [[nodiscard]] Heard signIn(const QString &no, const QString &oneTimePin, const QString &pin);
    void forgetCertificate();
    void forgetToken() { m_token.clear(); }
    void useCertificate(const core::seal::Certificate &certificate, const core::seal::PrivateKey &key);
    void reconnect(); // closes what is kept open: after a restart, or to show another certificate
    void writeIdentity(const QString &certificateFile, const QString &keyFile) const; // for curl

    [[nodiscard]] const std::optional<core::wire::EnrolReply> &enrolment() const { return m_enrolment; }
    [[nodiscard]] QString terminalId() const { return m_enrolment ? m_enrolment->terminalId : QString(); }
    [[nodiscard]] QByteArray token() const { return m_token; }

    // tus by hand
    [[nodiscard]] Heard tus(const QByteArray &method, const QString &path, const QByteArray &body = {},
                            const Headers &headers = {});
    [[nodiscard]] QString beginUpload(const QByteArray &bytes, const QString &blob = {}); // its path
    [[nodiscard]] bool upload(const QByteArray &bytes); // whole, in one go

    [[nodiscard]] Heard commit(const core::wire::Manifest &manifest);
    // What it needs first, then the case. Status 0: a blob was not taken.
    [[nodiscard]] Heard submit(const core::wire::Manifest &manifest, const QByteArrayList &blobs);

private:
    HallProgram &m_hall;
    QNetworkAccessManager m_network;
    QSslConfiguration m_tls;
    QByteArray m_token;
    QByteArray m_certificatePem;
    QByteArray m_keyPem;
    std::optional<core::wire::EnrolReply> m_enrolment;
};

// The hall started, the counter of window 3 enrolled at it and 0317 signed in there (PIN 271828). Null if any of it
// failed: the hall's log says why.
[[nodiscard]] std::unique_ptr<Peer> openCounter(HallProgram &hall);

[[nodiscard]] QString blobName(const QByteArray &bytes);

} // namespace yc::tests
