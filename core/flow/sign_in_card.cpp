#include "core/flow/sign_in_flow.h"

#include "core/wire/card_proof.h"

// The staff card in the middle of signing in: what was under way waits for its proof and then goes on.
namespace yc::core::flow
{

using sign_in::Event;

// False: the hall asks for a card and sent nothing that one could sign.
bool SignInFlow::hallWantsCard(const link::Failure &failure, const Pin &pin, const Pin &newPin)
{
    const auto challenge = wire::challengeFrom(failure.more);
    if (!challenge || !on(Event::CardNeeded))
        return false;
    wantCard(*challenge, [this, pin, newPin] {
        m_unsent = m_proof;
        askHall(pin, newPin, std::chrono::seconds{15}); // they have shown PIN and card: worth waiting for
    });
    return true;
}

void SignInFlow::wantCard(const QByteArray &challenge, std::function<void()> goOn)
{
    m_challenge = challenge;
    m_withCard = std::move(goOn);
    Q_EMIT cardWanted(challenge);
}

void SignInFlow::giveCardProof(const QByteArray &signature)
{
    const auto goOn = std::exchange(m_withCard, nullptr);
    if (!goOn || !on(Event::CardProved))
        return;
    m_proof = seal::StaffProof{.challenge = std::exchange(m_challenge, {}), .signature = signature};
    goOn();
}

void SignInFlow::withdrawCard(Code why)
{
    if (!std::exchange(m_withCard, nullptr))
        return;
    on(Event::CardWithdrawn);
    answer(std::unexpected(why));
}

} // namespace yc::core::flow
