#include "app/settings/sound_check.h"

#include "ui/device_words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace yc::app
{

using namespace std::chrono_literals;

namespace
{

constexpr auto Longest = 30s;
constexpr int Quiet = -60; // dB: the meter's left end
constexpr double Voice = -45; // as of the doctor

} // namespace

SoundCheck::SoundCheck(Shop &shop, QWidget *parent) : QWidget(parent), m_shop(shop)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto *line = new QHBoxLayout;
    m_meter = new QProgressBar(this);
    m_meter->setRange(Quiet, 0);
    m_meter->setFormat(QStringLiteral("%v dB"));
    m_meter->setAccessibleName(tr("麦克风音量"));
    line->addWidget(m_meter, 1);
    m_stop = new QPushButton(tr("停止试音"), this);
    line->addWidget(m_stop);
    column->addLayout(line);
    m_words = new QLabel(this);
    m_words->setObjectName(QStringLiteral("sound-check"));
    m_words->setWordWrap(true);
    column->addWidget(m_words);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        end(m_loudest >= Voice ? tr("✓ 听到说话，最高 %1 dB").arg(qRound(m_loudest)) : tr("没有听到说话"),
            m_loudest >= Voice ? "good" : "muted");
    });
    m_end.setSingleShot(true);
    connect(&m_end, &QTimer::timeout, m_stop, &QPushButton::click);
    hide();
}

SoundCheck::~SoundCheck() = default;

void SoundCheck::start(const devices::Plug &plug)
{
    stop();
    m_hub = m_shop.makeHub ? m_shop.makeHub() : nullptr;
    if (!m_hub)
        return;
    m_hub->use({plug});
    const auto all = m_hub->all<devices::Microphone>();
    m_microphone = all.isEmpty() ? nullptr : all.first();
    if (!m_microphone)
        return m_hub.reset();
    using devices::Microphone;
    connect(m_microphone, &Microphone::level, this, &SoundCheck::take);
    connect(m_microphone, &Microphone::healthChanged, this, &SoundCheck::say);
    m_loudest = devices::QuietestDb;
    m_meter->setValue(Quiet);
    m_meter->show();
    m_stop->show();
    say();
    setVisible(true);
    m_end.start(Longest);
    m_microphone->setListening(true);
    m_hub->start();
}

void SoundCheck::stop()
{
    end({}, "muted");
    setVisible(false);
}

void SoundCheck::take(const devices::SoundLevel &level)
{
    m_loudest = std::max(m_loudest, level.peak);
    m_meter->setValue(std::clamp(qRound(level.peak), Quiet, 0));
}

void SoundCheck::say()
{
    if (!m_microphone)
        return;
    // Pulled out in the middle it says so and goes on when it is back.
    const auto health = m_microphone->health();
    const auto away = ui::awayWords(health);
    const auto asked = away.isEmpty() ? ui::guidanceWords(health.guidance) : away;
    const auto chosen = m_microphone->chosen();
    m_words->setText(!asked.isEmpty()             ? asked
                         : chosen.place.isEmpty() ? tr("正在打开麦克风……")
                                                  : tr("请说话。正在听：%1（%2）").arg(chosen.name, chosen.place));
    ui::setRole(m_words, asked.isEmpty() ? "muted" : "wrong");
}

void SoundCheck::end(const QString &words, const char *role)
{
    m_end.stop();
    if (m_microphone)
        m_microphone->disconnect(this);
    m_microphone = nullptr;
    m_hub.reset();
    m_meter->hide();
    m_stop->hide();
    m_words->setText(words);
    ui::setRole(m_words, role);
}

// Whoever looks elsewhere is not listened to.
void SoundCheck::hideEvent(QHideEvent *event)
{
    stop();
    QWidget::hideEvent(event);
}

} // namespace yc::app
