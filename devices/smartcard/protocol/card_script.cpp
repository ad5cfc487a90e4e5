#include "devices/smartcard/protocol/card_script.h"

#include "devices/smartcard/protocol/atr.h"
#include "devices/smartcard/protocol/social_security_card.h"
#include "devices/smartcard/protocol/staff_card.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <utility>

namespace yc::devices::smartcard
{

namespace
{

constexpr quint8 Select = 0xA4;
constexpr quint8 ReadRecord = 0xB2;
constexpr quint8 GetData = 0xCA;
constexpr quint8 ByName = 0x04;
constexpr quint8 FileHere = 0x02; // an elementary file under the one that is chosen
constexpr quint16 NotFound = 0x6A82;
constexpr quint16 RecordNotFound = 0x6A83;
constexpr quint16 ObjectNotFound = 0x6A88;

constexpr std::array Scripts{SocialSecurityScript, StaffScript};

QByteArray bytesOf(std::span<const quint8> bytes)
{
    return QByteArray(reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

bool isTwoBytes(quint16 tag)
{
    return tag > 0xFF;
}

Command commandOf(const Step &step)
{
    const auto high = static_cast<quint8>(step.which >> 8);
    const auto low = static_cast<quint8>(step.which & 0xFF);
    const int room = static_cast<int>(step.size) + (isTwoBytes(step.which) ? 3 : 2);
    switch (step.way) {
    case Step::Way::ChooseFile:
        return {.cla = 0,
                .ins = Select,
                .p1 = FileHere,
                .p2 = 0,
                .data = bytesOf(std::array<quint8, 2>{high, low}),
                .expected = {}};
    case Step::Way::Record: return {.cla = 0, .ins = ReadRecord, .p1 = low, .p2 = 0, .data = {}, .expected = room};
    case Step::Way::Object: return {.cla = 0, .ins = GetData, .p1 = high, .p2 = low, .data = {}, .expected = room};
    }
    return {};
}

// What stands behind the tag and its length; nullopt: it does not stand there so.
std::optional<QByteArrayView> valueIn(const Step &step, QByteArrayView data)
{
    const qsizetype tag = isTwoBytes(step.which) ? 2 : 1;
    if (data.size() < tag + 1)
        return std::nullopt;
    quint16 said = 0;
    for (qsizetype i = 0; i < tag; ++i)
        said = static_cast<quint16>(said << 8 | static_cast<quint8>(data[i]));
    const qsizetype length = static_cast<quint8>(data[tag]);
    const bool fits = step.coding == Coding::Bytes ? length == step.size : length <= step.size;
    // No value is longer than 127 bytes, so its length is one byte. Cards may fill the record up behind it.
    if (said != step.which || !fits || length > 0x7F || data.size() < tag + 1 + length)
        return std::nullopt;
    return data.sliced(tag + 1, length);
}

std::optional<QString> textIn(Coding coding, QByteArrayView value)
{
    if (coding == Coding::Digits) {
        auto digits = QString::fromLatin1(value.toByteArray().toHex());
        while (digits.endsWith(u'f'))
            digits.chop(1);
        const bool good = std::ranges::all_of(digits, [](QChar one) { return one >= u'0' && one <= u'9'; });
        return good ? std::optional(digits) : std::nullopt;
    }
    const auto end = value.indexOf('\0');
    QStringDecoder decoder("GB18030", QStringDecoder::Flag::Stateless);
    QString text = decoder.decode(end < 0 ? value : value.first(end));
    const bool good = !decoder.hasError()
        && std::ranges::none_of(text, [](QChar one) { return one.category() == QChar::Other_Control; });
    return good ? std::optional(text.trimmed()) : std::nullopt;
}

} // namespace

std::span<const CardScript> knownScripts()
{
    return Scripts;
}

QList<const CardScript *> scriptsFor(QByteArrayView bytes, std::span<const CardScript> of)
{
    QList<const CardScript *> all;
    const auto atr = atrFromBytes(bytes);
    for (const auto &script : of) {
        if (script.historical.empty() || !atr || atr->historical.startsWith(bytesOf(script.historical)))
            all << &script;
    }
    return all;
}

Command chooseApplication(const CardScript &script)
{
    return {.cla = 0,
            .ins = Select,
            .p1 = ByName,
            .p2 = 0,
            .data = bytesOf(script.application),
            .expected = {}}; // what it says of itself is not needed, so it need not be fetched by all
}

CardReading::CardReading(QList<const CardScript *> scripts) : m_scripts(std::move(scripts))
{
    ask();
}

CardReading::~CardReading()
{
    m_card.wipe();
}

void CardReading::ask()
{
    if (m_scripts.isEmpty()) {
        m_outcome = Outcome::Unknown;
        m_exchange.reset();
        return;
    }
    const auto &script = *m_scripts.first();
    m_card.kind = script.kind;
    if (m_step >= std::ssize(script.steps)) {
        m_outcome = Outcome::Read;
        m_exchange.reset();
        return;
    }
    m_exchange = std::make_unique<Exchange>(m_step < 0 ? chooseApplication(script)
                                                       : commandOf(script.steps[static_cast<std::size_t>(m_step)]));
}

std::optional<QByteArray> CardReading::next() const
{
    return m_exchange ? m_exchange->next() : std::nullopt;
}

void CardReading::take(QByteArrayView bytes)
{
    if (!m_exchange)
        return;
    if (!m_exchange->take(bytes)) {
        m_outcome = Outcome::Garbled;
        m_exchange.reset();
        return;
    }
    m_status = m_exchange->answer().status;
    if (!m_exchange->next()) {
        const auto over = std::move(m_exchange); // its data are wiped behind this
        judge(over->answer());
    }
}

void CardReading::judge(const Answer &answer)
{
    if (m_step < 0) {
        // Whatever it says but yes: the next application. Cards have many ways of not knowing one.
        if (answer.status == Normal)
            m_step = 0;
        else
            m_scripts.removeFirst();
        return ask();
    }
    const auto &step = m_scripts.first()->steps[static_cast<std::size_t>(m_step)];
    const bool lacks = answer.status == NotFound || answer.status == RecordNotFound || answer.status == ObjectNotFound;
    if (answer.status != Normal && !(lacks && step.mayLack)) {
        m_outcome = Outcome::Closed;
        return;
    }
    if (answer.status == Normal && step.way != Step::Way::ChooseFile) {
        const auto value = valueIn(step, answer.data);
        if (!value || !put(step, *value)) {
            m_outcome = Outcome::Garbled;
            return;
        }
    }
    ++m_step;
    ask();
}

bool CardReading::put(const Step &step, QByteArrayView value)
{
    if (step.coding == Coding::Bytes) {
        m_card.publicKey = value.toByteArray();
        return step.field == Field::PublicKey;
    }
    auto text = textIn(step.coding, value);
    if (!text || (text->isEmpty() && !step.mayLack))
        return false;
    switch (step.field) {
    case Field::CardNumber: m_card.cardNumber = std::move(*text); break;
    case Field::Number: m_card.number = std::move(*text); break;
    case Field::Name: m_card.name = std::move(*text); break;
    case Field::Sex: m_card.sexCode = std::move(*text); break;
    case Field::Ethnicity: m_card.ethnicityCode = std::move(*text); break;
    case Field::Birth: m_card.birth = std::move(*text); break;
    case Field::ValidTo: m_card.validTo = std::move(*text); break;
    case Field::StaffNo: m_card.staffNo = std::move(*text); break;
    case Field::PublicKey: return false;
    }
    return true;
}

SmartCard CardReading::takeCard()
{
    return std::exchange(m_card, SmartCard());
}

} // namespace yc::devices::smartcard
