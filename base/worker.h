#pragma once

#include <QObject>
#include <QPointer>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <type_traits>

namespace yc
{

// One named thread that does tasks in order and answers in the asker's thread. The UI thread never waits for it:
// it hands in a task and a context; the answer runs in the context's thread, or never if the context is gone.
// The destructor finishes the task in hand, drops those that wait, and joins.
class Worker
{
public:
    explicit Worker(const char *name); // at most 15 bytes are shown by the kernel
    ~Worker();
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    void post(std::function<void()> task);

    // work() runs in the worker, done(result) in context's thread. Results may be move-only.
    template <typename Work, typename Answer> void run(Work work, QObject *context, Answer done)
    {
        using Value = std::invoke_result_t<Work &>;
        const auto relay = relayFor(context);
        auto guard = QPointer<QObject>(context);
        auto job = std::make_shared<std::pair<Work, Answer>>(std::move(work), std::move(done));
        post([relay, guard, job] {
            if constexpr (std::is_void_v<Value>) {
                job->first();
                answer(relay, guard, [job] { job->second(); });
            } else {
                auto value = std::make_shared<Value>(job->first());
                answer(relay, guard, [job, value] { job->second(std::move(*value)); });
            }
        });
    }

private:
    // The context may be deleted at any moment, but only in its own thread: the relay lives there too, is deleted there
    // later, and is where the guard is looked at. Nothing of the context is touched from the worker.
    static std::shared_ptr<QObject> relayFor(const QObject *context);
    static void answer(const std::shared_ptr<QObject> &relay, const QPointer<QObject> &context,
                       std::function<void()> call);
    void loop();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_tasks;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace yc
