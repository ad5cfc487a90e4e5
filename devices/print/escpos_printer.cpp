#include "devices/print/escpos_printer.h"

#include "devices/print/escpos_session.h"
#include "devices/transport/place.h"
#include "devices/transport/wire_record.h"

namespace yc::devices::print
{

EscPosPrinter::EscPosPrinter(EscPosSettings settings, LineRasteriser rasterise, const Clock &clock, QThread *thread,
                             QObject *parent)
    : ReceiptPrinter(parent), m_settings(settings), m_clock(clock),
      m_session(new EscPosSession(std::move(settings), std::move(rasterise), clock)),
      m_names(std::make_unique<PrinterNames>())
{
    m_session->moveToThread(thread);
    connect(m_session, &EscPosSession::healthIs, this, [this](const Health &health) {
        m_health = health;
        Q_EMIT healthChanged();
    });
    connect(m_session, &EscPosSession::guidanceIs, this, &EscPosPrinter::guidanceChanged);
    connect(m_session, &EscPosSession::printed, this, [this](const QString &jobId) {
        m_lastGood = m_clock.sinceStart();
        Q_EMIT printed(jobId);
    });
    connect(m_session, &EscPosSession::notPrinted, this, &EscPosPrinter::notPrinted);
    connect(m_session, &EscPosSession::taken, this, &EscPosPrinter::taken);
    connect(m_session, &EscPosSession::namesAre, this, [this](const PrinterNames &names) {
        *m_names = names;
        Q_EMIT healthChanged(); // whoever shows it looks again
    });
    connect(m_session, &EscPosSession::mouthSeen, this, [this] { m_seesMouth = true; });
}

EscPosPrinter::~EscPosPrinter()
{
    m_session->disconnect(this);
    m_session->deleteLater(); // in its own thread; its destructor closes the wire
}

DeviceInfo EscPosPrinter::info() const
{
    DeviceInfo info{.kind = Kind::ReceiptPrinter,
                    .place = m_settings.place,
                    .maker = m_names->maker,
                    .model = m_names->model.isEmpty() ? QStringLiteral("ESC/POS") : m_names->model,
                    .serial = m_names->serial,
                    .can = Capability::Cutter | Capability::StatusBack,
                    .firmware = m_names->firmware};
    info.can.setFlag(Capability::Gb18030Text, m_settings.paper.gb18030Text);
    info.can.setFlag(Capability::NativeQr, m_settings.paper.nativeQr);
    info.can.setFlag(Capability::MouthSensor, m_seesMouth);
    return info;
}

Health EscPosPrinter::health() const
{
    auto health = m_health;
    if (m_lastGood)
        health.lastGoodMsAgo = (m_clock.sinceStart() - *m_lastGood).count();
    return health;
}

int EscPosPrinter::widthDots() const
{
    return m_settings.paper.widthDots;
}

void EscPosPrinter::start()
{
    QMetaObject::invokeMethod(m_session, &EscPosSession::start, Qt::QueuedConnection);
}

void EscPosPrinter::lookAgain()
{
    QMetaObject::invokeMethod(m_session, &EscPosSession::lookAgain, Qt::QueuedConnection);
}

void EscPosPrinter::print(Slip slip)
{
    // shared_ptr because Qt copies what it queues and a slip is move-only.
    const auto shared = std::make_shared<Slip>(std::move(slip));
    const auto expires = m_clock.sinceStart() + shared->expiresAfter;
    QMetaObject::invokeMethod(
        m_session, [session = m_session, shared, expires] { session->print(std::move(*shared), expires); },
        Qt::QueuedConnection);
}

void EscPosPrinter::cancel(const QString &jobId)
{
    QMetaObject::invokeMethod(
        m_session, [session = m_session, jobId] { session->cancel(jobId); }, Qt::QueuedConnection);
}

Driver escPosDriver(const LineRasteriser &rasterise)
{
    return {
        .name = QStringLiteral("escpos"),
        .kind = Kind::ReceiptPrinter,
        .make = [rasterise](const Plug &plug, const Clock &clock, QThread *thread) -> Result<Device> {
            if (const auto place = transport::placeFromText(plug.place); !place)
                return std::unexpected(place.error());
            EscPosSettings settings;
            settings.place = plug.place;
            settings.recordFolder = plug.options.value(transport::RecordOption).toString();
            settings.mouth = plug.options.value(QStringLiteral("mouth")).toBool();
            auto &paper = settings.paper;
            paper.widthDots = plug.options.value(QStringLiteral("widthDots")).toInt(paper.widthDots) / 8 * 8;
            paper.gb18030Text = plug.options.value(QStringLiteral("gb18030")).toBool(paper.gb18030Text);
            paper.nativeQr = plug.options.value(QStringLiteral("nativeQr")).toBool(paper.nativeQr);
            return std::make_unique<EscPosPrinter>(settings, rasterise, clock, thread);
        },
    };
}

} // namespace yc::devices::print
