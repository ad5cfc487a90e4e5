#pragma once

#include "base/code.h"
#include "core/flow/desk.h"
#include "core/flow/intake.h"
#include "devices/api/receipt_printer.h"

#include <QJsonObject>

namespace yc::app
{

// What stands on a slip that this terminal makes itself while the hall is away:
// 申请材料接收凭证（离线办理，待系统确认）.
[[nodiscard]] QJsonObject provisionalValues(const core::flow::Intake &intake, const core::flow::TerminalInfo &terminal,
                                            const core::flow::StaffInfo &staff, const QDateTime &now);

// The code on that slip: first what the terminal has to sign, then the text of the QR.
struct UnsignedSlipCode {
    QByteArray message; // for Desk::signAsTerminal
    QByteArray manifestDigest;
    QString number;
    QDateTime at;
};
[[nodiscard]] Result<UnsignedSlipCode> slipCodeToSign(const QByteArray &manifestDigest, const QString &number,
                                                      const QDateTime &at, const QByteArray &certificate);
[[nodiscard]] Result<QByteArray> slipCodeText(const UnsignedSlipCode &code,
                                              const core::flow::TerminalSignature &signature);

// Lays the paper out for the printer's width. Blocks some milliseconds: call it from a worker.
[[nodiscard]] Result<devices::Slip> slipFor(const QString &kind, const QJsonObject &values, int widthDots,
                                            const QString &jobId);

// One line as dots, for printers whose font lacks a character of it. Any thread; see devices::print::LineRasteriser.
[[nodiscard]] devices::SlipRaster drawSlipLine(const devices::SlipText &line, int widthDots);

} // namespace yc::app
