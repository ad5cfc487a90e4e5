#pragma once

#include "base/clock.h"
#include "devices/api/document_printer.h"

#include "devices/transport/device_thread.h"

#include <chrono>

namespace yc::devices::print
{

namespace cups
{
class CupsSession;
}

struct CupsSettings {
    QString server; // "host:port" or a socket's path; empty: where CUPS itself looks (CUPS_SERVER, client.conf)
    std::chrono::milliseconds connectTimeout{3000};
    std::chrono::milliseconds answerTimeout{10'000};
    std::chrono::milliseconds watch{15'000}; // how often an idle service is asked
    std::chrono::milliseconds follow{500}; // while it has a job of ours
    std::chrono::milliseconds patience{60'000}; // a service lost over a job: after that JobUnknown
    std::chrono::milliseconds looking{8'000}; // a printer that is looked for so long is off
};

// Printers of sheets through CUPS, local or remote. The object lives in the caller's thread; the service is asked in a
// thread of its own, which its destructor joins, a second later at most. Papers go over as PDF from memory. When a job
// is over the service is asked to forget it, document and all: CUPS keeps documents for a day otherwise.
class CupsPrinter final : public DocumentPrinter
{
    Q_OBJECT
public:
    CupsPrinter(CupsSettings settings, const Clock &clock, QObject *parent = nullptr);
    ~CupsPrinter() override;

    void start() override;
    void refresh() override;
    [[nodiscard]] bool hasAnswered() const override { return m_answered; }
    [[nodiscard]] const QList<PrintQueue> &queues() const override { return m_queues; }
    [[nodiscard]] std::optional<DeviceError> problem() const override { return m_problem; }
    void print(PrintOrder order) override;
    void cancel(const QString &id) override;

private:
    transport::DeviceThread m_thread;
    cups::CupsSession *m_session; // lives in the device's thread, deleted there
    QList<PrintQueue> m_queues;
    std::optional<DeviceError> m_problem;
    bool m_answered = false;
};

} // namespace yc::devices::print
