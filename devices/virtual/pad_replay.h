#pragma once

#include "devices/pad/protocol/stu_mask.h"
#include "devices/virtual/stu_twin.h"
#include "devices/virtual/wire_lines.h"

#include <QMap>

namespace yc::devices::virtual_bench
{

// Plays a pad's part of a record (devices/transport/wire_record.h) before the driver that ships: what the pad answered
// and sent then it answers and sends again, line by line. What the record does not hold is made anew by a twin of the
// same model: keys are agreed on with the host that is there now, and a ciphered pen is one that is away, under that
// key. Everything may be called from any thread.
class PadReplay final
{
public:
    explicit PadReplay(quint16 product);

    [[nodiscard]] Done load(const QString &file); // BadFile: it cannot be read, or is no record

    // The wire, as StuTwin's.
    [[nodiscard]] std::optional<QByteArray> asked(quint8 number);
    [[nodiscard]] bool told(const QByteArray &report);
    void speakTo(std::function<void(const QByteArray &report)> ear);

    // What the pen did next in the record, up to where the host spoke again. How many reports it was. By itself it does
    // so no later than when the host speaks.
    int writeOn();
    [[nodiscard]] bool isOver() const;
    [[nodiscard]] int saidOtherwise() const; // by the host than in the record, but for what is masked there

private:
    int writeNow();
    [[nodiscard]] const WireLine *next(); // that is no opening and no end of one; null: over

    mutable std::mutex m_mutex;
    StuTwin m_twin;
    pad::stu::MaskedPad m_mask;
    std::function<void(const QByteArray &)> m_ear;
    std::vector<WireLine> m_lines;
    std::size_t m_at = 0;
    QMap<quint8, std::optional<QByteArray>> m_last; // the latest answer of each number
    int m_otherwise = 0;
};

} // namespace yc::devices::virtual_bench
