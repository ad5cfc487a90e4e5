#include "devices/virtual/smart_card_twin.h"

#include "devices/smartcard/protocol/social_security_card.h"
#include "devices/smartcard/protocol/staff_card.h"

#include <QStringEncoder>
#include <QtEndian>

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>

#include <algorithm>

namespace yc::devices::virtual_bench
{

using smartcard::Answer;
using smartcard::Command;

namespace
{

constexpr quint16 Normal = smartcard::Normal;
constexpr quint16 NotFound = 0x6A82;
constexpr quint16 RecordNotFound = 0x6A83;
constexpr quint16 ObjectNotFound = 0x6A88;
constexpr quint16 NotAllowed = 0x6985;
constexpr quint16 UnknownCommand = 0x6D00;
constexpr quint16 UnknownClass = 0x6E00;

// TS, T0 with TD1 and the historical bytes, TD1: T=1, TCK.
QByteArray atrWith(const QByteArray &historical)
{
    QByteArray atr("\x3B", 1);
    atr += static_cast<char>(0x80 | historical.size());
    atr += '\x01';
    atr += historical;
    char check = 0;
    for (qsizetype i = 1; i < atr.size(); ++i)
        check = static_cast<char>(check ^ atr[i]);
    return atr + check;
}

QByteArray filled(QByteArray bytes, qsizetype size)
{
    return bytes.leftJustified(size, '\0');
}

template <std::size_t N> QByteArray bytesOf(const std::array<quint8, N> &bytes)
{
    return QByteArray(reinterpret_cast<const char *>(bytes.data()), N);
}

} // namespace

struct SmartCardTwin::Key {
    EVP_PKEY *pair = nullptr;
    Key() : pair(EVP_EC_gen("P-256")) { }
    ~Key() { EVP_PKEY_free(pair); }
    Key(const Key &) = delete;
    Key &operator=(const Key &) = delete;
};

CardContent socialSecurityCard(const SocialHolder &holder)
{
    QStringEncoder gb18030("GB18030");
    const QByteArray name = gb18030(holder.name);
    CardContent::Application application;
    application.name = bytesOf(smartcard::SocialSecurityApplication);
    application.files[smartcard::SocialIssuerFile] = {
        {0x01, QByteArray::fromHex("11010500000000000000000000000001")},
        {0x06, QByteArray::fromHex("20330101")},
        {0x07, holder.cardNumber.toLatin1()},
    };
    application.files[smartcard::SocialHolderFile] = {
        {0x08, holder.number.toLatin1()},
        {0x09, filled(name, 30)},
        {0x0A, holder.number.at(16).digitValue() % 2 == 0 ? "2" : "1"},
        {0x0B, QByteArray::fromHex("01")},
        {0x0D, QByteArray::fromHex(holder.number.mid(6, 8).toLatin1())},
    };
    return {.atr = atrWith("SSCARD-TWIN"), .applications = {application}};
}

SmartCardTwin::SmartCardTwin(CardContent content, QObject *parent) : QObject(parent), m_content(std::move(content))
{
    connect(&m_slot, &VpcdSlot::atrAsked, this, [this] { m_slot.say(m_content.atr); });
    connect(&m_slot, &VpcdSlot::powered, this, [this] { ++m_powered; });
    connect(&m_slot, &VpcdSlot::cleared, this, [this] {
        m_application = nullptr;
        m_waiting.clear();
    });
    connect(&m_slot, &VpcdSlot::commanded, this, &SmartCardTwin::obey);
}

SmartCardTwin::~SmartCardTwin() = default;

std::unique_ptr<SmartCardTwin> SmartCardTwin::staff(const QString &staffNo, const QString &serial)
{
    auto key = std::make_unique<Key>();
    CardContent::Application application;
    application.name = bytesOf(smartcard::StaffApplication);
    application.signs = true;
    auto twin = std::make_unique<SmartCardTwin>(CardContent{.atr = atrWith("YC-STAFF"), .applications = {}});
    twin->m_key = std::move(key);
    application.objects = {{0x9F01, staffNo.toUtf8()}, {0x9F02, serial.toLatin1()}, {0x9F03, twin->publicKey()}};
    twin->m_content.applications = {application};
    return twin;
}

QByteArray SmartCardTwin::publicKey() const
{
    QByteArray point(65, '\0');
    std::size_t size = 0;
    if (!m_key
        || EVP_PKEY_get_octet_string_param(m_key->pair, OSSL_PKEY_PARAM_PUB_KEY,
                                           reinterpret_cast<unsigned char *>(point.data()),
                                           static_cast<std::size_t>(point.size()), &size)
            <= 0)
        return {};
    return point.first(static_cast<qsizetype>(size));
}

void SmartCardTwin::insert(const QString &slot)
{
    m_commands = 0;
    m_application = nullptr;
    m_slot.insert(slot);
}

void SmartCardTwin::eject()
{
    m_slot.eject();
}

void SmartCardTwin::setFault(Fault fault, int fromCommand)
{
    m_fault = fault;
    m_from = fromCommand;
}

void SmartCardTwin::obey(const QByteArray &bytes)
{
    const int which = m_commands++;
    Q_EMIT asked(which);
    const auto command = smartcard::commandFromBytes(bytes);
    if (which >= m_from) {
        switch (m_fault) {
        case Fault::Pulled: return eject();
        case Fault::Mute: return;
        case Fault::OtherStatus: return m_slot.say(smartcard::encode(Answer{.data = {}, .status = m_status}));
        case Fault::Endless:
            return m_slot.say(smartcard::encode(Answer{.data = QByteArray(16, 'A'), .status = 0x6110}));
        case Fault::WrongLength: return m_slot.say(smartcard::encode(Answer{.data = {}, .status = 0x6C00}));
        case Fault::NoStatus: return m_slot.say(QByteArray(1, '\x90'));
        case Fault::TooMuch: return m_slot.say(QByteArray(0xFFFF, '\x90'));
        case Fault::ClaimsMore: m_slot.sayRaw(QByteArray::fromHex("ffff9000")); return;
        case Fault::None:
        case Fault::OtherTag:
        case Fault::LongValue: break;
        }
    }
    m_slot.say(smartcard::encode(command ? answerTo(*command) : Answer{.data = {}, .status = 0x6700}));
}

Answer SmartCardTwin::answerTo(const Command &command)
{
    if (command.cla != 0)
        return {.data = {}, .status = UnknownClass};
    switch (command.ins) {
    case 0xA4: {
        if (command.p1 == 0x04) {
            const auto &all = m_content.applications;
            const auto found = std::ranges::find(all, command.data, &CardContent::Application::name);
            if (found == all.end())
                return {.data = {}, .status = NotFound};
            m_application = &*found;
            m_file = 0;
            return {.data = {}, .status = Normal};
        }
        const auto file = command.data.size() == 2 ? qFromBigEndian<quint16>(command.data.constData()) : quint16{0};
        if (!m_application || !m_application->files.contains(file))
            return {.data = {}, .status = NotFound};
        m_file = file;
        return {.data = {}, .status = Normal};
    }
    case 0xB2: {
        if (!m_application || !m_application->files.contains(m_file))
            return {.data = {}, .status = NotAllowed};
        const auto records = m_application->files[m_file];
        if (command.p2 != 0 || !records.contains(command.p1))
            return {.data = {}, .status = RecordNotFound};
        return given(command, tagged(command.p1, records[command.p1]));
    }
    case 0xCA: {
        const auto tag = static_cast<quint16>(command.p1 << 8 | command.p2);
        if (!m_application || !m_application->objects.contains(tag))
            return {.data = {}, .status = ObjectNotFound};
        return given(command, tagged(tag, m_application->objects[tag]));
    }
    case 0x88:
        if (!m_application || !m_application->signs || command.data.size() != ChallengeSize)
            return {.data = {}, .status = NotAllowed};
        return given(command, signatureOf(command.data));
    case 0xC0: {
        const auto some = m_waiting.first(std::min<qsizetype>(command.expected.value_or(0), m_waiting.size()));
        m_waiting.remove(0, some.size());
        const auto left = std::min<qsizetype>(m_waiting.size(), 255);
        return {.data = some, .status = left > 0 ? static_cast<quint16>(0x6100 | left) : Normal};
    }
    default: return {.data = {}, .status = UnknownCommand};
    }
}

Answer SmartCardTwin::given(const Command &command, const QByteArray &data)
{
    if (m_fetching) {
        m_waiting = data;
        return {.data = {}, .status = static_cast<quint16>(0x6100 | std::min<qsizetype>(data.size(), 7))};
    }
    if (m_exact && command.expected != data.size())
        return {.data = {}, .status = static_cast<quint16>(0x6C00 | (data.size() & 0xFF))};
    return {.data = data, .status = Normal};
}

QByteArray SmartCardTwin::tagged(quint16 tag, const QByteArray &value) const
{
    const bool wrongTag = m_fault == Fault::OtherTag && m_commands > m_from;
    const bool wrongLength = m_fault == Fault::LongValue && m_commands > m_from;
    QByteArray bytes;
    if (tag > 0xFF)
        bytes += static_cast<char>(tag >> 8);
    bytes += static_cast<char>((tag & 0xFF) + (wrongTag ? 1 : 0));
    bytes += static_cast<char>(wrongLength ? 0xFF : value.size());
    return bytes + value;
}

QByteArray SmartCardTwin::signatureOf(const QByteArray &challenge) const
{
    const auto text = smartcard::signedText(challenge);
    QByteArray signature(smartcard::LongestProof, '\0');
    auto size = static_cast<std::size_t>(signature.size());
    auto *digest = EVP_MD_CTX_new();
    const bool made = EVP_DigestSignInit(digest, nullptr, EVP_sha256(), nullptr, m_key->pair) > 0
        && EVP_DigestSign(digest, reinterpret_cast<unsigned char *>(signature.data()), &size,
                          reinterpret_cast<const unsigned char *>(text.constData()),
                          static_cast<std::size_t>(text.size()))
            > 0;
    EVP_MD_CTX_free(digest);
    return made ? signature.first(static_cast<qsizetype>(size)) : QByteArray();
}

} // namespace yc::devices::virtual_bench
