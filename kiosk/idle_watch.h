#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace yc::kiosk
{

struct IdleTimes {
    std::chrono::milliseconds idle{60'000}; // reference.md H.2
    std::chrono::milliseconds countdown{20'000}; // WCAG 2.2.1: at least 20 s to say "go on", as often as one likes
};

// Nobody touches anything: first a countdown that one touch ends, then over(). Sees every touch and key of the
// application, and never swallows one.
class IdleWatch : public QObject
{
    Q_OBJECT
public:
    explicit IdleWatch(IdleTimes times, QObject *parent = nullptr);

    void start(); // and anew after a touch
    void stop();
    [[nodiscard]] bool isCountingDown() const { return m_left.count() > 0; }

Q_SIGNALS:
    void countdown(int seconds); // 20, 19 … once a second
    void resumed(); // touched during the countdown
    void over();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void tick();

    IdleTimes m_times;
    QTimer m_idle;
    QTimer m_second;
    std::chrono::milliseconds m_left{0};
};

} // namespace yc::kiosk
