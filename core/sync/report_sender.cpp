#include "core/sync/report_sender.h"

#include "base/log.h"

#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace yc::core::sync
{

namespace
{

// What somebody at the hall would want to hear at once. A disk that fills and cases that gather are told by the way.
wire::TerminalReport newsOf(wire::TerminalReport report)
{
    report.at = {};
    report.diskFree = -1;
    report.owed = 0;
    for (auto &device : report.devices) {
        device.done = 0;
        device.failed = 0;
        device.lastGood = {};
        device.counter = -1;
        if (device.state == QLatin1String("busy"))
            device.state = QStringLiteral("ready"); // a page of a hundred
    }
    return report;
}

} // namespace

ReportSender::ReportSender(link::HallLink &link, const Clock &clock, ReportTimes times, QObject *parent)
    : QObject(parent), m_link(link), m_clock(clock), m_times(times)
{
    m_settle.setSingleShot(true);
    m_again.setSingleShot(true);
    connect(&m_settle, &QTimer::timeout, this, &ReportSender::settled);
    connect(&m_again, &QTimer::timeout, this, &ReportSender::send);
    connect(&link, &link::HallLink::lineChanged, this, [this] {
        if (m_owed && m_link.line().is == link::LineState::Is::Online)
            look();
    });
}

void ReportSender::begin(How how)
{
    m_how = std::move(how);
    look();
}

void ReportSender::look()
{
    if (m_how && !m_settle.isActive())
        m_settle.start(m_times.settle);
}

void ReportSender::settled()
{
    if (m_owed || newsOf(m_how()) != m_taken)
        send();
}

void ReportSender::again(std::chrono::milliseconds wait)
{
    m_owed = true;
    m_again.start(wait);
}

void ReportSender::send()
{
    if (m_asking)
        return;
    if (!m_link.isConnected())
        return again(m_times.retry);
    auto report = m_how();
    report.at = m_clock.now();
    m_asking = true;
    m_again.stop();
    m_link.send(
        {.method = "PUT",
         .path = QStringLiteral("/v1/terminals/current/report"),
         .body = QJsonDocument(wire::toJson(report)).toJson(QJsonDocument::Compact),
         .withToken = false,
         .expectJson = false},
        this, [this, sent = newsOf(report)](const link::Answered<link::Reply> &answer) {
            m_asking = false;
            if (!answer) {
                log::write(log::Level::Debug, "sync", "report-not-told",
                           {{QStringLiteral("code"), toString(answer.error().code)}});
                // A hall that knows no reports goes on knowing none.
                const bool never = answer.error().retry == link::Retry::Never;
                return again(std::max<std::chrono::milliseconds>(
                    never ? m_times.rest : m_times.retry, std::chrono::seconds{answer.error().retryAfterSeconds}));
            }
            m_taken = sent;
            m_owed = false;
            m_again.start(m_times.rest);
            look(); // what changed meanwhile
            Q_EMIT told();
        });
}

} // namespace yc::core::sync
