#pragma once

#include "devices/pad/protocol/stu_crypto.h"
#include "devices/pad/protocol/stu_models.h"
#include "devices/transport/hid_reports.h"

namespace yc::devices::pad
{

// Agrees with a pad on the key of one signature, a step at a time: the pad takes a while to count, and nobody waits for
// it. What the pad answers wrongly ends it; there is no way on in the clear from here.
class KeyExchange
{
public:
    // `pair`: of the second cipher, made when it is first needed and kept by whoever keeps the pad open; the symmetric
    // key behind it is new each time.
    KeyExchange(transport::HidReports &pad, const stu::Model &model, std::optional<stu::RsaPair> &pair);

    enum class Step { Wait, Done, Refused }; // Wait: look again when the pad is ready
    [[nodiscard]] Step go();
    [[nodiscard]] SecretBytes takeKey() { return std::move(m_key); } // after Done

private:
    [[nodiscard]] Step offerFirst();
    [[nodiscard]] Step takeFirst();
    [[nodiscard]] Step offerSecond();
    [[nodiscard]] Step takeSecond();
    [[nodiscard]] bool tell(const QByteArray &report);

    transport::HidReports &m_pad;
    const stu::Model &m_model;
    std::optional<stu::RsaPair> &m_pair;
    std::optional<stu::DhPair> m_dh;
    QByteArray m_prime;
    SecretBytes m_key;
    bool m_offered = false;
};

} // namespace yc::devices::pad
