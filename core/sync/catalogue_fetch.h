#pragma once

#include "core/domain/catalogue.h"
#include "core/link/hall_link.h"
#include "core/sync/vault_room.h"

#include <QObject>

#include <chrono>
#include <memory>

// The catalogue: from the vault at once, from the hall by ETag when it has another. Read and indexed on a worker that
// is not the vault's, so that neither a sign-in nor a save waits for it; what is handed out is immutable. Lives in the
// UI thread.
namespace yc::core::sync
{

class CatalogueFetch : public QObject
{
    Q_OBJECT
public:
    CatalogueFetch(link::HallLink &link, VaultRoom &vault, Worker &reader, QObject *parent = nullptr);

    // From the vault, after so long, then changed(); none there is no failure. What is fetched meanwhile waits for it.
    void load(std::chrono::milliseconds wait);
    void fetch(); // from the hall; at most one at a time
    [[nodiscard]] const std::shared_ptr<const domain::Catalogue> &current() const { return m_current; }

Q_SIGNALS:
    void changed();

private:
    void readKept();
    void read(const std::shared_ptr<SecretBytes> &body, const QByteArray &etag, bool fromHall);

    link::HallLink &m_link;
    VaultRoom &m_vault;
    Worker &m_reader;
    std::shared_ptr<const domain::Catalogue> m_current;
    QByteArray m_etag;
    bool m_asking = false;
    bool m_loading = false; // the vault's first: what is there need not come over the line
    bool m_fetchLater = false;
};

} // namespace yc::core::sync
