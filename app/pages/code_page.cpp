#include "app/pages/code_page.h"

#include "app/device_room.h"
#include "app/steps/live_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

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
    connect(m_view, &LiveView::standingChanged, this, &CodePage::tellState);
}

QString CodePage::instruction() const
{
    return tr("把二维码或条形码放到高拍仪下，读到后自动返回；Esc 返回");
}

void CodePage::enter()
{
    auto *camera = m_shop.devices.documentCamera();
    if (camera && camera != m_camera) {
        m_camera = camera;
        connect(camera, &Camera::codeRead, this, [this](const std::shared_ptr<devices::ReadCode> &code) {
            if (m_view->isOpen())
                Q_EMIT codeRead(code);
        });
        connect(camera, &Camera::failed, this, [this](const devices::DeviceError &error) {
            if (m_view->isOpen())
                Q_EMIT problem(error.code);
        });
    }
    if (!camera)
        return;
    camera->setTurns(0); // a code is read whichever way it lies
    camera->setReadsCodes(true);
    m_view->open(camera);
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
    if (!m_view->isOpen())
        return;
    m_view->close();
    if (m_camera)
        m_camera->setReadsCodes(false);
}

void CodePage::tellState()
{
    const auto standing = m_view->standing();
    m_words->setText(standing ? standing->words
                              : tr("请把二维码或条形码放到画面中间，屏幕上的码请调亮一些，离镜头近一点更容易读"));
    ui::setRole(m_words, standing ? standing->role : "");
}

} // namespace yc::app
