#include "core/flow/sign_in_flow.h"

#include "base/log.h"
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

// The hall is back, and did not take whoever is in without it. They go on as they were.
void SignInFlow::notAnnounced(const link::Failure &failure, Anew anew)
{
    if (failure.code.layer == 'L')
        return; // away again: asked when it is back
    const auto challenge = wire::challengeFrom(failure.more);
    if (failure.code == wire::codes::CardNeeded && challenge && on(Event::CardNeeded))
        return wantCard(*challenge, [this, anew] { announce(m_proof, anew); });
    if (failure.code == wire::codes::ChallengeOver && anew == Anew::May)
        return announce({}, Anew::Was); // the card came late: what it signed is good for minutes
    m_pin.reset(); // it knows another PIN, or another card: they sign in again when they need it
    log::write(log::Level::Warning, "flow", "not-announced", {{QStringLiteral("code"), toString(failure.code)}});
}

} // namespace yc::core::flow
