#pragma once

#include "core/link/hall_link.h"
#include "core/sync/vault_room.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>

#include <functional>

// Sends the blobs of one case by tus, a few at a time, from where each was left. Private to core/sync.
namespace yc::core::sync
{

class BlobSender : public QObject
{
    Q_OBJECT
public:
    static constexpr int AtATime = 3; // a handshake's worth of latency is hidden, the line is shared

    BlobSender(link::HallLink &link, VaultRoom &vault, qint64 bytesPerSecond, QObject *parent);
    ~BlobSender() override;

    // done() once: all sent, or the first failure after the others under way were ended.
    void send(const QStringList &blobs, std::function<void(link::Answered<int>)> done);
    [[nodiscard]] qint64 sent() const; // bytes confirmed by the hall in this go

Q_SIGNALS:
    void progressed();

private:
    void next();
    void read(const QString &blob);
    void upload(const QString &blob, const std::shared_ptr<SecretBytes> &bytes, const QString &location);
    void over(const QString &blob, const link::Answered<link::UploadStand> &answer);

    link::HallLink &m_link;
    VaultRoom &m_vault;
    qint64 m_rate;
    QStringList m_waiting;
    QHash<QString, quint64> m_underWay; // blob → ticket; 0 while it is read
    QHash<QString, qint64> m_offsets;
    int m_done = 0;
    std::function<void(link::Answered<int>)> m_answer;
};

} // namespace yc::core::sync
