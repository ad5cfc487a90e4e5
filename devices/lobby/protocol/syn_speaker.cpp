#include "devices/lobby/protocol/syn_speaker.h"

#include "base/gb_text.h"

#include <algorithm>
#include <numeric>

namespace yc::devices::lobby
{

namespace syn
{

namespace
{

char xorOf(QByteArrayView bytes)
{
    return std::accumulate(bytes.begin(), bytes.end(), char{},
                           [](char sum, char byte) { return static_cast<char>(sum ^ byte); });
}

} // namespace

QByteArray frame(Command command, const QByteArray &rest, bool checked)
{
    const auto length = 1 + rest.size() + (checked ? 1 : 0);
    QByteArray bytes;
    bytes.append(static_cast<char>(Head));
    bytes.append(static_cast<char>(length >> 8));
    bytes.append(static_cast<char>(length & 0xFF));
    bytes.append(static_cast<char>(command));
    bytes.append(rest);
    if (checked)
        bytes.append(xorOf(bytes));
    return bytes;
}

std::optional<Heard> take(QByteArray &heard, bool checked)
{
    constexpr qsizetype Before = 3; // head and length
    const qsizetype least = checked ? 2 : 1;
    while (heard.size() >= Before) {
        const auto length = static_cast<quint8>(heard[1]) << 8 | static_cast<quint8>(heard[2]);
        if (static_cast<quint8>(heard[0]) != Head || length < least || length > LongestText + 4) {
            heard.remove(0, 1);
            continue;
        }
        if (heard.size() < Before + length)
            return std::nullopt;
        const auto whole = heard.first(Before + length);
        if (checked && xorOf(whole) != 0) {
            heard.remove(0, 1);
            continue;
        }
        heard.remove(0, whole.size());
        return Heard{static_cast<Command>(whole[Before]), whole.mid(Before + 1, length - least)};
    }
    return std::nullopt;
}

} // namespace syn

QString SynSpeaker::model() const
{
    return m_shape.checked ? QStringLiteral("SYN6288") : QStringLiteral("XFS5152");
}

Result<QByteArray> SynSpeaker::tell(const Announcement &what)
{
    if (const auto fits = judge(what); !fits)
        return std::unexpected(fits.error());
    auto words = what.words;
    words.replace(u'[', u'【').replace(u']', u'】'); // else they would be marks
    const auto loud = std::clamp(m_shape.loud, 0, 10);
    const auto mark = QStringLiteral("[v%1][n1]").arg(m_shape.checked ? loud * 16 / 10 : loud);
    auto bytes = gb2312Bytes(mark + words);
    const auto coding = bytes ? syn::Gb2312 : syn::Gbk;
    if (!bytes)
        bytes = gbkBytes(mark + words);
    if (!bytes || bytes->size() > syn::LongestText)
        return std::unexpected(codes::AnnouncementUnfit);
    bytes->prepend(static_cast<char>(coding));
    return syn::frame(syn::Command::Say, *bytes, m_shape.checked);
}

QByteArray SynSpeaker::clear()
{
    return syn::frame(syn::Command::Stop, {}, m_shape.checked);
}

QByteArray SynSpeaker::ask()
{
    return syn::frame(syn::Command::Ask, {}, m_shape.checked);
}

std::optional<AnnouncerProtocol::Said> SynSpeaker::take(QByteArray &heard)
{
    while (!heard.isEmpty()) {
        const auto byte = static_cast<quint8>(heard[0]);
        heard.remove(0, 1);
        switch (byte) {
        case syn::Taken: return Said::Taken;
        case syn::Refused: return Said::Refused;
        case syn::Speaking: return Said::Speaking;
        case syn::Idle: return Said::Idle;
        default: break; // it was switched on, or noise
        }
    }
    return std::nullopt;
}

} // namespace yc::devices::lobby
