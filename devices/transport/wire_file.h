#pragma once

#include "base/clock.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <chrono>

namespace yc::devices::transport
{

struct WireRecord;

// The file in which one line is written down (wire_record.h). A record without a folder writes nowhere; a folder that
// cannot be written to is logged, and nothing is written. Used in the device's thread.
class WireFile
{
public:
    WireFile(const QString &place, const WireRecord &record);

    [[nodiscard]] bool isWriting() const { return m_file.isOpen(); }
    void note(const QByteArray &what); // a line, without its time
    void bytes(char way, const QByteArray &bytes); // masked already; none: no line
    // As a line says them: hexadecimal digits, and " +N" for N zeros behind them where there are many.
    [[nodiscard]] static QByteArray text(const QByteArray &bytes);

private:
    const Clock *m_clock;
    std::chrono::milliseconds m_began{};
    QFile m_file;
};

} // namespace yc::devices::transport
