#include "hall/api/tus_headers.h"

#include "core/seal/digest.h"

#include <algorithm>

namespace yc::hall::api
{

namespace
{

constexpr qsizetype LongestMediaType = 100;

std::optional<QByteArray> base64From(const QByteArray &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.toBase64() != text) // Qt passes over a cut end
        return std::nullopt;
    return decoded.decoded;
}

bool isMediaType(const QByteArray &text)
{
    const bool plain = std::ranges::all_of(text, [](char byte) { return byte > ' ' && byte < 0x7F; });
    return plain && text.size() >= 3 && text.size() <= LongestMediaType && text.count('/') == 1;
}

} // namespace

std::optional<qint64> countFrom(const QByteArray &text)
{
    constexpr qsizetype mostDigits = 15;
    const bool digits = std::ranges::all_of(text, [](char byte) { return byte >= '0' && byte <= '9'; });
    if (text.isEmpty() || text.size() > mostDigits || !digits)
        return std::nullopt;
    return text.toLongLong();
}

std::optional<QList<http::Header>> metadataFrom(const QByteArray &text)
{
    QList<http::Header> all;
    if (text.isEmpty())
        return all;
    for (const auto &pair : text.split(',')) {
        // One space after a comma is the custom of lists, though not of tus.
        const bool listed = !all.isEmpty() && pair.startsWith(' ');
        const auto words = (listed ? pair.mid(1) : pair).split(' ');
        const bool twice = std::ranges::any_of(all, [&](const auto &entry) { return entry.first == words[0]; });
        if (words[0].isEmpty() || words.size() > 2 || twice)
            return std::nullopt;
        const auto value = base64From(words.value(1));
        if (!value)
            return std::nullopt;
        all.append({words[0], *value});
    }
    return all;
}

std::optional<services::UploadWish> uploadWishFrom(const http::Head &head)
{
    const auto length = countFrom(head.header("upload-length"));
    const auto metadata = metadataFrom(head.header("upload-metadata"));
    if (!length || !metadata || head.has("upload-defer-length"))
        return std::nullopt;
    services::UploadWish wish{.length = *length, .blob = {}, .mediaType = QStringLiteral("application/octet-stream")};
    for (const auto &[key, value] : *metadata) {
        if (key == "digest" && core::seal::isBlobName(QString::fromLatin1(value)))
            wish.blob = QString::fromLatin1(value);
        else if (key == "mediaType") {
            if (!isMediaType(value))
                return std::nullopt;
            wish.mediaType = QString::fromLatin1(value);
        }
    }
    if (wish.blob.isEmpty())
        return std::nullopt;
    return wish;
}

std::optional<QByteArray> checksumFrom(const http::Head &head)
{
    if (!head.has("upload-checksum"))
        return QByteArray();
    constexpr qsizetype sha1Bytes = 20;
    const auto words = head.header("upload-checksum").split(' ');
    if (words.size() != 2 || words[0].toLower() != "sha1")
        return std::nullopt;
    const auto digest = base64From(words[1]);
    return digest && digest->size() == sha1Bytes ? digest : std::nullopt;
}

} // namespace yc::hall::api
