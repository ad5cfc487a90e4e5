#include "core/pack/base45.h"

#include "core/pack/slip_code.h"

namespace yc::core::pack
{

namespace
{
constexpr QByteArrayView Alphabet("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:");
}

QByteArray toBase45(QByteArrayView bytes)
{
    QByteArray text;
    text.reserve(bytes.size() / 2 * 3 + 2);
    for (qsizetype i = 0; i < bytes.size(); i += 2) {
        const bool pair = i + 1 < bytes.size();
        int n = static_cast<unsigned char>(bytes[i]);
        if (pair)
            n = n * 256 + static_cast<unsigned char>(bytes[i + 1]);
        text += Alphabet[n % 45];
        text += Alphabet[n / 45 % 45];
        if (pair)
            text += Alphabet[n / 2025];
    }
    return text;
}

Result<QByteArray> fromBase45(QByteArrayView text)
{
    if (text.size() % 3 == 1)
        return std::unexpected(codes::SlipCodeDamaged);
    QByteArray bytes;
    bytes.reserve(text.size() / 3 * 2 + 1);
    for (qsizetype i = 0; i < text.size(); i += 3) {
        const auto count = std::min<qsizetype>(3, text.size() - i);
        qsizetype n = 0;
        qsizetype weight = 1;
        for (qsizetype k = 0; k < count; ++k, weight *= 45) {
            const auto digit = Alphabet.indexOf(text[i + k]);
            if (digit < 0)
                return std::unexpected(codes::SlipCodeDamaged);
            n += digit * weight;
        }
        if (n > (count == 3 ? 0xFFFF : 0xFF))
            return std::unexpected(codes::SlipCodeDamaged);
        if (count == 3)
            bytes += static_cast<char>(n >> 8);
        bytes += static_cast<char>(n & 0xFF);
    }
    return bytes;
}

} // namespace yc::core::pack
