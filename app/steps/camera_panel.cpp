#include "app/steps/camera_panel.h"

#include "app/device_room.h"
#include "ui/device_words.h"
#include "ui/failure_words.h"
#include "ui/icons.h"
#include "ui/kept_choice.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::app
{

using namespace Qt::Literals::StringLiterals;
using devices::Camera;

namespace
{

constexpr int FlashMs = 180;
constexpr auto KeptAs = "document-camera"_L1;

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
    setAccessibleName(tr("高拍仪画面"));
    setMinimumSize(200, 150);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_flash.setSingleShot(true);
    m_flash.setInterval(FlashMs);
    connect(&m_flash, &QTimer::timeout, this, qOverload<>(&QWidget::update));
}

void LiveView::show(const std::shared_ptr<Image> &frame)
{
    const auto ratio = devicePixelRatio();
    const auto room = (QSizeF(size()) * ratio).toSize().expandedTo({1, 1});
    if (!m_worker)
        m_worker = std::make_unique<Worker>("yc-live");
    m_worker->run([frame, room] { return fitted(*frame, room); }, this,
                  [this, ratio](const QImage &picture) {
                      m_fitted = picture;
                      m_fitted.setDevicePixelRatio(ratio);
                      m_notice.clear();
                      setAccessibleDescription({});
                      update();
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

CameraPanel::CameraPanel(Shop &shop, QWidget *parent) : QWidget(parent), m_shop(shop)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    m_words = new QLabel(this);
    m_words->setWordWrap(true);
    m_words->setMargin(4);
    m_words->setObjectName(QStringLiteral("camera-words"));
    column->addWidget(m_words);
    m_view = new LiveView(this);
    column->addWidget(m_view, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    m_take = new QPushButton(tr("拍摄（空格）"), this);
    ui::setRole(m_take, "primary");
    row->addWidget(m_take);
    m_auto = new QCheckBox(tr("放稳自动拍"), this);
    m_auto->setToolTip(tr("A：纸张放稳后自动拍摄，同一页只拍一次"));
    row->addWidget(m_auto);
    row->addStretch(1);
    m_turn = new QPushButton(tr("转画面"), this);
    ui::setSign(m_turn, QStringLiteral("turn"));
    ui::setRole(m_turn, "tool");
    m_turn->setToolTip(tr("R：画面顺时针转四分之一，以后都这样"));
    row->addWidget(m_turn);
    m_close = new QPushButton(tr("关闭"), this);
    ui::setRole(m_close, "tool");
    m_close->setAccessibleName(tr("关闭高拍仪画面"));
    m_close->setToolTip(QStringLiteral("Esc"));
    row->addWidget(m_close);
    column->addLayout(row);

    const auto kept = ui::keptChoice(shop.scanFile)[KeptAs].toObject();
    m_auto->setChecked(kept["auto"_L1].toBool(true));
    m_turns = kept["turns"_L1].toInt() & 3;
    connect(m_take, &QPushButton::clicked, this, &CameraPanel::take);
    connect(m_auto, &QCheckBox::toggled, this, [this] {
        keep();
        tellState();
    });
    connect(m_turn, &QPushButton::clicked, this, &CameraPanel::turn);
    connect(m_close, &QPushButton::clicked, this, &CameraPanel::close);
    connect(m_view, &LiveView::shown, this, [this] {
        if (!m_open || !m_camera)
            return;
        m_camera->next();
        m_take->setEnabled(!m_taking);
        if (!std::exchange(m_shows, true))
            tellState();
    });
}

bool CameraPanel::takesByItself() const
{
    return m_auto->isChecked();
}

void CameraPanel::listenTo(Camera *camera)
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
            m_view->show(frame);
    });
    connect(camera, &Camera::moving, this, [this] {
        if (m_open && !m_taking && takesByItself())
            say(tr("请放好纸张，移开手"));
    });
    connect(camera, &Camera::settled, this, [this] {
        if (!m_open || !takesByItself())
            return;
        m_wantsAgain = m_taking;
        if (!m_taking)
            still(true);
    });
    connect(camera, &Camera::stillTaken, this, [this](const std::shared_ptr<Image> &picture) {
        m_taking = false;
        if (!m_open)
            return;
        m_view->flash();
        m_camera->next();
        say(tr("已拍下，正在摆正……"));
        m_straightening = true;
        Q_EMIT taken(picture, m_byItself);
        if (std::exchange(m_wantsAgain, false))
            still(true);
    });
    connect(camera, &Camera::failed, this, [this](const devices::DeviceError &error) {
        m_taking = false;
        m_wantsAgain = false;
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

void CameraPanel::open()
{
    listenTo(m_shop.devices.documentCamera());
    if (!m_camera)
        return;
    m_open = true;
    m_taking = false;
    m_shows = false;
    m_view->setNotice(tr("正在打开高拍仪……"));
    tellState();
    m_camera->setTurns(m_turns);
    m_camera->setLive(true);
}

void CameraPanel::close()
{
    if (!std::exchange(m_open, false))
        return;
    m_taking = false;
    m_wantsAgain = false;
    if (m_camera)
        m_camera->setLive(false);
    m_view->setNotice({});
    Q_EMIT closed();
}

void CameraPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (!isVisibleTo(window())) // not when the window is only put away for a moment
        close();
}

void CameraPanel::take()
{
    if (m_open && !m_taking && m_shows)
        still(false);
}

void CameraPanel::still(bool byItself)
{
    m_taking = true;
    m_byItself = byItself;
    m_take->setEnabled(false);
    say(tr("正在拍摄，请不要移动"));
    Q_EMIT taking();
    m_camera->takeStill();
}

void CameraPanel::turn()
{
    if (!m_open)
        return;
    m_turns = (m_turns + 1) % 4;
    keep();
    m_camera->setTurns(m_turns);
}

void CameraPanel::toggleAuto()
{
    m_auto->toggle();
}

void CameraPanel::tellTaken(int page)
{
    m_straightening = false;
    if (m_open && !m_taking)
        say(takesByItself() ? tr("✓ 已收第%1页，请换下一页").arg(page)
                            : tr("✓ 已收第%1页，换好下一页后按空格").arg(page),
            "good");
}

void CameraPanel::tellNoPage()
{
    m_straightening = false;
    if (m_open && !m_taking)
        say(tr("没有看到完整的纸张：请把四个边都放进画面，或按空格直接拍"));
}

void CameraPanel::tellOver()
{
    if (std::exchange(m_straightening, false))
        tellState();
}

void CameraPanel::tellState()
{
    if (!m_open || !m_camera || m_taking)
        return;
    const auto health = m_camera->health();
    if (health.guidance == devices::Guidance::LetLightIn)
        return say(ui::guidanceWords(health.guidance), "warning");
    if (m_shows)
        return say(takesByItself() ? tr("请把纸张平放在画面里，放稳后自动拍") : tr("请把纸张平放在画面里，按空格拍摄"));
    m_take->setEnabled(false);
    const auto away = ui::awayWords(health);
    if (away.isEmpty())
        return say(tr("正在打开高拍仪……"));
    say(away, "wrong");
    m_view->setNotice(away);
}

void CameraPanel::say(const QString &words, const char *role)
{
    m_words->setText(words);
    ui::setRole(m_words, role);
}

void CameraPanel::keep()
{
    if (m_shop.scanFile.isEmpty())
        return;
    auto all = ui::keptChoice(m_shop.scanFile);
    auto ours = all[KeptAs].toObject();
    ours.insert("auto"_L1, m_auto->isChecked());
    ours.insert("turns"_L1, m_turns);
    all.insert(KeptAs, ours);
    if (const auto kept = ui::keepChoice(m_shop.scanFile, all); !kept)
        Q_EMIT problem(kept.error());
}

} // namespace yc::app
