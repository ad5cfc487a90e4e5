#include "hall/services/sessions.h"

#include "core/seal/digest.h"
#include "core/seal/envelope.h"
#include "hall/services/pin_rules.h"
#include "hall/services/powers.h"
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
    const auto done = context.store.write([&](store::Rows &rows) {
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
