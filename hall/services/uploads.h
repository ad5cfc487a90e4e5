#pragma once

#include "hall/http/exchange.h"
#include "hall/services/answer.h"
#include "hall/services/context.h"

#include <memory>
#include <mutex>
#include <unordered_map>

// tus 1.0.0 with creation, checksum (sha1), termination and expiration, over the store's parts.
namespace yc::hall::services
{

inline constexpr qint64 LargestUpload = 256LL * 1024 * 1024;
inline constexpr int UploadHours = 24; // after the last byte

struct UploadWish {
    qint64 length = 0;
    QString blob;
    QString mediaType;
};

struct AppendWish {
    QString uploadId;
    qint64 offset = 0;
    qint64 length = 0; // of this piece
    QByteArray sha1; // empty: none given
};

// Who appends to what right now: a newer PATCH ends an older one, whose connection may be long dead without our
// knowing.
class Turns
{
public:
    struct Turn {
        std::mutex mutex; // held while a piece is written
        quint64 count = 0; // guarded: only the latest may write
    };
    [[nodiscard]] std::shared_ptr<Turn> of(const QString &uploadId);

private:
    std::mutex m_mutex;
    std::unordered_map<std::string, std::weak_ptr<Turn>> m_turns; // guarded
};

[[nodiscard]] Answer<store::Upload> beginUpload(Context &context, const store::Terminal &terminal,
                                                const UploadWish &wish);
// 404 for another terminal's, 410 when expired or ended.
[[nodiscard]] Answer<store::Upload> findUpload(Context &context, const store::Terminal &terminal, const QString &id);
[[nodiscard]] Answer<void> endUpload(Context &context, const store::Terminal &terminal, const QString &id);
[[nodiscard]] Answer<QStringList> missingBlobs(Context &context, const QStringList &names);
// The hall's housekeeping: what expired loses its bytes, a day later its row. Returns how many it touched.
int sweepUploads(Context &context);

// What a piece ended with; carried into HTTP by the routes.
struct Appended {
    store::Upload upload;
};
using AppendEnd = std::function<http::Reply(const Answer<Appended> &)>;

// The sink of one PATCH; `end` makes the reply. With a checksum the piece counts whole or not at all.
[[nodiscard]] Answer<std::unique_ptr<http::Sink>>
append(Context &context, Turns &turns, const store::Terminal &terminal, const AppendWish &wish, AppendEnd end);

// The part is whole: judged by its name, kept as a blob, or discarded (422 UploadDigest). Gives the row as it ended.
[[nodiscard]] Answer<store::Upload> completeUpload(Context &context, store::Upload upload,
                                                   const QByteArray &knownDigest);

} // namespace yc::hall::services
