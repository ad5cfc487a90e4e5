#include "devices/scan/sane_scanner.h"

#include "devices/scan/sane_session.h"

namespace yc::devices::scan
{

SaneScanner::SaneScanner(const SaneSettings &settings, const Clock &clock, QThread *thread, QObject *parent)
    : DocumentScanner(parent), m_clock(clock), m_session(new SaneSession(settings, clock)),
      m_info{.kind = Kind::DocumentScanner,
             .place = QStringLiteral("sane:") + settings.device,
             .maker = {},
             .model = {},
             .serial = {},
             .can = {}}
{
    m_session->moveToThread(thread);
    connect(m_session, &SaneSession::healthIs, this, [this](const Health &health) {
        m_health = health;
        Q_EMIT healthChanged();
    });
    connect(m_session, &SaneSession::openedAs, this, [this](const FoundScanner &found) {
        m_info.maker = found.maker;
        m_info.model = found.model;
        m_info.serial = found.serial;
        m_info.can = found.can;
        m_resolutions = found.resolutions;
    });
    connect(m_session, &SaneSession::helperIs, this, [this](qint64 pid) { m_helperPid = pid; });
    connect(m_session, &SaneSession::guidanceIs, this, &SaneScanner::guidanceChanged);
    connect(m_session, &SaneSession::progress, this, [this](quint64 request, int pages, int lines, int all) {
        if (isOurs(request))
            Q_EMIT progress(pages, lines, all);
    });
    connect(m_session, &SaneSession::pageScanned, this,
            [this](quint64 request, const std::shared_ptr<Image> &page, bool blank) {
                m_lastGood = m_clock.sinceStart();
                if (!isOurs(request))
                    return;
                ++m_pages;
                Q_EMIT pageScanned(page, blank);
            });
    connect(m_session, &SaneSession::stackCounted, this, [this](quint64 request, const StackCount &count) {
        if (isOurs(request))
            Q_EMIT stackCounted(count);
    });
    connect(m_session, &SaneSession::finished, this, [this](quint64 request, int pages) {
        if (!isOurs(request))
            return;
        m_request = 0;
        Q_EMIT finished(pages);
    });
    connect(m_session, &SaneSession::failed, this, [this](quint64 request, const DeviceError &error) {
        // A helper lost while nothing ran is told too, but never taken for the end of a scan asked for meanwhile.
        if (!isOurs(request) && (request != 0 || m_request != 0))
            return;
        m_request = 0;
        Q_EMIT failed(error);
    });
}

SaneScanner::~SaneScanner()
{
    m_session->disconnect(this);
    m_session->deleteLater(); // in its own thread; its destructor ends the helper
}

DeviceInfo SaneScanner::info() const
{
    return m_info;
}

Health SaneScanner::health() const
{
    auto health = m_health;
    if (m_lastGood)
        health.lastGoodMsAgo = (m_clock.sinceStart() - *m_lastGood).count();
    return health;
}

void SaneScanner::start()
{
    QMetaObject::invokeMethod(m_session, &SaneSession::start, Qt::QueuedConnection);
}

void SaneScanner::lookAgain()
{
    QMetaObject::invokeMethod(m_session, &SaneSession::lookAgain, Qt::QueuedConnection);
}

void SaneScanner::scan(const ScanRequest &request)
{
    if (m_request != 0) {
        QMetaObject::invokeMethod(
            this,
            [this] {
                Q_EMIT failed({codes::ScannerBusy, {}});
            },
            Qt::QueuedConnection);
        return;
    }
    m_request = ++m_requests;
    m_pages = 0;
    QMetaObject::invokeMethod(
        m_session, [session = m_session, id = m_request, request] { session->scan(id, request); },
        Qt::QueuedConnection);
}

void SaneScanner::cancel()
{
    if (m_request == 0)
        return;
    QMetaObject::invokeMethod(
        m_session, [session = m_session, id = m_request] { session->cancel(id); }, Qt::QueuedConnection);
    m_request = 0;
    Q_EMIT finished(m_pages);
}

Driver saneDriver(const QString &program)
{
    return {
        .name = QStringLiteral("sane"),
        .kind = Kind::DocumentScanner,
        .make = [program](const Plug &plug, const Clock &clock, QThread *thread) -> Result<Device> {
            const auto prefix = QStringLiteral("sane:");
            if (!plug.place.startsWith(prefix))
                return std::unexpected(codes::BadPlace);
            SaneSettings settings;
            settings.program = program;
            settings.device = plug.place.mid(prefix.size());
            settings.options = plug.options.value(QStringLiteral("set")).toObject();
            if (const auto dir = plug.options.value(QStringLiteral("configDir")).toString(); !dir.isEmpty())
                settings.environment.insert(QStringLiteral("SANE_CONFIG_DIR"), dir);
            return std::make_unique<SaneScanner>(settings, clock, thread);
        },
    };
}

} // namespace yc::devices::scan
