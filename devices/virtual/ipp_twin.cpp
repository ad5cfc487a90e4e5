#include "devices/virtual/ipp_twin.h"

#include <QDir>
#include <QSaveFile>
#include <QTcpSocket>
#include <QUrl>

#include <cups/cups.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace yc::devices::virtual_bench
{

namespace
{

struct IppDelete {
    void operator()(ipp_t *message) const { ippDelete(message); }
};
using Message = std::unique_ptr<ipp_t, IppDelete>;

struct Cursor {
    const QByteArray &bytes;
    qsizetype at = 0;
};

ssize_t readSome(void *from, ipp_uchar_t *into, std::size_t most)
{
    auto *cursor = static_cast<Cursor *>(from);
    const auto size = std::min(static_cast<qsizetype>(most), cursor->bytes.size() - cursor->at);
    std::memcpy(into, cursor->bytes.constData() + cursor->at, static_cast<std::size_t>(size));
    cursor->at += size;
    return size;
}

ssize_t writeSome(void *into, ipp_uchar_t *bytes, std::size_t size)
{
    static_cast<QByteArray *>(into)->append(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
    return static_cast<ssize_t>(size);
}

QString textOf(ipp_t *message, const char *name)
{
    auto *attribute = ippFindAttribute(message, name, IPP_TAG_ZERO);
    const char *text = attribute ? ippGetString(attribute, 0, nullptr) : nullptr;
    return QString::fromUtf8(text ? text : "");
}

int numberOf(ipp_t *message, const char *name, int otherwise = 0)
{
    auto *attribute = ippFindAttribute(message, name, IPP_TAG_INTEGER);
    return attribute ? ippGetInteger(attribute, 0) : otherwise;
}

QString queueOf(ipp_t *request)
{
    return QUrl(textOf(request, "printer-uri")).fileName();
}

void addText(ipp_t *answer, ipp_tag_t group, ipp_tag_t kind, const char *name, const QString &text)
{
    ippAddString(answer, group, kind, name, nullptr, text.toUtf8().constData());
}

void addWords(ipp_t *answer, const char *name, const QStringList &words)
{
    auto *attribute = ippAddStrings(answer, IPP_TAG_PRINTER, IPP_TAG_KEYWORD, name, static_cast<int>(words.size()),
                                    nullptr, nullptr);
    for (int i = 0; i < words.size(); ++i)
        ippSetString(answer, &attribute, i, words[i].toUtf8().constData());
}

struct Named {
    const char *state;
    const char *reason;
};
constexpr Named States[] = {{"ok", "none"},
                            {"no-paper", "media-empty-error"},
                            {"paper-low", "media-low-warning"},
                            {"jam", "media-jam-error"},
                            {"cover", "door-open-error"},
                            {"offline", "offline-report"},
                            {"toner", "toner-empty-error"},
                            {"toner-low", "toner-low-warning"},
                            {"paused", "paused"}};

bool canPrint(const QString &state)
{
    return state == QLatin1String("ok") || state.endsWith(QLatin1String("-low"));
}

int sidesIn(const QByteArray &pdf)
{
    int sides = 0;
    for (auto at = pdf.indexOf("/Type /Page"); at >= 0; at = pdf.indexOf("/Type /Page", at + 1))
        sides += at + 11 < pdf.size() && pdf[at + 11] != 's';
    return std::max(sides, 1);
}

} // namespace

IppTwin::IppTwin(QString printsDir, QObject *parent) : QObject(parent), m_printsDir(std::move(printsDir))
{
    m_queues.emplace_back();
    m_press.setInterval(40);
    connect(&m_press, &QTimer::timeout, this, &IppTwin::printOn);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (auto *socket = m_server.nextPendingConnection()) {
            const auto reader = std::make_shared<HttpReader>();
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket, reader] { arrived(socket, *reader); });
        }
    });
}

bool IppTwin::plug()
{
    if (m_server.isListening())
        return true;
    if (!m_server.listen(QHostAddress::LocalHost, m_port))
        return false;
    m_port = m_server.serverPort();
    return true;
}

void IppTwin::unplug()
{
    m_server.close();
}

void IppTwin::add(Queue queue)
{
    m_queues.push_back(std::move(queue));
}

void IppTwin::remove(const QString &name)
{
    std::erase_if(m_queues, [&](const Queue &one) { return one.name == name; });
}

bool IppTwin::setState(const QString &state, int afterSides, const QString &name)
{
    const bool known = std::ranges::any_of(States, [&](const Named &one) { return state == QLatin1String(one.state); });
    if (!known || m_queues.empty())
        return false;
    m_stateToCome = state;
    m_sidesUntil = afterSides;
    if (afterSides <= 0) {
        auto *chosen = name.isEmpty() ? &m_queues.front() : queue(name);
        if (!chosen)
            return false;
        chosen->state = state;
        m_sidesUntil = -1;
    }
    return true;
}

void IppTwin::giveUpJobs()
{
    for (auto &job : m_jobs)
        job.state = IPP_JSTATE_ABORTED;
}

void IppTwin::forgetJobs()
{
    m_jobs.clear();
}

void IppTwin::arrived(QTcpSocket *socket, HttpReader &reader)
{
    reader.feed(socket->readAll());
    if (m_silent)
        return;
    if (reader.takeContinue())
        socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    while (const auto request = reader.take()) {
        const auto body = answer(*request);
        if (body.isEmpty()) {
            socket->abort();
            return;
        }
        socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: "
                      + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        if (reader.takeContinue())
            socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    }
    if (reader.isBroken())
        socket->abort();
}

QByteArray IppTwin::answer(const HttpRequest &http)
{
    ++m_requests;
    const Message request(ippNew());
    Cursor cursor{http.body};
    if (ippReadIO(&cursor, readSome, 1, nullptr, request.get()) != IPP_STATE_DATA)
        return {};
    const Message answer(ippNewResponse(request.get()));
    const auto document = http.body.sliced(cursor.at);
    if (!document.isEmpty() && std::exchange(m_cut, false))
        return {};
    ippSetStatusCode(answer.get(), obey(request.get(), document, answer.get()));
    QByteArray bytes;
    ippWriteIO(&bytes, writeSome, 1, nullptr, answer.get());
    return bytes;
}

ipp_status_t IppTwin::obey(ipp_t *request, const QByteArray &document, ipp_t *answer)
{
    switch (ippGetOperation(request)) {
    case IPP_OP_CUPS_GET_DEFAULT:
        if (m_queues.empty())
            return IPP_STATUS_ERROR_NOT_FOUND;
        tellQueue(m_queues.front(), answer);
        return IPP_STATUS_OK;
    case IPP_OP_CUPS_GET_PRINTERS:
        for (std::size_t i = 0; i < m_queues.size(); ++i) {
            if (i > 0)
                ippAddSeparator(answer);
            tellQueue(m_queues[i], answer);
        }
        return m_queues.empty() ? IPP_STATUS_ERROR_NOT_FOUND : IPP_STATUS_OK;
    case IPP_OP_GET_PRINTER_ATTRIBUTES:
        if (const auto *asked = queue(queueOf(request))) {
            tellQueue(*asked, answer);
            return IPP_STATUS_OK;
        }
        return IPP_STATUS_ERROR_NOT_FOUND;
    case IPP_OP_CREATE_JOB: return createJob(request, answer);
    case IPP_OP_SEND_DOCUMENT: return takeDocument(request, document, answer);
    case IPP_OP_GET_JOB_ATTRIBUTES: return tellJob(request, answer);
    case IPP_OP_CANCEL_JOB: return cancelJob(request);
    default: return IPP_STATUS_ERROR_OPERATION_NOT_SUPPORTED;
    }
}

void IppTwin::tellQueue(const Queue &queue, ipp_t *answer) const
{
    const auto *known
        = std::ranges::find_if(States, [&](const Named &one) { return queue.state == QLatin1String(one.state); });
    const bool busy = std::ranges::any_of(
        m_jobs, [&](const Job &job) { return job.queue == queue.name && job.state == IPP_JSTATE_PROCESSING; });
    const auto waiting = std::ranges::count_if(
        m_jobs, [&](const Job &job) { return job.queue == queue.name && job.state < IPP_JSTATE_CANCELED; });
    addText(answer, IPP_TAG_PRINTER, IPP_TAG_NAME, "printer-name", queue.name);
    addText(answer, IPP_TAG_PRINTER, IPP_TAG_TEXT, "printer-info", queue.info);
    addText(answer, IPP_TAG_PRINTER, IPP_TAG_TEXT, "printer-location", queue.location);
    addText(answer, IPP_TAG_PRINTER, IPP_TAG_TEXT, "printer-make-and-model", queue.model);
    ippAddInteger(answer, IPP_TAG_PRINTER, IPP_TAG_ENUM, "printer-state",
                  queue.state == QLatin1String("paused") ? IPP_PSTATE_STOPPED
                      : busy                             ? IPP_PSTATE_PROCESSING
                                                         : IPP_PSTATE_IDLE);
    addWords(answer, "printer-state-reasons", {QString::fromLatin1(known->reason)});
    ippAddBoolean(answer, IPP_TAG_PRINTER, "printer-is-accepting-jobs", queue.accepting ? 1 : 0);
    ippAddBoolean(answer, IPP_TAG_PRINTER, "color-supported", 0);
    ippAddInteger(answer, IPP_TAG_PRINTER, IPP_TAG_INTEGER, "queued-job-count", static_cast<int>(waiting));
    addWords(answer, "sides-supported",
             queue.duplex ? QStringList{QStringLiteral("one-sided"), QStringLiteral("two-sided-long-edge")}
                          : QStringList{QStringLiteral("one-sided")});
    addWords(answer, "media-supported", {QStringLiteral("iso_a4_210x297mm")});
    addWords(answer, "media-source-supported", queue.trays);
}

ipp_status_t IppTwin::createJob(ipp_t *request, ipp_t *answer)
{
    const auto *target = queue(queueOf(request));
    if (!target)
        return IPP_STATUS_ERROR_NOT_FOUND;
    if (!target->accepting)
        return IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS;
    Job job{.number = ++m_numbers,
            .queue = target->name,
            .title = textOf(request, "job-name"),
            .user = textOf(request, "requesting-user-name"),
            .copies = numberOf(request, "copies", 1),
            .sides = textOf(request, "sides"),
            .media = textOf(request, "media")};
    if (auto *media = ippFindAttribute(request, "media-col", IPP_TAG_BEGIN_COLLECTION))
        job.tray = textOf(ippGetCollection(media, 0), "media-source");
    ippAddInteger(answer, IPP_TAG_JOB, IPP_TAG_INTEGER, "job-id", job.number);
    ippAddInteger(answer, IPP_TAG_JOB, IPP_TAG_ENUM, "job-state", IPP_JSTATE_HELD);
    m_jobs.push_back(std::move(job));
    return IPP_STATUS_OK;
}

ipp_status_t IppTwin::takeDocument(ipp_t *request, const QByteArray &document, ipp_t *answer)
{
    const auto found = job(request);
    if (found == m_jobs.end())
        return IPP_STATUS_ERROR_NOT_FOUND;
    if (textOf(request, "document-format") != QLatin1String("application/pdf") || !document.startsWith("%PDF"))
        return IPP_STATUS_ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED;
    found->document = document;
    found->sidesAll = sidesIn(document) * found->copies;
    found->state = IPP_JSTATE_PENDING;
    ippAddInteger(answer, IPP_TAG_JOB, IPP_TAG_INTEGER, "job-id", found->number);
    ippAddInteger(answer, IPP_TAG_JOB, IPP_TAG_ENUM, "job-state", found->state);
    m_press.start();
    return IPP_STATUS_OK;
}

ipp_status_t IppTwin::tellJob(ipp_t *request, ipp_t *answer) const
{
    const auto number = numberOf(request, "job-id");
    const auto found = std::ranges::find(m_jobs, number, &Job::number);
    if (found == m_jobs.end())
        return IPP_STATUS_ERROR_NOT_FOUND;
    ippAddInteger(answer, IPP_TAG_JOB, IPP_TAG_INTEGER, "job-id", number);
    ippAddInteger(answer, IPP_TAG_JOB, IPP_TAG_ENUM, "job-state", found->state);
    ippAddInteger(answer, IPP_TAG_JOB, IPP_TAG_INTEGER, "job-impressions-completed", found->sidesOut);
    return IPP_STATUS_OK;
}

ipp_status_t IppTwin::cancelJob(ipp_t *request)
{
    const auto found = job(request);
    if (found == m_jobs.end())
        return IPP_STATUS_ERROR_NOT_FOUND;
    auto *purge = ippFindAttribute(request, "purge-job", IPP_TAG_BOOLEAN);
    if (purge && ippGetBoolean(purge, 0)) {
        m_jobs.erase(found);
        return IPP_STATUS_OK;
    }
    if (found->state >= IPP_JSTATE_CANCELED)
        return IPP_STATUS_ERROR_NOT_POSSIBLE;
    found->state = IPP_JSTATE_CANCELED;
    return IPP_STATUS_OK;
}

void IppTwin::printOn()
{
    const auto next = std::ranges::find_if(
        m_jobs, [](const Job &job) { return job.state == IPP_JSTATE_PENDING || job.state == IPP_JSTATE_PROCESSING; });
    if (next == m_jobs.end()) {
        m_press.stop();
        return;
    }
    auto *printer = queue(next->queue);
    if (!printer || printer->state == QLatin1String("paused"))
        return;
    next->state = IPP_JSTATE_PROCESSING;
    if (!canPrint(printer->state))
        return;
    ++next->sidesOut;
    if (m_sidesUntil > 0 && --m_sidesUntil == 0) {
        printer->state = m_stateToCome;
        m_sidesUntil = -1;
    }
    if (next->sidesOut < next->sidesAll)
        return;
    next->state = IPP_JSTATE_COMPLETED;
    m_printed.push_back(*next);
    if (!m_printsDir.isEmpty()) {
        m_lastFile
            = QDir(m_printsDir).filePath(QStringLiteral("sheet-%1.pdf").arg(m_printed.size(), 3, 10, QLatin1Char('0')));
        QSaveFile file(m_lastFile);
        if (file.open(QIODevice::WriteOnly) && file.write(next->document) == next->document.size())
            (void)file.commit();
    }
    Q_EMIT jobPrinted(next->number);
}

IppTwin::Queue *IppTwin::queue(const QString &name)
{
    const auto found = std::ranges::find(m_queues, name, &Queue::name);
    return found == m_queues.end() ? nullptr : &*found;
}

std::vector<IppTwin::Job>::iterator IppTwin::job(ipp_t *request)
{
    return std::ranges::find(m_jobs, numberOf(request, "job-id"), &Job::number);
}

} // namespace yc::devices::virtual_bench
