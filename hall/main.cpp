// The composition root: names what the hall is made of, nothing else.
#include "base/clock.h"
#include "base/closed_memory.h"
#include "base/log.h"
#include "base/own_programs.h"
#include "core/store/disk.h"
#include "hall/admin/admin.h"
#include "hall/api/router.h"
#include "hall/http/server.h"
#include "hall/serve_options.h"
#include "hall/services/changes.h"
#include "hall/store/embedded_store.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <atomic>
#include <csignal>
#include <cstdio>

namespace
{

using namespace yc;
using namespace yc::hall;

constexpr int Failed = 1;
constexpr int WrongUse = 2;

int failed(const char *during, Code code)
{
    log::write(log::Level::Error, "hall", "start-failed",
               {{QStringLiteral("during"), QLatin1String(during)}, {QStringLiteral("code"), toString(code)}});
    return Failed;
}

void print(const QByteArray &text)
{
    std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stdout);
    std::fflush(stdout);
}

int administer(const ServeOptions &options, const QStringList &words)
{
    const SystemClock clock;
    const auto pki = pki::Pki::open(options.data + QStringLiteral("/pki"), options.names, clock.now());
    if (!pki)
        return failed("pki", pki.error());
    const auto store = store::openEmbedded(options.data, (*pki)->restKey().derive("rows"));
    if (!store)
        return failed("store", store.error());
    admin::Bench bench{**store, **pki, clock};
    const auto told = admin::run(bench, words);
    if (!told) {
        if (told.error() == admin::codes::Usage)
            std::fputs(admin::usage().constData(), stderr);
        return told.error() == admin::codes::Usage ? WrongUse : failed("admin", told.error());
    }
    print(QJsonDocument(*told).toJson(QJsonDocument::Compact) + '\n');
    return 0;
}

// Until SIGTERM or SIGINT; every few minutes what expired is swept.
void keepHouse(services::Context &context, const sigset_t &ends)
{
    constexpr timespec pause{300, 0};
    while (sigtimedwait(&ends, nullptr, &pause) < 0)
        services::sweepUploads(context);
}

int serve(const ServeOptions &options, const sigset_t &ends)
{
    const SystemClock clock;
    const auto page = services::loadCatalogue(options.catalogue);
    if (!page)
        return failed("catalogue", page.error());
    const auto pki = pki::Pki::open(options.data + QStringLiteral("/pki"), options.names, clock.now());
    if (!pki)
        return failed("pki", pki.error());
    const auto store = store::openEmbedded(options.data, (*pki)->restKey().derive("rows"));
    if (!store)
        return failed("store", store.error());

    std::atomic<http::Server *> listening = nullptr; // requests may come before start() is back
    services::Context context{.store = **store, .clock = clock, .pki = **pki, .catalogue = *page, .wake = [&listening] {
                                  if (auto *server = listening.load())
                                      server->wake();
                              }};
    if (const auto announced = services::announceCatalogue(context); !announced)
        return failed("catalogue", announced.error());
    services::Intake intake(context);
    services::Turns turns;
    api::Renderer renderer(helperProgram(QStringLiteral("yichuang-render")));
    api::Router router({context, intake, turns, renderer});
    http::Identity identity{.chain = (*pki)->server().toPem() + (*pki)->tlsAuthority().certificate().toPem(),
                            .key = (*pki)->serverKey().toPem(),
                            .clientAuthority = (*pki)->tlsAuthority().certificate().toPem()};
    auto server = http::Server::start(options.address, options.port, std::move(identity), router);
    if (!server)
        return failed("listen", server.error());
    listening = server->get();
    const auto ready = QJsonDocument(QJsonObject{{QStringLiteral("port"), (*server)->port()}});
    if (!options.readyFile.isEmpty()) {
        const core::store::Disk disk;
        if (const auto written = core::store::writeWhole(disk, options.readyFile, ready.toJson(QJsonDocument::Compact));
            !written)
            return failed("ready-file", written.error());
    }
    log::write(log::Level::Info, "hall", "serving", {{QStringLiteral("port"), (*server)->port()}});
    keepHouse(context, ends);
    log::write(log::Level::Info, "hall", "stopping");
    (*server)->stop(std::chrono::seconds(5));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    closeMemory();
    // Blocked in every thread to come; one thread waits for them by name.
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("yichuang-hall"));
    log::takeQtMessages();
    const auto words = QCoreApplication::arguments().mid(1);
    if (words == QStringList{QStringLiteral("--version")}) {
        print("yichuang-hall " + version().toUtf8() + '\n');
        return 0;
    }
    if (words == QStringList{QStringLiteral("--help")}) {
        print(serveUsage() + admin::usage());
        return 0;
    }
    auto options = serveOptionsFrom(words);
    if (!options || options->data.isEmpty()) {
        std::fputs(serveUsage().constData(), stderr);
        std::fputs(admin::usage().constData(), stderr);
        return WrongUse;
    }
    if (options->command == ServeOptions::Command::Admin)
        return administer(*options, options->rest);
    return serve(*options, ends);
}
