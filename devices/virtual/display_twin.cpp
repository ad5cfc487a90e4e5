#include "devices/virtual/display_twin.h"

#include <QStringDecoder>

namespace yc::devices::virtual_bench
{

namespace modbus = lobby::modbus;

namespace
{
constexpr quint8 ExceptionBit = 0x80;
constexpr char IllegalAddress = 0x02;
} // namespace

DisplayTwin::DisplayTwin(Way way, QObject *parent) : QObject(parent), m_way(way)
{
    connect(&m_ends, &TwinEnds::arrived, this, &DisplayTwin::take);
}

void DisplayTwin::unplug()
{
    m_ends.unplug();
    m_heard.clear();
    m_shown.clear();
}

void DisplayTwin::take(const QByteArray &bytes)
{
    m_heard += bytes;
    if (m_way != Way::Line)
        return takeModbus();
    for (qsizetype end = 0; (end = m_heard.indexOf('\n')) >= 0; m_heard.remove(0, end + 1))
        show(m_heard.first(end).trimmed());
}

void DisplayTwin::takeModbus()
{
    const auto framing = m_way == Way::ModbusTcp ? modbus::Framing::Tcp : modbus::Framing::Rtu;
    while (const auto asked = modbus::take(framing, true, m_heard)) {
        ++m_questions;
        auto answer = *asked;
        if (m_otherUnit)
            answer.unit = static_cast<quint8>(answer.unit + 1);
        switch (static_cast<modbus::Function>(asked->function)) {
        case modbus::Function::WriteRegisters:
            if (m_refuses) {
                answer.function |= ExceptionBit;
                answer.data = QByteArray(1, IllegalAddress);
                break;
            }
            show(asked->data.mid(5));
            answer.data = asked->data.first(4);
            if (m_elsewhere)
                answer.data[1] = static_cast<char>(answer.data[1] + 1);
            break;
        case modbus::Function::ReadRegisters: answer.data = QByteArray("\x02  ", 3); break;
        case modbus::Function::ReadInputs:
        case modbus::Function::WriteCoil:
            answer.function |= ExceptionBit;
            answer.data = QByteArray(1, '\x01'); // it knows no such function
            break;
        }
        m_ends.answer(modbus::frame(framing, answer));
    }
}

void DisplayTwin::show(const QByteArray &text)
{
    QStringDecoder decoder(m_utf8 ? "UTF-8" : "GB18030");
    m_shown = QString(decoder.decode(text)).trimmed();
    m_all += m_shown;
    Q_EMIT changed();
}

} // namespace yc::devices::virtual_bench
