#include "core/flow/sign_in_flow.h"

#include "base/log.h"
#include "core/seal/deposit.h"
#include "core/seal/digest.h"
#include "core/wire/access.h"
#include "core/wire/card_proof.h"
#include "core/wire/staff_wire.h"

#include <QJsonDocument>

#include <algorithm>

namespace yc::core::flow
{

using sign_in::Event;
using sign_in::State;

namespace
{

constexpr auto Patience = std::chrono::seconds{2}; // for a hall that may be away
constexpr auto LongPatience = std::chrono::seconds{15}; // where nothing goes on without it

struct Opened {
    vault::UserRecord user;
};

// What the vault says about a PIN, with how long the next try has to wait.
struct Verdict {
    Result<Opened> opened;
    qint64 waitMs = 0;
};

bool isKnown(const vault::Vault &vault, const QString &staffNo)
{
    return std::ranges::any_of(vault.users(), [&](const auto &user) { return user.staffNo == staffNo; });
}

// The hall may have bound another card meanwhile, or asks for none any more: its word is written down first.
bool isKnownAs(const vault::Vault &vault, const vault::UserRecord &record)
{
    return std::ranges::any_of(vault.users(), [&](const auto &user) {
        return user.staffNo == record.staffNo && user.cardKey == record.cardKey;
    });
}

Verdict verdictOf(const vault::Vault &vault, const QString &staffNo, Result<vault::UserRecord> user)
{
    Verdict verdict{.opened = std::unexpected(vault::codes::Locked), .waitMs = vault.waitForMs(staffNo)};
    if (user)
        verdict.opened = Opened{.user = *std::move(user)};
    else
        verdict.opened = std::unexpected(user.error());
    return verdict;
}

link::Request sessionRequest(const QString &staffNo, const SecretText &pin, const SecretText *newPin,
                             std::chrono::milliseconds silence, const std::optional<seal::StaffProof> &card = {})
{
    wire::SignInRequest request{.staffNo = staffNo, .pin = pin.duplicate(), .newPin = {}, .card = card};
    if (newPin)
        request.newPin = newPin->duplicate();
    return {.method = "POST",
            .path = QStringLiteral("/v1/sessions"),
            .body = QJsonDocument(wire::toJson(request)).toJson(QJsonDocument::Compact),
            .withToken = false,
            .silence = silence};
}

bool isOfLine(Code code)
{
    return code.layer == 'L';
}

} // namespace

SignInFlow::SignInFlow(link::HallLink &link, sync::VaultRoom &vault, const Clock &clock, int offlineDays)
    : m_link(link), m_vault(vault), m_clock(clock), m_offlineDays(offlineDays)
{
}

bool SignInFlow::on(Event event)
{
    const auto to = sign_in::next(m_state, event);
    if (!to) {
        log::write(
            log::Level::Warning, "flow", "sign-in-no-move",
            {{QStringLiteral("state"), static_cast<int>(m_state)}, {QStringLiteral("on"), static_cast<int>(event)}});
        return false;
    }
    m_state = *to;
    return true;
}

void SignInFlow::await(QObject *context, Answer<SignIn> done)
{
    answer(std::unexpected(yc::codes::Cancelled)); // whoever asked before
    ++m_attempt;
    m_withCard = {};
    m_unsent.reset();
    m_context = context;
    m_done = std::move(done);
}

void SignInFlow::answer(Result<SignIn> result)
{
    const auto done = std::exchange(m_done, nullptr);
    if (done && m_context)
        done(std::move(result));
}

void SignInFlow::waitFor(qint64 milliseconds)
{
    m_waitUntil = m_clock.sinceStart() + std::chrono::milliseconds{milliseconds};
}

int SignInFlow::secondsUntilNextTry() const
{
    const auto left = m_waitUntil - m_clock.sinceStart();
    return left.count() <= 0 ? 0 : static_cast<int>((left.count() + 999) / 1000);
}

vault::UserRecord SignInFlow::recordOf(const wire::SignInReply &reply) const
{
    return {.staffNo = reply.staffNo,
            .name = reply.staffName,
            .roles = reply.roles,
            .powers = reply.powers,
            .offlineUntil = m_clock.now().addDays(m_offlineDays),
            .cardKey = reply.cardKey};
}

void SignInFlow::signIn(const QString &staffNo, SecretText pin, QObject *context, Answer<SignIn> done)
{
    if (sign_in::isIn(m_state))
        signOut();
    if (secondsUntilNextTry() > 0 && staffNo == m_staffNo)
        return done(std::unexpected(vault::codes::Waiting));
    await(context, std::move(done));
    if (m_state != State::Out && m_state != State::ChoosingPin && m_state != State::NeedsOldPin)
        m_state = State::Out; // an attempt that nobody waits for any more
    if (!on(Event::Tried))
        return answer(std::unexpected(codes::NotSignedIn));
    m_staffNo = staffNo;
    m_proof.reset();
    // Whoever has a vault here can go on alone and is not kept waiting; anybody else needs the hall's word, however
    // busy it is.
    m_vault.run(
        [staffNo](vault::Vault &vault) -> Result<bool> { return isKnown(vault, staffNo); }, this,
        [this, attempt = m_attempt, pin = std::make_shared<SecretText>(std::move(pin))](const Result<bool> &known) {
            if (attempt == m_attempt)
                askHall(pin, nullptr, known.value_or(false) ? Patience : LongPatience);
        });
}

void SignInFlow::askHall(const Pin &pin, const Pin &newPin, std::chrono::milliseconds silence)
{
    m_link.send(sessionRequest(m_staffNo, *pin, newPin.get(), silence, std::exchange(m_unsent, std::nullopt)), this,
                [this, attempt = m_attempt, pin, newPin](const link::Answered<link::Reply> &reply) {
                    if (attempt != m_attempt)
                        return;
                    if (!reply)
                        return hallAnswered(std::unexpected(reply.error()), pin, newPin);
                    auto session = wire::signInReplyFrom(reply->json);
                    if (!session)
                        return hallAnswered(std::unexpected(link::Failure{.code = session.error()}), pin, newPin);
                    if (!session->mustChangePin)
                        m_link.setToken(session->token.duplicate());
                    m_record = recordOf(*session);
                    m_depositKey = session->depositKey;
                    hallAnswered(*std::move(session), pin, newPin);
                });
}

void SignInFlow::hallAnswered(const link::Answered<wire::SignInReply> &reply, const Pin &pin, const Pin &newPin)
{
    if (reply && reply->mustChangePin) {
        on(newPin ? Event::HallForbids : Event::HallWantsNewPin);
        return answer(SignIn::MustChangePin);
    }
    if (reply) {
        on(Event::HallAgreed);
        return m_state == State::Opening ? openAgreed(pin) : wrap(pin, newPin);
    }
    const auto &failure = reply.error();
    if (failure.code == wire::codes::TerminalShut)
        Q_EMIT shutOut();
    if (failure.code == wire::codes::CardNeeded && hallWantsCard(failure, pin, newPin))
        return;
    if (isOfLine(failure.code)) {
        const bool first = m_state == State::AskingHall;
        on(Event::HallAway);
        return first ? openAlone(pin) : answer(std::unexpected(failure.code));
    }
    if (failure.retryAfterSeconds > 0)
        waitFor(failure.retryAfterSeconds * 1000LL);
    if (failure.code == wire::codes::WrongPin) {
        const bool first = m_state == State::AskingHall;
        on(Event::HallSaysWrong);
        return first ? compare(pin, failure) : answer(std::unexpected(failure.code));
    }
    on(Event::HallForbids);
    answer(std::unexpected(failure.code));
}

void SignInFlow::openAgreed(const Pin &pin)
{
    m_vault.run(
        [record = m_record, pin, proof = m_proof, deposit = m_depositKey](vault::Vault &vault) -> Result<Verdict> {
            // A vault under this user that another PIN wraps is not touched: only the old PIN opens it.
            if (isKnownAs(vault, record)) {
                auto opened = vault.unlock(record.staffNo, *pin, proof);
                if (opened) {
                    (void)vault.enrolUser(record, *pin, deposit); // what they may now, and until when without the hall
                    opened = record;
                }
                if (opened || opened.error() != vault::codes::OfflineTooLong)
                    return verdictOf(vault, record.staffNo, std::move(opened));
            }
            if (const auto kept = vault.enrolUser(record, *pin, deposit); !kept)
                return verdictOf(vault, record.staffNo, std::unexpected(kept.error()));
            return verdictOf(vault, record.staffNo, vault.unlock(record.staffNo, *pin, proof));
        },
        this,
        [this, attempt = m_attempt](Result<Verdict> verdict) {
            if (attempt != m_attempt)
                return;
            const auto opened = verdict ? std::move(verdict->opened) : std::unexpected(verdict.error());
            if (opened) {
                on(Event::VaultOpened);
                return enter(false);
            }
            const bool otherPin = opened.error() == vault::codes::WrongPin;
            on(otherPin ? Event::VaultRefused : Event::VaultFailed);
            answer(std::unexpected(otherPin ? codes::OldPinNeeded : opened.error()));
        });
}

void SignInFlow::openAlone(const Pin &pin)
{
    m_vault.run(
        [staffNo = m_staffNo, pin, proof = m_proof](vault::Vault &vault) -> Result<Verdict> {
            return verdictOf(vault, staffNo, vault.unlock(staffNo, *pin, proof));
        },
        this,
        [this, attempt = m_attempt, pin](Result<Verdict> verdict) {
            if (attempt != m_attempt)
                return;
            const auto opened = verdict ? std::move(verdict->opened) : std::unexpected(verdict.error());
            if (opened) {
                m_record = opened->user;
                m_pin = pin;
                on(Event::VaultOpened);
                return enter(true);
            }
            if (opened.error() == vault::codes::CardNeeded && on(Event::CardNeeded))
                return wantCard(seal::randomBytes(seal::StaffChallengeSize), [this, pin] { openAlone(pin); });
            if (verdict)
                waitFor(verdict->waitMs);
            on(opened.error() == vault::codes::WrongPin ? Event::VaultRefused : Event::VaultFailed);
            answer(
                std::unexpected(opened.error() == vault::codes::UnknownUser ? codes::NeedsHallOnce : opened.error()));
        });
}

void SignInFlow::compare(const Pin &pin, const link::Failure &hallSaid)
{
    m_vault.run(
        [staffNo = m_staffNo, pin](vault::Vault &vault) -> Result<Verdict> {
            // The hall said no: this is only to tell a changed PIN from a wrong one, and opens nothing.
            return verdictOf(vault, staffNo, vault.checkPin(staffNo, *pin));
        },
        this,
        [this, attempt = m_attempt, hallSaid](Result<Verdict> verdict) {
            if (attempt != m_attempt)
                return;
            const bool old = verdict && verdict->opened.has_value();
            if (verdict && verdict->waitMs > secondsUntilNextTry() * 1000LL)
                waitFor(verdict->waitMs);
            on(old ? Event::VaultOpened : Event::VaultRefused);
            answer(std::unexpected(old ? codes::PinChangedElsewhere : hallSaid.code));
        });
}

void SignInFlow::changePin(SecretText oldPin, SecretText newPin, QObject *context, Answer<SignIn> done)
{
    const auto before = std::make_shared<SecretText>(std::move(oldPin));
    const auto after = std::make_shared<SecretText>(std::move(newPin));
    if (m_state == State::InAlone || m_state == State::ProvingBack)
        return done(std::unexpected(codes::NeedsHallOnce)); // the hall has to know the PIN first
    const bool onlyWrap = m_state == State::NeedsOldPin;
    if (m_state != State::In && m_state != State::ChoosingPin && !onlyWrap)
        return done(std::unexpected(codes::NotSignedIn));
    await(context, std::move(done));
    on(Event::PinsGiven);
    if (onlyWrap)
        wrap(before, after);
    else
        askHall(before, after, LongPatience);
}

void SignInFlow::wrap(const Pin &oldPin, const Pin &newPin)
{
    m_vault.run(
        [record = m_record, oldPin, newPin, proof = m_proof,
         deposit = m_depositKey](vault::Vault &vault) -> Result<Verdict> {
            if (isKnown(vault, record.staffNo)) {
                if (const auto wrapped = vault.rewrap(record.staffNo, *oldPin, *newPin); !wrapped)
                    return verdictOf(vault, record.staffNo, std::unexpected(wrapped.error()));
            }
            if (const auto kept = vault.enrolUser(record, *newPin, deposit); !kept)
                return verdictOf(vault, record.staffNo, std::unexpected(kept.error()));
            return verdictOf(vault, record.staffNo, vault.unlock(record.staffNo, *newPin, proof));
        },
        this,
        [this, attempt = m_attempt](Result<Verdict> verdict) {
            if (attempt != m_attempt)
                return;
            const bool wasIn = sign_in::isIn(m_state);
            const auto opened = verdict ? std::move(verdict->opened) : std::unexpected(verdict.error());
            if (opened) {
                on(Event::VaultOpened);
                if (!wasIn)
                    return enter(false);
                return answer(SignIn::Done);
            }
            const bool otherPin = opened.error() == vault::codes::WrongPin;
            if (verdict)
                waitFor(verdict->waitMs);
            on(otherPin ? Event::VaultRefused : Event::VaultFailed);
            answer(std::unexpected(otherPin && !wasIn ? codes::OldPinNeeded : opened.error()));
        });
}

void SignInFlow::recover(SecretText pin, QObject *context, Answer<SignIn> done)
{
    if (m_state != State::NeedsOldPin)
        return done(std::unexpected(codes::NotSignedIn));
    await(context, std::move(done));
    on(Event::Forgotten);
    m_vault.run([staffNo = m_staffNo](vault::Vault &vault) { return vault.deposit(staffNo); }, this,
                [this, attempt = m_attempt,
                 pin = std::make_shared<SecretText>(std::move(pin))](const Result<QByteArray> &deposit) {
                    if (attempt != m_attempt)
                        return;
                    if (deposit)
                        return askForKey(*deposit, pin);
                    on(Event::VaultRefused);
                    answer(std::unexpected(codes::NothingDeposited));
                });
}

void SignInFlow::askForKey(const QByteArray &deposit, const Pin &pin)
{
    const auto once = std::make_shared<seal::BoxKeys>(seal::BoxKeys::of(seal::Key::random()));
    const wire::DepositReturn question{.deposit = deposit, .closeFor = once->publicHalf()};
    m_link.send({.method = "POST",
                 .path = QStringLiteral("/v1/vault-keys"),
                 .body = QJsonDocument(wire::toJson(question)).toJson(QJsonDocument::Compact),
                 .silence = LongPatience},
                this, [this, attempt = m_attempt, pin, once](const link::Answered<link::Reply> &reply) {
                    if (attempt != m_attempt)
                        return;
                    if (!reply) {
                        on(isOfLine(reply.error().code) ? Event::HallAway : Event::HallForbids);
                        return answer(std::unexpected(reply.error().code));
                    }
                    const auto returned = wire::returnedKeyFrom(reply->json);
                    auto opened
                        = returned ? seal::openDeposit(*once, returned->box) : std::unexpected(seal::codes::SealBroken);
                    if (!opened || opened->staffNo != m_staffNo) {
                        on(Event::HallForbids);
                        return answer(std::unexpected(wire::codes::Unreadable));
                    }
                    wrapAnew(std::make_shared<seal::Key>(std::move(opened->key)), pin);
                });
}

void SignInFlow::wrapAnew(const std::shared_ptr<seal::Key> &theirs, const Pin &pin)
{
    m_vault.run(
        [record = m_record, theirs, pin, proof = m_proof,
         deposit = m_depositKey](vault::Vault &vault) -> Result<Opened> {
            if (const auto wrapped = vault.rewrap(record.staffNo, *theirs, *pin); !wrapped)
                return std::unexpected(wrapped.error());
            (void)vault.note(
                {.at = {}, .staffNo = record.staffNo, .event = QStringLiteral("vault-key-returned"), .subject = {}});
            if (const auto kept = vault.enrolUser(record, *pin, deposit); !kept)
                return std::unexpected(kept.error());
            auto user = vault.unlock(record.staffNo, *pin, proof);
            if (!user)
                return std::unexpected(user.error());
            return Opened{.user = *std::move(user)};
        },
        this,
        [this, attempt = m_attempt](const Result<Opened> &opened) {
            if (attempt != m_attempt)
                return;
            on(opened ? Event::VaultOpened : Event::VaultFailed);
            if (opened)
                return enter(false);
            answer(std::unexpected(opened.error()));
        });
}

void SignInFlow::enter(bool alone)
{
    m_staff = StaffInfo{.no = m_record.staffNo,
                        .name = m_record.name,
                        .roles = m_record.roles,
                        .powers = m_record.powers,
                        .offline = alone};
    m_waitUntil = {};
    m_vault.post([no = m_record.staffNo, alone](vault::Vault &vault) {
        (void)vault.note({.at = {},
                          .staffNo = no,
                          .event = alone ? QStringLiteral("signed-in-offline") : QStringLiteral("signed-in"),
                          .subject = {}});
    });
    Q_EMIT entered();
    answer(SignIn::Done);
}

void SignInFlow::openSession()
{
    if (m_state == State::InAlone && m_pin && !m_asking)
        announce({}, Anew::May);
}

void SignInFlow::announce(const std::optional<seal::StaffProof> &card, Anew anew)
{
    m_asking = true;
    m_link.send(sessionRequest(m_staffNo, *m_pin, nullptr, LongPatience, card), this, // nobody waits for it
                [this, anew, attempt = m_attempt](const link::Answered<link::Reply> &reply) {
                    m_asking = false;
                    if (attempt != m_attempt || m_state != State::InAlone)
                        return;
                    if (!reply)
                        return notAnnounced(reply.error(), anew);
                    const auto session = wire::signInReplyFrom(reply->json);
                    if (!session || session->mustChangePin)
                        return;
                    m_link.setToken(session->token.duplicate());
                    m_record = recordOf(*session);
                    m_depositKey = session->depositKey;
                    on(Event::HallAgreed);
                    m_vault.post([record = m_record, pin = std::exchange(m_pin, nullptr), deposit = m_depositKey](
                                     vault::Vault &vault) { (void)vault.enrolUser(record, *pin, deposit); });
                    m_staff = StaffInfo{.no = m_record.staffNo,
                                        .name = m_record.name,
                                        .roles = m_record.roles,
                                        .powers = m_record.powers,
                                        .offline = false};
                    Q_EMIT changed();
                });
}

void SignInFlow::signOut()
{
    const bool wasIn = sign_in::isIn(m_state);
    answer(std::unexpected(yc::codes::Cancelled));
    ++m_attempt;
    on(Event::SignedOut);
    m_withCard = {};
    m_unsent.reset();
    m_proof.reset();
    m_pin.reset();
    if (!wasIn)
        return;
    // Told as a courtesy; a session that is not ended here ends by itself.
    if (m_staff && !m_staff->offline)
        m_link.send({.method = "DELETE", .path = QStringLiteral("/v1/sessions/current"), .expectJson = false}, this,
                    [](const auto &) {});
    m_link.setToken({});
    m_staff.reset();
    Q_EMIT left(); // before the vault is locked: whoever still has to save does it now
    m_vault.post([](vault::Vault &vault) { vault.lock(); });
}

} // namespace yc::core::flow
