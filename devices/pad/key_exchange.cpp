#include "devices/pad/key_exchange.h"

#include "devices/pad/protocol/stu_encryption.h"

namespace yc::devices::pad
{

using namespace stu;

KeyExchange::KeyExchange(transport::HidReports &pad, const Model &model, std::optional<RsaPair> &pair)
    : m_pad(pad), m_model(model), m_pair(pair)
{
}

KeyExchange::Step KeyExchange::go()
{
    const bool first = m_model.cipher == Cipher::V1;
    if (m_offered)
        return first ? takeFirst() : takeSecond();
    m_offered = true;
    return first ? offerFirst() : offerSecond();
}

bool KeyExchange::tell(const QByteArray &report)
{
    if (!m_pad.setFeature(report))
        return false;
    const auto status = statusFrom(m_pad.feature(static_cast<quint8>(Report::Status), StatusSize));
    return status && status->lastResult == static_cast<quint8>(Outcome::Ok);
}

// The group is the pad's own, from its flash, which is never written: one that was never given a group is refused.
KeyExchange::Step KeyExchange::offerFirst()
{
    m_prime = bodyOf(m_pad.feature(static_cast<quint8>(Report::DhPrime), 1 + DhSize), DhSize);
    const auto base = bodyOf(m_pad.feature(static_cast<quint8>(Report::DhBase), 3), 2);
    m_dh = makeDhPair(m_prime, base);
    return m_dh && tell(hostPublicKey(m_dh->open)) ? Step::Wait : Step::Refused;
}

KeyExchange::Step KeyExchange::takeFirst()
{
    const auto theirs = bodyOf(m_pad.feature(static_cast<quint8>(Report::DevicePublicKey), 1 + DhSize), DhSize);
    auto key = sharedKey(*m_dh, theirs, m_prime);
    if (!key)
        return Step::Refused;
    m_key = std::move(*key);
    return Step::Done;
}

KeyExchange::Step KeyExchange::offerSecond()
{
    if (!m_pair)
        m_pair = RsaPair::make();
    if (!m_pair
        || !tell(
            toBytes(KeyMessage{.command = KeyCommand::SetType, .parameter = Aes256, .lengthOrIndex = Rsa2048Oaep})))
        return Step::Refused;
    const auto give = [this](KeyPart part, const QByteArray &bytes) {
        for (qsizetype at = 0; at < bytes.size(); at += KeyBlock) {
            const auto block = bytes.mid(at, KeyBlock);
            if (!tell(toBytes(KeyMessage{.command = KeyCommand::SetBlock,
                                         .parameter = static_cast<quint8>(part),
                                         .lengthOrIndex = static_cast<quint8>(block.size()),
                                         .data = block})))
                return false;
        }
        return true;
    };
    if (!give(KeyPart::Exponent, m_pair->exponent()) || !give(KeyPart::Modulus, m_pair->modulus()))
        return Step::Refused;
    const auto status = keyStatusFrom(m_pad.feature(static_cast<quint8>(Report::EncryptionStatus), KeyStatusSize));
    const bool agreed = status && status->symmetric == Aes256 && status->asymmetric == Rsa2048Oaep
        && status->exponent == KeyStatus::Ready && status->modulus == KeyStatus::Ready;
    return agreed && tell(toBytes(KeyMessage{.command = KeyCommand::Generate})) ? Step::Wait : Step::Refused;
}

KeyExchange::Step KeyExchange::takeSecond()
{
    const auto status = keyStatusFrom(m_pad.feature(static_cast<quint8>(Report::EncryptionStatus), KeyStatusSize));
    if (!status)
        return Step::Refused;
    if (status->ciphered == KeyStatus::Calculating || status->ciphered == KeyStatus::NotReady)
        return Step::Wait;
    if (status->ciphered != KeyStatus::Ready)
        return Step::Refused;
    QByteArray ciphered;
    for (quint8 index = 0; ciphered.size() < Rsa; ++index) {
        if (!m_pad.setFeature(toBytes(KeyMessage{.command = KeyCommand::GetBlock,
                                                 .parameter = static_cast<quint8>(KeyPart::Ciphered),
                                                 .lengthOrIndex = index})))
            return Step::Refused;
        const auto block
            = keyMessageFrom(m_pad.feature(static_cast<quint8>(Report::EncryptionCommand), KeyCommandSize));
        if (!block || block->command != KeyCommand::GetBlock || block->lengthOrIndex == 0
            || block->lengthOrIndex > KeyBlock || ciphered.size() + block->lengthOrIndex > Rsa)
            return Step::Refused;
        ciphered += block->data.first(block->lengthOrIndex);
    }
    auto key = m_pair->open(ciphered);
    if (!key)
        return Step::Refused;
    m_key = std::move(*key);
    return Step::Done;
}

} // namespace yc::devices::pad
