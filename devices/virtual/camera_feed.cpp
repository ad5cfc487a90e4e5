#include "devices/virtual/camera_feed.h"

#include "devices/virtual/person_painter.h"

#include <QBuffer>
#include <QDir>
#include <QPainter>
#include <QPainterPath>
#include <QSaveFile>
#include <QStringList>

#include <array>

namespace yc::devices::virtual_bench
{

namespace
{

// As the plug-in promises them (camera/desk.h): it has none of Qt, and this none of GStreamer.
constexpr QSize Full{2592, 1944};
constexpr QSize Live{1280, 960};
constexpr QSize Raw{640, 480};
constexpr double PageLength = 1.16; // of a picture's height: along an A4's long side, nearly nine tenths of the width
constexpr int HandStep = 130; // ms
constexpr auto HousingPath = "/sys/devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2.3/1-2.3:1.%1/video4linux/video%2";

struct HandMoment {
    double away; // of the page
    double hand;
};
// In with the page, out without it.
constexpr std::array HandWay{HandMoment{1.1, 0.1},   HandMoment{0.8, 0.3},   HandMoment{0.5, 0.5},
                             HandMoment{0.25, 0.65}, HandMoment{0.05, 0.75}, HandMoment{0.0, 0.78},
                             HandMoment{0.0, 0.5},   HandMoment{0.0, 0.2}};

Done writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return std::unexpected(yc::codes::BadFile);
    return {};
}

QByteArray jpegOf(const QImage &picture)
{
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    picture.save(&bytes, "JPEG", 88);
    return bytes.data();
}

void drawWood(QPainter &painter, double height, double width)
{
    painter.fillRect(QRectF(0, 0, width, height), QColor(98, 74, 54));
    painter.setPen(QPen(QColor(88, 66, 48), height / 240));
    for (int i = 1; i < 14; ++i) {
        const double y = height * i / 14;
        QPainterPath grain(QPointF(0, y));
        grain.cubicTo(width * 0.3, y + height * 0.02, width * 0.6, y - height * 0.025, width, y + height * 0.01);
        painter.drawPath(grain);
    }
}

void drawPage(QPainter &painter, const DeskMoment &moment, double height, double width)
{
    const double length = height * PageLength;
    const double across = length * 210 / 297;
    painter.save();
    painter.translate(width / 2, height / 2 + moment.away * height);
    painter.rotate(moment.lean - 90);
    const QRectF sheet(-across / 2, -length / 2, across, length);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(40, 30, 22, 150));
    painter.drawRect(sheet.translated(height * 0.004, height * 0.004)); // its shadow on the wood
    const auto page = moment.page.scaled(sheet.size().toSize(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    painter.drawImage(sheet.topLeft(), page);
    painter.restore();
}

void drawHand(QPainter &painter, double reach, double height, double width)
{
    painter.save();
    painter.translate(width * 0.62, height * (1.05 - reach));
    painter.rotate(8);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(52, 66, 96)); // a sleeve
    painter.drawRect(QRectF(-0.14 * height, 0.34 * height, 0.28 * height, 1.2 * height));
    painter.setBrush(QColor(206, 164, 134));
    painter.drawRoundedRect(QRectF(-0.11 * height, 0.1 * height, 0.22 * height, 0.28 * height), 0.06 * height,
                            0.06 * height);
    for (int finger = 0; finger < 4; ++finger)
        painter.drawRoundedRect(
            QRectF((-0.105 + 0.055 * finger) * height, -0.02 * height, 0.045 * height, 0.2 * height), 0.02 * height,
            0.02 * height);
    painter.restore();
}

} // namespace

QImage drawnDesk(const DeskMoment &moment, QSize size)
{
    QImage picture(size, QImage::Format_RGB888);
    QPainter painter(&picture);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    drawWood(painter, size.height(), size.width());
    if (!moment.page.isNull())
        drawPage(painter, moment, size.height(), size.width());
    if (moment.hand >= 0)
        drawHand(painter, moment.hand, size.height(), size.width());
    return picture;
}

CameraFeed::CameraFeed(QString folder, QObject *parent) : QObject(parent), m_folder(std::move(folder))
{
    m_hand.setInterval(HandStep);
    connect(&m_hand, &QTimer::timeout, this, &CameraFeed::moveOn);
}

Done CameraFeed::start()
{
    if (!QDir().mkpath(m_folder))
        return std::unexpected(yc::codes::BadFile);
    for (const auto &done : {clear(), setPerson(true), setExposure(1)}) {
        if (!done)
            return done;
    }
    return plug();
}

QJsonObject CameraFeed::place() const
{
    return {{QStringLiteral("place"), QStringLiteral("camera:") + QLatin1String(DeskPlace)},
            {QStringLiteral("face"), QStringLiteral("camera:") + QLatin1String(FacePlace)},
            {QStringLiteral("environment"), QJsonObject{{QStringLiteral("YC_CAMERA_TWIN"), m_folder}}}};
}

Done CameraFeed::writeCameras()
{
    QByteArray lines;
    if (m_plugged) {
        const auto line = [&](const char *name, int interface, const char *footage, const QString &node) {
            const auto path = QString::fromLatin1(HousingPath).arg(interface).arg(interface);
            lines += QStringLiteral("%1|样例科技|G0001|%2|%3|%4|%5\n")
                         .arg(QString::fromUtf8(name), path, QString::fromLatin1(footage),
                              m_fault == QStringLiteral("black") ? QString() : m_fault, node)
                         .toUtf8();
        };
        line("样例高拍仪", 0, "desk", {}); // both say the same name, as their maker gave it
        line("样例高拍仪", 2, "face", m_faceNode);
    }
    return writeFile(m_folder + QStringLiteral("/cameras"), lines);
}

Done CameraFeed::writeDesk(const DeskMoment &moment, bool full)
{
    const auto picture = [&](QSize size) {
        if (m_fault != QStringLiteral("black"))
            return drawnDesk(moment, size);
        QImage black(size, QImage::Format_RGB888);
        black.fill(QColor(3, 3, 3));
        return black;
    };
    if (full) {
        if (const auto done = writeFile(m_folder + QStringLiteral("/desk.jpg"), jpegOf(picture(Full))); !done)
            return done;
    }
    return writeFile(m_folder + QStringLiteral("/desk-live.jpg"), jpegOf(picture(Live)));
}

Done CameraFeed::lay(const QImage &page)
{
    m_hand.stop();
    m_page = page;
    return writeDesk({.page = page}, true);
}

Done CameraFeed::clear()
{
    return lay({});
}

void CameraFeed::layByHand(const QImage &page)
{
    m_coming = page;
    m_step = 0;
    m_hand.start();
}

void CameraFeed::moveOn()
{
    const auto step = static_cast<std::size_t>(m_step++);
    if (step < HandWay.size()) {
        // Under the new sheet the old one is not seen any more once it lies.
        const auto &way = HandWay[step];
        (void)writeDesk({.page = m_coming, .away = way.away, .hand = way.hand}, false);
        return;
    }
    (void)lay(m_coming);
    Q_EMIT settledDown();
}

Done CameraFeed::setFault(const QString &fault)
{
    static const QStringList known{QString(),
                                   QStringLiteral("frozen"),
                                   QStringLiteral("wrong-size"),
                                   QStringLiteral("mute"),
                                   QStringLiteral("black"),
                                   QStringLiteral("huge"),
                                   QStringLiteral("cut"),
                                   QStringLiteral("none"),
                                   QStringLiteral("jumping")};
    if (!known.contains(fault))
        return std::unexpected(yc::codes::BadFile);
    m_fault = fault;
    const auto written = writeCameras();
    return written ? writeDesk({.page = m_page}, true) : written;
}

Done CameraFeed::setPerson(bool there)
{
    const auto room = drawnRoom(Raw, there); // rows of 640 bytes have nothing behind them
    return writeFile(m_folder + QStringLiteral("/face.room"),
                     {reinterpret_cast<const char *>(room.constBits()), room.sizeInBytes()});
}

Done CameraFeed::setExposure(double exposure)
{
    return writeFile(m_folder + QStringLiteral("/exposure"), QByteArray::number(exposure, 'g', 9));
}

Done CameraFeed::setFaceNode(const QString &node)
{
    m_faceNode = node;
    return writeCameras();
}

Done CameraFeed::unplug()
{
    m_plugged = false;
    return writeCameras();
}

Done CameraFeed::plug()
{
    m_plugged = true;
    return writeCameras();
}

} // namespace yc::devices::virtual_bench
