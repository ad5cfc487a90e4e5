#pragma once

#include <QObject>

namespace yc::app
{

// SIGTERM and SIGINT end the client like closing its window: what is in hand is saved, the report is written. Made
// before any other thread starts; listens once there is an application.
class EndSignals : public QObject
{
    Q_OBJECT
public:
    explicit EndSignals(QObject *parent = nullptr);
    ~EndSignals() override;
    void listen();

private:
    int m_fd = -1;
};

} // namespace yc::app
