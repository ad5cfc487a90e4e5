#include "base/gb_text.h"

#include <QStringEncoder>

namespace yc
{

namespace
{

bool isAscii(const QString &character)
{
    return character.size() == 1 && character[0].unicode() < 0x80;
}

struct Area {
    quint8 firstLead;
    quint8 lastLead;
    quint8 firstTrail;
};
constexpr Area Gbk{0x81, 0xFE, 0x40};
constexpr Area Gb2312{0xA1, 0xF7, 0xA1};

bool isIn(const Area &area, const QByteArray &code)
{
    const auto lead = static_cast<quint8>(code.size() == 2 ? code[0] : 0);
    const auto trail = static_cast<quint8>(code.size() == 2 ? code[1] : 0);
    return lead >= area.firstLead && lead <= area.lastLead && trail >= area.firstTrail && trail <= 0xFE
        && trail != 0x7F;
}

std::optional<QByteArray> bytesIn(const Area &area, const QString &text)
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
            return std::nullopt;
        const QByteArray code = encoder.encode(character);
        if (!isIn(area, code))
            return std::nullopt;
        bytes.append(code);
    }
    return bytes;
}

} // namespace

QString characterAt(const QString &text, qsizetype at)
{
    const bool pair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    return text.mid(at, pair ? 2 : 1);
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

std::optional<QByteArray> gbkBytes(const QString &text)
{
    return bytesIn(Gbk, text);
}

std::optional<QByteArray> gb2312Bytes(const QString &text)
{
    return bytesIn(Gb2312, text);
}

} // namespace yc
