#include "devices/print/protocol/printer_names.h"

namespace yc::devices::print::escpos
{

namespace
{

constexpr char Head = 0x5F;

QString textOf(QByteArrayView letters)
{
    QString text;
    for (const char letter : letters)
        if (letter >= 0x20 && letter < 0x7F)
            text += QLatin1Char(letter);
    return text.trimmed();
}

} // namespace

QByteArray askName(Name what)
{
    return QByteArray("\x1D\x49", 2) + static_cast<char>(what);
}

QByteArray nameAnswer(const QByteArray &text)
{
    return Head + text + '\0';
}

QByteArray NameTaker::take(QByteArrayView bytes)
{
    QByteArray rest;
    for (const char byte : bytes) {
        if (m_held.isEmpty()) {
            if (byte == Head)
                m_held += byte;
            else
                rest += byte;
        } else if (byte == '\0') {
            m_names.push_back(textOf(QByteArrayView(m_held).sliced(1)));
            m_held.clear();
        } else if (static_cast<quint8>(byte) < 0x20) {
            rest += byte; // a state that was asked for at once, or flow control
        } else if (m_held.size() <= LongestName) {
            m_held += byte;
        } else {
            m_held.clear(); // is none, and nothing else that we know
        }
    }
    return rest;
}

std::optional<QString> NameTaker::next()
{
    if (m_names.empty())
        return std::nullopt;
    auto name = std::move(m_names.front());
    m_names.pop_front();
    return name;
}

void NameTaker::clear()
{
    m_held.clear();
    m_names.clear();
}

} // namespace yc::devices::print::escpos
