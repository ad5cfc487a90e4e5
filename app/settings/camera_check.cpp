#include "app/settings/camera_check.h"

#include "app/steps/live_view.h"
#include "ui/device_words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>

namespace yc::app
{

using namespace std::chrono_literals;

namespace
{

constexpr auto Longest = 60s;

} // namespace

CameraCheck::CameraCheck(Shop &shop, QWidget *parent) : QWidget(parent), m_shop(shop)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_view = new LiveView(this);
    m_view->setMinimumHeight(m_shop.theme.room(260));
    column->addWidget(m_view);
    auto *line = new QHBoxLayout;
    m_words = new QLabel(this);
    m_words->setObjectName(QStringLiteral("camera-check"));
    m_words->setWordWrap(true);
    line->addWidget(m_words, 1);
    m_stop = new QPushButton(tr("停止试看"), this);
    line->addWidget(m_stop, 0, Qt::AlignTop);
    column->addLayout(line);
    connect(m_stop, &QPushButton::clicked, this, &CameraCheck::stop);
    connect(m_view, &LiveView::standingChanged, this, &CameraCheck::say);
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, this, &CameraCheck::stop);
    hide();
}

CameraCheck::~CameraCheck() = default;

void CameraCheck::start(const devices::Plug &plug)
{
    stop();
    m_hub = m_shop.makeHub ? m_shop.makeHub() : nullptr;
    if (!m_hub)
        return;
    m_hub->use({plug});
    const auto all = m_hub->all<devices::Camera>();
    m_camera = all.isEmpty() ? nullptr : all.first();
    if (!m_camera)
        return m_hub.reset();
    connect(m_camera, &devices::Camera::healthChanged, this, &CameraCheck::say);
    m_view->open(m_camera);
    say();
    setVisible(true);
    m_end.start(Longest);
    m_hub->start();
}

void CameraCheck::stop()
{
    m_end.stop();
    m_view->close();
    if (m_camera)
        m_camera->disconnect(this);
    m_camera = nullptr;
    m_hub.reset();
    m_words->clear();
    setVisible(false);
}

void CameraCheck::say()
{
    if (!m_camera)
        return;
    // Why there is no picture stands in its place.
    const auto chosen = m_camera->chosen();
    const auto model = QStringList{chosen.maker, chosen.model}.join(u' ').trimmed();
    QStringList words;
    if (!chosen.place.isEmpty())
        words += tr("正在看：%1（%2）").arg(model.isEmpty() ? tr("摄像头") : model, chosen.place);
    if (const auto exposure = m_camera->faceExposure())
        words += tr("面部亮度：%1").arg(ui::faceExposureWords(*exposure));
    m_words->setText(words.join(u'\n'));
    ui::setRole(m_words, "muted");
}

// Whoever looks elsewhere is not looked at.
void CameraCheck::hideEvent(QHideEvent *event)
{
    stop();
    QWidget::hideEvent(event);
}

} // namespace yc::app
