#include "core/sync/blob_sender.h"

namespace yc::core::sync
{

namespace
{
struct FromVault {
    std::shared_ptr<SecretBytes> bytes; // Worker hands answers on; the secret itself is move-only
    QString location;
};
} // namespace

BlobSender::BlobSender(link::HallLink &link, VaultRoom &vault, qint64 bytesPerSecond, QObject *parent)
    : QObject(parent), m_link(link), m_vault(vault), m_rate(bytesPerSecond)
{
}

BlobSender::~BlobSender()
{
    for (const auto ticket : std::as_const(m_underWay)) {
        if (ticket != 0)
            m_link.cancel(ticket);
    }
}

void BlobSender::send(const QStringList &blobs, std::function<void(link::Answered<int>)> done)
{
    m_waiting = blobs;
    m_answer = std::move(done);
    next();
}

qint64 BlobSender::sent() const
{
    qint64 sum = 0;
    for (const auto offset : m_offsets)
        sum += offset;
    return sum;
}

void BlobSender::next()
{
    if (!m_answer)
        return;
    if (m_waiting.isEmpty() && m_underWay.isEmpty()) {
        const auto answer = std::exchange(m_answer, nullptr);
        return answer(m_done);
    }
    while (!m_waiting.isEmpty() && m_underWay.size() < AtATime)
        read(m_waiting.takeFirst());
}

void BlobSender::read(const QString &blob)
{
    m_underWay.insert(blob, 0);
    m_vault.run(
        [blob](vault::Vault &vault) -> Result<FromVault> {
            auto bytes = vault.blob(blob);
            if (!bytes)
                return std::unexpected(bytes.error());
            const auto mark = vault.upload(blob);
            return FromVault{.bytes = std::make_shared<SecretBytes>(*std::move(bytes)),
                             .location = mark ? mark->location : QString()};
        },
        this,
        [this, blob](const Result<FromVault> &found) {
            if (!found)
                return over(blob, std::unexpected(link::Failure{.code = found.error(), .retry = link::Retry::Never}));
            upload(blob, found->bytes, found->location);
        });
}

void BlobSender::upload(const QString &blob, const std::shared_ptr<SecretBytes> &bytes, const QString &location)
{
    if (!m_answer)
        return;
    const link::UploadJob job{.blob = blob, .bytes = bytes->reveal(), .location = location, .bytesPerSecond = m_rate};
    m_underWay[blob] = m_link.upload(
        job, this,
        [this, blob](const link::UploadStand &stand) {
            m_offsets[blob] = stand.offset;
            m_vault.post([mark = vault::UploadMark{.blob = blob, .location = stand.location, .offset = stand.offset}](
                             vault::Vault &vault) {
                // A mark that is not kept costs sending again, nothing more.
                (void)vault.noteUpload(mark);
            });
            Q_EMIT progressed();
        },
        [this, blob, bytes](const link::Answered<link::UploadStand> &answer) { over(blob, answer); });
}

void BlobSender::over(const QString &blob, const link::Answered<link::UploadStand> &answer)
{
    m_underWay.remove(blob);
    if (answer) {
        ++m_done;
        m_vault.post([blob](vault::Vault &vault) { (void)vault.forgetUpload(blob); });
        return next();
    }
    for (const auto ticket : std::as_const(m_underWay)) {
        if (ticket != 0)
            m_link.cancel(ticket);
    }
    m_underWay.clear();
    m_waiting.clear();
    if (const auto done = std::exchange(m_answer, nullptr))
        done(std::unexpected(answer.error()));
}

} // namespace yc::core::sync
