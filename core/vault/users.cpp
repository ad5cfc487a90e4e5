#include "core/vault/case_row.h"
#include "core/vault/rooms.h"

#include "base/log.h"
#include "core/seal/deposit.h"

#include <algorithm>

namespace yc::core::vault
{

using namespace std::chrono_literals;

namespace
{

constexpr int FreeAttempts = 5;
constexpr std::chrono::milliseconds FirstWait = 15s;
constexpr std::chrono::milliseconds LongestWait = 1h;

std::chrono::milliseconds waitAfter(int wrong)
{
    if (wrong < FreeAttempts)
        return 0ms;
    const int doublings = std::min(wrong - FreeAttempts, 16);
    return std::min(FirstWait * (1 << doublings), LongestWait);
}

} // namespace

Done Vault::Rooms::loadWaiting()
{
    auto rows = database.query("SELECT owner, wrong, wait_ms, wait_until FROM users WHERE wrong > 0");
    const auto now = clock.now().toMSecsSinceEpoch();
    for (;;) {
        const auto row = rows.next();
        if (!row)
            return std::unexpected(row.error());
        if (!*row)
            return {};
        // A clock that was set back while we were away makes the rest look longer than the whole: then it is the whole.
        const auto left = std::clamp<qint64>(rows.integer(3) - now, 0, std::max<qint64>(rows.integer(2), 0));
        waiting[rows.text(0)] = {static_cast<int>(std::clamp<qint64>(rows.integer(1), 0, 1000)),
                                 clock.sinceStart() + std::chrono::milliseconds(left)};
    }
}

qint64 Vault::Rooms::waitMs(const QString &owner) const
{
    const auto it = waiting.find(owner);
    if (it == waiting.end())
        return 0;
    return std::max<qint64>((it->second.deadline - clock.sinceStart()).count(), 0);
}

// Counted before the PIN is tried: pulling the plug at the right moment gains no further guess.
Done Vault::Rooms::noteAttempt(const QString &owner)
{
    const int wrong = waiting[owner].wrong + 1;
    return noteWrong(owner, wrong, waitAfter(wrong));
}

Done Vault::Rooms::noteWrong(const QString &owner, int wrong, std::chrono::milliseconds wait)
{
    waiting[owner] = {wrong, clock.sinceStart() + wait};
    return database.run("UPDATE users SET wrong = ?2, wait_ms = ?3, wait_until = ?4 WHERE owner = ?1", owner, wrong,
                        wait.count(), clock.now().toMSecsSinceEpoch() + wait.count());
}

Done Vault::Rooms::noteSuccess(const QString &owner)
{
    waiting.erase(owner);
    return database.run(
        "UPDATE users SET wrong = 0, wait_ms = 0, wait_until = 0, seen = max(seen, ?2) WHERE owner = ?1", owner,
        clock.now().toMSecsSinceEpoch());
}

Result<seal::Key> Vault::Rooms::keyOf(const QString &owner, const SecretText &pin)
{
    seal::PinCost cost;
    QByteArray wrapped;
    {
        auto rows = database.query("SELECT salt, operations, memory, wrapped FROM users WHERE owner = ?1", owner);
        if (auto found = rows.one(codes::UnknownUser); !found)
            return failed(found);
        cost = {rows.bytes(0), static_cast<quint64>(rows.integer(1)), static_cast<quint64>(rows.integer(2))};
        wrapped = rows.bytes(3);
    }
    if (waitMs(owner) > 0)
        return std::unexpected(codes::Waiting);
    // A disk that is full may not keep a clerk out: then the count holds in memory alone.
    (void)noteAttempt(owner);
    const auto inner = seal::open(wraps, wrapped, place("wraps", owner));
    if (!inner)
        return failed(inner); // told from a wrong PIN by the terminal's own seal around it
    const auto pinKey = seal::tryKeyFromPin(pin, cost);
    if (!pinKey)
        return failed(pinKey);
    auto bytes = seal::open(*pinKey, inner->reveal(), place("users", owner));
    if (!bytes)
        return std::unexpected(codes::WrongPin);
    auto key = seal::Key::fromBytes(std::move(*bytes));
    if (!key)
        return std::unexpected(codes::Damaged);
    (void)noteSuccess(owner);
    return key;
}

// The right PIN forgives the wrong tries before it, so the card's are put back: else whoever knows a PIN could go on
// trying cards for ever.
Result<seal::Key> Vault::Rooms::keyWithCard(const QString &owner, const SecretText &pin,
                                            const std::optional<seal::StaffProof> &card)
{
    const auto before = waiting.find(owner);
    const int wrong = before == waiting.end() ? 0 : before->second.wrong;
    auto key = keyOf(owner, pin);
    if (!key)
        return key;
    const auto user = recordOf(owner);
    if (!user)
        return std::unexpected(user.error());
    if (user->cardKey.isEmpty() || (card && seal::isProvenBy(*card, user->cardKey)))
        return key;
    if (card) {
        (void)noteWrong(owner, wrong + 1, waitAfter(wrong + 1));
        return std::unexpected(codes::WrongCard);
    }
    if (wrong > 0)
        (void)noteWrong(owner, wrong, std::chrono::milliseconds(0));
    return std::unexpected(codes::CardNeeded);
}

Done Vault::Rooms::wrap(const QString &owner, const seal::Key &key, const SecretText &pin, const SecretBytes *newRecord)
{
    auto cost = seal::PinCost::fresh();
    cost.operations = options.pinOperations;
    cost.memoryBytes = options.pinMemoryBytes;
    const auto pinKey = seal::tryKeyFromPin(pin, cost);
    if (!pinKey)
        return failed(pinKey);
    const auto inner = seal::seal(*pinKey, key.bytes(), place("users", owner));
    if (!inner)
        return failed(inner);
    const auto wrapped = seal::seal(wraps, *inner, place("wraps", owner));
    if (!wrapped)
        return failed(wrapped);
    if (newRecord != nullptr) {
        const auto record = seal::seal(people, newRecord->reveal(), place("users", owner));
        if (!record)
            return failed(record);
        return worded(database.run("INSERT INTO users (owner, record, salt, operations, memory, wrapped)"
                                   " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                   owner, *record, cost.salt, cost.operations, cost.memoryBytes, *wrapped));
    }
    return worded(
        database.run("UPDATE users SET salt = ?2, operations = ?3, memory = ?4, wrapped = ?5 WHERE owner = ?1", owner,
                     cost.salt, cost.operations, cost.memoryBytes, *wrapped));
}

QList<UserRecord> Vault::users() const
{
    QList<UserRecord> list;
    auto rows = m_rooms->database.query("SELECT owner, record FROM users ORDER BY rowid");
    for (auto row = rows.next(); row && *row; row = rows.next()) {
        const auto opened = seal::open(m_rooms->people, rows.bytes(1), place("users", rows.text(0)));
        auto user = opened ? userFrom(*opened) : std::unexpected(codes::Damaged);
        if (user)
            list.append(std::move(*user));
        else
            log::write(log::Level::Error, "vault", "user-damaged", {{QStringLiteral("owner"), rows.text(0)}});
    }
    return list;
}

Done Vault::enrolUser(const UserRecord &user, const SecretText &pin, QByteArrayView depositWith)
{
    const auto owner = m_rooms->ownerOf(user.staffNo);
    const auto record = encode(user);
    const auto key = m_rooms->keyOf(owner, pin);
    if (!key && key.error() == codes::UnknownUser) {
        const auto made = seal::Key::random();
        const auto wrapped = m_rooms->wrap(owner, made, pin, &record);
        return wrapped ? m_rooms->keepDeposit(owner, user.staffNo, made, depositWith) : wrapped;
    }
    if (!key)
        return std::unexpected(key.error());
    if (const auto kept = m_rooms->keepDeposit(owner, user.staffNo, *key, depositWith); !kept)
        return kept;
    const auto sealed = seal::seal(m_rooms->people, record.reveal(), place("users", owner));
    if (!sealed)
        return failed(sealed);
    return worded(m_rooms->database.run("UPDATE users SET record = ?2 WHERE owner = ?1", owner, *sealed));
}

// Anew each time: the hall may have another key by now, and one box is as good as another.
Done Vault::Rooms::keepDeposit(const QString &owner, const QString &staffNo, const seal::Key &key,
                               QByteArrayView depositWith)
{
    if (depositWith.isEmpty())
        return {};
    const auto box = seal::closeDeposit(depositWith, staffNo, key);
    if (!box)
        return failed(box);
    const auto sealed = seal::seal(people, *box, place("deposits", owner));
    if (!sealed)
        return failed(sealed);
    return worded(database.run("UPDATE users SET deposit = ?2 WHERE owner = ?1", owner, *sealed));
}

Result<QByteArray> Vault::deposit(const QString &staffNo) const
{
    const auto owner = m_rooms->ownerOf(staffNo);
    auto rows = m_rooms->database.query("SELECT deposit FROM users WHERE owner = ?1 AND deposit IS NOT NULL", owner);
    if (auto found = rows.one(codes::NotFound); !found)
        return failed(found);
    const auto box = seal::open(m_rooms->people, rows.bytes(0), place("deposits", owner));
    if (!box)
        return std::unexpected(codes::Damaged);
    return box->reveal();
}

Result<UserRecord> Vault::Rooms::recordOf(const QString &owner)
{
    auto rows = database.query("SELECT record FROM users WHERE owner = ?1", owner);
    if (auto found = rows.one(codes::UnknownUser); !found)
        return failed(found);
    const auto opened = seal::open(people, rows.bytes(0), place("users", owner));
    auto user = opened ? userFrom(*opened) : std::unexpected(codes::Damaged);
    if (!user)
        return std::unexpected(codes::Damaged);
    return user;
}

Result<UserRecord> Vault::Rooms::userNow(const QString &owner)
{
    auto user = recordOf(owner);
    if (!user)
        return user;
    auto rows = database.query("SELECT seen FROM users WHERE owner = ?1", owner);
    if (auto found = rows.one(codes::UnknownUser); !found)
        return failed(found);
    // The latest time that we know of: a clock set back does not make an old permission good again.
    const auto now = std::max(clock.now(), QDateTime::fromMSecsSinceEpoch(rows.integer(0), Qt::UTC));
    if (user->offlineUntil.isValid() && user->offlineUntil < now)
        return std::unexpected(codes::OfflineTooLong);
    return user;
}

Result<UserRecord> Vault::checkPin(const QString &staffNo, const SecretText &pin)
{
    const auto owner = m_rooms->ownerOf(staffNo);
    if (const auto key = m_rooms->keyOf(owner, pin); !key)
        return std::unexpected(key.error());
    return m_rooms->userNow(owner);
}

Result<UserRecord> Vault::unlock(const QString &staffNo, const SecretText &pin,
                                 const std::optional<seal::StaffProof> &card)
{
    lock();
    const auto owner = m_rooms->ownerOf(staffNo);
    const auto key = m_rooms->keyWithCard(owner, pin, card);
    if (!key)
        return std::unexpected(key.error());
    auto user = m_rooms->userNow(owner);
    if (!user)
        return user;
    m_rooms->session.emplace(
        Rooms::Session{owner, key->derive("rows"), key->derive("blobs"), seal::BoxKeys::of(*key), *user, {}});
    if (auto loaded = m_rooms->loadCases(); !loaded) {
        lock();
        return failed(loaded);
    }
    (void)m_rooms->publishBox(); // without it nobody can hand them a case; the next sign-in tries again
    return user;
}

qint64 Vault::waitForMs(const QString &staffNo) const
{
    return m_rooms->waitMs(m_rooms->ownerOf(staffNo));
}

Done Vault::rewrap(const QString &staffNo, const SecretText &oldPin, const SecretText &newPin)
{
    const auto owner = m_rooms->ownerOf(staffNo);
    const auto key = m_rooms->keyOf(owner, oldPin);
    if (!key)
        return std::unexpected(key.error());
    return m_rooms->wrap(owner, *key, newPin, nullptr);
}

Done Vault::rewrap(const QString &staffNo, const seal::Key &theirs, const SecretText &newPin)
{
    const auto owner = m_rooms->ownerOf(staffNo);
    {
        // The half of it that everybody may know has rested here since they first unlocked; before that they had
        // nothing.
        auto rows = m_rooms->database.query("SELECT box FROM users WHERE owner = ?1", owner);
        if (auto found = rows.one(codes::UnknownUser); !found)
            return failed(found);
        const auto sealed = rows.bytes(0);
        const auto known = seal::open(m_rooms->people, sealed, place("boxes", owner));
        if (!sealed.isEmpty() && (!known || known->reveal() != seal::BoxKeys::of(theirs).publicHalf()))
            return std::unexpected(codes::Damaged);
    }
    if (const auto wrapped = m_rooms->wrap(owner, theirs, newPin, nullptr); !wrapped)
        return wrapped;
    return m_rooms->noteSuccess(owner); // who was made to wait did not know this PIN
}

} // namespace yc::core::vault
