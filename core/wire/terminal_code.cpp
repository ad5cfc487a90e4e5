#include "core/wire/access.h"

#include <array>

namespace yc::core::wire
{

namespace
{

constexpr char Alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"; // RFC 4648
constexpr char Version = 1;
constexpr qsizetype SecretBytesCount = 10;
constexpr qsizetype FingerprintBytes = 16;
constexpr qsizetype Payload = 1 + SecretBytesCount + FingerprintBytes;
constexpr qsizetype AllBytes = Payload + 2;
constexpr qsizetype Letters = (AllBytes * 8 + 4) / 5; // 47

// CRC-16/CCITT as X.25 people call it "false": polynomial 1021, start FFFF, nothing reflected.
quint16 crc16(QByteArrayView bytes)
{
    quint32 crc = 0xFFFF;
    for (const auto byte : bytes) {
        crc ^= static_cast<quint32>(static_cast<unsigned char>(byte)) << 8;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 0x8000U) != 0 ? (crc << 1) ^ 0x1021U : crc << 1;
        crc &= 0xFFFFU;
    }
    return static_cast<quint16>(crc);
}

// 0, 1 and 8 are not in the alphabet: whoever types them read O, I and B.
int valueOf(QChar letter)
{
    switch (letter.unicode()) {
    case u'0': return 'O' - 'A';
    case u'1': return 'I' - 'A';
    case u'8': return 'B' - 'A';
    default: break;
    }
    const auto unit = letter.toUpper().unicode();
    if (unit >= u'A' && unit <= u'Z')
        return unit - u'A';
    if (unit >= u'2' && unit <= u'7')
        return unit - u'2' + 26;
    return -1;
}

bool isSeparator(QChar letter)
{
    return letter.isSpace() || letter == u'-' || letter == u'\u2013' || letter == u'\uFF0D';
}

} // namespace

QString toText(const TerminalCode &code)
{
    QByteArray bytes(1, Version);
    bytes += code.secret.leftJustified(SecretBytesCount, '\0', true);
    bytes += code.caFingerprint.leftJustified(FingerprintBytes, '\0', true);
    const auto crc = crc16(bytes);
    bytes += static_cast<char>(crc >> 8);
    bytes += static_cast<char>(crc & 0xFF);

    QString text;
    quint32 pending = 0;
    int bits = 0;
    qsizetype letters = 0;
    const auto put = [&](quint32 five) {
        if (letters > 0 && letters % 5 == 0)
            text += u'-';
        text += QLatin1Char(Alphabet[five & 31U]);
        ++letters;
    };
    for (const auto byte : bytes) {
        pending = (pending << 8) | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 5; bits -= 5)
            put(pending >> (bits - 5));
        pending &= (1U << bits) - 1U;
    }
    put(pending << (5 - bits)); // 232 bits: two are left
    return text;
}

Result<TerminalCode> terminalCodeFrom(QStringView text)
{
    QByteArray bytes;
    quint32 pending = 0;
    int bits = 0;
    qsizetype letters = 0;
    for (const auto letter : text) {
        if (isSeparator(letter))
            continue;
        const auto value = valueOf(letter);
        if (value < 0 || ++letters > Letters)
            return std::unexpected(codes::MistypedCode);
        pending = (pending << 5) | static_cast<quint32>(value);
        if (bits += 5; bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>((pending >> bits) & 0xFFU);
        }
        pending &= (1U << bits) - 1U;
    }
    if (letters != Letters || pending != 0)
        return std::unexpected(codes::MistypedCode);
    const auto crc = crc16(QByteArrayView(bytes).first(Payload));
    if (bytes[Payload] != static_cast<char>(crc >> 8) || bytes[Payload + 1] != static_cast<char>(crc & 0xFF))
        return std::unexpected(codes::MistypedCode);
    if (bytes[0] != Version)
        return std::unexpected(codes::Unreadable); // typed right, made by a newer hall
    return TerminalCode{bytes.mid(1, SecretBytesCount), bytes.mid(1 + SecretBytesCount, FingerprintBytes)};
}

} // namespace yc::core::wire
