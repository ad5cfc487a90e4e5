#pragma once

#include "devices/print/escpos_printer.h"
#include "devices/transport/device_thread.h"
#include "devices/virtual/escpos_twin.h"

#include <QHash>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>

namespace yc::tests
{

// A receipt printer's twin on a port, the driver before it, and what it said.
struct EscPosBed {
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_prints;
    std::unique_ptr<devices::virtual_bench::EscPosTwin> m_twin;
    std::unique_ptr<devices::transport::DeviceThread> m_thread;
    std::unique_ptr<devices::print::EscPosPrinter> m_printer;
    QHash<QString, QString> m_answers; // "printed" or the code
    QStringList m_order;
    QStringList m_taken;
    QList<devices::Guidance> m_guidance;

    [[nodiscard]] bool lay(int widthDots = 576) // false: no port
    {
        m_prints = std::make_unique<QTemporaryDir>();
        m_twin = std::make_unique<devices::virtual_bench::EscPosTwin>(m_prints->path(), widthDots);
        m_thread = std::make_unique<devices::transport::DeviceThread>(QStringLiteral("printer"));
        return m_twin->plug();
    }
    void clear()
    {
        m_printer.reset();
        m_thread.reset();
        m_twin.reset();
        m_answers.clear();
        m_order.clear();
        m_taken.clear();
        m_guidance.clear();
    }
    void makePrinter(const std::function<void(devices::print::EscPosSettings &)> &change = {})
    {
        using namespace std::chrono_literals;
        devices::print::EscPosSettings settings;
        settings.place = QStringLiteral("tcp:127.0.0.1:%1").arg(m_twin->port());
        settings.answerTimeout = 150ms;
        settings.settleTimeout = 2s;
        settings.watch = 40ms;
        settings.firstRetry = 30ms;
        settings.lastRetry = 60ms;
        if (change)
            change(settings);
        m_printer = std::make_unique<devices::print::EscPosPrinter>(settings, drawn, m_clock, m_thread->thread());
        auto *printer = m_printer.get();
        const auto note = [this](const QString &jobId, const QString &answer) {
            m_answers[jobId] = answer;
            m_order << jobId;
        };
        using devices::ReceiptPrinter;
        QObject::connect(printer, &ReceiptPrinter::printed, printer,
                         [note](const QString &id) { note(id, QStringLiteral("printed")); });
        QObject::connect(
            printer, &ReceiptPrinter::notPrinted, printer,
            [note](const QString &id, const devices::DeviceError &error) { note(id, toString(error.code)); });
        QObject::connect(printer, &ReceiptPrinter::taken, printer, [this](const QString &id) { m_taken << id; });
        QObject::connect(printer, &ReceiptPrinter::guidanceChanged, printer,
                         [this](devices::Guidance guidance) { m_guidance << guidance; });
        m_printer->start();
    }
    static devices::Slip slip(const QString &jobId, const QStringList &lines)
    {
        devices::Slip slip;
        slip.jobId = jobId;
        for (const auto &line : lines)
            slip.parts.emplace_back(devices::SlipText{.text = line});
        return slip;
    }
    // It is told a moment after the state.
    [[nodiscard]] devices::Guidance lastGuidance() const
    {
        return m_guidance.value(m_guidance.size() - 1, devices::Guidance::None);
    }
    [[nodiscard]] QString answerTo(const QString &jobId) const { return m_answers.value(jobId); }

    // What the application gives: any way of drawing a line.
    static devices::SlipRaster drawn(const devices::SlipText &line, int widthDots)
    {
        QImage image(widthDots, 32, QImage::Format_Mono);
        image.fill(1);
        QPainter painter(&image);
        painter.drawText(QRect(0, 0, widthDots, 32), Qt::AlignCenter, line.text);
        painter.end();
        image.invertPixels();
        devices::SlipRaster raster{.widthDots = widthDots, .heightDots = 32, .bits = {}};
        for (int y = 0; y < 32; ++y)
            raster.bits.append(reinterpret_cast<const char *>(image.constScanLine(y)), widthDots / 8);
        return raster;
    }
};

} // namespace yc::tests
