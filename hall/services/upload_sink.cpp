#include "hall/services/uploads.h"

#include "core/seal/digest.h"

#include <QCryptographicHash> // SHA-1 in pieces: a chunk is never held whole

namespace yc::hall::services
{

namespace
{

namespace codes = core::wire::codes;

struct Begun {
    store::Upload upload;
    std::unique_ptr<store::Part> part;
    std::shared_ptr<Turns::Turn> turn;
    quint64 mine = 0; // our count of the turn
};

class AppendSink final : public http::Sink
{
public:
    AppendSink(Context &context, Begun begun, QByteArray sha1, AppendEnd end)
        : m_context(context), m_begun(std::move(begun)), m_sha1(std::move(sha1)), m_end(std::move(end)),
          m_start(m_begun.upload.offset), m_at(m_start)
    {
    }

    bool write(QByteArrayView bytes) override
    {
        const std::lock_guard lock(m_begun.turn->mutex);
        if (m_begun.turn->count != m_begun.mine) {
            m_problem = refuse(409, codes::UploadOffset, "A newer request took over").error();
            return false;
        }
        if (const auto written = m_begun.part->write(bytes); !written) {
            m_problem = internal(written.error(), "upload-write").error();
            return false;
        }
        m_at += bytes.size();
        if (!m_sha1.isEmpty())
            m_check.addData(bytes);
        if (m_start == 0)
            m_whole.add(bytes);
        return true;
    }

    http::Reply finish() override
    {
        const std::lock_guard lock(m_begun.turn->mutex);
        if (m_problem) {
            undo();
            return m_end(std::unexpected(*m_problem));
        }
        if (!m_sha1.isEmpty() && m_check.result() != m_sha1) {
            undo();
            return m_end(refuse(460, codes::UploadChecksum, "The chunk has another checksum; discarded"));
        }
        auto kept = keep();
        if (!kept)
            return m_end(std::unexpected(kept.error()));
        if (m_begun.upload.offset < m_begun.upload.length)
            return m_end(Appended{m_begun.upload});
        m_begun.part.reset();
        auto complete = completeUpload(m_context, m_begun.upload, m_start == 0 ? m_whole.result() : QByteArray());
        if (!complete)
            return m_end(std::unexpected(complete.error()));
        return m_end(Appended{std::move(*complete)});
    }

    // What arrived without a checksum is good; what should have had one is not.
    void broken() override
    {
        const std::lock_guard lock(m_begun.turn->mutex);
        if (m_problem || !m_sha1.isEmpty())
            return undo();
        (void)keep(); // the next request learns where it stands
    }

private:
    void undo()
    {
        if (m_begun.part && m_begun.turn->count == m_begun.mine)
            (void)m_begun.part->cutTo(m_start); // the next request cuts again
    }

    // On the disk first, then the offset.
    Answer<void> keep()
    {
        if (m_begun.turn->count != m_begun.mine)
            return refuse(409, codes::UploadOffset, "A newer request took over");
        if (const auto synced = m_begun.part->sync(); !synced)
            return internal(synced.error(), "upload-sync");
        m_begun.upload.offset = m_at;
        m_begun.upload.expires = m_context.clock.now().addSecs(UploadHours * 3600LL);
        bool there = false;
        const auto done = m_context.store.write([&](store::Rows &rows) {
            const auto now = rows.upload(m_begun.upload.id);
            there = now && now->state == store::Upload::State::Open;
            if (there)
                rows.putUpload(m_begun.upload);
            return there;
        });
        if (!done)
            return internal(done.error(), "upload-keep");
        if (!there) // ended meanwhile
            return refuse(410, codes::UploadGone, "This upload was ended");
        return {};
    }

    Context &m_context;
    Begun m_begun;
    const QByteArray m_sha1;
    const AppendEnd m_end;
    const qint64 m_start;
    qint64 m_at;
    QCryptographicHash m_check{QCryptographicHash::Sha1};
    core::seal::Sm3 m_whole;
    std::optional<core::wire::Problem> m_problem;
};

} // namespace

Answer<std::unique_ptr<http::Sink>> append(Context &context, Turns &turns, const store::Terminal &terminal,
                                           const AppendWish &wish, AppendEnd end)
{
    Begun begun;
    begun.turn = turns.of(wish.uploadId);
    const std::lock_guard lock(begun.turn->mutex);
    auto upload = findUpload(context, terminal, wish.uploadId);
    if (!upload)
        return std::unexpected(upload.error());
    if (upload->offset != wish.offset) {
        return refuse(409, codes::UploadOffset, "Another offset than the hall's",
                      {{QStringLiteral("offset"), upload->offset}});
    }
    if (upload->state == store::Upload::State::Done && wish.length == 0)
        return refuse(409, codes::UploadOffset, "Complete already");
    if (wish.offset + wish.length > upload->length)
        return refuse(413, codes::TooLarge, "Beyond the length that was announced");
    auto part = context.store.part(upload->id, upload->offset);
    if (!part)
        return internal(part.error(), "upload-part");
    begun.mine = ++begun.turn->count;
    begun.upload = std::move(*upload);
    begun.part = std::move(*part);
    return std::make_unique<AppendSink>(context, std::move(begun), wish.sha1, std::move(end));
}

} // namespace yc::hall::services
