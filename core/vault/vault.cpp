#include "core/vault/vault.h"

#include "core/vault/case_row.h"
#include "core/vault/rooms.h"
#include "core/vault/schema.h"

#include <QDir>

namespace yc::core::vault
{

namespace
{

const auto Marker = QStringLiteral(":vault"); // opens with the terminal's key, or this is another terminal's vault
constexpr QByteArrayView MarkerText{"yichuang vault 1"};

} // namespace

Vault::Vault(std::unique_ptr<Rooms> rooms) : m_rooms(std::move(rooms)) { }

Vault::~Vault()
{
    lock();
}

Result<std::unique_ptr<Vault>> Vault::open(const QString &folder, seal::Key terminalKey, const Clock &clock,
                                           const VaultOptions &options)
{
    const auto clean = QDir::cleanPath(folder);
    const store::Disk system;
    if (auto made = store::makeFolders(options.disk ? *options.disk : system, clean); !made)
        return failed(made);
    auto lock = FolderLock::take(clean);
    if (!lock)
        return failed(lock);
    auto database = store::Database::open(
        clean + QStringLiteral("/vault.db"),
        {.applicationId = ApplicationId, .migrations = migrations(), .secureDelete = true, .vfs = options.vfs});
    if (!database)
        return failed(database);
    // NOLINTNEXTLINE(modernize-make-unique): it would lose the names of the members
    auto rooms = std::unique_ptr<Rooms>(new Rooms{.folder = clean,
                                                  .clock = clock,
                                                  .options = options,
                                                  .lock = std::move(*lock),
                                                  .database = std::move(*database),
                                                  .terminal = terminalKey.derive("things"),
                                                  .people = terminalKey.derive("people"),
                                                  .wraps = terminalKey.derive("wraps"),
                                                  .names = terminalKey.derive("names"),
                                                  .auditing = terminalKey.derive("audit")});
    if (auto marked = rooms->checkMarker(); !marked)
        return failed(marked);
    if (auto loaded = rooms->loadWaiting(); !loaded)
        return failed(loaded);
    return std::unique_ptr<Vault>(new Vault(std::move(rooms)));
}

Done Vault::Rooms::checkMarker()
{
    auto rows = database.query("SELECT sealed FROM things WHERE name = ?1", Marker);
    const auto found = rows.next();
    if (!found)
        return std::unexpected(found.error());
    if (*found) {
        if (!seal::open(terminal, rows.bytes(0), place("things", {}, Marker)))
            return std::unexpected(codes::OtherTerminal);
        return {};
    }
    const auto sealed = seal::seal(terminal, MarkerText, place("things", {}, Marker));
    if (!sealed)
        return std::unexpected(sealed.error());
    return database.run("INSERT INTO things (name, sealed) VALUES (?1, ?2)", Marker, *sealed);
}

void Vault::lock()
{
    auto &session = m_rooms->session;
    if (!session)
        return;
    m_rooms->index->clear();
    session.reset(); // the keys wipe themselves
    m_rooms->unsaved.clear();
}

bool Vault::isUnlocked() const
{
    return m_rooms->session.has_value();
}

Done Vault::put(const QString &name, const QByteArray &value)
{
    const auto sealed = seal::seal(m_rooms->terminal, value, place("things", {}, name));
    if (!sealed)
        return failed(sealed);
    return worded(m_rooms->database.run("INSERT INTO things (name, sealed) VALUES (?1, ?2)"
                                        " ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed",
                                        name, *sealed));
}

Result<SecretBytes> Vault::get(const QString &name) const
{
    auto rows = m_rooms->database.query("SELECT sealed FROM things WHERE name = ?1", name);
    if (auto found = rows.one(codes::NotFound); !found)
        return failed(found);
    auto opened = seal::open(m_rooms->terminal, rows.bytes(0), place("things", {}, name));
    if (!opened)
        return failed(opened);
    return opened;
}

quint64 Vault::nextSerial(const QString &day)
{
    // One statement, one transaction: what it returned is on the disk.
    auto rows = m_rooms->database.query("INSERT INTO serials (day, last) VALUES (?1, 1)"
                                        " ON CONFLICT (day) DO UPDATE SET last = last + 1 RETURNING last",
                                        day);
    if (!rows.one(codes::NotFound))
        return 0;
    const auto serial = static_cast<quint64>(rows.integer(0));
    // With RETURNING the change is committed by the step behind the last row.
    const auto committed = rows.next();
    return committed && !*committed ? serial : 0;
}

} // namespace yc::core::vault
