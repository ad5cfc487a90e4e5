#pragma once

#include "hall/http/exchange.h"
#include "hall/services/uploads.h"

#include <optional>

// The headers of tus as values: pure, total over any bytes, and what the fuzzer eats.
namespace yc::hall::api
{

// A non-negative decimal number of at most 15 digits, nothing around it.
[[nodiscard]] std::optional<qint64> countFrom(const QByteArray &text);

// "key base64,key base64": keys unique, not empty, without spaces; a value may be absent.
[[nodiscard]] std::optional<QList<http::Header>> metadataFrom(const QByteArray &text);

// Upload-Length and Upload-Metadata with digest and, if told, mediaType.
[[nodiscard]] std::optional<services::UploadWish> uploadWishFrom(const http::Head &head);

// 20 bytes of SHA-1; empty if there is no Upload-Checksum; nothing if it cannot be read or is of another algorithm.
[[nodiscard]] std::optional<QByteArray> checksumFrom(const http::Head &head);

} // namespace yc::hall::api
