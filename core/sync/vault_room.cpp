#include "core/sync/vault_room.h"

#include <semaphore>

namespace yc::core::sync
{

VaultRoom::VaultRoom() : m_worker("vault") { }

VaultRoom::~VaultRoom()
{
    // The worker drops what still waits; what was promised to the disk goes there first. Nobody looks any more, so
    // waiting here stalls no screen.
    std::binary_semaphore drained{0};
    m_worker.post([this, &drained] {
        m_vault.reset();
        drained.release();
    });
    drained.acquire();
}

void VaultRoom::open(const QString &folder, vault::KeyPlace keys, const Clock &clock, QObject *context,
                     std::function<void(Done)> done)
{
    m_worker.run(
        [this, folder, keys, &clock]() -> Done {
            if (m_vault)
                return {};
            auto key = vault::terminalKey(keys, folder);
            if (!key)
                return std::unexpected(key.error());
            auto opened = vault::Vault::open(folder, *std::move(key), clock);
            if (!opened)
                return std::unexpected(opened.error());
            m_vault = *std::move(opened);
            return {};
        },
        context, std::move(done));
}

void VaultRoom::close()
{
    m_worker.post([this] { m_vault.reset(); });
}

void VaultRoom::post(std::function<void(vault::Vault &)> work)
{
    m_worker.post([this, work = std::move(work)] {
        if (m_vault)
            work(*m_vault);
    });
}

} // namespace yc::core::sync
