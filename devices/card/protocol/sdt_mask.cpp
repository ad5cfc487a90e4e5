#include "devices/card/protocol/sdt_mask.h"

#include "base/secret.h"
#include "devices/card/protocol/card_text.h"
#include "devices/card/protocol/sdt_reply.h"

#include <QScopeGuard>

#include <algorithm>

namespace yc::devices::card::sdt
{

namespace
{

// Nobody's: the other sample number of the standard (GB 11643), which no test person has, and invented words.
const auto SampleNumber = QStringLiteral("440524188001010014");
const auto SampleDate = QStringLiteral("18800101");

// As many characters as stood there, none where there was none.
void put(QString &field, const QString &sample)
{
    const auto size = field.size();
    yc::wipe(field);
    field = sample.repeated(size / sample.size() + 1).first(size);
}

QByteArray maskedText(const QByteArray &text)
{
    auto card = decodeCardText(text);
    if (!card)
        return QByteArray(text.size(), '\0');
    const auto wipe = qScopeGuard([&card] { card->wipe(); });
    put(card->name, QStringLiteral("某"));
    put(card->nameLatin, QStringLiteral("SAMPLE "));
    put(card->sexCode, QStringLiteral("1"));
    put(card->ethnicityCode, QStringLiteral("01"));
    put(card->birth, SampleDate);
    put(card->address, QStringLiteral("某地"));
    put(card->number, SampleNumber);
    put(card->issuer, QStringLiteral("某局"));
    put(card->validFrom, QStringLiteral("20200101"));
    if (card->validTo.contains(QStringLiteral("2")))
        put(card->validTo, QStringLiteral("20400101"));
    put(card->nationality, QStringLiteral("UTO"));
    put(card->travelPermitNumber, QStringLiteral("0"));
    put(card->issueCount, QStringLiteral("1"));
    put(card->formerNumberLink, QStringLiteral("0"));
    const auto masked = encodeCardText(*card);
    return masked && masked->size() == text.size() ? *masked : QByteArray(text.size(), '\0');
}

QByteArray maskedData(const QByteArray &data, Command asked)
{
    if (asked == Command::SamNumber || asked == Command::SamStatus || asked == Command::ResetSam)
        return data; // the module's own
    if (asked == Command::ReadTextAndPhoto || asked == Command::ReadWithFingerprint) {
        const auto kind = asked == Command::ReadWithFingerprint ? ReadKind::WithFingerprint : ReadKind::TextAndPhoto;
        if (auto blocks = blocksFromReply(data, kind)) {
            const auto masked = replyFromBlocks({.text = maskedText(blocks->text),
                                                 .photo = QByteArray(blocks->photo.size(), '\0'),
                                                 .fingerprint = QByteArray(blocks->fingerprint.size(), '\0')},
                                                kind);
            for (auto *bytes : {&blocks->text, &blocks->photo, &blocks->fingerprint})
                yc::wipe(*bytes);
            return masked;
        }
    }
    if (asked == Command::ReadLatestAddress) {
        if (auto address = latestAddressFromReply(data)) {
            put(*address, QStringLiteral("某地"));
            return replyFromLatestAddress(*address).value_or(QByteArray(data.size(), '\0'));
        }
    }
    return QByteArray(data.size(), '\0');
}

} // namespace

MaskedReader::~MaskedReader()
{
    yc::wipe(m_open);
}

QByteArray MaskedReader::sent(QByteArrayView bytes)
{
    m_asked += bytes;
    while (const auto request = takeRequest(m_asked)) {
        if (!*request)
            break;
        m_command = (*request)->command;
    }
    return bytes.toByteArray();
}

QByteArray MaskedReader::heard(QByteArrayView bytes)
{
    m_open += bytes;
    QByteArray shown;
    for (;;) {
        const auto before = m_open.size();
        auto reply = takeReply(m_open);
        if (!reply) { // a damaged frame: as many zeros as were dropped of it
            shown += QByteArray(before - m_open.size(), '\0');
            continue;
        }
        const auto dropped = before - m_open.size();
        if (!*reply) {
            shown += QByteArray(dropped, '\0');
            return shown;
        }
        const auto frame = encode((*reply)->status, maskedData((*reply)->data, m_command));
        yc::wipe((*reply)->data);
        shown += QByteArray(std::max<qsizetype>(dropped - frame.size(), 0), '\0') + frame;
    }
}

} // namespace yc::devices::card::sdt
