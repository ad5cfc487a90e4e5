#pragma once

#include "base/code.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

// What the data of a good reply holds. Pure values. Source: reference.md A.5, A.6.
namespace yc::devices::card::sdt
{

struct CardBlocks {
    QByteArray text; // 256 bytes so far, see card_text.h
    QByteArray photo; // 1024 bytes so far, WLT
    QByteArray fingerprint; // 0, 512 or 1024 bytes; only after ReadWithFingerprint
};

enum class ReadKind { TextAndPhoto, WithFingerprint };

// The reply of a read: a header of two or three lengths (BE), then the blocks. Lengths are taken from the header,
// never assumed; a header that does not add up to the bytes at hand is BadLength.
[[nodiscard]] Result<CardBlocks> blocksFromReply(QByteArrayView data, ReadKind kind);
[[nodiscard]] QByteArray replyFromBlocks(const CardBlocks &blocks, ReadKind kind); // for twins

// 70 bytes, 35 characters, space padded; another size is BadLength.
[[nodiscard]] Result<QString> latestAddressFromReply(QByteArrayView data);
// An address longer than 35 characters is BadLength.
[[nodiscard]] Result<QByteArray> replyFromLatestAddress(const QString &address);

// "05.03-20100101-0000000123-0123456789" from 16 bytes; another size is BadLength.
[[nodiscard]] Result<QString> samNumberFromReply(QByteArrayView data);
// The reverse, for libraries that give the text alone. What is no such text is BadLength.
[[nodiscard]] Result<QByteArray> replyFromSamNumber(const QString &text);

} // namespace yc::devices::card::sdt
