#include "core/sync/catalogue_fetch.h"

#include "base/log.h"
#include "core/wire/catalogue_json.h"

#include <QJsonDocument>

namespace yc::core::sync
{

namespace
{

const QString Body = QStringLiteral("catalogue");
const QString Etag = QStringLiteral("catalogue-etag");

struct Made {
    std::shared_ptr<const domain::Catalogue> catalogue;
    QByteArray etag;
};

Result<Made> make(const QJsonObject &json, const QByteArray &etag)
{
    QString where;
    auto parts = wire::catalogueFromJson(json, &where);
    if (!parts) {
        log::write(log::Level::Error, "sync", "catalogue-unreadable", {{QStringLiteral("where"), where}});
        return std::unexpected(parts.error());
    }
    return Made{.catalogue = std::make_shared<const domain::Catalogue>(parts->version, std::move(parts->items),
                                                                       std::move(parts->calendar)),
                .etag = etag};
}

} // namespace

CatalogueFetch::CatalogueFetch(link::HallLink &link, VaultRoom &vault, QObject *parent)
    : QObject(parent), m_link(link), m_vault(vault)
{
}

void CatalogueFetch::load(QObject *context, std::function<void()> done)
{
    m_vault.run(
        [](vault::Vault &vault) -> Result<Made> {
            const auto body = vault.get(Body);
            if (!body)
                return std::unexpected(body.error());
            const auto etag = vault.get(Etag);
            return make(QJsonDocument::fromJson(body->reveal()).object(), etag ? etag->reveal() : QByteArray());
        },
        context,
        [this, done = std::move(done)](Result<Made> made) {
            if (made && !m_current) { // a newer one may have come meanwhile
                m_current = std::move(made->catalogue);
                m_etag = made->etag;
                Q_EMIT changed();
            }
            done();
        });
}

void CatalogueFetch::fetch()
{
    if (m_asking || !m_link.isConnected())
        return;
    m_asking = true;
    m_link.send(
        {.path = QStringLiteral("/v1/catalogue"), .etag = m_etag}, this,
        [this](const link::Answered<link::Reply> &answer) {
            m_asking = false;
            if (!answer || answer->status == 304)
                return;
            m_vault.run(
                [json = answer->json, body = answer->body, etag = answer->etag](vault::Vault &vault) -> Result<Made> {
                    auto made = make(json, etag);
                    // One that cannot be read is not stored: the last good one goes on serving.
                    if (made && vault.put(Body, body))
                        (void)vault.put(Etag, etag);
                    return made;
                },
                this,
                [this](Result<Made> made) {
                    if (!made)
                        return;
                    m_current = std::move(made->catalogue);
                    m_etag = made->etag;
                    Q_EMIT changed();
                });
        });
}

} // namespace yc::core::sync
