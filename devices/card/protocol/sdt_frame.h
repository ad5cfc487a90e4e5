#pragma once

#include "base/code.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

// Frames between a host and the security module (SAM) of a resident-identity-card reader.
// Bytes in, values out: no I/O, no clock, no thread. Source: reference.md A.2, A.3 (GA 450 / GA 467 style).
//
//   host → SAM   AA AA AA 96 69 | length(2, BE) | command parameter | data | check
//   SAM → host   AA AA AA 96 69 | length(2, BE) | 00 00 status      | data | check
//
// length counts everything after itself; check is the XOR of everything between preamble and check.
namespace yc::devices::card::sdt
{

enum class Command : quint16 {
    ResetSam = 0x10FF,
    SamStatus = 0x11FF,
    SamNumber = 0x12FF,
    FindCard = 0x2001,
    SelectCard = 0x2002,
    ReadTextAndPhoto = 0x3001,
    ReadLatestAddress = 0x3003,
    ReadWithFingerprint = 0x3010,
};

// The third status byte; the first two were zero in every reply that is known. Readers may send bytes that have no
// name here: sdt_status.h says what to do about every one of the 256.
enum class Status : quint8 {
    BadHostCheck = 0x10,
    BadHostLength = 0x11,
    CommandError = 0x21,
    NoPrivilege = 0x23,
    UnknownCommand = 0x24,
    CardRefusedSam = 0x31,
    SamRefusedCard = 0x32,
    StoredInfoInvalid = 0x33,
    FingerprintInvalid = 0x37,
    InfoLength = 0x3F,
    UnknownCardType = 0x40,
    ReadFailed = 0x41,
    NoRandomNumber = 0x47,
    SelfTestFailed = 0x60,
    NotAuthorised = 0x66,
    NoCard = 0x80,
    SelectFailed = 0x81,
    Done = 0x90,
    NoSuchItem = 0x91, // not a failure: the card simply has no later address
    CardFound = 0x9F,
};

// Preamble and length: what four-pipe USB readers take and give over a pair of pipes of its own (reference.md A.1).
inline constexpr qsizetype HeadSize = 7;
[[nodiscard]] qsizetype restOf(QByteArrayView head); // bytes that follow these HeadSize ones, as they say themselves

struct Request {
    Command command;
    QByteArray data; // after the parameter, before the check byte
};

struct Reply {
    Status status;
    QByteArray data; // after the status, before the check byte
};

[[nodiscard]] QByteArray encode(Command command, QByteArrayView data = {});
[[nodiscard]] QByteArray encode(Status status, QByteArrayView data = {}); // what a reader says: for twins

// Takes one reply off the front of `buffer`, however the bytes arrived.
// Empty optional: more bytes are needed. Failure (BadLength, BadCheck): one damaged frame was dropped, and the next
// call goes on behind its preamble, because the true frame may begin inside what a lying length claimed.
// Noise before a preamble is dropped silently: serial lines have it.
[[nodiscard]] Result<std::optional<Reply>> takeReply(QByteArray &buffer);
// The same on the reader's side of the wire.
[[nodiscard]] Result<std::optional<Request>> takeRequest(QByteArray &buffer);

} // namespace yc::devices::card::sdt
