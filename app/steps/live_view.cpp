#include "app/steps/live_view.h"

#include "ui/device_words.h"
#include "ui/failure_words.h"

#include <QPainter>

#include <utility>

namespace yc::app
{

using devices::Camera;

namespace
{

constexpr int FlashMs = 180;

QImage fitted(const Image &frame, QSize room)
{
    const QImage whole(reinterpret_cast<const uchar *>(frame.bytes().data()), frame.size().width(),
                       frame.size().height(), frame.stride(), QImage::Format_RGB888);
    const auto size = frame.size().scaled(room, Qt::KeepAspectRatio);
    // In the format of the screen, so that painting it is copying it.
    return whole.convertToFormat(QImage::Format_RGB32).scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

} // namespace

LiveView::LiveView(QWidget *parent) : QWidget(parent)
{
    setMinimumSize(200, 150);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_flash.setSingleShot(true);
    m_flash.setInterval(FlashMs);
    connect(&m_flash, &QTimer::timeout, this, qOverload<>(&QWidget::update));
}

void LiveView::open(Camera *camera)
{
    listenTo(camera);
    m_open = camera != nullptr;
    m_shows = false;
    if (!m_open)
        return;
    setAccessibleName(tr("%1画面").arg(ui::deviceKindWords(camera->info().kind)));
    setNotice(openingWords());
    camera->setLive(true);
    Q_EMIT standingChanged();
}

void LiveView::close()
{
    if (!std::exchange(m_open, false))
        return;
    m_shows = false;
    if (m_camera)
        m_camera->setLive(false);
    setNotice({});
}

void LiveView::listenTo(Camera *camera)
{
    if (m_camera == camera)
        return;
    if (m_camera)
        m_camera->disconnect(this);
    m_camera = camera;
    if (!camera)
        return;
    connect(camera, &Camera::frame, this, [this](const std::shared_ptr<Image> &frame) {
        if (m_open)
            show(frame);
    });
    connect(camera, &Camera::failed, this, [this](const devices::DeviceError &error) {
        if (!m_open)
            return;
        m_shows = false;
        setNotice(ui::failureLine(error.code));
        Q_EMIT standingChanged();
    });
    connect(camera, &Camera::healthChanged, this, [this] {
        if (!m_open || m_shows)
            return;
        if (const auto away = ui::awayWords(m_camera->health()); !away.isEmpty())
            setNotice(away);
        Q_EMIT standingChanged();
    });
    connect(camera, &Camera::guidanceChanged, this, [this] {
        if (m_open)
            Q_EMIT standingChanged();
    });
}

std::optional<LiveView::Standing> LiveView::standing() const
{
    if (!m_open || !m_camera)
        return std::nullopt;
    const auto health = m_camera->health();
    if (health.guidance == devices::Guidance::LetLightIn)
        return Standing{ui::guidanceWords(health.guidance), "warning"};
    if (m_shows)
        return std::nullopt;
    if (const auto away = ui::awayWords(health); !away.isEmpty())
        return Standing{away, "wrong"};
    return Standing{openingWords()};
}

QString LiveView::openingWords() const
{
    return tr("正在打开%1……").arg(ui::deviceKindWords(m_camera->info().kind));
}

void LiveView::show(const std::shared_ptr<Image> &frame)
{
    const auto ratio = devicePixelRatio();
    const auto room = (QSizeF(size()) * ratio).toSize().expandedTo({1, 1});
    if (!m_worker)
        m_worker = std::make_unique<Worker>("yc-live");
    m_worker->run([frame, room] { return fitted(*frame, room); }, this,
                  [this, ratio](const QImage &picture) {
                      if (!m_open || !m_camera)
                          return;
                      m_fitted = picture;
                      m_fitted.setDevicePixelRatio(ratio);
                      m_notice.clear();
                      setAccessibleDescription({});
                      update();
                      m_camera->next();
                      if (!std::exchange(m_shows, true))
                          Q_EMIT standingChanged();
                      Q_EMIT shown();
                  });
}

void LiveView::setNotice(const QString &words)
{
    m_fitted = {};
    m_notice = words;
    setAccessibleDescription(words); // painted text is read out too
    update();
}

void LiveView::flash()
{
    m_flash.start();
    update();
}

void LiveView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::AlternateBase));
    if (m_fitted.isNull()) {
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(rect().adjusted(24, 24, -24, -24), static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap,
                         m_notice);
        return;
    }
    const auto shown = m_fitted.deviceIndependentSize().toSize();
    const QRect target(QPoint((width() - shown.width()) / 2, (height() - shown.height()) / 2), shown);
    painter.drawImage(target.topLeft(), m_fitted);
    const bool flashes = m_flash.isActive();
    painter.setPen(QPen(palette().color(flashes ? QPalette::Highlight : QPalette::PlaceholderText), flashes ? 6 : 1));
    painter.drawRect(target.adjusted(0, 0, -1, -1));
}

} // namespace yc::app
