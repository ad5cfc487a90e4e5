#pragma once

#include "core/flow/desk.h"
#include "core/flow/sign_in.h"
#include "core/link/hall_link.h"
#include "core/sync/vault_room.h"
#include "core/wire/access.h"

#include <QObject>
#include <QPointer>

#include <chrono>

// Who is signed in, along sign_in.h: the hall asked with a patience of two seconds by those who can go on without it,
// the vault opened on its own thread. Private to core/flow; Desk is its face. Lives in the UI thread.
namespace yc::core::flow
{

class SignInFlow : public QObject
{
    Q_OBJECT
public:
    SignInFlow(link::HallLink &link, sync::VaultRoom &vault, const Clock &clock, int offlineDays);

    void signIn(const QString &staffNo, SecretText pin, QObject *context, Answer<SignIn> done);
    void changePin(SecretText oldPin, SecretText newPin, QObject *context, Answer<SignIn> done);
    void recover(SecretText pin, QObject *context, Answer<SignIn> done);
    // After cardWanted(): the card's signature of that challenge, or that there will be none (the attempt ends with
    // `why`).
    void giveCardProof(const QByteArray &signature);
    void withdrawCard(Code why);
    void signOut();
    // The hall is there again: whoever got in by the vault alone is announced to it. Where it asks for the staff card,
    // cardWanted() follows, and they stay in without it until there is a proof.
    void openSession();

    [[nodiscard]] sign_in::State state() const { return m_state; }
    [[nodiscard]] const std::optional<StaffInfo> &staff() const { return m_staff; }
    [[nodiscard]] int secondsUntilNextTry() const;

Q_SIGNALS:
    void entered(); // the vault is open
    void changed(); // offline became online
    void left(); // the vault is locked
    void shutOut();
    void cardWanted(const QByteArray &challenge); // the staff card of whoever signs in is to sign it

private:
    using Pin = std::shared_ptr<SecretText>; // closures are copied, secrets are not

    bool on(sign_in::Event event);
    void answer(Result<SignIn> result);
    void await(QObject *context, Answer<SignIn> done);
    void wantCard(const QByteArray &challenge, std::function<void()> goOn);
    [[nodiscard]] bool hallWantsCard(const link::Failure &failure, const Pin &pin, const Pin &newPin);
    void askHall(const Pin &pin, const Pin &newPin, std::chrono::milliseconds silence);
    void hallAnswered(const link::Answered<wire::SignInReply> &reply, const Pin &pin, const Pin &newPin);
    void openAgreed(const Pin &pin);
    void openAlone(const Pin &pin);
    void compare(const Pin &pin, const link::Failure &hallSaid);
    void wrap(const Pin &oldPin, const Pin &newPin);
    enum class Anew { May, Was }; // asked for a fresh challenge, once, where the last was too old
    void announce(const std::optional<seal::StaffProof> &card, Anew anew);
    void notAnnounced(const link::Failure &failure, Anew anew);
    void askForKey(const QByteArray &deposit, const Pin &pin);
    void wrapAnew(const std::shared_ptr<seal::Key> &theirs, const Pin &pin);
    void enter(bool alone);
    void waitFor(qint64 milliseconds);
    [[nodiscard]] vault::UserRecord recordOf(const wire::SignInReply &reply) const;

    link::HallLink &m_link;
    sync::VaultRoom &m_vault;
    const Clock &m_clock;
    int m_offlineDays;
    sign_in::State m_state = sign_in::State::Out;
    std::optional<StaffInfo> m_staff;
    QString m_staffNo; // of the attempt
    vault::UserRecord m_record; // what hall or vault said of them
    QByteArray m_depositKey; // the hall's
    Pin m_pin; // while the hall has not been told of who is in: opens the session when it is back, then wiped
    QByteArray m_challenge; // that the card is to sign
    std::function<void()> m_withCard; // what goes on with its proof; empty: none is waited for
    std::optional<seal::StaffProof> m_unsent; // for the hall, which takes it once
    std::optional<seal::StaffProof> m_proof; // of this attempt, for the vault
    std::chrono::milliseconds m_waitUntil{0};
    QPointer<QObject> m_context;
    Answer<SignIn> m_done;
    quint64 m_attempt = 0; // what comes for an earlier one is dropped
    bool m_asking = false;
};

} // namespace yc::core::flow
