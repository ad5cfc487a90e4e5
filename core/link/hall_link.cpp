#include "core/link/hall_link.h"

#include "core/link/line.h"

#include <algorithm>
#include <cstdlib>

namespace yc::core::link
{

namespace
{
constexpr qint64 ToleratedSkew = 5LL * 60; // seconds
}

QByteArray Reply::header(const QByteArray &name) const
{
    const auto found = std::ranges::find_if(
        headers, [&](const auto &pair) { return pair.first.compare(name, Qt::CaseInsensitive) == 0; });
    return found == headers.end() ? QByteArray() : found->second;
}

HallLink::HallLink(const Clock &clock, QObject *parent) : QObject(parent), m_clock(clock), m_worker(new Line(this))
{
    m_thread.setObjectName(QStringLiteral("hall-link"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

HallLink::~HallLink()
{
    m_contexts.clear();
    m_thread.quit();
    m_thread.wait();
}

void HallLink::setProxy(const QUrl &proxy)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, proxy] { worker->setProxy(proxy); });
}

void HallLink::connectTo(const QUrl &hall, Identity identity)
{
    m_connected = hall.isValid() && !hall.host().isEmpty() && !identity.authority.isEmpty();
    auto shared = std::make_shared<const Identity>(std::move(identity));
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, hall, shared] { worker->connectTo(hall, shared); });
}

void HallLink::setToken(SecretText token)
{
    auto shared = std::make_shared<SecretText>(std::move(token));
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, shared] { worker->setToken(std::move(*shared)); });
}

quint64 HallLink::issue(QObject *context)
{
    m_contexts.insert(++m_lastTicket, context);
    return m_lastTicket;
}

// Makes of an answer's receiver one that may be called on the link's thread.
template <typename T> std::function<void(T)> HallLink::answering(quint64 ticket, std::function<void(T)> done, bool last)
{
    auto shared = std::make_shared<std::function<void(T)>>(std::move(done));
    return [this, ticket, shared, last](T value) {
        // `this` outlives the thread that this runs on, and the event dies with `this`.
        QMetaObject::invokeMethod(
            this,
            [this, ticket, shared, last, value = std::move(value)] {
                deliver(
                    ticket, [&] { (*shared)(value); }, last);
            },
            Qt::QueuedConnection);
    };
}

void HallLink::deliver(quint64 ticket, const std::function<void()> &call, bool last)
{
    const auto found = m_contexts.constFind(ticket);
    if (found == m_contexts.constEnd())
        return; // cancelled
    const auto context = last ? m_contexts.take(ticket) : *found;
    if (context)
        call();
}

quint64 HallLink::send(Request request, QObject *context, ReplyHandler done)
{
    const auto ticket = issue(context);
    QMetaObject::invokeMethod(m_worker,
                              [worker = m_worker, ticket, request = std::move(request),
                               answer = answering<Answered<Reply>>(ticket, std::move(done), true)]() {
                                  worker->send(ticket, request, answer);
                              });
    return ticket;
}

quint64 HallLink::upload(UploadJob job, QObject *context, std::function<void(UploadStand)> stand,
                         std::function<void(Answered<UploadStand>)> done)
{
    const auto ticket = issue(context);
    QMetaObject::invokeMethod(m_worker,
                              [worker = m_worker, ticket, job = std::move(job),
                               progress = answering<UploadStand>(ticket, std::move(stand), false),
                               answer = answering<Answered<UploadStand>>(ticket, std::move(done), true)]() mutable {
                                  worker->upload(ticket, std::move(job), std::move(progress), std::move(answer));
                              });
    return ticket;
}

void HallLink::firstContact(const QUrl &hall, const QByteArray &fingerprint, QObject *context,
                            std::function<void(Answered<QByteArray>)> done)
{
    const auto ticket = issue(context);
    QMetaObject::invokeMethod(m_worker,
                              [worker = m_worker, hall, fingerprint,
                               answer = answering<Answered<QByteArray>>(ticket, std::move(done), true)]() mutable {
                                  worker->firstContact(hall, fingerprint, std::move(answer));
                              });
}

void HallLink::cancel(quint64 ticket)
{
    m_contexts.remove(ticket);
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, ticket] { worker->cancel(ticket); });
}

void HallLink::heard(quint64 ticket, const Outcome &outcome, const QDateTime &hallTime)
{
    if (!m_contexts.contains(ticket))
        return; // cancelled: says nothing about the line
    auto line = m_line;
    if (hallAnswered(outcome)) {
        line.is = LineState::Is::Online;
        line.lastContact = m_clock.now();
        if (hallTime.isValid()) {
            line.clockSkewSeconds = m_clock.now().secsTo(hallTime);
            line.clockOff = std::abs(line.clockSkewSeconds) > ToleratedSkew;
        }
    } else {
        line.is = LineState::Is::Offline;
        if (const auto failure = classify(outcome))
            line.cause = failure->code;
    }
    const bool changed = line.is != m_line.is || line.clockOff != m_line.clockOff
        || (line.is == LineState::Is::Offline && line.cause != m_line.cause);
    m_line = line;
    if (changed)
        Q_EMIT lineChanged();
}

} // namespace yc::core::link
