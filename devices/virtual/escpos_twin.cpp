#include "devices/virtual/escpos_twin.h"

#include "devices/print/protocol/printer_names.h"

#include <QDir>

namespace yc::devices::virtual_bench
{

namespace escpos = print::escpos;

EscPosTwin::EscPosTwin(QString printsDir, int widthDots, QObject *parent)
    : QObject(parent), m_printsDir(std::move(printsDir)), m_paper(widthDots), m_state(QStringLiteral("ok"))
{
    listenTo(m_port);
}

void EscPosTwin::listenTo(TwinWire &wire)
{
    connect(&wire, &TwinWire::peerCame, this, [this] {
        m_heard.clear();
        m_telling = false;
    });
    connect(&wire, &TwinWire::arrived, this, [this, &wire](const QByteArray &bytes) {
        m_wire = &wire;
        take(bytes);
    });
}

bool EscPosTwin::plug()
{
    return m_port.plug();
}

void EscPosTwin::unplug()
{
    m_port.unplug();
    m_waiting.clear();
    m_paper.clear();
}

bool EscPosTwin::setState(const QString &state, int afterLines)
{
    static const QStringList known{QStringLiteral("ok"),    QStringLiteral("paper-out"), QStringLiteral("near-end"),
                                   QStringLiteral("cover"), QStringLiteral("cutter"),    QStringLiteral("hot"),
                                   QStringLiteral("silent")};
    if (!known.contains(state))
        return false;
    m_stateToCome = state;
    m_linesUntil = afterLines;
    if (afterLines <= 0) {
        m_state = state;
        m_linesUntil = -1;
        pushStatus();
    }
    printOn();
    return true;
}

escpos::Status EscPosTwin::status() const
{
    escpos::Status status;
    status.paperOut = status.stoppedForPaper = m_state == QLatin1String("paper-out");
    status.nearEnd = status.paperOut || m_state == QLatin1String("near-end");
    status.coverOpen = m_state == QLatin1String("cover");
    status.cutterError = m_state == QLatin1String("cutter");
    status.headHot = m_state == QLatin1String("hot");
    status.error = status.cutterError || status.headHot;
    status.slipInMouth = m_slipInMouth;
    status.offline = status.paperOut || status.coverOpen || status.error;
    return status;
}

bool EscPosTwin::canPrint() const
{
    return !status().offline && m_state != QLatin1String("silent");
}

void EscPosTwin::take(const QByteArray &bytes)
{
    m_heard += bytes;
    for (;;) {
        auto token = escpos::takeToken(m_heard);
        if (!token) {
            ++m_unknown;
            continue;
        }
        if (!*token)
            break;
        if ((*token)->command == 0x1004 || (*token)->command == 0x1005)
            realtime(**token);
        else
            m_waiting.push_back(std::move(**token));
    }
    printOn();
}

void EscPosTwin::realtime(const escpos::Token &token)
{
    const int parameter = token.data.isEmpty() ? 0 : token.data[0];
    if (token.command == 0x1005) {
        if (parameter == 2) {
            m_waiting.clear();
            m_paper.clear();
        }
        return;
    }
    ++m_questions;
    if (m_state == QLatin1String("silent"))
        return;
    if (parameter == static_cast<int>(escpos::Ask::Full) && m_seesMouth)
        return say(fullStatus(status()));
    if (parameter < 1 || parameter > 4)
        return;
    say(QByteArray(1, static_cast<char>(realtimeByte(status(), static_cast<escpos::Ask>(parameter)))));
}

void EscPosTwin::printOn()
{
    while (canPrint() && !m_waiting.empty()) {
        const auto token = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (token.command == 0x1D72) {
            if (m_ordered)
                say(QByteArray(1, static_cast<char>(paperByte(status()))));
            continue;
        }
        if (token.command == 0x1D49) {
            ++m_namesAsked;
            if (const auto name = m_names.value(token.data.isEmpty() ? -1 : token.data[0] - 65); !name.isEmpty())
                say(escpos::nameAnswer(name));
            continue;
        }
        if (token.command == 0x1D61) {
            m_telling = m_canTell && !token.data.isEmpty() && token.data[0] != 0;
            pushStatus();
            continue;
        }
        if (token.command == 0x1B40)
            m_telling = false;
        const int before = m_paper.printedLines();
        if (auto slip = m_paper.obey(token)) {
            m_slips.push_back(std::move(*slip));
            m_slipInMouth = m_seesMouth;
            if (!m_printsDir.isEmpty()) {
                m_lastFile = QDir(m_printsDir)
                                 .filePath(QStringLiteral("slip-%1.png").arg(m_slips.size(), 3, 10, QLatin1Char('0')));
                m_slips.back().image.save(m_lastFile);
            }
            Q_EMIT slipCut(static_cast<int>(m_slips.size()) - 1);
        } else if (m_linesUntil > 0 && m_paper.printedLines() > before && --m_linesUntil == 0) {
            m_state = m_stateToCome;
            m_linesUntil = -1;
            pushStatus();
        }
    }
}

bool EscPosTwin::takeSlip()
{
    return std::exchange(m_slipInMouth, false);
}

void EscPosTwin::say(const QByteArray &bytes)
{
    if (m_wire)
        m_wire->write(bytes);
}

void EscPosTwin::pushStatus()
{
    if (m_telling && m_state != QLatin1String("silent"))
        say(automaticStatus(status()));
}

} // namespace yc::devices::virtual_bench
