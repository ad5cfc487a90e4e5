#include "base/worker.h"

#include <QCoreApplication>

#include <QMetaObject>

#include <pthread.h>

namespace yc
{

Worker::Worker(const char *name) : m_thread([this] { loop(); })
{
    pthread_setname_np(m_thread.native_handle(), name);
}

Worker::~Worker()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
        m_tasks.clear();
    }
    m_wake.notify_all();
    m_thread.join();
}

void Worker::post(std::function<void()> task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

std::shared_ptr<QObject> Worker::relayFor(const QObject *context)
{
    std::shared_ptr<QObject> relay(new QObject, [](QObject *object) {
        // An answer that nobody took is thrown away with the application, under the lock that posting would wait for.
        if (QCoreApplication::closingDown())
            delete object;
        else
            object->deleteLater();
    });
    relay->moveToThread(context->thread());
    return relay;
}

void Worker::answer(const std::shared_ptr<QObject> &relay, const QPointer<QObject> &context, std::function<void()> call)
{
    QMetaObject::invokeMethod(
        relay.get(),
        [relay, context, call = std::move(call)] {
            if (context)
                call();
        },
        Qt::QueuedConnection);
}

void Worker::loop()
{
    for (;;) {
        std::function<void()> task;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_ending || !m_tasks.empty(); });
            if (m_ending)
                return;
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        }
        task();
    }
}

} // namespace yc
