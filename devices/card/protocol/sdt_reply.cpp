#include "devices/card/protocol/sdt_reply.h"

#include "devices/api/device.h"
#include "devices/card/protocol/card_text.h"

#include <QRegularExpression>
#include <QtEndian>

#include <array>

namespace yc::devices::card::sdt
{

namespace
{

constexpr qsizetype AddressSize = 70;
constexpr qsizetype SamNumberSize = 16;

void appendLength(QByteArray &to, qsizetype length)
{
    std::array<char, 2> bytes{};
    qToBigEndian(static_cast<quint16>(length), bytes.data());
    to.append(bytes.data(), bytes.size());
}

} // namespace

Result<CardBlocks> blocksFromReply(QByteArrayView data, ReadKind kind)
{
    const qsizetype blocks = kind == ReadKind::WithFingerprint ? 3 : 2;
    const qsizetype header = 2 * blocks;
    if (data.size() < header)
        return std::unexpected(codes::BadLength);

    std::array<QByteArray, 3> parts;
    auto rest = data.sliced(header);
    for (qsizetype i = 0; i < blocks; ++i) {
        const auto length = qFromBigEndian<quint16>(data.data() + 2 * i);
        if (length > rest.size())
            return std::unexpected(codes::BadLength);
        parts[static_cast<std::size_t>(i)] = rest.first(length).toByteArray();
        rest = rest.sliced(length);
    }
    if (!rest.isEmpty())
        return std::unexpected(codes::BadLength);
    return CardBlocks{.text = parts[0], .photo = parts[1], .fingerprint = parts[2]};
}

QByteArray replyFromBlocks(const CardBlocks &blocks, ReadKind kind)
{
    QByteArray reply;
    appendLength(reply, blocks.text.size());
    appendLength(reply, blocks.photo.size());
    if (kind == ReadKind::WithFingerprint)
        appendLength(reply, blocks.fingerprint.size());
    reply += blocks.text + blocks.photo;
    if (kind == ReadKind::WithFingerprint)
        reply += blocks.fingerprint;
    return reply;
}

Result<QString> latestAddressFromReply(QByteArrayView data)
{
    if (data.size() != AddressSize)
        return std::unexpected(codes::BadLength);
    return paddedText(data);
}

Result<QByteArray> replyFromLatestAddress(const QString &address)
{
    return paddedBytes(address, AddressSize);
}

Result<QString> samNumberFromReply(QByteArrayView data)
{
    if (data.size() != SamNumberSize)
        return std::unexpected(codes::BadLength);
    const auto half = [&](qsizetype at) { return qFromLittleEndian<quint16>(data.data() + at); };
    const auto word = [&](qsizetype at) { return qFromLittleEndian<quint32>(data.data() + at); };
    return QStringLiteral("%1.%2-%3-%4-%5")
        .arg(half(0), 2, 10, QLatin1Char('0'))
        .arg(half(2), 2, 10, QLatin1Char('0'))
        .arg(word(4))
        .arg(word(8), 10, 10, QLatin1Char('0'))
        .arg(word(12), 10, 10, QLatin1Char('0'));
}

Result<QByteArray> replyFromSamNumber(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("\\A([0-9]{2})\\.([0-9]{2})-([0-9]{1,10})-([0-9]{1,10})-([0-9]{1,10})\\z"));
    const auto found = form.match(text);
    if (!found.hasMatch())
        return std::unexpected(codes::BadLength);
    QByteArray data(SamNumberSize, '\0');
    for (int i = 0; i < 2; ++i)
        qToLittleEndian(found.captured(i + 1).toUShort(), data.data() + qsizetype{2} * i);
    for (int i = 0; i < 3; ++i) {
        bool fits = false;
        qToLittleEndian(found.captured(i + 3).toUInt(&fits), data.data() + 4 + qsizetype{4} * i);
        if (!fits)
            return std::unexpected(codes::BadLength);
    }
    return data;
}

} // namespace yc::devices::card::sdt
