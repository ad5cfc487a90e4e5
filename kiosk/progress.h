#pragma once

#include "core/wire/case_wire.h"
#include "devices/api/receipt_printer.h"

#include <QJsonObject>

// Where a case stands, as the kiosk says and prints it.
namespace yc::kiosk
{

// What the person should do next: one or two sentences. UI thread; follows the client's language.
[[nodiscard]] QString nextWords(const core::wire::CaseRecord &record);
// 承诺办结 2026年12月5日（星期六）; empty before acceptance and after the end.
[[nodiscard]] QString dueWords(const core::wire::CaseRecord &record);

// Values of the progress slip (core/pack/paper_values.h). State and next step come in the language of the session, all
// else is in Chinese: the paper is for a Chinese office.
[[nodiscard]] QJsonObject slipValues(const core::wire::CaseRecord &record, const QString &hallName,
                                     const QDateTime &now);
// Lays out and rasterises: some ten milliseconds, so on a worker.
[[nodiscard]] Result<devices::Slip> slipOf(const QJsonObject &values, int widthDots, const QString &jobId);

// For the printer's driver: lines with characters that the printer lacks (devices/print/slip_bytes.h).
[[nodiscard]] devices::SlipRaster drawSlipLine(const devices::SlipText &line, int widthDots);

} // namespace yc::kiosk
