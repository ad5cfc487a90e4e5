#include "app/steps/camera_panel.h"

#include "app/device_room.h"
#include "app/steps/live_view.h"
#include "ui/icons.h"
#include "ui/kept_choice.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace yc::app
{

using namespace Qt::Literals::StringLiterals;
using devices::Camera;

namespace
{

constexpr auto KeptAs = "document-camera"_L1;

} // namespace

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
    connect(m_view, &LiveView::shown, this, [this] { m_take->setEnabled(m_open && !m_taking); });
    connect(m_view, &LiveView::standingChanged, this, &CameraPanel::tellState);
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
        tellState();
        Q_EMIT problem(error.code);
    });
}

void CameraPanel::open()
{
    listenTo(m_shop.devices.documentCamera());
    if (!m_camera)
        return;
    m_open = true;
    m_taking = false;
    m_camera->setTurns(m_turns);
    m_view->open(m_camera);
}

void CameraPanel::close()
{
    if (!std::exchange(m_open, false))
        return;
    m_taking = false;
    m_wantsAgain = false;
    m_view->close();
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
    if (m_open && !m_taking && m_view->shows())
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
    const auto standing = m_view->standing();
    if (!standing)
        return say(takesByItself() ? tr("请把纸张平放在画面里，放稳后自动拍") : tr("请把纸张平放在画面里，按空格拍摄"));
    m_take->setEnabled(m_view->shows());
    say(standing->words, standing->role);
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
