#pragma once

#include "base/code.h"
#include "core/seal/envelope.h"
#include "core/seal/identity.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <memory>

// The keys of a hall. One folder: ca, sm2-ca, server, receipt (each .pem and .key), rest.key.
namespace yc::hall::pki
{

namespace codes
{
inline constexpr Code CannotKeep{'H', 911}; // the folder of keys cannot be read or written
} // namespace codes

class Pki
{
public:
    // Makes what is missing. The server certificate is made anew when its names changed or it ends within 30 days; the
    // receipt certificate when it ends within 30 days (old receipts carry their own). No names: those of before, at
    // first localhost.
    [[nodiscard]] static Result<std::unique_ptr<Pki>> open(const QString &path, const QStringList &serverNames,
                                                           const QDateTime &now);

    [[nodiscard]] const core::seal::Authority &tlsAuthority() const { return m_tls; }
    [[nodiscard]] const core::seal::Authority &evidenceAuthority() const { return m_evidence; }
    [[nodiscard]] const core::seal::Certificate &server() const { return m_server; }
    [[nodiscard]] const core::seal::PrivateKey &serverKey() const { return m_serverKey; }
    [[nodiscard]] const core::seal::Certificate &receipt() const { return m_receipt; }
    [[nodiscard]] const core::seal::PrivateKey &receiptKey() const { return m_receiptKey; }
    [[nodiscard]] const core::seal::Key &restKey() const { return m_rest; }

private:
    Pki(core::seal::Authority tls, core::seal::Authority evidence, core::seal::Certificate server,
        core::seal::PrivateKey serverKey, core::seal::Certificate receipt, core::seal::PrivateKey receiptKey,
        core::seal::Key rest)
        : m_tls(std::move(tls)), m_evidence(std::move(evidence)), m_server(std::move(server)),
          m_serverKey(std::move(serverKey)), m_receipt(std::move(receipt)), m_receiptKey(std::move(receiptKey)),
          m_rest(std::move(rest))
    {
    }
    core::seal::Authority m_tls;
    core::seal::Authority m_evidence;
    core::seal::Certificate m_server;
    core::seal::PrivateKey m_serverKey;
    core::seal::Certificate m_receipt;
    core::seal::PrivateKey m_receiptKey;
    core::seal::Key m_rest;
};

} // namespace yc::hall::pki
