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
        auto guard = QPointer<QObject>(context);
        auto job = std::make_shared<std::pair<Work, Answer>>(std::move(work), std::move(done));
        post([this, guard, job] {
            if constexpr (std::is_void_v<Value>) {
                job->first();
                answer(guard, [job] { job->second(); });
            } else {
                auto value = std::make_shared<Value>(job->first());
                answer(guard, [job, value] { job->second(std::move(*value)); });
            }
        });
    }

private:
    static void answer(const QPointer<QObject> &context, std::function<void()> call);
    void loop();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_tasks;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace yc
