#include "devices/print/cups/cups_printer.h"

#include "devices/print/cups/cups_session.h"

namespace yc::devices::print
{

using cups::CupsSession;

CupsPrinter::CupsPrinter(CupsSettings settings, const Clock &clock, QObject *parent)
    : DocumentPrinter(parent), m_thread(QStringLiteral("yc-cups")),
      m_session(new CupsSession(std::move(settings), clock))
{
    m_session->moveToThread(m_thread.thread());
    connect(m_session, &CupsSession::queuesAre, this, [this](const QList<PrintQueue> &queues) {
        m_answered = true;
        m_problem.reset();
        m_queues = queues;
        Q_EMIT queuesChanged();
    });
    connect(m_session, &CupsSession::problemIs, this, [this](const DeviceError &error) {
        m_answered = true;
        m_problem = error;
        m_queues.clear();
        Q_EMIT queuesChanged();
    });
    connect(m_session, &CupsSession::progressed, this, &CupsPrinter::progressed);
}

CupsPrinter::~CupsPrinter()
{
    m_session->disconnect(this);
    m_session->end();
    m_session->deleteLater(); // in its own thread, which ends with this object
}

void CupsPrinter::start()
{
    QMetaObject::invokeMethod(m_session, &CupsSession::start, Qt::QueuedConnection);
}

void CupsPrinter::refresh()
{
    QMetaObject::invokeMethod(m_session, &CupsSession::look, Qt::QueuedConnection);
}

void CupsPrinter::print(PrintOrder order)
{
    // shared_ptr because Qt copies what it queues and an order is move-only.
    const auto shared = std::make_shared<PrintOrder>(std::move(order));
    QMetaObject::invokeMethod(
        m_session, [session = m_session, shared] { session->print(std::move(*shared)); }, Qt::QueuedConnection);
}

void CupsPrinter::cancel(const QString &id)
{
    QMetaObject::invokeMethod(
        m_session, [session = m_session, id] { session->cancel(id); }, Qt::QueuedConnection);
}

} // namespace yc::devices::print
