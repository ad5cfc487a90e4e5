#include "hall/services/sessions.h"

#include "base/log.h"
#include "core/seal/digest.h"
#include "core/seal/envelope.h"
#include "core/wire/card_proof.h"
#include "hall/services/pin_rules.h"
#include "hall/services/powers.h"
#include "hall/services/staff_card.h"
#include "hall/services/vault_keys.h"

namespace yc::hall::services
{

namespace
{

namespace seal = core::seal;
namespace wire = core::wire;

std::unexpected<wire::Problem> wrongPin(int status, qint64 waitSeconds)
{
    auto refusal = refuse(status, wire::codes::WrongPin, "Wrong staff number or PIN");
    refusal.error().retryAfterSeconds = static_cast<int>(std::max<qint64>(0, waitSeconds));
    return refusal;
}

struct Door { // what is known before the PIN is judged
    std::optional<store::Staff> staff;
    int wrong = 0; // with this try counted in
    qint64 waitSeconds = 0; // more than 0: too early
};

// The try is counted before it is judged, so that many at once are not one.
Result<Door> knock(Context &context, const QString &staffNo)
{
    Door door;
    const auto now = context.clock.now();
    const auto done = context.store.write([&](store::Rows &rows) {
        auto attempts = rows.attempts(staffNo);
        if (attempts.notBefore.isValid() && attempts.notBefore > now) {
            door.waitSeconds = (now.msecsTo(attempts.notBefore) + 999) / 1000;
            return false;
        }
        door.staff = rows.staff(staffNo);
        if (door.staff && door.staff->gone)
            door.staff.reset();
        door.wrong = ++attempts.wrong;
        const auto wait = waitAfter(attempts.wrong);
        attempts.notBefore = wait.count() > 0 ? now.addSecs(wait.count()) : QDateTime();
        rows.putAttempts(staffNo, attempts);
        return true;
    });
    if (!done)
        return std::unexpected(done.error());
    return door;
}

// An unknown number costs as much time as a known one, so that numbers cannot be told apart.
bool matches(const std::optional<store::Staff> &staff, const SecretText &pin)
{
    static const QByteArray nobody = seal::pinVerifier(SecretText(QString::fromLatin1(seal::randomBytes(16).toHex())));
    return seal::pinMatches(pin, staff ? staff->verifier : nobody) && staff.has_value();
}

// A try that was no guess is not counted, and forgives none before it: else whoever knows a PIN could go on trying
// cards for ever.
void uncount(store::Rows &rows, const QString &staffNo, int counted)
{
    auto attempts = rows.attempts(staffNo);
    if (attempts.wrong == counted)
        attempts.notBefore = {}; // it was over, or we would not be here; what others counted meanwhile stands
    attempts.wrong = std::max(0, attempts.wrong - 1);
    rows.putAttempts(staffNo, attempts);
}

bool wasGuess(CardSays says)
{
    return says == CardSays::Wrong || says == CardSays::Over;
}

std::unexpected<wire::Problem> refuseCard(const CardVerdict &card, int wrong)
{
    const auto withWait = [wrong](std::unexpected<wire::Problem> refusal) {
        refusal.error().retryAfterSeconds = static_cast<int>(waitAfter(wrong).count());
        return refusal;
    };
    switch (card.says) {
    case CardSays::Wanted:
        return refuse(403, wire::codes::CardNeeded, "The staff card is to sign the challenge",
                      wire::challengeJson(card.challenge));
    case CardSays::NoneBound: return refuse(403, wire::codes::NoCardBound, "No staff card is bound to this number");
    case CardSays::Expired: return refuse(403, wire::codes::ChallengeOver, "The challenge is over");
    case CardSays::Over: return withWait(refuse(403, wire::codes::ChallengeOver, "The challenge is not open here"));
    case CardSays::Wrong:
    case CardSays::NotNeeded: // these two let in, and nobody asks for their refusal
    case CardSays::Proven: break;
    }
    return withWait(refuse(403, wire::codes::WrongCard, "Not signed by the card bound to this number"));
}

} // namespace

Answer<wire::SignInReply> signIn(Context &context, const store::Terminal &terminal, const wire::SignInRequest &request)
{
    auto door = knock(context, request.staffNo);
    if (!door)
        return internal(door.error(), "sign-in");
    if (door->waitSeconds > 0)
        return wrongPin(429, door->waitSeconds);
    if (!matches(door->staff, request.pin))
        return wrongPin(401, waitAfter(door->wrong).count());

    auto staff = *door->staff;
    const bool changes = request.newPin.has_value();
    const bool good = !changes
        || (isGoodPin(request.newPin->reveal(), request.staffNo) && request.newPin->reveal() != request.pin.reveal());
    if (changes && good) {
        staff.verifier = seal::pinVerifier(*request.newPin);
        staff.mustChangePin = false;
    }
    const auto token = seal::randomBytes(32).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const auto expires = context.clock.now().addSecs(SessionHours * 3600LL);
    CardVerdict card;
    const auto letsIn = [&card] { return card.says == CardSays::NotNeeded || card.says == CardSays::Proven; };
    const auto done = context.store.write([&](store::Rows &rows) {
        card = judgeCard(rows, staff, terminal, request.card, context.clock.now());
        if (!letsIn()) {
            if (!wasGuess(card.says))
                uncount(rows, staff.no, door->wrong);
            return true; // a challenge was opened, or is used up
        }
        rows.putAttempts(request.staffNo, {});
        if (!good)
            return true; // the PIN was right all the same
        if (changes) {
            rows.endSessionsOf(staff.no);
            rows.putStaff(staff);
        }
        rows.putSession({.tokenDigest = seal::sm3(token),
                         .staffNo = staff.no,
                         .terminalId = terminal.id,
                         .expires = expires,
                         .onlyToChangePin = staff.mustChangePin});
        return true;
    });
    if (!done)
        return internal(done.error(), "sign-in");
    if (!letsIn()) {
        if (wasGuess(card.says))
            log::write(log::Level::Warning, "hall", "staff-card-refused",
                       {{QStringLiteral("staff"), staff.no}, {QStringLiteral("terminal"), terminal.id}});
        return refuseCard(card, door->wrong);
    }
    if (!good)
        return refuse(422, wire::codes::WeakPin, "The new PIN is too easy");
    wire::SignInReply reply;
    reply.token = SecretText(QString::fromLatin1(token));
    reply.expires = expires;
    reply.staffNo = staff.no;
    reply.staffName = staff.name;
    reply.roles = staff.roles;
    reply.powers = powersOf(staff.roles, terminal.kind);
    reply.mustChangePin = staff.mustChangePin;
    reply.depositKey = depositKey(context);
    reply.cardKey = card.key;
    return reply;
}

Answer<wire::PinCheckReply> checkPin(Context &context, const wire::SignInRequest &request)
{
    auto door = knock(context, request.staffNo);
    if (!door)
        return internal(door.error(), "pin-check");
    if (door->waitSeconds > 0)
        return wrongPin(429, door->waitSeconds);
    if (!matches(door->staff, request.pin))
        return wrongPin(403, waitAfter(door->wrong).count());
    const auto done = context.store.write([&](store::Rows &rows) {
        rows.putAttempts(request.staffNo, {});
        return true;
    });
    if (!done)
        return internal(done.error(), "pin-check");
    if (door->staff->mustChangePin)
        return refuse(403, wire::codes::MustChangePin, "The one-time PIN has to be changed first");
    return wire::PinCheckReply{.staffNo = door->staff->no, .staffName = door->staff->name};
}

Answer<void> signOut(Context &context, const QByteArray &token)
{
    const auto done = context.store.write([&](store::Rows &rows) {
        rows.endSession(seal::sm3(token));
        return true;
    });
    if (!done)
        return internal(done.error(), "sign-out");
    return {};
}

} // namespace yc::hall::services
