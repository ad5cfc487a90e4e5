#include "tests/devices/camera/camera_world.h"

#include "core/pack/qr.h"

#include <QDir>
#include <QPainter>

namespace yc::tests
{

using namespace std::chrono_literals;

QMap<QString, QString> twinEnvironment(const QString &deskFolder)
{
    const auto bin = qEnvironmentVariable("YC_BIN");
    const auto plugins = QDir(bin).absoluteFilePath(QStringLiteral("../gstreamer"));
    return {{QStringLiteral("GST_PLUGIN_PATH"), plugins},
            // Looked through once for all these tests; by itself, for a scanner of its own knows no sanitizer.
            {QStringLiteral("GST_REGISTRY"), plugins + QStringLiteral("/registry.bin")},
            {QStringLiteral("GST_REGISTRY_FORK"), QStringLiteral("no")},
            {QStringLiteral("YC_CAMERA_TWIN"), deskFolder}};
}

QImage codeSheet(QByteArrayView code, double wideMm)
{
    constexpr double DotsInMm = 150 / 25.4;
    QImage sheet(qRound(210 * DotsInMm), qRound(297 * DotsInMm), QImage::Format_RGB888);
    sheet.fill(QColor(248, 247, 244));
    const auto modules = core::pack::qrOf(code);
    if (!modules)
        qFatal("no code");
    QPainter painter(&sheet);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(30, 30, 34));
    painter.translate(sheet.rect().center() - QPointF(wideMm, wideMm) * DotsInMm / 2);
    painter.scale(wideMm * DotsInMm / modules->side, wideMm * DotsInMm / modules->side);
    for (int y = 0; y < modules->side; ++y) {
        for (int x = 0; x < modules->side; ++x) {
            if (modules->isDark(x, y))
                painter.drawRect(QRectF(x, y, 1.02, 1.02)); // without a seam between two
        }
    }
    return sheet;
}

CameraWorld::CameraWorld() : m_desk(m_folder.filePath(QStringLiteral("camera"))), m_thread(QStringLiteral("camera"))
{
    if (!m_desk.start())
        qFatal("no desk");
}

CameraWorld::~CameraWorld() = default;

void CameraWorld::look(const std::function<void(devices::camera::CameraSettings &)> &change)
{
    devices::camera::CameraSettings settings;
    settings.program = qEnvironmentVariable("YC_BIN") + QStringLiteral("/yichuang-camerad");
    settings.environment = twinEnvironment(m_folder.filePath(QStringLiteral("camera")));
    settings.firstRetry = 50ms;
    settings.lastRetry = 200ms;
    if (change)
        change(settings);
    using devices::Camera;
    m_camera = std::make_unique<devices::camera::HelperCamera>(kind, settings, m_clock, m_thread.thread());
    connect(m_camera.get(), &Camera::frame, this, [this](const std::shared_ptr<Image> &picture) {
        ++frames;
        m_last = picture;
        if (asksForMore)
            m_camera->next();
    });
    connect(m_camera.get(), &Camera::settled, this, [this] { ++settled; });
    connect(m_camera.get(), &Camera::codeRead, this,
            [this](const std::shared_ptr<devices::ReadCode> &code) { codes << code->bytes; });
    connect(m_camera.get(), &Camera::stillTaken, this,
            [this](const std::shared_ptr<Image> &picture) { stills.push_back(picture); });
    connect(m_camera.get(), &Camera::failed, this,
            [this](const devices::DeviceError &error) { failures << toString(error.code); });
    m_camera->start();
}

} // namespace yc::tests
