#pragma once

#include <QTimer>

#include <chrono>

namespace yc::app
{

// Something is waited for and says nothing: from the third second on that is told, every second.
class StillWaiting : public QObject
{
    Q_OBJECT
public:
    explicit StillWaiting(QObject *parent = nullptr, std::chrono::milliseconds second = std::chrono::seconds{1});
    void start(); // also: it gave a sign of life
    void stop();

Q_SIGNALS:
    void still(int seconds);

private:
    QTimer m_beat;
    int m_beats = 0;
};

} // namespace yc::app
