#include "devices/print/cups/ipp_exchange.h"

#include "devices/print/cups/ipp_values.h"

#include <QUrl>

namespace yc::devices::print::cups
{

namespace
{

constexpr int LookAgainMs = 100; // whether the program ends meanwhile
constexpr qsizetype Piece = qsizetype{64} * 1024;

const char *const QueueAttributes[] = {
    "printer-name",    "printer-info",          "printer-location",          "printer-make-and-model",
    "printer-state",   "printer-state-reasons", "printer-is-accepting-jobs", "queued-job-count",
    "sides-supported", "color-supported",       "media-supported",           "media-source-supported",
};
const char *const JobAttributes[]
    = {"job-id", "job-state", "job-state-reasons", "job-impressions-completed", "job-media-sheets-completed"};

QByteArray resourceOf(const QString &queue)
{
    return "/printers/" + QUrl::toPercentEncoding(queue);
}

IppMessage newRequest(ipp_op_t operation)
{
    return IppMessage(lib().ippNewRequest(operation));
}

void addUser(ipp_t *request)
{
    lib().ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, lib().cupsUser());
}

IppMessage queueRequest(ipp_op_t operation, const QString &queue, int job = 0)
{
    auto request = newRequest(operation);
    // The host in it is not looked at: the service that we are connected to is meant.
    const auto uri = "ipp://localhost" + resourceOf(queue);
    lib().ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, uri.constData());
    if (job != 0)
        lib().ippAddInteger(request.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
    addUser(request.get());
    return request;
}

} // namespace

Code IppAnswer::codeFromStatus() const
{
    return message ? codeFrom(status) : codes::PrintServiceAway;
}

QString IppAnswer::words() const
{
    return hasCups() ? QString::fromUtf8(lib().ippErrorString(status)) : QStringLiteral("libcups.so.2 is not here");
}

IppExchange::IppExchange(const std::atomic<bool> &ending, int connectMs, int answerMs)
    : m_ending(ending), m_connectMs(connectMs), m_answerMs(answerMs)
{
}

IppExchange::~IppExchange()
{
    if (m_http)
        lib().httpClose(m_http);
}

int IppExchange::timedOut(http_t *, void *self)
{
    auto *exchange = static_cast<IppExchange *>(self);
    exchange->m_waited += LookAgainMs;
    return !exchange->m_ending && exchange->m_waited < exchange->m_answerMs ? 1 : 0;
}

bool IppExchange::open()
{
    m_waited = 0;
    if (m_ending || !hasCups())
        return false;
    if (m_http)
        return true;
    m_http = lib().httpConnect2(lib().cupsServer(), lib().ippPort(), nullptr, AF_UNSPEC, lib().cupsEncryption(), 1,
                                m_connectMs, nullptr);
    if (m_http)
        lib().httpSetTimeout(m_http, LookAgainMs / 1000.0, &IppExchange::timedOut, this);
    return m_http != nullptr;
}

IppAnswer IppExchange::answered(ipp_t *message) const
{
    IppAnswer answer{.message = IppMessage(message)};
    if (message)
        answer.status = lib().ippGetStatusCode(message);
    return answer;
}

IppAnswer IppExchange::ask(IppMessage request, const QByteArray &resource)
{
    if (!open())
        return {};
    return answered(lib().cupsDoRequest(m_http, request.release(), resource.constData())); // frees the request
}

IppAnswer IppExchange::queues(QString &defaultName)
{
    if (!open())
        return {};
    auto request = newRequest(IPP_OP_CUPS_GET_DEFAULT);
    lib().ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", nullptr,
                       "printer-name");
    addUser(request.get());
    const auto preferred = ask(std::move(request), "/");
    if (preferred.isLost())
        return {};
    if (auto *name
        = preferred.isGood() ? lib().ippFindAttribute(preferred.message.get(), "printer-name", IPP_TAG_NAME) : nullptr)
        defaultName = QString::fromUtf8(lib().ippGetString(name, 0, nullptr));
    request = newRequest(IPP_OP_CUPS_GET_PRINTERS);
    addUser(request.get());
    lib().ippAddStrings(request.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                        static_cast<int>(std::size(QueueAttributes)), nullptr, QueueAttributes);
    auto answer = ask(std::move(request), "/");
    if (answer.message && answer.status == IPP_STATUS_ERROR_NOT_FOUND)
        answer.status = IPP_STATUS_OK; // how CUPS says that it has none
    return answer;
}

IppAnswer IppExchange::createJob(const PrintOrder &order)
{
    if (!open())
        return {};
    auto request = queueRequest(IPP_OP_CREATE_JOB, order.queue);
    lib().ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr,
                       order.title.toUtf8().constData());
    addJobAttributes(request.get(), order);
    return ask(std::move(request), resourceOf(order.queue));
}

IppAnswer IppExchange::sendDocument(const PrintOrder &order, int job)
{
    if (!open())
        return {};
    const auto request = queueRequest(IPP_OP_SEND_DOCUMENT, order.queue, job);
    lib().ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "document-name", nullptr,
                       order.title.toUtf8().constData());
    lib().ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr,
                       "application/pdf");
    lib().ippAddBoolean(request.get(), IPP_TAG_OPERATION, "last-document", 1);
    const auto resource = resourceOf(order.queue);
    // Straight out of memory: no file of ours holds the paper.
    auto status = lib().cupsSendRequest(m_http, request.get(), resource.constData(), CUPS_LENGTH_VARIABLE);
    for (qsizetype at = 0; at < order.pdf.size() && status == HTTP_STATUS_CONTINUE; at += Piece) {
        m_waited = 0;
        const auto size = std::min(Piece, order.pdf.size() - at);
        status = lib().cupsWriteRequestData(m_http, order.pdf.constData() + at, static_cast<std::size_t>(size));
    }
    if (status != HTTP_STATUS_CONTINUE && status != HTTP_STATUS_OK) {
        lib().cupsGetResponse(m_http, resource.constData()); // takes what is left on the line
        return {};
    }
    return answered(lib().cupsGetResponse(m_http, resource.constData()));
}

IppAnswer IppExchange::job(const QString &queue, int job)
{
    if (!open())
        return {};
    auto request = queueRequest(IPP_OP_GET_JOB_ATTRIBUTES, queue, job);
    lib().ippAddStrings(request.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                        static_cast<int>(std::size(JobAttributes)), nullptr, JobAttributes);
    return ask(std::move(request), resourceOf(queue));
}

IppAnswer IppExchange::cancel(const QString &queue, int job, bool purge)
{
    if (!open())
        return {};
    auto request = queueRequest(IPP_OP_CANCEL_JOB, queue, job);
    if (purge)
        lib().ippAddBoolean(request.get(), IPP_TAG_OPERATION, "purge-job", 1);
    return ask(std::move(request), resourceOf(queue));
}

int jobNumber(const IppAnswer &answer)
{
    auto *id = answer.message ? lib().ippFindAttribute(answer.message.get(), "job-id", IPP_TAG_INTEGER) : nullptr;
    return id ? lib().ippGetInteger(id, 0) : 0;
}

} // namespace yc::devices::print::cups
