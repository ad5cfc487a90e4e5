#include "app/pages/code_page.h"

#include "app/device_room.h"
#include "app/steps/camera_panel.h"
#include "ui/device_words.h"
#include "ui/failure_words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace yc::app
{

using devices::Camera;

CodePage::CodePage(Shop &shop, QWidget *parent) : Page(shop, parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(10);
    auto *title = new QLabel(tr("用高拍仪读码"), this);
    ui::setRole(title, "title");
    column->addWidget(title);
    m_words = new QLabel(this);
    m_words->setWordWrap(true);
    m_words->setObjectName(QStringLiteral("code-words"));
    column->addWidget(m_words);
    m_view = new LiveView(this);
    column->addWidget(m_view, 1);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    auto *close = new QPushButton(tr("关闭"), this);
    close->setAccessibleName(tr("关闭读码画面"));
    close->setToolTip(QStringLiteral("Esc"));
    row->addWidget(close);
    column->addLayout(row);
    connect(close, &QPushButton::clicked, this, &CodePage::left);
    connect(m_view, &LiveView::shown, this, [this] {
        if (!m_open || !m_camera)
            return;
        m_camera->next();
        if (!std::exchange(m_shows, true))
            tellState();
    });
}

QString CodePage::instruction() const
{
    return tr("把二维码或条形码放到高拍仪下，读到后自动返回；Esc 返回");
}

void CodePage::enter()
{
    listenTo(m_shop.devices.documentCamera());
    if (!m_camera)
        return;
    m_open = true;
    m_shows = false;
    m_view->setNotice(tr("正在打开高拍仪……"));
    tellState();
    m_camera->setTurns(0); // a code is read whichever way it lies
    m_camera->setReadsCodes(true);
    m_camera->setLive(true);
    setFocus();
}

bool CodePage::goBack()
{
    Q_EMIT left();
    return true;
}

void CodePage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    if (!isVisibleTo(window())) // not when the window is only put away for a moment
        stop();
}

void CodePage::stop()
{
    if (!std::exchange(m_open, false) || !m_camera)
        return;
    m_camera->setLive(false);
    m_camera->setReadsCodes(false);
    m_view->setNotice({}); // what lay there is not kept on a page that is put away
}

void CodePage::listenTo(Camera *camera)
{
    if (m_camera == camera)
        return;
    m_camera = camera;
    if (!camera)
        return;
    connect(camera, &Camera::frame, this, [this](const std::shared_ptr<Image> &frame) {
        if (m_open)
            m_view->show(frame);
    });
    connect(camera, &Camera::codeRead, this, [this](const std::shared_ptr<devices::ReadCode> &code) {
        if (m_open)
            Q_EMIT codeRead(code);
    });
    connect(camera, &Camera::failed, this, [this](const devices::DeviceError &error) {
        if (!m_open)
            return;
        m_shows = false;
        m_view->setNotice(ui::failureLine(error.code));
        tellState();
        Q_EMIT problem(error.code);
    });
    connect(camera, &Camera::healthChanged, this, [this] {
        if (!m_shows)
            tellState();
    });
    connect(camera, &Camera::guidanceChanged, this, [this] { tellState(); });
}

void CodePage::tellState()
{
    if (!m_open || !m_camera)
        return;
    const auto health = m_camera->health();
    if (health.guidance == devices::Guidance::LetLightIn) {
        m_words->setText(ui::guidanceWords(health.guidance));
        ui::setRole(m_words, "warning");
    } else if (m_shows) {
        m_words->setText(tr("请把二维码或条形码放到画面中间，屏幕上的码请调亮一些，离镜头近一点更容易读"));
        ui::setRole(m_words, "");
    } else if (const auto away = ui::awayWords(health); !away.isEmpty()) {
        m_words->setText(away);
        ui::setRole(m_words, "wrong");
        m_view->setNotice(away);
    } else {
        m_words->setText(tr("正在打开高拍仪……"));
        ui::setRole(m_words, "");
    }
}

} // namespace yc::app
