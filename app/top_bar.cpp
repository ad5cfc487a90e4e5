#include "app/top_bar.h"

#include "ui/date_words.h"
#include "ui/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>

namespace yc::app
{

namespace
{

// Gives way when the bar is narrow and the text large; the whole words are in its tool tip.
class ShortLabel : public QLabel
{
public:
    using QLabel::QLabel;
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {fontMetrics().averageCharWidth() * 6, QLabel::minimumSizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        style()->drawItemText(&painter, contentsRect(), static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft), palette(),
                              isEnabled(), fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()),
                              foregroundRole());
    }
};

} // namespace

TopBar::TopBar(Shop &shop, QWidget *parent) : QFrame(parent), m_shop(shop)
{
    ui::setRole(this, "bar");
    setFixedHeight(shop.theme.room(44));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 12, 4);
    row->setSpacing(14);
    auto *name = new QLabel(tr("一窗"), this);
    ui::setRole(name, "heading");
    row->addWidget(name);
    m_place = new ShortLabel(this);
    row->addWidget(m_place);
    row->addStretch(1);
    m_case = new ShortLabel(this);
    row->addWidget(m_case);
    row->addStretch(1);
    m_citizen = new QPushButton(this);
    m_citizen->hide();
    m_sync = new QPushButton(this);
    m_devices = new QPushButton(this);
    m_out = new QPushButton(tr("退出登录"), this);
    for (auto *button : {m_citizen, m_sync, m_devices, m_out}) {
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    connect(m_citizen, &QPushButton::clicked, this, &TopBar::citizenWanted);
    connect(m_sync, &QPushButton::clicked, this, &TopBar::syncWanted);
    connect(m_devices, &QPushButton::clicked, this, &TopBar::devicesWanted);
    connect(m_out, &QPushButton::clicked, this, &TopBar::signOutWanted);
    refresh();
}

void TopBar::refresh()
{
    QStringList place;
    if (m_shop.desk.isEnrolled()) {
        const auto &terminal = m_shop.desk.terminal();
        place += terminal.nodeName;
        if (!terminal.windowNo.isEmpty())
            place += tr("%1号窗口").arg(terminal.windowNo);
    }
    const auto staff = m_shop.desk.staff();
    if (staff)
        place += staff->offline ? tr("%1 %2（离线登录）").arg(staff->no, staff->name)
                                : QStringLiteral("%1 %2").arg(staff->no, staff->name);
    m_place->setText(place.join(QStringLiteral(" · ")));
    m_place->setToolTip(m_place->text());

    const auto &sync = m_shop.desk.sync();
    using Line = core::flow::SyncState::Line;
    const auto when = ui::timeWords(sync.lastContact, m_shop.desk.clock().now());
    QString words;
    if (!sync.owed.isEmpty())
        words = tr("! 待上传 %1 件").arg(sync.owed.size());
    else if (sync.clockOff)
        words = tr("! 本机时间与大厅不符");
    else if (sync.line == Line::Online)
        words = tr("✓ 已同步 %1").arg(when);
    else if (sync.line == Line::Offline)
        words = tr("! 离线，可继续办理");
    else
        words = tr("正在连接大厅");
    m_sync->setText(words);
    m_sync->setToolTip(sync.clockOff        ? tr("请校准本机时间；文书上的时间以大厅为准")
                           : when.isEmpty() ? QString()
                                            : tr("最近与大厅联系：%1").arg(when));

    const auto all = m_shop.devices.all().size();
    const auto working = m_shop.devices.working();
    m_devices->setText((working < all ? tr("! 设备 %1/%2") : tr("设备 %1/%2")).arg(working).arg(all));
    m_out->setVisible(staff.has_value());
    m_sync->setVisible(staff.has_value());
}

void TopBar::setCitizenWords(const QString &words, const QString &tip)
{
    m_citizen->setText(words);
    m_citizen->setToolTip(tip);
    m_citizen->setVisible(!words.isEmpty());
}

void TopBar::setCaseWords(const QString &words)
{
    m_case->setText(words);
    m_case->setToolTip(words);
}

} // namespace yc::app
