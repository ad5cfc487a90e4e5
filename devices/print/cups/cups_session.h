#pragma once

#include "devices/print/cups/cups_printer.h"
#include "devices/print/cups/ipp_exchange.h"
#include "devices/print/cups/job_states.h"

#include <QSet>
#include <QTimer>

#include <vector>

namespace yc::devices::print::cups
{

// The part of CupsPrinter that lives in the device's thread: looks at the service, often while it has a job of ours.
class CupsSession final : public QObject
{
    Q_OBJECT
public:
    CupsSession(CupsSettings settings, const Clock &clock);

    void end() { m_ending = true; } // from any thread: nothing is waited for any more
    void start();
    void look(); // at the queues and at every job
    void print(PrintOrder order);
    void cancel(const QString &id);

Q_SIGNALS:
    void queuesAre(const QList<yc::devices::PrintQueue> &queues);
    void problemIs(const yc::devices::DeviceError &error);
    void progressed(const yc::devices::PrintProgress &progress);

private:
    struct Job {
        PrintProgress told;
        int number = 0; // at the service
        jobs::State state = jobs::State::Sending;
        bool unwanted = false; // cancel it as soon as it can be
        std::optional<std::chrono::milliseconds> lostSince{};
        std::optional<std::chrono::milliseconds> lookedForSince{};
    };

    [[nodiscard]] IppExchange exchange() const;
    void lookAtQueues(IppExchange &service);
    void lookAt(Job &job, IppExchange &service);
    void lost(Job &job);
    [[nodiscard]] static bool move(Job &job, jobs::Event event); // false: it cannot be, and was logged
    [[nodiscard]] QList<PrinterTrouble> troublesOf(Job &job) const;
    void tell(Job &job, PrintProgress progress);
    void refused(Job &job, Code code, const QString &detail); // it is none of the service's
    void rest(); // until the next look
    [[nodiscard]] QString serverName() const;

    CupsSettings m_settings;
    const Clock &m_clock;
    std::atomic<bool> m_ending = false;
    QTimer *m_timer;
    bool m_askedOnce = false;
    QList<PrintQueue> m_queues;
    std::optional<Code> m_problem;
    std::vector<Job> m_jobs;
    QSet<QString> m_seen; // orders
};

} // namespace yc::devices::print::cups
