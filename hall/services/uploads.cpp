#include "hall/services/uploads.h"

#include "core/seal/digest.h"

namespace yc::hall::services
{

namespace
{

namespace codes = core::wire::codes;
using store::Upload;

std::unexpected<core::wire::Problem> gone(int status)
{
    return refuse(status, codes::UploadGone, "This upload is not here; begin again");
}

QDateTime expiry(const Context &context)
{
    return context.clock.now().addSecs(UploadHours * 3600LL);
}

} // namespace

std::shared_ptr<Turns::Turn> Turns::of(const QString &uploadId)
{
    const std::lock_guard lock(m_mutex);
    auto &place = m_turns[uploadId.toStdString()];
    auto turn = place.lock();
    if (!turn) {
        turn = std::make_shared<Turn>();
        place = turn;
    }
    if (m_turns.size() > 1024)
        std::erase_if(m_turns, [](const auto &entry) { return entry.second.expired(); });
    return turn;
}

Answer<Upload> beginUpload(Context &context, const store::Terminal &terminal, const UploadWish &wish)
{
    if (wish.length > LargestUpload)
        return refuse(413, codes::TooLarge, "Above Tus-Max-Size");
    Upload upload{.id = QString::fromLatin1(core::seal::randomBytes(16).toHex()),
                  .terminalId = terminal.id,
                  .blob = wish.blob,
                  .mediaType = wish.mediaType,
                  .length = wish.length,
                  .expires = expiry(context)};
    const auto done = context.store.write([&](store::Rows &rows) {
        if (rows.missingBlobs({upload.blob}).isEmpty()) { // from an earlier case, or another terminal
            upload.state = Upload::State::Done;
            upload.offset = upload.length;
        }
        rows.putUpload(upload);
        return true;
    });
    if (!done)
        return internal(done.error(), "upload-begin");
    if (upload.length > 0 || upload.state == Upload::State::Done)
        return upload;
    // Nothing to wait for: complete at once, if the name is that of nothing.
    if (const auto part = context.store.part(upload.id, 0); !part)
        return internal(part.error(), "upload-begin");
    return completeUpload(context, std::move(upload), core::seal::sm3({}));
}

Answer<Upload> findUpload(Context &context, const store::Terminal &terminal, const QString &id)
{
    std::optional<Upload> upload;
    const auto done = context.store.read([&](store::Rows &rows) {
        upload = rows.upload(id);
        return true;
    });
    if (!done)
        return internal(done.error(), "upload-find");
    if (!upload || upload->terminalId != terminal.id)
        return gone(404);
    if (upload->state == Upload::State::Ended || upload->expires <= context.clock.now())
        return gone(410);
    return *upload;
}

Answer<void> endUpload(Context &context, const store::Terminal &terminal, const QString &id)
{
    auto upload = findUpload(context, terminal, id);
    if (!upload)
        return std::unexpected(upload.error());
    upload->state = Upload::State::Ended;
    const auto done = context.store.write([&](store::Rows &rows) {
        rows.putUpload(*upload);
        return true;
    });
    if (!done)
        return internal(done.error(), "upload-end");
    context.store.dropPart(id);
    return {};
}

Answer<QStringList> missingBlobs(Context &context, const QStringList &names)
{
    QStringList missing;
    const auto done = context.store.read([&](store::Rows &rows) {
        missing = rows.missingBlobs(names);
        return true;
    });
    if (!done)
        return internal(done.error(), "blobs-missing");
    return missing;
}

int sweepUploads(Context &context)
{
    constexpr int atOnce = 200;
    const auto now = context.clock.now();
    QList<Upload> over;
    const auto done = context.store.write([&](store::Rows &rows) {
        over = rows.uploadsOver(now, atOnce);
        for (auto &upload : over) {
            if (upload.state == Upload::State::Ended || upload.state == Upload::State::Done) {
                rows.removeUpload(upload.id);
                continue;
            }
            upload.state = Upload::State::Ended; // says 410 for one more day
            upload.expires = now.addDays(1);
            rows.putUpload(upload);
        }
        return true;
    });
    if (!done)
        return 0;
    for (const auto &upload : over)
        context.store.dropPart(upload.id);
    return static_cast<int>(over.size());
}

Answer<Upload> completeUpload(Context &context, Upload upload, const QByteArray &knownDigest)
{
    auto digest = knownDigest;
    if (digest.isEmpty()) {
        const auto read = context.store.digestOfPart(upload.id);
        if (!read)
            return internal(read.error(), "upload-digest");
        digest = *read;
    }
    const bool fits = core::seal::hex(digest) == upload.blob;
    if (fits) {
        if (const auto kept = context.store.adoptPart(upload.id, upload.blob); !kept)
            return internal(kept.error(), "upload-adopt");
    }
    upload.state = fits ? Upload::State::Done : Upload::State::Ended;
    const auto done = context.store.write([&](store::Rows &rows) {
        if (fits)
            rows.putBlob(upload.blob, upload.mediaType, upload.length, context.clock.now());
        rows.putUpload(upload);
        return true;
    });
    if (!done)
        return internal(done.error(), "upload-complete");
    if (!fits) {
        context.store.dropPart(upload.id);
        return refuse(422, codes::UploadDigest, "The whole does not have the name it was given; discarded");
    }
    return upload;
}

} // namespace yc::hall::services
