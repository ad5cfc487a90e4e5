#include "devices/card/protocol/sdt_frame.h"

#include "devices/api/device.h"

#include <QtEndian>

#include <algorithm>
#include <functional>
#include <numeric>

namespace yc::devices::card::sdt
{

namespace
{

constexpr QByteArrayView Preamble{"\xAA\xAA\xAA\x96\x69"};
constexpr qsizetype LengthSize = 2;
constexpr qsizetype CommandSize = 2;
constexpr qsizetype StatusSize = 3;
constexpr qsizetype CheckSize = 1;

// The longest true reply, text + photo + fingerprint, is 0x090A; a longer claim is noise that looked like a preamble.
constexpr quint16 LongestBody = 0x0A10;

char checkOf(QByteArrayView bytes)
{
    return std::accumulate(bytes.begin(), bytes.end(), char{0}, std::bit_xor<char>{});
}

QByteArray frameOf(QByteArrayView head, QByteArrayView data)
{
    QByteArray body(LengthSize, Qt::Uninitialized);
    qToBigEndian(static_cast<quint16>(head.size() + data.size() + CheckSize), body.data());
    body.append(head.data(), head.size());
    body.append(data.data(), data.size());
    body.append(checkOf(body));
    return Preamble.toByteArray() + body;
}

// Drops what cannot begin a frame, but keeps a preamble that is still arriving.
void dropNoise(QByteArray &buffer)
{
    if (const auto at = buffer.indexOf(Preamble); at >= 0) {
        buffer.remove(0, at);
        return;
    }
    auto keep = std::min(buffer.size(), Preamble.size() - 1);
    while (keep > 0 && !buffer.endsWith(Preamble.first(keep)))
        --keep;
    buffer = buffer.last(keep);
}

// What stands between length and check: `head` bytes at least.
Result<std::optional<QByteArray>> takeBody(QByteArray &buffer, qsizetype head)
{
    dropNoise(buffer);
    if (buffer.size() < Preamble.size() + LengthSize)
        return std::nullopt;

    const auto length = qFromBigEndian<quint16>(buffer.constData() + Preamble.size());
    if (length < head + CheckSize || length > LongestBody) {
        buffer.remove(0, Preamble.size());
        return std::unexpected(codes::BadLength);
    }
    if (buffer.size() < Preamble.size() + LengthSize + length)
        return std::nullopt;

    const auto checked = QByteArrayView(buffer).sliced(Preamble.size(), LengthSize + length);
    if (checkOf(checked) != 0) {
        buffer.remove(0, Preamble.size());
        return std::unexpected(codes::BadCheck);
    }
    auto body = checked.sliced(LengthSize, length - CheckSize).toByteArray();
    buffer.remove(0, Preamble.size() + LengthSize + length);
    return body;
}

} // namespace

QByteArray encode(Command command, QByteArrayView data)
{
    QByteArray head(CommandSize, Qt::Uninitialized);
    qToBigEndian(static_cast<quint16>(command), head.data());
    return frameOf(head, data);
}

QByteArray encode(Status status, QByteArrayView data)
{
    QByteArray head(StatusSize, '\0');
    head[StatusSize - 1] = static_cast<char>(status);
    return frameOf(head, data);
}

qsizetype restOf(QByteArrayView head)
{
    return qFromBigEndian<quint16>(head.sliced(HeadSize - LengthSize, LengthSize).data());
}

Result<std::optional<Reply>> takeReply(QByteArray &buffer)
{
    const auto body = takeBody(buffer, StatusSize);
    if (!body)
        return std::unexpected(body.error());
    if (!*body)
        return std::nullopt;
    return Reply{
        .status = static_cast<Status>(static_cast<quint8>((*body)->at(StatusSize - 1))),
        .data = (*body)->mid(StatusSize),
    };
}

Result<std::optional<Request>> takeRequest(QByteArray &buffer)
{
    const auto body = takeBody(buffer, CommandSize);
    if (!body)
        return std::unexpected(body.error());
    if (!*body)
        return std::nullopt;
    return Request{
        .command = static_cast<Command>(qFromBigEndian<quint16>((*body)->constData())),
        .data = (*body)->mid(CommandSize),
    };
}

} // namespace yc::devices::card::sdt
