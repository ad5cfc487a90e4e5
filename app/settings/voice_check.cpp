#include "app/settings/voice_check.h"

#include "devices/api/announcer.h"
#include "ui/failure_words.h"

#include <utility>

namespace yc::app
{

VoiceCheck::VoiceCheck(Shop &shop, QObject *parent) : QObject(parent), m_shop(shop) { }

VoiceCheck::~VoiceCheck() = default;

void VoiceCheck::tryOut(const devices::Plug &plug, Answer done)
{
    using devices::Announcer;
    stop();
    m_hub = m_shop.makeHub ? m_shop.makeHub() : nullptr;
    if (!m_hub)
        return;
    m_done = std::move(done);
    m_hub->use({plug});
    const auto all = m_hub->all<Announcer>();
    if (all.isEmpty()) { // its place, or its folder, is none
        QMetaObject::invokeMethod(
            this, [this] { end(ui::failureLine(devices::codes::BadPlace), false); }, Qt::QueuedConnection);
        return;
    }
    const devices::Announcement sample{.id = QStringLiteral("sample"),
                                       .window = QStringLiteral("1"),
                                       .ticket = QStringLiteral("A001"),
                                       .words = QStringLiteral("请A001号到1号窗口")}; // to the hall, in its language
    // Queued: the hub is not taken down under the device that tells it.
    connect(
        all.first(), &Announcer::announced, this,
        [this, words = sample.words] { end(tr("✓ 已播报：%1").arg(words), true); }, Qt::QueuedConnection);
    connect(
        all.first(), &Announcer::notAnnounced, this,
        [this](const QString &, const devices::DeviceError &error) {
            const auto line = ui::failureLine(error.code);
            end(error.detail.isEmpty() ? line : tr("%1（%2）").arg(line, error.detail), false);
        },
        Qt::QueuedConnection);
    m_hub->start();
    all.first()->announce(sample);
}

void VoiceCheck::stop()
{
    m_done = nullptr;
    m_hub.reset();
}

void VoiceCheck::end(const QString &words, bool good)
{
    m_hub.reset();
    if (const auto done = std::exchange(m_done, nullptr))
        done(words, good);
}

} // namespace yc::app
