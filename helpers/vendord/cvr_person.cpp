#include "helpers/vendord/cvr_person.h"

#include "base/secret.h"
#include "core/domain/ethnicity.h"
#include "devices/card/protocol/card_text.h"

#include <QStringDecoder>

#include <algorithm>

namespace yc::helpers::vendord
{

namespace
{

namespace codes = devices::codes;
using devices::CardLayout;

QString textIn(QStringDecoder &decoder, const QByteArray &bytes)
{
    decoder.resetState();
    return QString(decoder.decode(bytes)).trimmed();
}

bool isUtf8(CvrPerson person)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    for (const auto *bytes : person.all()) {
        const QString text = decoder.decode(*bytes); // judged as it is decoded
        if (decoder.hasError())
            return false;
    }
    return true;
}

// 1990-01-01, 1990.01.01, 1990年01月01日 → 19900101; anything that is no date (长期) as it stands.
QString dateOf(const QString &text)
{
    QString digits;
    std::ranges::copy_if(text, std::back_inserter(digits), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits.size() == 8 ? digits : text;
}

QString sexOf(const QString &text)
{
    if (text == u"男")
        return QStringLiteral("1");
    if (text == u"女")
        return QStringLiteral("2");
    return text.size() == 1 && text[0].isDigit() ? text : QStringLiteral("0"); // GB/T 2261.1: not known
}

} // namespace

void CvrPerson::wipe()
{
    for (auto *bytes : all())
        yc::wipe(*bytes);
}

Result<QByteArray> cardTextOf(const CvrPerson &person)
{
    QStringDecoder decoder = isUtf8(person) ? QStringDecoder(QStringDecoder::Utf8) : QStringDecoder("GB18030");
    devices::IdentityCard card;
    const auto type = textIn(decoder, person.type);
    if (type == u"J")
        card.layout = CardLayout::HkMoTwResidence;
    else if (!type.isEmpty())
        return std::unexpected(codes::CardLayout);
    card.name = textIn(decoder, person.name);
    card.sexCode = sexOf(textIn(decoder, person.sex));
    if (card.layout == CardLayout::Resident) {
        const auto words = textIn(decoder, person.nation);
        const bool digits = words.size() == 2 && words[0].isDigit() && words[1].isDigit();
        card.ethnicityCode = digits ? words : core::domain::ethnicityCode(words).value_or(QString());
    }
    card.birth = dateOf(textIn(decoder, person.birth));
    card.address = textIn(decoder, person.address);
    card.number = textIn(decoder, person.number);
    card.issuer = textIn(decoder, person.issuer);
    card.validFrom = dateOf(textIn(decoder, person.validFrom));
    card.validTo = dateOf(textIn(decoder, person.validTo));
    card.travelPermitNumber = textIn(decoder, person.permit);
    auto text = card.name.isEmpty() || card.number.isEmpty() ? Result<QByteArray>(std::unexpected(codes::BadLength))
                                                             : devices::card::encodeCardText(card);
    card.wipe();
    return text;
}

} // namespace yc::helpers::vendord
