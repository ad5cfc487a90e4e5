#include "devices/card/protocol/card_text.h"

#include <QtEndian>

#include <optional>
#include <span>

namespace yc::devices::card
{

namespace
{

constexpr qsizetype TypeAt = 248;

// A field's place in the block and its member: each layout is one table, read for decoding and encoding alike.
struct Field {
    qsizetype at;
    qsizetype size;
    QString IdentityCard::*member;
};

using C = IdentityCard;

constexpr Field Resident[] = {
    {0, 30, &C::name},     {30, 2, &C::sexCode},     {32, 4, &C::ethnicityCode},
    {36, 16, &C::birth},   {52, 70, &C::address},    {122, 36, &C::number},
    {158, 30, &C::issuer}, {188, 16, &C::validFrom}, {204, 16, &C::validTo},
};
constexpr Field HkMoTw[] = {
    {0, 30, &C::name},        {30, 2, &C::sexCode},   {36, 16, &C::birth},
    {52, 70, &C::address},    {122, 36, &C::number},  {158, 30, &C::issuer},
    {188, 16, &C::validFrom}, {204, 16, &C::validTo}, {220, 18, &C::travelPermitNumber},
    {238, 4, &C::issueCount},
};
constexpr Field Foreigner2017[] = {
    {0, 120, &C::nameLatin},   {120, 2, &C::sexCode},    {122, 30, &C::number},  {152, 6, &C::nationality},
    {158, 30, &C::name},       {188, 16, &C::validFrom}, {204, 16, &C::validTo}, {220, 16, &C::birth},
    {236, 4, &C::cardVersion}, {240, 8, &C::issuer},
};
// The Latin name of the 2023 card has two places; see LatinFirst and LatinRest.
constexpr Field Foreigner2023[] = {
    {0, 30, &C::name},      {30, 2, &C::sexCode},      {32, 4, &C::issueCount},
    {36, 16, &C::birth},    {122, 36, &C::number},     {188, 16, &C::validFrom},
    {204, 16, &C::validTo}, {242, 6, &C::nationality}, {250, 6, &C::formerNumberLink},
};
constexpr qsizetype LatinFirstAt = 52;
constexpr qsizetype LatinFirstSize = 70;
constexpr qsizetype LatinRestAt = 220;
constexpr qsizetype LatinRestSize = 22;

std::span<const Field> fieldsOf(CardLayout layout)
{
    switch (layout) {
    case CardLayout::Resident: return Resident;
    case CardLayout::HkMoTwResidence: return HkMoTw;
    case CardLayout::ForeignerPermanent2017: return Foreigner2017;
    case CardLayout::ForeignerPermanent2023: return Foreigner2023;
    }
    Q_UNREACHABLE();
}

std::optional<CardLayout> layoutOf(char16_t type)
{
    switch (type) {
    case u' ': return CardLayout::Resident;
    case u'J': return CardLayout::HkMoTwResidence;
    case u'I': return CardLayout::ForeignerPermanent2017;
    case u'Y': return CardLayout::ForeignerPermanent2023;
    default: return std::nullopt;
    }
}

char16_t typeOf(CardLayout layout)
{
    switch (layout) {
    case CardLayout::Resident: return u' ';
    case CardLayout::HkMoTwResidence: return u'J';
    case CardLayout::ForeignerPermanent2017: return u'I';
    case CardLayout::ForeignerPermanent2023: return u'Y';
    }
    Q_UNREACHABLE();
}

QString unpaddedText(QByteArrayView field)
{
    QString text(field.size() / 2, Qt::Uninitialized);
    for (qsizetype i = 0; i < text.size(); ++i)
        text[i] = QChar(qFromLittleEndian<quint16>(field.data() + 2 * i));
    return text;
}

QString trimmedEnd(QString text)
{
    while (text.endsWith(u' ') || text.endsWith(QChar(u'\0')))
        text.chop(1);
    return text;
}

void put(QByteArray &block, qsizetype at, const QByteArray &bytes)
{
    block.replace(at, bytes.size(), bytes);
}

} // namespace

QString paddedText(QByteArrayView field)
{
    return trimmedEnd(unpaddedText(field));
}

Result<QByteArray> paddedBytes(const QString &text, qsizetype size)
{
    if (text.size() * 2 > size)
        return std::unexpected(codes::BadLength);
    const auto padded = text.leftJustified(size / 2, u' ');
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < padded.size(); ++i)
        qToLittleEndian(padded[i].unicode(), bytes.data() + 2 * i);
    return bytes;
}

Result<IdentityCard> decodeCardText(QByteArrayView text)
{
    if (text.size() != CardTextSize)
        return std::unexpected(codes::BadLength);
    const auto layout = layoutOf(qFromLittleEndian<quint16>(text.data() + TypeAt));
    if (!layout)
        return std::unexpected(codes::CardLayout);

    IdentityCard card;
    card.layout = *layout;
    for (const auto &field : fieldsOf(*layout))
        card.*field.member = paddedText(text.sliced(field.at, field.size));
    if (*layout == CardLayout::ForeignerPermanent2023) {
        // Joined before the padding goes: a space may stand exactly where the first place ends.
        card.nameLatin = trimmedEnd(unpaddedText(text.sliced(LatinFirstAt, LatinFirstSize))
                                    + unpaddedText(text.sliced(LatinRestAt, LatinRestSize)));
    }
    return card;
}

Result<QByteArray> encodeCardText(const IdentityCard &card)
{
    auto block = paddedBytes({}, CardTextSize);
    put(*block, TypeAt, *paddedBytes(QString(QChar(typeOf(card.layout))), 2));
    for (const auto &field : fieldsOf(card.layout)) {
        const auto bytes = paddedBytes(card.*field.member, field.size);
        if (!bytes)
            return std::unexpected(bytes.error());
        put(*block, field.at, *bytes);
    }
    if (card.layout == CardLayout::ForeignerPermanent2023) {
        const auto name = paddedBytes(card.nameLatin, LatinFirstSize + LatinRestSize);
        if (!name)
            return std::unexpected(name.error());
        put(*block, LatinFirstAt, name->first(LatinFirstSize));
        put(*block, LatinRestAt, name->sliced(LatinFirstSize));
    }
    return block;
}

} // namespace yc::devices::card
