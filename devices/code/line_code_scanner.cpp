#include "devices/code/line_code_scanner.h"

#include "devices/code/code_session.h"
#include "devices/transport/place.h"
#include "devices/transport/wire_record.h"

#include <algorithm>

namespace yc::devices::code
{

LineCodeScanner::LineCodeScanner(const LineSettings &settings, const Clock &clock, QThread *thread, QObject *parent)
    : CodeScanner(parent), m_place(settings.place), m_clock(clock), m_session(new CodeSession(settings, clock))
{
    m_session->moveToThread(thread);
    connect(m_session, &CodeSession::healthIs, this, [this](const Health &health) {
        m_health = health;
        Q_EMIT healthChanged();
    });
    connect(m_session, &CodeSession::codeRead, this, [this](const std::shared_ptr<ReadCode> &code) {
        m_lastGood = m_clock.sinceStart();
        Q_EMIT codeRead(code);
    });
    connect(m_session, &CodeSession::failed, this, &LineCodeScanner::failed);
}

LineCodeScanner::~LineCodeScanner()
{
    m_session->disconnect(this);
    m_session->deleteLater(); // in its own thread; its destructor closes the line
}

DeviceInfo LineCodeScanner::info() const
{
    return {.kind = Kind::CodeScanner, .place = m_place, .maker = {}, .model = {}, .serial = {}, .can = {}};
}

Health LineCodeScanner::health() const
{
    auto health = m_health;
    if (m_lastGood)
        health.lastGoodMsAgo = (m_clock.sinceStart() - *m_lastGood).count();
    return health;
}

void LineCodeScanner::start()
{
    QMetaObject::invokeMethod(m_session, &CodeSession::start, Qt::QueuedConnection);
}

void LineCodeScanner::lookAgain()
{
    QMetaObject::invokeMethod(m_session, &CodeSession::lookAgain, Qt::QueuedConnection);
}

Driver lineCodeDriver()
{
    return {
        .name = QStringLiteral("line"),
        .kind = Kind::CodeScanner,
        .make = [](const Plug &plug, const Clock &clock, QThread *thread) -> Result<Device> {
            if (const auto place = transport::placeFromText(plug.place); !place)
                return std::unexpected(place.error());
            LineSettings settings;
            settings.place = plug.place;
            settings.recordFolder = plug.options.value(transport::RecordOption).toString();
            settings.linesEnd = plug.options.value(QStringLiteral("linesEnd")).toBool(settings.linesEnd);
            const auto pause
                = plug.options.value(QStringLiteral("pauseMs")).toInt(static_cast<int>(settings.pause.count()));
            settings.pause = std::chrono::milliseconds(std::clamp(pause, 20, 1000));
            return std::make_unique<LineCodeScanner>(settings, clock, thread);
        },
    };
}

} // namespace yc::devices::code
