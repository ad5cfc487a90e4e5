#pragma once

#include "base/worker.h"
#include "core/vault/vault.h"

#include <memory>
#include <type_traits>

// The vault and the one thread that works in it. Tasks are done in the order in which they were handed in; answers come
// in the context's thread, never after it is gone.
namespace yc::core::sync
{

class VaultRoom
{
public:
    VaultRoom();
    ~VaultRoom(); // lets what was handed in be finished: a save that was begun is not lost

    void open(const QString &folder, vault::KeyPlace keys, const Clock &clock, QObject *context,
              std::function<void(Done)> done);
    // Takes the lock off the folder again.
    void close();

    // work(vault::Vault &) runs on the vault's thread and returns a Result; without an open vault it is Locked
    // (S-0101).
    template <typename Work, typename Answer> void run(Work work, QObject *context, Answer done)
    {
        using Value = std::invoke_result_t<Work &, vault::Vault &>;
        m_worker.run(
            [this, work = std::move(work)]() mutable -> Value {
                if (!m_vault)
                    return std::unexpected(vault::codes::Locked);
                return work(*m_vault);
            },
            context, std::move(done));
    }
    // The same with nobody waiting for the answer.
    void post(std::function<void(vault::Vault &)> work);

private:
    std::unique_ptr<vault::Vault> m_vault; // only on the worker's thread
    Worker m_worker; // last: ends first
};

} // namespace yc::core::sync
