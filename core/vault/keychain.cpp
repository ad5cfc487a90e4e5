#include "core/vault/keychain.h"

#include "base/log.h"
#include "core/vault/vault.h"

#include <QCoreApplication>
#include <QThread>

#include <qt6keychain/keychain.h>

#include <chrono>
#include <future>
#include <memory>

namespace yc::core::vault::keychain
{

namespace
{

using namespace std::chrono_literals;

const auto Service = QStringLiteral("yichuang");
constexpr auto Patience = 60s; // a person may have to type the keychain's password

// QtKeychain's jobs need an event loop, and its queue lives in the thread that used it first: a queue whose thread has
// ended never goes on. So it has a thread of its own which is never ended; the vault's worker waits for its answer.
// There is no loop inside another: this thread does nothing else.
QThread &thread()
{
    static auto *const only = [] {
        auto *made = new QThread; // left to the process's end on purpose
        made->setObjectName(QStringLiteral("keychain"));
        made->start();
        return made;
    }();
    return *only;
}

// What a job ended with. Shared: an answer may come after we have given up waiting.
struct Outcome {
    std::promise<QKeychain::Error> promise;
    QByteArray bytes;
};

template <typename Job, typename Prepare, typename Take>
Result<QKeychain::Error> run(const QString &name, const std::shared_ptr<Outcome> &outcome, Prepare prepare, Take take)
{
    if (QCoreApplication::instance() == nullptr)
        return std::unexpected(codes::KeyUnavailable);
    auto future = outcome->promise.get_future();
    auto *job = new Job(Service); // deletes itself when it has finished
    job->setInsecureFallback(false);
    job->setKey(name);
    prepare(*job);
    QObject::connect(
        job, &QKeychain::Job::finished, job,
        [outcome, take](QKeychain::Job *done) {
            take(static_cast<Job &>(*done), *outcome);
            if (done->error() != QKeychain::NoError && done->error() != QKeychain::EntryNotFound)
                log::write(log::Level::Warning, "vault", "keychain-refused",
                           {{QStringLiteral("error"), static_cast<int>(done->error())},
                            {QStringLiteral("reason"), done->errorString()}});
            outcome->promise.set_value(done->error());
        },
        Qt::DirectConnection);
    job->moveToThread(&thread());
    QMetaObject::invokeMethod(
        job, [job] { job->start(); }, Qt::QueuedConnection);
    if (future.wait_for(Patience) != std::future_status::ready)
        return std::unexpected(codes::KeyUnavailable);
    return future.get();
}

} // namespace

Result<std::optional<SecretBytes>> read(const QString &name)
{
    const auto outcome = std::make_shared<Outcome>();
    const auto error = run<QKeychain::ReadPasswordJob>(
        name, outcome, [](QKeychain::ReadPasswordJob &) {},
        [](const QKeychain::ReadPasswordJob &job, Outcome &to) { to.bytes = job.binaryData(); });
    if (!error)
        return std::unexpected(error.error());
    if (*error == QKeychain::EntryNotFound)
        return std::nullopt;
    if (*error != QKeychain::NoError)
        return std::unexpected(codes::KeyUnavailable);
    return SecretBytes(std::exchange(outcome->bytes, {}));
}

Done write(const QString &name, const SecretBytes &value)
{
    const auto outcome = std::make_shared<Outcome>();
    const auto error = run<QKeychain::WritePasswordJob>(
        name, outcome, [&](QKeychain::WritePasswordJob &job) { job.setBinaryData(value.reveal()); },
        [](const QKeychain::WritePasswordJob &, Outcome &) {});
    if (!error)
        return std::unexpected(error.error());
    if (*error != QKeychain::NoError)
        return std::unexpected(codes::KeyUnavailable);
    return {};
}

} // namespace yc::core::vault::keychain
