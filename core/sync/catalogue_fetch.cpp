#include "core/sync/catalogue_fetch.h"

#include "base/log.h"
#include "core/wire/catalogue_json.h"

#include <QJsonDocument>
#include <QTimer>

namespace yc::core::sync
{

namespace
{

const QString Body = QStringLiteral("catalogue");
const QString Etag = QStringLiteral("catalogue-etag");

struct Kept {
    std::shared_ptr<SecretBytes> body;
    QByteArray etag;
};

Result<std::shared_ptr<const domain::Catalogue>> make(const QByteArray &body)
{
    QString where;
    auto parts = wire::catalogueFromJson(QJsonDocument::fromJson(body).object(), &where);
    if (!parts) {
        log::write(log::Level::Error, "sync", "catalogue-unreadable", {{QStringLiteral("where"), where}});
        return std::unexpected(parts.error());
    }
    return std::make_shared<const domain::Catalogue>(parts->version, std::move(parts->items),
                                                     std::move(parts->calendar), std::move(parts->translations));
}

} // namespace

CatalogueFetch::CatalogueFetch(link::HallLink &link, VaultRoom &vault, Worker &reader, QObject *parent)
    : QObject(parent), m_link(link), m_vault(vault), m_reader(reader)
{
}

void CatalogueFetch::load(std::chrono::milliseconds wait)
{
    m_loading = true;
    QTimer::singleShot(wait, this, &CatalogueFetch::readKept);
}

void CatalogueFetch::readKept()
{
    m_vault.run(
        [](vault::Vault &vault) -> Result<Kept> {
            auto body = vault.get(Body);
            if (!body)
                return std::unexpected(body.error());
            const auto etag = vault.get(Etag);
            return Kept{.body = std::make_shared<SecretBytes>(*std::move(body)),
                        .etag = etag ? etag->reveal() : QByteArray()};
        },
        this,
        [this](const Result<Kept> &kept) {
            if (kept)
                return read(kept->body, kept->etag, false);
            m_loading = false;
            if (std::exchange(m_fetchLater, false))
                fetch();
        });
}

void CatalogueFetch::fetch()
{
    if (m_loading) {
        m_fetchLater = true;
        return;
    }
    if (m_asking || !m_link.isConnected())
        return;
    m_asking = true;
    m_link.send({.path = QStringLiteral("/v1/catalogue"), .etag = m_etag}, this,
                [this](const link::Answered<link::Reply> &answer) {
                    m_asking = false;
                    if (answer && answer->status != 304)
                        read(std::make_shared<SecretBytes>(answer->body), answer->etag, true);
                });
}

void CatalogueFetch::read(const std::shared_ptr<SecretBytes> &body, const QByteArray &etag, bool fromHall)
{
    m_reader.run([body] { return make(body->reveal()); }, this,
                 [this, body, etag, fromHall](Result<std::shared_ptr<const domain::Catalogue>> made) {
                     if (made) {
                         m_current = *std::move(made);
                         m_etag = etag;
                         // One that cannot be read is not stored: the last good one goes on serving.
                         if (fromHall)
                             m_vault.post([body, etag](vault::Vault &vault) {
                                 if (vault.put(Body, body->reveal()))
                                     (void)vault.put(Etag, etag);
                             });
                         Q_EMIT changed();
                     }
                     if (!fromHall) {
                         m_loading = false;
                         if (std::exchange(m_fetchLater, false))
                             fetch();
                     }
                 });
}

} // namespace yc::core::sync
