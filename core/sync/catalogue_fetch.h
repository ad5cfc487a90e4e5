#pragma once

#include "core/domain/catalogue.h"
#include "core/link/hall_link.h"
#include "core/sync/vault_room.h"

#include <QObject>

#include <memory>

// The catalogue: from the vault at once, from the hall by ETag when it has another. Read and indexed on the vault's
// thread; what is handed out is immutable. Lives in the UI thread.
namespace yc::core::sync
{

class CatalogueFetch : public QObject
{
    Q_OBJECT
public:
    CatalogueFetch(link::HallLink &link, VaultRoom &vault, QObject *parent = nullptr);

    void load(QObject *context, std::function<void()> done); // from the vault; none there is no failure
    void fetch(); // from the hall; at most one at a time
    [[nodiscard]] const std::shared_ptr<const domain::Catalogue> &current() const { return m_current; }

Q_SIGNALS:
    void changed();

private:
    link::HallLink &m_link;
    VaultRoom &m_vault;
    std::shared_ptr<const domain::Catalogue> m_current;
    QByteArray m_etag;
    bool m_asking = false;
};

} // namespace yc::core::sync
