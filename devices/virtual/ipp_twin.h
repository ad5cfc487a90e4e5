#pragma once

#include "devices/virtual/http_reader.h"

#include <QHash>
#include <QObject>
#include <QTcpServer>
#include <QTimer>

#include <cups/ipp.h>
#include <vector>

namespace yc::devices::virtual_bench
{

// A print service with its printers as seen from the wire: IPP over HTTP on loopback, the operations that CUPS's
// clients use (RFC 8011 and CUPS-Get-Printers, CUPS-Get-Default). A job prints one side after another, stops when the
// printer cannot, and goes on by itself. Sheets that came out are left as PDF, a file a job.
class IppTwin final : public QObject
{
    Q_OBJECT
public:
    struct Queue {
        QString name = QStringLiteral("wenshu");
        QString info = QStringLiteral("3号窗口文书打印机");
        QString location = QStringLiteral("示例县政务服务中心");
        QString model = QStringLiteral("Virtual A4 Printer");
        QString state = QStringLiteral("ok"); // ok no-paper paper-low jam cover offline toner toner-low paused
        bool accepting = true;
        bool duplex = true;
        QStringList trays{QStringLiteral("auto"), QStringLiteral("tray-1"), QStringLiteral("tray-2")};
    };
    struct Job {
        int number = 0;
        QString queue;
        QString title;
        QString user;
        int copies = 1;
        QString sides;
        QString tray;
        QString media;
        QByteArray document;
        int sidesAll = 0;
        int sidesOut = 0;
        ipp_jstate_t state = IPP_JSTATE_HELD; // its document is still to come
    };

    explicit IppTwin(QString printsDir = {}, QObject *parent = nullptr);

    [[nodiscard]] bool plug();
    void unplug();
    [[nodiscard]] quint16 port() const { return m_port; }

    void add(Queue queue); // the first one is the default
    void remove(const QString &name);
    [[nodiscard]] bool setState(const QString &state, int afterSides = 0, const QString &name = {}); // empty: first
    [[nodiscard]] QString state() const { return m_queues.empty() ? QString() : m_queues.front().state; }
    void setAccepting(bool accepting) { m_queues.front().accepting = accepting; }
    void setSideMs(int ms) { m_press.setInterval(ms); }

    // Faults of the service itself.
    void setSilent(bool silent) { m_silent = silent; } // takes requests, answers none
    void cutNextDocument() { m_cut = true; } // hangs up where the document should be answered
    void giveUpJobs(); // as a printer does that cannot read what it got
    void forgetJobs(); // as an administrator does

    [[nodiscard]] const std::vector<Job> &jobs() const { return m_jobs; } // forgotten ones left out
    [[nodiscard]] const std::vector<Job> &printed() const { return m_printed; }
    [[nodiscard]] int requests() const { return m_requests; }
    [[nodiscard]] QString lastFile() const { return m_lastFile; }

Q_SIGNALS:
    void jobPrinted(int number);

private:
    void arrived(QTcpSocket *socket, HttpReader &reader);
    [[nodiscard]] QByteArray answer(const HttpRequest &http);
    [[nodiscard]] ipp_status_t obey(ipp_t *request, const QByteArray &document, ipp_t *answer);
    [[nodiscard]] ipp_status_t createJob(ipp_t *request, ipp_t *answer);
    [[nodiscard]] ipp_status_t takeDocument(ipp_t *request, const QByteArray &document, ipp_t *answer);
    [[nodiscard]] ipp_status_t tellJob(ipp_t *request, ipp_t *answer) const;
    [[nodiscard]] ipp_status_t cancelJob(ipp_t *request);
    void tellQueue(const Queue &queue, ipp_t *answer) const;
    void printOn();
    [[nodiscard]] Queue *queue(const QString &name);
    [[nodiscard]] std::vector<Job>::iterator job(ipp_t *request);

    QString m_printsDir;
    QTcpServer m_server;
    QTimer m_press;
    quint16 m_port = 0;
    std::vector<Queue> m_queues;
    std::vector<Job> m_jobs;
    std::vector<Job> m_printed;
    QString m_lastFile;
    QString m_stateToCome;
    int m_sidesUntil = -1;
    int m_numbers = 0;
    int m_requests = 0;
    bool m_silent = false;
    bool m_cut = false;
};

} // namespace yc::devices::virtual_bench
