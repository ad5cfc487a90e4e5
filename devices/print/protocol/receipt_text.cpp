#include "devices/print/protocol/receipt_text.h"

#include <QStringEncoder>

#include <algorithm>

namespace yc::devices::print
{

namespace
{

// One character, which may be two units long.
QString characterAt(const QString &text, qsizetype at)
{
    const bool pair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    return text.mid(at, pair ? 2 : 1);
}

bool isAscii(const QString &character)
{
    return character.size() == 1 && character[0].unicode() < 0x80;
}

bool isTwoByteCode(const QByteArray &code)
{
    const auto lead = static_cast<quint8>(code.size() == 2 ? code[0] : 0);
    const auto trail = static_cast<quint8>(code.size() == 2 ? code[1] : 0);
    return lead >= 0x81 && lead <= 0xFE && trail >= 0x40 && trail <= 0xFE && trail != 0x7F;
}

} // namespace

std::optional<QByteArray> printerBytes(const QString &text)
{
    QStringEncoder encoder("GB18030", QStringEncoder::Flag::Stateless);
    QByteArray bytes;
    for (qsizetype at = 0; at < text.size();) {
        const auto character = characterAt(text, at);
        at += character.size();
        if (isAscii(character)) {
            const char byte = character[0].toLatin1();
            bytes.append(byte < 0x20 || byte == 0x7F ? ' ' : byte);
            continue;
        }
        if (character[0].category() == QChar::Other_PrivateUse)
            return std::nullopt; // it has a code, and under that code each printer's maker put a character of their own
        const QByteArray code = encoder.encode(character);
        if (!isTwoByteCode(code))
            return std::nullopt;
        bytes.append(code);
    }
    return bytes;
}

bool needsRaster(const QString &text)
{
    return !printerBytes(text).has_value();
}

int columnsOf(const QString &text)
{
    int columns = 0;
    for (qsizetype at = 0; at < text.size();) {
        const auto character = characterAt(text, at);
        at += character.size();
        columns += isAscii(character) ? 1 : 2;
    }
    return columns;
}

QStringList wrapped(const QString &text, int columns)
{
    const int most = std::max(columns, 2); // one Hanzi fits on any paper
    QStringList lines;
    QString line;
    int used = 0;
    for (qsizetype at = 0; at < text.size();) {
        const auto character = characterAt(text, at);
        at += character.size();
        const int width = isAscii(character) ? 1 : 2;
        if (used + width > most) {
            lines << line;
            line.clear();
            used = 0;
            if (character == QLatin1String(" "))
                continue;
        }
        line += character;
        used += width;
    }
    if (!line.isEmpty() || lines.isEmpty())
        lines << line;
    return lines;
}

} // namespace yc::devices::print
