#pragma once

#include "base/code.h"
#include "devices/api/document_printer.h"
#include "devices/print/cups/cups_library.h"

#include <atomic>
#include <memory>

// One conversation with the print service, from its opening to its end; blocks, in the device's thread. Private to
// devices/print/cups.
namespace yc::devices::print::cups
{

struct IppDelete {
    void operator()(ipp_t *message) const { lib().ippDelete(message); }
};
using IppMessage = std::unique_ptr<ipp_t, IppDelete>;

struct IppAnswer {
    IppMessage message; // null: nobody answered
    ipp_status_t status = IPP_STATUS_ERROR_SERVICE_UNAVAILABLE;
    [[nodiscard]] bool isGood() const { return message && status <= IPP_STATUS_OK_EVENTS_COMPLETE; }
    // Nobody answered: neither yes nor no.
    [[nodiscard]] bool isLost() const { return !isGood() && codeFromStatus() == codes::PrintServiceAway; }
    [[nodiscard]] Code codeFromStatus() const;
    [[nodiscard]] QString words() const; // the service's own, in English, for the log
};

class IppExchange
{
public:
    // ending: given up as soon as it is set, also while an answer is waited for.
    IppExchange(const std::atomic<bool> &ending, int connectMs, int answerMs);
    ~IppExchange();
    IppExchange(const IppExchange &) = delete;
    IppExchange &operator=(const IppExchange &) = delete;

    [[nodiscard]] IppAnswer queues(QString &defaultName);
    [[nodiscard]] IppAnswer createJob(const PrintOrder &order); // its number: jobNumber()
    [[nodiscard]] IppAnswer sendDocument(const PrintOrder &order, int job);
    [[nodiscard]] IppAnswer job(const QString &queue, int job);
    // purge: what the service keeps of a job that is over, its document among it, goes too.
    [[nodiscard]] IppAnswer cancel(const QString &queue, int job, bool purge);

private:
    static int timedOut(http_t *http, void *self);
    [[nodiscard]] bool open();
    [[nodiscard]] IppAnswer ask(IppMessage request, const QByteArray &resource);
    [[nodiscard]] IppAnswer answered(ipp_t *message) const;

    const std::atomic<bool> &m_ending;
    int m_connectMs;
    int m_answerMs;
    int m_waited = 0;
    http_t *m_http = nullptr;
};

[[nodiscard]] int jobNumber(const IppAnswer &answer); // 0: it has none

} // namespace yc::devices::print::cups
